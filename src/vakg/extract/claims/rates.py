"""Find rates: how often a thing happens, of whom, with the counts behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vakg.extract.claims.cohorts import (
    Cohort,
    counts_in,
    having,
)
from vakg.extract.claims.found import Found
from vakg.extract.claims.groups import sized_in
from vakg.extract.claims.merging import Rate
from vakg.extract.claims.proportions import assembled
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.shares import OF_WHOM, PART_BEFORE, VERSUS, rates_in
from vakg.extract.claims.slots import About, Slot
from vakg.extract.claims.statistics import statistics_in
from vakg.extract.claims.topics import about_of
from vakg.extract.claims.turns import each_of, respective
from vakg.extract.claims.view import View
from vakg.extract.claims.wholes import Reading, size_of, whole_of
from vakg.extract.spans import NumberMention
from vakg.model.assertion import UnitOfAnalysis
from vakg.model.claim import Statistic

_ELSEWHERE = re.compile(r":|;(?!\s?$)|\b(?:of whom|of which)\b")
_OF_SOME = re.compile(
    r"\b[Oo]f the (?!\w+ (?:patients|cases)\b|patients\b|cases\b)[^,;.()\d]{3,40}, $"
)


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
        reading.groups.update(sized_in(view.text))
        if not view.narrated:
            reading.counts += counts_in(view)
        candidates = _told_of_outcomes(view, rates_in(view, reading.wholes))
        reading.bare = tuple(size_of(one.number) for one in candidates if _is_bare(one))
        lost = -1
        for rate, slot in zip(candidates, _slots(view, candidates), strict=True):
            of_lost = VERSUS.fullmatch(view.text, lost, rate.number.start) if lost >= 0 else None
            read = () if of_lost is not None else _read(rate, slot, reading)
            lost = -1 if read else rate.number.end
            found += read
            for one in read[:1]:
                part = OF_WHOM.match(view.text, rate.number.end) is not None
                lasts = not part and all(_happens(view, up) for up in one.about)
                reading.topic.say(one.about or reading.topic.here, lasts)
    reading.topic.end_of_sentence(view)
    return tuple(found)


def _told_of_outcomes(view: View, every: list[Rate]) -> list[Rate]:
    """Leave out what stands behind "the underlying disease was" or "comorbidities were"."""
    before = words("baseline").search(view.text)
    return [one for one in every if before is None or one.number.end <= before.start()]


def _is_bare(rate: Rate) -> bool:
    return rate.is_count and not rate.of_events and rate.number.denominator is None


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


def _read(rate: Rate, slot: Slot, reading: Reading) -> tuple[Found, ...]:
    """Say what a rate is a rate of, and of each of several things; nothing where the words leave it open."""
    view, number = slot.view, rate.number
    about = about_of(slot, reading.topic, reading.reader)
    worded = about is not None and (about.spoken or about.modifier)
    if about is None or (rate.is_count and number.counted and not worded):
        return ()
    if rate.of_events:  # of how many people, a number of events does not say
        return (assembled(slot, about, None, _statistic(slot), reading.reader),)
    whole = whole_of(view, rate, reading)
    part = OF_WHOM.match(view.text, number.end) is not None
    if rate.is_count and (whole is None or (not part and _is_allotted(view, about, whole))):
        return ()
    if rate.is_count and whole is not None and _is_of_groups(slot, about, whole):
        return ()
    if rate.is_count and whole is not None and whole.place != view.place and _is_of_some(slot):
        return ()
    reading.topic.worded = "" if about.what else about.modifier or ""
    _remember_part(view, number, reading)
    among = having(reading.counts, whole) if whole is not None else None
    _remember_what(view, number, about, reading)
    statistic = _statistic(slot)
    return tuple(
        assembled(slot, one, among, statistic, reading.reader)
        for one in each_of(slot, about, reading.reader)
    )


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
    if not after or _ELSEWHERE.search(view.unbracketed, number.end, after[0].start):
        return None
    return after[0].statistic


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
    if PART_BEFORE.search(view.text, 0, number.start) and size_of(number) > 1:
        reading.parts.append(Cohort(size_of(number), UnitOfAnalysis.PATIENTS, view.place))
