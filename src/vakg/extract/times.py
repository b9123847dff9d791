"""Find what places a thing on a clock or says how long it lasted.

An amount of time ("3 days") takes its meaning from the words behind it ("after the fall") and
before it ("within"); whole phrases ("on POD 3", "the next morning") have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vakg.extract import comparators
from vakg.extract.calendars import find_dates
from vakg.extract.clock_grammar import Rule, gate, quantity, rules, triggered, unit_of, vague_amount
from vakg.extract.figures import Marked, mark
from vakg.extract.number_grammar import is_named
from vakg.extract.spans import Span, TimeMention
from vakg.extract.tables import column, read_table
from vakg.model.assertion import Comparator

_WORD = re.compile(r"\s?([\w'’-]+)")
_ARTICLES = frozenset({"the", "a", "an", "this", "his", "her", "their", "its", "our"})
_NO_TIME = "age of person"
"""The kind of amounts of time that stand on no clock; rules of the table name it."""
_LONGEST = 8  # words of what a time counts from
_BEHIND, _BEFORE = 60, 60
_UPPER = (Comparator.BELOW, Comparator.AT_MOST, Comparator.UP_TO)
_AND = re.compile(r"\s?(?:,|and|or|, and|, or)\s?")
_Use = tuple[Rule, re.Match[str]] | None
"""A rule, and where it fits."""


def find_times(text: str, offset: int = 0) -> tuple[TimeMention, ...]:
    """Find the times of a sentence.

    >>> [(t.kind, t.low, t.unit, t.anchor_kind) for t in find_times("On POD 3, seventeen hours after a fall")]
    [('point', 3.0, 'd', 'procedure'), ('offset', 17.0, 'h', 'injury')]
    """
    return times_in(mark(text), offset)


def times_in(marked: Marked, offset: int = 0) -> tuple[TimeMention, ...]:
    """Find the times of a marked sentence, the earliest and then the longest first."""
    found = _apart([*find_dates(marked), *_phrases(marked), *_amounts(marked)])
    return tuple(_moved(one, offset) for one in found if one.kind != _NO_TIME)


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
            yield _phrase(marked, rule, hit)


def _phrase(marked: Marked, rule: Rule, hit: re.Match[str]) -> TimeMention:
    groups = hit.groupdict()
    low, high, unit = rule.low, rule.high, rule.unit
    printed = groups.get("u")
    if printed:
        unit = unit_of(printed.lower())
    if rule.kind != "frequency" and (groups.get("a") or groups.get("raw")):
        low, high = _printed_bounds(marked, hit, unit)
    anchor, kind = _anchor(marked.text, hit, rule)
    return TimeMention(
        start=hit.start(), end=_end(hit), kind=rule.kind, low=low, high=high, unit=unit,
        anchor=anchor, anchor_kind=kind,
    )  # fmt: skip


def _end(hit: re.Match[str]) -> int:
    """Leave out the space before the words that a time counts from."""
    return hit.start() + len(hit[0].rstrip())


def _printed_bounds(marked: Marked, hit: re.Match[str], unit: str | None) -> tuple[float, float]:
    groups = hit.groupdict()
    if groups.get("raw"):
        return float(hit["raw"]), float(hit["raw"])
    first = marked.value(hit.start("a"))
    last = marked.value(hit.start("b")) if groups.get("b") else first
    ordinal = marked.signs[hit.start("a")] == "\ue001"
    if ordinal and unit not in ("d", None):
        return first - 1, last  # the third week is from two to three weeks
    return min(first, last), max(first, last)


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of time with the words around it."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


def _amounts(marked: Marked) -> Iterator[TimeMention]:
    """Read amounts from right to left: "3 months and 2 years after" gives its end to both."""
    if gate().isdisjoint(marked.words):
        return
    shared: _Use = None
    shared_from = -1
    for hit in reversed(list(quantity().finditer(marked.signs))):
        after = _first(rules("after"), marked.signs, hit.end())
        before, start, comparator = _ahead(marked.signs, hit.start())
        if after is None and _AND.fullmatch(marked.signs, hit.end(), max(hit.end(), shared_from)):
            after = shared
        if _is_time(marked, hit, before, after):
            amount = _amount(marked, hit, start, comparator)
            yield _mention(marked, amount, unit_of(hit["u"].lower()), before, after)
            shared, shared_from = after, start


def _is_time(marked: Marked, hit: re.Match[str], before: _Use, after: _Use) -> bool:
    if len(hit["u"]) == 1 and (hit["a"] is None or not _may_be_short(marked, hit)):
        return False
    if hit["a"] and is_named(marked, hit.start("a")):
        return False
    if hit["one"] or hit["bare"] is not None:
        return after is not None or (hit["bare"] is None and before is not None)
    return True


def is_plain_length(marked: Marked, one: TimeMention) -> bool:
    """Tell whether a time is a length that no word such as "for" introduces: a quantity as well."""
    figure = next(iter(marked.within(one.start, one.end)), None)
    if one.kind != "duration" or figure is None:
        return False
    return _last(marked.signs, figure) is None and _last(marked.signs, one.start) is None


def _may_be_short(marked: Marked, hit: re.Match[str]) -> bool:
    """Tell whether one letter is a unit: behind digits; "60s" is a decade and "s" needs a space."""
    if hit["u"].isupper():
        return False
    before = marked.text[hit.start("u") - 1]
    return (before.isdigit() and hit["u"] != "s") or (
        before == " " and marked.text[hit.start("u") - 2].isdigit()
    )


def _ahead(signs: str, start: int) -> tuple[_Use, int, Comparator]:
    """Read the words before an amount: a rule's, a comparator's, or both."""
    rule = _last(signs, start)
    if rule is not None:
        return rule, rule[1].start(), Comparator.EQUAL
    comparator, begin = comparators.before(signs, start)
    rule = _last(signs, begin) if begin < start else None
    return rule, rule[1].start() if rule else begin, comparator


def _first(some: tuple[Rule, ...], signs: str, place: int) -> _Use:
    for rule in some:
        hit = rule.pattern.match(signs, place, place + _BEHIND)
        if hit is not None:
            return rule, hit
    return None


def _last(signs: str, place: int) -> _Use:
    for rule in rules("before"):
        hit = rule.pattern.search(signs, max(0, place - _BEFORE), place)
        if hit is not None:
            return rule, hit
    return None


def _amount(marked: Marked, hit: re.Match[str], start: int, comparator: Comparator) -> _Amount:
    low = high = None
    if hit["a"]:
        low = marked.value(hit.start("a"))
        high = marked.value(hit.start("b")) if hit["b"] else low
        low, high = min(low, high), max(low, high)
    elif hit["one"]:
        low = high = 1.0
    elif hit["vague"]:
        low = high = vague_amount(hit["vague"])
    return _Amount(
        start, hit.end(), *_bounded(low, high, comparator), comparator is Comparator.ABOUT
    )


def _bounded(
    low: float | None, high: float | None, comparator: Comparator
) -> tuple[float | None, float | None]:
    if low is None or comparator in (Comparator.EQUAL, Comparator.ABOUT, Comparator.UNREADABLE):
        return low, high
    return (0.0, high) if comparator in _UPPER else (low, None)


def _mention(
    marked: Marked,
    amount: _Amount,
    unit: str,
    before: _Use,
    after: _Use,
) -> TimeMention:
    within = before is not None and before[0].kind == "within"
    if after is not None and after[0].kind == "within" and not within:
        after = None
    kind, sign = _kind_of(before, after)
    low, high = (0.0 if within else amount.low), amount.high
    if sign < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
    anchor, anchor_kind = None, before[0].anchor if before else "none"
    end = amount.end
    if after is not None:
        end = _end(after[1]) if after[1].start() == end else end
        anchor, anchor_kind = _anchor(marked.text, after[1], after[0])
    return TimeMention(
        start=amount.start, end=end, kind=kind, low=low, high=high, unit=unit,
        anchor=anchor, anchor_kind=anchor_kind, approximate=amount.approximate,
    )  # fmt: skip


def _kind_of(before: _Use, after: _Use) -> tuple[str, int]:
    """Let the words behind decide, unless those before say that it is a length of time."""
    if any(use is not None and use[0].kind == _NO_TIME for use in (before, after)):
        return _NO_TIME, 1
    if before is not None and before[0].kind in ("duration", "age", "frequency"):
        return before[0].kind, 1
    if after is not None and after[0].kind != "within":
        return after[0].kind, after[0].sign
    if before is None and after is None:
        return "duration", 1
    kind = before[0].kind.removeprefix("weak ") if before else "offset"
    return ("offset" if kind == "within" else kind), 1


def _anchor(text: str, hit: re.Match[str], rule: Rule) -> tuple[Span | None, str]:
    """Give the words that a time counts from, up to a word that ends them."""
    start = hit.start("x") if "x" in hit.re.groupindex else -1
    if start < 0:
        return None, rule.anchor
    end, words = start, list[str]()
    while len(words) < _LONGEST and not (words and words[-1] in _anchors()):
        word = _WORD.match(text, end)
        if word is None or _ends(word[1].lower(), len(words)):
            break
        end = word.end()
        words.append(word[1].lower())
    bare = [word for word in words if word not in _ARTICLES]
    kind = _anchors().get(bare[0], "text") if len(bare) == 1 else "text"
    return (Span(start=start, end=end), kind) if bare else (None, "none")


def _ends(word: str, count: int) -> bool:
    return word in _stops() or (count > 0 and word in _ARTICLES)


@cache
def _stops() -> frozenset[str]:
    return frozenset(column("clock_words.tsv", "word", "stop"))


@cache
def _anchors() -> dict[str, str]:
    rows = [row for row in read_table("clock_words.tsv") if row["kind"] == "anchor"]
    return {row["word"]: row["means"] for row in rows}
