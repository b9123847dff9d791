"""The ontology as a store holds it, as plain nodes: what is said of each class, property and value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.graph.vocabulary import INFERRED_GRAPH, ONTOLOGY_GRAPH, VACO, shorten

KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "object property",
    "owl:DatatypeProperty": "data property",
    "owl:AnnotationProperty": "annotation property",
    "owl:NamedIndividual": "value",
}
"""What an ontology names, by the type that declares it."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """What stands at the end of a triple: a name (an IRI, short where a prefix fits) or a text."""

    text: str
    is_name: bool


Said = Mapping[str, Mapping[str, tuple[Node, ...]]]
"""What is said of each subject: the short name of each property with its values, in a fixed order."""


def read_ontology(store: Store) -> Said:
    """Read the ontology of a store as its modules say it."""
    return _gathered(store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH))


def read_inferences(store: Store) -> Said:
    """Read what was inferred between the ontology's own terms, such as further superclasses."""
    found = store.quads_for_pattern(None, None, None, INFERRED_GRAPH)
    return _gathered(quad for quad in found if _is_of_ontology(quad))


def _gathered(quads: Iterable[Quad]) -> Said:
    found: dict[str, dict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    short = cache(shorten)  # the same few names, tens of thousands of times
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            is_name = isinstance(value, NamedNode)
            node = Node(short(value.value) if is_name else value.value, is_name)
            found[short(subject.value)][short(quad.predicate.value)].add(node)
    return {
        subject: {name: tuple(sorted(nodes)) for name, nodes in sorted(said.items())}
        for subject, said in sorted(found.items())
    }


def _is_of_ontology(quad: Quad) -> bool:
    return isinstance(quad.subject, NamedNode) and "/" not in quad.subject.value.removeprefix(VACO)


def kinds_of(said: Said) -> dict[str, str]:
    """Say of each name that the ontology declares what kind of thing it is.

    >>> kinds_of({"vaco:Quote": {"rdf:type": (Node("owl:Class", True),)}})
    {'vaco:Quote': 'class'}
    """
    found = {}
    for subject, own in said.items():
        types = {node.text for node in own.get("rdf:type", ())}
        kind = next((kind for type_, kind in KINDS.items() if type_ in types), None)
        # The expressions in axioms are classes too, but their names mean nothing to anybody.
        if kind and not subject.startswith("kg:"):
            found[subject] = kind
    return found


def members(said: Said, head: Node) -> list[Node]:
    """Give the members of a list, by its first cell."""
    found: list[Node] = []
    while head.text != "rdf:nil":
        found += said[head.text]["rdf:first"]
        head = said[head.text]["rdf:rest"][0]
    return found


def is_expression(node: Node) -> bool:
    """Say whether a node stands for an expression or a list and has no name of its own."""
    return node.text.startswith("kg:node.")


def wider_classes(said: Said, name: str) -> Iterator[str]:
    """Give the classes that a class is said to be a kind of, by name or as a part of an `and`."""
    for node in said.get(name, {}).get("rdfs:subClassOf", ()):
        if not is_expression(node):
            yield node.text
        for head in said.get(node.text, {}).get("owl:intersectionOf", ()):
            yield from (one.text for one in members(said, head) if not is_expression(one))
