"""Read effect sizes that no cue has taken: what stands before the bracket of an odds ratio is a factor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vakg.extract.claims.factors import is_head, turned
from vakg.extract.claims.found import Found
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, curies, heads
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Comparator, Direction

_DIFFERENCES = ("mean difference", "risk difference")
_SEVERAL = 2
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
    r"(?:.*(?:[,;:)\]]|\b(?:were|was|are|is|include|included|and|or|that|identified|revealed|showed|found"
    r"|with|by|to))\s+|^\s*)"
    rf"(?!(?:and|or)\b)(?P<words>[^,;:()\[\]]{{3,80}}?){_END}",
    re.S,
)
_TIED = re.compile(r"\b(?:associat|correlat|relat|link)\w+(?:, [\w ]+,)? (?:with|to)\s+$")
_NOT_BEHIND = re.compile(
    r"[)\],\s]*(?:(?:and|or|nor|,)\s(?:[^;:.]|\.\d)*?[)\]],?\s)*"
    r"(?:was|were|is|are|did|do|does|had|has|have)\s(?:\w+\s)?(?:not|no)\b"
)
_CHANCE = 0.05
_RISK_OF = re.compile(
    r"\b(?:risks?|rates?|incidences?|odds|likelihood|factors?|predictors?|determinants?|frequency)"
    r" (?:of|for|in) (?:the |an? )?(?:[\w-]+ ){0,2}$"
)
_FACTOR_OF = re.compile(
    r"\b(?:risk factors?|factors?|predictors?|determinants?) (?:of|for) (?!its?\b|this\b|these\b|them\b)"
)
_RAISES = re.compile(
    r"\b(?:rais|increas|elevat|lower|reduc|decreas|doubl|diminish)\w+"
    r" (?:the |this |that |its )?(?:risk|it)\b(?! of| for)"
)
_TO_HAVE = re.compile(  # "likelier to have X": a clause, and X no factor
    r"(?:have|get|develop|suffer|sustain|experience|undergo|show|present|die|be)\b", re.I
)
_OPEN = re.compile(r"[(\[]\s?$")
_FOR = re.compile(
    r"(?:On [\w\s-]{3,40} analysis,? )?(?:For|In|Regarding|As to|With respect to)"
    r"\s[^,;()]{3,60}?(?:,\s|\s(?=the\s))"
)
_ALONE = re.compile(
    r"(?:\w+ly )?(?:lower|higher|greater|smaller|larger|longer|shorter|less|more)\s*"
    r"|[\W\d_]*(?:and|or|the|an?|only|also|while|whereas|but)?[\W\d_]*"
)


@dataclass(frozen=True, slots=True)
class Effect(Span):
    """An effect size with the words of its factor, in offsets of the sentence."""

    printed: Printed


def effects(
    view: View, here: Sequence[Found], at_risk: tuple[str, ...], spoken_of: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Read the factors whose effect size no other claim of the sentence has.

    Args:
        view: The sentence.
        here: The claims read from it so far.
        at_risk: What earlier sentences gave risk factors for.
        spoken_of: What they spoke of, where they gave none; a p value alone says nothing of that.
    """
    if view.narrated or view.citations:
        return
    taken = [one.statistic for one in here if one.statistic is not None]
    every = list(_effects(view))
    other_topic = _FACTOR_OF.search(view.text) is not None
    for one in every:
        if one.printed.statistic not in taken and not _is_chance(view, one):
            named = _outcomes(view, one, every)
            alone = one.printed.statistic.value is None
            worded = alone and _has_verb(view, one)
            known = at_risk if alone or other_topic else at_risk or spoken_of
            carried = () if worded or _is_among(view, one, known) else known
            made = _made(view, one, carried if named is None else named)
            found = _as_told_beside(view, made, here)
            if not alone or found.outcomes or found.factors:
                yield found


def _is_among(view: View, one: Effect, outcomes: tuple[str, ...]) -> bool:
    """Tell whether what had risk factors before is itself the factor now."""
    return any(other.curie in outcomes for other in view.named(one.start, one.end, CAUSES))


def _as_told_beside(view: View, one: Found, here: Sequence[Found]) -> Found:
    """Take outcome and direction from the claim that a cue made of another member of the same list."""
    block = view.block_at(one.start)
    same = [
        other for other in here
        if other.kind is ClaimKind.RISK_FACTOR and other.outcomes and other.statistic is not None
        and block[0] <= other.start <= block[1]
    ]  # fmt: skip
    if not same or one.status is AssertionStatus.ABSENT:
        return one
    if one.statistic is not None and one.statistic.value is not None:
        return one if one.outcomes else replace(one, outcomes=same[-1].outcomes)
    return replace(
        one, outcomes=same[-1].outcomes, direction=same[-1].direction, status=same[-1].status
    )


def _is_chance(view: View, one: Effect) -> bool:
    """Tell a p value above 0.05 that no "not" stands by: what it is meant to say stays open."""
    stat = one.printed.statistic
    alone = stat.value is None and stat.p is not None and stat.p >= _CHANCE
    return alone and stat.p_comparator is not Comparator.BELOW and not _is_denied(view, one)


def _effects(view: View) -> Iterator[Effect]:
    """Give effect sizes, and the p values that stand behind what a sentence ties to something."""
    leading = _FOR.match(view.text)
    since = leading.end() if leading is not None else 0
    for printed in statistics_in(view.text):
        if _is_effect(view, printed):
            yield _effect(view, printed, since)
        since = printed.end


def _is_effect(view: View, printed: Printed) -> bool:
    stat = printed.statistic
    if stat.value is not None:
        tied = words("tie").search(view.text) or words("risky").search(view.text)
        return (stat.name or "").endswith(_RATIOS) or (
            bool(tied) and (stat.name or "").endswith(_DIFFERENCES)
        )
    opened = _OPEN.search(view.text, 0, printed.start) is not None
    return opened and words("tie").search(view.text) is not None


def _effect(view: View, printed: Printed, since: int) -> Effect:
    """Give an effect with the words of its factor, or with none where its clause says it."""
    before = view.text[since : printed.start]
    hit = _COMPARED.search(before) or _LISTED.search(before)
    said = "" if hit is None or _ALONE.fullmatch(hit["words"]) else hit["words"]
    a_predicate = words("factor").search(said) is not None or _TO_HAVE.match(said) is not None
    if hit is None or not said or a_predicate or _names_the_outcome(view, since, hit):
        return Effect(start=printed.start, end=printed.start, printed=printed)
    start, end = hit.span("words")
    return Effect(start=since + start, end=since + end, printed=printed)


def _names_the_outcome(view: View, since: int, hit: re.Match[str]) -> bool:
    """Tell "X was associated with Y (OR 2)", whose Y is no factor; a pronoun or a list tells otherwise."""
    if _TIED.search(view.text, 0, since + hit.start("words")) is None or view.antecedent:
        return False
    sized = [one for one in statistics_in(view.text) if one.start >= since]
    return len(sized) < _SEVERAL


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
        and words("rate").fullmatch(other.text) is None
        and not _raises(view, other)
    ]
    spoken = [other for other in named if _RISK_OF.search(view.text, 0, other.start)]
    if spoken:
        return curies(spoken[-1:])
    clause = view.clause_at(one.printed.start - 1) or view.clause_at(one.start)
    since = clause.start if clause is not None else 0
    own = [other for other in named if since <= other.start < one.printed.start]
    known = curies(own or named)
    return known if len(known) == 1 else () if known else None


def _raises(view: View, one: Named) -> bool:
    """Tell the subject of "X raised the risk", which is what raises it."""
    clause = view.clause_at(one.start)
    hit = _RAISES.search(view.text, one.end, clause.end if clause is not None else len(view.text))
    return hit is not None


def _has_verb(view: View, one: Effect) -> bool:
    """Tell whether the words before an effect are a clause, so that they name no factor."""
    verbs = (clause.verb for clause in view.clauses if clause.verb is not None)
    return one.start == one.end or any(one.start <= verb.start < one.end for verb in verbs)


def _made(view: View, one: Effect, outcomes: tuple[str, ...]) -> Found:
    factors = () if _has_verb(view, one) else _factors(view, one, outcomes)
    denied = _is_denied(view, one)
    said = "" if _has_verb(view, one) else " ".join(view.text[one.start : one.end].split())
    return Found(
        place=view.place, start=one.start, end=one.printed.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT,
        certainty=Certainty.ASSERTED, factors=curies(factors), outcomes=outcomes,
        direction=Direction.NO_EFFECT if denied else _turned(view, factors, _direction(view, one)),
        statistic=one.printed.statistic,
        text=f"{said[:1].upper()}{said[1:]}: {view.said}" if said else view.said,
    )  # fmt: skip


def _turned(view: View, factors: Sequence[Named], direction: Direction) -> Direction:
    return turned(view, factors[0], direction) if factors else direction


def _factors(view: View, one: Effect, outcomes: tuple[str, ...]) -> tuple[Named, ...]:
    named = tuple(other for other in view.named(one.start, one.end, CAUSES) if is_head(view, other))
    return heads(view, tuple(other for other in named if other.curie not in outcomes))


def _is_denied(view: View, one: Effect) -> bool:
    """Tell "no higher (HR 1.1)" and "age (p = 0.5) and sex (p = 0.7) were not"."""
    before = words("deny").search(view.text, _since(view, one), one.printed.start)
    return before is not None or _NOT_BEHIND.match(view.text, one.printed.end) is not None


def _since(view: View, one: Effect) -> int:
    """Give where the words begin that may deny an effect: at its clause, behind the effect before."""
    clause = view.clause_at(one.start)
    before = [other.end for other in statistics_in(view.text) if other.end <= one.start]
    return max([clause.start if clause is not None else 0, *before])


def _direction(view: View, one: Effect) -> Direction:
    """Read the direction from the ratio; an interval that holds 1 leaves it open."""
    stat = one.printed.statistic
    if stat.value is None or (stat.name or "").endswith(_DIFFERENCES):
        return _by_words(view, one)
    if stat.ci_low is not None and stat.ci_high is not None and stat.ci_low < 1 < stat.ci_high:
        return Direction.UNCLEAR
    if words("a_risk").search(view.text):
        return Direction.INCREASES
    spoken = _by_words(view, one)
    by_value = Direction.INCREASES if stat.value > 1 else Direction.DECREASES
    return by_value if spoken in (by_value, Direction.UNCLEAR) else Direction.UNCLEAR


def _by_words(view: View, one: Effect) -> Direction:
    """Read the direction of a p value from "more" and "less" in its block."""
    start, end = max(_since(view, one), view.block_at(one.start)[0]), view.block_at(one.start)[1]
    down = words("down").search(view.text, start, end) is not None
    up = words("up").search(view.text, start, end) is not None
    if down is up:
        return Direction.UNCLEAR
    return Direction.DECREASES if down else Direction.INCREASES
