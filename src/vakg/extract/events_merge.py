"""Join what several sentences say of the same event of the same patient.

The same thing named again is one event with more quotes; so is a more general name of it ("the leak").
What stands at another level, on another side, has another value, or is denied in one place and told in
another, is another event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vakg.extract.cases_map import CaseMap
from vakg.extract.drafted import Drafted
from vakg.extract.events_found import Found
from vakg.extract.located import head_of
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import AssertionStatus, Certainty, LevelRole, Side
from vakg.model.parts import Quantity

_IDENTIFYING = frozenset(LevelRole) - {LevelRole.AFFECTED, LevelRole.SENSORY, LevelRole.IMAGED}
_OPEN = frozenset({AssertionStatus.PRESENT, AssertionStatus.POSSIBLE})
_SEVERAL = 25  # quotes of one event


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An event that a sentence tells of a case; `when` is the time that its words give, as printed."""

    case: str
    sentence: int
    clause: Span
    found: Found
    when: str | None = None

    @property
    def assertion(self) -> Assertion:
        """What the sentence says of it."""
        assert self.found.assertion is not None
        return self.found.assertion


@dataclass(slots=True, eq=False)
class _Thread:
    """One event, and all that was told of it so far."""

    curie: str
    status: AssertionStatus
    history: bool
    told: list[Placed] = field(default_factory=list)
    levels: tuple[str, ...] = ()
    side: Side | None = None
    quantities: tuple[Quantity, ...] = ()
    whens: set[str] = field(default_factory=set)
    number: int = 0

    def add(self, one: Placed) -> None:
        """Take one more telling of it."""
        found = one.found
        self.told.append(one)
        if one.assertion.status is AssertionStatus.PRESENT:
            self.status = AssertionStatus.PRESENT
        self.levels = (
            tuple(dict.fromkeys([*self.levels, *found.levels])) if found.levels else self.levels
        )
        self.side = self.side or found.side
        if one.when is not None:
            self.whens.add(one.when)
        if found.quantities:
            self.quantities += tuple(q for q in found.quantities if q not in self.quantities)


class _Threads:
    """The events of one case, to be asked for those of a kind."""

    def __init__(self) -> None:
        self.every: list[_Thread] = []
        self._under: dict[str, list[_Thread]] = {}

    def begin(self, thread: _Thread, kinds: Iterable[str]) -> None:
        """Take in a new event, of some classes."""
        thread.number = len(self.every)
        self.every.append(thread)
        self.enter(thread, kinds)

    def enter(self, thread: _Thread, kinds: Iterable[str]) -> None:
        """Note that an event is of some classes."""
        for kind in kinds:
            some = self._under.setdefault(kind, [])
            if thread not in some:
                some.append(thread)

    def of_kin(self, curie: str, above: frozenset[str]) -> list[_Thread]:
        """Give the events of a class, of its kinds, and of what it is a kind of; the last told first."""
        found = {one.number: one for one in self._under.get(curie, ())}
        for kind in above:
            found |= {one.number: one for one in self._under.get(kind, ()) if one.curie == kind}
        return [found[number] for number in sorted(found, reverse=True)]


def joined(
    reader: Reader, cases: CaseMap, placed: Sequence[Placed], loose: Mapping[str, tuple[str, ...]]
) -> tuple[Drafted, ...]:
    """Make events of what the sentences tell, by case and in the order of the text.

    Args:
        reader: What the ontology knows.
        cases: Whose each stretch of the text is.
        placed: What each sentence tells of whom.
        loose: Levels of a case that no word ties to an event: its procedure's.
    """
    threads = {one.id: _Threads() for one in cases.patients}
    for one in placed:
        if _counts(reader, one):
            some = threads.setdefault(one.case, _Threads())
            for told in _as_found(reader, one):
                _take(reader, some, told)
    return tuple(_drafted(reader, {case: some.every for case, some in threads.items()}, loose))


def _counts(reader: Reader, one: Placed) -> bool:
    """Tell whether what is told is a fact of the case at all."""
    said = one.assertion
    if said.other_person and not one.case.startswith("cited"):
        return False
    if reader.makes(one.found.curie) == "vague" and not one.found.quantities:
        return said.status is AssertionStatus.ABSENT and not said.not_done and bool(one.found.head)
    if one.found.only_absent and said.status is not AssertionStatus.ABSENT:
        return False
    return said.normal or not one.found.only_normal


def _as_found(reader: Reader, one: Placed) -> Iterator[Placed]:
    """Read "CT was normal" as what was done and what it found: nothing; what context infers as less than sure."""
    found, said = one.found, one.assertion
    normal = reader.use_of(found.curie).normal
    if said.normal and normal is not None:
        done = replace(said, status=AssertionStatus.PRESENT, normal=False)
        yield replace(one, found=replace(found, assertion=done))
        yield replace(
            one, found=replace(found, curie=normal, methods=(*found.methods, found.curie))
        )
    elif found.inferred and "vaco:BoneCement" not in _wide(reader, found.materials):
        sure = max(said.certainty, Certainty.PROBABLE, key=list(Certainty).index)
        yield replace(one, found=replace(found, assertion=replace(said, certainty=sure)))
    else:
        yield one


def _wide(reader: Reader, materials: Sequence[str]) -> frozenset[str]:
    return frozenset(wide for one in materials for wide in (one, *reader.above(one)))


def _take(reader: Reader, threads: _Threads, one: Placed) -> None:
    """Add what is told to the event it is about, or begin a new one."""
    found = one.found
    above = reader.above(found.curie)
    fits = [
        thread
        for thread in threads.of_kin(found.curie, above)
        if _may_be(thread, one)
        and not (found.hosted and thread.curie != found.curie)
        and (reader.is_procedure(found.curie) or _is_then(thread, one))
    ]
    if one.when is not None:
        fits.sort(key=lambda thread: one.when not in thread.whens)  # the same time before none
    for thread in fits:
        if thread.curie not in above:
            thread.add(one)
            return
        if _is_narrowed(reader, thread, one):
            thread.curie = found.curie
            thread.add(one)
            threads.enter(thread, (found.curie, *above))
            return
    if not found.proposed or _stands_alone(reader, one):
        thread = _Thread(found.curie, one.assertion.status, one.assertion.history)
        thread.add(one)
        threads.begin(thread, (found.curie, *above))


def _stands_alone(reader: Reader, one: Placed) -> bool:
    """Tell whether an ambiguous name tells of a new event: what leaks is cement, what has levels is of the spine."""
    found = one.found
    use = reader.use_of(found.curie)
    return (
        head_of(reader, found.curie) is not None
        or use.makes == "vague"
        or use.levels in _IDENTIFYING
    )


def _is_narrowed(reader: Reader, thread: _Thread, one: Placed) -> bool:
    """Tell whether a later, narrower name is of the same thing: a patient has many pains, one fracture.

    What is only suspected narrows nothing that is certain.
    """
    if one.assertion.status is not thread.status:
        return False
    return (
        reader.use_of(thread.curie).levels in _IDENTIFYING
        or head_of(reader, thread.curie) is not None
    )


def _may_be(thread: _Thread, one: Placed) -> bool:
    said, found = one.assertion, one.found
    same = thread.status is said.status or {thread.status, said.status} == _OPEN
    if not same or (thread.history != said.history and not found.definite):
        return False
    if thread.levels and found.levels and not _nested(thread.levels, found.levels):
        return False
    if (
        thread.side
        and found.side
        and thread.side is not found.side
        and Side.BILATERAL not in (thread.side, found.side)
    ):
        return False
    if not thread.quantities or not found.quantities:
        return True
    return any(
        one in thread.quantities for one in found.quantities
    )  # other values: measured once more


_APART = 3  # sentences between two tellings of a thing that need not be one


def _is_then(thread: _Thread, one: Placed) -> bool:
    """Tell whether nothing says that two tellings are of different times; a procedure is told of later, too."""
    if one.when is None or one.when in thread.whens:
        return True
    return not thread.whens and not _is_later(thread, one)


def _is_later(thread: _Thread, one: Placed) -> bool:
    """Tell whether what is told with a time of its own is a later observation, not the same again."""
    return not one.found.definite and one.sentence - thread.told[-1].sentence >= _APART


def _nested(some: Sequence[str], others: Sequence[str]) -> bool:
    return set(some) <= set(others) or set(others) <= set(some)


def _drafted(
    reader: Reader, threads: dict[str, list[_Thread]], loose: Mapping[str, tuple[str, ...]]
) -> Iterator[Drafted]:
    for case, some in threads.items():
        some.sort(key=lambda one: one.told[0].found.head.start)
        index = _index_of(reader, some)
        if index is not None and not index.levels:
            index.levels = loose.get(case, ())
        used: dict[str, int] = {}
        for thread in some:
            yield _event(reader, case, thread, thread is index, _name(case, thread, used))


def _name(case: str, thread: _Thread, used: dict[str, int]) -> str:
    words = re.sub(
        r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", thread.curie.partition(":")[2]
    )
    name = f"{case}-{words.lower()}"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def _index_of(reader: Reader, threads: Sequence[_Thread]) -> _Thread | None:
    """Choose the procedure that the case's clock starts with: the first augmentation that was done."""
    done = [
        one
        for one in threads
        if one.status is AssertionStatus.PRESENT
        and reader.use_of(one.curie).levels is LevelRole.AUGMENTED
    ]
    whole = [one for one in done if not reader.is_a(one.curie, "vaco:BoneCementInjection")]
    whole = [one for one in whole if reader.is_a(one.curie, "vaco:AugmentationProcedure")]
    fresh = [one for one in whole or done if not one.history]
    return next(iter(fresh or whole or done), None)


def _event(reader: Reader, case: str, thread: _Thread, index: bool, name: str) -> Drafted:
    first = next(one for one in thread.told if one.assertion.status is thread.status)
    told = [first, *(one for one in thread.told if one is not first)][:_SEVERAL]
    quotes = tuple(dict.fromkeys(one.clause for one in told))
    said = first.assertion
    roles = [one.found.level_role for one in told if one.found.level_role]
    return Drafted(
        id=name,
        case=case,
        curie=thread.curie,
        head=first.found.head,
        clause=first.clause,
        sentence=first.sentence,
        assertion=replace(said, history=said.history and not index),
        mentions=tuple(dict.fromkeys(one.found.head for one in told)),
        quotes=quotes,
        levels=thread.levels,
        level_role=reader.use_of(thread.curie).levels or (roles[0] if roles else None)
        if thread.levels
        else None,
        side=thread.side,
        sites=_union(one.found.sites for one in told),
        routes=_union(one.found.routes for one in told),
        materials=_union(one.found.materials for one in told),
        methods=_union(one.found.methods for one in told),
        quantities=thread.quantities,
        index=index,
    )


def _union(some: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for several in some for one in several))
