"""Claims about risk: what raises or lowers a chance, by how much, and what was found not to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vakg.extract.claims.amounts import amounts, with_counted
from vakg.extract.claims.cues import Hit
from vakg.extract.claims.factors import is_circumstance, is_head, is_of_a_deed, turned
from vakg.extract.claims.found import Found
from vakg.extract.claims.members import members
from vakg.extract.claims.nulls import denies, neither, nulls
from vakg.extract.claims.pairs import PAIRS, Names, Pair, again_of, gapped
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import (
    CAUSES,
    curies,
    is_denied,
    right,
    stance_of,
    start_of,
    verb_after,
)
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.tying import direction_by_value, paired, tie
from vakg.extract.claims.view import Named, View
from vakg.extract.claims.worded import in_words, unnamed_members
from vakg.extract.phrases import word_class
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction
from vakg.model.claim import Statistic
from vakg.model.parts import Quantity

_QUALIFYING = ("procedure", "substance", "method")
_LISTED = re.compile(r",?\s(?:and|or|nor|as well as)\s(?:(?:with|by|in|of|to|for)\s)?|,\s")
_Paired = tuple[Sequence[Printed], tuple[Named, Named | None]]
_SEVERAL = 2
_RISK_OF = re.compile(r"\brisks? (?:of|for)(?: \w+ ?:)?$")
_BE = re.compile(r"\b(?:was|were|is|are|been|be)\s$")
_BRACKET = re.compile(r"s?[^A-Za-z,;]{0,14}[(\[]\s?")
_PHRASE_BRACKET = re.compile(r"s?(?:\s(?!and\b|or\b|for\b)[\w/-]+){1,6}\s?[(\[]\s?")
_AT = re.compile(r"\s(?P<words>at\s[^,;()]{2,30}?)(?=\s(?:was|were|is|are|that|had|has)\b)")
_OF = re.compile(r" of (?:[\w-]+ ){0,2}")
_PARTED = re.compile(r"[,;]| and | or ")
_WERE_NOT = re.compile(
    r"\b(?:whereas|while|but|and) (?P<what>[^;]+?) (?:was|were|did|had|has|have) not?\s?[.,]?\s?$"
)


def risks(view: View, hit: Hit, printed: Sequence[Printed]) -> Iterator[Found]:
    """Read what raises or lowers the chance of something, or is found not to."""
    if hit.shape.startswith("null"):
        yield from nulls(view, hit, printed)
        return
    factors, outcomes = _sides(view, hit)
    if hit.shape == "alike" and not outcomes and hit.words.lower().startswith(("do", "did")):
        yield from nulls(view, hit, printed)
        return
    passive = _BE.search(view.text, 0, hit.start) and " " not in hit.words
    if passive or (hit.says == "tested" and not printed):
        return
    if not factors:
        worded = in_words(view, hit, outcomes, _direction(view, hit))
        told = [*_unnamed(view, hit, outcomes), *worded]
        yield from told or neither(view, hit)
        return
    status, certainty = stance_of(view, hit)
    backwards = bool(outcomes) and outcomes[0].end <= hit.start < factors[0].start
    direction, denied = _direction(view, hit, outcomes if backwards else ()), denies(view, hit)
    if denied or direction is Direction.NO_EFFECT:
        status, certainty = AssertionStatus.ABSENT, Certainty.ASSERTED
        direction = Direction.NO_EFFECT
    needed = hit.shape != "factors" and words("factor").search(hit.words) is None
    unsaid = needed and not outcomes and _RISK_OF.search(hit.words) is None
    if unsaid or certainty is Certainty.UNDECIDED or (hit.shape == "differ" and not denied):
        return
    yield from _unnamed(view, hit, outcomes)
    yield from _not_so(view, hit, outcomes)
    yield from _elsewhere(view, hit, factors, outcomes, direction)
    for near, (factor, outcome) in _pairs(view, hit, (factors, outcomes), printed):
        yield tie(
            view, hit, (ClaimKind.RISK_FACTOR, status, certainty), (factor, outcome),
            factors=(factor.curie,), outcomes=(outcome.curie,) if outcome else (),
            direction=turned(view, factor, direction), quantities=_beside(view, factor),
            statistic=_statistic(view, factor, factors, near), condition=_where(view, factor),
        )  # fmt: skip


def _pairs(view: View, hit: Hit, sides: Pair, printed: Sequence[Printed]) -> Iterator[_Paired]:
    """Give each factor with its outcome and the statistics that may be theirs; none for a clause more."""
    again = again_of(view, hit) if hit.shape == "forward" else None
    for one in paired(*sides):
        yield printed, one
    for more in (again, *gapped(view, hit)):
        for one in paired(*more) if more else ():
            yield (), one


def _sides(view: View, hit: Hit) -> Pair:
    """Give factors and outcomes; "X correlated with Y" names the outcome first where only X happens."""
    factors, outcomes = PAIRS[hit.shape](view, hit)
    if not outcomes and hit.says == "as worded" and hit.shape == "forward":
        outcomes = tuple(one for one in factors if one.field == "happening")
        factors = tuple(one for one in right(view, hit, CAUSES) if one.field != "happening")
        factors = with_counted(view, factors, hit.end)
    if hit.says == "as worded" and hit.shape == "forward" and _lists_factors(view, hit, factors):
        factors, outcomes = right(view, hit, CAUSES), factors[:1]
    factors = tuple(one for one in factors if one.field != "method" and not _in_bracket(view, one))
    start = start_of(view, hit)
    factors = tuple(
        one for one in factors if is_head(view, one) and not is_of_a_deed(view, one, start)
    )
    factors = _listed_with_figures(view, hit, factors)
    if hit.shape == "forward":
        factors = tuple(one for one in factors if not is_circumstance(view, one))
        verbs = {one.verb.start for one in view.clauses if one.verb}
        outcomes = tuple(
            one for one in outcomes if one.start not in verbs
        )  # "X fell and Y improved"
    if any(_has_head(view, one) for one in outcomes) or _is_within_a_name(view, hit):
        return (), ()
    return factors if hit.shape == "differ" else _telling(view, factors), outcomes


def _listed_with_figures(view: View, hit: Hit, factors: Names) -> Names:
    """Keep the members of a list that has its figures; a phrase that leads in is none of them."""
    every = [one for one in members(view) if one.start < one.end]
    same = [
        one
        for one in every
        if (one.end <= hit.start) is (factors[:1] and factors[0].end <= hit.start)
    ]
    if len(same) < _SEVERAL:
        return factors
    inside = [one for one in factors if any(m.start <= one.start < m.end for m in same)]
    return tuple(inside) or factors


def _lists_factors(view: View, hit: Hit, subject: Names) -> bool:
    """Tell "leakage was associated with X (OR 2) and Y (OR 3)", whose subject is no factor."""
    happens = bool(subject) and subject[0].field == "happening"
    if happens and re.search(r"[.;]\s", view.text[subject[0].end : hit.start]):
        return False  # of another sentence, as the full stop was read as that of an abbreviation
    behind = [one for one in statistics_in(view.text) if one.start >= hit.end]
    sized = [one for one in behind if one.statistic.value is not None]
    pronoun = subject == view.antecedent and bool(sized)
    return happens and (len(behind) > 1 or pronoun)


def _elsewhere(
    view: View, hit: Hit, factors: Names, outcomes: Names, direction: Direction
) -> Iterator[Found]:
    """Read the places that follow, each with its figures: "..., especially into X (RR 0.5)"."""
    printed = [one for one in statistics_in(view.text) if one.statistic.value is not None]
    for before, one in pairwise(printed):
        sites = view.named(before.end, one.start, ("site",))
        if (
            not sites
            or not outcomes
            or _BRACKET.fullmatch(view.text, sites[-1].end, one.start) is None
        ):
            continue
        curie = view.made_at(outcomes[0].curie, sites[-1].curie)
        denied = words("deny").search(view.text, before.end, sites[-1].start) is not None
        status = AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT
        for factor in factors[:1] if curie is not None else ():
            yield tie(
                view, hit, (ClaimKind.RISK_FACTOR, status, Certainty.ASSERTED), (factor, sites[-1]),
                factors=(factor.curie,), outcomes=(curie,), statistic=one.statistic,
                direction=Direction.NO_EFFECT if denied else direction,
            )  # fmt: skip


def _unnamed(view: View, hit: Hit, outcomes: Names) -> Iterator[Found]:
    """Keep the members of a list without figures that no class names: their words say it."""
    plain = hit.shape == "listed" and not is_denied(view, hit)
    colon = hit.words.endswith(":")
    if plain and (outcomes or colon) and not statistics_in(view.text):
        verb = Span(start=hit.end, end=hit.end) if colon else verb_after(view, hit)
        yield from _listed_in_words(view, hit, curies(outcomes[:1]), verb)


def _listed_in_words(
    view: View, hit: Hit, outcomes: tuple[str, ...], verb: Span | None
) -> Iterator[Found]:
    """Keep the members of "factors for X were A, B and C" that no class names."""
    end = view.block_at(hit.start)[1]
    if verb is None or re.search(
        r"[,:]|\b(?:which|that|have|has|had)\b", view.text[hit.end : verb.start]
    ):
        return
    for start, end_of_it in unnamed_members(view, verb.end, end):
        said = view.text[start:end_of_it]
        yield Found(
            place=view.place, start=start, end=end_of_it,
            kind=ClaimKind.RISK_FACTOR, outcomes=outcomes, direction=_direction(view, hit),
            text=f"{said[:1].upper()}{said[1:]}: {view.said}",
        )  # fmt: skip


def _has_head(view: View, one: Named) -> bool:
    """Tell "the detection of X", which is not X."""
    head = list(words("head").finditer(view.text, 0, one.start))
    return bool(head) and _OF.fullmatch(view.text, head[-1].end(), one.start) is not None


def _is_within_a_name(view: View, hit: Hit) -> bool:
    """Tell "X associated with Y", which names one thing, from "X was associated with Y"."""
    if not hit.words.startswith(("associated", "linked")):
        return False
    before = view.text[: hit.start].lower().split()[-3:]
    return word_class("be").isdisjoint(before) and "associated" in hit.words


def _not_so(view: View, hit: Hit, outcomes: Names) -> Iterator[Found]:
    """Read what ends a sentence so: "..., whereas X and Y were not"."""
    end = _WERE_NOT.search(view.text, hit.end)
    if end is None:
        return
    factors = tuple(one for one in view.named(*end.span("what"), CAUSES) if one.field != "method")
    for factor, outcome in paired(factors, outcomes):
        yield tie(
            view, hit, (ClaimKind.RISK_FACTOR, AssertionStatus.ABSENT, Certainty.ASSERTED),
            (factor, outcome), factors=(factor.curie,), outcomes=(outcome.curie,) if outcome else (),
            direction=Direction.NO_EFFECT, statistic=_statistic(view, factor, factors, ()),
        )  # fmt: skip


def _where(view: View, factor: Named) -> str | None:
    """Give the words that narrow a factor: "leakage at upper levels"."""
    hit = _AT.match(view.text, factor.end)
    return hit["words"] if hit else None


def _beside(view: View, factor: Named) -> tuple[Quantity, ...]:
    """Give the threshold of a factor: what no comma and no "and" parts from it."""
    return tuple(
        one
        for number in view.numbers
        if not _PARTED.search(
            view.text[min(number.end, factor.end) : max(number.start, factor.start)]
        )
        for one in amounts(view, number.start, number.end, times=True)
    )


def _in_bracket(view: View, one: Named) -> bool:
    before = view.text[: one.start]
    return before.count("(") > before.count(")")


def _telling(view: View, factors: Names) -> Names:
    """Leave out the procedure that a factor only qualifies: "injection with a posterior needle tip"."""
    other = tuple(one for one in factors if one.field not in _QUALIFYING)
    if not other:
        return factors[-1:] if len(factors) > 1 else factors
    joined = {
        one
        for pair in pairwise(factors)
        if _LISTED.fullmatch(view.text, pair[0].end, pair[1].start)
        for one in pair
    }
    return tuple(one for one in factors if one in other or one in joined)


def _direction(view: View, hit: Hit, before: Names = ()) -> Direction:
    """Give the direction of a cue; "lower" tells of the outcome that it stands with, behind or `before`."""
    if hit.says == "by value":
        return direction_by_value(statistics_in(view.text))
    if hit.says == "tested":
        return Direction.NO_EFFECT if "unrelated" in hit.words else Direction.INCREASES
    if hit.says != "as worded":
        return Direction(hit.says)
    behind = [one.start for one in view.names if one.start >= hit.end]
    around = view.text[hit.start : min([*behind, hit.end + 30])]
    if before:
        around = f"{view.text[view.block_at(hit.start)[0] : before[0].start]} {hit.words}"
    if words("alike").search(around):
        return Direction.NO_EFFECT
    return Direction.DECREASES if words("down").search(around) else Direction.INCREASES


def _statistic(
    view: View, factor: Named, factors: Names, near: Sequence[Printed]
) -> Statistic | None:
    """Give the statistic in the bracket behind a factor; else the one that all of the clause share."""
    for one in statistics_in(view.text):
        if _BRACKET.fullmatch(view.text, factor.end, max(factor.end, one.start)):
            return one.statistic
        wider = _PHRASE_BRACKET.fullmatch(view.text, factor.end, max(factor.end, one.start))
        if wider and not view.named(factor.end, one.start, CAUSES):
            return one.statistic
    return near[0].statistic if len(near) == 1 or (near and len(factors) == 1) else None
