"""Read above or below what value a measure raises a risk: "the thresholds were 21.4 for X and 65 for Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.extract.claims.amounts import quantity
from vakg.extract.claims.found import Found
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import NumberMention
from vakg.model.assertion import ClaimKind, Direction

_MEASURES = ("measure",)
_FOR = re.compile(r"\s(?:for|of|in)\s(?:the )?(?:[\w-]+ ){0,2}")


def thresholds(view: View, at_risk: tuple[str, ...]) -> Iterator[Found]:
    """Read the thresholds of a sentence, each with its measure.

    Args:
        view: The sentence.
        at_risk: What earlier sentences gave risk factors for.
    """
    cue = words("threshold").search(view.text)
    if cue is None or view.narrated or view.citations:
        return
    outcomes = view.named(0, len(view.text), ("happening",))
    about = tuple(dict.fromkeys(one.curie for one in outcomes)) or at_risk
    for number, measure in _paired(view, cue):
        yield Found(
            place=view.place, start=number.start, end=number.end, kind=ClaimKind.RISK_FACTOR,
            factors=(measure.curie,), outcomes=about if len(about) == 1 else (),
            direction=Direction.UNCLEAR, quantities=(quantity(number, measure.curie),),
            text=f"{measure.text[:1].upper()}{measure.text[1:]}: {view.said}",
        )  # fmt: skip


def _paired(view: View, cue: re.Match[str]) -> Iterator[tuple[NumberMention, Named]]:
    """Pair each figure with the measure behind it, else the measures before the cue in order."""
    numbers = [one for one in view.numbers if one.start >= cue.end() and _is_value(one)]
    behind = [_behind(view, one) for one in numbers]
    before = _before(view, cue.start())
    if any(behind):
        yield from ((one, other) for one, other in zip(numbers, behind, strict=True) if other)
    elif len(before) == len(numbers):
        yield from zip(numbers, before, strict=True)


def _is_value(number: NumberMention) -> bool:
    """Tell a value from a share, a count and a list mark."""
    return number.unit != "%" and number.numerator is None and number.counted is None


def _behind(view: View, number: NumberMention) -> Named | None:
    named = view.named(number.end, len(view.text), _MEASURES)[:1]
    return named[0] if named and _FOR.fullmatch(view.text, number.end, named[0].start) else None


def _before(view: View, end: int) -> Sequence[Named]:
    """Give the measures that stand before the cue, each class once."""
    found: dict[str, Named] = {}
    for one in view.named(0, end, _MEASURES):
        found.setdefault(one.curie, one)
    return tuple(found.values())
