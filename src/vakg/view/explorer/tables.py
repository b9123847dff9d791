"""The page without scripts: every statement with its quotes, in plain tables.

Many statements rest on the same words, so each passage is printed once, below the tables, and the
statements name it by number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from vakg.view.explorer.carried import words_at

_HEAD = "".join(
    f'<th scope="col">{name}</th>' for name in ("When", "Statement", "Kind", "Status", "Words")
)
Passages = dict[tuple[str, int, int], int]
"""The number of each passage: document, start and end."""


def render_tables(data: Mapping[str, Any]) -> str:
    """Write one table a view, then the passages; all text is escaped."""
    texts = {one["name"]: one for one in data["documents"]}
    passages: Passages = {}
    tables = [_table(view, data["entries"], texts, passages) for view in data["views"]]
    return "\n".join([*tables, _passages(passages, texts)])


def _table(
    view: Mapping[str, Any], entries: Sequence[Any], texts: Mapping[str, Any], passages: Passages
) -> str:
    document = texts.get(view["document"])
    title = view["title"] or "Statements about the literature"
    heading = f"{document['title']}: {title}" if document else title
    rows = "\n".join(_row(entries[number], passages) for number in view["entries"])
    return (
        f"<section><h2>{escape(heading)}</h2><table><thead><tr>{_HEAD}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _row(entry: Mapping[str, Any], passages: Passages) -> str:
    status = entry["status"]
    if entry["certainty"] != "asserted":
        status += f", {entry['certainty']}"
    cells = (entry.get("when", ""), entry["text"], entry["label"], status)
    links = " ".join(_link(entry["doc"], quote, passages) for quote in entry["quotes"])
    return f"<tr>{''.join(f'<td>{escape(cell)}' for cell in cells)}<td>{links}"


def _link(document: str, quote: Sequence[Any], passages: Passages) -> str:
    number = passages.setdefault((document, quote[0], quote[1]), len(passages) + 1)
    return f'<a href="#q{number}">{number}</a>'


def _passages(passages: Passages, texts: Mapping[str, Any]) -> str:
    """Write the words of every passage once."""
    rows = "\n".join(
        f'<li id="q{number}"><blockquote>{escape(_words(texts[document], start, end))}</blockquote>'
        f"{escape(document)}, {start} to {end}"
        for (document, start, end), number in passages.items()
    )
    return f"<section><h2>Passages that the statements rest on</h2><ol>{rows}</ol></section>"


def _words(document: Mapping[str, Any], start: int, end: int) -> str:
    """Cut a passage out of its document, or say that the page does not carry it."""
    words = words_at(document["pieces"], start, end)
    return "(the page does not carry these words)" if words is None else words
