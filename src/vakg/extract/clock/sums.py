"""Times as amounts: which are exact, which lie before, and how one is added to another."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from vakg.extract.changed import changed
from vakg.extract.drafted import Drafted
from vakg.extract.spans import TimeMention
from vakg.model.assertion import Basis, TimeAspect
from vakg.model.parts import Time

_IN_MINUTES = {"s": 1 / 60, "min": 1.0, "h": 60.0, "d": 1440.0, "wk": 10080.0}
_IN_MONTHS = {"mo": 1.0, "a": 12.0}
_IN_DAYS = {unit: minutes / 1440 for unit, minutes in _IN_MINUTES.items()} | {
    "mo": 30.44,
    "a": 365.25,
}
_DEEPEST = 8
_SLIGHT = 0.05
_DIGITS = 2
"""A sum with more decimals than this came of units that do not fit each other."""


def is_open(mention: TimeMention) -> bool:
    """Tell whether words give one bound only: "after the operation"."""
    return mention.low is None or mention.high is None


def is_back(mention: TimeMention) -> bool:
    """Tell whether words count backwards."""
    return mention.high is not None and mention.high < 0


def is_one_amount(mention: TimeMention) -> bool:
    """Tell whether words give one amount, no range and no bound."""
    return mention.low is not None and mention.low == mention.high


def is_listed(phrase: str) -> bool:
    """Tell whether words list several times: "on days 1 and 3", not "between days 1 and 3"."""
    words = phrase.lower().split()
    return "and" in words and "between" not in words


def is_exact(time: Time | None) -> bool:
    """Tell whether a time has both bounds."""
    return time is not None and time.low is not None and time.high is not None


def is_before(time: Time | None) -> bool:
    """Tell whether a time lies before what it counts from."""
    return time is not None and time.high is not None and time.high <= 0 and (time.low or -1) < 0


def days_of(
    time: Time | None, dated: Mapping[str, Time | None], deep: int = 0
) -> tuple[float, float] | None:
    """Give the bounds of a time in days from the index procedure, infinite where open; None where unknown.

    Args:
        time: The time.
        dated: The times of the events of the document, by their ids.
        deep: How many times it has been counted from one event to another.
    """
    if time is None or deep > _DEEPEST:
        return None
    base = days_of(dated.get(time.relative_to), dated, deep + 1) if time.relative_to else (0.0, 0.0)
    if base is None:
        return None
    size = _IN_DAYS[time.unit]
    low = -inf if time.low is None else base[0] + time.low * size
    return low, (inf if time.high is None else base[1] + time.high * size)


def added(base: Time, mention: TimeMention, phrase: str, aspect: TimeAspect) -> Time | None:
    """Add up "on day 5" and "the next morning"; None where they do not add up exactly.

    Args:
        base: The time that the words count from.
        mention: The words.
        phrase: The words as printed.
        aspect: What of the event they tell.
    """
    if base.low is None or base.high is None or mention.low is None or mention.high is None:
        return None
    if base.low == 0 == base.high and mention.unit:
        return Time(
            low=mention.low, high=mention.high, unit=mention.unit, relative_to=base.relative_to,
            phrase=phrase, aspect=aspect, approximate=mention.approximate,
        )  # fmt: skip
    factor = 1.0 if mention.low == 0 == mention.high else _ratio(mention.unit or "", base.unit)
    if factor is None:
        return None
    low, high = base.low + mention.low * factor, base.high + mention.high * factor
    if low != round(low, _DIGITS) or high != round(high, _DIGITS):
        return None
    return Time(
        low=low, high=high, unit=base.unit, relative_to=base.relative_to, phrase=phrase,
        basis=Basis.DERIVED, derived_from=f'counted from "{base.phrase or base.derived_from}"',
        aspect=aspect, approximate=mention.approximate or base.approximate,
    )  # fmt: skip


def in_days(amount: float, unit: str) -> float:
    """Give an amount of time in days."""
    return amount * _IN_DAYS[unit]


def is_slight(base: Time, mention: TimeMention) -> bool:
    """Tell whether a time of the index procedure's clock is nothing beside what is added to it.

    "She left on day 4; two years later" is two years after the procedure, near enough.
    """
    if base.relative_to is not None or base.high is None or mention.low is None:
        return False
    passed = mention.low * _IN_DAYS[mention.unit or "d"]
    return 0 <= base.high * _IN_DAYS[base.unit] <= _SLIGHT * passed


def _ratio(unit: str, into: str) -> float | None:
    for table in (_IN_MINUTES, _IN_MONTHS):
        if unit in table and into in table:
            return table[unit] / table[into]
    return None


def straight(one: Drafted, placed: Mapping[str, Drafted]) -> Drafted:
    """Count from the index procedure what counts from something that happened at its time."""
    base = placed.get(one.time.relative_to or "") if one.time else None
    start = base.time if base is not None else None
    if one.time is None or start is None or start.low != 0 or start.high != 0 or start.relative_to:
        return one
    return changed(one, time=one.time.model_copy(update={"relative_to": None}))
