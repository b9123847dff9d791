"""Read effect sizes that no cue has taken: what stands before the bracket of an odds ratio is a factor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.claims.completing import Known, lacks
from vakg.extract.claims.contrasted import set_apart_by
from vakg.extract.claims.factors import is_head, turned
from vakg.extract.claims.found import Found
from vakg.extract.claims.groups import direction_of
from vakg.extract.claims.members import Member, members, verb_within
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, curies, heads
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Comparator, Direction
from vakg.model.claim import Statistic

_DIFFERENCES = ("mean difference", "risk difference")
_OUTCOMES = ("happening", "rate")
_RATIOS = ("odds ratio", "hazard ratio", "relative risk", "rate ratio", "prevalence ratio")
_TIED = re.compile(r"\b(?:associat|correlat|relat|link)\w+(?:, [\w ]+,)? (?:with|to)\s+$")
_NOT_BEHIND = re.compile(
    r"[)\],\s]*(?:(?:and|or|nor|,)\s(?:[^;:.]|\.\d)*?[)\]],?\s)*"
    r"(?:was|were|is|are|did|do|does|had|has|have)\s(?:\w+\s)?(?:not|no)\b"
)
_NO_MORE = re.compile(
    r"(?:no|not)\s(?:\w+ly\s)?(?:signific|differ|higher|lower|more|less|greater|associat|correlat)"
)
_WITHOUT = re.compile(r"\bwithout\b")
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
_OPEN = re.compile(r"[\s,]*(?:with )?[(\[]")
_FOR = re.compile(
    r"(?:On [\w\s-]{3,40} analysis,? )?(?:For|In|Regarding|As to|With respect to)"
    r"\s[^,;()]{3,60}?(?:,\s|\s(?=the\s))"
)


def effects(view: View, here: Sequence[Found], known: Known) -> Iterator[Found]:
    """Read the factors whose effect size no other claim of the sentence has.

    Args:
        view: The sentence.
        here: The claims read from it so far.
        known: What it may leave out.
    """
    if view.narrated or view.citations:
        return
    taken = [one.statistic for one in here if one.statistic is not None and not lacks(one)]
    every = [one for one in members(view) if _is_effect(view, one)]
    for one in every:
        if one.printed.statistic in taken or _is_chance(view, one):
            continue
        named = _outcomes(view, one, every)
        made = _made(view, one, _carried(view, one, known) if named is None else named, known)
        found = _as_told_beside(view, made, here)
        denied = found.status is AssertionStatus.ABSENT
        worded = one.start < one.end and (denied or one.values is not None)
        told = found.factors or found.outcomes or one.start < one.end or ":" in found.text
        if (told and not one.alone) or found.factors or worded or (found.outcomes and not denied):
            yield found


def _carried(view: View, one: Member, known: Known) -> tuple[str, ...]:
    """Give what earlier sentences spoke of, where an effect names nothing that it is an effect on."""
    other_topic = _FACTOR_OF.search(view.text) is not None
    carried = known.at_risk or (() if one.alone or other_topic else known.spoken_of)
    worded = one.alone and (
        _has_verb(view, one) or _NO_MORE.match(view.text, one.start) is not None
    )
    return () if worded or _is_among(view, one, carried) else carried


def _is_among(view: View, one: Member, outcomes: tuple[str, ...]) -> bool:
    """Tell whether what had risk factors before is itself the factor now."""
    return any(
        other.curie in outcomes for other in view.named(one.start, one.end, CAUSES)
    ) or _names_any(view, outcomes)


def _names_any(view: View, outcomes: tuple[str, ...]) -> bool:
    """Tell whether a member of a list is what others would be factors of: none is its neighbours' outcome."""
    named = (other for own in members(view) for other in view.named(own.start, own.end, CAUSES))
    return any(other.curie in outcomes for other in named)


def _as_told_beside(view: View, one: Found, here: Sequence[Found]) -> Found:
    """Take outcome and direction from the claim that a cue made of another member of the same list."""
    block = view.block_at(one.start)
    same = [
        other for other in here
        if other.kind is ClaimKind.RISK_FACTOR and other.outcomes and other.statistic is not None
        and block[0] <= other.start <= block[1]
    ]  # fmt: skip
    if not same or one.status is AssertionStatus.ABSENT or _names_any(view, same[-1].outcomes):
        return one
    if one.statistic is not None and one.statistic.value is not None:
        return one if one.outcomes else replace(one, outcomes=same[-1].outcomes)
    if set(one.factors) & set(same[-1].outcomes):
        return one
    return replace(
        one, outcomes=same[-1].outcomes, direction=same[-1].direction, status=same[-1].status
    )


def _is_chance(view: View, one: Member) -> bool:
    """Tell a p value above 0.05 that no "not" stands by, and the group that others are compared with."""
    stat = one.printed.statistic
    if stat.value == 1 and stat.ci_low is None and stat.p is None:
        return True  # the reference
    return one.alone and _is_large(stat) and not _is_denied(view, one)


def _is_large(stat: Statistic) -> bool:
    return stat.p is not None and stat.p >= _CHANCE and stat.p_comparator is not Comparator.BELOW


def _is_effect(view: View, one: Member) -> bool:
    """Tell an effect size, and a p value that stands behind what a sentence ties to something."""
    stat = one.printed.statistic
    if not one.alone:
        tied = _ties(view) or words("risky").search(view.text) is not None
        differs = tied and (stat.name or "").endswith(_DIFFERENCES)
        return differs or (stat.name or "").endswith(_RATIOS)
    if one.values is not None:
        return True
    opened = _OPEN.match(view.text, one.end, one.printed.start) is not None
    return opened and _ties(view)


def _ties(view: View) -> bool:
    return words("tie").search(view.text) is not None or set_apart_by(view) is not None


def _names_the_outcome(view: View, one: Member) -> bool:
    """Tell "X was associated with Y (OR 2)", whose Y is no factor; a pronoun or a list tells otherwise."""
    if _TIED.search(view.text, 0, one.start) is None or view.antecedent:
        return False
    return not any(other.run == one.run and other is not one for other in members(view))


def _outcomes(view: View, one: Member, every: Sequence[Member]) -> tuple[str, ...] | None:
    """Give the one thing that happens and is no factor itself; None where nothing is named.

    A phrase that leads in ("For type S ...") says it alone; else what the clause names, else the sentence.
    """
    apart = set_apart_by(view)
    if apart:
        return apart
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
        and not _is_supposed(view, other)
    ]
    spoken = [other for other in named if _RISK_OF.search(view.text, 0, other.start)]
    if spoken:
        return curies(spoken[-1:])
    clause = view.clause_at(one.printed.start - 1) or view.clause_at(one.start)
    since = clause.start if clause is not None else 0
    own = [other for other in named if since <= other.start < one.printed.start]
    start, end = view.block_at(one.printed.start)
    known = curies(own or [other for other in named if start <= other.start < end])
    return known if len(known) == 1 else () if known else None


def _is_supposed(view: View, one: Named) -> bool:
    """Tell what an "if" or a "whereas" names: "the risk was greater if X lay there"."""
    clause = view.clause_at(one.start)
    return clause is not None and clause.kind in ("condition", "contrast")


def _raises(view: View, one: Named) -> bool:
    """Tell the subject of "X raised the risk", which is what raises it."""
    clause = view.clause_at(one.start)
    hit = _RAISES.search(view.text, one.end, clause.end if clause is not None else len(view.text))
    return hit is not None


def _has_verb(view: View, one: Member) -> bool:
    """Tell whether the words before an effect are a clause, so that they name no factor."""
    silent = one.start == one.end or _names_the_outcome(view, one)
    return silent or verb_within(view, one.start, one.end)


def _made(view: View, one: Member, outcomes: tuple[str, ...], known: Known) -> Found:
    factors = () if _has_verb(view, one) else _factors(view, one, outcomes)
    denied = _is_denied(view, one)
    words_of = _subject(view, one) if _has_verb(view, one) else view.text[one.start : one.end]
    said = " ".join(words_of.split())
    return Found(
        place=view.place, start=one.start, end=one.printed.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT,
        certainty=Certainty.ASSERTED, factors=curies(factors), outcomes=outcomes,
        direction=Direction.NO_EFFECT if denied else _turned(view, factors, _direction(view, one, known)),
        statistic=one.printed.statistic,
        text=f"{said[:1].upper()}{said[1:]}: {view.said}" if said else view.said,
    )  # fmt: skip


def _subject(view: View, one: Member) -> str:
    """Give the subject of the clause that a figure closes: "X proved to be a factor (OR 3)"."""
    clause = view.clause_at(max(0, one.start - 1))
    while clause is not None and clause.subject is None and clause.continues is not None:
        clause = view.clauses[clause.continues]
    subject = clause.subject if clause is not None else None
    said = view.text[subject.start : subject.end].strip(" ,") if subject is not None else ""
    return "" if words("no_subject").match(said) else said


def _turned(view: View, factors: Sequence[Named], direction: Direction) -> Direction:
    return turned(view, factors[0], direction) if factors else direction


def _factors(view: View, one: Member, outcomes: tuple[str, ...]) -> tuple[Named, ...]:
    named = tuple(other for other in view.named(one.start, one.end, CAUSES) if is_head(view, other))
    return heads(view, tuple(other for other in named if other.curie not in outcomes))


def _is_denied(view: View, one: Member) -> bool:
    """Tell "no higher (HR 1.1)", "age (p = 0.5) and sex (p = 0.7) were not", "X: 12 vs 12; p = 0.7"."""
    if one.values is not None and _is_large(one.printed.statistic):
        return True
    plain = _WITHOUT.sub(" ", view.text[slice(*_head(view, one))])
    before = words("deny").search(plain) or _NO_MORE.match(view.text, one.start)
    return before is not None or _NOT_BEHIND.match(view.text, one.printed.end) is not None


def _head(view: View, one: Member) -> tuple[int, int]:
    """Give the words that say of a whole list what holds of it: from its clause to its first member."""
    every = members(view)
    first = next(other for other in every if other.run == one.run)
    clause = view.clause_at(max(0, first.start - 1))
    before = [other.printed.end for other in every if other.run < one.run]
    since = max([clause.start if clause is not None else 0, *before])
    return since, first.printed.start if _has_verb(view, first) else first.start


def _direction(view: View, one: Member, known: Known) -> Direction:
    """Read the direction from the ratio; an interval that holds 1 leaves it open."""
    stat = one.printed.statistic
    if one.values is not None:
        return direction_of(one.values, known.groups)
    if stat.value is None or (stat.name or "").endswith(_DIFFERENCES):
        return _by_words(view, one)
    if stat.ci_low is not None and stat.ci_high is not None and stat.ci_low < 1 < stat.ci_high:
        return Direction.UNCLEAR
    if words("a_risk").search(view.text):
        return Direction.INCREASES
    spoken = _by_words(view, one)
    by_value = Direction.INCREASES if stat.value > 1 else Direction.DECREASES
    return by_value if spoken in (by_value, Direction.UNCLEAR) else Direction.UNCLEAR


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Give a text with blanks for some stretches: "a low X" of a list says nothing of the list."""
    for one in spans:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _by_words(view: View, one: Member) -> Direction:
    """Read the direction of a p value from "more" and "less" in its block."""
    start, end = view.block_at(one.start)
    listed = [other for other in members(view) if not _has_verb(view, other)]
    said = _blanked(view.text, listed)[max(_head(view, one)[0], start) : end]
    down, up = (words(side).search(said) is not None for side in ("down", "up"))
    side = Direction.DECREASES if down else Direction.INCREASES
    return Direction.UNCLEAR if down is up else side
