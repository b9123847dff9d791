"""Rows that hold a sentence and its quote, as a list to read: a table of long texts is unreadable."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

WIDEST = 100
"""Characters of a line; longer lines are hard to follow, however wide the terminal."""

HIDDEN = ("fact", "text", "quote")
Plain = Callable[[Any], str]


def are_entries(columns: Sequence[str]) -> bool:
    """Tell whether rows are statements: they have a sentence and a quote.

    >>> are_entries(("document", "text", "quote")), are_entries(("name", "question"))
    (True, False)
    """
    return {"text", "quote"} <= set(columns)


def render_entries(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], width: int, plain: Plain
) -> Iterator[str]:
    """Write each row as its sentence, what else is known in one line, and the words it rests on.

    Args:
        columns: What to show, in this order; `fact` ends the line of what else is known.
        rows: Mappings from column to value.
        width: Characters of the terminal's line.
        plain: Writes a value for a reader.
    """
    lines = min(width, WIDEST)
    for number, row in enumerate(rows, start=1):
        yield _block(f"{number:>3}. ", plain(row.get("text")), lines)
        known = " · ".join(_known(columns, row, plain))
        if known:
            yield _block("     ", known, lines)
        yield _block("     ", f"“{plain(row.get('quote'))}”", lines) + "\n"


def _known(columns: Sequence[str], row: Mapping[str, Any], plain: Plain) -> Iterator[str]:
    for column in columns:
        value = plain(row.get(column))
        if column not in HIDDEN and value:
            yield f"{column.replace('_', ' ')}: {value}"
    if row.get("fact"):
        yield plain(row["fact"])


def _block(lead: str, text: str, width: int) -> str:
    indent = " " * len(lead)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + "\n"
