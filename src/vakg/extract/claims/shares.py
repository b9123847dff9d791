"""Tell which numbers of a sentence are rates: shares and counts of people or things, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from vakg.extract.claims.cohorts import Cohort, listed_whole
from vakg.extract.claims.counted import event_counted
from vakg.extract.claims.groups import group_behind
from vakg.extract.claims.leading import verb_left_out
from vakg.extract.claims.merging import AS_SHARES, Rate, merged
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.statistics import interval_after, intervals, statistics_in
from vakg.extract.claims.view import View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import UnitOfAnalysis

_NEAR = 40  # code points before a figure in which "all except" stands
_OF = re.compile(r"\s+(?:of|out of)\s+(?P<what>[^,;.()]{1,60})")
OF_WHOM = re.compile(r"\s?(?:of|among)\s(?:whom|which|these|them|those)\b")
PART_BEFORE = re.compile(r"\b(?:of|among) (?:whom|which|these|them|those),?\s?$", re.I)
_GROUPS = re.compile(r"\b(?:groups?|arms?)\b")
_THEM = re.compile(r"(?:the |all )?(?:them|these|those|whom|which)\b")
_CHANGE = re.compile(
    r"\b(?:by|to|than|least|over|above|below)\s?(?:about|nearly|almost)?\s?$", re.I
)
_LEAD_OF = re.compile(r"\bof\s?(?:only|about|up to|around|approximately)?\s?$", re.I)
_HAVING = re.compile(r"\s?of (?:them|whom|these|those) \w+ing\b")
_LABELS = re.compile(
    r"\b(?:cases?|patients?|groups?|grades?|types?|nos?\.?)\s\d+(?:,\s\d+)*,?\s(?:and|or|to)$", re.I
)
_OF_IT = re.compile(r" of (?:the )?(?:[\w-]+ )?")
_NO_RATE = re.compile(  # heterogeneity, power, a part of a quantity
    r"(?:\bI[2²]|\b(?:power|kappa|alpha|heterogeneity|sensitivity|specificity))\s?(?:=|of|was|:)?\s?$"
    r"|\b(?:percentage|proportion|share|fraction) of (?:the )?(?:\w+ ){0,2}(?:cement|volume|height)"
    r"\b[^,;()]{0,30}\(?\s?(?:[\d.]+\s?%?\s?(?:vs\.?|versus)\s)?$",
    re.I,
)
_MIDDLE = re.compile(r"\b(?:mean|median|average|range|score|total)\s?[:,=]?(?:\sof|\swas)?$", re.I)
_TO_ANOTHER = re.compile(r"\s?%?\sto\s(?:about |only )?\d")
VERSUS = re.compile(r"\s?(?:vs\.?|versus)\s?")
_ENDS = re.compile(r"\s?(?:[,;:.)]|and\b)")
_STANDS_ALONE = re.compile(
    r"\s?(?:[,;.)]|$|(?:of|in|with) (?:whom|them|these|which)|before|after|during|and|but|had|were|was"
    r"|developed|suffered|sustained|died|an?\b)"
)


def rates_in(view: View, wholes: Sequence[Cohort]) -> list[Rate]:
    """List the numbers of a sentence that may be rates, in order.

    Args:
        view: The sentence.
        wholes: The wholes that the document has named: a plain count may be a part of one.
    """
    return merged(view, list(_candidates(view, wholes)))


def _candidates(view: View, wholes: Sequence[Cohort]) -> Iterator[Rate]:
    hidden = [
        *intervals(view.text),
        *((one.start, one.end) for one in statistics_in(view.text)),
    ]
    for number in _with_units(view):
        one = _rate(view, number, wholes)
        if one is not None and not any(start <= number.start < end for start, end in hidden):
            yield one


def _with_units(view: View) -> Iterator[NumberMention]:
    """Give the numbers; the first of "(12.1 vs 5.3%)" has the unit that only the second shows."""
    for number, after in zip_longest(view.numbers, view.numbers[1:]):
        plain = number.unit is None and number.value is not None and number.numerator is None
        shown = after is not None and after.unit == "%" and after.numerator is None
        if plain and shown and VERSUS.fullmatch(view.text, number.end, after.start):
            yield replace(number, unit="%")
        else:
            yield number


def _rate(view: View, number: NumberMention, wholes: Sequence[Cohort]) -> Rate | None:
    if _spares(view, number) or words("no_people").match(view.text[number.end :].lstrip()):
        return None
    if number.unit == "%":
        counted = _with_count(view, _with_interval(view, number))
        given = counted.numerator != number.numerator
        return Rate(counted) if given or _is_share(view, number) else None
    if view.narrated:
        return None
    if number.numerator is not None and number.denominator is not None:
        labels = _LABELS.search(view.text[: number.start].rstrip()) is not None
        named = number.unit == "1" and not labels and _names_its_whole(view, number)
        return Rate(number) if named else None
    if event_counted(view, number) is not None:
        return Rate(number, is_count=True, of_events=True)
    return Rate(number, is_count=True) if _is_part(view, number, wholes) else None


def _with_interval(view: View, number: NumberMention) -> NumberMention:
    """Add the confidence interval of a share, where one is printed."""
    bounds = interval_after(view.text, number.end) if number.low is None else None
    return replace(number, low=bounds[0], high=bounds[1]) if bounds else number


def _spares(view: View, number: NumberMention) -> bool:
    """Tell "all except one patient": the word stands right before the figure."""
    before = view.text[: number.start].rstrip()
    hits = list(words("spared").finditer(before, max(0, len(before) - _NEAR)))
    return bool(hits) and hits[-1].end() == len(before)


def _with_count(view: View, number: NumberMention) -> NumberMention:
    """Add the count of "six, corresponding to 8.3% of these and 0.32% of those"."""
    if number.numerator is not None:
        return number
    for one in view.numbers:
        plain = one.unit in (None, "1") and one.value is not None and one.numerator is None
        if (
            plain
            and float(one.value or 0).is_integer()
            and AS_SHARES.fullmatch(view.text, one.end, number.start)
        ):
            return replace(number, numerator=int(one.value or 0))
    return number


def _names_its_whole(view: View, number: NumberMention) -> bool:
    """Tell "three of nine" from "the posterior one fourth", which is a place."""
    if re.search(r"\bof\b|/|\bin\b|\bamong", view.text[number.start : number.end]):
        return True
    of = _OF.match(view.text, number.end)
    return of is not None and _is_of_a_whole(view, number.end, of["what"])


# ---- shares


def _is_share(view: View, number: NumberMention) -> bool:
    """Tell a share of people or things from a saturation, a concentration, a change."""
    if number.numerator is not None and number.value is not None:
        return True  # a count with its share
    of = _OF.match(view.text, number.end)
    if of is not None and not _is_of_a_whole(view, number.end, of["what"]):
        return False
    if _is_of_a_test(view, number) or _is_of_a_material(view, number):
        return False
    if _is_named_rate(view, number):
        return True
    if _is_measured(view, number) or (view.narrated and of is None):
        return False
    return not _is_a_change(view, number, of is not None)


def _is_named_rate(view: View, number: NumberMention) -> bool:
    """Tell what a rate's name leads to; nothing parts the two in a patient's story, and no "of cement"."""
    hits = list(words("rate").finditer(view.text, 0, number.start))
    if not hits:
        return False
    parted = re.search(r"[,;:()]", view.text[hits[-1].end() : number.start])
    stuff = view.named(hits[-1].end(), number.start, ("substance", "remedy"))
    return not (view.narrated and parted) and not (
        stuff and _OF_IT.match(view.text, hits[-1].end())
    )


def _is_a_change(view: View, number: NumberMention, has_whole: bool) -> bool:
    """Tell "by 5%", "from 38% to 24%" and "a fall of 5%"."""
    before = view.text[: number.start]
    if words("figures").search(before) is not None:
        return False  # "the figures go from 2% to 24%"
    fell = before.endswith("from ") and _TO_ANOTHER.match(view.text, number.end) is not None
    return fell or bool(_CHANGE.search(before) or (_LEAD_OF.search(before) and not has_whole))


def _is_of_a_whole(view: View, start: int, what: str) -> bool:
    if words("unit").search(what) or _THEM.match(what) or _GROUPS.search(what):
        return True
    named = view.named(
        start, start + len(what) + 5, ("happening", "procedure", "remedy", "complication")
    )
    return bool(named)


def _is_of_a_test(view: View, number: NumberMention) -> bool:
    return words("ability").search(view.text, 0, number.start) is not None


def _is_of_a_material(view: View, number: NumberMention) -> bool:
    """Tell a concentration: the material stands right behind it."""
    if _NO_RATE.search(view.text, 0, number.start):
        return True
    stuff = [one for one in view.names if one.field in ("substance", "remedy")]
    led = view.text[: number.start].rstrip().endswith("(") is False
    return any(
        one.start - number.end in (0, 1) or (led and number.start - one.end == 1) for one in stuff
    )


def _is_measured(view: View, number: NumberMention) -> bool:
    """Tell whether what is named last before it is a measure, such as a saturation."""
    before = [
        one
        for one in view.names
        if one.end <= number.start and one.field in ("measure", "happening", "rate")
    ]
    return bool(before) and before[-1].field == "measure"


# ---- counts


def _is_part(view: View, number: NumberMention, wholes: Sequence[Cohort]) -> bool:
    """Tell whether a plain count is a part of a whole that the document has named."""
    value = number.value
    if (
        value is None
        or number.unit not in (None, "1")
        or value < 0
        or not float(value).is_integer()
    ):
        return False
    inside = _is_of_these(view, number)
    near = [one for one in wholes if one.place <= view.place and one.count > value]
    itself = any(one.place == view.place and one.count == value for one in wholes)
    told = bool(listed_whole(view, number) or group_behind(view, number.end))
    if itself or _HAVING.match(view.text, number.end) or not (inside or near or told):
        return False
    if number.counted is not None:
        listed = words("sex").fullmatch(number.counted) and _ENDS.match(view.text, number.end)
        people = unit_of(number.counted) in (UnitOfAnalysis.PATIENTS, UnitOfAnalysis.CASES)
        return people and not listed
    return inside or _stands_alone(view, number)


def _is_of_these(view: View, number: NumberMention) -> bool:
    behind = OF_WHOM.match(view.text, number.end)
    return (behind or PART_BEFORE.search(view.text, 0, number.start)) is not None


def _stands_alone(view: View, number: NumberMention) -> bool:
    """Tell a bare number that counts people: "recorded in 123,", "nine had", "nine pneumonia"."""
    before = view.text[: number.start].rstrip()
    if _LABELS.search(before) or _MIDDLE.search(before):
        return False
    leads = (
        not before
        or before[-1] in ",;:"
        or before.lower().endswith(("and", "in", "but", "the other", "the remaining"))
    )
    if not leads:
        return False
    named = any(one.start == number.end + 1 and one.field == "happening" for one in view.names)
    goes_on = group_behind(view, number.end) or verb_left_out(view, number)
    return named or goes_on is not None or _STANDS_ALONE.match(view.text, number.end) is not None
