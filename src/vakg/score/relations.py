"""Score what a draft says between events that were found: what led to what, and what was treated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vakg.model.record import Record
from vakg.score.verdicts import Between, Found, ItemVerdict

Pair = tuple[str, str]


def score_relations(
    items: Sequence[ItemVerdict], noted_links: Iterable[Pair], record: Record
) -> tuple[Between, ...]:
    """Compare causal links, and what treatments were aimed at.

    Args:
        items: What became of the events that were noted.
        noted_links: Cause and effect of each link that was noted, by the identifiers of those events.
        record: The draft.
    """
    found = [one for one in items if one.found is Found.FOUND]
    same = {one.item.event.id: one.event.id for one in found if one.item.event and one.event}
    if not same:
        return ()
    links = [(one.cause, one.effect) for case in record.cases for one in case.links]
    aims = [(one.id, aim) for case in record.cases for one in case.events for aim in one.targets]
    noted_aims = [
        (one.item.event.id, aim)
        for one in found
        if one.item.event
        for aim in one.item.event.targets
    ]
    return (
        _compare("causal links", noted_links, links, same),
        _compare("what was aimed at", noted_aims, aims, same),
    )


def _compare(
    name: str, noted: Iterable[Pair], read: Iterable[Pair], same: Mapping[str, str]
) -> Between:
    known = set(same.values())
    wanted = {(same[a], same[b]) for a, b in noted if a in same and b in same}
    told = {(a, b) for a, b in read if a in known and b in known}
    turned = {(b, a) for a, b in told} & wanted
    return Between(
        name=name,
        noted=len(wanted),
        read=len(told),
        both=len(wanted & told),
        turned=len(turned - told),
        only_read=tuple(sorted(told - wanted)),
    )
