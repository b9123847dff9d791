"""Claims of two halves: "the more X, the more Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.claims.found import Found
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, HAPPENS, curies
from vakg.extract.claims.view import View
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction

_STEP = r"the (?P<{0}>more|less|fewer|better|worse|[a-z]{{2,}}er)(?P<{0}_what>\s[^,;.:()]{{3,90}}|)"
_TREND = re.compile(
    rf"(?:^|[\s(]){_STEP.format('first')},? {_STEP.format('second')}(?=[,;.:)]|$)", re.I
)
_UNDONE = re.compile(
    r"\b(?:reliev|reduc|prevent|avoid|lessen|improv|alleviat|restor|resol)\w*", re.I
)
_HEDGED = ("may", "might", "can", "could", "seems", "appears")


def trends(view: View) -> Iterator[Found]:
    """Read "the larger X, the more often Y": a factor, and what it raises or lowers.

    Args:
        view: The sentence.
    """
    for one in () if view.narrated else _TREND.finditer(view.text):
        factors = view.named(*one.span("first_what"), CAUSES)[:1]
        outcomes = view.named(*one.span("second_what"), HAPPENS)[:1]
        if (
            not view.named(*one.span(), CAUSES)
            or not one["first_what"]
            or words("deny").search(view.text, 0, one.end())
            or _UNDONE.search(one["second_what"])  # "the more pain is relieved"
        ):
            continue
        hedged = any(word in one[0].split() for word in _HEDGED)
        said = f"{one['first']}{one['first_what']}"
        yield Found(
            place=view.place, start=one.start(), end=one.end(), kind=ClaimKind.RISK_FACTOR,
            status=AssertionStatus.POSSIBLE if hedged else AssertionStatus.PRESENT,
            certainty=Certainty.SPECULATIVE if hedged else Certainty.ASSERTED,
            factors=curies(factors), outcomes=curies(outcomes), text=f"{said.capitalize()}: {view.said}",
            direction=_direction(one["first"] if factors else "more", one["second"]),
        )  # fmt: skip


def _direction(first: str, second: str) -> Direction:
    """Say which way the second goes with the first: "the lower X, the more Y" is about X itself."""
    if bool(words("down").search(first)) == bool(words("down").search(second)):
        return Direction.INCREASES
    return Direction.DECREASES
