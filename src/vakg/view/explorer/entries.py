"""Facts as the entries of the page: what the panel, the table and the search show of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vakg.analysis.clock import Moment
from vakg.model.fact import Fact, FactTime
from vakg.view.explorer.material import Material
from vakg.view.explorer.wording import (
    say_levels,
    say_proportion,
    say_quantity,
    say_statistic,
    say_time,
)

Entry = dict[str, Any]
Row = tuple[str, str]

_CLASS_ROWS = (
    ("About", "about"), ("Factor", "factors"), ("Outcome", "outcomes"), ("Action", "actions"),
    ("Object", "objects"), ("Procedure", "procedures"), ("Population", "populations"),
    ("Under the condition", "conditions"), ("Material", "materials"), ("Method", "methods"),
    ("Route", "routes"),
)  # fmt: skip
_WORD_ROWS = (
    ("Called", "name"), ("Relation", "relation"), ("Direction", "direction"), ("Advice", "modality"),
    ("Condition", "condition"), ("Reason", "reason"), ("Rationale", "rationale"),
    ("Result", "result"), ("Severity", "severity"), ("Where", "institution"), ("Done by", "performer"),
    ("Said by", "said_by"), ("Stance", "stance"),
)  # fmt: skip
KIND_NAMES = {"causal_link": "cause and effect", "risk_factor": "risk factor"}
"""Words for kinds that their own name does not say plainly."""


def make_entry(fact: Fact, material: Material, moment: Moment | None) -> Entry:
    """Make the entry of one fact; its ties to others are added later.

    Args:
        fact: The fact.
        material: Names its classes and finds its family.
        moment: Where an event stands in time.
    """
    entry: Entry = {
        "doc": fact.document, "case": fact.case, "kind": fact.kind, "id": fact.id,
        "label": _label(fact), "status": fact.status, "certainty": fact.certainty,
        "review": fact.review, "family": material.families.of(fact).key, "text": fact.text,
        "basis": fact.more.get("basis", "stated"), "classes": _classes(fact),
        "rows": [list(row) for row in _rows(fact, material, moment)],
        "quotes": [[one.start, one.end, one.section, one.role] for one in fact.evidence],
        "cites": list(fact.citations), "links": [], "levels": list(fact.levels),
    }  # fmt: skip
    if moment:
        entry["when"], entry["day"] = moment.said, _sortable(moment.day)
    if fact.time or fact.until:
        entry["span"] = [*_bounds(fact.time), *_bounds(fact.until)]
    return entry


def _bounds(time: FactTime | None) -> tuple[float | None, float | None]:
    """Give the earliest and the latest day of a time."""
    return (time.low_days, time.high_days) if time else (None, None)


def _sortable(day: float) -> float:
    """Make a day a number that JSON can hold."""
    return max(-1e9, min(1e9, day))


def _label(fact: Fact) -> str:
    if fact.kind == "event":
        return fact.label or str(fact.more.get("name") or fact.id)
    return KIND_NAMES.get(fact.kind, fact.kind.replace("_", " "))


def _classes(fact: Fact) -> list[str]:
    named = {curie for _, key in _CLASS_ROWS for curie in fact.more.get(key, ())}
    named |= set(fact.sites) | {quantity.kind for quantity in fact.quantities}
    return ([fact.type] if fact.type else []) + sorted(named - {fact.type, ""})


def _rows(fact: Fact, material: Material, moment: Moment | None) -> Iterator[Row]:
    yield from _time_rows(fact, moment)
    parts = [
        ("Levels", say_levels(fact)), ("Side", fact.side or ""), ("Site", material.names(fact.sites)),
        *(("Quantity", say_quantity(quantity)) for quantity in fact.quantities),
        ("How often", say_proportion(fact.more)), ("Statistic", say_statistic(fact.more)),
        *((heading, material.names(fact.more.get(key, ()))) for heading, key in _CLASS_ROWS),
        *((heading, str(fact.more.get(key) or "")) for heading, key in _WORD_ROWS),
        ("Derived from", str(fact.more.get("derived_from") or "")),
        *(_patient_rows(fact.more) if fact.kind == "patient" else ()),
    ]  # fmt: skip
    yield from ((heading, text) for heading, text in parts if text)


def _time_rows(fact: Fact, moment: Moment | None) -> Iterator[Row]:
    for heading, time in (("When", fact.time), ("Until", fact.until)):
        if time is not None:
            yield heading, say_time(time)
            if time.phrase:
                yield "In the words", f"“{time.phrase}”"
            if time.basis == "derived":
                yield "Time derived from", time.derived_from or "not told"
    if moment and fact.time is None:
        yield "When", "no time given; drawn by its place in the report"


def _patient_rows(more: Mapping[str, Any]) -> Iterator[Row]:
    if more.get("age") is not None:
        yield "Age", f"{more['age']:g} years"
    if more.get("sex"):
        yield "Sex", str(more["sex"])
    for text in more.get("history", ()):
        yield "Before", text
