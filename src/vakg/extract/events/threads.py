"""What sentences tell of a case, gathered by event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vakg.extract.events.found import Found
from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import AssertionStatus, Side
from vakg.model.parts import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An event that a sentence tells of a case.

    Args:
        when: The time that its words give, as printed.
        shared: Whether the sentence tells it of several patients at once.
    """

    case: str
    sentence: int
    clause: Span
    found: Found
    when: str | None = None
    shared: bool = False

    @property
    def assertion(self) -> Assertion:
        """What the sentence says of it."""
        assert self.found.assertion is not None
        return self.found.assertion


@dataclass(slots=True)
class Loose:
    """What a case names without an event to tie it to: levels of a table's row, the cement."""

    levels: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Thread:
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
    materials: tuple[str, ...] = ()

    def add(self, one: Placed, *, broader: bool = False) -> None:
        """Take one more telling of it; the levels of a broader name may be those of other things too."""
        found = one.found
        self.told.append(one)
        if one.assertion.status is AssertionStatus.PRESENT:
            self.status = AssertionStatus.PRESENT
        if not (broader and self.levels):
            self.levels = tuple(dict.fromkeys([*self.levels, *found.levels]))
        self.side = found.side if found.side is Side.BILATERAL else self.side or found.side
        if one.when is not None:
            self.whens.add(one.when)
        if found.quantities:
            self.quantities += tuple(q for q in found.quantities if q not in self.quantities)


_DEED = "#"
_NEAR = 2  # sentences for which a time holds


class Threads:
    """The events of one case, to be asked for those of a kind."""

    def __init__(self) -> None:
        self.every: list[Thread] = []
        self._now: tuple[int, str] | None = None
        self._under: dict[str, list[Thread]] = {}

    def begin(self, thread: Thread, kinds: Iterable[str]) -> None:
        """Take in a new event, of some classes."""
        thread.number = len(self.every)
        self.every.append(thread)
        self.enter(thread, kinds)

    def note(self, one: Placed) -> None:
        """Note the time that the story has reached."""
        if one.when is not None:
            self._now = (one.sentence, one.when)

    def note_deed(self, thread: Thread, sentence: int) -> None:
        """Note that the story tells of what a deed led to: "the second operation was complicated by"."""
        self._now = (sentence, f"{_DEED}{thread.number}")

    def has_passed(self, thread: Thread, one: Placed) -> bool:
        """Tell whether the story stands at another time than an event, by the sentence or two before.

        So it does where "MRI at day 50 showed ..." stands before, and the event is one of day 10.
        """
        if self._now is None or not thread.whens:
            return False
        sentence, when = self._now
        since = thread.told[-1].sentence
        least = 0 if when.startswith(_DEED) else 1
        near = least <= one.sentence - sentence <= _NEAR
        return near and when not in thread.whens and since < sentence

    def enter(self, thread: Thread, kinds: Iterable[str]) -> None:
        """Note that an event is of some classes."""
        for kind in kinds:
            some = self._under.setdefault(kind, [])
            if thread not in some:
                some.append(thread)

    def of_kin(self, curie: str, above: frozenset[str]) -> list[Thread]:
        """Give the events of a class, of its kinds, and of what it is a kind of; the last told first."""
        found = {one.number: one for one in self._under.get(curie, ())}
        for kind in above & self._under.keys():
            found |= {one.number: one for one in self._under[kind] if one.curie == kind}
        return [found[number] for number in sorted(found, reverse=True)]
