"""The order of a case in time: its events in columns from left to right.

An exact day is a column. An event known to lie between two days stands where the report tells it, but
within these bounds; one known only to lie before a day stands in the column before it; an undated one
stands where the report tells it, if dated events come before and after it there. What is left has a
column of its own at the end.
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
    """Where an event stands in time.

    Args:
        day: Orders the columns.
        label: The heading of the column.
        said: What the report says of the time; empty where it gives none.
    """

    day: float
    label: str
    said: str


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
    placed = {fact.id: found for fact in events if (found := _exact(fact))}
    columns = sorted(moment.day for moment in placed.values())
    for fact in events:
        if fact.id not in placed and (found := _before(fact, columns)):
            placed[fact.id] = found
    _follow_anchors(events, placed)
    _fill_gaps(events, placed)
    return {fact.id: placed[fact.id] for fact in events}


def _bounds(fact: Fact) -> tuple[float | None, float | None]:
    return (fact.time.low_days, fact.time.high_days) if fact.time else (None, None)


def _exact(fact: Fact) -> Moment | None:
    """Place an event whose day is known."""
    low, high = _bounds(fact)
    return Moment(float(low), say_day(low), say_day(low)) if low is not None and low == high else None


def _before(fact: Fact, columns: Sequence[float]) -> Moment | None:
    """Place an event known to lie before a day: in the column before it, if the case has begun."""
    low, high = _bounds(fact)
    if high is None or low is not None:
        return None
    said = "before day 0" if high == 0 else f"{say_day(high)} or earlier"
    earlier = [day for day in columns if 0 <= day < high]
    if earlier:
        return Moment(earlier[-1], say_day(earlier[-1]), said)
    return Moment(float(high) - _JUST, said, said)


def _follow_anchors(events: Sequence[Fact], placed: dict[str, Moment]) -> None:
    """Put an event that is dated by another one, or is an undated part of it, beside that one."""
    for fact in events:
        anchors = (fact.time.relative_to_id if fact.time else None, fact.more.get("part_of"))
        for anchor in anchors:
            if fact.id not in placed and anchor in placed and _bounds(fact)[0] is None:
                placed[fact.id] = replace(placed[anchor], said="")


def _fill_gaps(events: Sequence[Fact], placed: dict[str, Moment]) -> None:
    """Place what has no exact day by where the report tells it."""
    last = max((n for n, fact in enumerate(events) if fact.id in placed), default=-1)
    latest = before = Moment(BEFORE, say_day(BEFORE), "")
    for number, fact in enumerate(events):
        if fact.id in placed:
            latest = placed[fact.id]
        elif _bounds(fact)[0] is not None:
            placed[fact.id] = latest = _within(fact, latest)
        elif fact.more.get("history") and latest.day >= 0:
            placed[fact.id] = before
        else:
            untimed = Moment(UNTIMED, say_day(UNTIMED), "")
            placed[fact.id] = replace(latest, said="") if number < last else untimed


def _within(fact: Fact, latest: Moment) -> Moment:
    """Place an event between bounds: where it is told, or at the nearer bound."""
    low, high = _bounds(fact)
    assert low is not None
    day = max(float(low), latest.day) if latest.day < UNTIMED else float(low)
    day = day if high is None else min(day, float(high))
    said = f"after {say_day(low)}" if high is None else f"{say_day(low)} to {say_day(high)}"
    return Moment(day, say_day(day), said.replace(" to day ", "–"))
