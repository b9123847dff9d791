"""Each defined class holds what it must and not what it must not, by the default build and by HermiT."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from hermit_proof import denying, denying_one, is_consistent, without_literals
from vakg.graph.conclusions import Conclusions, theory_of
from vakg.graph.consistency import ontology_triples
from vakg.graph.inference import infer
from vakg.graph.store import in_memory
from vakg.graph.terminology import classified, ontology_quads
from vakg.graph.vocabulary import KG, RDFS, TYPE, VACO, document_graph, vaco
from vakg.ontology import load_ontology
from vakg.ontology.turtle import OWL, iris, read_modules
from vakg.resources import ontology_dir, queries_dir

INDIVIDUALS = Path(__file__).parents[1] / "fixtures" / "defined" / "individuals.ttl"
MODULE = read_modules([ontology_dir() / "defined.ttl"]).triples
DEFINED = sorted(
    subject.value.removeprefix(VACO)
    for subject, said in MODULE.items()
    if isinstance(subject, ox.NamedNode) and OWL + "equivalentClass" in said
)
RECKONED = {vaco(name) for name in ("afterOperation", "caseCount", "notGiven")}
DRAINS = vaco("drainsTowardType")


@pytest.fixture(scope="module")
def ontology_part():
    ontology = load_ontology()
    return ontology_quads(ontology_dir(), ontology) | classified(ontology)


@pytest.fixture(scope="module")
def said():
    graph = document_graph("invented")
    parsed = ox.parse(path=INDIVIDUALS, format=ox.RdfFormat.TURTLE)
    return {ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed}


@pytest.fixture(scope="module")
def inferred(ontology_part, said):
    return infer(ontology_part | said, queries_dir() / "construct")


@pytest.fixture(scope="module")
def types(inferred):
    return {(q.subject.value, q.object.value) for q in inferred if q.predicate == TYPE}


def test_there_are_more_than_25_defined_classes_and_each_has_both_individuals(said):
    subjects = {quad.subject.value for quad in said}
    assert len(DEFINED) > 25
    lacking = [n for n in DEFINED if not {f"{KG}is.{n}", f"{KG}not.{n}"} <= subjects]
    assert lacking == []


def test_no_type_is_said_that_is_to_be_inferred(said):
    told = {(q.subject.value, q.object.value) for q in said if q.predicate == TYPE}
    assert not told & {(f"{KG}is.{name}", VACO + name) for name in DEFINED}


@pytest.mark.parametrize("name", DEFINED)
def test_what_meets_the_definition_is_inferred_and_what_lacks_a_part_is_not(name, types):
    assert (f"{KG}is.{name}", VACO + name) in types
    assert (f"{KG}not.{name}", VACO + name) not in types


def test_every_definition_is_understood(ontology_part):
    assert theory_of(in_memory(ontology_part)).opaque == set()


def test_a_place_in_a_patient_has_the_places_that_its_blood_can_reach(inferred):
    reached = {
        q.object.value.removeprefix(VACO)
        for q in inferred
        if q.predicate == DRAINS and q.subject.value == KG + "x.vertebra"
    }
    assert {"LumbarVein", "InferiorVenaCava", "RightAtrium", "PulmonaryArteriole"} <= reached
    assert not reached & {"PosteriorIntercostalVein", "VertebralVein", "LateralSacralVein"}


def test_blood_does_not_flow_back_from_the_heart(inferred):
    flow = {
        (q.subject.value.removeprefix(VACO), q.object.value.removeprefix(VACO))
        for q in inferred
        if q.predicate == DRAINS
    }
    assert ("L3Vertebra", "RightAtrium") in flow
    assert ("RightAtrium", "InferiorVenaCava") not in flow
    assert ("InternalVertebralVenousPlexus", "ExternalVertebralVenousPlexus") in flow
    assert ("ExternalVertebralVenousPlexus", "InternalVertebralVenousPlexus") in flow


@pytest.fixture(scope="module")
def for_hermit(ontology_part, said, inferred):
    known = [*said, *(q for q in inferred if q.predicate in RECKONED)]
    facts = {ox.Triple(q.subject, q.predicate, q.object) for q in known}
    return without_literals(set(ontology_triples(in_memory(ontology_part))), facts)


@pytest.mark.java
def test_hermit_infers_every_class_that_must_be_inferred(for_hermit):
    wanted = {f"{KG}is.{name}": [VACO + name] for name in DEFINED}
    assert not is_consistent([*for_hermit, *denying_one(wanted)])


@pytest.mark.java
def test_hermit_infers_no_class_that_must_not_be_inferred(for_hermit):
    unwanted = {f"{KG}not.{name}": [VACO + name] for name in DEFINED}
    assert is_consistent([*for_hermit, *denying(unwanted)])


@pytest.mark.java
def test_hermit_and_the_default_build_classify_alike(ontology_part):
    from vakg.ontology.reasoning import check_consistency
    from vakg.ontology.turtle import module_paths

    conclusions = Conclusions(in_memory(ontology_part))
    classes = conclusions.theory.classes
    ours = {(n, wide) for n in classes for wide in conclusions.entailment.classes_above(n)}
    found = check_consistency(module_paths(ontology_dir())).superclasses
    assert ours == {pair for pair in found if classes.issuperset(pair)}


def test_a_defined_class_of_another_module_keeps_its_label_there():
    label = RDFS + "label"
    moved = [n for n in DEFINED if not iris(MODULE[vaco(n)], RDFS + "subClassOf")]
    assert moved
    assert [n for n in moved if label in MODULE[vaco(n)]] == []
