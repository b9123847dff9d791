"""What scoring says of each thing that was wanted and of each thing that was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vakg.model.assertion import AssertionStatus
from vakg.model.case import Event
from vakg.score.corpus import GoldClaim, GoldItem
from vakg.score.kinds import Closeness


class Found(StrEnum):
    """What became of a thing that was wanted."""

    FOUND = "found"
    OTHER_STATUS = "other status"
    OTHER_PATIENT = "other patient"
    MISSED = "missed"
    UNGROUNDED = "ungrounded"


class Read(StrEnum):
    """What became of an event that was read.

    MATCHED: it is one that was wanted. STATED: not noted, but the text says it, as was read by hand.
    REPEATED: a second telling, or a part, of one that was wanted.
    CONTRADICTED: wanted, but with another status or of another patient. UNJUDGED: of a kind that the
    corpus does not note. UNKNOWN: of a kind that it notes, but not noted.
    """

    MATCHED = "matched"
    STATED = "stated"
    REPEATED = "repeated"
    CONTRADICTED = "contradicted"
    UNJUDGED = "unjudged"
    UNKNOWN = "unknown"


class Value(StrEnum):
    """What became of a patient's age, sex, levels, first day or volume."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVerdict:
    """What became of one thing that a curator noted; `event` is what was read instead or for it."""

    item: GoldItem
    patient: str
    found: Found
    closeness: Closeness | None = None
    event: Event | None = None
    status: AssertionStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVerdict:
    """What became of one event of the draft."""

    case: str
    event: Event
    read: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueVerdict:
    """What became of one value of a patient: what was wanted and what was read, in words."""

    name: str
    patient: str
    value: Value
    wanted: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """What became of one claim that was wanted.

    Args:
        claim: The claim.
        read: The sentence of what was read for it; None where nothing was.
        read_kind: Its kind.
        numbers_right, statistics_right: None where the claim wanted prints none.
    """

    claim: GoldClaim
    read: str | None = None
    read_kind: str | None = None
    numbers_right: bool | None = None
    statistics_right: bool | None = None

    @property
    def kind_right(self) -> bool:
        """Whether what was read is of the kind that was wanted."""
        return self.read_kind == self.claim.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """How two sets of pairs of events agree, among the events that were found.

    Args:
        name: What the pairs are.
        noted: How many were noted.
        read: How many were read.
        both: How many of them are the same.
        turned: How many were read the other way round.
        only_read: Those read and not noted, by the identifiers of the draft's events.
    """

    name: str
    noted: int
    read: int
    both: int
    turned: int
    only_read: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScore:
    """All that scoring says of one text.

    Args:
        id: The text.
        items, events, values, claims: The verdicts.
        patients: How many were wanted, found, and read although the text has no such patient.
        relations: How what is said between events agrees; only where the notes say such things.
        quotes: How many quotes of the draft stand in the text at their place, of how many.
        spare_claims: Claims of the draft that no wanted claim answers to, each as kind and sentence.
    """

    id: str
    items: tuple[ItemVerdict, ...]
    events: tuple[EventVerdict, ...]
    values: tuple[ValueVerdict, ...]
    claims: tuple[ClaimVerdict, ...]
    patients: tuple[int, int, int]
    quotes: tuple[int, int] = (0, 0)
    relations: tuple[Between, ...] = ()
    spare_claims: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusScore:
    """The verdicts on all texts, by text."""

    texts: tuple[TextScore, ...] = field(repr=False)

    def text(self, name: str) -> TextScore:
        """Give the verdicts on one text."""
        return next(one for one in self.texts if one.id == name)
