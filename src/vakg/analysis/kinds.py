"""Classes and what stands above them, as plain values: what every comparison of statements needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vakg.model.fact import Fact
from vakg.questions.answer import run
from vakg.questions.facts import FactReader
from vakg.questions.network import ClassEntry, VenousConnection, read_classes, read_connections
from vakg.questions.selection import named_classes, part_of

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True)
class Kinds:
    """The classes of an ontology, by their short name.

    >>> clock = ClassEntry(curie="ex:Clock", label="clock", definition="", synonyms=(), parents=())
    >>> tower = ClassEntry(curie="ex:Tower", label="tower", definition="", synonyms=(), parents=("ex:Clock",))
    >>> Kinds({"ex:Clock": clock, "ex:Tower": tower}).is_a("ex:Tower", "ex:Clock")
    True
    """

    classes: Mapping[str, ClassEntry]
    _above: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def label(self, curie: str) -> str:
        """Name a class; one that is not known gets its short name, which is readable."""
        known = self.classes.get(curie)
        return known.label if known else curie.partition(":")[2] or curie

    def names(self, curies: Iterable[str]) -> str:
        """Name classes in a row, in the order of their names."""
        return ", ".join(sorted(self.label(curie) for curie in curies))

    def above(self, curie: str) -> frozenset[str]:
        """Give a class and all that stand above it."""
        if curie not in self._above:
            found, waiting = set[str](), [curie]
            while waiting:
                here = waiting.pop()
                if here not in found:
                    found.add(here)
                    waiting += self.classes[here].parents if here in self.classes else ()
            self._above[curie] = frozenset(found)
        return self._above[curie]

    def is_a(self, curie: str | None, *wanted: str) -> bool:
        """Say whether a class is one of those wanted, or a kind of one."""
        return curie is not None and not self.above(curie).isdisjoint(wanted)

    def related(self, one: str, other: str) -> bool:
        """Say whether one class is the other or a kind of it, either way round."""
        return self.is_a(one, other) or self.is_a(other, one)

    def narrowest(self, curies: Iterable[str]) -> tuple[str, ...]:
        """Leave out the classes that another of them is a kind of."""
        given = tuple(dict.fromkeys(curies))
        return tuple(
            one
            for one in given
            if not any(one != other and self.is_a(other, one) for other in given)
        )


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What a build says, as plain values.

    Args:
        facts: Its statements, in the order of the records.
        kinds: Its classes.
        connections: Its network of veins.
        places: Where a thing of a class must be, by the axioms of the ontology.
        levels: Spinal levels as reports write them, with their classes.
    """

    facts: Sequence[Fact]
    kinds: Kinds
    connections: Sequence[VenousConnection] = ()
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)

    def cases(self) -> tuple[tuple[str, str], ...]:
        """Name every case that has events: its document and its identifier, in the order told."""
        found = ((fact.document, fact.case) for fact in self.facts if fact.kind == "event")
        return tuple(dict.fromkeys((document, case) for document, case in found if case))

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Fact]:
        """Find a fact by its document and identifier."""
        return {(fact.document, fact.id): fact for fact in self.facts}

    @cached_property
    def by_name(self) -> Mapping[str, Fact]:
        """Find a fact by its name in the graph."""
        return {fact.name: fact for fact in self.facts}

    @cached_property
    def cited(self) -> frozenset[tuple[str, str | None]]:
        """The cases that a document tells of other papers: document and identifier of each."""
        return frozenset(
            (fact.document, fact.case)
            for fact in self.facts
            if fact.kind == "patient" and fact.more.get("case_kind") == "cited"
        )

    @cached_property
    def contradictions(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Say of each claim, by its document and identifier, which contradict it, either way round."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for fact in self.facts:
            for other in fact.more.get("contradicts", ()):
                if (fact.document, other) in self.by_id:
                    found.setdefault((fact.document, fact.id), {})[other] = None
                    found.setdefault((fact.document, other), {})[fact.id] = None
        return {name: tuple(others) for name, others in found.items()}


def read_knowledge(store: Store, facts: Sequence[Fact] | None = None) -> Knowledge:
    """Read a build.

    Args:
        store: An open store.
        facts: Its facts, where they have been read already.
    """
    return Knowledge(
        facts=FactReader(store).facts() if facts is None else facts,
        kinds=Kinds(read_classes(store)),
        connections=read_connections(store),
        places=_places(store),
        levels={str(name): str(curie) for curie, name in run(store, _LEVELS).rows},
    )


def read_part(store: Store, cases: Collection[tuple[str, str]]) -> Knowledge:
    """Read what a build says of the literature and of some cases, without its network of veins.

    Args:
        store: An open store.
        cases: Document and identifier of each case.
    """
    return Knowledge(
        facts=FactReader(part_of(store, cases)).facts(), kinds=Kinds(named_classes(store))
    )


def _places(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for curie, site in sorted(run(store, _PLACES).rows, key=str):
        found[str(curie)] = (*found.get(str(curie), ()), str(site))
    return found


_LEVELS = "SELECT ?class ?name { ?class <http://www.w3.org/2004/02/skos/core#notation> ?name }"
_PLACES = """
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    SELECT DISTINCT ?class ?site WHERE {
      ?where owl:onProperty <http://purl.obolibrary.org/obo/BFO_0000066> ; owl:someValuesFrom ?site .
      ?site rdfs:label ?any .
      ?class (rdfs:subClassOf|owl:equivalentClass)/(owl:intersectionOf/rdf:rest*/rdf:first)? ?where .
      ?class rdfs:label ?name .
    }"""
