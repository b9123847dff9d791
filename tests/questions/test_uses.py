"""Who uses a term: each class and property earns its place, or says why it has none yet."""

from __future__ import annotations

import csv

import pyoxigraph as ox
import pytest

from vakg.graph.store import in_memory, open_store
from vakg.graph.vocabulary import ONTOLOGY_GRAPH, TYPE, vaco
from vakg.model.term import Name, Scope
from vakg.ontology import load_names, load_ontology
from vakg.questions.facts import FactReader
from vakg.questions.ontology_graph import read_ontology
from vakg.questions.uses import class_mentions, named_terms, term_uses
from vakg.resources import ontology_dir, queries_dir

OWL = "http://www.w3.org/2002/07/owl#"


def uses(store, names=()):
    return term_uses(store, queries_dir(), ontology_dir() / "shapes", names)


@pytest.fixture(scope="module")
def store(built):
    return open_store(built)


@pytest.fixture(scope="module")
def used(store):
    return uses(store, load_names(load_ontology()))


@pytest.fixture(scope="module")
def mentions(store):
    return class_mentions(store, read_ontology(store))


def listed():
    with (ontology_dir() / "unused.tsv").open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["reason"] for row in csv.DictReader(file, delimiter="\t")}


def test_every_term_is_used_or_listed_with_a_reason(used):
    assert {term for term, found in used.items() if not found} == set(listed())
    assert all(listed().values())


def test_every_class_and_property_was_looked_at(used):
    assert set(load_ontology().terms) <= set(used)
    assert {"vaco:ledTo", "vaco:ageYears", "vaco:eventType", "obo:BFO_0000050"} <= set(used)


@pytest.mark.parametrize(
    "kind", ["Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"]
)
def test_a_term_that_nothing_uses_is_found(store, kind):
    planted = ox.Quad(vaco("Planted"), TYPE, ox.NamedNode(OWL + kind), ONTOLOGY_GRAPH)
    label = ox.Quad(vaco("Planted"), vaco("text"), ox.Literal("planted"), ONTOLOGY_GRAPH)
    assert uses(in_memory([*store, planted, label]))["vaco:Planted"] == ()


def test_an_inference_alone_is_no_use_by_a_record(store, used):
    # Every event of a document is, by inference, of the kind that all processes are.
    said = {quad.object for quad in store if quad.predicate == vaco("eventType")}
    assert vaco("PathologicalProcess") not in said
    assert "records" not in used["vaco:PathologicalProcess"]
    assert "records" in used["vaco:PulmonaryCementEmbolism"]


@pytest.mark.parametrize(
    ("term", "use"),
    [
        ("vaco:ledTo", "rules"), ("vaco:eventType", "questions"), ("vaco:low", "checks"),
        ("vaco:drainsToward", "axioms"), ("vaco:Lung", "reader"), ("vaco:ageYears", "records"),
    ],
)  # fmt: skip
def test_each_kind_of_use_is_told(used, term, use):
    assert use in used[term]


def test_a_name_of_two_classes_or_a_broad_one_leads_the_reader_to_none(store):
    names = [
        Name("lung", "vaco:Lung", Scope.LABEL), Name("Lung", "vaco:Heart", Scope.EXACT),
        Name("aorta", "vaco:Aorta", Scope.BROAD), Name("brain", "vaco:Brain", Scope.NARROW),
    ]  # fmt: skip
    found = {term for term, by in uses(store, names).items() if "reader" in by}
    assert found == {"vaco:Brain"}


def test_a_query_names_what_stands_outside_its_comments():
    assert named_terms("# vaco:Not\n#+ vaco:Nor\n?x a vaco:Death .") == {"vaco:Death"}


def test_a_class_is_mentioned_by_the_statements_whose_type_it_is(store, mentions):
    for fact in FactReader(store).facts():
        if fact.kind == "event":
            found = mentions[fact.type][f"kg:{fact.document}.{fact.id}"]
            assert "vaco:eventType" in found
            assert ("rdf:type" in found) == (fact.status == "present"), fact.id


def test_a_kind_of_amount_is_mentioned_by_the_statement_that_gives_the_amount(store, mentions):
    fact = next(one for one in FactReader(store).facts() if one.kind == "event" and one.quantities)
    own = mentions[fact.quantities[0].kind][f"kg:{fact.document}.{fact.id}"]
    assert "vaco:hasQuantity" in own
