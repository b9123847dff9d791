"""The card for a terminal."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from vakg.view.cards.card import Card, CardRow
from vakg.view.rows import visible

WIDEST = 100
Lines = Sequence[tuple[str, Text]]
"""What a section holds: a mark and a text each."""


def card_text(card: Card, *, width: int | None = None, colour: bool = False) -> str:
    """Write a card for reading in a terminal.

    Args:
        card: The card.
        width: Characters of a line; by default those of the terminal, 100 at most.
        colour: Whether the terminal shows colours.
    """
    columns = width or min(shutil.get_terminal_size((WIDEST, 40)).columns, WIDEST)
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=columns,
        color_system="standard" if colour else None,
        force_terminal=colour,
    )
    console.print(_panel(card))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _panel(card: Card) -> RenderableType:
    asked = "".join(f"\n  {name}: {value}" for name, value in card.parameters)
    parts: list[RenderableType] = [
        _text(card.question + asked, "dim"),
        Text(),
        _text(card.sentence, "bold"),
        _text(f"Behind it: {card.basis}; {card.review}."),
    ]
    if card.counted:
        parts.append(
            _text(
                f"Counted by the studies quoted, not patients of this graph: {_joined(card.counted)}."
            )
        )
    for title, lines in _sections(card):
        parts += [Text(), _text(title, "bold underline"), _list(lines)]
    parts += [Text(), _text(card.caveat, "italic"), _text(card.not_this, "italic")]
    return Panel(Group(*parts), title=visible(card.name), title_align="left")


def _sections(card: Card) -> Iterator[tuple[str, Lines]]:
    if card.rows:
        yield "Answer", [(f"{number}.", _row(row)) for number, row in enumerate(card.rows, 1)]
    against = [
        ("–", _text(f"{one.text} ({one.why}; {one.document})\n“{one.quote}”"))
        for one in card.contrary
    ]
    yield "Contrary evidence", against or [("", _text("None in this graph."))]
    if card.not_reported:
        yield "Not reported", [("–", _text(one)) for one in card.not_reported]
    if card.quotes:
        words = (f"{one.where}: “{one.quote}”" for one in card.quotes)
        yield "Quotes", [(f"[{number}]", _text(one)) for number, one in enumerate(words, 1)]


def _list(lines: Lines) -> Table:
    """Set marks apart from what they mark, so that long lines hang."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for mark, text in lines:
        grid.add_row(mark, text)
    return grid


def _row(row: CardRow) -> Text:
    marks = "".join(f"[{one}]" for one in row.quotes)
    text = _text(f"{row.text} {marks}".rstrip())
    _append(text, row.details)
    if row.beside:
        text.append(visible(f"\n{row.beside.label}: {row.beside.text}"))
        _append(text, row.beside.details)
    return text


def _append(text: Text, details: Sequence[tuple[str, str]]) -> None:
    if details:
        told = " · ".join(f"{name}: {value}" for name, value in details)
        text.append(visible(f"\n{told}"), "dim")


def _text(words: str, style: str = "") -> Text:
    return Text(visible(words), style)


def _joined(parts: tuple[str, ...]) -> str:
    return ", ".join(parts)
