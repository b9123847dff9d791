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
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#"


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


@pytest.fixture(scope="module")
def graph(release):
    return json.loads((release / "vaco.json").read_text(encoding="utf-8"))["graphs"][0]


@pytest.fixture(scope="module")
def owl(release):
    return triples(release / "vaco.owl", ox.RdfFormat.RDF_XML)


def texts(dataset, predicate):
    """Each subject with a text of it."""
    found = dataset.quads_for_predicate(ox.NamedNode(predicate))
    return {(one.subject.value, one.object.value) for one in found if isinstance(one.subject, ox.NamedNode)}


def test_the_graph_document_holds_every_class_and_property_of_the_owl_form(graph, owl):
    kinds = {"CLASS": ["Class"], "PROPERTY": ["ObjectProperty", "DatatypeProperty", "AnnotationProperty"]}
    for kind, types in kinds.items():
        declared = {
            quad.subject.value
            for name in types
            for quad in owl.quads_for_object(ox.NamedNode(OWL + name))
            if isinstance(quad.subject, ox.NamedNode)
        }
        assert {node["id"] for node in graph["nodes"] if node["type"] == kind} == declared


def test_the_graph_document_holds_the_labels_definitions_and_synonyms_of_the_owl_form(graph, owl):
    classes = [node for node in graph["nodes"] if node["type"] == "CLASS"]
    ids = {node["id"] for node in classes}

    def said(predicate):
        return {pair for pair in texts(owl, predicate) if pair[0] in ids}

    assert {(node["id"], node["lbl"]) for node in classes} == said(RDFS + "label")
    definitions = {(node["id"], node["meta"]["definition"]["val"]) for node in classes}
    assert definitions == said("http://purl.obolibrary.org/obo/IAO_0000115")
    for scope in ("Exact", "Narrow", "Broad", "Related"):
        name = f"has{scope}Synonym"
        told = {(n["id"], s["val"]) for n in classes for s in n["meta"]["synonyms"] if s["pred"] == name}
        assert told == said(OBO_IN_OWL + name), scope


def test_the_graph_document_holds_the_parents_and_the_relations_of_the_owl_form(graph, owl):
    told = {(edge["sub"], edge["pred"], edge["obj"]) for edge in graph["edges"]}
    stated = {
        (quad.subject.value, *part)
        for quad in owl.quads_for_predicate(ox.NamedNode(RDFS + "subClassOf"))
        for part in parts(owl, quad.object)
    }
    assert len(stated) > 2_000
    assert stated == {edge for edge in told if edge[1] not in ("subPropertyOf", "inverseOf")}


def parts(owl, node):
    """What being of a class expression means: wider classes and `some` relations, an `and` taken apart."""
    if isinstance(node, ox.NamedNode):
        yield "is_a", node.value
        return
    own = {one.predicate.value: one.object for one in owl.quads_for_subject(node)}
    cell = own.get(OWL + "intersectionOf")
    while isinstance(cell, ox.BlankNode):
        listed = {one.predicate.value: one.object for one in owl.quads_for_subject(cell)}
        yield from parts(owl, listed[RDF + "first"])
        cell = listed[RDF + "rest"]
    if isinstance(own.get(OWL + "someValuesFrom"), ox.NamedNode):
        yield own[OWL + "onProperty"].value, own[OWL + "someValuesFrom"].value


def test_the_graph_document_holds_the_mappings_of_the_owl_form(graph, owl):
    told = {
        (node["id"], one["pred"], one["val"])
        for node in graph["nodes"]
        for one in node.get("meta", {}).get("basicPropertyValues", ())
    }
    stated = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in owl
        if quad.predicate.value.startswith(SKOS) and quad.predicate.value.endswith("Match")
    }
    assert told == stated


def test_a_definition_by_genus_and_relation_stands_in_the_graph_document(graph):
    found = {one["definedClassId"]: one for one in graph["logicalDefinitionAxioms"]}
    one = found[VACO + "CentralPulmonaryCementEmbolism"]
    assert one["genusIds"] == [VACO + "PulmonaryCementEmbolism"]
    assert [part["fillerId"] for part in one["restrictions"]] == [VACO + "CentralPulmonaryArtery"]
    # What the form cannot say is left out whole: a part of a definition would define something else.
    assert VACO + "AdviceAgainst" not in found


def test_every_property_in_use_is_declared_and_no_built_in_one_is(owl):
    built_in = (OWL, RDFS, RDF, "http://www.w3.org/2001/XMLSchema#")
    types = [quad for quad in owl if quad.predicate.value == RDF + "type"]
    declared = {one.subject.value for one in types if one.object.value.endswith("Property")}
    used = {quad.predicate.value for quad in owl}
    assert {one for one in used if not one.startswith(built_in)} <= declared
    assert [one for one in declared if one.startswith(built_in)] == []


def test_an_abbreviation_is_an_exact_synonym_of_that_type(owl):
    kind = ox.NamedNode(OBO_IN_OWL + "hasSynonymType")
    typed = {
        texts_of[OWL + "annotatedTarget"].value
        for quad in owl.quads_for_predicate(kind)
        if quad.object.value.endswith("OMO_0003000")
        for texts_of in [{one.predicate.value: one.object for one in owl.quads_for_subject(quad.subject)}]
    }
    assert {"PCE", "PMMA"} <= typed
    assert typed == {text for _, text in texts(owl, VACO + "abbreviation")}


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
        tuple(
            sorted(
                part.object.value
                for part in dataset.quads_for_subject(quad.subject)
                if part.predicate.value in ends
            )
        )
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


def test_the_stored_release_of_this_version_is_the_one_that_the_modules_give(release):
    stored = ontology_dir() / "release"
    for path in release.iterdir():
        assert path.read_bytes() == (stored / path.name).read_bytes(), "run `make release`"
