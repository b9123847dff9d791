"""A conclusion is led back to what was said, and a contradiction to the statements that clash."""

import pytest
from pyoxigraph import NamedNode, Quad

from samples import store
from vakg.errors import NotFoundError
from vakg.graph.explanation import Explainer
from vakg.graph.store import in_memory, open_store
from vakg.graph.terminology import classified, ontology_quads
from vakg.graph.vocabulary import KG, OBO, TYPE, VACO, document_graph, node, vaco
from vakg.ontology import load_ontology
from vakg.resources import ontology_dir


@pytest.fixture(scope="module")
def ontology_part():
    ontology = load_ontology()
    return ontology_quads(ontology_dir(), ontology) | classified(ontology)


def say(*triples):
    graph = document_graph("d")
    return {Quad(node("d", one), relation, other, graph) for one, relation, other in triples}


def contradictions(ontology_part, *triples):
    return Explainer(store(ontology_part | say(*triples))).contradictions()


OCCURS_IN = NamedNode(OBO + "BFO_0000066")


def test_a_type_is_led_back_to_the_statements_it_follows_from(ontology_part):
    quads = say(
        ("leak", TYPE, vaco("CementLeakage")),
        ("leak", OCCURS_IN, node("d", "space")),
        ("space", TYPE, vaco("AnteriorEpiduralSpace")),
        ("leak", vaco("targets"), node("d", "else")),
    )
    explained = Explainer(store(ontology_part | quads))
    assert explained.why(KG + "d.leak", VACO + "IntraspinalCementLeakage") == [
        "kg:d.leak 'occurs in' kg:d.space",
        "kg:d.leak is a 'cement leakage'",
        "kg:d.space is a 'anterior epidural space'",
    ]


def test_what_a_rule_reckoned_is_named_as_a_ground(built):
    grounds = Explainer(open_store(built)).why(
        KG + "pce-ards.ards", VACO + "DelayedOnsetComplication"
    )
    assert "'low in days' of kg:pce-ards.ards.time is 6" in grounds
    assert "kg:pce-ards.pce 'led to' kg:pce-ards.ards" in grounds


def test_what_does_not_follow_has_no_explanation(ontology_part):
    explained = Explainer(store(ontology_part | say(("leak", TYPE, vaco("CementLeakage")))))
    with pytest.raises(NotFoundError, match="does not follow that it is a 'needle"):
        explained.why(KG + "d.leak", VACO + "NeedleTractSign")


def test_a_clash_of_what_is_inferred_names_thing_statements_and_what_excludes_what(ontology_part):
    (finding,) = contradictions(
        ontology_part,
        ("it", TYPE, vaco("Vein")),
        ("leak", TYPE, vaco("CementLeakage")),
        ("leak", vaco("hasRoute"), node("d", "it")),
    )
    assert finding.where == "kg:d.it"
    assert "'vein', because kg:d.it is a 'vein'" in finding.what
    assert "'leakage route', because kg:d.leak 'has route' kg:d.it" in finding.what
    assert "nothing can be both 'anatomical entity' and 'leakage route'" in finding.what


def test_a_clash_that_only_a_definition_brings_about_is_found(ontology_part):
    found = contradictions(
        ontology_part,
        ("it", TYPE, vaco("Dyspnea")),
        ("later", vaco("afterOperation"), node("d", "it")),
    )
    assert [one.where for one in found] == ["kg:d.it"]
    assert "kg:d.later 'after operation' kg:d.it" in found[0].what


def test_the_bundled_graph_does_not_contradict_itself(built):
    assert Explainer(in_memory(open_store(built))).contradictions() == []
