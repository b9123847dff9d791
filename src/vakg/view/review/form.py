"""The fields in which a reviewer corrects or adds a statement; the words to choose come from the model.

A field is `key`, `label` and `widget`, then what the widget needs: `choices` for one of a closed set,
`branches` for the classes it is about, `fields` for a part or a list of parts. `main` fields are shown,
the others wait behind a button.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from vakg.model.assertion import (
    AssertionStatus,
    Basis,
    CaseKind,
    Certainty,
    ClaimKind,
    Comparator,
    Direction,
    LevelRole,
    Modality,
    QuoteRole,
    RangeType,
    Side,
    Stance,
    SymptomScope,
    TimeAspect,
    TreatmentResult,
    UnitOfAnalysis,
)

Field = dict[str, Any]

_HAPPENINGS = [
    "vaco:ClinicalFinding", "vaco:Outcome", "vaco:PathologicalProcess", "vaco:Procedure", "vaco:RiskFactor",
]  # fmt: skip
_SITES, _ROUTES, _MATERIALS = (
    ["vaco:AnatomicalEntity"],
    ["vaco:LeakageRoute"],
    ["vaco:MaterialEntity"],
)
_METHODS, _KINDS = ["vaco:Procedure"], ["vaco:QuantityKind"]
_TIME_UNITS = ["s", "min", "h", "d", "wk", "mo", "a"]


def _field(key: str, label: str, widget: str, **more: Any) -> Field:
    return {"key": key, "label": label, "widget": widget, **more}


def _choice(key: str, label: str, words: type[StrEnum] | list[str], **more: Any) -> Field:
    return _field(key, label, "choice", choices=[str(one) for one in words], **more)


def _classes(key: str, label: str, branches: list[str] | None = None, **more: Any) -> Field:
    return _field(key, label, "classes", branches=branches or [], **more)


_TEXT = _field("text", "The fact in one plain sentence", "area", needed=True, main=True)
_STATUS = _choice("status", "Status", AssertionStatus, needed=True, main=True, radio=True)
_CERTAINTY = _choice("certainty", "How sure the authors are", Certainty, needed=True, main=True)
_EVIDENCE = _field(
    "evidence", "Quotes", "quotes", needed=True, main=True, roles=[str(one) for one in QuoteRole]
)
_LEVELS = _field("levels", "Spinal levels", "levels", hint="T8, L3 or T11-L1")
_LEVEL_ROLE = _choice("level_role", "What the levels are", LevelRole)
_RANGE = [
    _field("value", "Value", "number"),
    _field("low", "From", "number"),
    _field("high", "To", "number"),
    _choice("comparator", "Comparator", Comparator, default="="),
]
_ORIGIN = [
    _choice("basis", "Basis", Basis, default="stated"),
    _field("derived_from", "Derived from", "text"),
]
_SOURCE = [
    _field("said_by", "Who says so, if not the authors", "text"),
    _field("citations", "Reference numbers", "integers", hint="24, 28"),
    *_ORIGIN,
]
_QUANTITY = [
    _field("kind", "What it measures", "class", branches=_KINDS, needed=True),
    *_RANGE,
    _field("unit", "Unit (UCUM)", "text", needed=True, hint="mL, mm[Hg], %, 1"),
    _field("per", "Per", "text", hint="level, pedicle, total"),
    _field("normal", "Normal range", "part", fields=_RANGE),
    *_ORIGIN,
]
_TIME = [
    _field("low", "From", "number", nullable=True, hint="-2 is before"),
    _field("high", "To", "number", nullable=True, hint="the same if exact"),
    _choice("unit", "Unit", _TIME_UNITS, needed=True),
    _field("relative_to", "Counted from", "event", empty="the index procedure"),
    _field("phrase", "Words it was read from", "text"),
    _choice("aspect", "What the time tells", TimeAspect, needed=True),
    _field("approximate", "About", "check"),
    *_ORIGIN,
]
_QUANTITIES = _field("quantities", "Quantities", "parts", fields=_QUANTITY, one="quantity")

_EVENT = [
    _field("type", "What it is", "class", branches=_HAPPENINGS, needed=True, main=True),
    _STATUS, _CERTAINTY, _TEXT, _EVIDENCE,
    _field("time", "Time", "part", fields=_TIME, main=True),
    _LEVELS | {"main": True}, _LEVEL_ROLE | {"main": True},
    _choice("side", "Side", Side, main=True),
    _classes("sites", "Sites", _SITES, main=True),
    _QUANTITIES | {"main": True},
    _classes("routes", "Leakage routes", _ROUTES), _classes("materials", "Materials", _MATERIALS),
    _classes("methods", "How it was found or guided", _METHODS),
    _field("history", "Belongs to the patient’s past", "check"),
    _field("index", "The index procedure: its start is day 0", "check"),
    _field("name", "Name of this index procedure, if there are several", "text"),
    _field("until", "End", "part", fields=_TIME),
    _field("part_of", "Part of", "event"), _field("targets", "Aimed at", "events"),
    _choice("result", "What it achieved", TreatmentResult), _field("reason", "Why, or why not", "text"),
    _field("severity", "How severe, as printed", "text"), _field("institution", "Where, as printed", "text"),
    _field("performer", "By whom, as printed", "text"), *_SOURCE,
]  # fmt: skip

_LINK = [
    _field("cause", "Cause", "event", needed=True, main=True),
    _field("effect", "Effect", "event", needed=True, main=True),
    _STATUS, _CERTAINTY, _TEXT, _EVIDENCE, *_SOURCE,
]  # fmt: skip

_PROPORTION = [
    *_RANGE,
    _choice("unit", "Unit", ["%", "1"], needed=True),
    _field("numerator", "Number with it", "integer"),
    _field("denominator", "Number examined", "integer"),
    _choice("unit_of_analysis", "Counted in", UnitOfAnalysis, needed=True),
    _choice("symptom_scope", "Which findings", SymptomScope, needed=True),
    _choice("range_type", "What the range is", RangeType),
    _field("frequency", "Frequency in words", "text"),
]
_STATISTIC = [
    _field("name", "Statistic", "text", hint="odds ratio"),
    _field("value", "Value", "number"),
    _field("ci_low", "Interval from", "number"),
    _field("ci_high", "Interval to", "number"),
    _field("p", "p", "number"),
    _choice("p_comparator", "Comparator of p", Comparator),
]

_CLAIM = [
    _choice("kind", "Kind of claim", ClaimKind, needed=True, main=True),
    _STATUS, _CERTAINTY, _TEXT, _EVIDENCE,
    _field("said_by", "Who says so", "text", needed=True, main=True, default="authors", keep=True),
    _choice("stance", "How they came to it", Stance, needed=True, main=True),
    _classes("about", "About", main=True), _classes("procedures", "Procedures", _METHODS, main=True),
    _field("proportion", "Proportion", "part", fields=_PROPORTION, main=True, kinds=["incidence"]),
    _choice("direction", "Direction", Direction, main=True, kinds=["risk_factor"]),
    _field("statistic", "Statistic", "part", fields=_STATISTIC, main=True, kinds=["risk_factor"]),
    _choice("modality", "What is asked for", Modality, main=True, kinds=["recommendation"]),
    _field("relation", "Relation", "text", main=True, kinds=["anatomy"], hint="drains into, part of"),
    _classes("factors", "Factors"), _classes("outcomes", "Outcomes"), _classes("actions", "Actions"),
    _classes("populations", "Patients it holds for"), _classes("conditions", "Conditions"),
    _field("condition", "Condition in words", "text"), _field("rationale", "Rationale", "text"),
    _classes("sites", "Sites", _SITES), _classes("routes", "Leakage routes", _ROUTES),
    _classes("materials", "Materials", _MATERIALS), _classes("methods", "Methods", _METHODS),
    _classes("objects", "The other structure", _SITES), _LEVELS, _LEVEL_ROLE, _QUANTITIES,
    _field("cases", "Cases it rests on", "cases"), _field("agrees_with", "Agrees with", "claims"),
    _field("contradicts", "Contradicts", "claims"),
    _field("citations", "Reference numbers", "integers", hint="24, 28"), *_ORIGIN,
]  # fmt: skip

_PATIENT = [
    _field("label", "Name of the case", "text", needed=True, main=True),
    _choice("kind", "Whose patient", CaseKind, needed=True, main=True),
    _field("patient", "Patient", "part", needed=True, main=True, fields=[
        _TEXT | {"label": "The patient in one plain sentence"}, _field("age", "Age in years", "number"),
        _choice("sex", "Sex", ["female", "male"]), _EVIDENCE,
    ]),
    _field("citations", "Reference numbers, if cited", "integers", hint="24"),
]  # fmt: skip

_INCONSISTENCY = [
    _TEXT,
    _field("statements", "Statements", "facts", needed=True, main=True),
    _EVIDENCE,
]

FORMS: Final[dict[str, list[Field]]] = {
    "patient": _PATIENT, "event": _EVENT, "link": _LINK, "claim": _CLAIM, "inconsistency": _INCONSISTENCY,
}  # fmt: skip
"""The fields of each kind of statement, in the order in which they are asked."""
