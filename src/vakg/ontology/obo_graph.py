"""The ontology as an OBO Graphs document, the JSON form that OBO tools read.

The form holds names, definitions, synonyms, mappings, `is a`, `some` relations, definitions by genus and
`some` relations, and chains. What it has no place for (values, numbers, `or`, disjointness, kinds of
relations) stands in the OWL forms only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from vakg.ontology.prefixes import VACO, to_iri
from vakg.ontology.taxonomy import Axioms, Some, class_axioms
from vakg.ontology.terms import Ontology
from vakg.ontology.turtle import OBO, OWL, RDF, RDFS, SKOS, Node, Statements, Subject, iris, texts

ABBREVIATION = OBO + "OMO_0003000"
"""The synonym type for an abbreviation in the OBO Metadata Ontology."""

_PROPERTIES = {
    OWL + "ObjectProperty": "OBJECT", OWL + "DatatypeProperty": "DATA",
    OWL + "AnnotationProperty": "ANNOTATION",
}  # fmt: skip
_HEAD = ("title", "description", "creator", "license")
_DCTERMS = "http://purl.org/dc/terms/"
_DEFINITION = OBO + "IAO_0000115"


def obo_graph(ontology: Ontology, triples: Iterable[ox.Triple]) -> dict[str, Any]:
    """Give the ontology as an OBO Graphs document.

    Args:
        ontology: The terms.
        triples: All triples of the release.
    """
    said = _by_subject(triples)
    axioms = class_axioms(said)
    graph = {
        "id": VACO,
        "meta": _head(said[ox.NamedNode(VACO)]),
        "nodes": [*_classes(ontology, said), *_properties(said)],
        "edges": [*_edges(axioms), *_property_edges(said)],
        "logicalDefinitionAxioms": [*_definitions(axioms)],
        "propertyChainAxioms": [*_chains(said)],
    }
    return {"graphs": [graph]}


def _by_subject(triples: Iterable[ox.Triple]) -> Mapping[Subject, Statements]:
    found: dict[Subject, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        found[one.subject][one.predicate.value].append(one.object)
    return found


def _head(said: Statements) -> dict[str, Any]:
    values = [
        {"pred": _DCTERMS + name, "val": node.value}
        for name in _HEAD
        for node in said.get(_DCTERMS + name, ())
        if isinstance(node, (ox.NamedNode, ox.Literal))
    ]
    return {"version": next(iter(iris(said, OWL + "versionIRI")), VACO), "basicPropertyValues": values}


def _classes(
    ontology: Ontology, said: Mapping[Subject, Statements]
) -> Iterator[dict[str, Any]]:
    for curie, term in ontology.terms.items():
        synonyms = [
            {"pred": f"has{one.scope.capitalize()}Synonym", "val": one.text}
            | ({"synonymType": ABBREVIATION} if one.is_abbreviation else {})
            for one in term.synonyms
        ]
        own = said[ox.NamedNode(to_iri(curie))]
        mappings = [
            {"pred": predicate, "val": target}
            for predicate in sorted(own)
            if predicate.startswith(SKOS) and predicate.endswith("Match")
            for target in iris(own, predicate)
        ]
        definition = {"val": term.definition, "xrefs": list(term.definition_sources)}
        meta = {"definition": definition, "synonyms": synonyms, "basicPropertyValues": mappings}
        yield {"id": to_iri(curie), "lbl": term.label, "type": "CLASS", "meta": meta}


def _properties(said: Mapping[Subject, Statements]) -> Iterator[dict[str, Any]]:
    for subject, own in said.items():
        kinds = [_PROPERTIES[one] for one in iris(own, RDF + "type") if one in _PROPERTIES]
        if not (kinds and isinstance(subject, ox.NamedNode)):
            continue
        node: dict[str, Any] = {"id": subject.value, "type": "PROPERTY", "propertyType": kinds[0]}
        for label in texts(own, RDFS + "label")[:1]:
            node["lbl"] = label
        for definition in texts(own, _DEFINITION)[:1]:
            node["meta"] = {"definition": {"val": definition, "xrefs": []}}
        yield node


def _edges(axioms: Mapping[str, Axioms]) -> Iterator[dict[str, str]]:
    for curie in sorted(axioms):
        for parent in sorted(axioms[curie].parents):
            yield {"sub": to_iri(curie), "pred": "is_a", "obj": to_iri(parent)}
        for one in sorted(axioms[curie].relations, key=_relation_order):
            yield {"sub": to_iri(curie), "pred": one.relation, "obj": to_iri(one.filler)}


def _relation_order(one: Some) -> tuple[str, str]:
    return one.relation, one.filler


def _property_edges(said: Mapping[Subject, Statements]) -> Iterator[dict[str, str]]:
    for subject, own in said.items():
        for key, predicate in ((RDFS + "subPropertyOf", "subPropertyOf"), (OWL + "inverseOf", "inverseOf")):
            for other in iris(own, key):
                if isinstance(subject, ox.NamedNode):
                    yield {"sub": subject.value, "pred": predicate, "obj": other}


def _definitions(axioms: Mapping[str, Axioms]) -> Iterator[dict[str, Any]]:
    """Give the definitions by classes and `some` relations to classes; the form has no other."""
    for curie in sorted(axioms):
        for parts in axioms[curie].definitions:
            yield {
                "definedClassId": to_iri(curie),
                "genusIds": [to_iri(part) for part in parts if isinstance(part, str)],
                "restrictions": [
                    {"propertyId": part.relation, "fillerId": to_iri(part.filler)}
                    for part in parts
                    if isinstance(part, Some)
                ],
            }


def _chains(said: Mapping[Subject, Statements]) -> Iterator[dict[str, Any]]:
    for subject, own in said.items():
        for head in own.get(OWL + "propertyChainAxiom", ()):
            if isinstance(subject, ox.NamedNode):
                yield {"predicateId": subject.value, "chainPredicateIds": _list(head, said)}


def _list(cell: Node, said: Mapping[Subject, Statements]) -> list[str]:
    members: list[str] = []
    while isinstance(cell, ox.BlankNode):
        members += iris(said[cell], RDF + "first")
        cell = said[cell][RDF + "rest"][0]
    return members
