"""Put the claims of cues and of figures together: one claim of each figure, with what either knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vakg.extract.claims.found import Found
from vakg.model.assertion import ClaimKind


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier sentences leave to an effect.

    Args:
        at_risk: What they gave risk factors for.
        spoken_of: What they spoke of, where they gave none; a p value alone says nothing of that.
        groups: The groups that the values of a table belong to.
    """

    at_risk: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()
    groups: tuple[str, str] | None = None


def lacks(one: Found) -> bool:
    """Tell a risk factor that a cue gave without what it is one of."""
    return one.kind is ClaimKind.RISK_FACTOR and not one.outcomes


def merged(here: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """Add effects to the claims of a sentence; a cue's claim of the same figure takes the outcome only."""
    sized = {one.statistic: one for one in more}
    told = [_completed(one, sized.get(one.statistic)) if lacks(one) else one for one in here]
    worded = [one for one in told if one.factors or not (lacks(one) and one.statistic in sized)]
    taken = [one.statistic for one in worded if one.statistic is not None]
    return [*worded, *(one for one in more if one.statistic not in taken)]


def _completed(one: Found, effect: Found | None) -> Found:
    outcomes = effect.outcomes if effect is not None and one.statistic is not None else ()
    return one if set(outcomes) & set(one.factors) else replace(one, outcomes=outcomes)
