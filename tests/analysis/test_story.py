from __future__ import annotations

import pytest
from tests.analysis.invented import cause, days, fact

from vakg.analysis.case_graph import case_graph
from vakg.analysis.clock import moments
from vakg.analysis.families import Families, Family
from vakg.analysis.story import KEY_EVENTS, causal_chains, key_events, story_lines


def family(key, weight):
    return Family(key=key, lane="L", shape="dot", letter="X", colour=1, weight=weight, heading=key)


ROWS = {"ex:End": family("outcome", 5), "ex:Work": family("work", 5), "ex:Look": family("look", 0)}
FAMILIES = Families(ROWS, {})


def lines(facts):
    events = [one for one in facts if one.kind == "event"]
    found = story_lines(case_graph(facts), facts, moments(events), FAMILIES)
    return {line.heading: [(part.sign, part.text) for part in line.parts] for line in found}


def test_the_story_tells_patient_procedure_causes_treatments_and_end():
    facts = [
        fact("p", "patient", text="A clock of 1812."),
        fact("whole", text="It was overhauled.", time=days(0, 0)),
        fact("clean", text="It was cleaned.", time=days(0, 0), more={"index": True, "part_of": "whole"}),
        fact("stop", time=days(3, 3)),
        fact("oil", time=days(4, 4), more={"targets": ("stop",), "result": "none"}),
        fact("end", type="ex:End", text="It was sold.", time=days(9, 9)),
        cause("l1", "clean", "stop"), cause("l2", "stop", "end", certainty="probable"),
    ]  # fmt: skip
    assert lines(facts) == {
        "The patient": [("", "A clock of 1812.")],
        "What was done": [("", "It was overhauled."), ("", "It was cleaned.")],
        "What led to what": [("", "clean"), ("→", "stop"), ("→ probably", "end")],
        "What was tried": [(";", "oil (without effect)")],
        "How it ended": [("", "It was sold.")],
    }


def test_an_outcome_that_did_not_come_is_no_end():
    facts = [fact("end", type="ex:End", status="absent", time=days(9, 9))]
    assert "How it ended" not in lines(facts)


def test_a_dated_end_is_told_before_an_undated_one():
    dated = fact("end", type="ex:End", text="Dated.", time=days(9, 9))
    facts = [dated, fact("late", type="ex:End", text="Undated.")]
    assert lines(facts)["How it ended"] == [("", "Dated.")]


def test_what_is_only_history_is_no_chain_of_the_story():
    facts = [
        fact("rust", time=days(-9, -9)), fact("wear", time=days(-8, -8)), fact("now", time=days(0, 0)),
        cause("l", "rust", "wear"),
    ]  # fmt: skip
    assert "What led to what" not in lines(facts)


def test_further_effects_are_told_beside_the_last_one():
    facts = [fact("dust", time=days(0, 0)), fact("stop", time=days(1, 1)), fact("noise", time=days(1, 1)),
             cause("l1", "dust", "stop"), cause("l2", "dust", "noise", status="possible")]  # fmt: skip
    assert lines(facts)["What led to what"] == [("", "dust"), ("→", "stop"), (", possibly", "noise")]


def test_the_chain_the_authors_assert_outweighs_one_they_suspect():
    facts = [fact(name) for name in "abcd"]
    facts += [cause("1", "a", "b"), cause("2", "c", "d", status="possible", certainty="speculative")]
    assert causal_chains(case_graph(facts)) == [["a", "b"], ["c", "d"]]


@pytest.fixture
def crowd():
    looks = [fact(f"look{n}", type="ex:Look", time=days(n, n)) for n in range(1, KEY_EVENTS + 20)]
    clean = fact("clean", type="ex:Work", time=days(0, 0), more={"index": True})
    return [*looks, clean, fact("end", type="ex:End", time=days(99, 99))]


def test_a_crowded_case_is_told_by_what_matters(crowd):
    graph, placed = case_graph(crowd), moments(crowd)
    assert key_events(graph, {one.id: one for one in crowd}, placed, FAMILIES) == ("clean", "end")


def test_a_small_case_is_told_whole():
    few = [fact(f"look{n}", type="ex:Look") for n in range(5)]
    graph = case_graph(few)
    assert len(key_events(graph, {one.id: one for one in few}, moments(few), FAMILIES)) == 5


def test_two_causes_of_one_end_are_both_told():
    facts = [fact("dust", time=days(0, 0)), fact("rust", time=days(0, 0)), fact("stop", time=days(1, 1))]
    chains = causal_chains(case_graph([*facts, cause("1", "dust", "stop"), cause("2", "rust", "stop")]))
    assert sorted(chains) == [["dust", "stop"], ["rust", "stop"]]


def test_effects_told_with_the_same_doubt_stand_together():
    facts = [fact(name, time=days(0, 0)) for name in ("dust", "a", "b", "c")]
    facts += [cause("1", "dust", "a"), cause("2", "dust", "b", status="possible"), cause("3", "dust", "c")]
    told = lines(facts)["What led to what"]
    assert sorted(told[1:3]) == [(",", "c"), ("→", "a")]
    assert told[3] == (", possibly", "b")
