"""Times, amounts, proportions and statistics as nodes of their own."""

from __future__ import annotations

from pyoxigraph import NamedNode

from vakg.graph.quads import Quads
from vakg.graph.vocabulary import TYPE, vaco
from vakg.model.claim import Proportion, Statistic
from vakg.model.parts import Quantity, Range, Time


def _child(parent: NamedNode, name: str) -> NamedNode:
    return NamedNode(f"{parent.value}.{name}")


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def add_time(out: Quads, event: NamedNode, name: str, time: Time, anchor: NamedNode | None) -> None:
    """Say when an event was; `name` is time or until, `anchor` the event that is zero."""
    iri = _child(event, name)
    out.add(event, vaco(name), iri)
    out.add(iri, TYPE, vaco("ClockTime"))
    out.add(iri, vaco("low"), _float(time.low))
    out.add(iri, vaco("high"), _float(time.high))
    out.add(iri, vaco("unit"), time.unit)
    out.add(iri, vaco("relativeTo"), anchor)
    out.add(iri, vaco("phrase"), time.phrase)
    out.add(iri, vaco("basis"), time.basis)
    out.add(iri, vaco("derivedFrom"), time.derived_from)
    out.add(iri, vaco("aspect"), time.aspect)
    out.add(iri, vaco("approximate"), time.approximate)


def _add_range(out: Quads, iri: NamedNode, printed: Range) -> None:
    out.add(iri, vaco("value"), _float(printed.value))
    out.add(iri, vaco("low"), _float(printed.low))
    out.add(iri, vaco("high"), _float(printed.high))
    out.add(iri, vaco("comparator"), printed.comparator)


def add_quantity(out: Quads, owner: NamedNode, number: int, quantity: Quantity) -> None:
    """Say an amount of an event or claim; `number` counts its amounts from 1."""
    iri = _child(owner, f"q{number}")
    out.add(owner, vaco("hasQuantity"), iri)
    out.add(iri, TYPE, vaco("Quantity"))
    out.add(iri, vaco("sequence"), number)
    out.add(iri, vaco("quantityKind"), vaco(quantity.kind))
    _add_range(out, iri, quantity)
    out.add(iri, vaco("unit"), quantity.unit)
    out.add(iri, vaco("per"), quantity.per)
    out.add(iri, vaco("basis"), quantity.basis)
    out.add(iri, vaco("derivedFrom"), quantity.derived_from)
    if quantity.normal is not None:
        normal = _child(iri, "normal")
        out.add(iri, vaco("normalRange"), normal)
        out.add(normal, TYPE, vaco("Quantity"))
        out.add(normal, vaco("quantityKind"), vaco(quantity.kind))
        out.add(normal, vaco("unit"), quantity.unit)
        _add_range(out, normal, quantity.normal)


def add_proportion(out: Quads, claim: NamedNode, proportion: Proportion) -> None:
    """Say how often, with the counts and their basis."""
    iri = _child(claim, "proportion")
    out.add(claim, vaco("hasProportion"), iri)
    out.add(iri, TYPE, vaco("Proportion"))
    _add_range(out, iri, proportion)
    out.add(iri, vaco("unit"), proportion.unit)
    out.add(iri, vaco("numerator"), proportion.numerator)
    out.add(iri, vaco("denominator"), proportion.denominator)
    out.add(iri, vaco("unitOfAnalysis"), proportion.unit_of_analysis)
    out.add(iri, vaco("symptomScope"), proportion.symptom_scope)
    out.add(iri, vaco("rangeType"), proportion.range_type)
    out.add(iri, vaco("frequency"), proportion.frequency)


def add_statistic(out: Quads, claim: NamedNode, statistic: Statistic) -> None:
    """Say what a comparison gave."""
    iri = _child(claim, "statistic")
    out.add(claim, vaco("hasStatistic"), iri)
    out.add(iri, TYPE, vaco("Statistic"))
    out.add(iri, vaco("statisticName"), statistic.name)
    out.add(iri, vaco("value"), _float(statistic.value))
    out.add(iri, vaco("ciLow"), _float(statistic.ci_low))
    out.add(iri, vaco("ciHigh"), _float(statistic.ci_high))
    out.add(iri, vaco("pValue"), _float(statistic.p))
    out.add(iri, vaco("pComparator"), statistic.p_comparator)
