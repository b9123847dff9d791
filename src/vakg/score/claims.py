"""Score the claims of a draft: the numbers exact, the kind right, others by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.model.assertion import Comparator
from vakg.model.claim import Claim
from vakg.model.parts import Range
from vakg.ontology import Ontology
from vakg.score.corpus import GoldClaim, shared_words
from vakg.score.matching import pair
from vakg.score.verdicts import ClaimVerdict

ENOUGH_WORDS = 0.4
"""The share of a claim's words that must stand in what was read, where it has no number to go by."""

ENOUGH_WITH_FIGURES = 0.2
"""The same share, where two printed figures agree: p and ratio, or ratio and interval."""

_FIGURES = 2
_WORD = re.compile(r"[a-z]{4,}")
_NUMBER = re.compile(r"(?<![\d.%])-?\d*\.?\d+")
_UPPER = (Comparator.BELOW, Comparator.AT_MOST, Comparator.UP_TO)
_LOWER = (Comparator.ABOVE, Comparator.AT_LEAST)
_CASES = "vaco:PublishedCaseCount"
_STEM = 6
_STEP = 100
_SAME = 1e-6


def score_claims(
    wanted: Sequence[GoldClaim], read: Sequence[Claim], ontology: Ontology
) -> tuple[tuple[ClaimVerdict, ...], tuple[tuple[str, str], ...]]:
    """Pair the claims wanted with those read, and say what became of each.

    Returns:
        The verdicts in the order of the claims wanted, and the claims read that answer to none.
    """
    words = [_words_read(one, ontology) for one in read]

    def closeness(one: int, other: int) -> int | None:
        return _closeness(wanted[one], read[other], words[other])

    pairs = pair(len(wanted), len(read), closeness)
    verdicts = tuple(
        _verdict(claim, read[pairs[place]] if place in pairs else None)
        for place, claim in enumerate(wanted)
    )
    taken = set(pairs.values())
    spare = tuple((one.kind.value, one.text) for at, one in enumerate(read) if at not in taken)
    return verdicts, spare


def _closeness(wanted: GoldClaim, read: Claim, words: set[str]) -> int | None:
    """Rank: all numbers before some of them, the right kind before another, more words before fewer."""
    if wanted.spans and not shared_words(wanted.spans, read.evidence):
        return None
    own = _stems(wanted.phrase)
    shared = len(own & words) / len(own) if own else 0.0
    other_kind = wanted.kind != _kind(wanted, read)
    if not wanted.numbers:
        agree = _statistics_agree(wanted, read)
        told_by_figures = agree and len(_printed(wanted)) >= _FIGURES
        enough = ENOUGH_WITH_FIGURES if told_by_figures else ENOUGH_WORDS
        enough = 0.0 if wanted.spans else enough
        apart = _STEP * (4 * other_kind + (not agree))
        return None if shared < enough else apart + _rest(shared)
    if numbers_agree(wanted, read):
        return _STEP * other_kind + _rest(shared)
    return _STEP * (2 + other_kind) + _rest(shared) if _some_agree(wanted, read) else None


def _rest(shared: float) -> int:
    return round((1 - shared) * (_STEP - 1))


def _verdict(wanted: GoldClaim, read: Claim | None) -> ClaimVerdict:
    printed = _printed(wanted)
    if read is None:
        return ClaimVerdict(
            claim=wanted,
            numbers_right=False if wanted.numbers else None,
            statistics_right=False if printed else None,
        )
    return ClaimVerdict(
        claim=wanted,
        read=read.text,
        read_kind=_kind(wanted, read),
        numbers_right=numbers_agree(wanted, read) if wanted.numbers else None,
        statistics_right=_statistics_agree(wanted, read) if printed else None,
    )


def _kind(wanted: GoldClaim, read: Claim) -> str:
    """Give the kind of a claim; how many cases were published, which is no rate, is noted as one."""
    counts = read.proportion is None and any(one.kind == _CASES for one in read.quantities)
    return "incidence" if counts and wanted.kind == "incidence" else read.kind.value


def _printed(wanted: GoldClaim) -> list[str]:
    return [one for one in (wanted.p, wanted.ci, wanted.ratio) if one]


def _statistics_agree(wanted: GoldClaim, read: Claim) -> bool:
    """Tell whether all that is printed of p, interval and ratio was read; true where nothing is."""
    return all(_has(read, one) for one in _printed(wanted))


def numbers_agree(wanted: GoldClaim, read: Claim) -> bool:
    """Tell whether every number wanted stands where it belongs: value, low, high, count, examined."""
    return any(
        all(_is(numbers.get(name), number) for name, number in wanted.numbers.items())
        for numbers in _numbers(read)
    )


def _some_agree(wanted: GoldClaim, read: Claim) -> bool:
    """Tell whether a number that says how often is the same, the number examined apart."""
    return any(
        _is(numbers.get(name), number)
        for numbers in _numbers(read)
        for name, number in wanted.numbers.items()
        if name != "N"
    )


def _is(number: float | None, wanted: float) -> bool:
    return number is not None and abs(number - wanted) <= _SAME * max(1.0, abs(wanted))


def _numbers(read: Claim) -> Iterator[dict[str, float | None]]:
    """Give the numbers of a claim under the corpus's names; a bare count may be its value, too."""
    one = read.proportion
    if one:
        counts: dict[str, float | None] = {"n": one.numerator, "N": one.denominator}
        value = one.value if one.value is not None else counts["n"]
        yield {"value": value, **_ends(one), **counts}
    for amount in read.quantities:
        yield {"value": amount.value, **_ends(amount), "n": amount.value}
    if read.statistic and read.statistic.value is not None:
        yield {"value": read.statistic.value}


def _ends(one: Range) -> dict[str, float | None]:
    """Give both ends of a range; a value that is only a bound ("up to 23%") is the end it bounds."""
    upper = one.value if one.comparator in _UPPER else None
    lower = one.value if one.comparator in _LOWER else None
    return {
        "low": one.low if one.low is not None else lower,
        "high": one.high if one.high is not None else upper,
    }


def _has(read: Claim, printed: str) -> bool:
    """Tell whether the statistic of a claim, or the range of its rate, holds all numbers of a printed one."""
    said, rate = read.statistic, read.proportion
    values = (said.value, said.ci_low, said.ci_high, said.p) if said else ()
    values = (*values, rate.low, rate.high) if rate else values
    return all(
        any(_is(value, float(number)) for value in values) for number in _NUMBER.findall(printed)
    )


def _words_read(read: Claim, ontology: Ontology) -> set[str]:
    """Give the words of a claim, its quotes, and the names of the classes that it is about."""
    classes = (*read.about, *read.procedures, *read.populations, *read.factors, *read.outcomes)
    named = [ontology.label(one) for one in (*classes, *read.actions, *read.conditions)]
    return _stems(" ".join([read.text, *(one.quote for one in read.evidence), *named]))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
