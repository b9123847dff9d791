"""Make the claims that tie two things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.found import Found
from vakg.extract.claims.pairs import Names
from vakg.extract.claims.statistics import Printed
from vakg.extract.claims.view import Named, View
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction

MOST = 12  # pairs of a sentence; more are no list but a misreading


def tie(
    view: View, hit: Hit, said: tuple[ClaimKind, AssertionStatus, Certainty],
    tied: tuple[Named, Named | None], **more: Any,
) -> Found:  # fmt: skip
    """Make a claim that ties two things; its words name them before the sentence that does so."""
    pair = " and ".join(one.text for one in tied if one is not None)
    found = Found(
        place=view.place, start=hit.start, end=hit.end, kind=said[0], status=said[1],
        certainty=said[2], text=f"{pair[:1].upper()}{pair[1:]}: {view.said}",
    )  # fmt: skip
    return replace(found, **more)


def paired(first: Names, second: Names) -> list[tuple[Named, Named | None]]:
    """Tie each thing of one list to each of the other."""
    if not second:
        return [(one, None) for one in first]
    pairs = [(one, other) for one, other in product(first, second) if one.curie != other.curie]
    return list(pairs) if len(pairs) <= MOST else []


def direction_by_value(printed: Sequence[Printed]) -> Direction:
    """Read the direction of a ratio from its value."""
    value = next((one.statistic.value for one in printed if one.statistic.value is not None), None)
    if value is None:
        return Direction.UNCLEAR
    return Direction.INCREASES if value > 1 else Direction.DECREASES
