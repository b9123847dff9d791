"""Names in RDF: readable, and back again."""

import pytest
from pyoxigraph import NamedNode

from vakg.graph.vocabulary import (
    EVIDENCE_GRAPH,
    INFERRED_GRAPH,
    KG,
    ONTOLOGY_GRAPH,
    PREFIXES,
    VACO,
    document_graph,
    node,
    shorten,
    vaco,
)


@pytest.mark.parametrize("name", ["Death", "vaco:Death"])
def test_a_class_has_one_iri_with_or_without_its_prefix(name):
    assert vaco(name) == NamedNode("https://w3id.org/vaco/Death")


def test_a_statement_is_named_by_its_document_and_identifier():
    assert node("clock", "stop").value == "https://w3id.org/vaco/kg/clock.stop"


def test_the_graphs_of_documents_and_of_the_house_are_apart():
    graphs = {document_graph("clock"), EVIDENCE_GRAPH, ONTOLOGY_GRAPH, INFERRED_GRAPH}
    assert len(graphs) == 4
    assert all(graph.value.startswith(KG + "graph.") for graph in graphs)


def test_an_iri_is_written_with_the_longest_prefix_that_fits():
    assert shorten(KG + "clock.stop") == "kg:clock.stop"
    assert shorten(VACO + "Death") == "vaco:Death"
    assert shorten("https://example.org/x") == "https://example.org/x"


@pytest.mark.parametrize(("prefix", "base"), PREFIXES.items())
def test_every_prefix_leads_back_to_its_namespace(prefix, base):
    assert shorten(base + "x") == f"{prefix}:x"
