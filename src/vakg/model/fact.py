"""A fact as a row: what `vakg facts` prints and what every view shows."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

_NAMED = re.compile(r"kg:[^\s;,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTime:
    """When: offsets in `unit` from `relative_to`, and the same in days after the index procedure."""

    low: float | None
    high: float | None
    unit: str
    relative_to: str | None
    relative_to_id: str | None
    phrase: str | None
    basis: str
    derived_from: str | None
    aspect: str
    approximate: bool
    low_days: float | None
    high_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuantity:
    """How much: as printed, with what it is given for."""

    kind: str
    kind_label: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    per: str | None
    basis: str
    derived_from: str | None
    normal: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuote:
    """The words: `start` and `end` count code points of the text that `vakg read` prints."""

    quote: str
    start: int
    end: int
    section: str
    role: str
    file_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement of one document.

    `kind` is patient, event, causal_link, inconsistency or a claim's kind; `case` is None for what a
    document says of the literature. `more` holds what only some kinds have, under the names that the
    record gives it (age, sex, history, cause, effect, numerator, p, modality, condition, ...).
    """

    document: str
    case: str | None
    kind: str
    id: str
    type: str | None
    label: str
    status: str
    certainty: str
    review: str
    time: FactTime | None
    until: FactTime | None
    levels: tuple[str, ...]
    level_role: str | None
    side: str | None
    sites: tuple[str, ...]
    quantities: tuple[FactQuantity, ...]
    text: str
    citations: tuple[int, ...]
    evidence: tuple[FactQuote, ...]
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the graph calls it; a patient has the name of the case: `kg:pce-ards.patient.index`."""
        own = f"patient.{self.id}" if self.kind == "patient" else self.id
        return f"kg:{self.document}.{own}"

    def row(self) -> dict[str, Any]:
        """Give the fact as plain values, what only some kinds have beside what all have."""
        row = asdict(self)
        more: dict[str, Any] = row.pop("more")
        return row | more

    BRIEF: ClassVar[tuple[str, ...]] = (
        "document", "case", "id", "kind", "day", "levels", "status", "certainty", "review", "text", "quote",
    )  # fmt: skip
    """What `brief` gives, in this order."""

    def brief(self) -> dict[str, Any]:
        """Give what fits a line: whose, what kind, when, where, how sure, the sentence and its quote."""
        worked_out = {"day": self.day(), "quote": self.nearest_quote()}
        return {
            name: worked_out[name] if name in worked_out else getattr(self, name)
            for name in self.BRIEF
        }

    def day(self) -> float | str | None:
        """Give the days after the index procedure: a number, or the bounds in words; None if unknown."""
        if self.time is None:
            return None
        low, high = self.time.low_days, self.time.high_days
        if low == high:
            return low
        said = [f"{word} {day:g}" for word, day in (("from", low), ("to", high)) if day is not None]
        return " ".join(said)

    def nearest_quote(self) -> str | None:
        """Give the quote that shares most words with the sentence; the earliest where several do."""
        words = set(self.text.lower().split())
        shared = (len(words & set(one.quote.lower().split())) for one in self.evidence)
        best = max(zip(shared, self.evidence, strict=True), key=_by_first, default=None)
        return best[1].quote if best else None


def _by_first(pair: tuple[int, FactQuote]) -> int:
    return pair[0]


def names_in(value: object) -> list[str]:
    """Find the names of statements in what a row says.

    >>> names_in("kg:a.e1 kg:a.e2; none"), names_in(None)
    (['kg:a.e1', 'kg:a.e2'], [])
    """
    return _NAMED.findall(str(value))


def document_of(name: str) -> str:
    """Say which document a name of the graph belongs to.

    >>> document_of("kg:pce-ards.case.index")
    'pce-ards'
    """
    return name.removeprefix("kg:").partition(".")[0]
