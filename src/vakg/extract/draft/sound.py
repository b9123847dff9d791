"""Leave out of what was read what no record may say: a time that counts from itself, or before birth."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.changed import changed
from vakg.extract.drafted import Drafted
from vakg.model.case import CausalLink
from vakg.model.parts import Time
from vakg.model.record import YEARS_IN


def sound_events(events: Sequence[Drafted], age: float | None) -> tuple[Drafted, ...]:
    """Take back the times and targets of one case's events that a record would refuse.

    Args:
        events: The events of the case.
        age: The patient's age in years.
    """
    known = {one.id for one in events}
    steps = {one.id: one.time.relative_to for one in events if one.time is not None}
    return tuple(_sound_event(one, known, _is_loop(one.id, steps), age) for one in events)


def _sound_event(one: Drafted, known: set[str], loop: bool, age: float | None) -> Drafted:
    time, until = _sound(one.time, known, loop, age), _sound(one.until, known, False, age)
    targets = tuple(target for target in one.targets if target in known and target != one.id)
    if (time, until, targets) == (one.time, one.until, one.targets):
        return one
    return changed(one, time=time, until=until, targets=targets)


def _sound(time: Time | None, known: set[str], loop: bool, age: float | None) -> Time | None:
    if time is None or loop or (time.relative_to is not None and time.relative_to not in known):
        return None
    if age is not None and time.high is not None and time.high * YEARS_IN[time.unit] < -age:
        return None
    return time


def _is_loop(start: str, steps: dict[str, str | None]) -> bool:
    passed: set[str] = set()
    here: str | None = start
    while here is not None and here not in passed:
        passed.add(here)
        here = steps.get(here)
    return here is not None


def sound_links(links: Sequence[CausalLink], events: Sequence[Drafted]) -> tuple[CausalLink, ...]:
    """Keep the links between two different events of the case.

    Args:
        links: The links of the case.
        events: Its events.
    """
    known = {one.id for one in events}
    return tuple(
        one
        for one in links
        if one.cause in known and one.effect in known and one.cause != one.effect
    )
