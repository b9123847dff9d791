"""One case as advice is held against it: what was done, what was found, when, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from vakg.analysis.concordance_amounts import Amount, amount_of
from vakg.analysis.concordance_rules import Rules
from vakg.analysis.kinds import Kinds
from vakg.model.fact import Fact, FactTime

PRESENT, ABSENT, POSSIBLE = "present", "absent", "possible"
INSTEAD, UNTOLD = "told otherwise", "not told"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a case stands to what advice asks for: one of the five states, and the statements behind it.

    `when` says in words of which time that holds, where it is not of the whole case.
    """

    curie: str
    state: str
    facts: tuple[Fact, ...] = ()
    when: str = ""


@dataclass(frozen=True)
class CaseStory:
    """The events of one case, in the order in which they happened."""

    facts: Sequence[Fact]
    kinds: Kinds
    rules: Rules

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _place(self) -> dict[str, int]:
        return {fact.id: number for number, fact in enumerate(self.facts)}

    @cached_property
    def procedures(self) -> tuple[Fact, ...]:
        """What was done at the index procedure or as a part of it, and is a procedure advice is about."""
        return tuple(
            fact for fact in self.facts
            if _happened(fact) and self.rules.holds("given", fact.type, self.kinds)
        )  # fmt: skip

    def actions(self, curies: Iterable[str]) -> tuple[Fact, ...]:
        """Give what the case tells of actions: those done, and those said not to have been done."""
        wanted = tuple(curies)
        return tuple(fact for fact in self.facts if self._tells(fact, wanted))

    def _tells(self, fact: Fact, wanted: Sequence[str]) -> bool:
        if not fact.type or fact.more.get("history"):
            return False
        if fact.status == ABSENT:
            return any(self.kinds.is_a(curie, fact.type) for curie in wanted)
        return fact.status == PRESENT and self.kinds.is_a(fact.type, *wanted)

    def condition(
        self, curie: str, *, during: bool = False, lasting: bool = False, at: Fact | None = None
    ) -> Condition:
        """Say how the case stands to a class of finding.

        Args:
            curie: The class.
            during: Count only what was seen in the course of the index procedure.
            lasting: Count what belongs to the patient's past too.
            at: Count only what was so when this event took place.
        """
        facts = [fact for fact in self.facts if lasting or not fact.more.get("history")]
        facts = [fact for fact in facts if not during or self.is_during(fact)]
        facts = [fact for fact in facts if at is None or self._by_then(fact, at)]
        for state in (PRESENT, POSSIBLE):
            found = [
                one for one in facts if one.status == state and self.kinds.is_a(one.type, curie)
            ]
            if found:
                return Condition(curie, state, tuple(found))
        others = self.rules.objects("instead", curie)
        found = [
            one for one in facts if one.status == PRESENT and self.kinds.is_a(one.type, *others)
        ]
        if found:
            return Condition(curie, INSTEAD, tuple(found))
        found = [one for one in facts if self._denies(one, curie, facts)]
        return Condition(curie, ABSENT, tuple(found)) if found else self._by_number(curie)

    def _denies(self, fact: Fact, curie: str, facts: Sequence[Fact]) -> bool:
        """Say whether a statement denies a class; one of a wider kind does so only if none of it is told."""
        if fact.status != ABSENT or fact.type is None or not self.kinds.is_a(curie, fact.type):
            return False
        told = (one for one in facts if one.status in (PRESENT, POSSIBLE))
        return fact.type == curie or not any(self.kinds.is_a(one.type, fact.type) for one in told)

    def _by_number(self, curie: str) -> Condition:
        """Say what follows from a number, for a class that is so only above one."""
        for limit in self.rules.objects("more-than", curie):
            kind, least = limit.split()
            amounts = self.amounts(kind)
            facts = tuple(one.fact for one in amounts)
            if amounts and all(one.high <= float(least) for one in amounts):
                return Condition(curie, ABSENT, facts, ", by the number told")
            if amounts and all(one.low > float(least) for one in amounts):
                return Condition(curie, PRESENT, facts, ", by the number told")
        return Condition(curie, UNTOLD)

    def is_during(self, fact: Fact) -> bool:
        """Say whether something belongs to the index procedure, and was not only found afterwards."""
        wholes = list(self._wholes(fact))
        if any(whole.more.get("index") for whole in wholes):
            return True
        looks = (*fact.more.get("methods", ()), *(whole.type for whole in wholes))
        if any(self.rules.holds("afterwards", one, self.kinds) for one in looks):
            return False
        return fact.time is not None and fact.time.low_days == 0 == fact.time.high_days

    def larger_events(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Give what the events are told to be a part of, short of the procedure itself."""
        wholes = (whole for fact in facts for whole in self._wholes(fact))
        given = (whole for whole in wholes if not self.rules.holds("given", whole.type, self.kinds))
        return tuple(given)

    def _wholes(self, fact: Fact) -> Iterable[Fact]:
        """Give an event and what it is a part of, step by step."""
        passed: set[str] = set()
        here: Fact | None = fact
        while here is not None and here.id not in passed:
            passed.add(here.id)
            yield here
            here = self._by_id.get(here.more.get("part_of") or "")

    def _by_then(self, fact: Fact, then: Fact) -> bool:
        """Say whether one event had begun when another took place; by their places where a day lacks."""
        begun, until = _begin(fact), _end(then)
        if begun is not None and until is not None:
            return begun <= until
        return self._place[fact.id] <= self._place[then.id]

    # ---- amounts

    def amounts(self, kind: str) -> tuple[Amount, ...]:
        """Give the amounts of a kind that the case tells, or else those that follow from what it tells."""
        told = tuple(
            amount_of(fact, one)
            for fact in self.facts if _happened(fact)
            for one in fact.quantities if self.kinds.is_a(one.kind, kind)
        )  # fmt: skip
        return told or self._counted(kind) or self._since(kind)

    def _counted(self, kind: str) -> tuple[Amount, ...]:
        for role in self.rules.objects("counted", kind):
            for fact in self.facts:
                if fact.more.get("index") and fact.level_role == role and fact.levels:
                    number = float(len(fact.levels))
                    how = f"counted: {', '.join(fact.levels)}"
                    return (_worked_out(kind, (number, number), "1", how, fact),)
        return ()

    def _since(self, kind: str) -> tuple[Amount, ...]:
        """Work out the time from events to the procedure; nothing where one of them has no date."""
        wanted = self.rules.objects("since", kind)
        events = [
            one
            for one in self.facts
            if one.status == PRESENT and self.kinds.is_a(one.type, *wanted)
        ]
        earlier = [one for one in events if not _is_after(one)]
        if any(one.time is None or one.time.high_days is None for one in earlier):
            return ()
        return tuple(_age(kind, one, one.time) for one in earlier if one.time)


def _is_after(fact: Fact) -> bool:
    """Say whether an event came after the procedure, so that it cannot be what it was done for."""
    return bool(fact.time and fact.time.low_days is not None and fact.time.low_days > 0)


def _age(kind: str, fact: Fact, time: FactTime) -> Amount:
    assert time.high_days is not None, "what has no date is left out before"
    longest = inf if time.low_days is None else -time.low_days
    told = time.phrase or time.derived_from or fact.label
    ends = (max(0.0, -time.high_days), longest)
    return _worked_out(kind, ends, "d", f"from “{told}” to the procedure", fact)


def _happened(fact: Fact) -> bool:
    return fact.status == PRESENT and not fact.more.get("history")


def _begin(fact: Fact) -> float | None:
    return fact.time.low_days if fact.time else None


def _end(fact: Fact) -> float | None:
    """Give the last day on which something may have begun."""
    if fact.time is None:
        return None
    return fact.time.low_days if fact.time.high_days is None else fact.time.high_days


def _worked_out(kind: str, ends: tuple[float, float], unit: str, how: str, fact: Fact) -> Amount:
    return Amount(kind=kind, low=ends[0], high=ends[1], unit=unit, per=None, how=how, fact=fact)
