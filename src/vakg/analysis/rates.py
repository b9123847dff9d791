"""Reported proportions with what they count, and which of them can stand side by side.

A rate comes from what a document prints, never from counting the cases of this graph. Two rates are
comparable only where they are of the same thing, among the same people or parts, with the same symptoms,
found by the same methods, after the same procedures. None is pooled; `RateGroup.pooling` says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from vakg.analysis.concordance import quotes
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.model.assertion import UnitOfAnalysis
from vakg.model.fact import Fact, FactQuantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a rate is a rate of: two rates with an equal basis are comparable.

    Args:
        measure: The kind of proportion; empty for how often a thing is, else such as a rate of prediction.
        about: The thing counted. factors: what it came after. procedures, populations: in whom.
        unit_of_analysis: What the counts are counts of: patients, vertebrae, ...
        symptom_scope: Which of the findings were counted. methods: how they were looked for.
    """

    measure: str
    about: tuple[str, ...]
    factors: tuple[str, ...]
    procedures: tuple[str, ...]
    populations: tuple[str, ...]
    unit_of_analysis: str
    symptom_scope: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One reported proportion, as printed; all numbers are in `unit`, None where none is printed."""

    fact: Fact
    basis: Basis
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    numerator: int | None
    denominator: int | None
    range_type: str | None
    frequency: str | None

    @property
    def is_counted(self) -> bool:
        """Say whether both counts are printed."""
        return self.numerator is not None and self.denominator is not None

    @property
    def is_number(self) -> bool:
        """Say whether any number is printed."""
        return any(one is not None for one in (self.value, self.low, self.high)) or self.is_counted

    def percent(self) -> tuple[float | None, float | None, float | None]:
        """Give value, low and high in percent."""
        factor = 1.0 if self.unit == "%" else 100.0
        printed = self.value, self.low, self.high
        value, low, high = (None if one is None else one * factor for one in printed)
        return value, low, high

    def written(self) -> str:
        """Write the rate as printed, with its counts."""
        return _counts(self) + _number(self) if self.is_number else str(self.frequency)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateGroup:
    """Rates of one basis, in the order of the documents, and why they are not pooled."""

    basis: Basis
    rates: tuple[Rate, ...]
    pooling: str


def rate_groups(knowledge: Knowledge) -> tuple[RateGroup, ...]:
    """Gather every reported proportion of a build, those with an equal basis together.

    Groups with numbers come before those that only have words, each by the name of what they count.
    """
    groups: dict[Basis, list[Rate]] = {}
    for fact in knowledge.facts:
        for one in _rates_of(fact):
            groups.setdefault(one.basis, []).append(one)
    found = [
        RateGroup(basis=basis, rates=tuple(one), pooling=_pooling(one))
        for basis, one in groups.items()
    ]
    names = knowledge.kinds.names

    def place(group: RateGroup) -> tuple[bool, str]:
        return not any(one.is_number for one in group.rates), names(group.basis.about)

    return tuple(sorted(found, key=place))


def differences(one: Basis, other: Basis) -> tuple[str, ...]:
    """Name in what two rates differ, so that they are not comparable; empty where they are."""
    return tuple(
        each.name.replace("_", " ") for each in fields(Basis)
        if getattr(one, each.name) != getattr(other, each.name)
    )  # fmt: skip


def beside(group: RateGroup, groups: Iterable[RateGroup]) -> str:
    """Say in what the other rates of the same thing differ that are printed as numbers."""
    others = [
        other.basis for other in groups
        if other is not group and other.basis.about == group.basis.about
        if any(one.is_number for one in other.rates)
    ]  # fmt: skip
    told = dict.fromkeys(", ".join(differences(group.basis, other)) for other in others)
    return "; ".join(f"another differs in {one}" for one in told)


def _rates_of(fact: Fact) -> Iterator[Rate]:
    """Read the proportion of a claim, or the amounts that it prints in percent of something counted."""
    if fact.kind == "incidence":
        yield _rate(fact)
    elif fact.case is None:
        for one in fact.quantities:
            if one.unit == "%" and one.per in _COUNTED:
                yield _measured(fact, one)


def _basis(fact: Fact, **given: Any) -> Basis:
    more = fact.more
    values = {
        "measure": "", "about": more.get("about", ()), "factors": more.get("factors", ()),
        "procedures": more.get("procedures", ()), "populations": more.get("populations", ()),
        "unit_of_analysis": more.get("unit_of_analysis") or "not stated",
        "symptom_scope": more.get("symptom_scope") or "not stated", "methods": more.get("methods", ()),
    }  # fmt: skip
    return Basis(**(values | given))


def _rate(fact: Fact) -> Rate:
    more = fact.more
    counts = (more.get(name) for name in ("numerator", "denominator"))
    numerator, denominator = (None if one is None else int(one) for one in counts)
    return Rate(
        fact=fact, basis=_basis(fact), numerator=numerator, denominator=denominator,
        value=more.get("value"), low=more.get("low"), high=more.get("high"),
        comparator=more.get("comparator") or "=", unit=more.get("unit") or "%",
        range_type=more.get("range_type"), frequency=more.get("frequency"),
    )  # fmt: skip


def _measured(fact: Fact, one: FactQuantity) -> Rate:
    about = fact.more.get("outcomes") or fact.more.get("about", ())
    basis = _basis(fact, measure=one.kind_label, about=about, unit_of_analysis=one.per)
    return Rate(
        fact=fact, basis=basis, numerator=None, denominator=None, value=one.value, low=one.low,
        high=one.high, comparator=one.comparator, unit=one.unit, range_type=None, frequency=None,
    )  # fmt: skip


_COUNTED = frozenset(unit.value for unit in UnitOfAnalysis)
"""What a percentage must be given for to be a proportion of anything counted."""


def _pooling(rates: Iterable[Rate]) -> str:
    """Say why rates of one basis are not made into one."""
    known = [one for one in rates if one.is_number]
    if len(known) < 2:
        return "not pooled: there is no second rate with an equal basis"
    if known[0].basis.unit_of_analysis == "not stated":
        return "not pooled: the documents do not say what was counted"
    if not all(one.is_counted for one in known):
        return "not pooled: not every rate is printed with its counts"
    return "not pooled: that would need the studies themselves, and whether patients are in more than one"


def _counts(rate: Rate) -> str:
    return f"{rate.numerator}/{rate.denominator} " if rate.is_counted else ""


def _number(rate: Rate) -> str:
    unit = "%" if rate.unit == "%" else ""
    if rate.value is not None:
        sign = {"=": "", "<=": "≤ ", ">=": "≥ ", "~": "about "}.get(
            rate.comparator, f"{rate.comparator} "
        )
        return f"{sign}{rate.value:g}{unit}"
    ends = [f"{end:g}{unit}" for end in (rate.low, rate.high) if end is not None]
    return " to ".join(ends)


def rate_rows(groups: Sequence[RateGroup], kinds: Kinds) -> list[dict[str, Any]]:
    """Write all rates as plain values, group by group."""
    return [
        _row(rate, number, group, kinds) | {"beside": beside(group, groups)}
        for number, group in enumerate(groups, 1)
        for rate in group.rates
    ]


def _row(rate: Rate, number: int, group: RateGroup, kinds: Kinds) -> dict[str, Any]:
    basis, fact = rate.basis, rate.fact
    return {
        "group": number,
        "outcome": kinds.names(basis.about),
        "measure": basis.measure or "how often",
        "rate": rate.written(),
        "unit_of_analysis": basis.unit_of_analysis,
        "symptom_scope": basis.symptom_scope,
        "procedures": kinds.names(basis.procedures),
        "populations": kinds.names(basis.populations),
        "factors": kinds.names(basis.factors),
        "methods": kinds.names(basis.methods),
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "value": rate.value,
        "low": rate.low,
        "high": rate.high,
        "comparator": rate.comparator if rate.is_number else None,
        "unit": rate.unit if rate.is_number else None,
        "range_type": rate.range_type,
        "comparable": len(group.rates) - 1,
        "pooling": group.pooling,
        "said_by": fact.more.get("said_by"),
        "citations": ", ".join(map(str, fact.citations)),
        "status": fact.status,
        "certainty": fact.certainty,
        "document": fact.document,
        "fact": fact.name,
        "text": fact.text,
        "quote": quotes(fact),
    }
