"""The ontology as a store holds it, as plain nodes: what is said of each class, property and value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

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
    """Read the ontology of a store, with what is inferred between its classes."""
    found: dict[str, dict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    inferred = (quad for quad in store.quads_for_pattern(None, None, None, INFERRED_GRAPH))
    classes = (quad for quad in inferred if _is_of_ontology(quad))
    for quad in (*store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH), *classes):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            is_name = isinstance(value, NamedNode)
            node = Node(shorten(value.value) if is_name else value.value, is_name)
            found[shorten(subject.value)][shorten(quad.predicate.value)].add(node)
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
