"""An answer to a question of the library: rows, card, quotes and the query behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from vakg.analysis.computed import Asked
from vakg.view.cards import Card, card_markdown, card_text
from vakg.view.cards.card import CardQuote
from vakg.view.notebook.table import Table


class ShownCard(Card):
    """An answer card that a notebook shows as a card, and `print` as plain text."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return card_markdown(self)

    def __str__(self) -> str:
        """Write the card as in a terminal."""
        return card_text(self)


def shown_card(card: Card) -> ShownCard:
    """Make a card that shows itself."""
    return ShownCard(**{one.name: getattr(card, one.name) for one in fields(card)})


@dataclass(frozen=True, repr=False)
class Answered(Table):
    """An answer. `rows` are mappings; `df`, `card`, `quotes` and `sparql` say the same in other forms.

    Args:
        name: The question's name. question: what it asks.
        parameters: What it was asked with.
        caveat: What the answer does not say.
        sparql: The query that was run; None for a question that Python answers.
    """

    name: str = ""
    question: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    caveat: str = ""
    sparql: str | None = None
    _make: Callable[[], Card] | None = None

    @cached_property
    def card(self) -> ShownCard:
        """The answer with all it rests on: documents, patients, every quote, what speaks against it."""
        assert self._make is not None
        return shown_card(self._make())

    @property
    def quotes(self) -> tuple[CardQuote, ...]:
        """Every quote behind the answer, with where it stands."""
        return self.card.quotes


def answered(asked: Asked, make: Callable[[], Card]) -> Answered:
    """Wrap what a question gave.

    Args:
        asked: The question with its answer.
        make: Makes the card, once it is asked for.
    """
    question = asked.question
    used = ", ".join(f"{name}={value}" for name, value in asked.used.items())
    return Answered(
        columns=asked.answer.columns, rows=tuple(asked.answer.dicts()),
        title=question.question + (f" ({used})" if used else ""), note=question.caveat,
        name=question.name, question=question.question, parameters=dict(asked.used),
        caveat=question.caveat, sparql=asked.sparql, _make=make,
    )  # fmt: skip
