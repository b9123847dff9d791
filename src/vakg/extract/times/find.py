"""Find what places a thing on a clock or says how long it lasted.

Amounts of time ("3 days after the fall") take their meaning from the words around them; whole phrases
("on POD 3", "the next morning") and dates have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.clock.grammar import Rule, rules, triggered, unit_of
from vakg.extract.numbers.figures import ORDINAL, Marked, O, mark
from vakg.extract.spans import Span, TimeMention
from vakg.extract.times.amounts import NO_TIME, amounts
from vakg.extract.times.anchors import anchor_of, end_of
from vakg.extract.times.calendars import find_dates

_ORDER_ALONE = re.compile(rf"(?<!\w)on the (?P<a>{O})(?=[.,;:)]|$| (?:and|but|with|for|because)\b)")


def find_times(text: str, offset: int = 0) -> tuple[TimeMention, ...]:
    """Find the times of a sentence.

    >>> [(t.kind, t.low, t.unit, t.anchor_kind) for t in find_times("On POD 3, seventeen hours after a fall")]
    [('point', 3.0, 'd', 'procedure'), ('offset', 17.0, 'h', 'injury')]
    """
    return times_in(mark(text), offset)


def times_in(marked: Marked, offset: int = 0) -> tuple[TimeMention, ...]:
    """Find the times of a marked sentence, the earliest and then the longest first."""
    phrases = list(_phrases(marked))
    found = _apart([*find_dates(marked), *phrases, *_shortened(marked, phrases), *amounts(marked)])
    return tuple(_moved(one, offset) for one in found if one.kind != NO_TIME)


def _apart(found: list[TimeMention]) -> list[TimeMention]:
    """Leave out what overlaps: what prints a figure goes first, then the earliest, then the longest."""
    found.sort(key=lambda one: (one.kind == "relative", one.start, -one.end))
    taken = bytearray(max((one.end for one in found), default=0))
    chosen = []
    for one in found:
        if not any(taken[one.start : one.end]):
            chosen.append(one)
            taken[one.start : one.end] = b"x" * (one.end - one.start)
    return sorted(chosen, key=lambda one: one.start)


def _moved(one: TimeMention, offset: int) -> TimeMention:
    anchor = one.anchor and Span(start=one.anchor.start + offset, end=one.anchor.end + offset)
    return TimeMention(
        start=one.start + offset,
        end=one.end + offset,
        kind=one.kind,
        low=one.low,
        high=one.high,
        unit=one.unit,
        anchor=anchor,
        anchor_kind=one.anchor_kind,
        approximate=one.approximate,
    )


def _phrases(marked: Marked) -> Iterator[TimeMention]:
    triggers = triggered()
    wanted = {place for word in triggers.keys() & marked.words for place in triggers[word]}
    for place in sorted(wanted):
        rule = rules("phrase")[place]
        for hit in rule.pattern.finditer(marked.signs):
            found = _phrase(marked, rule, hit)
            if rule.anchor != "text" or found.anchor_kind != "none":  # "after which" tells no time
                yield found


def _shortened(marked: Marked, found: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Read "on the ninth" behind "on the second day": a day as well."""
    counted = [
        one
        for one in found
        if (one.kind == "point" and ORDINAL in marked.signs[one.start : one.end])
        or (one.kind == "relative" and one.unit == "d" and one.low == one.high == 1)
    ]
    for hit in _ORDER_ALONE.finditer(marked.signs) if counted else ():
        before = [one for one in counted if one.end <= hit.start()]
        if before and before[-1].anchor is None:
            value = marked.value(hit.start("a"))
            yield replace(
                before[-1], start=hit.start(), end=hit.end(), kind="point", low=value, high=value,
                anchor_kind="none" if before[-1].kind == "relative" else before[-1].anchor_kind,
            )  # fmt: skip


def _phrase(marked: Marked, rule: Rule, hit: re.Match[str]) -> TimeMention:
    groups = hit.groupdict()
    low, high, unit = rule.low, rule.high, rule.unit
    printed = groups.get("u")
    if printed:
        unit = unit_of(printed.lower())
    if rule.kind != "frequency" and (groups.get("a") or groups.get("raw")):
        low, high = _printed_bounds(marked, hit, unit)
    anchor, kind = anchor_of(marked.text, hit, rule)
    within = rule.kind == "within"
    return TimeMention(
        start=hit.start(), end=end_of(hit), kind="offset" if within else rule.kind,
        low=0.0 if within else low, high=high, unit=unit, anchor=anchor, anchor_kind=kind,
    )  # fmt: skip


def _printed_bounds(marked: Marked, hit: re.Match[str], unit: str | None) -> tuple[float, float]:
    groups = hit.groupdict()
    if groups.get("raw"):
        return float(hit["raw"]), float(hit["raw"])
    first = marked.value(hit.start("a"))
    last = marked.value(hit.start("b")) if groups.get("b") else first
    ordinal = marked.signs[hit.start("a")] == ORDINAL
    if ordinal and unit not in ("d", None):
        return first - 1, last  # the third week is from two to three weeks
    return min(first, last), max(first, last)
