"""The whole that a rate leaves out: what of a document has been read before it, and which count it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vakg.extract.claims.cohorts import (
    OPENS,
    Cohort,
    Share,
    confirmed,
    fitting,
    has_people,
    implied,
    listed_whole,
    of_people,
    share_of,
)
from vakg.extract.claims.groups import group_behind, sizes_of
from vakg.extract.claims.members import Member, row_of
from vakg.extract.claims.merging import Rate
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.shares import OF_WHOM, PART_BEFORE
from vakg.extract.claims.slots import Topic
from vakg.extract.claims.speakers import AUTHORS, speaker
from vakg.extract.claims.view import View
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import NumberMention
from vakg.model.assertion import Comparator, UnitOfAnalysis

_ACCOUNTS = re.compile(r"\b(?:account|represent|constitut|compris)\w*\b")
_OF_UNIT = re.compile(r"\sof (?:the |all |these |our )?(?P<unit>[a-z]+)\b")
_NEAR = 2  # sentences: so near the parts of a number stand
_SURE = 5  # smaller sums are often made by chance
_OF_PEOPLE = (UnitOfAnalysis.PATIENTS, UnitOfAnalysis.CASES, UnitOfAnalysis.NOT_STATED)
_MEMORY = 6  # sentences: so long do "nine had ..." go on with the eighteen


@dataclass(slots=True)
class Reading:
    """What has been read of a document so far: its wholes and their parts, and what it spoke of."""

    reader: Reader
    wholes: list[Cohort] = field(default_factory=list)
    counts: list[Cohort] = field(default_factory=list)
    parts: list[Cohort] = field(default_factory=list)
    topic: Topic = field(default_factory=Topic)
    bare: tuple[int, ...] = ()
    groups: dict[str, int] = field(default_factory=dict)


def whole_of(view: View, rate: Rate, reading: Reading) -> Cohort | None:
    """Give the whole that a rate leaves out: of whom was spoken, a part of them, or all."""
    number = rate.number
    if number.denominator is not None:
        return next((one for one in reading.wholes if one.count == number.denominator), None)
    line = row_of(view, number)
    if line is not None:
        return _group(view, number, line, reading)
    count = int(number.value or 0) if rate.is_count else number.numerator
    here = any(one.end <= number.start for one in view.numbers)
    part = here and PART_BEFORE.search(view.text, 0, number.start)
    if rate.is_count and (part or OF_WHOM.match(view.text, number.end)):
        return _of_these(view, number, count or 0, reading)
    group = group_behind(view, number.end) if rate.is_count else None
    if group is not None:
        size = reading.groups.get(group, 0)
        return Cohort(size, UnitOfAnalysis.PATIENTS, view.place) if size >= (count or 0) else None
    if rate.is_count and (listed := listed_whole(view, number)) is not None:
        return listed
    return _told(view, rate, count, reading)


def _told(view: View, rate: Rate, count: int | None, reading: Reading) -> Cohort | None:
    """Give the whole that a sentence opens with, that a printed share confirms, or that was told last."""
    number, share = rate.number, rate.number.value if rate.number.unit == "%" else None
    printed = share_of(view, number)
    opening = _opening(view, number, printed, reading)
    if opening is not None or (count is None and _is_of_others(view, number)):
        return opening
    if count is not None and printed is not None and not rate.is_count:
        return confirmed(_earlier(reading, view), count, printed, number.counted)
    said = _OF_UNIT.match(view.text, number.end)
    unit = unit_of(number.counted) or (unit_of(said["unit"]) if said is not None else None)
    whole = _remembered(view, (count, share), unit, reading)
    return (
        whole if count is not None or printed is None else _plausible(view, whole, printed, reading)
    )


def _group(view: View, number: NumberMention, line: Member, reading: Reading) -> Cohort | None:
    """Give the group that a figure of a table's line is of: its printed size, else that of both alike."""
    same = [one for one in view.numbers if line.start <= one.start < line.printed.start]
    sizes = sizes_of(reading.topic.groups)
    place = same.index(number) if number in same else len(sizes)
    if place < len(sizes):
        return Cohort(sizes[place], UnitOfAnalysis.PATIENTS, view.place)
    shares = [share_of(view, one) for one in same]
    whole = of_people([one for one in reading.wholes if one.place <= view.place])
    alike = whole is not None and all(one and one.may_be_of(whole.count) for one in shares)
    return whole if alike else None


def _opening(
    view: View, number: NumberMention, printed: Share | None, reading: Reading
) -> Cohort | None:
    """Give the whole that a sentence opens with: "In 187 operations X was seen in 8%, Y in 7%"."""
    first = view.numbers[0]
    opens = first is not number and OPENS.fullmatch(view.text, 0, first.start) is not None
    if not opens or number.numerator is not None:
        return None
    here = [one for one in reading.counts if one.place == view.place and one.noun]
    fits = {one.count: one for one in here if printed is None or printed.may_be_of(one.count)}
    return next(iter(fits.values())) if [*fits] == [first.value] else None


def _plausible(view: View, whole: Cohort | None, printed: Share, reading: Reading) -> Cohort | None:
    """Give the whole of a share without a count: one that some count of it makes."""
    if whole is not None and printed.may_be_of(whole.count):
        return whole
    return implied([one for one in reading.counts if one.place == view.place], printed)


def _of_these(view: View, number: NumberMention, count: int, reading: Reading) -> Cohort | None:
    """Give the count that "four of whom" goes back to."""
    before = [n for n in view.numbers if n.end <= number.start and size_of(n) >= count]
    if before:
        unit = unit_of(before[-1].counted) or UnitOfAnalysis.PATIENTS
        return Cohort(size_of(before[-1]), unit, view.place)
    return _spoken_of(reading, view, count)


def _spoken_of(reading: Reading, view: View, count: int) -> Cohort | None:
    """Give the count that "of these" goes back to: the last one of the sentence before that counts."""
    near = [one for one in reading.counts if one.place < view.place <= one.place + 2]
    last = [one for one in near if one.place == near[-1].place and one.noun]
    return last[-1] if last and last[-1].count >= count else None


def _earlier(reading: Reading, view: View) -> list[Cohort]:
    """Give the counts named before a rate; a cohort of the study first, so that the last is nearest."""
    own = [*reading.wholes, *reading.counts]
    return [one for one in own if one.place <= view.place]


def _is_of_others(view: View, number: NumberMention) -> bool:
    """Tell a share that the whole of the document does not fit: of others, of a group, of a part."""
    if number.comparator is not Comparator.EQUAL or view.citations:
        return True
    if speaker(view.text, number.end, ()) != AUTHORS:
        return True
    compared = words("compare").search(view.text)
    return compared is not None or _ACCOUNTS.search(view.text, 0, number.start) is not None


def _remembered(
    view: View,
    figures: tuple[int | None, float | None],
    unit: UnitOfAnalysis | None,
    reading: Reading,
) -> Cohort | None:
    count, share = figures
    parts = [one for one in reading.parts if 0 < view.place - one.place <= _MEMORY]
    if count is not None and share is None:
        summed = _summed(view, reading)
        if summed is not None:
            return summed
        part = fitting([one for one in parts if one.place < view.place], count, None, unit)
        if part is not None:
            return part
    wholes = [one for one in reading.wholes if one.place <= view.place]
    found = fitting([*wholes, *parts], count, share, unit)
    of_things = found is not None and unit is None and found.unit is UnitOfAnalysis.VERTEBRAE
    return None if of_things and has_people(reading.counts) else found


def _summed(view: View, reading: Reading) -> Cohort | None:
    """Give the 17 just counted, where "in seven ..., in ten ..." of this sentence make 17 together."""
    near = [one for one in reading.counts if 0 < view.place - one.place <= _NEAR]
    total = sum(reading.bare) if len(reading.bare) > 1 else 0
    told = [one for one in near if one.place == near[-1].place and one.unit in _OF_PEOPLE]
    if total < _SURE or not told or told[-1].count != total:
        return None
    stated = [one for one in (*told, *reading.parts) if one.unit in _OF_PEOPLE[:2]]
    return next((one for one in stated if one.count == total), told[-1])


def size_of(number: NumberMention) -> int:
    """Give how many a number counts, be it with its whole or without."""
    return number.numerator if number.numerator is not None else int(number.value or 0)
