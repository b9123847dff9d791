"""The graph in Python: questions, facts, cases, and the same graph for rdflib, owlready2 and networkx."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import vakg
from vakg.errors import BadInputError, NotFoundError
from vakg.graph.dataset import open_dataset
from vakg.graph.store import open_store
from vakg.ontology.reasoning import load_world

PREFIX = "PREFIX vaco: <https://w3id.org/vaco/> "
GUIDE = Path(__file__).parents[1] / "docs" / "python.md"


@pytest.fixture(scope="module")
def kg(built):
    return vakg.open(built)


def test_the_examples_of_the_guide_run_as_printed(built, monkeypatch):
    monkeypatch.setenv("VAKG_GRAPH", str(built))
    found = doctest.testfile(str(GUIDE), module_relative=False)
    assert found.attempted > 15
    assert found.failed == 0


def test_facts_of_a_case_are_given(kg):
    found = kg.facts(document="intraspinal-leakage", case="case-2")
    assert {fact.case for fact in found} == {"case-2"}
    assert found[0].more["age"] == 79


def test_a_question_is_answered_with_its_parameter(kg):
    answer = kg.ask("leakage-in-a-case", case="case-2")
    assert answer.rows
    assert {"text", "quote", "status"} <= set(answer.columns)
    assert answer.parameters == {"case": "case-2"}


def test_a_question_in_plain_words_is_answered(kg):
    answer = kg.ask("which leak routes lead to epidural leakage?")
    assert answer.name == "leakage-routes"
    assert {row["leak_label"] for row in answer} == {"epidural cement leakage"}


def test_a_question_that_python_answers_is_asked_like_any_other(kg):
    by_name = kg.ask("concordance", case="pce-ards/index")
    assert by_name.sparql is None
    assert by_name.rows == kg.concordance("pce-ards/index").rows


def test_mistakes_are_told(kg, tmp_path):
    with pytest.raises(NotFoundError, match="no facts of case 'case-9'"):
        kg.facts(case="case-9")
    with pytest.raises(BadInputError):
        kg.ask("leakage-in-a-case", case="nobody")
    with pytest.raises(NotFoundError, match="not sure which question"):
        kg.ask("what about the price of eggs in the spine?")
    with pytest.raises(BadInputError, match=r"Give one of: .*pce-ards/index"):
        kg.case("case-9")
    with pytest.raises(NotFoundError, match="vakg build"):
        vakg.open(tmp_path).facts()


def test_a_query_of_ones_own_gives_rows_and_may_not_write(kg):
    found = kg.query(PREFIX + "SELECT ?x WHERE { ?x a vaco:PulmonaryCementEmbolism } ORDER BY ?x")
    assert found[0]["x"].startswith("kg:")
    with pytest.raises(BadInputError, match="only reads"):
        kg.query(PREFIX + "INSERT DATA { vaco:a vaco:b vaco:c }")


def test_rdflib_sees_the_same_graph_as_the_store(kg, built):
    query = PREFIX + "SELECT ?x WHERE { ?x a vaco:PulmonaryCementEmbolism }"
    store = open_store(built)
    ours = {row["x"].value for row in store.query(query, use_default_graph_as_union=True)}
    theirs = {str(row.x) for row in kg.dataset().query(query)}
    assert theirs == ours
    assert len(ours) > 3


def test_networkx_has_every_statement_once(kg):
    graph = kg.graph()
    kinds = [kind for _, kind in graph.nodes(data="kind")]
    links = [kind for _, _, kind in graph.edges(data="kind") if kind == "causes"]
    assert len(kinds) - kinds.count("document") + len(links) == len(kg.facts())


def test_only_the_dataset_gives_types_of_an_rdf_library(kg):
    for answer in (kg.ask("timeline"), kg.rates(), kg.query("SELECT * { ?s ?p ?o } LIMIT 50")):
        kinds = {type(value) for row in answer for value in row.values()}
        assert kinds <= {str, int, float, bool, type(None)}


def test_a_graph_shows_what_it_holds(kg):
    shown = kg._repr_html_()
    assert "pce-ards" in shown
    assert "reviewed" in shown


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
