"""What is said of a line of advice: a verdict, why, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vakg.analysis.concordance_amounts import Amount
from vakg.model.fact import Fact


class Verdict(StrEnum):
    """How practice stands to a line of advice. NOT_COMPARABLE: something is told, but settles nothing."""

    FOLLOWED = "followed"
    DEPARTED = "departed from"
    CONFLICTS = "advice conflicts"
    NOT_COMPARABLE = "not comparable"
    NOT_REPORTED = "not reported"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict, why, and the statements and amounts of the case that it rests on."""

    verdict: Verdict
    reason: str
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()


def left_open(reason: str, facts: Sequence[Fact] = ()) -> Finding:
    """Say that no comparison holds."""
    return Finding(verdict=Verdict.NOT_COMPARABLE, reason=reason, facts=tuple(facts))


def not_told(reason: str, facts: Sequence[Fact] = ()) -> Finding:
    """Say that the record of the case does not tell."""
    return Finding(verdict=Verdict.NOT_REPORTED, reason=reason, facts=tuple(facts))


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out the statements that are there already."""
    return tuple({(one.document, one.id): one for one in facts}.values())


def practised(advice: Fact, reason: str, facts: Sequence[Fact], *, done: bool) -> Finding:
    """Judge what was done, or not done, by what is asked for.

    To leave a thing that was only to be considered is no departure, and neither is to do one that was
    only not required.
    """
    asked, words = advice.more.get("modality"), advice.more.get("condition")
    if words and not advice.more.get("conditions"):
        return left_open(f"{reason}; its words “{words}” cannot be compared", facts)
    if asked == "consider" and not done:
        return left_open(f"{reason}; it was only to be considered", facts)
    if asked == "not required" and done:
        return left_open(f"{reason}; the advice leaves it free", facts)
    wanted = asked not in ("avoid", "not required")
    verdict = Verdict.FOLLOWED if done is wanted else Verdict.DEPARTED
    return Finding(verdict=verdict, reason=reason, facts=tuple(facts))


def joined(found: Sequence[Finding]) -> Finding:
    """Join what is said of several events of one action."""
    by = {verdict: [one for one in found if one.verdict is verdict] for verdict in Verdict}
    facts = distinct(fact for one in found for fact in one.facts)
    if by[Verdict.FOLLOWED] and by[Verdict.DEPARTED]:
        return left_open("it was done at one time and not at another", facts)
    first = next(by[verdict][0] for verdict in _ORDER if by[verdict])
    reasons = dict.fromkeys(one.reason for verdict in _ORDER for one in by[verdict])
    return replace(first, reason="; ".join(reasons), facts=facts)


_ORDER = (
    Verdict.FOLLOWED, Verdict.DEPARTED, Verdict.NOT_COMPARABLE,
    Verdict.NOT_REPORTED, Verdict.NOT_APPLICABLE, Verdict.CONFLICTS,
)  # fmt: skip
