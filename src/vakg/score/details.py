"""What an event says beside its class and status, in a form in which two tellings can be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from vakg.model.case import Event
from vakg.model.record import YEARS_IN

Said = Callable[[Event], set[object]]


def _levels(event: Event) -> set[object]:
    return {event.levels} if event.levels else set()


def _side(event: Event) -> set[object]:
    return {event.side} if event.side else set()


def _amounts(event: Event) -> set[object]:
    return {(one.value, one.low, one.high, one.unit) for one in event.quantities}


def _clock(event: Event) -> set[object]:
    """Give the bounds of a time, printed or derived, in years from the index procedure."""
    when = event.time
    if when is None or when.relative_to is not None:
        return set()
    ends = (when.low, when.high)
    return {tuple(None if one is None else round(one * YEARS_IN[when.unit], 4) for one in ends)}


DETAILS: Mapping[str, Said] = {
    "levels": _levels,
    "side": _side,
    "time from the procedure": _clock,
    "quantities": _amounts,
}
"""What is compared, by the name that a table shows."""
