"""The order of a case in time: its events in columns from left to right.

An exact day is a column. An event between two days stands at the earlier one; one known only to lie
before a day stands in the column before it; an undated one stands where the report tells it, if dated
events come before and after it there. What is left has a column of its own at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from vakg.model.fact import Fact

HOUR, MONTH, YEAR = 1 / 24, 30.4375, 365.25
_JUST = 0.001
UNTIMED = inf
"""The place of events whose time is not given, after all others."""

BEFORE = -inf
"""The place of events of which only is known that they came before the index procedure."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where an event stands in time: `day` orders columns, `exact` is whether the report dates it."""

    day: float
    label: str
    exact: bool


def say_day(day: float) -> str:
    """Say an offset from the index procedure in the unit that fits it.

    >>> [say_day(d) for d in (0, 0.25, 46, -730.5, 243.5, 1734.9375, UNTIMED, BEFORE)]
    ['day 0', '6 h', 'day 46', '2 years before', '8 months', '4.75 years', 'time not given', 'before']
    """
    if day in (UNTIMED, BEFORE):
        return "time not given" if day == UNTIMED else "before"
    if 0 <= day < 100 and float(day).is_integer():
        return f"day {day:g}"
    return _amount(abs(day)) + (" before" if day < 0 else "")


def _amount(days: float) -> str:
    if days < 1:
        return f"{days / HOUR:.0f} h" if days >= HOUR else f"{days / HOUR * 60:.0f} min"
    size, name = (YEAR, "year") if days >= 2 * YEAR else (MONTH, "month") if days >= 60 else (1, "day")
    text = f"{days / size:.2f}".rstrip("0").rstrip(".")
    return f"{text} {name}" + ("" if text == "1" else "s")


def moments(events: Sequence[Fact]) -> dict[str, Moment]:
    """Place every event of a case in time.

    Args:
        events: The events in the order in which the record tells them.
    """
    placed = {fact.id: found for fact in events if (found := _dated(fact))}
    columns = sorted(moment.day for moment in placed.values())
    for fact in events:
        if fact.id not in placed and (found := _dated_before(fact, columns)):
            placed[fact.id] = found
    _follow_anchors(events, placed)
    _fill_gaps(events, placed)
    return {fact.id: placed[fact.id] for fact in events}


def _dated(fact: Fact) -> Moment | None:
    """Place an event that happened on or after a day."""
    low = fact.time.low_days if fact.time else None
    return None if low is None else Moment(float(low), say_day(low), True)


def _dated_before(fact: Fact, columns: Sequence[float]) -> Moment | None:
    """Place an event known to lie before a day: in the column before it, if the case has begun."""
    high = fact.time.high_days if fact.time else None
    if high is None:
        return None
    earlier = [day for day in columns if 0 <= day < high]
    if earlier:
        return Moment(earlier[-1], say_day(earlier[-1]), True)
    label = "before day 0" if high == 0 else f"{say_day(high)} or earlier"
    return Moment(float(high) - _JUST, label, True)


def _follow_anchors(events: Sequence[Fact], placed: dict[str, Moment]) -> None:
    """Put an event that is dated by another one, or is a part of it, beside that one."""
    for fact in events:
        anchors = (fact.time.relative_to_id if fact.time else None, fact.more.get("part_of"))
        for anchor in anchors:
            if fact.id not in placed and anchor in placed:
                placed[fact.id] = replace(placed[anchor], exact=False)


def _fill_gaps(events: Sequence[Fact], placed: dict[str, Moment]) -> None:
    """Put an undated event beside the dated one told before it, unless none is told after it."""
    dated = [number for number, fact in enumerate(events) if fact.id in placed]
    last = dated[-1] if dated else -1
    latest = before = Moment(BEFORE, say_day(BEFORE), False)
    for number, fact in enumerate(events):
        if fact.id in placed:
            latest = placed[fact.id]
        elif fact.more.get("history") and latest.day >= 0:
            placed[fact.id] = before
        else:
            untimed = Moment(UNTIMED, say_day(UNTIMED), False)
            placed[fact.id] = replace(latest, exact=False) if number < last else untimed
