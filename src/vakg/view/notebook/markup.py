"""HTML for notebooks. Every text is escaped: nothing that a document prints can become markup.

MathJax, which notebooks run over all output, is told to leave it alone: a quote may hold dollar signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from vakg.view.rows import visible

LONG = 360
"""Quotes with more letters than this are folded behind their beginning."""

_LINE = "1px solid rgba(128,128,128,.35)"
_STYLE = f"""<style>
.vakg {{ max-width: 100%; overflow-x: auto; font-size: 13px; line-height: 1.4 }}
.vakg table {{ border-collapse: collapse; margin: .4em 0 }}
.vakg th, .vakg td {{ text-align: left !important; vertical-align: top; padding: .3em 1em .3em 0;
  border-bottom: {_LINE}; white-space: normal; max-width: 34em; min-width: 3em; background: none }}
.vakg .title {{ font-weight: 600; margin: .2em 0 }}
.vakg .aside, .vakg summary {{ opacity: .75 }}
.vakg q {{ font-style: italic }}
</style>"""


def part(title: str, body: str, *notes: str) -> str:
    """Put a title above and notes below a piece of HTML.

    Args:
        title: Plain text; may be empty.
        body: HTML.
        notes: Plain texts, each a line; empty ones are left out.
    """
    head = f'<p class="title">{esc(title)}</p>' if title else ""
    below = "".join(f'<p class="aside">{esc(note)}</p>' for note in notes if note)
    return f'{_STYLE}<div class="vakg tex2jax_ignore mathjax_ignore">{head}{body}{below}</div>'


def esc(text: str) -> str:
    """Make a text safe to stand in HTML, control characters made visible."""
    return escape(visible(text))


def shown(value: Any) -> str:
    """Write a value for a reader.

    >>> shown(None), shown(True), shown(395.6875), shown(0.0104), shown(("T8", "L1"))
    ('', 'yes', '395.69', '0.0104', 'T8, L1')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(shown(one) for one in value)
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    """Write days and amounts to two decimals, what is below one to three digits."""
    return f"{value:.3g}" if abs(value) < 1 else f"{value:.2f}".rstrip("0").rstrip(".")


def quoted(text: str) -> str:
    """Put words of a document between quotation marks; a long quote is folded behind its beginning.

    >>> quoted("a < b")
    '<q>a &lt; b</q>'
    """
    if not text:
        return ""
    if len(text) <= LONG:
        return f"<q>{esc(text)}</q>"
    begin = text[: LONG // 2].rsplit(" ", 1)[0]
    return f"<details><summary>“{esc(begin)} …”</summary><q>{esc(text)}</q></details>"


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows as an HTML table; columns whose name ends in `quote` hold words of documents."""
    head = "".join(f'<th scope="col">{esc(column.replace("_", " "))}</th>' for column in columns)
    body = "\n".join(
        "<tr>"
        + "".join(f"<td>{cell(column, row.get(column))}</td>" for column in columns)
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell(column: str, value: Any) -> str:
    """Write what stands in one cell."""
    text = shown(value)
    return quoted(text) if column.endswith("quote") else esc(text)


def said(who: str, text: str, quote: str) -> str:
    """Write one side of a comparison: who says it, the sentence, and the words it was read from."""
    head = f"<strong>{esc(who)}</strong><br>" if who else ""
    words = f"<br>{quoted(quote)}" if quote else ""
    return f"{head}{esc(text)}{words}"


def sides(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows of HTML under headings: for comparisons, which have more in a cell than a value."""
    head = "".join(f'<th scope="col">{esc(one)}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
