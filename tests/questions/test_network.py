from __future__ import annotations

import pytest
from pyoxigraph import Store

from vakg.graph.store import open_store
from vakg.questions.network import (
    read_cases,
    read_classes,
    read_connections,
    read_documents,
    read_ontology_head,
)


@pytest.fixture(scope="module")
def store(built):
    return open_store(built)


def test_documents_come_with_the_text_that_offsets_count(store):
    texts = {one.name: one for one in read_documents(store)}
    assert sorted(texts) == ["intraspinal-leakage", "pce-ards"]
    assert "VV-ECMO" in texts["pce-ards"].text
    assert texts["intraspinal-leakage"].year == "2006"


def test_a_documents_own_cases_come_before_those_it_cites(store):
    kinds = [head.kind for head in read_cases(store) if head.document == "pce-ards"]
    assert kinds[0] == "index"
    assert kinds == sorted(kinds, key=lambda kind: kind == "cited")


def test_a_class_has_its_names_and_only_the_classes_stated_above_it(store):
    entry = read_classes(store)["vaco:PulmonaryCementEmbolism"]
    assert entry.label == "pulmonary cement embolism"
    assert "pulmonary cement emboli" in entry.synonyms
    assert "vaco:CementEmbolism" in entry.parents
    assert "vaco:PathologicalProcess" not in entry.parents


def test_a_connection_says_on_what_authority_it_stands(store):
    found = {one.id: one for one in read_connections(store)}
    one = found["vaco:connection-VertebralBody-BasivertebralVein"]
    assert (one.relation, one.document) == ("drains toward", "pce-ards")
    assert all(one.basis for one in found.values())


def test_the_ontology_names_its_version_and_licence(store):
    head = read_ontology_head(store)
    assert head.version is not None
    assert head.version.startswith("https://w3id.org/vaco/")
    assert head.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_an_empty_store_gives_nothing_rather_than_failing():
    empty = Store()
    assert read_documents(empty) == read_cases(empty) == read_connections(empty) == ()
    assert read_classes(empty) == {}
    assert read_ontology_head(empty).licence is None
