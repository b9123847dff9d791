"""Risks whose factor no class names: the words that name it say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.factors import is_head
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
_MEMBER = re.compile(
    r"(?:[\s,]|\band\b)*(?P<words>(?:the |an? )?[A-Za-z](?:(?!\sand\s)[^,;:().]){2,60})(?=[,;.]|\sand\s|\s?$)"
)
_BETWEEN = re.compile(r"\bbetween\s[^,;]*$")
_FACTOR = re.compile(r"\s(?P<words>[^;:()]{3,80}?)(?=[;:(]|, |\.?$|\.\s)")


def in_words(view: View, hit: Hit, outcomes: Names, direction: Direction) -> Iterator[Found]:
    """Keep a comparison whose factor no class names: "X was commoner in ..." says it in its words."""
    said = _other_side(view, hit, outcomes)
    if not outcomes or said is None:
        return
    status, certainty = stance_of(view, hit)
    denied = denies(view, hit) or direction is Direction.NO_EFFECT
    if certainty is Certainty.UNDECIDED or words("no_group").match(said):
        return
    yield Found(
        place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT if denied else status, certainty=certainty,
        outcomes=tuple(one.curie for one in outcomes[:1]), text=f"{said}: {view.said}",
        direction=Direction.NO_EFFECT if denied else direction,
        statistic=_next_statistic(view, hit),
    )  # fmt: skip


def unnamed_members(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the members of a list that no class names: in "A, its form and B" it is the second.

    Args:
        view: The sentence.
        start: Where the list begins.
        end: Where it ends.
    """
    for one in _MEMBER.finditer(view.text, start, end):
        named = [other for other in view.named(*one.span("words"), CAUSES) if is_head(view, other)]
        within = _BETWEEN.search(view.text, start, one.start("words"))  # "the gap between X and Y"
        if not named and not within and words("no_factor").search(one["words"]) is None:
            yield one.span("words")


def _other_side(view: View, hit: Hit, outcomes: Names) -> str | None:
    """Give what a cue ties an outcome to, in its words: behind "commoner in", before "is a factor for"."""
    if hit.shape in ("backward", "rated"):
        said = _FACTOR.match(view.text, hit.end)
        return said["words"] if said else None
    if hit.shape == "between":
        return _beside(view, hit)
    turned = any(one.start < hit.start for one in outcomes)  # "Y was related to X": no subject is X
    return subject_in_words(view, hit) if hit.shape in ("forward", "made") and not turned else None


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
