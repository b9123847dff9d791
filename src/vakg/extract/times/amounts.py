"""Amounts of time, "3 days", with the words behind them ("after the fall") and before them ("within")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vakg.extract.clock.grammar import (
    Rule,
    gate,
    quantity,
    rule_before,
    rules,
    unit_of,
    vague_amount,
)
from vakg.extract.numbers import comparators
from vakg.extract.numbers.figures import Marked, N
from vakg.extract.numbers.grammar import is_named
from vakg.extract.spans import TimeMention
from vakg.extract.times.anchors import anchor_of, end_of
from vakg.model.assertion import Comparator

NO_TIME = "age of person"
"""The kind of amounts of time that stand on no clock; rules of the table name it."""

_BEHIND, _BEFORE = 60, 60  # code points; no rule is longer
_UPPER = (Comparator.BELOW, Comparator.AT_MOST, Comparator.UP_TO)
_AND = re.compile(
    r"\s?(?:,|and|or|, and|, or)\s?(?:(?!(?:in|on|at|for|with|to|was|were|had)\b|\w+ed\b)[^\W\d_]+ ){0,3}"
)
"""What may stand between two amounts with one anchor: "pain one month and severe fever two months after"."""
_PARTS = {"three quarters": 0.75, "quarter": 0.25, "half": 0.5}
_PART = re.compile(rf"(?:\ba )?({'|'.join(_PARTS)}) of $", re.I)
_WORDS = 20  # code points of the longest of them
_LIST = re.compile(rf"(?:{N}, )*{N},? (?:and|or) $")
_BETWEEN = re.compile(r"(?<!\w)between (?:about )?$", re.I)
_WITHIN_UNIT = {("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60}
_Use = tuple[Rule, re.Match[str]] | None
"""A rule, and where it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """A printed amount of time.

    Args:
        start, end: Where it stands.
        low, high: How much; None where it is not told.
        unit: In what.
        weak: Whether it is a time only where words behind it say so: "days after".
        listed: The figures in front of it that share its unit, by start.
        first: Where the first of these, or else the amount, starts.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    weak: str = ""
    listed: tuple[int, ...] = ()
    first: int = -1

    @property
    def begin(self) -> int:
        return self.first if self.first >= 0 else self.start


def amounts(marked: Marked) -> Iterator[TimeMention]:
    """Read amounts from right to left: "3 months and 2 years after" gives its end to both.

    >>> from vakg.extract.numbers.figures import mark
    >>> [(one.low, one.unit) for one in amounts(mark("2 h 30 min after it; at 3, 6 and 12 months"))]
    [(12.0, 'mo'), (3.0, 'mo'), (6.0, 'mo'), (150.0, 'min')]
    """
    if gate().isdisjoint(marked.words):
        return
    shared: _Use = None
    shared_from = -1
    for one in reversed(_merged(marked, [_listing(marked, one) for one in _printed(marked)])):
        after = _behind(marked.signs, one.end)
        before, start, comparator = _ahead(marked.signs, one.begin)
        if after is None and _AND.fullmatch(marked.signs, one.end, max(one.end, shared_from)):
            after = shared
        if one.weak and after is None and (before is None or one.weak == "bare"):
            continue
        yield from _mentions(marked, one, (start, comparator), before, after)
        shared, shared_from = after, start


def is_plain_length(marked: Marked, one: TimeMention, offset: int = 0) -> bool:
    """Tell whether a time is a length that no word such as "for" introduces: a quantity as well.

    Args:
        marked: The sentence.
        one: A time in it, in offsets of the document.
        offset: Where the sentence starts there.
    """
    if one.kind != "duration":
        return False
    start, end = one.start - offset, one.end - offset
    figure = next(iter(marked.within(start, end)), None)
    if figure is None:
        return False
    return _last(marked.signs, figure) is None and _last(marked.signs, start) is None


def _printed(marked: Marked) -> Iterator[_Amount]:
    for hit in quantity().finditer(marked.signs):
        if _is_unit(marked, hit) and not (hit["a"] and is_named(marked, hit.start("a"))):
            part = _PART.search(marked.text, max(0, hit.start() - _WORDS), hit.start())
            part = part if hit["one"] else None
            low, high = (_PARTS[part[1].lower()],) * 2 if part else _worth(marked, hit)
            weak = "one" if hit["one"] else "bare" if hit["bare"] is not None else ""
            unit = unit_of(hit["u"].lower())
            yield _Amount(
                start=(part or hit).start(), end=hit.end(), low=low, high=high, unit=unit, weak=weak
            )


def _is_unit(marked: Marked, hit: re.Match[str]) -> bool:
    """Tell whether one letter is a unit: behind digits; "60s" is a decade and "s" needs a space."""
    if len(hit["u"]) > 1:
        return True
    if hit["a"] is None or hit["u"].isupper():
        return False
    before, earlier = marked.text[hit.start("u") - 1], marked.text[hit.start("u") - 2]
    return (before.isdigit() and hit["u"] != "s") or (before == " " and earlier.isdigit())


def _worth(marked: Marked, hit: re.Match[str]) -> tuple[float | None, float | None]:
    half = 0.5 if hit["half"] else 0.0
    if hit["a"]:
        low = marked.value(hit.start("a"))
        high = marked.value(hit.start("b")) if hit["b"] else low
        return min(low, high) + half, max(low, high) + half
    known = 1.0 + half if hit["one"] else vague_amount(hit["vague"]) if hit["vague"] else None
    return known, known


def _listing(marked: Marked, one: _Amount) -> _Amount:
    """Take in the figures of "3, 6 and 12 months", or the lower end of "between 3 and 6 months"."""
    row = _LIST.search(marked.signs, max(0, one.start - _BEFORE), one.start)
    figures = marked.within(row.start(), one.start) if row and one.low == one.high else ()
    if not figures or any(is_named(marked, figure) for figure in figures):
        return one
    if len(figures) == 1 and _BETWEEN.search(marked.signs, max(0, figures[0] - 20), figures[0]):
        low = marked.value(figures[0])
        return replace(one, start=figures[0], low=low) if low < (one.high or 0) else one
    return replace(one, listed=figures, first=figures[0])


def _merged(marked: Marked, found: list[_Amount]) -> list[_Amount]:
    """Add up "2 h 30 min"."""
    done: list[_Amount] = []
    for one in found:
        times = _WITHIN_UNIT.get((done[-1].unit, one.unit)) if done else None
        if times and _is_one_sum(marked, done[-1], one):
            last = done.pop()
            total = (last.low or 0) * times + (one.low or 0)
            done.append(replace(one, start=last.start, low=total, high=total, listed=(), first=-1))
        else:
            done.append(one)
    return done


def _is_one_sum(marked: Marked, first: _Amount, second: _Amount) -> bool:
    exact = first.low is not None and first.low == first.high and second.low == second.high
    joined = marked.signs[first.end : second.start] in (" ", " and ", ", ")
    return exact and joined and second.low is not None and not first.weak and not second.weak


def _ahead(signs: str, start: int) -> tuple[_Use, int, Comparator]:
    """Read the words before an amount: a rule's, a comparator's, or both."""
    rule = _last(signs, start)
    if rule is not None:
        return rule, rule[1].start(), Comparator.EQUAL
    comparator, begin = comparators.before(signs, start)
    rule = _last(signs, begin) if begin < start else None
    return rule, rule[1].start() if rule else begin, comparator


def _behind(signs: str, place: int) -> _Use:
    for rule in rules("after"):
        hit = rule.pattern.match(signs, place, place + _BEHIND)
        if hit is not None:
            return rule, hit
    return None


def _last(signs: str, place: int) -> _Use:
    return rule_before(signs, max(0, place - _BEFORE), place)


def _mentions(
    marked: Marked, one: _Amount, led: tuple[int, Comparator], before: _Use, after: _Use
) -> Iterator[TimeMention]:
    """Give an amount, and each figure that shares its unit, what the words around say of them."""
    if not one.listed:
        yield _mention(marked, replace(one, start=led[0]), led[1], before, after)
        return
    yield _mention(marked, one, led[1], before, after)
    for start in one.listed:
        value = marked.value(start)
        figure = replace(one, start=start, end=marked.figures[start].end, low=value, high=value)
        yield _mention(marked, figure, led[1], before, after)


def _mention(
    marked: Marked, one: _Amount, comparator: Comparator, before: _Use, after: _Use
) -> TimeMention:
    within = before is not None and before[0].kind == "within"
    if after is not None and after[0].kind == "within" and not within:
        after = None
    kind, sign = _kind_of(before, after)
    low, high = _bounded(one, comparator)
    low = 0.0 if within else low
    if sign < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
    anchor, anchor_kind, end = None, before[0].anchor if before else "none", one.end
    if after is not None:
        end = end_of(after[1]) if after[1].start() == end else end
        anchor, anchor_kind = anchor_of(marked.text, after[1], after[0])
    return TimeMention(
        start=one.start, end=end, kind=kind, low=low, high=high, unit=one.unit,
        anchor=anchor, anchor_kind=anchor_kind, approximate=comparator is Comparator.ABOUT,
    )  # fmt: skip


def _bounded(one: _Amount, comparator: Comparator) -> tuple[float | None, float | None]:
    if one.low is None or comparator in (Comparator.EQUAL, Comparator.ABOUT, Comparator.UNREADABLE):
        return one.low, one.high
    return (0.0, one.high) if comparator in _UPPER else (one.low, None)


def _kind_of(before: _Use, after: _Use) -> tuple[str, int]:
    """Let the words behind decide, unless those before say that it is a length of time."""
    if any(use is not None and use[0].kind == NO_TIME for use in (before, after)):
        return NO_TIME, 1
    if before is not None and before[0].kind in ("duration", "age", "frequency"):
        return before[0].kind, 1
    if after is not None and after[0].kind != "within":
        return after[0].kind, after[0].sign
    if before is None and after is None:
        return "duration", 1
    kind = before[0].kind.removeprefix("weak ") if before else "offset"
    return ("offset" if kind == "within" else kind), before[0].sign if before else 1
