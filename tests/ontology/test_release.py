"""The release: three forms that say the same, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from vakg.ontology import load_ontology
from vakg.ontology.release import write_release
from vakg.resources import ontology_dir

VACO = "https://w3id.org/vaco/"
OWL = "http://www.w3.org/2002/07/owl#"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    write_release(ontology_dir(), folder, load_ontology())
    return folder


def triples(path: Path, form: ox.RdfFormat) -> ox.Dataset:
    dataset = ox.Dataset(
        ox.Quad(one.subject, one.predicate, one.object) for one in ox.parse(path=path, format=form)
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_turtle_and_rdf_xml_hold_the_same_triples(release):
    turtle = triples(release / "vaco.ttl", ox.RdfFormat.TURTLE)
    assert len(turtle) > 20_000
    assert set(turtle) == set(triples(release / "vaco.owl", ox.RdfFormat.RDF_XML))


def test_the_graph_document_holds_every_class_with_its_label_and_parents(release):
    ontology = load_ontology()
    graph = json.loads((release / "vaco.json").read_text(encoding="utf-8"))["graphs"][0]
    labels = {node["id"]: node["lbl"] for node in graph["nodes"]}
    assert labels == {VACO + c.removeprefix("vaco:"): t.label for c, t in ontology.terms.items()}
    assert len(graph["edges"]) == sum(len(term.parents) for term in ontology.terms.values())


def test_the_release_says_its_version_licence_title_and_changes(release):
    said = {
        quad.predicate.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        for quad in triples(release / "vaco.ttl", ox.RdfFormat.TURTLE)
        if quad.subject.value == VACO
    }
    assert {"versionIRI", "license", "title", "description", "creator", "changeNote"} <= said


def test_every_mapping_tells_how_it_was_justified(release):
    dataset = triples(release / "vaco.ttl", ox.RdfFormat.TURTLE)
    why = ox.NamedNode("https://w3id.org/sssom/mapping_justification")
    ends = (OWL + "annotatedSource", OWL + "annotatedTarget")
    justified = {
        tuple(sorted(p.object.value for p in dataset.quads_for_subject(quad.subject) if p.predicate.value in ends))
        for quad in dataset
        if quad.predicate == why
    }
    mapped = {
        tuple(sorted((quad.subject.value, quad.object.value)))
        for quad in dataset
        if quad.predicate.value.startswith("http://www.w3.org/2004/02/skos/core#")
        and quad.predicate.value.endswith("Match")
        and quad.subject.value.startswith(VACO)
        and isinstance(quad.object, ox.NamedNode)
        and not quad.object.value.startswith(VACO)
    }
    assert len(mapped) > 900
    assert mapped == justified


def test_two_releases_are_the_same_bytes(release, tmp_path):
    write_release(ontology_dir(), tmp_path, load_ontology())
    for path in release.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()
