"""The times of one sentence that can date something, and which of them is the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vakg.extract.spans import Span, TimeMention


@dataclass(frozen=True, slots=True)
class Dating:
    """A time of a sentence: of which clause, and whether it stands before what it dates."""

    time: TimeMention
    place: int
    part: int
    leads: bool


def counts_from(time: TimeMention, span: Span) -> bool:
    """Tell whether a span is what a time counts from: the fall in "3 days after the fall"."""
    anchor = time.anchor
    return (anchor is not None and anchor.start <= span.start < anchor.end) or (
        time.start <= span.start < time.end
    )


def nearest(some: Sequence[Dating], place: int) -> TimeMention | None:
    """Choose among the times of one clause: the one in front that leads, else the next behind."""
    exact = [one for one in some if one.time.low is not None and one.time.high is not None]
    counted = [one for one in exact if one.time.kind != "calendar"]
    some = counted or exact or some
    if len(some) == 1:
        return some[0].time
    ahead = [one for one in some if one.place <= place]
    behind = [one for one in some if one.place > place]
    if ahead and (ahead[-1].leads or not behind):
        return ahead[-1].time
    return behind[0].time if behind else None
