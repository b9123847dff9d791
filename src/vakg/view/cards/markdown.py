"""The card as Markdown: for a wiki, a mail, or the notes of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vakg.view.cards.card import Card, CardRow
from vakg.view.rows import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def card_markdown(card: Card) -> str:
    """Write a card as Markdown; nothing that a document prints can become markup."""
    return "\n".join(_lines(card)) + "\n"


def plain(text: str) -> str:
    r"""Make a text stand for itself in one line of Markdown.

    >>> plain("<b>*1.5* mL</b>")
    '\\<b\\>\\*1.5\\* mL\\</b\\>'
    """
    return _SIGNS.sub(r"\\\1", " ".join(visible(text).split()))


def _lines(card: Card) -> Iterator[str]:
    yield f"# {plain(card.question)}"
    yield ""
    for name, value in card.parameters:
        yield f"- {plain(name)}: {plain(value)}"
    yield ""
    yield f"**{plain(card.sentence)}**"
    yield ""
    yield f"Behind it: {plain(card.basis)}; {plain(card.review)}."
    if card.counted:
        yield f"Counted by the studies quoted, not patients of this graph: {plain(', '.join(card.counted))}."
    yield from _answer(card)
    yield from ("", "## Contrary evidence", "")
    for one in card.contrary:
        yield f"- {plain(one.text)} ({plain(one.why)}; {plain(one.document)}) “{plain(one.quote)}”"
    if not card.contrary:
        yield "None in this graph."
    if card.not_reported:
        yield from ("", "## Not reported", "", *(f"- {plain(one)}" for one in card.not_reported))
    if card.quotes:
        yield from ("", "## Quotes", "")
        for number, words in enumerate(card.quotes, 1):
            yield f"{number}. {plain(words.where)}: “{plain(words.quote)}”"
    yield from ("", "---", "", plain(card.caveat), "", plain(card.not_this))


def _answer(card: Card) -> Iterator[str]:
    if not card.rows:
        return
    yield from ("", "## Answer", "")
    for number, row in enumerate(card.rows, 1):
        yield f"{number}. {plain(row.text)}{_marks(row)}"
        yield from _details(row.details)
        if row.beside:
            yield ""
            yield f"   {plain(row.beside.label)}: {plain(row.beside.text)}"
            yield from _details(row.beside.details)


def _details(details: Iterable[tuple[str, str]]) -> Iterator[str]:
    told = "; ".join(f"{plain(name)}: {plain(value)}" for name, value in details)
    if told:
        yield f"   {told}"


def _marks(row: CardRow) -> str:
    return " (" + ", ".join(f"quote {one}" for one in row.quotes) + ")" if row.quotes else ""
