"""All statements as one networkx graph: nodes, ties, and what each edge says."""

import networkx as nx
import pytest

from vakg.analysis.statement_graph import statement_graph
from vakg.graph.store import open_store
from vakg.questions.facts import FactReader


@pytest.fixture(scope="module")
def graph(built):
    return statement_graph(FactReader(open_store(built)).facts())


def ties(graph, kind):
    return {(a, b) for a, b, one in graph.edges(data="kind") if one == kind}


def test_a_causal_link_is_an_edge_with_its_certainty_and_quote(graph):
    links = [
        data
        for _, b, data in graph.edges(data=True)
        if data["kind"] == "causes" and b == "pce-ards.ards"
    ]
    assert {one["certainty"] for one in links} == {"asserted"}
    assert all(one["quote"] for one in links)
    assert not [name for name, kind in graph.nodes(data="kind") if kind == "causal_link"]


def test_every_event_hangs_on_its_case_and_every_case_on_its_document(graph):
    events = {name for name, kind in graph.nodes(data="kind") if kind == "event"}
    assert {a for a, _ in ties(graph, "of case")} >= events
    assert ("pce-ards/index", "pce-ards") in ties(graph, "of document")
    assert nx.has_path(graph, "pce-ards.ards", "pce-ards")


def test_claims_that_contradict_are_tied(graph):
    named = {graph.nodes[a]["kind"] for pair in ties(graph, "contradicts") for a in pair}
    assert named <= {
        "risk_factor",
        "recommendation",
        "diagnosis",
        "incidence",
        "mechanism",
        "gap",
        "prognosis",
        "definition",
        "indication",
    }
    assert ties(graph, "contradicts")


def test_no_edge_makes_a_node_without_a_kind(graph):
    assert all(kind for _, kind in graph.nodes(data="kind"))
    assert all(kind for _, _, kind in graph.edges(data="kind"))
