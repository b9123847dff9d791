"""Join the figures of one rate: a count and its share, a share and its interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vakg.extract.claims.cohorts import share_of
from vakg.extract.claims.view import View
from vakg.extract.spans import NumberMention

AS_SHARES = re.compile(
    r"[^;.:()]{0,60}?,? "
    r"(?:corresponding to|equal(?:ling)? (?:to )?|amounting to|that is,?|i\.e\.,?|representing)"
    r"\s(?:a rate of |an incidence of )?(?:[\d.]+\s?% of [^;.:()\d]{2,40} and )?"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A number that may be a rate; `is_count` where only a count is printed, `of_events` if of no people."""

    number: NumberMention
    is_count: bool = False
    of_events: bool = False


def merged(view: View, rates: list[Rate]) -> list[Rate]:
    """Join a count and the share that a bracket behind its clause gives: "three died (16.7%)"."""
    done: list[Rate] = []
    for rate in rates:
        last = done[-1] if done else None
        if last is not None and last.is_count and _is_its_share(view, last.number, rate.number):
            done[-1] = Rate(replace(rate.number, start=last.number.start))
            continue
        if last is not None and _is_its_percentage(view, last.number, rate.number):
            done[-1] = Rate(
                replace(last.number, value=rate.number.value, unit="%", end=rate.number.end)
            )
            continue
        if last is not None and _is_its_interval(view, last.number, rate.number):
            low, high = rate.number.low, rate.number.high
            done[-1] = Rate(replace(last.number, low=low, high=high), last.is_count)
            continue
        if last is not None and last.is_count and _closes(view, last.number, rate.number):
            count = last.number
            done[-1] = Rate(
                replace(
                    rate.number, start=count.start, end=count.end, counted=count.counted,
                    numerator=int(count.value or 0),
                )
            )  # fmt: skip
        else:
            done.append(rate)
    return done


def _is_its_share(view: View, count: NumberMention, share: NumberMention) -> bool:
    """Tell "20 of them, i.e. 34.5%", which is one rate."""
    same = (
        share.numerator is not None and share.numerator == count.value and share.start > count.end
    )
    return same and AS_SHARES.fullmatch(view.text, count.end, share.start) is not None


def _is_its_percentage(view: View, counts: NumberMention, share: NumberMention) -> bool:
    """Tell "(45/60, 75%)", which is one rate: counts and what they come to."""
    above, below = counts.numerator, counts.denominator
    if above is None or not below or counts.unit == "%" or share.unit != "%":
        return False
    near = re.fullmatch(r"\s?[;,=]\s?", view.text[counts.end : share.start]) is not None
    printed = share_of(view, share)
    alone = share.numerator is None and printed is not None
    return near and alone and printed is not None and printed.is_made_by(above, below)


def _is_its_interval(view: View, share: NumberMention, later: NumberMention) -> bool:
    """Tell the bounds in "(34.8%; 16.4-57.3%; P < .05)", which are no rate of their own."""
    if share.value is None or later.low is None or later.high is None or later.value is not None:
        return False
    near = re.fullmatch(r"\s?[;,(]\s?", view.text[share.end : later.start]) is not None
    return near and share.low is None and later.low <= share.value <= later.high


def _closes(view: View, count: NumberMention, share: NumberMention) -> bool:
    between = view.text[count.end : share.start]
    if share.unit != "%" or share.numerator is not None or not between.rstrip().endswith("("):
        return False
    return re.search(r"[;:]|, (?:and|but)", between) is None
