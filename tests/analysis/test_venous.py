from __future__ import annotations

from itertools import pairwise

import pytest

from vakg.analysis.venous import FLOWS, NARROWS, arrange_network, layers, routes, venous_graph
from vakg.questions.network import VenousConnection


def connection(start, end, **given):
    values = {
        "id": f"{start}-{end}", "label": f"{start} to {end}", "from_site": start, "to_site": end,
        "relation": "runs into", "bidirectional": False, "basis": "a map", "source": "the map of 1812",
        "quote": None, "document": None, "level_scope": "all", "review_needed": False, "comment": None,
    }  # fmt: skip
    return VenousConnection(**(values | given))


@pytest.fixture
def graph():
    steps = [
        connection("spring", "brook", bidirectional=True, quote="the spring feeds the brook"),
        connection("brook", "river"), connection("mill brook", "sea"), connection("river", "sea"),
    ]  # fmt: skip
    return venous_graph(steps, {"mill brook": ["brook"]})


def test_an_edge_keeps_on_what_authority_it_stands(graph):
    edge = graph.edges["spring", "brook"]
    assert (edge["kind"], edge["basis"], edge["quote"]) == (FLOWS, "a map", "the spring feeds the brook")


def test_a_connection_both_ways_has_an_edge_back(graph):
    assert graph.edges["brook", "spring"]["backward"]
    assert not graph.has_edge("river", "brook")


def test_from_a_class_one_may_step_to_a_narrower_one_but_not_back(graph):
    assert graph.edges["brook", "mill brook"]["kind"] == NARROWS
    assert not graph.has_edge("mill brook", "brook")


def test_routes_come_shortest_first(graph):
    longer = graph.copy()
    longer.add_edge("mill brook", "pond")
    longer.add_edge("pond", "sea")
    longer.remove_edge("mill brook", "sea")
    found = routes(longer, "spring", "sea")
    assert found == [["spring", "brook", "river", "sea"], ["spring", "brook", "mill brook", "pond", "sea"]]
    assert routes(longer, "spring", "sea", at_most=1) == found[:1]


def test_where_there_is_no_way_there_is_no_route(graph):
    assert routes(graph, "sea", "spring") == []
    assert routes(graph, "spring", "moon") == []


def test_layers_run_downstream(graph):
    depth = layers(graph)
    assert depth["spring"] < depth["brook"] < depth["river"] < depth["sea"]


def test_no_two_sites_share_a_place(graph):
    made = arrange_network(graph, {name: name for name in graph})
    assert len(set(made.positions.values())) == len(graph)
    assert made == arrange_network(graph, {name: name for name in graph})


def test_the_ontologys_network_leads_from_the_bone_to_the_lung(built):
    from vakg.graph.store import open_store
    from vakg.questions.network import read_classes, read_connections

    store = open_store(built)
    parents = {curie: entry.parents for curie, entry in read_classes(store).items()}
    graph = venous_graph(read_connections(store), parents)
    ways = routes(graph, "vaco:VertebralBody", "vaco:SubsegmentalPulmonaryArtery", at_most=2)
    assert len(ways) == 2
    assert all(graph.edges[a, b]["kind"] in (FLOWS, NARROWS) for way in ways for a, b in pairwise(way))
