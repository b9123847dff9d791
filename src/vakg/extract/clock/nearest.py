"""The times of one sentence that can date something, and which of them is the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vakg.extract.spans import Span, TimeMention

_BESIDE = 2
"""Code points between two times that stand side by side."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A time of a sentence.

    Args:
        time: The time.
        place: Its first word.
        part: Its clause.
        leads: Whether it stands before what it dates.
        listed: Whether a comma or "and" stands before it.
    """

    time: TimeMention
    place: int
    part: int
    leads: bool
    listed: bool = False


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
    some = [one for one in counted if not _is_of_visit(one, counted)] or exact or some
    if len(some) == 1:
        return some[0].time
    ahead = [one for one in some if one.place <= place]
    behind = [one for one in some if one.place > place]
    row = (
        bool(ahead) and ahead[0].leads and ahead[-1].listed
    )  # "on day 3 fever, on day 5 pain and ..."
    if ahead and (ahead[-1].leads or row or not behind):
        return ahead[-1].time
    return behind[0].time if behind else None


def _is_of_visit(one: Dating, some: Sequence[Dating]) -> bool:
    """Tell whether the time behind tells when a visit was: "on arrival, 3 weeks after it"."""
    time = one.time
    if time.kind != "relative" or time.anchor_kind != "presentation":
        return False
    return any(0 <= other.time.start - time.end <= _BESIDE for other in some if other is not one)
