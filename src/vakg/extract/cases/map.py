"""The patients of a document, and whose each stretch of its text is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from vakg.extract.spans import Span
from vakg.model.assertion import CaseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFound:
    """A patient that the text brings up.

    Args:
        id: "index", "case-2", "cited-28": names the case within the document.
        kind: The authors' single case, one of their series, or a cited report's.
        label: The words that bring the patient up.
        age: In years; None where it is not told. age_low, age_high: bounds, where no exact age is told.
        sex: female or male, or None.
        evidence: The words that say so.
        citations: For a cited patient, the document's reference numbers.
        count: How many people share this case because the text never tells them apart; None is one.
    """

    id: str
    kind: CaseKind
    label: str
    age: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    sex: str | None = None
    evidence: tuple[Span, ...] = ()
    citations: tuple[int, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned(Span):
    """A stretch of the text and whose it is; nobody's where `owners` is empty."""

    owners: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CaseMap:
    """The patients of a document, and whose each stretch of the text is.

    Args:
        patients: In the order in which the text brings them up.
        stretches: By start, without overlap; clauses or parts of them.
        literature: The sentences, by place in the scan, no word of which speaks of a patient.
    """

    patients: tuple[PatientFound, ...] = ()
    stretches: tuple[Owned, ...] = field(default=(), repr=False)
    literature: frozenset[int] = frozenset()

    def owners(self, start: int, end: int) -> tuple[str, ...]:
        """Give the cases that the words at this place speak of.

        None where they speak of the literature, a group, a cohort, other people, or give advice. In
        "patients 1 and 2 were treated at L1 and L3, respectively" each level has an owner of its own:
        ask for the place of each value, not only for that of the event.
        """
        place = bisect_right(self._starts, start) - 1
        if place < 0 or self.stretches[place].end <= start or end < start:
            return ()
        return self.stretches[place].owners

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple([one.start for one in self.stretches])

    def about_literature(self, sentence: int) -> bool:
        """Tell whether no word of a sentence, by its place in the scan, speaks of a patient."""
        return sentence in self.literature

    def patient(self, case: str) -> PatientFound | None:
        """Give the patient of a case."""
        return next((one for one in self.patients if one.id == case), None)
