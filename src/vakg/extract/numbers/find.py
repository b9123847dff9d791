"""Find printed numbers as quantities and counts: value or bounds, unit, what for, out of how many.

Figures are read one by one with the words around them; then neighbours that say one thing together
are joined, as in "92 (26.5%) of 347 treated vertebrae". A range stays a range and "up to" an upper
bound. Years, figure numbers, p values and list marks are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vakg.extract.numbers import comparators
from vakg.extract.numbers.figures import HIDDEN, NUMBER, Marked, N, mark
from vakg.extract.numbers.grammar import (
    counted_at,
    decoys_in,
    is_change,
    is_named,
    part_at,
    per_at,
    range_link,
    unit_at,
)
from vakg.extract.numbers.joins import join
from vakg.extract.spans import NumberMention
from vakg.model.assertion import Comparator

_SPREAD = re.compile(rf"\s?(?:±|\+/-|\+-|\+/−)\s?(?P<n>{N})")
_STROKE = re.compile(rf"\s?/\s?(?P<n>{N})")
_OUT_OF = re.compile(
    rf" (?:patients |cases |persons )?(?:out )?of "
    rf"(?:(?:the|these|those|all|our|its|a total of|which) )*(?P<n>{N})"
)
_IN = re.compile(rf" in (?:every )?(?P<n>{N})(?!\s?%)")
_ROUND = (10, 20, 50, 100, 1000, 10_000)
_MINUS = re.compile(r"(?:^|[\s(=])[-\u2212]$")


def find_numbers(text: str, offset: int = 0) -> tuple[NumberMention, ...]:
    """Find the numbers of a sentence.

    >>> [one] = find_numbers("Found in 92 (26.5%) of 347 treated vertebrae.")
    >>> one.numerator, one.denominator, one.value, one.unit, one.counted
    (92, 347, 26.5, '%', 'vertebrae')
    """
    return numbers_in(mark(text), offset)


def numbers_in(marked: Marked, offset: int = 0) -> tuple[NumberMention, ...]:
    """Find the numbers of a marked sentence, outside what other grammars have hidden in it."""
    if not marked.figures:
        return ()
    marked = marked.hide(decoys_in(marked))
    found = join(marked, list(_single(marked)))
    kept = [one for one in found if _says_something(marked, one)]
    return tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in kept)


def _single(marked: Marked) -> Iterator[NumberMention]:
    """Read each figure with its range, spread, fraction, unit, comparator and noun."""
    done = 0
    for start in marked.starts:
        figure = marked.signs[start : marked.figures[start].end]
        if start < done or figure[0] != NUMBER or HIDDEN in figure or is_named(marked, start):
            continue
        one = _number(marked, start)
        done = one.end
        yield one


def _number(marked: Marked, start: int) -> NumberMention:
    end = marked.figures[start].end
    one = NumberMention(start=start, end=end, value=_value(marked, start))
    for read in (_fraction, _part, _pressure, _range, _spread):
        more = read(marked, one)
        if more is not None:
            return _dressed(marked, more)
    return _dressed(marked, one)


def _value(marked: Marked, start: int) -> float:
    """Give a figure's worth, below zero where a sign stands before it that is no hyphen."""
    value = marked.value(start)
    return -value if _MINUS.search(marked.text[max(0, start - 2) : start]) else value


def _fraction(marked: Marked, one: NumberMention) -> NumberMention | None:
    hit = _STROKE.match(marked.signs, one.end) or _OUT_OF.match(marked.signs, one.end)
    hit = hit or (_one_in(marked, one) if marked.figures[one.start].spelled else None)
    if hit is None or is_named(marked, hit.start("n")):
        return None
    below, above = marked.value(hit.start("n")), float(one.value or 0)
    end = marked.figures[hit.start("n")].end
    whole = below.is_integer() and above.is_integer() and 0 <= above <= below
    if not whole or unit_at(marked, end) is not None:
        return None
    return replace(one, end=end, value=None, numerator=int(above), denominator=int(below))


def _one_in(marked: Marked, one: NumberMention) -> re.Match[str] | None:
    """Match "one in 300" and "two in ten"; "four in 18" is a list's "four levels in 18 patients"."""
    hit = _IN.match(marked.signs, one.end)
    if hit is None or one.value == 1:
        return hit
    below = marked.figures[hit.start("n")]
    return hit if below.spelled or below.value in _ROUND else None


def _part(marked: Marked, one: NumberMention) -> NumberMention | None:
    """Read "two thirds"."""
    part = part_at(marked, one.end) if marked.figures[one.start].spelled else None
    above = float(one.value or 0)
    if part is None or not 0 < above <= part[0] or not above.is_integer():
        return None
    return replace(one, end=part[1], value=None, numerator=int(above), denominator=part[0])


def _pressure(marked: Marked, one: NumberMention) -> NumberMention | None:
    """Read the first of "98/72 mmHg": the unit stands behind the second."""
    hit = _STROKE.match(marked.signs, one.end)
    unit = unit_at(marked, marked.figures[hit.start("n")].end) if hit else None
    return replace(one, unit=unit[0]) if unit else None


def _range(marked: Marked, one: NumberMention) -> NumberMention | None:
    unit = unit_at(marked, one.end)
    link = range_link(marked, unit[1] if unit else one.end, one.start)
    if link is None or is_change(marked, one.start):
        return None
    end = marked.figures[link].end
    low, high = one.value or 0, marked.value(link)
    later = unit_at(marked, end)
    if low >= high or (unit and later and unit[0] != later[0]):
        return None
    known = NumberMention(start=one.start, end=end, low=low, high=high)
    return known if later or not unit else replace(known, unit=unit[0])


def _spread(marked: Marked, one: NumberMention) -> NumberMention | None:
    hit = _SPREAD.match(marked.signs, one.end)
    if hit is None:
        return None
    start = hit.start("n")
    return replace(one, end=marked.figures[start].end, spread=marked.value(start))


def _dressed(marked: Marked, one: NumberMention) -> NumberMention:
    """Add unit, comparator, what it is given for, and the noun it counts."""
    unit = unit_at(marked, one.end)
    if unit is not None:
        one = replace(one, unit=unit[0], end=unit[1])
    after, end = comparators.behind(marked.signs, one.end)
    ahead, start = comparators.before(marked.signs, one.start)
    comparator = ahead if ahead is not Comparator.EQUAL else after
    if after is Comparator.EQUAL or ahead is not Comparator.EQUAL:
        end = one.end
    if (comparator, start, end) != (one.comparator, one.start, one.end):
        one = replace(one, comparator=comparator, start=start, end=end)
    return _counted(marked, _given_for(marked, one))


def _given_for(marked: Marked, one: NumberMention) -> NumberMention:
    per = per_at(marked, one.start, one.end)
    return one if per is None else replace(one, per=per[0], end=per[1])


def _counted(marked: Marked, one: NumberMention) -> NumberMention:
    if one.unit is not None or one.spread is not None or not _is_whole(one):
        return one
    noun = counted_at(marked, one.end)
    spelled = (
        one.value is not None and marked.figures.get(_first_figure(marked, one), _NONE).spelled
    )
    if noun:
        return replace(one, unit="1", counted=noun[0], end=noun[1])
    return replace(one, unit="1") if spelled or one.numerator is not None else one


_NONE = mark("one").figures[0]


def _first_figure(marked: Marked, one: NumberMention) -> int:
    return next(iter(marked.within(one.start, one.end)), one.start)


def _is_whole(one: NumberMention) -> bool:
    some = [value for value in (one.value, one.low, one.high) if value is not None]
    return all(value >= 0 and float(value).is_integer() for value in some)


# a person, and "one a fracture"
_ONE_HAD = re.compile(r"\s(?:had|died|developed|suffered|sustained|an?)\b")


def _says_something(marked: Marked, one: NumberMention) -> bool:
    """Leave out a lone "one", and a figure that letters follow which are no unit."""
    if one.counted or one.numerator is not None or one.unit not in (None, "1"):
        return True
    if one.value is not None and marked.figures[_first_figure(marked, one)].spelled:
        return one.value != 1 or _ONE_HAD.match(marked.text, one.end) is not None
    return not re.match(r"[^\W\d_]", marked.text[one.end : one.end + 1])
