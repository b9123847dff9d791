"""SHACL shapes: what every node of a kind must have, in `ontology/shapes/`, checked by pyshacl.

The graph that is checked holds only what the shapes name, so that texts, labels and the ontology
cost nothing: to check one more property, name it in a shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, RDFS, SH, Graph, Literal, Node, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.graph.checks import Finding
from vakg.graph.vocabulary import ONTOLOGY_GRAPH, XSD, shorten

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
        try:
            shapes.parse(path, format="turtle")
        except (BadSyntax, ParserError) as error:
            what = f"it is not Turtle ({str(error).splitlines()[0]})"
            raise BadInputError(str(path), what, "Correct the shape.") from None
    return _flat(shapes)


def _flat(shapes: Graph) -> Graph:
    """Give the targets of each shape to its properties, which means the same and is checked faster.

    pyshacl walks a nested property anew for each node (3 s for the bundled documents), but all nodes
    of a property that has targets at once.
    """
    for target in _TARGETS:
        for shape, where in list(shapes.subject_objects(target)):
            for one in shapes.objects(shape, SH.property):
                shapes.add((one, target, where))
    for shape in _with_targets(shapes):
        shapes.remove((shape, SH.property, None))
    return shapes


def _with_targets(shapes: Graph) -> set[Node]:
    return {shape for target in _TARGETS for shape in shapes.subjects(target)}


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
    assert isinstance(term, ox.NamedNode), "a build holds no blank nodes"
    return URIRef(term.value)


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
    _, results, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True, inference="none")
    if not isinstance(results, Graph):
        raise VakgError(str(folder), f"the shapes cannot be used ({text})", "Correct the shapes.")
    nodes = len(_focus_nodes(data, shapes))
    return len(shape_labels(shapes)), nodes, sorted(set(_findings(results)), key=_order)


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
    for one in results.subjects(RDF.type, SH.ValidationResult):
        node = results.value(one, SH.focusNode)
        message = results.value(one, SH.resultMessage)
        value = results.value(one, SH.value)
        what = str(message) + (f" (here {_shown(value)})" if value not in (None, node) else "")
        yield Finding(check="shapes", where=shorten(str(node)), what=what)


def _shown(value: Node | None) -> str:
    return shorten(str(value)) if isinstance(value, URIRef) else repr(str(value))


def _order(one: Finding) -> tuple[str, str]:
    return one.where, one.what
