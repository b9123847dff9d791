"""Contradictions between statements and ontology, found without Java and said in words.

Looked for: a thing, or a class, in two classes that exclude each other; a thing that is declared to be
nothing; two values of a property that may have one. Types count with all their wider classes, and with
what the properties of a thing make of it (domain and range). This is less than full OWL logic;
`check_with_hermit` asks HermiT, which needs Java and finds all of it, but not where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import pyoxigraph as ox

from vakg.graph.checks import Finding
from vakg.graph.vocabulary import KG, ONTOLOGY_GRAPH, OWL, RDF, RDFS, TYPE, shorten
from vakg.ontology.entailment import all_ancestors
from vakg.ontology.prefixes import to_iri
from vakg.ontology.reasoning import check_consistency, is_consistent
from vakg.ontology.turtle import Node, Statements, Subject, iris, texts

_NAMED_BLANKS = KG + "node."
"""What the ids begin with that a build gives to the ontology's blank nodes (see `terminology.py`)."""

_NOTHING = OWL + "Nothing"
_NIL = ox.NamedNode(RDF + "nil")
_ON_PROPERTY = ox.NamedNode(OWL + "onProperty")


@dataclass(frozen=True, slots=True)
class Logic:
    """What an ontology says about which things can be, by full ids.

    Args:
        labels: Label of each class and property.
        wider: For each class itself and all classes that it is a kind of.
        exclusive: Pairs of classes that have no instance in common, each pair in order.
        signatures: For each property, the classes of what has it and of its values.
        functional: Properties of which a thing has one value at most.
    """

    labels: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    exclusive: Collection[tuple[str, str]]
    signatures: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    functional: Collection[str]

    def label(self, iri: str) -> str:
        """Give the label of a class or property in quotes, or its id where it has none."""
        return f"'{self.labels[iri]}'" if iri in self.labels else shorten(iri)

    def clashes(self, classes: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
        """Give every pair of exclusive classes that something of these classes would be in.

        Returns:
            Two of the given classes, the narrowest there are, and the two exclusive ones.
        """
        ordered = sorted(classes, key=lambda one: (-len(self.wider.get(one, ())), one))
        all_classes = set().union(*(self.wider.get(one, {one}) for one in ordered))
        for first, second in self.exclusive:
            if first in all_classes and second in all_classes:
                one, other = (self._narrowest(ordered, above) for above in (first, second))
                yield one, other, first, second

    def _narrowest(self, ordered: Iterable[str], above: str) -> str:
        return next(one for one in ordered if above in self.wider.get(one, {one}))


def read_logic(store: ox.Store) -> Logic:
    """Read from a build's own ontology what excludes what."""
    said = _by_subject(ontology_triples(store))
    ancestors = all_ancestors(said)
    wider = {to_iri(name): frozenset(map(to_iri, {name, *up})) for name, up in ancestors.items()}
    named = {one.value: about for one, about in said.items() if isinstance(one, ox.NamedNode)}
    return Logic(
        labels={
            iri: label[0] for iri, about in named.items() if (label := texts(about, RDFS + "label"))
        },
        wider=wider,
        exclusive=sorted(set(_exclusive(said))),
        signatures={
            iri: found for iri, about in named.items() if any(found := _signature(about, wider))
        },
        functional=sorted(iri for iri, about in named.items() if _is_functional(about)),
    )


def ontology_triples(store: ox.Store) -> Iterator[ox.Triple]:
    """Give the ontology of a build as it was written: with its blank nodes, which a build names."""
    for quad in store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH):
        subject, value = _unnamed(quad.subject), _unnamed(quad.object)
        assert not isinstance(subject, ox.Literal)
        yield ox.Triple(subject, quad.predicate, value)


def _unnamed(term: Node) -> Node:
    if isinstance(term, ox.NamedNode) and term.value.startswith(_NAMED_BLANKS):
        return ox.BlankNode(term.value.removeprefix(_NAMED_BLANKS).replace(".", ""))
    return term


def _by_subject(triples: Iterable[ox.Triple]) -> dict[Subject, dict[str, list[Node]]]:
    said: dict[Subject, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        said[one.subject][one.predicate.value].append(one.object)
    return {subject: dict(about) for subject, about in said.items()}


def _signature(
    about: Statements, classes: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the domain and range of a property, as far as they are classes and not datatypes."""
    domains, ranges = iris(about, RDFS + "domain"), iris(about, RDFS + "range")
    return tuple(c for c in domains if c in classes), tuple(c for c in ranges if c in classes)


def _is_functional(about: Statements) -> bool:
    return OWL + "FunctionalProperty" in iris(about, RDF + "type")


def _exclusive(said: Mapping[Subject, Statements]) -> Iterator[tuple[str, str]]:
    """Read every pair of classes that are declared to exclude each other."""
    for subject, about in said.items():
        if isinstance(subject, ox.NamedNode):
            for other in iris(about, OWL + "disjointWith"):
                yield tuple(sorted((subject.value, other)))  # type: ignore[misc]
        for members in about.get(OWL + "members", ()):
            if OWL + "AllDisjointClasses" in iris(about, RDF + "type"):
                yield from combinations(sorted(_members(members, said)), 2)


def _members(cell: Node, said: Mapping[Subject, Statements]) -> Iterator[str]:
    while isinstance(cell, ox.BlankNode) and cell in said:
        yield from iris(said[cell], RDF + "first")
        cell = next(iter(said[cell].get(RDF + "rest", ())), _NIL)


def check_logic(store: ox.Store) -> tuple[int, int, list[Finding]]:
    """Look for contradictions in a build.

    Returns:
        How many things were looked at, how many pairs of classes exclude each other, and a finding
        for each contradiction.
    """
    logic = read_logic(store)
    things = _classes_of_things(store, logic)
    findings = [*_clashing_things(things, logic), *_empty_classes(logic)]
    findings += _several_values(store, logic)
    return len(things), len(logic.exclusive), sorted(findings)


def _classes_of_things(store: ox.Store, logic: Logic) -> dict[str, dict[str, str]]:
    """Give for each thing its classes, with the property that makes it one, "" where it is said."""
    things: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, name, by in (*_said_classes(store), *_implied_classes(store, logic)):
        if isinstance(thing, ox.NamedNode) and (name in logic.wider or name == _NOTHING):
            things[thing.value].setdefault(name, by)
    return things


def _said_classes(store: ox.Store) -> Iterator[tuple[Node, str, str]]:
    for quad in store.quads_for_pattern(None, TYPE, None):
        if isinstance(quad.object, ox.NamedNode):
            yield quad.subject, quad.object.value, ""


def _implied_classes(store: ox.Store, logic: Logic) -> Iterator[tuple[Node, str, str]]:
    """Give what the properties of things make of these things and of their values."""
    for name, (domains, ranges) in logic.signatures.items():
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None):
            yield from ((quad.subject, one, name) for one in domains)
            yield from ((quad.object, one, name) for one in ranges)


def _clashing_things(things: Mapping[str, Mapping[str, str]], logic: Logic) -> Iterator[Finding]:
    for thing, classes in things.items():
        if _NOTHING in classes:
            yield _finding(thing, "it is declared to be owl:Nothing, which has no instances")
        for one, other, first, second in logic.clashes(classes):
            both = " and ".join(_because(name, classes[name], logic) for name in (one, other))
            yield _finding(thing, f"it is {both} at once, and {_excluded(first, second, logic)}")


def _because(name: str, by: str, logic: Logic) -> str:
    return logic.label(name) + (f" (by its place in {logic.label(by)})" if by else "")


def _excluded(first: str, second: str, logic: Logic) -> str:
    return f"nothing can be both {logic.label(first)} and {logic.label(second)}"


def _empty_classes(logic: Logic) -> Iterator[Finding]:
    for name in logic.wider:
        for *_, first, second in logic.clashes([name]):
            what = f"{logic.label(name)} can have no instance: {_excluded(first, second, logic)}"
            yield _finding(name, what)


def _several_values(store: ox.Store, logic: Logic) -> Iterator[Finding]:
    for name in logic.functional:
        values: dict[Node, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None):
            values[quad.subject].add(str(quad.object))
        for thing, found in values.items():
            if len(found) > 1 and isinstance(thing, ox.NamedNode):
                listed = " and ".join(sorted(found))
                yield _finding(
                    thing.value, f"{logic.label(name)} has one value at most, here {listed}"
                )


def _finding(where: str, what: str) -> Finding:
    return Finding(check="consistency", where=shorten(where), what=what)


def check_with_hermit(store: ox.Store) -> list[Finding]:
    """Have HermiT look for contradictions in the ontology and all statements of a build.

    Raises:
        NotFoundError: If there is no Java.
        LimitError: If HermiT's time or memory did not suffice.
    """
    if not is_consistent([_turtle(store)]):
        what = "ontology and statements contradict each other (HermiT does not say where)"
        return [Finding(check="hermit", where="the whole graph", what=what)]
    axioms = ox.serialize(ontology_triples(store), format=ox.RdfFormat.N_TRIPLES) or b""
    report = check_consistency([axioms])
    what = "it can have no instance: what the ontology says of it contradicts itself"
    return [Finding(check="hermit", where=shorten(one), what=what) for one in report.unsatisfiable]


def _turtle(store: ox.Store) -> bytes:
    """Write ontology and statements for a reasoner.

    A literal matters to it only under a property that some definition asks about; all texts, names
    and quotes are left out, which makes it several times quicker.
    """
    asked = {quad.object for quad in store.quads_for_pattern(None, _ON_PROPERTY, None)}
    triples = set(ontology_triples(store)) | {
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in store.quads_for_pattern(None, None, None)
        if quad.graph_name != ONTOLOGY_GRAPH
        and (not isinstance(quad.object, ox.Literal) or quad.predicate in asked)
    }
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
