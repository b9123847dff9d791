"""What reading finds in a text, each with where it stands; offsets count code points of the text."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.model.assertion import AssertionStatus, Certainty, Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A name of a class of the ontology.

    Args:
        curie: The class.
        grounds: Whether the name is a label or an exact or narrow synonym; others only propose.
        text: The words as they stand. Where names share words ("cardiac and pulmonary emboli"), the
            words that only this one prints ("cardiac"); such a mention may be a single adjective.
    """

    curie: str
    grounds: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMention(Span):
    """Spinal levels, ranges expanded, head to foot: T8, T7/T8.

    Args:
        levels: Notations of the ontology.
        is_disc: Whether they are levels between vertebrae.
        is_nerve: Whether they name a nerve or its field ("S1 root"): no vertebra is meant.
        either: Whether two neighbours are written so ("L3/4", "L3-L4") that only custom decides
            between the two vertebrae and the level between them; `level_chain.vertebrae_of` gives
            the vertebrae. False where words beside them decide.
    """

    levels: tuple[str, ...]
    is_disc: bool = False
    is_nerve: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention(Span):
    """A printed number, range or count with its unit.

    Args:
        value, low, high: A value, or bounds; a range stays a range.
        comparator: As printed; "up to" is an upper bound.
        unit: UCUM unit, "%" or "1" for a bare count; None where no unit stands by it.
        per: What it is given for ("pedicle", "level", "vertebral body", "total"), or None.
        counted: For a count, the noun counted ("patients", "vertebrae", "cases"), else None.
        numerator, denominator: For "92 of 347", "18/5749", "(26.5%) of 347".
        spread: For "74 +/- 10": the spread.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    per: str | None = None
    counted: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Span):
    """A phrase that places something on a clock, or says how long it lasted.

    The span ends at the word that says how it counts ("3 days after"); what it counts from is `anchor`.

    Args:
        kind: "offset" (3 days after), "point" (postoperative day 3), "duration" (for two weeks),
            "age" of a state ("of three days' standing"), "frequency", "relative" (the next morning,
            the same day), "calendar" (June 2008).
        low, high: Bounds in `unit`; negative is before the anchor. For "the next morning" 1 d.
        unit: s, min, h, d, wk, mo, a; None for a calendar time.
        anchor: The words after "after"/"before" that name what it counts from, as a span of the
            text; None where the phrase names none ("three days later", "on day 3").
        anchor_kind: "procedure" (postoperative, after surgery), "previous" (later, afterwards),
            "presentation" (on admission), "injury", "text" (see `anchor`), "none".
        approximate: about, around, some, almost.
    """

    kind: str
    low: float | None
    high: float | None
    unit: str | None
    anchor: Span | None = None
    anchor_kind: str = "none"
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Span):
    """Words that bring up a patient: "a 78-year-old woman", "a man of 72", "Rasch (2010): man, 55 y".

    Args:
        age: In years; None where it is not told or is told as a group's mean.
        age_low, age_high: Bounds, where no exact age is told ("in her seventies").
        sex: female or male, or None.
        ordinal: For "patient 2", "case 1": the number. reference: for a cited patient, the name
            and year or the citation numbers as printed.
        is_group: "two patients", "33 patients": a number of people, not one.
        count: How many, for a group.
    """

    age: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    sex: str | None = None
    ordinal: int | None = None
    reference: str | None = None
    is_group: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What a sentence says of a mention: whether, how surely, about whom, and by which words.

    Args:
        status, certainty: As the record has them.
        history: Whether it belongs to the patient's past before the episode.
        other_person: Whether it is said of somebody else than the patient (mother, other patients).
        not_done: refused, considered and not done, not performed.
        advised: Whether it is advice rather than a report.
        normal: Whether the words call it normal or negative (status absent): nothing wrong was
            found with it. An examination so called was done; only its finding is absent.
        ended: Whether the words say that it went away ("resolved"): status present, it was there;
            from the sentence's time on it is not.
        lasting: Whether the words say that it stayed ("persisted", "was left with it").
        narrowed: Whether a denial holds of a part of what is named only: "no severe leak", "no other
            symptom", "no symptoms except cough", "barely improved". Status absent; what is named may
            well have been there, and its absence is not said.
        partial: Whether it came about in part only ("in part", "did not recover completely").
        cue: The words that decided, or None where nothing but the plain statement did.
    """

    status: AssertionStatus
    certainty: Certainty
    history: bool = False
    other_person: bool = False
    not_done: bool = False
    advised: bool = False
    normal: bool = False
    ended: bool = False
    lasting: bool = False
    narrowed: bool = False
    partial: bool = False
    cue: Span | None = None
