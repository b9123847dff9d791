"""SHACL shapes: what every node of a kind must have, in `ontology/shapes/`, checked by pyshacl.

The graph that is checked holds only what the shapes name, so that texts, labels and the ontology
cost nothing: to check one more property, name it in a shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, Node, URIRef

from vakg.errors import BadInputError, NotFoundError
from vakg.graph.checks import Finding
from vakg.graph.vocabulary import ONTOLOGY_GRAPH, XSD, shorten
from vakg.ontology.turtle import read_triples

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
_PATHS: tuple[URIRef, ...] = (
    SH.path, SH.inversePath, RDF.first, SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.disjoint,
    SH.targetSubjectsOf, SH.targetObjectsOf,
)  # fmt: skip
_CLASSES = (SH.targetClass, SH["class"])
_STRING = XSD + "string"


def load_shapes(folder: Path) -> Graph:
    """Read every shape of a folder.

    Args:
        folder: Turtle files with SHACL Core shapes.

    Raises:
        NotFoundError: If the folder holds no shapes.
        BadInputError: If a file is not Turtle.
    """
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise NotFoundError(str(folder), "there are no shapes (.ttl) in it", "Install vakg again.")
    shapes = Graph()
    for path in paths:
        for one in read_triples(path):
            shapes.add((_term(one.subject), URIRef(one.predicate.value), _term(one.object)))
    return _flat(shapes)


def _flat(shapes: Graph) -> Graph:
    """Give the targets of each shape to its properties, which means the same and is checked faster.

    pyshacl walks a nested property anew for each node (3 s for the bundled documents), but all nodes
    of a property that has targets at once.
    """
    for shape in _node_shapes(shapes):
        properties = list(shapes.objects(shape, SH.property))
        for target in _TARGETS:
            for where in list(shapes.objects(shape, target)):
                for one in properties:
                    shapes.add((one, target, where))
        shapes.remove((shape, SH.property, None))
    return shapes


def _node_shapes(shapes: Graph) -> set[Node]:
    """Give the shapes with targets that look at a node itself and not at what a path leads to."""
    targeted = {shape for target in _TARGETS for shape in shapes.subjects(target)}
    return {shape for shape in targeted if (shape, SH.path, None) not in shapes}


def shape_labels(shapes: Graph) -> list[str]:
    """Name the shapes, in order.

    >>> from vakg.resources import ontology_dir
    >>> "quote" in shape_labels(load_shapes(ontology_dir() / "shapes"))
    True
    """
    named = shapes.subjects(RDF.type, SH.NodeShape)
    return sorted(str(shapes.value(one, RDFS.label)) for one in named)


def graph_for(store: ox.Store, shapes: Graph) -> Graph:
    """Copy from the store what the shapes look at, and nothing of the ontology."""
    found = Graph()
    for quad in _wanted(store, shapes):
        if quad.graph_name != ONTOLOGY_GRAPH:
            found.add((_term(quad.subject), URIRef(quad.predicate.value), _term(quad.object)))
    return found


def _wanted(store: ox.Store, shapes: Graph) -> Iterator[ox.Quad]:
    for predicate in sorted(_named(shapes, _PATHS)):
        yield from store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    for one in sorted(_named(shapes, _CLASSES)):
        yield from store.quads_for_pattern(None, ox.NamedNode(str(RDF.type)), ox.NamedNode(one))


def _named(shapes: Graph, by: tuple[URIRef, ...]) -> set[str]:
    return {
        str(one)
        for predicate in by
        for one in shapes.objects(None, predicate)
        if isinstance(one, URIRef)
    }


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Literal):
        # rdflib tells "left" from "left"^^xsd:string, and the shapes are written without the type
        plain = term.datatype.value == _STRING or term.language
        datatype = None if plain else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    assert not isinstance(term, ox.Triple), "neither a build nor a shape holds triple terms"
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)


def check_shapes(store: ox.Store, folder: Path) -> tuple[int, int, list[Finding]]:
    """Hold the nodes of a build against the shapes.

    Args:
        store: A build's quads.
        folder: Where the shapes lie.

    Returns:
        How many shapes there are, how many nodes they look at, and a finding for each that fails.
    """
    shapes = load_shapes(folder)
    data = graph_for(store, shapes)
    results = _run(data, shapes, folder)
    nodes = len(_focus_nodes(data, shapes))
    return len(shape_labels(shapes)), nodes, sorted(set(_findings(results)))


def _run(data: Graph, shapes: Graph, folder: Path) -> Graph:
    try:
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, inference="none")
    except (ReportableRuntimeError, re.error) as error:
        what = f"a shape cannot be used: {str(error).splitlines()[0].rstrip('.')}"
        raise BadInputError(str(folder), what, "Correct the shape.") from None
    assert isinstance(results, Graph), "pyshacl gives its report as a graph"
    return results


def _focus_nodes(data: Graph, shapes: Graph) -> set[Node]:
    nodes = {
        node
        for one in shapes.objects(None, SH.targetClass)
        for node in data.subjects(RDF.type, one)
    }
    for one in shapes.objects(None, SH.targetSubjectsOf):
        nodes.update(data.subjects(one, None))
    return nodes


def _findings(results: Graph) -> Iterator[Finding]:
    for one in results.objects(None, SH.result):  # not what merely explains another result
        node = results.value(one, SH.focusNode)
        message = results.value(one, SH.resultMessage)
        value = results.value(one, SH.value)
        what = str(message) + (f" (here {_shown(value)})" if value not in (None, node) else "")
        yield Finding(check="shapes", where=shorten(str(node)), what=what)


def _shown(value: Node | None) -> str:
    return shorten(str(value)) if isinstance(value, URIRef) else repr(str(value))
