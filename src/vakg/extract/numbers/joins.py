"""Join numbers that say one thing together: a count and its share, a value and its range."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from vakg.extract.numbers.figures import Marked
from vakg.extract.spans import NumberMention
from vakg.extract.tables import column

_OPEN = re.compile(r"(?: [^\W\d_]+(?:-[^\W\d_]+)*){0,3}\s?[(\[;,]\s?(?:or |i\.e\.,? )?")
_APART = re.compile(
    r"\b(?:away|apart|later|after|before|ago|earlier|old|long)\b"
)  # no count of people
_SHUT_OF = re.compile(
    r"\)?\s?(?:[^\W\d_]+ ){0,2}(?:out )?of (?:(?:the|these|those|all|our|a total of) )*"
)
_SHUT = re.compile(r"\s?[,;]\s?|\s?\(\s?")
_LISTED = re.compile(r",? (?:and|or) |, |/")
_OF = re.compile(r" of (?:(?:the|these|those|all|our|a total of) )*")

_Join = Callable[[Marked, NumberMention, NumberMention], NumberMention | None]


def join(marked: Marked, numbers: list[NumberMention]) -> list[NumberMention]:
    """Join neighbours from left to right as long as they say one thing.

    Args:
        marked: The sentence.
        numbers: Its numbers, by start.
    """
    done: list[NumberMention] = []
    for number in numbers:
        joined = _joined(marked, done[-1], number) if done else None
        if joined is None:
            done.append(number)
        else:
            done[-1] = joined
    return _with_shared_units(marked, done)


def _with_shared_units(marked: Marked, numbers: list[NumberMention]) -> list[NumberMention]:
    """Give the unit of "3.5 and 4 ml" to both."""
    done: list[NumberMention] = []
    for number in reversed(numbers):
        shares = bool(done) and _shares_unit(marked, number, done[-1])
        done.append(
            replace(number, unit=done[-1].unit, per=number.per or done[-1].per)
            if shares
            else number
        )
    return done[::-1]


def _shares_unit(marked: Marked, first: NumberMention, second: NumberMention) -> bool:
    if first.unit is not None or first.counted is not None or first.numerator is not None:
        return False
    measured = second.unit not in (None, "1") and second.numerator is None
    return measured and _LISTED.fullmatch(marked.signs, first.end, second.start) is not None


def _joined(marked: Marked, first: NumberMention, second: NumberMention) -> NumberMention | None:
    ways: tuple[_Join, ...] = (_share_of_count, _share_and_fraction, _of_whole, _value_and_range)
    return next((found for way in ways if (found := way(marked, first, second)) is not None), None)


def _between(marked: Marked, first: NumberMention, second: NumberMention) -> str:
    return marked.signs[first.end : second.start]


def _is_count(one: NumberMention) -> bool:
    return (
        one.value is not None
        and one.unit in (None, "1")
        and one.value >= 0
        and one.value.is_integer()
    )


def _is_share(one: NumberMention) -> bool:
    return one.unit == "%" and one.value is not None and one.numerator is None


def _closed(marked: Marked, end: int) -> int:
    """Take in the bracket that closes behind what was joined."""
    return end + 1 if marked.signs[end : end + 1] in (")", "]") else end


def _share_of_count(
    marked: Marked, first: NumberMention, second: NumberMention
) -> NumberMention | None:
    """Join "26 patients" and "(0.7%", or "three of nine" and "(33%"."""
    counted = _is_count(first) or (first.numerator is not None and first.value is None)
    between = _between(marked, first, second)
    if not counted or not _is_share(second) or "(" not in between or not _OPEN.fullmatch(between):
        return None
    if _APART.search(between):
        return None
    numerator = first.numerator if first.numerator is not None else int(first.value or 0)
    return replace(
        second, start=first.start, end=_closed(marked, second.end), numerator=numerator,
        denominator=first.denominator, counted=first.counted,
    )  # fmt: skip


def _share_and_fraction(
    marked: Marked, first: NumberMention, second: NumberMention
) -> NumberMention | None:
    """Join "40.3%" and "(64/159)", or "18 (0.32%" and ", 18/5749)"."""
    if first.unit != "%" or first.denominator is not None or second.denominator is None:
        return None
    if second.value is not None or not _SHUT.fullmatch(_between(marked, first, second)):
        return None
    if first.numerator not in (None, second.numerator):
        return None
    return replace(
        first, end=_closed(marked, second.end), numerator=second.numerator,
        denominator=second.denominator, counted=first.counted or second.counted,
    )  # fmt: skip


def _of_whole(marked: Marked, first: NumberMention, second: NumberMention) -> NumberMention | None:
    """Join "92 (26.5%)" and " of 347 treated vertebrae", or "25%" and " of 3175 patients"."""
    if first.unit != "%" or first.denominator is not None or not _is_count(second):
        return None
    between = _between(marked, first, second)
    pattern = _OF if first.numerator is None else _SHUT_OF
    if pattern.fullmatch(between) is None or (first.numerator or 0) > (second.value or 0):
        return None
    return replace(
        first, end=second.end, denominator=int(second.value or 0), counted=second.counted
    )


@cache
def _range_words() -> re.Pattern[str]:
    words = "|".join(column("number_words.tsv", "word", "range"))
    return re.compile(rf"(?: on average)?\)?\s?[(,;]*\s?(?:{words})[:,]?\s?", re.I)


def _value_and_range(
    marked: Marked, first: NumberMention, second: NumberMention
) -> NumberMention | None:
    """Join "6%" and "(range: 0-28.6%)"."""
    if first.value is None or first.low is not None or second.low is None or first.unit == "1":
        return None
    if second.unit not in (None, first.unit) and first.unit is not None:
        return None
    if not _range_words().fullmatch(_between(marked, first, second)):
        return None
    unit = first.unit or second.unit
    return replace(
        first, end=_closed(marked, second.end), low=second.low, high=second.high, unit=unit
    )
