"""What was measured or counted in a group: means, lengths of time, published cases, what a test finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vakg.extract.claims.amounts import TIMES, kind_of, quantity
from vakg.extract.claims.found import Found
from vakg.extract.claims.published import published
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import curies
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import AssertionStatus, ClaimKind, Stance

_HAPPENS = ("happening",)
_MEAN = re.compile(r"\s?\(\s?(?:mean|median|average)[:,]?\s?(?:of )?")
_TIMED = re.compile(r"time|duration|interval|period|age|follow|delay|length|stay|survival", re.I)
_NEAR = 80  # code points: a measure so near says what a number is of
_RANGE = re.compile(
    r"(?: on average)?\s?[(\[](?:[^()\[\];]{1,20};\s)?(?:range[,:]?\s(?:from\s)?)?"
    r"(?P<low>\d+(?:\.\d+)?)\s?(?:-|–|to)\s?(?P<high>\d+(?:\.\d+)?)[^()\[\]%]{0,15}[)\]]"
)
_SHORT = 24  # code points around a number
_MIDDLE = re.compile(r"\b(?:average|mean|median)\b", re.I)
_FROM = re.compile(r"\b(?:after|following|before|later|within)\b")
_TO = re.compile(r"(?: \S+){0,2} to ")


def measured_claims(view: View) -> Iterator[Found]:
    """Read the measures and counts of a sentence that tells of no one patient."""
    if view.narrated:
        return
    yield from published(view)
    if view.numbers:
        yield from _yields(view)
        yield from _groups(view)
        yield from _delays(view)


def _yields(view: View) -> Iterator[Found]:
    """Read what share a test finds: "venography predicted leakage in 83%"; no rate of the leakage."""
    kind = kind_of("yield")
    if kind is None or words("ability").search(view.text) is None:
        return
    since = 0
    methods = view.named(0, len(view.text), ("method",))
    for number in (one for one in view.numbers if one.unit == "%" and one.numerator is None):
        about = view.named(since, number.start, _HAPPENS)
        if methods and about and words("ability").search(view.text, 0, number.start):
            yield Found(
                place=view.place, start=number.start, end=number.end, kind=ClaimKind.DIAGNOSIS,
                status=AssertionStatus.PRESENT, about=curies(about[:1]), methods=curies(methods[:1]),
                quantities=(quantity(number, kind),), text=view.said,
                stance=Stance.OBSERVED,
            )  # fmt: skip
        since = number.end


def _groups(view: View) -> Iterator[Found]:
    """Read what was measured in a group: a mean with its measure, or with its range."""
    if not words("group").search(view.text):
        return
    yield from _ranged(view)
    for number in view.numbers:
        before = view.named(max(0, number.start - 80), number.start, ("measure",))
        if not before and number.unit in TIMES and words("span").search(view.text, 0, number.start):
            yield from _span(view, number)
        timed = number.unit in TIMES and before and _TIMED.search(before[-1].text) is None
        fits = (
            number.unit not in ("%",)
            and not timed
            and number.numerator is None
            and number.counted is None
        )
        near = before and not re.search(r"[;:()]|\d", view.text[before[-1].end : number.start])
        if (
            before
            and fits
            and near
            and not view.named(before[-1].end, number.start, ("happening",))
        ):
            later = [
                one for one in view.numbers if _TO.fullmatch(view.text[number.end : one.start])
            ]
            yield Found(
                place=view.place, start=number.start, end=number.end, kind=ClaimKind.PROGNOSIS,
                about=(before[-1].curie,),
                quantities=tuple(
                    quantity(with_range(view, one), before[-1].curie) for one in (number, *later[:1])
                ),
                text=view.said, stance=Stance.OBSERVED,
            )  # fmt: skip


def _span(view: View, number: NumberMention) -> Iterator[Found]:
    """Read "the mean time from X to Y was 70 days", for which no class stands."""
    kind = kind_of("time")
    names = view.named(0, number.start, ("procedure", "happening"))
    if kind is not None and names:
        yield Found(
            place=view.place, start=number.start, end=number.end, kind=ClaimKind.PROGNOSIS,
            about=curies(_of(names, "happening")), procedures=curies(_of(names, "procedure")),
            quantities=(quantity(number, kind),), text=view.said,
            stance=Stance.OBSERVED,
        )  # fmt: skip


def _ranged(view: View) -> Iterator[Found]:
    """Read "7 to 1140 days (mean 123.2)"."""
    for first, second in pairwise(view.numbers):
        kind = kind_of("time") if first.unit in TIMES else None
        lone = second.value is not None and second.unit in (None, first.unit)
        if (
            kind is None
            or first.low is None
            or not lone
            or not _MEAN.fullmatch(view.text[first.end : second.start])
        ):
            continue
        names = view.named(0, first.start, ("procedure", "happening"))
        one = replace(first, value=second.value, end=second.end)
        yield Found(
            place=view.place, start=one.start, end=one.end, kind=ClaimKind.PROGNOSIS,
            about=curies(_of(names, "happening")),
            procedures=curies(_of(names, "procedure")),
            quantities=(quantity(one, kind),), text=view.said, stance=Stance.OBSERVED,
        )  # fmt: skip


def _delays(view: View) -> Iterator[Found]:
    """Read "X took place 118 days (10 to 395) after Y" and "on average 2.5 mL of cement were given"."""
    names = view.named(0, len(view.text), ("procedure", "happening", "substance"))
    for number in view.numbers if names else ():
        ranged = with_range(view, number)
        kind = (
            kind_of("time")
            if number.unit in TIMES
            else None
            if number.unit != "mL"
            else kind_of("mL")
        )
        measured = view.named(max(0, number.start - _NEAR), number.start, ("measure", "person"))
        if kind is None or measured or not _is_of_a_group(view, number, ranged):
            continue
        yield Found(
            place=view.place, start=number.start, end=ranged.end, kind=ClaimKind.PROGNOSIS,
            about=curies(_of(_before(names, number), "happening")[-1:]),
            procedures=curies(_of(names, "procedure")[:1]), quantities=(quantity(ranged, kind),),
            text=view.said, stance=Stance.OBSERVED,
        )  # fmt: skip


def _before(names: Sequence[Named], number: NumberMention) -> Sequence[Named]:
    return [one for one in names if one.end <= number.start] or names


def _is_of_a_group(view: View, number: NumberMention, ranged: NumberMention) -> bool:
    """Tell a middle or a range of a group, for a time with what it counts from, from one patient's."""
    near = view.text[max(0, number.start - _SHORT) : ranged.end + _SHORT]
    middle = _MIDDLE.search(near) is not None
    timed = number.unit in TIMES and _FROM.search(near) is not None
    return (timed and bool(ranged.low or middle)) or (middle and number.unit not in TIMES)


def with_range(view: View, number: NumberMention) -> NumberMention:
    """Add the range that a bracket right behind a middle value prints: "18.9 months (range, 3-78)"."""
    hit = _RANGE.match(view.text, number.end) if number.low is None else None
    if hit is None or number.value is None:
        return number
    low, high = float(hit["low"]), float(hit["high"])
    inside = low <= number.value <= high
    return replace(number, low=low, high=high, end=hit.end()) if inside else number


def _of(names: Iterable[Named], field: str) -> tuple[Named, ...]:
    return tuple(one for one in names if one.field == field)
