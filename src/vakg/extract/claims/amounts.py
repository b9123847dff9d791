"""Numbers that belong to a claim: thresholds, volumes, times, as quantities of the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vakg.extract.claims.view import Named, View
from vakg.extract.spans import NumberMention
from vakg.extract.tables import read_table
from vakg.model.assertion import Comparator
from vakg.model.parts import Quantity

TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_NEAR = 60


@cache
def _kinds() -> dict[str, str]:
    return {row["key"]: row["kind"] for row in read_table("claims/quantity_kinds.tsv")}


def kind_of(key: str) -> str | None:
    """Give the kind of quantity that a unit or a counted noun stands for, where one is usual."""
    return _kinds().get(key)


def amounts(view: View, start: int, end: int, times: bool = False) -> tuple[Quantity, ...]:
    """Read the quantities of a stretch; shares and bare counts of people are none.

    Args:
        view: The sentence.
        start: Where the stretch begins.
        end: Where it ends.
        times: Whether lengths of time count too.
    """
    found = []
    for number in view.numbers:
        if not (start <= number.start and number.end <= end) or number.unit in (None, "%"):
            continue
        if number.numerator is not None or (number.unit in TIMES and not times):
            continue
        kind = _kind(view, number)
        if kind is not None:
            found.append(quantity(number, kind))
    return tuple(found)


def with_counted(view: View, names: Sequence[Named], since: int) -> tuple[Named, ...]:
    """Give names of factors with the numbers that are some: "more than 14 screws" is no screw.

    Args:
        view: The sentence.
        names: What is named.
        since: Where the factors begin.
    """
    kinds = (
        (one, kind_of(one.counted or one.unit or "")) for one in view.numbers if one.start >= since
    )
    counted = [
        Named(start=one.start, end=one.end, curie=kind, field="measure", text=view.text[one.start : one.end])
        for one, kind in kinds
        if kind is not None and one.comparator is not Comparator.EQUAL
    ]  # fmt: skip
    rest = (one for one in names if not any(n.start <= one.start < n.end for n in counted))
    return tuple(sorted((*counted, *rest), key=lambda one: one.start))


def quantity(number: NumberMention, kind: str) -> Quantity:
    """Make a quantity of a printed number."""
    return Quantity(
        kind=kind, value=number.value, low=number.low, high=number.high, unit=number.unit or "1",
        comparator=number.comparator, per=number.per,
    )  # fmt: skip


def _kind(view: View, number: NumberMention) -> str | None:
    """Give what a number measures: the measure named nearest in its clause, else what its unit says."""
    if number.unit == "1":
        bounded = number.comparator not in (Comparator.EQUAL, Comparator.ABOUT)
        return kind_of(number.counted or "") if bounded and number.counted != "patients" else None
    near = [
        one for one in view.names
        if one.field == "measure" and number.start - _NEAR <= one.start and one.end <= number.end + _NEAR
    ]  # fmt: skip
    if near and number.unit not in TIMES:
        return min(near, key=lambda one: abs(one.start - number.start)).curie
    return kind_of(number.unit or "")
