"""A part of a store tells of the literature and of some cases exactly what the whole tells."""

from __future__ import annotations

import pytest

from vakg.analysis.kinds import read_part
from vakg.graph.store import open_store
from vakg.questions.facts import FactReader
from vakg.questions.network import read_classes
from vakg.questions.selection import case_names, cases_of, named_classes, part_of


@pytest.fixture(scope="module")
def store(built):
    return open_store(built)


@pytest.fixture(scope="module")
def whole(store):
    return FactReader(store).facts()


@pytest.mark.parametrize("case", [("pce-ards", "index"), ("intraspinal-leakage", "case-2")])
def test_claims_and_the_case_are_the_same_as_in_the_whole(case, store, whole):
    part = FactReader(part_of(store, [case])).facts()
    wanted = [fact for fact in whole if fact.case is None or (fact.document, fact.case) == case]
    assert [
        fact for fact in part if fact.case is None or (fact.document, fact.case) == case
    ] == wanted


def test_of_other_cases_only_what_an_inconsistency_joins_is_read(store, whole):
    part = FactReader(part_of(store, [])).facts()
    joined = {(fact.document, name) for fact in whole for name in fact.more.get("statements", ())}
    events = [fact for fact in part if fact.case is not None]
    assert {(fact.document, fact.id) for fact in events} <= joined
    assert all(fact.evidence for fact in events)
    assert len(part) < len(whole) / 2


def test_cases_are_named_and_found_by_their_statements(store):
    assert ("pce-ards", "cited-24") in case_names(store)
    assert len(case_names(store)) == 10
    named = [
        "kg:pce-ards.pce",
        "kg:pce-ards.patient.index",
        "kg:pce-ards.c-pce-frequency",
        "kg:no.such",
    ]
    assert cases_of(store, named) == {("pce-ards", "index")}


def test_a_part_knows_the_classes_and_no_veins(store):
    part = read_part(store, [])
    assert part.kinds.label("vaco:PulmonaryCementEmbolism") == "pulmonary cement embolism"
    assert part.connections == ()


def test_classes_have_the_labels_and_parents_that_the_whole_gives_them(store):
    whole, bare = read_classes(store), named_classes(store)
    told = {curie: (one.label, one.parents) for curie, one in whole.items()}
    assert {curie: (bare[curie].label, bare[curie].parents) for curie in whole} == told
