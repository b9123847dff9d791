"""Risks whose factor no class names: the words that name it say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.found import Found
from vakg.extract.claims.nulls import denies
from vakg.extract.claims.pairs import Names
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, stance_of
from vakg.extract.claims.statistics import statistics_in
from vakg.extract.claims.subjects import subject_in_words
from vakg.extract.claims.view import View
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction
from vakg.model.claim import Statistic

_SIDES = re.compile(
    r"\s(?P<first>[^,;:()]{3,60}?)\sand\s(?P<second>[^,;:()]{3,60}?)(?=[,;:(]|\.?$|\s(?:was|were|is|are|could|has|had)\b)"
)
_FACTOR = re.compile(r"\s(?P<words>[^;:()]{3,80}?)(?=[;:(]|, |\.?$|\.\s)")


def in_words(view: View, hit: Hit, outcomes: Names, direction: Direction) -> Iterator[Found]:
    """Keep a comparison whose factor no class names: "X was commoner in ..." says it in its words."""
    said = _other_side(view, hit, outcomes)
    if not outcomes or said is None:
        return
    status, certainty = stance_of(view, hit)
    denied = denies(view, hit)
    if certainty is Certainty.UNDECIDED or words("no_group").match(said):
        return
    yield Found(
        place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT if denied else status, certainty=certainty,
        outcomes=tuple(one.curie for one in outcomes[:1]), text=f"{said}: {view.said}",
        direction=Direction.NO_EFFECT if denied else direction,
        statistic=_next_statistic(view, hit),
    )  # fmt: skip


def _other_side(view: View, hit: Hit, outcomes: Names) -> str | None:
    """Give what a cue ties an outcome to, in its words: behind "commoner in", before "is a factor for"."""
    if hit.shape in ("backward", "rated"):
        said = _FACTOR.match(view.text, hit.end)
        return said["words"] if said else None
    if hit.shape == "between":
        return _beside(view, hit)
    turned = any(one.start < hit.start for one in outcomes)  # "Y was related to X": no subject is X
    return subject_in_words(view, hit) if hit.shape == "forward" and not turned else None


def _beside(view: View, hit: Hit) -> str | None:
    """Give what stands beside the one name of "between X and Y"."""
    sides = _SIDES.match(view.text, hit.end)
    for side in ("first", "second") if sides else ():
        start, end = sides.span(side) if sides else (0, 0)
        if not view.named(start, end, (*CAUSES, "complication")):
            return view.text[start:end]
    return None


def _next_statistic(view: View, hit: Hit) -> Statistic | None:
    """Give the first statistic behind a cue, up to the next semicolon."""
    end = view.block_at(hit.start)[1]
    behind = (one for one in statistics_in(view.text) if hit.end <= one.start < end)
    return next((one.statistic for one in behind), None)
