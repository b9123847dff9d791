"""Claims that tie two things: risks, mechanisms, how a thing is found, what it is for, where it lies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.factors import is_of_a_deed, is_set_apart
from vakg.extract.claims.found import Found
from vakg.extract.claims.pairs import PAIRS, Names, Pair
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.risks import risks
from vakg.extract.claims.sides import (
    HAPPENS,
    curies,
    ends_at_preposition,
    heads,
    is_denied,
    is_past,
    left,
    right,
    stance_of,
    start_of,
    verb_after,
)
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.subjects import subject_in_words
from vakg.extract.claims.tying import MOST, paired, tie
from vakg.extract.claims.view import Named, View
from vakg.extract.claims.worded import unnamed_members
from vakg.extract.context.assess import assess
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction

_SITES = ("site",)
_DETERMINED = re.compile(
    r"\b(?:the|an?|its|their|this|that|any|no|as|of)\s$", re.I
)  # a noun: "be the cause X or Y"

_LISTED = re.compile(r"[^,;:()]{4,},\s[^;:()]{4,}\sand\s\w")
_AMOUNT = re.compile(
    r"\s(?:to\s|in\s)?(?:significantly\s|much\s|far\s)?(?:less|fewer|more|lower|higher)\b"
)
_ASKED = re.compile(
    r"\b(?:what|whether|how|why)\s(?:[\w-]+\s){0,4}$", re.I
)  # "learn what favors X"


def relations(view: View, hits: Sequence[Hit]) -> Iterator[Found]:
    """Read the claims of a sentence's cues that tie two things."""
    printed = statistics_in(view.text) if any(hit.kind == "risk_factor" for hit in hits) else ()
    several = sum(hit.kind == "anatomy" for hit in hits) > 1  # clauses that no comma parts for sure
    for place, hit in enumerate(hits):
        make = _MAKERS.get(hit.kind)
        if make is None or view.narrated or (hit.kind == "anatomy" and several):
            continue
        until = hits[place + 1].start if place + 1 < len(hits) else len(view.text)
        near = tuple(one for one in printed if hit.start <= one.start < max(until, hit.end))
        since = hits[place - 1].end if place else 0
        yield from make(view, replace(hit, since=since, until=until), near or printed)


# ---- the kinds


def _mechanisms(view: View, hit: Hit, _: Sequence[Printed]) -> Iterator[Found]:
    factors, outcomes = _cause_and_effect(view, hit)
    start = start_of(view, hit)
    factors = tuple(
        one for one in factors if not is_set_apart(view, one) and not is_of_a_deed(view, one, start)
    )
    sites = curies(right(view, hit, _SITES))
    if hit.shape == "path":
        yield from _paths(view, hit, factors)
        return
    if hit.shape == "forward" and _DETERMINED.search(view.text, 0, hit.start):
        return
    if _ASKED.search(view.text, 0, hit.start):
        return
    if hit.shape == "forward" and outcomes:
        yield from _unnamed_causes(view, hit, outcomes[0])
    in_words = not factors and bool(outcomes) and _is_worded(view, hit)
    named = factors and (outcomes or (sites and hit.shape == "route"))
    status, certainty = stance_of(view, hit)
    if not (in_words or named) or certainty is Certainty.UNDECIDED or is_past(view, hit):
        return
    said = (AssertionStatus.ABSENT if is_denied(view, hit) else status, certainty)
    if in_words:
        yield _in_words(view, hit, outcomes[0], said)
        return
    for factor, outcome in _tied(hit, factors, outcomes):
        every = (factor.curie,) if hit.shape in ("listed", "backward") else curies(factors)
        yield tie(
            view, hit, (ClaimKind.MECHANISM, *said), (factor, outcome),
            factors=tuple(one for one in every if outcome is None or one != outcome.curie),
            outcomes=(outcome.curie,) if outcome else (), sites=sites,
            direction=_direction(view, hit),
        )  # fmt: skip


def _unnamed_causes(view: View, hit: Hit, outcome: Named) -> Iterator[Found]:
    """Keep the causes that no class names of "A, B and C may lead to X", one claim each."""
    clause = view.clause_at(hit.start)
    subject = clause.subject if clause is not None and clause.kind == "main" else None
    listed = _LISTED.search(view.text, subject.start, subject.end) if subject is not None else None
    status, certainty = stance_of(view, hit)
    if subject is None or listed is None or view.text[hit.start - 1 : hit.start] != " ":
        return
    if certainty is Certainty.UNDECIDED or is_past(view, hit) or is_denied(view, hit):
        return
    for start, end in unnamed_members(view, subject.start, subject.end):
        said = view.text[start:end]
        yield Found(
            place=view.place, start=start, end=end, kind=ClaimKind.MECHANISM, status=status,
            certainty=certainty, outcomes=(outcome.curie,), text=f"{said[:1].upper()}{said[1:]}: {view.said}",
        )  # fmt: skip


def _direction(view: View, hit: Hit) -> Direction | None:
    """Give the direction of a cue, and that of "causes less X"."""
    if hit.says:
        return Direction(hit.says)
    amount = _AMOUNT.match(view.text, hit.end) if hit.shape == "forward" else None
    if amount is None:
        return None
    return Direction.DECREASES if words("down").search(amount[0]) else Direction.INCREASES


def _cause_and_effect(view: View, hit: Hit) -> Pair:
    factors, outcomes = PAIRS[hit.shape](view, hit) if hit.shape in PAIRS else _route(view, hit)
    if hit.says and hit.shape == "forward":
        behind = right(view, hit, (*HAPPENS, "measure"), hit.until)[:1]
        outcomes = behind if behind and behind[0].field == "measure" else outcomes
    if hit.shape == "forward":
        outcomes = heads(view, outcomes)
    return heads(view, factors) if hit.shape in ("forward", "route") else factors, outcomes


def _tied(hit: Hit, factors: Names, outcomes: Names) -> Sequence[tuple[Named, Named | None]]:
    """Pair causes with what comes of them."""
    if hit.shape == "backward":
        return [(one, other) for one in factors for other in outcomes]
    pairs: list[tuple[Named, Named | None]] = [(factors[0], one) for one in outcomes]
    if hit.shape == "listed":
        pairs = paired(factors, outcomes)
    return pairs or [(factors[0], None)]


def _is_worded(view: View, hit: Hit) -> bool:
    """Tell whether a cause that no class names stands in words: behind "comes of", or as the subject."""
    if hit.shape == "forward":
        return subject_in_words(view, hit) is not None
    return hit.shape == "backward"


def _in_words(
    view: View, hit: Hit, outcome: Named, said: tuple[AssertionStatus, Certainty]
) -> Found:
    """Keep a cause that no class names: "X is chiefly a matter of ..." says it in its words."""
    return Found(
        place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.MECHANISM, status=said[0],
        certainty=said[1], outcomes=(outcome.curie,), text=view.said,
    )  # fmt: skip


def _paths(view: View, hit: Hit, factors: Names) -> Iterator[Found]:
    """Give a claim for each route that something may take."""
    behind = hit.end - len(hit.words.split()[-1])
    ways = view.named(behind, view.block_at(hit.start)[1], ("route", "site"))
    status, certainty = stance_of(view, hit)
    for one in ways[:MOST] if factors else ():
        yield tie(
            view,
            hit,
            (ClaimKind.MECHANISM, status, certainty),
            (factors[0], one),
            outcomes=(factors[0].curie,),
            sites=(one.curie,) if one.field == "site" else (),
            routes=(one.curie,) if one.field == "route" else (),
        )


def _route(view: View, hit: Hit) -> Pair:
    """Read "cement may migrate to the heart" and "leakage may occur along the tract": what, and where."""
    clause = view.clause_at(hit.start)
    if clause is not None and clause.kind == "relative" and hit.words.startswith("enter"):
        return (), ()  # "cement that enters the veins" only says which cement
    return left(view, hit, ("happening", "substance")), right(view, hit, HAPPENS)


def _diagnoses(view: View, hit: Hit, _: Sequence[Printed]) -> Iterator[Found]:
    """Read how a thing shows, one claim a sign, or by which method it is found."""
    if hit.says == "outcomes":
        outcomes, about = PAIRS["listed" if hit.shape == "listed" else "forward"](view, hit)
        about, outcomes = (about, outcomes) if hit.shape == "listed" else (outcomes, about)
        shown = [one for one in outcomes if one.field == "happening"]
        named = [one for one in about if one.field == "happening"][:1]
        pairs: list[tuple[Named, Named | None]] = [
            (one, other) for one in named for other in shown if one.curie != other.curie
        ]
    else:
        about, methods = _found_by(view, hit)
        pairs = [(about[0], None)] if about and (methods or hit.says != "methods") else []
    said = _said(view, hit) if pairs else (AssertionStatus.PRESENT, Certainty.ASSERTED)
    for one, other in pairs:
        yield tie(
            view, hit, (ClaimKind.DIAGNOSIS, *said), (one, other), about=(one.curie,),
            outcomes=(other.curie,) if other else (),
            methods=() if other else curies(_found_by(view, hit)[1]),
        )  # fmt: skip


def _found_by(view: View, hit: Hit) -> Pair:
    """Give what is found, and by which methods."""
    if hit.shape == "method":
        return right(view, hit, HAPPENS), left(view, hit, ("method",))
    return left(view, hit, HAPPENS), right(view, hit, ("method",))


def _said(view: View, hit: Hit) -> tuple[AssertionStatus, Certainty]:
    """Say whether a clause asserts, doubts or denies its cue."""
    status, certainty = stance_of(view, hit)
    return AssertionStatus.ABSENT if is_denied(view, hit) else status, certainty


def _indications(view: View, hit: Hit, _: Sequence[Printed]) -> Iterator[Found]:
    doing, needing = ("procedure", "remedy"), ("happening", "factor")
    if hit.shape == "listed":
        verb = verb_after(view, hit)
        actions = view.named(hit.end, verb.start, doing) if verb else ()
        conditions = view.named(verb.end, view.block_at(hit.start)[1], needing) if verb else ()
    elif hit.shape in ("backto", "contra"):
        actions, conditions = right(view, hit, doing), left(view, hit, needing)
    else:
        actions, conditions = left(view, hit, doing), right(view, hit, needing)
    if not conditions or (not actions and hit.shape != "contra"):
        return
    status, certainty = stance_of(view, hit)
    if hit.says == "absent" or is_denied(view, hit):
        status = AssertionStatus.ABSENT
    said = assess(view.text, [Span(start=one.start, end=one.end) for one in conditions])
    for one, how in list(zip(conditions, said, strict=True))[:MOST]:
        denied = AssertionStatus.ABSENT if how.status is AssertionStatus.ABSENT else status
        yield tie(
            view,
            hit,
            (ClaimKind.INDICATION, denied, certainty),
            ((*actions, one)[0], one if actions else None),
            about=curies(actions[:1]),
            actions=curies(actions[:1]),
            conditions=(one.curie,),
        )


def _anatomies(view: View, hit: Hit, _: Sequence[Printed]) -> Iterator[Found]:
    first = left(view, hit, _SITES, hit.since)
    second = ends_at_preposition(view, right(view, hit, _SITES, hit.until))
    if hit.since or hit.words.split()[0].endswith("ing"):
        first = first[-1:]
    if hit.shape == "pair":
        first, second = second[:1], second[1:]
    if hit.shape == "parts":
        first, second = second, first[:1]
    if not first or not second:
        return
    status, certainty = stance_of(view, hit)
    status = AssertionStatus.ABSENT if is_denied(view, hit) else status
    pairs = (
        [(one, second[0]) for one in first]
        if hit.shape == "parts"
        else [(first[0], one) for one in second]
    )
    for one, other in pairs[:MOST]:
        yield tie(
            view,
            hit,
            (ClaimKind.ANATOMY, status, certainty),
            (one, other),
            about=(one.curie,),
            objects=(other.curie,),
            relation=hit.says,
        )


_MAKERS: Mapping[str, Callable[[View, Hit, Sequence[Printed]], Iterator[Found]]] = {
    "risk_factor": risks, "mechanism": _mechanisms, "diagnosis": _diagnoses,
    "indication": _indications, "anatomy": _anatomies,
}  # fmt: skip
