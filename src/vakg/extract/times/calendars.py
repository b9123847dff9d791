"""Find calendar dates and years: a year is no quantity, and no clock of a patient starts at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vakg.extract.numbers.figures import Marked
from vakg.extract.spans import TimeMention
from vakg.extract.tables import alternatives

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_GATE = re.compile(r"(?:19|20)\d\d")
_DAY_GATE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil) (?:the )?(?:\d|[A-Z])")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = alternatives("clock_words.tsv", "word", "month")
    counted = alternatives("number_words.tsv", "word", "noun")
    end = rf"(?![\w/])(?![.,]\d)(?!\s?%)(?! (?:\w+ )?(?:{counted})\b)"
    return (
        re.compile(
            rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|\.)? )?(?:{months})\.?(?: \d{{1,2}},?)?,? (?:of )?"
            rf"{_YEAR}(?!\w)"
        ),
        re.compile(rf"(?<![\w/.])(?:\d{{1,2}}[/.])?(?:0?[1-9]|1[0-2])[/.]{_YEAR}(?![\w/])"),
        re.compile(rf"(?<![\w-]){_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w-])"),
        re.compile(
            rf"(?:(?<!\w)(?:in|since|during|until|till|before|after|from|between|and|to|through|year|by) "
            rf"|[(,] ?|(?<=\d\d)\s?[-–]\s?|^){_YEAR}(?:s\b)?(?=\s?[-–]\s?(?:19|20)\d\d|{end})",
            re.I,
        ),
    )


@cache
def _day() -> re.Pattern[str]:
    """Match a day without its year: "on 16 May", "on May 16"."""
    months = alternatives("clock_words.tsv", "word", "month")
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:[Oo]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil) (?:the )?"
        rf"(?P<day>{day} (?:of )?(?:{months})|(?:{months})\.? {day})"
        rf"(?![\w/-])(?!,? (?:of )?(?:19|20)\d\d)"
    )


def find_dates(marked: Marked) -> Iterator[TimeMention]:
    """Yield the dates of a marked sentence; `low` and `high` are the year, if it is printed."""
    if not marked.figures:
        return
    if _DAY_GATE.search(marked.text) is not None:
        for hit in _day().finditer(marked.text):
            yield TimeMention(
                start=hit.start("day"),
                end=hit.end(),
                kind="calendar",
                low=None,
                high=None,
                unit=None,
            )
    if _GATE.search(marked.text) is None:
        return
    *dates, years = _patterns()
    for pattern in dates:
        for hit in pattern.finditer(marked.text):
            yield _date(hit, hit.start())
    for hit in years.finditer(marked.text):
        yield _date(hit, hit.start("year"))


def _date(hit: re.Match[str], start: int) -> TimeMention:
    year = float(hit["year"])
    return TimeMention(start=start, end=hit.end(), kind="calendar", low=year, high=year, unit=None)
