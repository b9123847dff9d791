"""Whom a study is about, and how many: the denominators that its rates may leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.view import View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import UnitOfAnalysis

_LEAST = 10  # fewer are a series of cases, each told on its own
_OPENS = re.compile(r"(?:Of|Among|In)\s(?:the|these|those|our|all|a total of)?\s?")
_HALF = 0.5
_PEOPLE = (UnitOfAnalysis.PATIENTS, UnitOfAnalysis.CASES)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A whole that counts are parts of: how many, of what, and the sentence that says so."""

    count: int
    unit: UnitOfAnalysis
    place: int
    part: bool = False


def cohorts(views: Sequence[View]) -> tuple[Cohort, ...]:
    """Find the wholes that a document names, in its order."""
    return tuple(
        one for view in views if not view.narrated and not view.citations for one in _in(view)
    )


def _in(view: View) -> Iterable[Cohort]:
    counts = [(n, unit) for n in view.numbers if (unit := _whole(view, n)) is not None]
    study = words("study").search(view.text) is not None
    counts = [(n, unit) for n, unit in counts if study or _OPENS.fullmatch(view.text, 0, n.start)]
    seen: set[UnitOfAnalysis] = set()
    for number, unit in counts:
        if unit in seen or (
            int(number.value or 0) < _LEAST and not _OPENS.fullmatch(view.text, 0, number.start)
        ):
            continue
        seen.add(unit)
        yield Cohort(int(number.value or 0), unit, view.place)


def _whole(view: View, number: NumberMention) -> UnitOfAnalysis | None:
    """Say what a plain count counts, if it may be a whole: patients, vertebrae, operations."""
    plain = number.value is not None and number.unit == "1" and number.numerator is None
    if not plain or number.counted is None:
        return None
    unit = unit_of(number.counted)
    if unit in _PEOPLE and _is_woman_or_man(view, number):
        return None
    if unit is None and _ends_in_procedure(view, number):
        return UnitOfAnalysis.PROCEDURES
    return unit if unit is not UnitOfAnalysis.STUDIES else None


def _is_woman_or_man(view: View, number: NumberMention) -> bool:
    """Tell whether a bracket or a comma lists it: "(28 women; 5 men)" are parts of a whole."""
    before = view.text[: number.start]
    return before.count("(") > before.count(")")


def _ends_in_procedure(view: View, number: NumberMention) -> bool:
    return any(
        one.field == "procedure" and number.start < one.start and one.end >= number.end - 1
        and one.start <= number.end
        for one in view.names
    )  # fmt: skip


def fitting(
    wholes: Sequence[Cohort], count: int | None, share: float | None, unit: UnitOfAnalysis | None
) -> Cohort | None:
    """Give the whole that a count belongs to: one that its percentage confirms, else the nearest.

    Args:
        wholes: What the document has named so far.
        count: The count, where printed.
        share: Its percentage, where printed.
        unit: What is counted, where printed.
    """
    near = [one for one in wholes if count is None or count <= one.count]
    if count is not None and share is not None:
        apart = {one: abs(100 * count / one.count - share) for one in near}
        agreeing = [one for one in near if apart[one] < _HALF]
        return min(agreeing, key=lambda one: (not _alike(one.unit, unit), apart[one]), default=None)
    stated = [one for one in near if one.unit is not UnitOfAnalysis.NOT_STATED]
    alike = [one for one in stated if unit is None or _alike(one.unit, unit)]
    if count is None:
        return alike[0] if len({one.unit for one in near}) == 1 and len(alike) == 1 else None
    people = [one for one in alike if one.unit in _PEOPLE]
    return next(reversed(people or alike), None)


def _alike(one: UnitOfAnalysis, other: UnitOfAnalysis | None) -> bool:
    return one is other or (one in _PEOPLE and other in _PEOPLE)
