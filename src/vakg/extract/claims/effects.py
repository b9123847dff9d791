"""Read effect sizes that no cue has taken: what stands before the bracket of an odds ratio is a factor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vakg.extract.claims.found import Found
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, curies, heads
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction

_OUTCOMES = ("happening", "rate")
_RATIOS = ("odds ratio", "hazard ratio", "relative risk", "rate ratio", "prevalence ratio")
_END = (
    r"[\s,]*(?:with an? |an? )?[(\[]?\s?(?:[\d.]+\s?%\s?(?:vs\.?|versus|and)\s[\d.]+\s?%[;,]\s?)?$"
)
_COMPARED = re.compile(
    r"\b(?:with|in|for|among|after|by)\s(?P<words>[^,;()]{3,80}?)"
    rf"\s(?:than|compared (?:with|to)|versus|vs\.?|relative to)\s[^;()]{{2,60}}?{_END}"
)
_LISTED = re.compile(
    r"(?:^\s*|(?:[,;:)\]]|\b(?:were|was|are|is|include|included|and|or|that|identified|revealed|showed|found))\s+)"
    rf"(?!(?:and|or)\b)(?P<words>[^,;:()\[\]]{{3,80}}?){_END}"
)
_FOR = re.compile(
    r"(?:On [\w\s-]{3,40} analysis,? )?(?:For|In|Regarding|As to|With respect to)"
    r"\s[^,;()]{3,60}?(?:,\s|\s(?=the\s))"
)
_ALONE = re.compile(r"[\W\d_]*(?:and|or|the|an?|only|also|while|whereas|but)?[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Effect(Span):
    """An effect size with the words of its factor, in offsets of the sentence."""

    printed: Printed


def effects(view: View, here: Sequence[Found], at_risk: tuple[str, ...]) -> Iterator[Found]:
    """Read the factors whose effect size no other claim of the sentence has.

    Args:
        view: The sentence.
        here: The claims read from it so far.
        at_risk: What earlier sentences gave risk factors for.
    """
    if view.narrated or view.citations:
        return
    taken = [one.statistic for one in here if one.statistic is not None]
    every = list(_effects(view))
    for one in every:
        if one.printed.statistic not in taken:
            named = _outcomes(view, one, every)
            yield _made(view, one, at_risk if named is None else named)


def _effects(view: View) -> Iterator[Effect]:
    leading = _FOR.match(view.text)
    since = leading.end() if leading is not None else 0
    for printed in statistics_in(view.text):
        stat = printed.statistic
        if stat.value is None or not (stat.name or "").endswith(_RATIOS):
            continue
        before = view.text[since : printed.start]
        hit = _COMPARED.search(before) or _LISTED.search(before)
        if hit is not None and not _ALONE.fullmatch(hit["words"]):
            start, end = hit.span("words")
            yield Effect(start=since + start, end=since + end, printed=printed)
        since = printed.end


def _outcomes(view: View, one: Effect, every: Sequence[Effect]) -> tuple[str, ...] | None:
    """Give the one thing that happens and is no factor itself; None where nothing is named.

    A phrase that leads in ("For type S ...") says it alone; else what the clause names, else the sentence.
    """
    first = _FOR.match(view.text)
    if first is not None:
        return curies(view.named(0, first.end(), _OUTCOMES))
    asides = [(other.start, other.printed.end) for other in every if not _has_verb(view, other)]
    named = [
        other
        for other in view.named(0, len(view.text), _OUTCOMES)
        if not any(start <= other.start < end for start, end in asides)
        and not is_population(view, other)
    ]
    clause = view.clause_at(one.printed.start - 1) or view.clause_at(one.start)
    since = clause.start if clause is not None else 0
    own = [other for other in named if since <= other.start < one.printed.start]
    known = curies(own or named)
    return known if len(known) == 1 else () if known else None


def _has_verb(view: View, one: Effect) -> bool:
    """Tell whether the words before an effect are a clause, so that they name no factor."""
    verbs = (clause.verb for clause in view.clauses if clause.verb is not None)
    return any(one.start <= verb.start < one.end for verb in verbs)


def _made(view: View, one: Effect, outcomes: tuple[str, ...]) -> Found:
    factors = () if _has_verb(view, one) else _factors(view, one, outcomes)
    denied = words("deny").search(view.text, _since(view, one), one.printed.start) is not None
    said = "" if _has_verb(view, one) else " ".join(view.text[one.start : one.end].split())
    return Found(
        place=view.place, start=one.start, end=one.printed.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT,
        certainty=Certainty.ASSERTED, factors=curies(factors), outcomes=outcomes,
        direction=Direction.NO_EFFECT if denied else _direction(view, one),
        statistic=one.printed.statistic,
        text=f"{said[:1].upper()}{said[1:]}: {view.said}" if said else view.said,
    )  # fmt: skip


def _factors(view: View, one: Effect, outcomes: tuple[str, ...]) -> tuple[Named, ...]:
    named = view.named(one.start, one.end, CAUSES)
    return heads(view, tuple(other for other in named if other.curie not in outcomes))


def _since(view: View, one: Effect) -> int:
    """Give where the words begin that may deny an effect: at its clause, behind the effect before."""
    clause = view.clause_at(one.start)
    before = [other.end for other in statistics_in(view.text) if other.end <= one.start]
    return max([clause.start if clause is not None else 0, *before])


def _direction(view: View, one: Effect) -> Direction:
    """Read the direction from the ratio; an interval that holds 1 leaves it open."""
    stat = one.printed.statistic
    if stat.ci_low is not None and stat.ci_high is not None and stat.ci_low < 1 < stat.ci_high:
        return Direction.UNCLEAR
    if words("risky").search(view.text):
        return Direction.INCREASES
    return Direction.INCREASES if (stat.value or 0) > 1 else Direction.DECREASES
