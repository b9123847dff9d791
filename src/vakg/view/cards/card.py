"""The card: plain values only, so that every renderer shows the same."""

from __future__ import annotations

from dataclasses import dataclass

NOT_THIS = "Not medical advice, and not a register of incidence: it counts what documents say."
"""What no answer is; stands on every card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSide:
    """What stands beside a row: what it is to it, its sentence, and what else is told of it."""

    label: str
    text: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One row of the answer.

    Args:
        text: The row as a sentence, or its first values where it has none.
        details: What else it tells, column by column; no empty ones.
        quotes: Numbers of its quotes on the card, from 1.
        beside: The other side of a row that has two, such as a claim and what it stands against.
    """

    text: str
    details: tuple[tuple[str, str], ...]
    quotes: tuple[int, ...]
    beside: CardSide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQuote:
    """Exact words of a document, where they stand (section, offsets in the text that `vakg read` prints).

    Words that only the row gives, such as those kept with an axiom, have no offsets.
    """

    document: str
    section: str
    start: int | None
    end: int | None
    quote: str

    @property
    def where(self) -> str:
        """Say where the words stand, as far as that is known."""
        return (
            ", ".join(part for part in (self.document, self.section) if part)
            or "kept with the axiom"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """A statement that does not fit the answer: why it is here, what it says, and whose it is."""

    why: str
    text: str
    document: str
    case: str | None
    status: str
    certainty: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An answer with all it rests on.

    Args:
        name: The question's name. question: what it asks.
        parameters: What it was asked with, by name.
        sentence: The answer in one plain sentence.
        rows: The answer.
        documents: Documents behind it.
        patients: Patients behind it whom a document reports itself, as DOCUMENT/CASE.
        cited: Patients behind it whom a document only cites from another report.
        counted: Patients, vertebrae and so on that a quoted study counted; they are not in this graph.
        quotes: Every quote behind the rows.
        contrary: Statements of the same thing that do not fit.
        not_reported: What the answer leaves open because no document tells it.
        reviewed, machine: Statements behind it that a person has checked, and that nobody has.
        caveat: What the answer does not say. not_this: what no answer is.
    """

    name: str
    question: str
    parameters: tuple[tuple[str, str], ...]
    sentence: str
    rows: tuple[CardRow, ...]
    documents: tuple[str, ...]
    patients: tuple[str, ...]
    cited: tuple[str, ...]
    counted: tuple[str, ...]
    quotes: tuple[CardQuote, ...]
    contrary: tuple[Contrary, ...]
    not_reported: tuple[str, ...]
    reviewed: int
    machine: int
    caveat: str
    not_this: str = NOT_THIS

    @property
    def basis(self) -> str:
        """Say how many documents and how many patients stand behind the answer, each by itself."""
        parts = [_many(len(self.documents), "document")]
        if self.patients:
            parts.append(f"{_many(len(self.patients), 'patient')} reported there")
        if self.cited:
            parts.append(f"{_many(len(self.cited), 'patient')} only cited there from other reports")
        if not self.documents:
            return "no document by itself" if self.rows else "no document"
        if not self.patients and not self.cited:
            parts.append("no single patient: what is said holds beyond one")
        return ", ".join(parts)

    @property
    def review(self) -> str:
        """Say how many of the statements behind the answer a person has checked."""
        if not self.machine:
            all_of = f"all {_many(self.reviewed, 'statement')} behind it reviewed"
            return all_of if self.reviewed else "no single statement behind it"
        by_machine = f"{self.machine} read by machine only, not checked"
        return f"{_many(self.reviewed, 'statement')} behind it reviewed, {by_machine}"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
