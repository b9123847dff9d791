"""Make drafted events of what was gathered: identifiers, the procedure that the clock starts with, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from vakg.extract.drafted import Drafted
from vakg.extract.events.threads import Loose, Placed, Thread
from vakg.extract.reader_ontology import Reader
from vakg.model.assertion import AssertionStatus, Certainty, LevelRole

_SEVERAL = 25  # quotes of one event
_SURE = {one: rank for rank, one in enumerate(Certainty)}


def drafted(
    reader: Reader, threads: dict[str, list[Thread]], loose: Mapping[str, Loose]
) -> Iterator[Drafted]:
    """Make drafted events of each case's threads, in the order of the text.

    Args:
        reader: What the ontology knows.
        threads: What was told of each case, by event.
        loose: What each case names without an event to tie it to: its procedure's.
    """
    for case, some in threads.items():
        some.sort(key=lambda one: one.told[0].found.head.start)
        _carry_out(reader, some)
        index = _index_of(reader, some)
        more = loose.get(case, Loose())
        if index is not None and not index.levels:
            index.levels = more.levels
        if index is not None:
            index.materials = _unnamed(reader, some, more.materials)
        used: dict[str, int] = {}
        for thread in some:
            yield _event(reader, case, thread, thread is index, _name(case, thread, used))


def _carry_out(reader: Reader, threads: Sequence[Thread]) -> None:
    """Take a planned augmentation as done where only that lets cement be where it is told to be."""
    procedures = [one for one in threads if reader.is_a(one.curie, "vaco:AugmentationProcedure")]
    planned = next((one for one in procedures if _is_planned(one)), None)
    if planned is None or any(one.status is AssertionStatus.PRESENT for one in procedures):
        return
    plan = planned.told[0]
    shown = any(
        one.status is AssertionStatus.PRESENT
        and one.told[0].found.head.start > plan.found.head.start
        and any(
            reader.is_a(one.curie, kind) for kind in ("vaco:CementLeakage", "vaco:CementEmbolism")
        )
        for one in threads
    )
    if shown:
        sure = replace(plan.assertion, status=AssertionStatus.PRESENT, certainty=Certainty.PROBABLE)
        planned.told[0] = replace(plan, found=replace(plan.found, assertion=sure))
        planned.status = AssertionStatus.PRESENT


def _is_planned(one: Thread) -> bool:
    said = one.told[0].assertion
    return one.status is AssertionStatus.HYPOTHETICAL and not said.advised and not one.history


def _unnamed(
    reader: Reader, threads: Sequence[Thread], materials: Sequence[str]
) -> tuple[str, ...]:
    """Give the materials of a case that none of its events has, the most specific only."""
    had = {
        material
        for one in threads
        if one.status is AssertionStatus.PRESENT
        for told in one.told
        for material in told.found.materials
    }
    new = [
        one for one in dict.fromkeys(materials) if not any(reader.is_a(other, one) for other in had)
    ]
    return tuple(one for one in new if not any(reader.is_a(o, one) and o != one for o in new))


def _name(case: str, thread: Thread, used: dict[str, int]) -> str:
    name = f"{case}-{_hyphened(thread.curie)}"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


@lru_cache(maxsize=2048)
def _hyphened(curie: str) -> str:
    name = curie.partition(":")[2]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name).lower()


def _index_of(reader: Reader, threads: Sequence[Thread]) -> Thread | None:
    """Choose the procedure that the case's clock starts with: the first augmentation that was done."""
    done = [
        one
        for one in threads
        if one.status is AssertionStatus.PRESENT
        and reader.use_of(one.curie).levels is LevelRole.AUGMENTED
        and not reader.is_a(one.curie, "vaco:InjectionStop")
    ]
    whole = [one for one in done if not reader.is_a(one.curie, "vaco:BoneCementInjection")]
    whole = [one for one in whole if reader.is_a(one.curie, "vaco:AugmentationProcedure")]
    fresh = [one for one in whole or done if not one.history]
    return next(iter(fresh or whole or done), None)


def _event(reader: Reader, case: str, thread: Thread, index: bool, name: str) -> Drafted:
    first = next(one for one in thread.told if one.assertion.status is thread.status)
    told = [first, *(one for one in thread.told if one is not first)][:_SEVERAL]
    quotes = tuple(dict.fromkeys(one.clause for one in told))
    said, sure = first.assertion, _surest(told, thread.status)
    said = said if said.certainty is sure else replace(said, certainty=sure)
    roles = [one.found.level_role for one in told if one.found.level_role]
    return Drafted(
        id=name,
        case=case,
        curie=thread.curie,
        head=first.found.head,
        clause=first.clause,
        sentence=first.sentence,
        assertion=replace(said, history=False) if said.history and index else said,
        mentions=tuple(dict.fromkeys(one.found.head for one in told)),
        quotes=quotes,
        levels=thread.levels,
        level_role=_role_of(reader, thread, roles) if thread.levels else None,
        side=thread.side,
        sites=_union([one.found.sites for one in told]),
        routes=_union([one.found.routes for one in told]),
        materials=_union([*[one.found.materials for one in told], thread.materials]),
        methods=_union([one.found.methods for one in told]),
        quantities=thread.quantities,
        severity=first.found.severity,
        index=index,
    )


def _role_of(reader: Reader, thread: Thread, roles: Sequence[LevelRole]) -> LevelRole | None:
    """Give what the levels are to an event: what its class says, unless only a part of each is meant."""
    if set(roles) == {LevelRole.AFFECTED}:
        return LevelRole.AFFECTED
    return reader.use_of(thread.curie).levels or (roles[0] if roles else None)


def _surest(told: Sequence[Placed], status: AssertionStatus) -> Certainty:
    """Give the surest telling of an event: what was inferred first may be said later."""
    ways = (one.assertion.certainty for one in told if one.assertion.status is status)
    return min(ways, key=_SURE.__getitem__)


def _union(some: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(some)))
