"""The ontology as others take it: one file a form, the same bytes each time.

`vaco.ttl` to read, `vaco.owl` (RDF/XML) for ontology tools, `vaco.json` (OBO Graphs) for programs. All
three hold the modules merged, the mappings with their justification, and each abbreviation as an exact
synonym with its type.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from vakg.ontology.mappings import SSSOM_FILE, read_prefixes
from vakg.ontology.obo_graph import ABBREVIATION, obo_graph
from vakg.ontology.prefixes import VACO
from vakg.ontology.terms import Ontology
from vakg.ontology.turtle import OBO, OBO_IN_OWL, OWL, RDF, RDFS, SKOS, module_paths, read_triples

SSSOM = "https://w3id.org/sssom/"
SEMAPV = "https://w3id.org/semapv/vocab/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BUILT_IN = (OWL, RDF, RDFS, _XSD)

PREFIXES = {
    "vaco": VACO, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "obo": OBO,
    "oboInOwl": OBO_IN_OWL, "sssom": SSSOM, "semapv": SEMAPV,
    "xsd": _XSD, "dcterms": "http://purl.org/dc/terms/",
}  # fmt: skip
_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def release_triples(folder: Path) -> list[ox.Triple]:
    """Give all triples of the release in a fixed order; blank nodes are named by what they hold.

    Args:
        folder: The modules and the table of mappings.
    """
    dataset = ox.Dataset()
    for path in module_paths(folder):
        for one in read_triples(path):
            dataset.add(ox.Quad(one.subject, one.predicate, one.object))
    for triple in (*_typed_abbreviations(dataset), *_mapping_axioms(folder / SSSOM_FILE)):
        dataset.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    for triple in _declared_annotations(dataset):
        dataset.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    triples = (quad.triple for quad in dataset)
    return sorted(triples, key=lambda one: (str(one.subject), str(one.predicate), str(one.object)))


def _typed_abbreviations(dataset: ox.Dataset) -> list[ox.Triple]:
    """Say of each abbreviation what other tools understand: an exact synonym, of this type."""
    exact = ox.NamedNode(OBO_IN_OWL + "hasExactSynonym")
    found = [quad for quad in dataset if quad.predicate.value == VACO + "abbreviation"]
    typed: list[ox.Triple] = []
    for quad in sorted(found, key=str):
        typed.append(ox.Triple(quad.subject, exact, quad.object))
        extra = (OBO_IN_OWL + "hasSynonymType", ox.NamedNode(ABBREVIATION))
        typed += _axiom(quad.subject, exact, quad.object, extra)
    if typed:
        kind = ox.NamedNode(OBO_IN_OWL + "SynonymTypeProperty")
        below = ox.NamedNode(RDFS + "subPropertyOf")
        typed.append(ox.Triple(ox.NamedNode(ABBREVIATION), below, kind))
    return typed


def _declared_annotations(dataset: ox.Dataset) -> list[ox.Triple]:
    """Declare the annotation properties that no module declares, as OWL 2 DL demands."""
    declaration, kind = ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "AnnotationProperty")
    used = {quad.predicate for quad in dataset} | {ox.NamedNode(OBO_IN_OWL + "SynonymTypeProperty")}
    used |= {ox.NamedNode(ABBREVIATION)}
    declared = {quad.subject for quad in dataset if quad.predicate == declaration}
    missing = {one for one in used - declared if not one.value.startswith(_BUILT_IN)}
    return [ox.Triple(one, declaration, kind) for one in missing]


def _axiom(
    subject: Any, predicate: ox.NamedNode, value: Any, extra: tuple[str, _Term]
) -> Iterator[ox.Triple]:
    """Annotate one triple, as OWL does it."""
    node = ox.BlankNode()
    said = (
        (RDF + "type", ox.NamedNode(OWL + "Axiom")),
        (OWL + "annotatedSource", subject),
        (OWL + "annotatedProperty", predicate),
        (OWL + "annotatedTarget", value),
        extra,
    )
    for name, told in said:
        yield ox.Triple(node, ox.NamedNode(name), told)


def _mapping_axioms(path: Path) -> Iterator[ox.Triple]:
    """Give each mapping as a triple, annotated with how it was justified."""
    lines = path.read_text(encoding="utf-8").splitlines()
    prefixes = {"skos": SKOS, "semapv": SEMAPV, "vaco": VACO} | read_prefixes(path)
    for row in csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t"):
        subject, predicate, value, why = (
            ox.NamedNode(_expand(row[column], prefixes))
            for column in ("subject_id", "predicate_id", "object_id", "mapping_justification")
        )
        yield ox.Triple(subject, predicate, value)
        yield from _axiom(subject, predicate, value, (SSSOM + "mapping_justification", why))


def _expand(curie: str, prefixes: dict[str, str]) -> str:
    prefix, _, rest = curie.partition(":")
    return prefixes[prefix] + rest


def write_release(folder: Path, out: Path, ontology: Ontology) -> tuple[Path, ...]:
    """Write the release in its three forms.

    Args:
        folder: The modules and the table of mappings.
        out: Where to; made if missing.
        ontology: The same ontology, loaded.

    Returns:
        The files written.
    """
    out.mkdir(parents=True, exist_ok=True)
    triples = release_triples(folder)
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    xml = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    assert turtle is not None and xml is not None
    graph = json.dumps(obo_graph(ontology, triples), indent=1, ensure_ascii=False) + "\n"
    written = {"vaco.ttl": turtle, "vaco.owl": xml, "vaco.json": graph.encode()}
    for name, content in written.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in written)
