"""Find rates: how often a thing happens, of whom, with the counts behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vakg.extract.claims.cohorts import (
    OPENS,
    Cohort,
    Share,
    confirmed,
    counts_in,
    fitting,
    has_people,
    having,
    implied,
    of_people,
    share_of,
)
from vakg.extract.claims.found import Found
from vakg.extract.claims.groups import sizes_of
from vakg.extract.claims.members import Member, row_of
from vakg.extract.claims.merging import Rate
from vakg.extract.claims.proportions import assembled
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.shares import OF_WHOM, PART_BEFORE, VERSUS, rates_in
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.speakers import AUTHORS, speaker
from vakg.extract.claims.statistics import statistics_in
from vakg.extract.claims.topics import about_of
from vakg.extract.claims.turns import respective
from vakg.extract.claims.view import View
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import NumberMention
from vakg.model.assertion import Comparator, UnitOfAnalysis
from vakg.model.claim import Statistic

_ACCOUNTS = re.compile(r"\b(?:account|represent|constitut|compris)\w*\b")
_ELSEWHERE = re.compile(r":|;(?!\s?$)|\b(?:of whom|of which)\b")
_OF_SOME = re.compile(
    r"\b[Oo]f the (?!\w+ (?:patients|cases)\b|patients\b|cases\b)[^,;.()\d]{3,40}, $"
)
_OF_UNIT = re.compile(r"\sof (?:the |all |these |our )?(?P<unit>[a-z]+)\b")
_MEMORY = 6  # sentences: so long do "nine had ..." go on with the eighteen


@dataclass(slots=True)
class Reading:
    """What has been read of a document so far: its wholes and their parts, and what it spoke of."""

    reader: Reader
    wholes: list[Cohort] = field(default_factory=list)
    counts: list[Cohort] = field(default_factory=list)
    parts: list[Cohort] = field(default_factory=list)
    topic: Topic = field(default_factory=Topic)


def rates(view: View, reading: Reading) -> tuple[Found, ...]:
    """Find the rates of a sentence, and remember what later sentences may leave out.

    Args:
        view: The sentence.
        reading: What has been read before it; this sentence is added.
    """
    found: list[Found] = []
    if view.numbers:
        for number in view.numbers:
            _remember_whole(view, number, reading)
        if not view.narrated:
            reading.counts += counts_in(view)
        candidates = _told_of_outcomes(view, rates_in(view, reading.wholes))
        lost = -1
        for rate, slot in zip(candidates, _slots(view, candidates), strict=True):
            of_lost = VERSUS.fullmatch(view.text, lost, rate.number.start) if lost >= 0 else None
            one = None if of_lost is not None else _read(rate, slot, reading)
            lost = rate.number.end if one is None else -1
            if one is not None:
                found.append(one)
                part = OF_WHOM.match(view.text, rate.number.end) is not None
                lasts = not part and all(_happens(view, up) for up in one.about)
                reading.topic.say(one.about or reading.topic.here, lasts)
    reading.topic.end_of_sentence(view)
    return tuple(found)


def _told_of_outcomes(view: View, every: list[Rate]) -> list[Rate]:
    """Leave out what stands behind "the underlying disease was" or "comorbidities were"."""
    before = words("baseline").search(view.text)
    return [one for one in every if before is None or one.number.end <= before.start()]


def _happens(view: View, curie: str) -> bool:
    """Tell what sentences go on about: an operation that some had is not what "it" stands for."""
    named = [one for one in view.names if one.curie == curie]
    return not named or any(one.field not in ("procedure", "remedy") for one in named)


def _slots(view: View, candidates: Sequence[Rate]) -> list[Slot]:
    numbers = tuple(one.number for one in candidates)
    starts = [0, *(one.end for one in numbers[:-1])]
    ends = [*(one.start for one in numbers[1:]), len(view.text)]
    return [
        Slot(view, *one, numbers)
        for one in zip(numbers, zip(starts, ends, strict=False), strict=False)
    ]


def _read(rate: Rate, slot: Slot, reading: Reading) -> Found | None:
    """Say what a rate is a rate of; None where the words leave it open."""
    view, number = slot.view, rate.number
    about = about_of(slot, reading.topic, reading.reader)
    worded = about is not None and (about.spoken or about.modifier)
    if about is None or (rate.is_count and number.counted and not worded):
        return None
    whole = _whole(view, rate, reading)
    part = OF_WHOM.match(view.text, number.end) is not None
    if rate.is_count and (whole is None or (not part and _is_allotted(view, about, whole))):
        return None
    if rate.is_count and whole is not None and _is_of_groups(slot, about, whole):
        return None
    if rate.is_count and whole is not None and whole.place != view.place and _is_of_some(slot):
        return None
    _remember_part(view, number, reading)
    among = having(reading.counts, whole) if whole is not None else None
    _remember_what(view, number, about, reading)
    return assembled(slot, about, among, _statistic(slot), reading.reader)


def _is_allotted(view: View, about: About, whole: Cohort) -> bool:
    """Tell "410 patients underwent X and 240 patients Y": groups of a study, and no rate of Y."""
    done = about.spoken is not None and about.spoken.field == "procedure"
    return done and whole.place == view.place


def _is_of_groups(slot: Slot, about: About, whole: Cohort) -> bool:
    """Tell "X occurred in 12 and 5 patients, respectively", each of a group and not of the whole."""
    turns = "respectively" in slot.view.words and whole.place != slot.view.place
    several = len(slot.view.named(0, slot.number.start, ("happening",))) > 1
    return turns and not several and not about.modifier and respective(slot) is None


def _is_of_some(slot: Slot) -> bool:
    """Tell "of the X, nine were ...", whose whole has no figure."""
    return _OF_SOME.search(slot.view.text, 0, slot.number.start) is not None


def _statistic(slot: Slot) -> Statistic | None:
    """Give the statistic of the comparison that a rate belongs to: no colon and no new clause between."""
    view, number = slot.view, slot.number
    after = [one for one in statistics_in(view.text) if one.start >= number.end]
    sized = [one for one in after if one.statistic.value is not None]
    if len(sized) > 1 and len(slot.rates) > 1 and "respectively" in view.words:
        place = slot.rates.index(number) if len(sized) == len(slot.rates) else len(sized)
        return sized[place].statistic if place < len(sized) else None
    if not after or _ELSEWHERE.search(view.text, number.end, after[0].start):
        return None
    return after[0].statistic


def _whole(view: View, rate: Rate, reading: Reading) -> Cohort | None:
    """Give the whole that a rate leaves out: of whom was spoken, a part of them, or all."""
    number, share = rate.number, rate.number.value if rate.number.unit == "%" else None
    if number.denominator is not None:
        return next((one for one in reading.wholes if one.count == number.denominator), None)
    line = row_of(view, number)
    if line is not None:
        return _group(view, number, line, reading)
    count = int(number.value or 0) if rate.is_count else number.numerator
    if rate.is_count and OF_WHOM.match(view.text, number.end):
        return _of_these(view, number, count or 0, reading)
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
    before = [n for n in view.numbers if n.end <= number.start and _size(n) >= count]
    if before:
        unit = unit_of(before[-1].counted) or UnitOfAnalysis.PATIENTS
        return Cohort(_size(before[-1]), unit, view.place)
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
        part = fitting([one for one in parts if one.place < view.place], count, None, unit)
        if part is not None:
            return part
    wholes = [one for one in reading.wholes if one.place <= view.place]
    found = fitting([*wholes, *parts], count, share, unit)
    of_things = found is not None and unit is None and found.unit is UnitOfAnalysis.VERTEBRAE
    return None if of_things and has_people(reading.counts) else found


def _size(number: NumberMention) -> int:
    return number.numerator if number.numerator is not None else int(number.value or 0)


def _remember_whole(view: View, number: NumberMention, reading: Reading) -> None:
    """Keep the whole of "201 of 716 vertebrae"."""
    unit, known = unit_of(number.counted), {one.count for one in reading.wholes}
    if unit is None or number.denominator is None or view.citations or view.narrated:
        return
    if number.denominator not in known:
        reading.wholes.append(Cohort(number.denominator, unit, view.place))


def _remember_what(view: View, number: NumberMention, about: About, reading: Reading) -> None:
    """Keep what a rate counts, so that a share of these is told of them alone."""
    count = number.numerator if number.numerator is not None else number.value
    kind = unit_of(number.counted) or UnitOfAnalysis.NOT_STATED
    if about.what and not about.populations and count and float(count).is_integer():
        reading.counts.append(Cohort(int(count), kind, view.place, of=about.what))


def _remember_part(view: View, number: NumberMention, reading: Reading) -> None:
    """Keep the part of "of whom 18 had ..."."""
    if PART_BEFORE.search(view.text, 0, number.start) and _size(number) > 1:
        reading.parts.append(Cohort(_size(number), UnitOfAnalysis.PATIENTS, view.place))
