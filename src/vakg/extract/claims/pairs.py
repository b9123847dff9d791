"""Which names a cue ties, by its shape: what stands before it and behind it, and which of them acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import (
    CAUSES,
    HAPPENS,
    end_of,
    ends_at_preposition,
    left,
    right,
    verb_after,
)
from vakg.extract.claims.view import Named, View

_THAN = re.compile(r"\b(?:than|compared|versus|vs|which|where|when|who|whereas|while)\b")
_OTHER_SIDE = re.compile(r"\b(?:than|compared|versus|vs|whereas|while)\b")
_FOR = re.compile(r"\bfor\b")
_BETWEEN = re.compile(r"\bbetween\b")
_AGAIN = re.compile(r"\b(?:that|those) (?:for|of)\b")
_WITH_AND_WITHOUT = re.compile(r"\bwith(?:out)? (?:and|or|versus|vs\.?) (?:those )?with(?:out)?\b")
_CAUSE_OF = re.compile(r"\b(?:cause|reason|source|origin) (?:of|for|behind)$")
_NEXT = 40  # code points: a name right before a cue
_MEASURED = ("measure", "factor", "person")
Names = tuple[Named, ...]
Pair = tuple[Names, Names]
"""What acts, and what comes of it."""


def forward(view: View, hit: Hit) -> Pair:
    """Read "X leads to Y": what stands before acts, what stands behind comes of it."""
    again = _AGAIN.search(view.text, hit.end, end_of(view, hit))
    if again is None:
        behind = ends_at_preposition(
            view,
            right(view, hit, (*HAPPENS, "measure", "complication", "malady", "rate"), hit.until),
        )
        behind = tuple(one for one in behind if words("rate").fullmatch(one.text) is None)
        happening = tuple(one for one in behind if one.field == "happening")
        other = ("complication", "rate", *(("malady",) if _CAUSE_OF.search(hit.words) else ()))
        return left(view, hit, CAUSES), happening or tuple(
            one for one in behind if one.field in other
        )
    names = right(view, hit, CAUSES, again.start())
    return left(view, hit, CAUSES), tuple(one for one in names if one.field == "happening")[:1]


def again_of(view: View, hit: Hit) -> Pair | None:
    """Read what follows in "X was a risk factor for Y, and Z that for V"."""
    again = _AGAIN.search(view.text, hit.end, end_of(view, hit))
    if again is None:
        return None
    causes = view.named(hit.end, again.start(), CAUSES)[-1:]
    return causes, view.named(again.end(), end_of(view, hit), HAPPENS)


def gapped(view: View, hit: Hit) -> tuple[Pair, ...]:
    """Read what follows in "X was a risk factor for Y; Z for V; U for W"."""
    first = view.block_at(hit.start)[1]
    pairs = []
    for start, end in view.blocks:
        link = _FOR.search(view.text, start, end) if start > first else None
        verbs = any(one.verb and start <= one.verb.start < end for one in view.clauses)
        if link is not None and not verbs:
            causes = view.named(start, link.start(), CAUSES)
            pairs.append((causes, view.named(link.end(), end, HAPPENS)))
    return tuple((causes, outcomes) for causes, outcomes in pairs if causes and outcomes)


def _backward(view: View, hit: Hit) -> Pair:
    names = right(view, hit, CAUSES, _aside_end(view, hit))
    than = _THAN.search(view.text, hit.end)
    names = tuple(one for one in names if than is None or one.start < than.start())
    return names, left(view, hit, (*HAPPENS, "complication"))[:1]


def _aside_end(view: View, hit: Hit) -> int | None:
    """Give where a relative clause ends within a list: "X, which is due to A, and B"."""
    clause = view.clause_at(hit.start)
    if (
        clause is None
        or clause.kind != "relative"
        or not view.text[: clause.start].rstrip().endswith(",")
    ):
        return None
    comma = view.text.find(", and ", hit.end)
    return comma if comma >= 0 else None


def _listed(view: View, hit: Hit) -> Pair:
    """Read "risk factors for X were Y and Z"; without a verb the second side is empty."""
    if hit.words.endswith(":"):
        return view.named(hit.end, view.block_at(hit.start)[1], CAUSES), ()
    verb = verb_after(view, hit)
    if verb is None:
        return (), right(view, hit, HAPPENS)
    if words("studied").match(view.text[verb.end :].lstrip()):
        return (), ()
    end = view.block_at(hit.start)[1]
    outcomes = ends_at_preposition(view, view.named(hit.end, verb.start, HAPPENS))
    return view.named(verb.end, end, CAUSES), outcomes


def _between(view: View, hit: Hit) -> Pair:
    """Read "a relation between X and Y": the last thing that happens is the outcome."""
    names = view.named(hit.end, view.block_at(hit.start)[1], CAUSES)
    happening = [one for one in names if one.field == "happening"]
    if not happening or len(names) < 2:
        return (), tuple(happening)
    outcome = happening[-1]
    if outcome is not names[-1]:
        outcome = happening[0]
    return tuple(one for one in names if one is not outcome), (outcome,)


def _rate(view: View, hit: Hit) -> Pair:
    """Read "a higher risk of X in Y", and "Y has a higher risk of X"."""
    names = _compared(view, hit, right(view, hit, CAUSES))
    outcomes = tuple(one for one in names if one.field == "happening")[:1]
    factors = tuple(one for one in names if one not in outcomes)
    return factors or left(view, hit, CAUSES), outcomes


def _rated(view: View, hit: Hit) -> Pair:
    """Read "the rate of X was lower with Y": the outcome stands within the cue."""
    inside = view.named(hit.start, hit.end, HAPPENS) or _rate_named(view, hit) or view.antecedent
    return _compared(view, hit, right(view, hit, CAUSES)), inside


def _compared(view: View, hit: Hit, names: Names) -> Names:
    """Leave out what a comparison is made with: "higher in X than in Y" tells of X."""
    other = _OTHER_SIDE.search(view.text, hit.end)
    return tuple(one for one in names if other is None or one.start < other.start())


def _rate_named(view: View, hit: Hit) -> Names:
    """Give what a cue rates that has no "of": "mortality was higher", "the X rate was lower"."""
    itself = view.named(hit.start, hit.end, ("rate",))
    before = view.named(max(0, hit.start - _NEXT), hit.end, (*HAPPENS, "rate"))
    return itself or tuple(one for one in before if hit.start - one.end <= 1)[-1:]


def _factors(view: View, hit: Hit) -> Pair:
    """Read "the risk factors were X and Y"; of what, another sentence says."""
    return view.named(hit.end, view.block_at(hit.start)[1], CAUSES), ()


def _differ(view: View, hit: Hit) -> Pair:
    """Read "no difference in X between Y and Z"."""
    end = view.block_at(hit.start)[1]
    between = _BETWEEN.search(view.text, hit.end, end)
    if between is None:
        return (), ()
    return view.named(between.end(), end, CAUSES), view.named(hit.end, between.start(), HAPPENS)[:1]


def _grouped(view: View, hit: Hit) -> Pair:
    """Read "the volume was larger in patients with Y": a measure, and what set the patients apart."""
    measured = tuple(one for one in left(view, hit, CAUSES) if one.field in _MEASURED)
    return measured, right(view, hit, HAPPENS)[:1]


def _made(view: View, hit: Hit) -> Pair:
    """Read "X makes Y more likely": the outcome stands within the cue."""
    return left(view, hit, CAUSES), view.named(hit.start, hit.end, HAPPENS)


def _alike(view: View, hit: Hit) -> Pair:
    """Read "X and Y did not differ between patients with and without Z"."""
    apart = _WITH_AND_WITHOUT.search(view.text, hit.end, end_of(view, hit))
    if apart is None:
        return (), ()
    return left(view, hit, CAUSES), view.named(apart.end(), end_of(view, hit), HAPPENS)[:1]


PAIRS: Mapping[str, Callable[[View, Hit], Pair]] = {
    "forward": forward, "backward": _backward, "listed": _listed, "between": _between,
    "differ": _differ,
    "factors": _factors,
    "rate": _rate, "rated": _rated, "grouped": _grouped, "made": _made, "alike": _alike,
}  # fmt: skip
