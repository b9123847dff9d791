"""The page without scripts: every statement with its quotes, in plain tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from vakg.view.explorer.carried import words_at

_HEAD = "".join(
    f'<th scope="col">{name}</th>' for name in ("When", "Statement", "Kind", "Status", "Quotes")
)


def render_tables(data: Mapping[str, Any]) -> str:
    """Write one table a view; all text is escaped."""
    texts = {one["name"]: one for one in data["documents"]}
    return "\n".join(_table(view, data["entries"], texts) for view in data["views"])


def _table(view: Mapping[str, Any], entries: Sequence[Any], texts: Mapping[str, Any]) -> str:
    document = texts.get(view["document"])
    title = view["title"] or "Statements about the literature"
    heading = f"{document['title']}: {title}" if document else title
    rows = "\n".join(_row(entries[number], texts) for number in view["entries"])
    return (
        f"<section><h2>{escape(heading)}</h2><table><thead><tr>{_HEAD}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _row(entry: Mapping[str, Any], texts: Mapping[str, Any]) -> str:
    status = entry["status"]
    if entry["certainty"] != "asserted":
        status += f", {entry['certainty']}"
    quotes = "".join(f"<blockquote>{escape(said)}</blockquote>" for said in quotes_of(entry, texts))
    cells = (entry.get("when", ""), entry["text"], entry["label"], status)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td>{quotes}</td></tr>"


def quotes_of(entry: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[str]:
    """Cut the quotes of an entry out of its document, or say where they stand if it is not carried."""
    for start, end, *_ in entry["quotes"]:
        words = words_at(texts[entry["doc"]]["pieces"], start, end)
        yield f"characters {start} to {end} of the document" if words is None else words
