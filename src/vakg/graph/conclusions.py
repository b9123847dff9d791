"""From quads to facts to reason with, and from what follows back to quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.graph.vocabulary import INFERRED_GRAPH, OBO, ONTOLOGY_GRAPH, OWL, RDF, RDFS, TYPE, vaco
from vakg.ontology.entailment import SPECIMEN, Entailment, Fact, Is
from vakg.ontology.theory import XSD, Theory, read_theory
from vakg.ontology.turtle import Node, Subject

_SUBCLASS = NamedNode(RDFS + "subClassOf")
_TYPE_LEVEL_OF = vaco("typeLevelOf")
_LOGICAL = (
    *(RDF + name for name in ("type", "first", "rest")),
    *(RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")),
    *(OWL + name for name in ("equivalentClass", "intersectionOf", "unionOf", "onProperty")),
    *(OWL + name for name in ("someValuesFrom", "hasValue", "inverseOf", "propertyChainAxiom")),
    *(OWL + name for name in ("onDatatype", "withRestrictions", "complementOf", "oneOf")),
    *(XSD + name for name in ("minExclusive", "minInclusive", "maxExclusive", "maxInclusive")),
)


class Conclusions:
    """What follows from the quads of a store by the axioms that stand in the same store."""

    def __init__(self, store: Store, *, afresh: bool = False) -> None:
        """Read axioms and facts.

        Args:
            store: Quads of an ontology and of documents.
            afresh: Leave out what was concluded before, but not what rules have reckoned.
        """
        self.store = store
        self.theory = theory_of(store)
        self.entailment = Entailment(self.theory)
        self._above: dict[str, frozenset[str]] = {}
        self._relations = self.theory.relations()
        self._literals = {name for name, _ in self.theory.data.values()}
        self._type_level = {
            quad.object.value: quad.subject
            for quad in store.quads_for_pattern(None, _TYPE_LEVEL_OF, None)
            if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode)
        }
        used = {TYPE.value, *self._relations, *self._literals}
        quads = (q for name in used for q in store.quads_for_pattern(None, NamedNode(name), None))
        self._feed(quad for quad in quads if not (afresh and _is_concluded(quad)))

    def _feed(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._add(quad.subject.value, quad.predicate.value, quad.object)

    def _add(self, thing: str, relation: str, value: Node) -> None:
        if isinstance(value, Literal):
            if relation in self._literals or relation in self._relations:
                self.entailment.add_literal(thing, relation, value.value, value.datatype.value)
        elif isinstance(value, NamedNode):
            if relation == TYPE.value and value.value in self.theory.classes:
                self.entailment.add_type(thing, value.value)
            elif relation in self._relations:
                self.entailment.add_relation(thing, relation, value.value)

    def new_quads(self, more: Iterable[Quad] = ()) -> set[Quad]:
        """Give what follows and is neither in the store nor was given before.

        Types of things; relations taken over from other ontologies (those of our own stay as the
        documents say them, so that a question about what was said of two events finds just that);
        kinds of classes; and, by the properties that ask for it, which classes of things a thing, or
        every thing of a class, has a relation to.

        Args:
            more: Facts that have become known since.
        """
        self._feed(more)
        quads = (quad for fact in self.entailment.settle() for quad in self._quads(fact))
        return {quad for quad in quads if not self._is_said(quad)}

    def _is_said(self, quad: Quad) -> bool:
        found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return next(found, None) is not None

    def _quads(self, fact: Fact) -> Iterator[Quad]:
        if isinstance(fact, Is):
            if fact.concept in self.theory.classes:
                yield from self._class_quads(fact)
        elif fact.other.startswith(SPECIMEN):
            name, summary = fact.other.removeprefix(SPECIMEN), self._type_level.get(fact.relation)
            if summary and name in self.theory.classes and _has_name(fact.thing):
                yield _quad(fact.thing.removeprefix(SPECIMEN), summary, name)
        elif fact.relation.startswith(OBO) and not fact.thing.startswith(SPECIMEN):
            yield _quad(fact.thing, NamedNode(fact.relation), fact.other)

    def _class_quads(self, fact: Is) -> Iterator[Quad]:
        name = fact.thing.removeprefix(SPECIMEN)
        if not fact.thing.startswith(SPECIMEN):
            yield _quad(name, TYPE, fact.concept)
        elif name in self.theory.classes and fact.concept not in self._reached(name):
            yield _quad(name, _SUBCLASS, fact.concept)

    def _reached(self, start: str) -> frozenset[str]:
        """Give the classes that the store's own statements lead to from a class."""
        if start not in self._above:
            found: set[str] = set()
            waiting = [start]
            while waiting:
                current = waiting.pop()
                if current not in found:
                    found.add(current)
                    waiting += (
                        quad.object.value
                        for quad in self.store.quads_for_pattern(NamedNode(current), _SUBCLASS, None)
                        if isinstance(quad.object, NamedNode)
                    )
            self._above[start] = frozenset(found)
        return self._above[start]


def theory_of(store: Store) -> Theory:
    """Read the axioms of the ontology that a store holds."""
    said: dict[Subject, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for name in _LOGICAL:
        for quad in store.quads_for_pattern(None, NamedNode(name), None, ONTOLOGY_GRAPH):
            said[quad.subject][name].append(quad.object)
    return read_theory(said)


def _is_concluded(quad: Quad) -> bool:
    own = quad.predicate == TYPE or quad.predicate.value.startswith(OBO)
    return own and quad.graph_name == INFERRED_GRAPH


def _has_name(thing: str) -> bool:
    """Say whether a thing is one with a name, or the specimen of a class with a name."""
    return not thing.startswith(SPECIMEN + "#")


def _quad(one: str, relation: NamedNode, other: str) -> Quad:
    return Quad(NamedNode(one), relation, NamedNode(other), INFERRED_GRAPH)
