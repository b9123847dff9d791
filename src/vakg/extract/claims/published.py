"""Read how many cases are known: "only two earlier cases could be traced". A count, never a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.claims.amounts import kind_of, quantity
from vakg.extract.claims.found import Found
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.sides import curies
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import ClaimKind, Stance, UnitOfAnalysis

_HAPPENS, _DONE = ("happening",), ("procedure",)
_TIMES = {"once": 1, "twice": 2}
_OFTEN = re.compile(
    r"\b(?:reported|described|published|documented|recorded|observed|mentioned)\b(?:\s[\w-]+){0,4}?\s"
    r"(?:only|just|but|no more than|merely)\s(?P<often>once|twice)\b",
    re.I,
)
_OF = re.compile(r"\s(?:of|with|from|about|on)\s")


def published(view: View) -> Iterator[Found]:
    """Read the first count of published cases of a sentence, with what they are cases of."""
    kind = kind_of("cases")
    for number in (*_singles(view), *view.numbers) if kind is not None else ():
        block = view.block_at(number.start)
        if not _counts_cases(view, number) or not words("told").search(view.text, *block):
            continue
        done = view.named(0, len(view.text), _DONE)
        about = _what(view, number)
        if about or done:
            yield Found(
                place=view.place, start=number.start, end=number.end, kind=ClaimKind.PROGNOSIS,
                about=curies(about[:1]), procedures=curies(() if about else done[:1]),
                quantities=(quantity(number, kind or ""),), text=view.said, stance=Stance.OBSERVED,
            )  # fmt: skip
        return


def _singles(view: View) -> Iterator[NumberMention]:
    """Give "a single case" and "reported only once" as counts of cases."""
    told = [(hit, 1) for hit in words("lone_case").finditer(view.text)]
    told += [(hit, _TIMES[hit["often"].lower()]) for hit in _OFTEN.finditer(view.text)]
    for hit, count in told:
        if not any(one.start < hit.end() and hit.start() < one.end for one in view.numbers):
            yield NumberMention(
                start=hit.start(), end=hit.end(), value=count, unit="1", counted="cases"
            )


def _counts_cases(view: View, number: NumberMention) -> bool:
    """Tell a count of cases, reports or deaths from one of patients, and from a share."""
    if number.unit != "1" or number.numerator is not None:
        return False
    if unit_of(number.counted) is UnitOfAnalysis.CASES or words("report").search(
        number.counted or ""
    ):
        return True
    inside = view.named(number.start, number.end + 1, _HAPPENS)
    return bool(inside) and words("told").search(view.text, number.end) is not None


def _what(view: View, number: NumberMention) -> tuple[Named, ...]:
    """Give what the cases are cases of: named within, right behind, else first in the sentence."""
    inside = view.named(number.start, number.end + 1, _HAPPENS)
    behind = view.named(number.end, len(view.text), _HAPPENS)
    tied = behind and _OF.match(view.text, number.end)
    return inside or (behind if tied else ()) or view.named(0, len(view.text), _HAPPENS)
