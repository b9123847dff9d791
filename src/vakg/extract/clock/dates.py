"""How long after the index procedure a thing was, where the dates of both are printed with their months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from vakg.extract.tables import read_table
from vakg.model.assertion import Basis, TimeAspect
from vakg.model.parts import Time

_WORDED = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|\.)? )?(?P<month>[A-Z][a-z]+)\.?"
    r"(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)?,? (?:of )?(?P<year>\d{4})"
)
_NO_YEAR = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<month>[A-Z][a-z]+)\.?"
    r"(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
)
_ORDERED = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_DOTTED = re.compile(r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})[./](?P<year>\d{4})")
_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: a month of a year, and the day if it is told."""

    year: int
    month: int
    day: int | None = None


def printed_date(words: str, after: Printed | None = None) -> Printed | None:
    """Read a date; None where it has no month, or where custom alone tells month from day.

    Args:
        words: As printed.
        after: An earlier date: where no year is printed, it is the first such day behind that.

    >>> printed_date("3 March 2010"), printed_date("May 2013"), printed_date("in 2010")
    (Printed(year=2010, month=3, day=3), Printed(year=2013, month=5, day=None), None)
    """
    hit = _WORDED.search(words)
    if hit is not None and (month := _month(hit["month"])) is not None:
        return _made(hit["year"], month, hit["d1"] or hit["d2"])
    hit = _ORDERED.fullmatch(words.strip()) or _DOTTED.fullmatch(words.strip())
    if hit is not None:
        return _made(hit["year"], int(hit["month"]), hit["day"])
    return _next(words, after) if after is not None and after.day is not None else None


def _next(words: str, after: Printed) -> Printed | None:
    """Read a day without its year as the next one after a date."""
    hit = _NO_YEAR.fullmatch(words.strip())
    month = _month(hit["month"]) if hit else None
    day = (hit["d1"] or hit["d2"]) if hit else None
    if month is None or day is None:
        return None
    later = (month, int(day)) >= (after.month, after.day or 0)
    return _made(str(after.year if later else after.year + 1), month, day)


def _made(year: str, month: int, day: str | None) -> Printed | None:
    if not 1 <= month <= _IN_YEAR:
        return None
    try:
        date(int(year), month, int(day or 1))
    except ValueError:
        return None
    return Printed(int(year), month, int(day) if day else None)


@cache
def _month(word: str) -> int | None:
    rows = (row for row in read_table("clock_words.tsv") if row["kind"] == "month")
    return next((int(row["means"]) for row in rows if re.fullmatch(row["word"], word)), None)


def time_between(first: str, second: str, aspect: TimeAspect) -> Time | None:
    """Give the time of what was at a date, counted from another; None where it was not later.

    Args:
        first: The date of the index procedure, as printed.
        second: The date of the other.
        aspect: What of the event the time tells.

    >>> made = time_between("May 2013", "July 2013", TimeAspect.ONSET)
    >>> made.low, made.unit, made.approximate
    (2.0, 'mo', True)
    """
    start = printed_date(first)
    end = printed_date(second, start)
    if start is None or end is None:
        return None
    if start.day is not None and end.day is not None:
        passed = date(end.year, end.month, end.day) - date(start.year, start.month, start.day)
        return _time(passed.days, "d", first, second, aspect)
    months = (end.year - start.year) * _IN_YEAR + end.month - start.month
    return _time(months, "mo", first, second, aspect)


def _time(amount: int, unit: str, first: str, second: str, aspect: TimeAspect) -> Time | None:
    if amount <= 0:
        return None
    return Time(
        low=amount, high=amount, unit=unit, basis=Basis.DERIVED, aspect=aspect,
        derived_from=f'from "{first}" to "{second}"', approximate=unit == "mo",
    )  # fmt: skip
