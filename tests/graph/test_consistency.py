"""Contradictions are found without Java, and said in words; HermiT finds them too."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from vakg.graph.checks import Finding
from vakg.graph.consistency import check_logic, check_with_hermit, ontology_triples, read_logic
from vakg.graph.store import open_store
from vakg.graph.terminology import ontology_quads
from vakg.graph.vocabulary import ONTOLOGY_GRAPH, VACO, document_graph
from vakg.ontology import load_ontology
from vakg.ontology.turtle import module_paths, read_triples
from vakg.resources import ontology_dir

PREFIXES = """
@prefix vaco: <https://w3id.org/vaco/> .
@prefix kg: <https://w3id.org/vaco/kg/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
VEIN_AND_FINDING = "nothing can be both 'anatomical entity' and 'clinical finding'"


@pytest.fixture(scope="module")
def terminology():
    return ontology_quads(ontology_dir(), load_ontology())


@pytest.fixture
def plant(terminology):
    """Give a store of the ontology with a few planted statements, or axioms."""

    def planted(statements: str = "", axioms: str = "") -> ox.Store:
        store = ox.Store()
        store.extend(terminology)
        for text, graph in ((statements, document_graph("d")), (axioms, ONTOLOGY_GRAPH)):
            store.load(PREFIXES + text, format=ox.RdfFormat.TURTLE, to_graph=graph)
        return store

    return planted


def findings_in(store: ox.Store) -> list[tuple[str, str]]:
    return [(one.where, one.what) for one in check_logic(store)[2]]


def test_the_ontology_alone_has_no_contradiction(plant):
    things, pairs, findings = check_logic(plant())
    assert findings == []
    assert things > 20  # statuses, certainties, venous connections
    assert pairs >= 13 * 12 / 2  # every two of the thirteen roots


def test_the_bundled_graph_has_no_contradiction(built):
    things, _, findings = check_logic(open_store(built))
    assert findings == []
    assert things > 1500


def test_a_thing_in_two_exclusive_branches_is_told_with_its_classes_and_why(plant):
    store = plant("kg:d.thing a vaco:AzygosVein , vaco:Dyspnea .")
    assert check_logic(store)[2] == [
        Finding(
            check="consistency",
            where="kg:d.thing",
            what=f"it is 'azygos vein' and 'dyspnea' at once, and {VEIN_AND_FINDING}",
        )
    ]


def test_wider_classes_inferred_beside_the_narrow_ones_change_nothing_in_the_finding(plant):
    store = plant(
        "kg:d.thing a vaco:AzygosVein , vaco:Vein , vaco:Dyspnea , vaco:ClinicalFinding ."
    )
    assert findings_in(store) == [
        ("kg:d.thing", f"it is 'azygos vein' and 'dyspnea' at once, and {VEIN_AND_FINDING}")
    ]


def test_two_classes_of_one_branch_do_not_contradict_each_other(plant):
    assert (
        findings_in(plant("kg:d.thing a vaco:AzygosVein , vaco:Vein , vaco:ReportedEvent .")) == []
    )


def test_what_a_property_makes_of_its_value_counts(plant):
    store = plant("kg:d.event vaco:inCase kg:d.thing . kg:d.thing a vaco:Vein .")
    assert findings_in(store) == [
        (
            "kg:d.thing",
            "it is 'vein' and 'case history' (by its place in 'in case') at once, "
            "and nothing can be both 'anatomical entity' and 'case history'",
        )
    ]


def test_what_a_property_makes_of_its_owner_counts(plant):
    store = plant("kg:d.thing a vaco:Dyspnea ; vaco:cause kg:d.event .")
    ((where, what),) = findings_in(store)
    assert where == "kg:d.thing"
    assert "'causal link' (by its place in 'cause')" in what
    assert "'dyspnea'" in what


def test_classes_declared_exclusive_one_by_one_count_too(plant):
    axioms = "vaco:AzygosVein owl:disjointWith vaco:PulmonaryArtery ."
    store = plant("kg:d.thing a vaco:AzygosVein , vaco:LeftPulmonaryArtery .", axioms)
    ((where, what),) = findings_in(store)
    assert where == "kg:d.thing"
    assert "nothing can be both 'azygos vein' and 'pulmonary artery'" in what


def test_a_class_below_two_exclusive_ones_can_have_no_instance(plant):
    axioms = "vaco:Bad a owl:Class ; rdfs:subClassOf vaco:Vein , vaco:Dyspnea ."
    assert findings_in(plant("", axioms)) == [
        ("vaco:Bad", f"vaco:Bad can have no instance: {VEIN_AND_FINDING}")
    ]


def test_a_thing_that_is_nothing_is_a_contradiction(plant):
    assert findings_in(plant("kg:d.thing a owl:Nothing .")) == [
        ("kg:d.thing", "it is declared to be owl:Nothing, which has no instances")
    ]


def test_a_functional_property_has_one_value(plant):
    axioms = "vaco:ageYears a owl:FunctionalProperty ."
    one = "kg:d.one vaco:ageYears 54 . kg:d.two vaco:ageYears 55 ."
    assert findings_in(plant(one, axioms)) == []
    ((where, what),) = findings_in(plant("kg:d.one vaco:ageYears 54 , 55 .", axioms))
    assert where == "kg:d.one"
    assert what.startswith("'age in years' has one value at most, here ")
    assert "54" in what
    assert "55" in what


def test_the_expressions_of_a_builds_ontology_read_back_as_they_were_written(plant):
    written = [one for path in module_paths(ontology_dir()) for one in read_triples(path)]
    assert len(expressions(written)) > 100
    assert expressions(ontology_triples(plant())) == expressions(written)


def expressions(triples: Iterable[ox.Triple | ox.Quad]) -> list[str]:
    """Give all that is said of and by nodes without a name, in a form that does not depend on names."""
    dataset = ox.Dataset(
        ox.Quad(one.subject, one.predicate, one.object)
        for one in triples
        if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def test_wider_classes_are_those_of_the_loaded_ontology(plant):
    logic = read_logic(plant())
    for curie, term in load_ontology().terms.items():
        iri = VACO + curie.removeprefix("vaco:")
        assert {one.replace(VACO, "vaco:") for one in logic.wider[iri]} == {curie, *term.ancestors}


def test_a_broken_list_of_exclusive_classes_is_read_as_far_as_it_goes(plant):
    store = plant("", "[] a owl:AllDisjointClasses ; owl:members [] .")
    assert findings_in(store) == []


@pytest.mark.java
@pytest.mark.slow
def test_hermit_finds_what_is_found_without_it(plant):
    event = "kg:d.event a vaco:ReportedEvent , vaco:Dyspnea ."
    assert check_with_hermit(plant(event)) == []
    store = plant(event.replace("vaco:Dyspnea", "vaco:Dyspnea , vaco:Vein"))
    assert len(check_logic(store)[2]) == 1
    assert [one.where for one in check_with_hermit(store)] == ["the whole graph"]


@pytest.mark.java
@pytest.mark.slow
def test_hermit_names_a_class_that_can_have_no_instance(plant):
    store = plant("", "vaco:Bad a owl:Class ; rdfs:subClassOf vaco:Vein , vaco:Dyspnea .")
    assert [one.where for one in check_with_hermit(store)] == ["vaco:Bad"]
    assert [one.where for one in check_logic(store)[2]] == ["vaco:Bad"]


@pytest.mark.java
@pytest.mark.slow
def test_hermit_follows_what_needs_full_logic(plant):
    axioms = """
        vaco:near a owl:ObjectProperty . vaco:Near a owl:Class ; rdfs:subClassOf vaco:Vein ;
        owl:equivalentClass [ a owl:Restriction ; owl:onProperty vaco:near ; owl:someValuesFrom vaco:Vein ] .
    """
    store = plant("kg:d.one a vaco:Dyspnea ; vaco:near kg:d.two . kg:d.two a vaco:Vein .", axioms)
    assert check_logic(store)[2] == []
    assert [one.check for one in check_with_hermit(store)] == ["hermit"]
