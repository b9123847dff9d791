"""Words and signs before and behind a number that make it a bound: up to, more than, or less."""

from __future__ import annotations

import re
from functools import cache

from vakg.extract.patterns import beginning, ways_in
from vakg.extract.tables import read_table
from vakg.model.assertion import Comparator

_NEAR = 28  # code points: no comparator of the table is longer
_Sides = tuple[re.Pattern[str], re.Pattern[str], tuple[Comparator, ...]]


@cache
def _side(side: str) -> _Sides:
    """Give a pattern that finds any comparator of a side, one that tells which, and these.

    Dozens of groups make a search five times slower, and most numbers have no comparator.
    """
    rows = [row for row in read_table("number_words.tsv") if row["kind"] == side]
    ways = sorted(
        ((way, Comparator(row["means"])) for row in rows for way in ways_in(row["word"])),
        key=lambda one: -len(one[0]),
    )
    any_, each = (
        _pattern(side, "|".join(form % way for way, _ in ways)) for form in ("(?:%s)", "(%s)")
    )
    return any_, each, tuple(comparator for _, comparator in ways)


def _pattern(side: str, body: str) -> re.Pattern[str]:
    if side == "before":
        begins = beginning(body) + r"(?:(?<![\w-])(?=\w)|(?=\W))"
        return re.compile(rf"{begins}(?:{body})(?:\s+(?:the|a|an|of))?\s*$", re.I)
    return re.compile(rf"\s*(?:{body})(?!\w)", re.I)


def before(text: str, start: int) -> tuple[Comparator, int]:
    """Read the comparator that ends where a number starts; also say where it begins.

    >>> before("a gap of up to 5 mm", 15)
    (<Comparator.UP_TO: 'up to'>, 9)
    """
    any_, each, comparators = _side("before")
    found = any_.search(text, max(0, start - _NEAR), start)
    hit = each.match(text, found.start(), start) if found else None
    if hit is None:
        return Comparator.EQUAL, start
    return comparators[(hit.lastindex or 1) - 1], hit.start()


def behind(text: str, end: int) -> tuple[Comparator, int]:
    """Read the comparator that begins where a number ends; also say where it ends.

    >>> behind("5 mm or more", 4)
    (<Comparator.AT_LEAST: '>='>, 12)
    """
    any_, each, comparators = _side("after")
    hit = each.match(text, end) if any_.match(text, end) else None
    if hit is None:
        return Comparator.EQUAL, end
    return comparators[(hit.lastindex or 1) - 1], hit.end()
