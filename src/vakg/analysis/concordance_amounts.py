"""Amounts side by side: converted, bounded, and held against what is advised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from vakg.model.fact import Fact, FactQuantity

_BELOW, _ABOVE = ("<", "<=", "up to"), (">", ">=")
_NEAR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of a case: told, or worked out from `how`; open ends are infinite."""

    kind: str
    low: float
    high: float
    unit: str
    per: str | None
    how: str | None
    fact: Fact


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Say what a unit (UCUM) measures, and how much of the measure's first unit it is."""
    from vakg.model.record import YEARS_IN  # noqa: PLC0415 - a tenth of a second to import

    return {
        "uL": ("volume", 1e-3), "mL": ("volume", 1.0), "cm[3]": ("volume", 1.0), "cm3": ("volume", 1.0),
        "dL": ("volume", 100.0), "L": ("volume", 1000.0),
        "mm": ("length", 1.0), "cm": ("length", 10.0), "m": ("length", 1000.0),
        "ug": ("mass", 1e-3), "mg": ("mass", 1.0), "g": ("mass", 1000.0), "kg": ("mass", 1e6),
        "mm[Hg]": ("pressure", 1.0), "kPa": ("pressure", 7.500617),
        "1": ("share", 1.0), "%": ("share", 0.01),
    } | {unit: ("time", years) for unit, years in YEARS_IN.items()}  # fmt: skip


def converted(number: float, unit: str, wanted: str) -> float | None:
    """Convert between units that measure the same thing; None where they do not.

    >>> converted(0.5, "L", "mL"), converted(2, "wk", "d"), converted(1, "mL", "d")
    (500.0, 14.0, None)
    """
    if unit == wanted:
        return number
    (one, factor), (other, divisor) = (
        _units().get(unit, ("", 1.0)),
        _units().get(wanted, ("?", 1.0)),
    )
    return round(number * factor / divisor, 9) if one == other else None


def in_unit(amount: Amount, unit: str) -> Amount:
    """Give an amount in another unit; the same where that measures something else."""
    low, high = (converted(end, amount.unit, unit) for end in (amount.low, amount.high))
    return amount if low is None or high is None else replace(amount, low=low, high=high, unit=unit)


def amount_of(fact: Fact, quantity: FactQuantity) -> Amount:
    """Read an amount that a statement prints, with the bounds that its sign leaves."""
    low = quantity.low if quantity.value is None else quantity.value
    high = quantity.high if quantity.value is None else quantity.value
    return Amount(
        kind=quantity.kind, unit=quantity.unit, per=quantity.per, fact=fact, how=quantity.derived_from,
        low=-inf if low is None or quantity.comparator in _BELOW else low,
        high=inf if high is None or quantity.comparator in _ABOVE else high,
    )  # fmt: skip


def fits(advised: FactQuantity, amount: Amount) -> bool | None:
    """Say whether an amount is as advised; None where that cannot be told.

    A printed range as a limit ("at most 4 to 6") leaves what lies within it open, and so does a number
    that is only said to be about so much, unless the two are the same.
    """
    low, high = (converted(end, amount.unit, advised.unit) for end in (amount.low, amount.high))
    ends = [advised.value] if advised.value is not None else [advised.low, advised.high]
    known = [end for end in ends if end is not None]
    if low is None or high is None or not known or advised.comparator == "unreadable":
        return None
    return _held(advised.comparator, min(known), max(known), low, high)


def _held(sign: str, least: float, most: float, low: float, high: float) -> bool | None:
    if sign in _BELOW:
        strict = sign == "<"
        return _decided(_less(high, least, strict=strict), _less(most, low, strict=not strict))
    if sign in _ABOVE:
        strict = sign == ">"
        return _decided(_less(most, low, strict=strict), _less(high, least, strict=not strict))
    inside = least - _NEAR <= low and high <= most + _NEAR
    outside = high < least - _NEAR or low > most + _NEAR
    return _decided(inside, outside and sign != "~")


def _less(one: float, other: float, *, strict: bool) -> bool:
    return one < other - _NEAR if strict else one <= other + _NEAR


def _decided(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None


def together(answers: Sequence[bool | None]) -> bool | None:
    """Join several answers: no if one is no, yes if all are yes, else open."""
    if not answers or (None in answers and False not in answers):
        return None
    return False not in answers


def written(quantity: FactQuantity) -> str:
    """Write an amount as printed, with its kind and what it is given for.

    >>> rest = {"basis": "stated", "derived_from": None, "normal": None, "kind": "ex:V"}
    >>> written(FactQuantity(value=None, low=4, high=6, comparator="<=", unit="mL", per="level",
    ...     kind_label="volume", **rest))
    'volume ≤ 4–6 mL per level'
    """
    number = quantity.value if quantity.value is not None else quantity.low
    shown = f"{number:g}" if number is not None else "…"
    if quantity.value is None and quantity.high is not None:
        shown = f"{shown}–{quantity.high:g}"
    return _with_unit(quantity.kind_label, quantity.comparator, shown, quantity.unit, quantity.per)


def written_amount(amount: Amount, label: str) -> str:
    """Write an amount of a case in the same way; an open end says so."""
    low, high = amount.low, amount.high
    sign = "=" if low == high else ">=" if high == inf else "<=" if low == -inf else "="
    ends = dict.fromkeys(end for end in (low, high) if abs(end) != inf)
    shown = "–".join(f"{end:.4g}" for end in ends)
    return _with_unit(label, sign, shown, amount.unit, amount.per)


_SIGNS = {"=": "", "<=": "≤ ", ">=": "≥ ", "~": "about ", "unreadable": "(comparator unreadable) "}
_UNIT_NAMES = {"1": "", "wk": "weeks", "mo": "months", "a": "years", "d": "days", "mm[Hg]": "mmHg"}


def _with_unit(label: str, sign: str, shown: str, unit: str, per: str | None) -> str:
    name = _UNIT_NAMES.get(unit, unit)
    parts = (label, _SIGNS.get(sign, f"{sign} ") + shown, name, f"per {per}" if per else "")
    return " ".join(part for part in parts if part)
