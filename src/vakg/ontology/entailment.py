"""What follows from axioms and facts, without Java: types and relations of things, kinds of classes.

A class is reasoned about by its *specimen*: a thing of which nothing is known but that it is of this
class. What holds of the specimen holds of the class, so one set of rules serves both (it is the
completion procedure of the OWL 2 EL profile, with `or`, inverses and literals as far as they go). A
relation that an axiom demands leads to the specimen of what it demands.

Sound, but not all of OWL: no case distinction beyond what all options of an `or` share, and an inverse
holds between things that have a name only. A test shows that on the bundled documents nothing is missed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import NamedTuple

from vakg.ontology.prefixes import to_curie
from vakg.ontology.theory import Theory, Triples, read_theory

SPECIMEN = "specimen of "
"""What the name of a class's specimen begins with."""


class Is(NamedTuple):
    """A thing meets a concept."""

    thing: str
    concept: str


class Has(NamedTuple):
    """A thing is related to another thing."""

    thing: str
    relation: str
    other: str


Fact = Is | Has


class Reason(NamedTuple):
    """The rule that gave a fact, and the facts that it was applied to."""

    rule: str
    premises: tuple[Fact, ...] = ()


SAID = Reason("it is said")


def all_ancestors(triples: Triples) -> dict[str, frozenset[str]]:
    """Work out every class of this ontology that each of its classes is a kind of, by short id."""
    made = Entailment(read_theory(triples))
    return {
        curie: frozenset(wide for one in made.classes_above(name) if (wide := to_curie(one)))
        for name in made.theory.classes
        if (curie := to_curie(name))
    }


class Entailment:
    """Facts and all that follows from them; facts may be added at any time."""

    def __init__(self, theory: Theory) -> None:
        """Start with the specimens of all classes."""
        self.theory = theory
        self.concepts: dict[str, set[str]] = defaultdict(set)
        self.ahead: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.behind: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.reasons: dict[Fact, Reason] = {}
        self._waiting: deque[Fact] = deque()
        self._concluded: list[Fact] = []
        self._of_either: dict[str, list[str]] = {name: [] for name in theory.either}
        self._index()
        for name in sorted(theory.classes):
            self._specimen(name)
        self._settle()

    def _index(self) -> None:
        """Note where each concept and relation is used, so that a new fact finds its rules."""
        theory = self.theory
        self._in_every: dict[str, list[str]] = defaultdict(list)
        self._in_either: dict[str, list[str]] = defaultdict(list)
        self._in_some: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._some_of: dict[str, dict[str, str]] = defaultdict(dict)
        self._value_of = {pair: name for name, pair in theory.value.items()}
        self._data_of: dict[str, list[str]] = defaultdict(list)
        for index, found in ((self._in_every, theory.every), (self._in_either, theory.either)):
            for name, parts in found.items():
                for part in parts:
                    index[part].append(name)
        for name, (relation, filler) in theory.some.items():
            self._in_some[filler].append((relation, name))
            self._some_of[relation][filler] = name
        for name, (relation, _) in theory.data.items():
            self._data_of[relation].append(name)
        self._after: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._before: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (first, second), results in theory.chains.items():
            for result in results:
                self._after[first].append((second, result))
                self._before[second].append((first, result))

    # ---- facts from outside

    def add_type(self, thing: str, name: str) -> None:
        """Say that a thing is of a class."""
        self._add(Is(thing, name), SAID)

    def add_relation(self, thing: str, relation: str, other: str) -> None:
        """Say that a thing is related to another."""
        self._add(Has(thing, relation, other), SAID)

    def add_literal(self, thing: str, relation: str, text: str, datatype: str) -> None:
        """Say that a property of a thing has a literal as its value."""
        for name in self._data_of.get(relation, ()):
            if self.theory.data[name][1].holds(text, datatype):
                self._add(Is(thing, name), SAID)
        for name in self.theory.domains.get(relation, ()):
            self._add(Is(thing, name), SAID)

    def settle(self) -> list[Fact]:
        """Draw all conclusions, and give those that are new since this was last called."""
        self._settle()
        concluded, self._concluded = self._concluded, []
        return concluded

    # ---- what came out

    def classes_of(self, thing: str) -> set[str]:
        """Give the named classes of a thing."""
        return self.concepts.get(thing, set()) & self.theory.classes

    def classes_above(self, name: str) -> set[str]:
        """Give the named classes that a class is a kind of, itself not among them."""
        return self.classes_of(SPECIMEN + name) - {name}

    def things(self) -> list[str]:
        """List the things that have a name, not the specimens, in order."""
        return sorted(thing for thing in self.concepts if not thing.startswith(SPECIMEN))

    # ---- rules

    def _add(self, fact: Fact, reason: Reason) -> None:
        if fact not in self.reasons:
            self.reasons[fact] = reason
            if reason is not SAID:
                self._concluded.append(fact)
            if isinstance(fact, Is):
                self.concepts[fact.thing].add(fact.concept)
                if fact.concept in self._of_either:
                    self._of_either[fact.concept].append(fact.thing)
            else:
                self.ahead[fact.thing][fact.relation].add(fact.other)
                self.behind[fact.other][fact.relation].add(fact.thing)
            self._waiting.append(fact)

    def _specimen(self, concept: str) -> str:
        thing = SPECIMEN + concept
        if thing not in self.concepts:
            self._add(Is(thing, concept), SAID)
        return thing

    def _settle(self) -> None:
        while self._waiting:
            while self._waiting:
                fact = self._waiting.popleft()
                if isinstance(fact, Is):
                    self._apply_concept(fact)
                else:
                    self._apply_relation(fact)
            self._apply_common()

    def _apply_concept(self, fact: Is) -> None:
        thing, concept = fact.thing, fact.concept
        theory, known = self.theory, self.concepts[thing]
        because = Reason("by definition", (fact,))
        for other in (*theory.follows.get(concept, ()), *theory.every.get(concept, ())):
            self._add(Is(thing, other), because)
        for other in self._in_either.get(concept, ()):
            self._add(Is(thing, other), because)
        for other in self._in_every.get(concept, ()):
            parts = theory.every[other]
            if known.issuperset(parts):
                because = Reason("by definition", tuple(Is(thing, part) for part in parts))
                self._add(Is(thing, other), because)
        self._demand(fact)
        for relation, name in self._in_some.get(concept, ()):
            for other in tuple(self.behind[thing].get(relation, ())):
                because = Reason("by definition", (Has(other, relation, thing), fact))
                self._add(Is(other, name), because)

    def _demand(self, fact: Is) -> None:
        """Give a thing the relation that a `some` or a `has value` demands."""
        theory = self.theory
        if fact.concept in theory.some:
            relation, filler = theory.some[fact.concept]
            other = self._specimen(filler)
        elif fact.concept in theory.value:
            relation, other = theory.value[fact.concept]
        else:
            return
        self._add(Has(fact.thing, relation, other), Reason("by definition", (fact,)))

    def _apply_relation(self, fact: Has) -> None:
        theory = self.theory
        thing, relation, other = fact.thing, fact.relation, fact.other
        because = Reason("by the axioms of the relation", (fact,))
        for wider in theory.wider.get(relation, ()):
            if wider != relation:
                self._add(Has(thing, wider, other), because)
        if not thing.startswith(SPECIMEN) and not other.startswith(SPECIMEN):
            for inverse in theory.inverses.get(relation, ()):
                self._add(Has(other, inverse, thing), because)
        self._apply_signature(fact)
        self._apply_chains(fact)
        fillers = self._some_of.get(relation, {})
        for concept in fillers.keys() & self.concepts[other]:
            because = Reason("by definition", (fact, Is(other, concept)))
            self._add(Is(thing, fillers[concept]), because)
        if (relation, other) in self._value_of:
            self._add(Is(thing, self._value_of[relation, other]), Reason("by definition", (fact,)))

    def _apply_signature(self, fact: Has) -> None:
        """Draw what domain and range say; a specimen is shared, so nothing may be added to it."""
        for name in self.theory.domains.get(fact.relation, ()):
            self._add(Is(fact.thing, name), Reason("by the domain of the relation", (fact,)))
        if not fact.other.startswith(SPECIMEN):
            for name in self.theory.ranges.get(fact.relation, ()):
                self._add(Is(fact.other, name), Reason("by the range of the relation", (fact,)))

    def _apply_chains(self, fact: Has) -> None:
        thing, relation, other = fact.thing, fact.relation, fact.other
        rule = "by a chain of relations"
        for second, result in self._after.get(relation, ()):
            for last in tuple(self.ahead[other].get(second, ())):
                premises = (fact, Has(other, second, last))
                self._add(Has(thing, result, last), Reason(rule, premises))
        for first, result in self._before.get(relation, ()):
            for start in tuple(self.behind[thing].get(first, ())):
                premises = (Has(start, first, thing), fact)
                self._add(Has(start, result, other), Reason(rule, premises))

    def _apply_common(self) -> None:
        """Of an `or` follows what all its options have in common."""
        for name, things in self._of_either.items():
            if things:
                options = [self._specimen(option) for option in self.theory.either[name]]
                common = set.intersection(*(self.concepts[option] for option in options))
                for thing in tuple(things):
                    for concept in sorted(common - self.concepts[thing]):
                        self._add(Is(thing, concept), Reason("by every option", (Is(thing, name),)))
