"""A patient while the document is being read, and all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from vakg.extract.cases.map import PatientFound
from vakg.extract.spans import PersonMention, Span
from vakg.model.assertion import CaseKind

Owners = tuple[str, ...]
NOBODY: Owners = ()
FEW = 6
"""A report of more patients than this tells of none of them by the words "all"."""


@dataclass(slots=True)
class Known:
    """A patient while the document is being read."""

    cited: str | None = None
    ordinal: int | None = None
    label: str = ""
    age: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    sex: str | None = None
    evidence: list[Span] = field(default_factory=list)
    citations: tuple[int, ...] = ()
    id: str = ""

    def fits(self, one: PersonMention) -> bool:
        """Tell whether a mention contradicts nothing that is known."""
        if None not in (self.sex, one.sex) and self.sex != one.sex:
            return False
        if self.age is not None and one.age is not None:
            return self.age == one.age
        if one.age is not None and self.age_low is not None and self.age_high is not None:
            return self.age_low <= one.age <= self.age_high
        if self.age is not None and one.age_low is not None and one.age_high is not None:
            return one.age_low <= self.age <= one.age_high
        return True

    def shares(self, one: PersonMention) -> bool:
        """Tell whether an age or a sex is the same, so that it is likely the same patient."""
        aged = self.age is not None and self.age == one.age
        return self.fits(one) and (aged or one.age is None or self.age is None)

    def learn(self, one: PersonMention, text: str) -> None:
        """Take in what a mention tells."""
        self.label = self.label if self.age is not None or not text else text
        if self.age is None and one.age is not None:
            self.age, self.age_low, self.age_high = one.age, None, None
        if self.age is None and self.age_low is None:
            self.age_low, self.age_high = one.age_low, one.age_high
        self.sex = self.sex or one.sex
        self.evidence.append(Span(start=one.start, end=one.end))


@dataclass(slots=True)
class Cast:
    """All patients of a document, and who is meant at the places that name somebody.

    Args:
        own: The authors' patients. cited: those of other works.
        worded: The number that "the first patient" tells, by its place.
        pointed: Where words that are neither mention nor cue point to a cited patient, by their start.
        rows: By the place where a table's row starts.
        named: By the place where a mention or a word such as "the other" starts.
        count: How many patients the authors say that they report, or 0.
        sex: The sex of all of these, where the words that count them tell it: "two women".
        headed: Paragraphs that authors and a year lead, each with its patient.
        begun: Whether a place where a case can be told has been read, so that what follows may be of others.
        own_told: Whether the text itself brings up patients of the authors.
        cohort: Whether the document tells of a number of people and of no one among them.
    """

    own: list[Known] = field(default_factory=list)
    cited: list[Known] = field(default_factory=list)
    named: dict[int, Known] = field(default_factory=dict)
    worded: dict[int, int] = field(default_factory=dict)
    pointed: dict[int, int] = field(default_factory=dict)
    rows: dict[int, Known] = field(default_factory=dict)
    count: int = 0
    sex: str | None = None
    headed: tuple[tuple[int, int, Known], ...] = ()
    begun: bool = False
    own_told: bool = False
    cohort: bool = False

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the authors' own patients."""
        return tuple(one.id for one in self.own)

    def take(self, into: list[Known], known: Known, one: PersonMention, text: str) -> None:
        """Enter a patient, if new, with what a mention tells of him."""
        if not any(known is other for other in into):
            into.append(known)
        known.learn(one, text[one.start : one.end])
        self.named[one.start] = known

    def join(self, one: Known, other: Known) -> None:
        """Take a patient brought up by a number for one who was told of before."""
        other.ordinal = one.ordinal
        other.evidence += one.evidence
        self.own = [known for known in self.own if known is not one]
        self.named = {at: other if known is one else known for at, known in self.named.items()}

    def in_order(self, number: int) -> Known | None:
        """Give the own patients numbers in their order, where none has one, and find one of them."""
        if any(one.ordinal for one in self.own) or not 1 < len(self.own) >= number:
            return None
        for place, one in enumerate(self.own, 1):
            one.ordinal = place
        return self.numbered(number)

    def heading(self, start: int) -> Known | None:
        """Give the patient under whose heading a place stands."""
        return next((one for begin, end, one in self.headed if begin <= start < end), None)

    def numbered(self, number: int) -> Known | None:
        """Give the own patient of a number."""
        return next((one for one in self.own if one.ordinal == number), None)

    def found(self) -> tuple[PatientFound, ...]:
        """Give all patients, the authors' own first."""
        kind = CaseKind.INDEX if len(self.own) == 1 else CaseKind.SERIES
        return tuple(
            PatientFound(
                id=one.id, kind=CaseKind.CITED if one.cited is not None else kind, label=one.label,
                age=one.age, age_low=one.age_low, age_high=one.age_high, sex=one.sex,
                evidence=tuple(one.evidence), citations=one.citations,
            )
            for one in (*self.own, *self.cited)
        )  # fmt: skip
