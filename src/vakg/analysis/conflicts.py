"""Where the documents disagree: claims side by side, with who speculates and who observed.

Nothing is weighed or averaged. Two statements stand side by side on one of five grounds: a record says
that they contradict each other; they give the same factor opposite effects; they print other amounts for
the same thing; a document calls the matter open; or one document does not agree with itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from vakg.analysis.concordance import quotes
from vakg.analysis.concordance_amounts import written
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.model.fact import Fact

BROAD = 12
"""A topic that more claims name than this is too broad for its claims to be about one question."""

_NOT_CLAIMS = frozenset(("event", "patient", "causal_link", "inconsistency"))
_SUBJECTS = ("about", "factors", "actions", "methods")
_OPPOSED = {("increases", "decreases"), ("increases", "no effect"), ("decreases", "no effect")}
_OPEN = ("disputed", "undecided")


class Ground(StrEnum):
    """Why two statements stand side by side."""

    CONTRADICTS = "contradicts"
    OPPOSITE = "opposite effects"
    AMOUNTS = "other amounts"
    OPEN = "called open"
    WITHIN = "inside one document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements side by side.

    Args:
        ground: Why they stand side by side.
        topic: The classes that they share.
        one: A statement; for the last ground the one that says what does not agree.
        others: What it stands beside: one statement; all that do not agree; none where a matter is
            called open and no other claim is on it.
        outcomes: Whether they bear on the same outcome: "same", "related", "different" or "not named".
    """

    ground: Ground
    topic: tuple[str, ...]
    one: Fact
    others: tuple[Fact, ...]
    outcomes: str


def conflicts(knowledge: Knowledge) -> tuple[Conflict, ...]:
    """Find every disagreement of a build, each pair of statements once.

    Args:
        knowledge: What a build says.

    Returns:
        In the order of the grounds; a pair stands under its first ground only.
    """
    finder = _Finder(knowledge)
    found: dict[frozenset[tuple[str, str]], Conflict] = {}
    for one in (
        *finder.stated(),
        *finder.opposed(),
        *finder.amounts(),
        *finder.open(),
        *finder.within(),
    ):
        found.setdefault(frozenset(_name(fact) for fact in (one.one, *one.others)), one)
    return tuple(found.values())


def _name(fact: Fact) -> tuple[str, str]:
    return fact.document, fact.id


class _Finder:
    """Looks for disagreements, ground by ground."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge, self.kinds = knowledge, knowledge.kinds
        self.claims = [fact for fact in knowledge.facts if fact.kind not in _NOT_CLAIMS]

    def _beside(
        self, ground: Ground, one: Fact, others: Sequence[Fact], topic: Iterable[str]
    ) -> Conflict:
        told = _outcomes(one, others[0], self.kinds) if len(others) == 1 else "not named"
        classes = tuple(sorted(set(topic)))
        return Conflict(ground=ground, topic=classes, one=one, others=tuple(others), outcomes=told)

    def stated(self) -> Iterator[Conflict]:
        for (document, name), others in self.knowledge.contradictions.items():
            one = self.knowledge.by_id[document, name]
            for other in (self.knowledge.by_id[document, each] for each in others):
                shared = self._shared(one, other) or {*_subjects(one), *_subjects(other)}
                yield self._beside(Ground.CONTRADICTS, one, (other,), shared)

    def opposed(self) -> Iterator[Conflict]:
        told = [fact for fact in self.claims if fact.more.get("direction")]
        for one, other in combinations(told, 2):
            ways = one.more["direction"], other.more["direction"]
            shared = self._shared(one, other)
            same = _outcomes(one, other, self.kinds) in ("same", "related")
            if shared and same and (ways in _OPPOSED or ways[::-1] in _OPPOSED):
                yield self._beside(Ground.OPPOSITE, one, (other,), shared)

    def amounts(self) -> Iterator[Conflict]:
        """Pair what is advised or warned of with other amounts, one claim for each amount."""
        found: dict[tuple[str, str], dict[str, Fact]] = {}
        for fact in self.claims:
            if fact.more.get("modality") or fact.more.get("direction"):
                for quantity in fact.quantities:
                    for curie in (*fact.more.get("actions", ()), *fact.more.get("factors", ())):
                        found.setdefault((curie, quantity.kind), {}).setdefault(
                            written(quantity), fact
                        )
        for (curie, _), told in found.items():
            for one, other in combinations(told.values(), 2):
                yield self._beside(Ground.AMOUNTS, one, (other,), (curie,))

    def open(self) -> Iterator[Conflict]:
        """Give what documents call open, with the claims that take a stand on the same outcome."""
        stated = {_name(fact) for one in self.stated() for fact in (one.one, *one.others)}
        for one in (fact for fact in self.claims if fact.certainty in _OPEN):
            topic = _subjects(one)
            others = [fact for fact in self.claims if self._takes_a_stand(fact, one, topic)]
            if topic and 0 < len(others) <= BROAD:
                yield from (self._beside(Ground.OPEN, one, (fact,), topic) for fact in others)
            elif _name(one) not in stated:
                yield self._beside(Ground.OPEN, one, (), topic)

    def _takes_a_stand(self, fact: Fact, one: Fact, topic: Sequence[str]) -> bool:
        named = (*_subjects(fact), *(quantity.kind for quantity in fact.quantities))
        on_it = all(any(self.kinds.is_a(each, wanted) for each in named) for wanted in topic)
        return (
            on_it
            and fact.certainty not in _OPEN
            and _outcomes(one, fact, self.kinds) != "different"
        )

    def within(self) -> Iterator[Conflict]:
        for fact in self.knowledge.facts:
            if fact.kind == "inconsistency":
                found = (
                    self.knowledge.by_id.get((fact.document, name))
                    for name in fact.more["statements"]
                )
                yield self._beside(Ground.WITHIN, fact, [one for one in found if one], ())

    def _shared(self, one: Fact, other: Fact) -> set[str]:
        mine = [name for name in _subjects(one) if self._names(other, (name,))]
        theirs = [name for name in _subjects(other) if self._names(one, (name,))]
        return {*mine, *theirs}

    def _names(self, fact: Fact, topic: Sequence[str]) -> bool:
        """Say whether a claim is on a class of the topic, or on a kind of one."""
        return any(self.kinds.is_a(one, *topic) for one in _subjects(fact))


def _subjects(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in _SUBJECTS for one in fact.more.get(name, ())))


def _outcomes(one: Fact, other: Fact, kinds: Kinds) -> str:
    mine, theirs = one.more.get("outcomes", ()), other.more.get("outcomes", ())
    if not mine or not theirs:
        return "not named"
    if set(mine) == set(theirs):
        return "same"
    return "related" if any(kinds.related(a, b) for a in mine for b in theirs) else "different"


def conflict_row(conflict: Conflict, kinds: Kinds) -> dict[str, Any]:
    """Write a disagreement as plain values: the one statement, then the other with the same columns."""
    one = _side(conflict.one, kinds)
    sides = [_side(fact, kinds) for fact in conflict.others]
    other = {name: " / ".join(_distinct(side[name] for side in sides)) for name in one}
    head = {
        "ground": conflict.ground.value,
        "topic": kinds.names(conflict.topic),
        "outcomes_compared": conflict.outcomes,
    }
    last = ("fact", "quote")
    return (
        head
        | {name: value for name, value in one.items() if name not in last}
        | {f"other_{name}": value for name, value in other.items() if name not in last}
        | {"fact": one["fact"], "other_fact": other["fact"]}
        | {"quote": one["quote"], "other_quote": other["quote"]}
    )


def _side(fact: Fact, kinds: Kinds) -> dict[str, Any]:
    more = fact.more
    return {
        "text": fact.text,
        "stance": more.get("stance"),
        "said_by": more.get("said_by"),
        "certainty": fact.certainty,
        "status": fact.status,
        "direction": more.get("direction"),
        "outcomes": kinds.names(more.get("outcomes", ())),
        "populations": kinds.names(more.get("populations", ())),
        "procedures": kinds.names(more.get("procedures", ())),
        "amounts": "; ".join(written(one) for one in fact.quantities),
        "p": _p_value(more),
        "citations": ", ".join(map(str, fact.citations)),
        "document": fact.document,
        "fact": fact.name,
        "quote": quotes(fact),
    }


def _distinct(values: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values if value not in (None, "")))


def _p_value(more: dict[str, Any]) -> str | None:
    if more.get("p") is None:
        return None
    comparator = more.get("p_comparator") or "="
    return (
        f"{'(comparator unreadable)' if comparator == 'unreadable' else comparator} {more['p']:g}"
    )
