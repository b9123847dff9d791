"""The graph in Python: questions, facts, and the same graph for rdflib, owlready2 and networkx."""

from __future__ import annotations

import pytest

import vakg
from vakg.errors import BadInputError, NotFoundError
from vakg.graph.dataset import open_dataset
from vakg.ontology.reasoning import load_world

PREFIX = "PREFIX vaco: <https://w3id.org/vaco/> "


@pytest.fixture(scope="module")
def kg(built):
    return vakg.open(built)


def test_facts_of_a_case_are_given(kg):
    found = kg.facts(document="intraspinal-leakage", case="case-2")
    assert {fact.case for fact in found} == {"case-2"}
    assert found[0].more["age"] == 79


def test_a_question_is_answered_with_its_parameter(kg):
    answer = kg.ask("leakage-in-a-case", case="case-2")
    assert answer.rows
    assert {"text", "quote", "status"} <= set(answer.columns)


def test_mistakes_are_told(kg, tmp_path):
    with pytest.raises(NotFoundError, match="no facts of case 'case-9'"):
        kg.facts(case="case-9")
    with pytest.raises(BadInputError):
        kg.ask("leakage-in-a-case", case="nobody")
    with pytest.raises(NotFoundError, match="vakg build"):
        vakg.open(tmp_path).facts()


def test_rdflib_sees_the_same_graph_as_the_store(kg):
    query = PREFIX + "SELECT ?x WHERE { ?x a vaco:PulmonaryCementEmbolism }"
    ours = {row["x"].value for row in kg._store.query(query, use_default_graph_as_union=True)}
    theirs = {str(row.x) for row in kg.dataset().query(query)}
    assert theirs == ours
    assert len(ours) > 3


def test_rdflib_reads_no_file_for_a_from_clause(built, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    dataset = open_dataset(built)
    query = f"SELECT * FROM <{secret.as_uri()}> WHERE {{ <urn:a> ?p ?o }}"
    assert list(dataset.query(query)) == []


def test_owlready2_loads_ontology_and_graph_together(built):
    world = load_world([built / "graph.nq"])
    embolism = world["https://w3id.org/vaco/PulmonaryCementEmbolism"]
    names = {one.name for one in embolism.instances(world=world)}
    assert "pce-ards.pce" in names
