"""What was looked at together and found to make no difference: one claim for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.factors import is_circumstance, is_head
from vakg.extract.claims.found import Found
from vakg.extract.claims.members import members
from vakg.extract.claims.pairs import Names
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import CAUSES, HAPPENS, curies, end_of, is_denied, start_of
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.view import View
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction

_MATCHED = re.compile(r"\b(?:matched|randomi[sz]ed|balanced)\b")  # groups made alike show nothing
_IN_RATE = re.compile(
    r"(?: \w+ly)? (?:in|as to|regarding|with respect to) (?:the |their )?(?:\w+ )?"
    r"(?:incidence|rate|risk|frequency|odds|number) of "
)
_NOT_FOUND = re.compile(
    r"[^.;:()]*?\b(?:was|were|is|are|could|can)\s(?:not|never)\s(?:be\s)?(?:\w+ly\s)?"
    r"(?:found|seen|observed|noted|established|shown|detected|confirmed|demonstrated|proved|proven|verified)\b"
)
_NEITHER = re.compile(r"(?:[A-Z][A-Za-z ]+: )?Neither\b")


def denies(view: View, hit: Hit) -> bool:
    """Tell what is denied before a cue or taken back behind it: "a relation of X with Y was not found".

    Args:
        view: The sentence.
        hit: A cue of risk.
    """
    if is_denied(view, hit):
        return True
    if words("relation").search(hit.words) and _NOT_FOUND.match(view.text, hit.end):
        return True
    return words("not_significant").search(view.text, hit.end) is not None


def nulls(view: View, hit: Hit, printed: Sequence[Printed]) -> Iterator[Found]:
    """Read "neither X nor Y had any influence" and "no association was seen with X, Y or Z"."""
    if not is_denied(view, hit):
        return
    tested = _tested(view, hit)
    if not tested or _has_figures(view, hit) or _MATCHED.search(view.text, 0, hit.start):
        return
    said = view.text[tested[0].start : tested[-1].end]
    behind = hit.shape == "null_right"  # what is printed before it is of what made a difference
    own = [one for one in printed if not behind or one.start >= hit.end]
    fields = {one.field for one in tested}
    ends = (
        hit.shape == "alike" and "happening" in fields and fields.isdisjoint(("person", "factor"))
    )
    yield Found(
        place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.RISK_FACTOR,
        status=AssertionStatus.ABSENT, certainty=Certainty.ASSERTED,
        factors=() if ends else curies(tested), direction=Direction.NO_EFFECT,
        outcomes=curies(tested) if ends else _outcomes(view, hit),
        statistic=own[0].statistic if len(own) == 1 else None,
        text=f"{said[:1].upper()}{said[1:]}: {view.said}",
    )  # fmt: skip


def _has_figures(view: View, hit: Hit) -> bool:
    """Tell a list whose members have each a statistic, and so each a claim of their own."""
    behind = hit.shape == "null_right"
    end = view.block_at(hit.start)[1]
    own = [one for one in members(view) if one.start < one.end]
    inside = [
        one for one in own if (hit.end <= one.start < end if behind else one.end <= hit.start)
    ]
    return len(inside) > 1


def _outcomes(view: View, hit: Hit) -> tuple[str, ...]:
    """Give what "did not differ in the rate of X" is told of."""
    rate = _IN_RATE.match(view.text, hit.end)
    return curies(view.named(rate.end(), end_of(view, hit), HAPPENS)[:1]) if rate else ()


def _tested(view: View, hit: Hit) -> Names:
    """Give what was tested: before a cue in its sentence, or behind it."""
    behind = hit.shape == "null_right"
    start, end = (
        (hit.end, view.block_at(hit.start)[1]) if behind else (_begin(view, hit), hit.start)
    )
    return tuple(
        one
        for one in view.named(start, end, CAUSES)
        if one.field != "method" and is_head(view, one) and not is_circumstance(view, one)
    )


def _begin(view: View, hit: Hit) -> int:
    """Give where "neither" begins the list that a cue denies, else where its clause begins."""
    neither = [one.end() for one in re.finditer(r"\b[Nn]either\s", view.text[: hit.start])]
    return neither[-1] if neither else start_of(view, hit)


def neither(view: View, hit: Hit) -> Iterator[Found]:
    """Keep "neither A nor B correlated with C" in its words, where no class names these."""
    if _NEITHER.match(view.text) and is_denied(view, hit) and not statistics_in(view.text):
        yield Found(
            place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.RISK_FACTOR,
            status=AssertionStatus.ABSENT, direction=Direction.NO_EFFECT, text=view.said,
        )  # fmt: skip
