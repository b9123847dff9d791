"""Plain words for times, quantities and proportions of a fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vakg.model.fact import Fact, FactQuantity, FactTime

_UNITS = {
    "s": "seconds", "min": "minutes", "h": "hours", "d": "days", "wk": "weeks", "mo": "months",
    "a": "years", "1": "", "[pH]": "", "Cel": "°C", "mm[Hg]": "mmHg", "[hnsf'U]": "HU",
    "mL": "ml", "/min": "per minute",
}  # fmt: skip
_SIGNS = {"=": "", "~": "about ", "up to": "up to ", "unreadable": "sign unreadable: "}


def number(value: float | None) -> str:
    """Write a number as a reader expects it.

    >>> number(1782), number(0.5), number(None)
    ('1,782', '0.5', '')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")


def amount(
    value: float | None, low: float | None, high: float | None, comparator: str | None, unit: str | None
) -> str:
    """Write a value or bounds with sign and unit; empty where there is no figure.

    >>> amount(None, 1.5, 2, "=", "mL"), amount(38, None, None, ">", "Cel")
    ('1.5 to 2 ml', '> 38 °C')
    """
    if value is None and low is not None and high is not None and low != high:
        text = f"{number(low)} to {number(high)}"
    else:
        text = number(next((one for one in (value, low, high) if one is not None), None))
    if not text:
        return ""
    sign = _SIGNS.get(comparator or "=", f"{comparator} ")
    if value is None and not sign and (low is None or high is None):
        sign = "at most " if low is None else "at least "
    return f"{sign}{text} {_unit(unit, text)}".rstrip().replace(" %", "%")


def _unit(unit: str | None, text: str) -> str:
    word = _UNITS.get(unit or "", unit or "")
    return word.removesuffix("s") if text == "1" and unit in ("s", "min", "h", "d", "wk", "mo", "a") else word


def say_time(time: FactTime) -> str:
    """Say when, after what; times before the anchor are said to be before it.

    >>> day = FactTime(low=3, high=3, unit="d", relative_to="index procedure", relative_to_id=None,
    ...     phrase=None, basis="stated", derived_from=None, aspect="onset", approximate=False,
    ...     low_days=3, high_days=3)
    >>> say_time(day)
    '3 days after the index procedure (onset)'
    """
    anchor = time.relative_to or "the time named"
    anchor = "the index procedure" if anchor == "index procedure" else f"this: {anchor}"
    aspect = f" ({time.aspect})" if time.aspect else ""
    about = "about " if time.approximate else ""
    low, high = time.low, time.high
    if low == 0 and high == 0:
        return f"{about}the same {'day' if time.unit == 'd' else 'time'} as {anchor}{aspect}"
    if low is not None and high is not None and low <= 0 and high <= 0:
        return f"{about}{_span(-high, -low, time.unit)} before {anchor}{aspect}"
    if low is None and high is not None and high <= 0:
        before = f"{amount(None, -high, None, '=', time.unit)} before" if high else "before"
        return f"{about}{before} {anchor}{aspect}"
    return f"{about}{_span(low, high, time.unit)} after {anchor}{aspect}"


def _span(low: float | None, high: float | None, unit: str) -> str:
    if low == 0 and high is None:
        return "some time"
    return amount(None, low, high, "" if low == high else "=", unit)


def say_quantity(quantity: FactQuantity) -> str:
    """Say how much of what, for what, and what is normal."""
    figure = amount(quantity.value, quantity.low, quantity.high, quantity.comparator, quantity.unit)
    text = f"{quantity.kind_label or quantity.kind}: {figure or 'not readable'}"
    text += f" ({'in ' if quantity.per == 'total' else 'per '}{quantity.per})" if quantity.per else ""
    if quantity.normal:
        of = quantity.normal.get
        usual = amount(of("value"), of("low"), of("high"), of("comparator"), quantity.unit)
        text += f", normal {usual}" if usual else ""
    return text + (", derived" if quantity.basis == "derived" else "")


def say_proportion(more: Mapping[str, Any]) -> str:
    """Say how often, of how many, counted how."""
    parts = [
        amount(*(more.get(name) for name in ("value", "low", "high", "comparator", "unit"))),
        more.get("frequency") or "",
    ]
    events, examined = more.get("numerator"), more.get("denominator")
    if events is not None or examined is not None:
        parts.append(f"{number(events) or '?'} of {number(examined) or '?'}")
    parts += [
        f"{name.replace('_', ' ')}: {more[name]}"
        for name in ("unit_of_analysis", "symptom_scope", "range_type")
        if more.get(name)
    ]
    return "; ".join(part for part in parts if part)


def say_statistic(more: Mapping[str, Any]) -> str:
    """Say a statistic with its interval and p value."""
    parts = [str(more["statistic"])] if more.get("statistic") else []
    parts += [number(more["statistic_value"])] if more.get("statistic_value") is not None else []
    if more.get("ci"):
        parts.append("95% CI " + " to ".join(number(end) or "?" for end in more["ci"]))
    if more.get("p") is not None:
        parts.append(f"p {more.get('p_comparator') or '='} {more['p']:g}")
    return ", ".join(parts)


def say_levels(fact: Fact) -> str:
    """Say the spinal levels and what they are to the fact.

    >>> from types import SimpleNamespace
    >>> say_levels(SimpleNamespace(levels=("T8", "L3"), level_role="augmented"))
    'T8, L3 (augmented)'
    """
    role = f" ({fact.level_role})" if fact.level_role and fact.levels else ""
    return ", ".join(fact.levels) + role
