"""Whom a study is about, and how many: the denominators that its rates may leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.view import View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import UnitOfAnalysis

_WERE_ENROLLED = re.compile(
    r"(?:\s(?:of (?:them|these|whom)|with|without|who had)\b[^.,;:()\d]{0,70}?)?"
    r"\s(?:were|was|could be) (?:finally )?(?:enrolled|included|recruited|eligible)\b"
)
_LINE = re.compile(r"\w\s[-–]\s$")  # "four levels - 16 patients": a line of a list
_LEAST = 5  # fewer are a series of cases, each told on its own
OPENS = re.compile(
    r"(?:[A-Z][A-Za-z ]+: )?(?:Of|Among|In)\s(?:the|these|those|our|all|a total of)?\s?"
)
_HALF = 0.5
_YEARS = (1900, 2100)
_FEW = 10
_MOST = 200  # of more, nearly every share with one place is a count of them
_TINY = 1e-6
_FIGURE = re.compile(r"\d+(?:[.,·]\d+)?")
_PEOPLE = (UnitOfAnalysis.PATIENTS, UnitOfAnalysis.CASES)


@dataclass(frozen=True, slots=True)
class Cohort:
    """A whole that counts are parts of: how many, of what, the sentence that says so, and what they have."""

    count: int
    unit: UnitOfAnalysis
    place: int
    noun: str = ""
    of: tuple[str, ...] = ()


def cohorts(views: Sequence[View]) -> tuple[Cohort, ...]:
    """Find the wholes that a document names, in its order."""
    found: list[Cohort] = []
    for view in views:
        if not view.narrated and not view.citations:
            found += [one for one in _in(view, found) if not _is_part(view, one, found)]
    return tuple(found)


def _is_part(view: View, one: Cohort, known: Sequence[Cohort]) -> bool:
    """Tell "In 6 patients X was seen" after "14 patients were reviewed": 6 are no whole."""
    larger = any(_alike(other.unit, one.unit) and other.count > one.count for other in known)
    return larger and view.text.startswith("In ")


def _in(view: View, known: Sequence[Cohort]) -> Iterable[Cohort]:
    counts = [
        (n, unit)
        for n in view.numbers
        if (unit := whole_unit(view, n) or _enrolled(view, n)) is not None
    ]
    study = words("study").search(view.text) is not None
    loose = not known and words("study_too").search(view.text) is not None
    counts = [
        (n, unit) for n, unit in counts if study or loose or OPENS.fullmatch(view.text, 0, n.start)
    ]
    seen: set[UnitOfAnalysis] = set()
    for number, unit in counts:
        if unit in seen or (
            int(number.value or 0) < _LEAST and not OPENS.fullmatch(view.text, 0, number.start)
        ):
            continue
        seen.add(unit)
        yield Cohort(int(number.value or 0), unit, view.place, _last(number.counted))


def _enrolled(view: View, number: NumberMention) -> UnitOfAnalysis | None:
    """Read "139 with a fracture were enrolled", which are people though no noun says so."""
    bare = number.value is not None and number.unit in (None, "1") and number.counted is None
    whole = bare and number.numerator is None and _is_size(view, number)
    return (
        UnitOfAnalysis.PATIENTS if whole and _WERE_ENROLLED.match(view.text, number.end) else None
    )


def whole_unit(view: View, number: NumberMention) -> UnitOfAnalysis | None:
    """Say what a plain count counts, if it may be a whole: patients, vertebrae, operations.

    Args:
        view: The sentence.
        number: A number in it.
    """
    plain = number.value is not None and number.unit == "1" and number.numerator is None
    if not plain or number.counted is None or _LINE.search(view.text, 0, number.start):
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


def having(counts: Sequence[Cohort], whole: Cohort) -> Cohort:
    """Give a whole with what those counted have, where a rate before has counted them.

    Args:
        counts: The counts named so far; those that a rate counted say what of.
        whole: A whole that a rate is read of.
    """
    told = [
        one
        for one in counts
        if one.of and one.count == whole.count and one.place <= whole.place + 1
    ]
    return replace(whole, of=told[-1].of) if told and not whole.of else whole


def counts_in(view: View) -> Iterator[Cohort]:
    """Give all counts of a sentence of its own study: groups, parts, wholes of any kind of thing."""
    for number in () if view.citations else view.numbers:
        unit = unit_of(number.counted) or UnitOfAnalysis.NOT_STATED
        plain = number.unit in (None, "1") and number.value is not None and _is_size(view, number)
        sizes = (number.denominator, number.numerator, int(number.value or 0) if plain else None)
        for size in sizes:
            if size is not None and size > 1:
                yield Cohort(size, unit, view.place, _last(number.counted))


def _is_size(view: View, number: NumberMention) -> bool:
    """Tell whether a bare number may say how many: no year, no fraction."""
    value = float(number.value or 0)
    if not value.is_integer():
        return False
    year = number.unit is None and number.value is not None and _YEARS[0] <= value <= _YEARS[1]
    return not year or "," in view.text[number.start : number.end]


def confirmed(
    counts: Sequence[Cohort], part: int, share: Share, counted: str | None
) -> Cohort | None:
    """Give the one earlier count of which a part makes the printed share; None where several do.

    Args:
        counts: The counts named so far.
        part: The count that the share is printed for.
        share: The share as printed.
        counted: The noun that the part counts, where printed.
    """
    unit = unit_of(counted)
    fits = [one for one in counts if one.count >= part and share.is_made_by(part, one.count)]
    alike = [one for one in fits if counted is not None and one.noun == _last(counted)]
    alike = alike or [one for one in fits if unit is None or _alike(one.unit, unit)]
    loose = [one for one in fits if one.unit is UnitOfAnalysis.NOT_STATED and not one.noun]
    counted_so = any(unit is None or _alike(one.unit, unit) for one in counts if one.count > part)
    chosen = alike or loose or ([] if counted_so else fits)
    return chosen[-1] if len({one.count for one in chosen}) == 1 else None


def listed_whole(view: View, number: NumberMention) -> Cohort | None:
    """Give the 27 of "X was seen in 12 of 27: at A in ten, at B in two"; the colon leads its parts in."""
    before = [one for one in view.numbers if one.end <= number.start and one.denominator]
    if not before or (number.value or 0) > (before[-1].numerator or 0):
        return None
    last, colon = before[-1], view.text.rfind(":", before[-1].end, number.start)
    if colon < 0 or re.search(r"[;.]\s", view.text[last.end : number.start]):
        return None
    unit = unit_of(last.counted) or UnitOfAnalysis.NOT_STATED
    return Cohort(last.denominator or 0, unit, view.place, _last(last.counted))


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with how many places behind the point are printed."""

    value: float
    places: int

    def is_made_by(self, part: int, whole: int) -> bool:
        """Tell whether a count of a whole, rounded or cut, is printed so.

        >>> Share(81.68, 2).is_made_by(165, 202), Share(81.68, 2).is_made_by(165, 203)
        (True, False)
        """
        step = 10.0**-self.places
        apart = 100 * part / whole - self.value
        return -step / 2 - _TINY <= apart < (step if self.places else step / 2 + _TINY)

    def may_be_of(self, whole: int) -> bool:
        """Tell whether any count of a whole is printed so.

        >>> Share(27.7, 1).may_be_of(18), Share(27.7, 1).may_be_of(37)
        (True, False)
        """
        near = int(self.value * whole / 100)
        return any(self.is_made_by(part, whole) for part in range(max(0, near - 1), near + 3))


def share_of(view: View, number: NumberMention) -> Share | None:
    """Read the percentage of a number as it is printed."""
    if number.unit != "%" or number.value is None:
        return None
    for hit in _FIGURE.finditer(view.text, number.start, number.end):
        digits = hit[0].replace("·", ".").replace(",", ".")
        if abs(float(digits) - number.value) < _TINY:
            return Share(number.value, len(digits.partition(".")[2]))
    return Share(number.value, 0)


def _last(noun: str | None) -> str:
    """Give the last word of a noun, in the singular where an "s" is all that makes the plural."""
    return (noun or "").split(" ")[-1].removesuffix("s")


def implied(counts: Sequence[Cohort], share: Share) -> Cohort | None:
    """Give the one count of a sentence that a share without a count can be one of; small enough to tell.

    Args:
        counts: The counts of the sentence.
        share: The share as printed.
    """
    near = [one for one in counts if _FEW <= one.count <= _MOST and one.noun]
    fits = [one for one in near if share.places and share.may_be_of(one.count)]
    return fits[-1] if len({one.count for one in fits}) == 1 and len(near) > 1 else None


def has_people(counts: Sequence[Cohort]) -> bool:
    """Tell whether people are counted at all; a bare count is then not one of vertebrae."""
    return any(one.unit in _PEOPLE for one in counts)


def of_people(wholes: Sequence[Cohort]) -> Cohort | None:
    """Give the whole of people where only one is known."""
    people = [one for one in wholes if one.unit in _PEOPLE]
    return people[-1] if len({one.count for one in people}) == 1 else None


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
        sure = unit is not None or len({one.unit for one in near}) == 1
        return alike[0] if sure and len(alike) == 1 else None
    people = [one for one in alike if one.unit in _PEOPLE]
    return next(reversed(people or alike), None)


def _alike(one: UnitOfAnalysis, other: UnitOfAnalysis | None) -> bool:
    return one is other or (one in _PEOPLE and other in _PEOPLE)
