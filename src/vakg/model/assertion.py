"""Closed sets of words: what a statement says of its content, and who stands behind it."""

from __future__ import annotations

from enum import StrEnum


class AssertionStatus(StrEnum):
    """Whether the document says that the thing happened. Required everywhere; silence is not PRESENT.

    PRESENT: "leakage was noted". ABSENT: "no leakage was detected". POSSIBLE: "leakage was
    suspected". CONDITIONAL: "if any leakage is detected". HYPOTHETICAL: "surgery should be considered".
    """

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the authors are of what they say, apart from whether it happened."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    SUGGESTIVE = "suggestive"
    SPECULATIVE = "speculative"
    DISPUTED = "disputed"
    UNDECIDED = "undecided"


class Basis(StrEnum):
    """Whether the document prints a thing or a curator worked it out from what it prints."""

    STATED = "stated"
    DERIVED = "derived"


class Review(StrEnum):
    """Whether a person has checked the record against the document."""

    REVIEWED = "reviewed"
    MACHINE = "machine"


class QuoteRole(StrEnum):
    """What part the quoted words play: the authors' own finding, background, a review, a caption."""

    OWN = "own"
    BACKGROUND = "background"
    REVIEW = "review"
    CAPTION = "caption"


class Side(StrEnum):
    """Side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"
    MIDLINE = "midline"


class LevelRole(StrEnum):
    """What the spinal levels of an event are to it."""

    FRACTURED = "fractured"
    TREATED = "treated"
    INSTRUMENTED = "instrumented"
    AUGMENTED = "augmented"
    LEAKED = "leaked"
    DECOMPRESSED = "decompressed"
    SENSORY = "sensory level"
    IMAGED = "imaged"
    AFFECTED = "affected"


class Comparator(StrEnum):
    """How the printed number bounds the true one; UNREADABLE when the sign is lost in the copy."""

    EQUAL = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    ABOUT = "~"
    UP_TO = "up to"
    UNREADABLE = "unreadable"


class TimeAspect(StrEnum):
    """What of the event the time tells: an embolism found on day 3 may have begun before."""

    ONSET = "onset"
    DETECTED = "detected"
    PERFORMED = "performed"
    OBSERVED = "observed"


class TreatmentResult(StrEnum):
    """What a treatment did to what it was given for; the patient's outcome is its own event."""

    SUCCESS = "success"
    PARTIAL = "partial"
    NONE = "none"
    WORSENED = "worsened"
    REFUSED = "refused"
    NOT_GIVEN = "not given"
    NOT_REPORTED = "not reported"


class CaseKind(StrEnum):
    """Whose patient it is: the authors' single case, one of their series, or a cited report's."""

    INDEX = "index"
    SERIES = "series"
    CITED = "cited"


class ClaimKind(StrEnum):
    """What a statement about the literature or the world, not about one patient, is."""

    INCIDENCE = "incidence"
    RISK_FACTOR = "risk_factor"
    RECOMMENDATION = "recommendation"
    MECHANISM = "mechanism"
    DIAGNOSIS = "diagnosis"
    INDICATION = "indication"
    ANATOMY = "anatomy"
    PROGNOSIS = "prognosis"
    DEFINITION = "definition"
    GAP = "gap"


class Stance(StrEnum):
    """How the one who makes a claim came to it."""

    OBSERVED = "observed"
    STATES = "states"
    RECOMMENDS = "recommends"
    BELIEVES = "believes"
    SPECULATES = "speculates"


class Modality(StrEnum):
    """What a recommendation asks for."""

    DO = "do"
    CONSIDER = "consider"
    AVOID = "avoid"
    STOP = "stop"
    NOT_REQUIRED = "not required"


class Direction(StrEnum):
    """Which way a factor moves the chance of an outcome."""

    INCREASES = "increases"
    DECREASES = "decreases"
    NO_EFFECT = "no effect"
    UNCLEAR = "unclear"


class UnitOfAnalysis(StrEnum):
    """What a proportion counts; patients and vertebrae are never mixed."""

    PATIENTS = "patients"
    VERTEBRAE = "vertebrae"
    PROCEDURES = "procedures"
    LEAKAGES = "leakages"
    CASES = "cases"
    STUDIES = "studies"
    NOT_STATED = "not stated"


class SymptomScope(StrEnum):
    """Which of the findings a proportion counts."""

    ANY = "any"
    SYMPTOMATIC = "symptomatic"
    ASYMPTOMATIC = "asymptomatic"
    NOT_STATED = "not stated"


class RangeType(StrEnum):
    """What the two ends of a printed range are."""

    ACROSS_STUDIES = "across studies"
    CONFIDENCE_INTERVAL = "confidence interval"
    MINIMUM_MAXIMUM = "minimum to maximum"
    NOT_STATED = "not stated"
