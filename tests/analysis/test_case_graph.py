from __future__ import annotations

from tests.analysis.invented import cause, days, fact

from vakg.analysis.case_graph import (
    CAUSES,
    CONFLICTS,
    PART_OF,
    THEN,
    TREATS,
    add_sequence,
    case_graph,
    causal_graph,
    edges_of,
    restrict,
    same_places,
)


def test_a_link_becomes_an_edge_that_keeps_how_sure_it_is():
    link = cause("l", "dust", "stop", status="possible", certainty="speculative")
    graph = case_graph([fact("dust"), fact("stop"), link])
    expected = {"kind": CAUSES, "fact": "l", "status": "possible", "certainty": "speculative"}
    assert edges_of(graph, CAUSES) == [("dust", "stop", expected)]


def test_targets_parts_and_inconsistencies_are_edges_of_their_own_kinds():
    facts = [
        fact("wind"), fact("stop", more={"part_of": "wind"}), fact("oil", more={"targets": ("stop",)}),
        fact("x", "inconsistency", more={"statements": ("oil", "wind")}),
    ]  # fmt: skip
    graph = case_graph(facts)
    assert [(a, b) for a, b, _ in edges_of(graph, TREATS)] == [("oil", "stop")]
    assert [(a, b) for a, b, _ in edges_of(graph, PART_OF)] == [("stop", "wind")]
    assert [(a, b) for a, b, _ in edges_of(graph, CONFLICTS)] == [("oil", "wind")]


def test_two_events_tied_in_two_ways_have_two_edges():
    facts = [fact("dust"), fact("stop"), cause("one", "dust", "stop"), cause("two", "dust", "stop")]
    assert case_graph(facts).number_of_edges("dust", "stop") == 2


def test_a_link_to_an_event_outside_the_case_is_no_edge():
    assert case_graph([fact("dust"), cause("l", "dust", "elsewhere")]).number_of_edges() == 0


def test_a_node_holds_plain_values():
    graph = case_graph([fact("stop", time=days(3, 4), more={"index": True}, levels=("T1",))])
    node = graph.nodes["stop"]
    assert (node["low_days"], node["high_days"], node["is_index"], node["levels"]) == (3, 4, True, ("T1",))


def test_causes_in_a_circle_are_cut_open():
    links = [cause("1", "a", "b"), cause("2", "b", "c"), cause("3", "c", "a")]
    chain = causal_graph(case_graph([fact("a"), fact("b"), fact("c"), *links]))
    assert sorted(chain.edges) == [("a", "b"), ("b", "c")]


def test_only_an_event_without_any_edge_follows_the_one_before_it():
    graph = case_graph([fact("a"), fact("b"), fact("c"), cause("l", "a", "b")])
    add_sequence(graph, ["a", "b", "c"])
    assert [(a, b) for a, b, _ in edges_of(graph, THEN)] == [("b", "c")]


def test_events_at_the_same_level_are_paired_in_their_order():
    facts = [fact("a", levels=("T1",)), fact("b", levels=("T2",)), fact("c", levels=("T1", "T2"))]
    assert same_places(case_graph(facts)) == [("a", "c", "T1"), ("b", "c", "T2")]


def test_a_restricted_graph_can_be_changed_without_harm_to_the_whole():
    graph = case_graph([fact("a"), fact("b")])
    part = restrict(graph, {"a"}.__contains__)
    part.add_node("c")
    assert sorted(part) == ["a", "c"]
    assert sorted(graph) == ["a", "b"]
