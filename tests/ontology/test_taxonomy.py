"""Kinds that follow from definitions are found without Java."""

import pytest

from vakg.ontology.taxonomy import Axioms, Some, all_ancestors, class_axioms
from vakg.ontology.turtle import read_modules

TURTLE = """@prefix vaco: <https://w3id.org/vaco/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
vaco:Clot a owl:Class . vaco:Lung a owl:Class . vaco:Lobe a owl:Class ; rdfs:subClassOf vaco:Lung .
vaco:LungClot a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( vaco:Clot
    [ a owl:Restriction ; owl:onProperty vaco:in ; owl:someValuesFrom vaco:Lung ] ) ] .
vaco:LobeClot a owl:Class ; rdfs:subClassOf vaco:Clot ,
    [ a owl:Restriction ; owl:onProperty vaco:in ; owl:someValuesFrom vaco:Lobe ] .
vaco:NearClot a owl:Class ; rdfs:subClassOf vaco:Clot ,
    [ a owl:Restriction ; owl:onProperty vaco:near ; owl:someValuesFrom vaco:Lung ] .
vaco:LobeThing a owl:Class ; rdfs:subClassOf
    [ a owl:Restriction ; owl:onProperty vaco:in ; owl:someValuesFrom vaco:Lobe ] .
vaco:Either a owl:Class ; rdfs:subClassOf vaco:Clot ;
    owl:equivalentClass [ a owl:Class ; owl:unionOf ( vaco:LungClot vaco:NearClot ) ] .
vaco:Odd a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( vaco:Clot
    [ a owl:Class ; owl:complementOf vaco:Lung ] ) ] .
"""


@pytest.fixture
def above(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(TURTLE)
    return all_ancestors(class_axioms(read_modules([path]).triples))


def test_what_meets_every_part_of_a_definition_is_of_that_kind(above):
    assert "vaco:LungClot" in above["vaco:LobeClot"]


def test_a_defined_class_is_a_kind_of_the_named_parts_of_its_definition(above):
    assert above["vaco:LungClot"] == {"vaco:Clot", "vaco:Either"}


@pytest.mark.parametrize("other", ["vaco:NearClot", "vaco:LobeThing", "vaco:Clot"])
def test_what_meets_only_some_parts_is_not_of_that_kind(above, other):
    assert "vaco:LungClot" not in above[other]


@pytest.mark.parametrize("member", ["vaco:LungClot", "vaco:NearClot", "vaco:LobeClot"])
def test_what_a_class_is_the_union_of_is_of_its_kind(above, member):
    assert "vaco:Either" in above[member]


def test_a_union_is_no_kind_of_what_it_joins(above):
    assert above["vaco:Either"] == {"vaco:Clot"}


def test_a_definition_with_a_part_that_is_not_understood_is_never_met(above):
    assert not [name for name, wider in above.items() if "vaco:Odd" in wider]


def test_a_definition_met_through_another_definition_is_found():
    axioms = {
        "a": Axioms(),
        "f": Axioms(),
        "d1": Axioms(definitions=[("a", Some("in", "f"))]),
        "d2": Axioms(definitions=[("d1", Some("of", "f"))]),
        "x": Axioms(parents=["a"], relations=[Some("in", "f"), Some("of", "f")]),
    }
    assert all_ancestors(axioms)["x"] == {"a", "d1", "d2"}


def test_a_circle_of_superclasses_does_not_run_for_ever():
    assert all_ancestors({"a": Axioms(parents=["b"]), "b": Axioms(parents=["a"])}) == {
        "a": {"b"},
        "b": {"a"},
    }
