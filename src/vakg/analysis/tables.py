"""Facts as pandas tables, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vakg.model.fact import Fact, FactTime

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("case", "when", "day", "label", "status", "certainty", "levels", "text", "quote")


def facts_table(facts: Iterable[Fact]) -> DataFrame:
    """Make a table of facts, one a row, in the order given.

    Returns:
        Columns case, when (the phrase of the document), day (after the index procedure, None when
        undated), label, status, certainty, levels, text, quote (the nearest).
    """
    from pandas import DataFrame  # noqa: PLC0415 - a third of a second to import

    return DataFrame([_row(fact) for fact in facts], columns=list(COLUMNS))


def _row(fact: Fact) -> dict[str, Any]:
    return {
        "case": fact.case,
        "when": fact.time.phrase if fact.time else None,
        "day": day_of(fact.time),
        "label": fact.label,
        "status": fact.status,
        "certainty": fact.certainty,
        "levels": ", ".join(fact.levels),
        "text": fact.text,
        "quote": fact.nearest_quote(),
    }


def day_of(time: FactTime | None) -> str | None:
    """Write a time in days after the index procedure, with its bounds.

    >>> day_of(None) is None
    True
    """
    if time is None or (time.low_days is None and time.high_days is None):
        return None
    low, high = time.low_days, time.high_days
    if low is None or high is None:
        return f"≤ {high:g}" if low is None else f"≥ {low:g}"
    shown = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"about {shown}" if time.approximate else shown


def cases_table(facts: Iterable[Fact]) -> DataFrame:
    """Make a table of cases, one a row: document, case, age, sex, and how many events by status."""
    from pandas import DataFrame  # noqa: PLC0415

    facts = tuple(facts)
    rows = [_case_row(patient, facts) for patient in facts if patient.kind == "patient"]
    return DataFrame(rows).astype({"age": "Int64"})


def _case_row(patient: Fact, facts: tuple[Fact, ...]) -> dict[str, Any]:
    own = [
        fact
        for fact in facts
        if (fact.document, fact.case, fact.kind) == (patient.document, patient.case, "event")
    ]
    counts = {status: sum(one.status == status for one in own) for status in STATUSES}
    about = {"document": patient.document, "case": patient.case}
    return about | {"age": patient.more["age"], "sex": patient.more["sex"]} | counts


STATUSES = ("present", "absent", "possible", "conditional", "hypothetical")
