"""What a record says stands in the graph, and what did not happen is never counted as happened."""

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, NamedNode, Quad

from samples import (
    case,
    claim,
    event,
    full_record,
    graph,
    link,
    one_event_record,
    record,
    said_quads,
    store,
)
from samples.strategies import records
from vakg.graph.store import open_store
from vakg.graph.vocabulary import (
    EVIDENCE_GRAPH,
    INFERRED_GRAPH,
    OBO,
    PREFIXES,
    TYPE,
    document_graph,
    node,
    vaco,
)
from vakg.model.assertion import AssertionStatus, Review

OCCURS_IN = NamedNode(OBO + "BFO_0000066")
HAPPENED = {OCCURS_IN, vaco("hasInput"), vaco("hasRoute")}
NOT_PRESENT = [status for status in AssertionStatus if status is not AssertionStatus.PRESENT]
PREFIX = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def types(quads, name):
    return {q.object for q in quads if q.subject == node("clock", name) and q.predicate == TYPE}


def objects(quads, subject, predicate):
    return {q.object for q in quads if q.subject == subject and q.predicate == vaco(predicate)}


def rows(made, query):
    return list(made.query(PREFIX + query, use_default_graph_as_union=True))


COUNTED = """SELECT ?e ?above {
    ?e vaco:eventType/rdfs:subClassOf* ?above ; vaco:assertionStatus ?status ; a ?above .
    FILTER(?status != vaco:present) }"""
NOT_COUNTED = """SELECT ?e ?above {
    ?e vaco:eventType/rdfs:subClassOf* ?above ; vaco:assertionStatus vaco:present .
    FILTER(STRSTARTS(STR(?above), STR(vaco:)) && !STRSTARTS(STR(?above), STR(kg:)))
    FILTER NOT EXISTS { ?e a ?above } }"""
DONE = """SELECT ?e ?relation {
    VALUES ?relation { obo:BFO_0000066 vaco:hasInput vaco:hasRoute }
    ?e vaco:assertionStatus ?status ; ?relation ?part . FILTER(?status != vaco:present) }"""


def assert_safe(made):
    """What is present is an instance of all that its type is a kind of, and nothing else is of any."""
    assert rows(made, COUNTED) == []
    assert rows(made, NOT_COUNTED) == []
    assert rows(made, DONE) == []


# ---- safe by default


@pytest.mark.parametrize("status", NOT_PRESENT)
def test_what_is_not_present_is_no_instance_of_its_type_or_of_any_class_above(status):
    quads = graph(one_event_record(type="vaco:Rust", status=status))
    assert types(quads, "it") == {vaco("ReportedEvent")}


@pytest.mark.parametrize("status", NOT_PRESENT)
def test_what_is_not_present_occurs_nowhere_uses_nothing_and_takes_no_route(status):
    said = {
        "sites": ["vaco:Wheel"],
        "materials": ["vaco:Oil"],
        "routes": ["vaco:Groove"],
        "levels": ["T1"],
    }
    quads = graph(one_event_record(status=status, **said))
    assert not [q for q in quads if q.subject == node("clock", "it") and q.predicate in HAPPENED]
    assert not [q for q in quads if q.predicate == TYPE and q.object == vaco("Wheel")]


@pytest.mark.parametrize("status", NOT_PRESENT)
def test_what_is_not_present_can_still_be_asked_for(status):
    quads = graph(one_event_record(type="vaco:Rust", status=status, sites=["vaco:Wheel"]))
    assert objects(quads, node("clock", "it"), "eventType") == {vaco("Rust")}
    assert objects(quads, node("clock", "it"), "siteType") == {vaco("Wheel")}
    assert objects(quads, node("clock", "it"), "assertionStatus") == {vaco(status)}


def test_what_is_present_is_an_instance_of_its_type_and_of_every_class_above():
    assert {vaco("Rust"), vaco("Fault")} <= types(graph(one_event_record(type="vaco:Rust")), "it")


def test_what_is_present_is_an_instance_of_a_class_that_is_above_by_definition():
    assert vaco("Fault") in types(graph(one_event_record(type="vaco:Defect")), "it")


@pytest.mark.parametrize("certainty", ["probable", "speculative", "disputed", "undecided"])
def test_certainty_does_not_change_what_an_event_is_an_instance_of(certainty):
    """Status says whether it happened; certainty is asked for beside it."""
    assert vaco("Rust") in types(
        graph(one_event_record(type="vaco:Rust", certainty=certainty)), "it"
    )


@settings(max_examples=40, deadline=None)
@given(records())
def test_in_every_graph_only_what_is_present_has_instances_and_parts(made):
    assert_safe(store(graph(made)))


def test_in_the_bundled_graph_only_what_is_present_has_instances_and_parts(built):
    assert_safe(open_store(built))


def test_the_check_would_notice_what_was_counted_but_did_not_happen():
    made = store(graph(one_event_record(type="vaco:Rust", status="absent")))
    made.add(Quad(node("clock", "it"), TYPE, vaco("Fault"), INFERRED_GRAPH))
    with pytest.raises(AssertionError):
        assert_safe(made)


def test_in_the_bundled_graph_all_instances_of_an_event_type_are_events(built):
    stray = "SELECT ?x { ?e vaco:eventType ?type . ?x a ?type FILTER NOT EXISTS { ?x a vaco:ReportedEvent } }"
    assert rows(open_store(built), stray) == []


def test_the_bundled_graph_has_events_of_each_kind_to_tell_apart(built):
    """So that the two tests above have something to fail on."""
    counted = rows(
        open_store(built),
        "SELECT ?s (COUNT(*) AS ?n) { ?e vaco:eventType ?t ; vaco:assertionStatus ?s } GROUP BY ?s",
    )
    numbers = {row["s"]: int(row["n"].value) for row in counted}
    assert numbers[vaco("present")] > 200
    assert numbers[vaco("absent")] > 10
    assert numbers[vaco("possible")] > 3


# ---- what led to what


def linked(cause="present", effect="present", **said):
    made = record(
        case(
            event("a", status=cause),
            event("b", status=effect),
            links=[link("so", "a", "b", **said)],
        )
    )
    return objects(graph(made), node("clock", "a"), "ledTo")


def test_a_sure_stated_link_between_what_happened_is_a_relation():
    assert linked() == {node("clock", "b")}


@pytest.mark.parametrize("status", NOT_PRESENT)
@pytest.mark.parametrize("end", ["cause", "effect"])
def test_what_did_not_happen_led_to_nothing_and_came_from_nothing(end, status):
    assert linked(**{end: status}) == set()


@pytest.mark.parametrize("status", NOT_PRESENT)
def test_a_link_that_is_denied_or_only_possible_is_no_relation(status):
    assert linked(status=status) == set()


@pytest.mark.parametrize(
    "certainty", ["probable", "suggestive", "speculative", "disputed", "undecided"]
)
def test_a_hedged_link_is_no_relation(certainty):
    assert linked(certainty=certainty) == set()


def test_a_link_that_a_curator_worked_out_is_no_relation():
    assert linked(basis="derived", derived_from="the order") == set()


def test_a_hedged_link_can_still_be_asked_for():
    made = record(case(event("a"), event("b"), links=[link("so", "a", "b", certainty="probable")]))
    quads = graph(made)
    assert objects(quads, node("clock", "so"), "cause") == {node("clock", "a")}
    assert objects(quads, node("clock", "so"), "effect") == {node("clock", "b")}
    assert objects(quads, node("clock", "so"), "certainty") == {vaco("probable")}


def test_in_the_bundled_graph_every_relation_has_its_sure_link(built):
    made = open_store(built)
    unsure = """SELECT ?a { ?a vaco:ledTo ?b FILTER NOT EXISTS {
        ?link a vaco:CausalLink ; vaco:cause ?a ; vaco:effect ?b ; vaco:basis "stated" ;
              vaco:assertionStatus vaco:present ; vaco:certainty vaco:asserted .
        ?a vaco:assertionStatus vaco:present . ?b vaco:assertionStatus vaco:present } }"""
    assert rows(made, unsure) == []
    assert rows(made, "SELECT ?a { ?a vaco:ledTo ?b }")


# ---- where things stand


@settings(max_examples=10, deadline=None)
@given(records())
def test_no_graph_has_a_blank_node(made):
    for quad in graph(made):
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_what_a_document_says_stands_in_its_own_graph_and_its_evidence_apart():
    quads = said_quads(full_record())
    assert {quad.graph_name for quad in quads} == {document_graph("clock"), EVIDENCE_GRAPH}


def test_what_was_inferred_is_never_among_what_is_said():
    said, whole = said_quads(full_record()), graph(full_record())
    (document,) = {quad.graph_name for quad in said} - {EVIDENCE_GRAPH}
    assert {quad for quad in whole if quad.graph_name == document} <= said
    assert vaco("Fault") not in types(said, "stop")
    assert any(q.graph_name == INFERRED_GRAPH and q.object == vaco("Fault") for q in whole)


@pytest.mark.parametrize("review", ["reviewed", "machine"])
def test_every_statement_says_whether_it_was_reviewed(review):
    quads = said_quads(full_record().model_copy(update={"review": Review(review)}))
    stated = {quad.subject for quad in quads if quad.predicate == vaco("identifier")}
    cases = {node("clock", "case", name) for name in ("tower", "second")} | {node("clock")}
    for subject in stated - cases:
        assert objects(quads, subject, "reviewState") == {vaco(review)}


def test_a_case_has_its_label_kind_patient_and_the_works_it_is_from():
    quads = said_quads(full_record())
    second = node("clock", "case", "second")
    assert {term.value for term in objects(quads, second, "caseKind")} == {"cited"}
    assert objects(quads, second, "hasPatient") == {node("clock", "patient", "second")}
    assert objects(quads, second, "citesReference") == {node("clock", "ref4")}


def test_two_statements_that_cite_a_work_cite_the_same_node():
    made = record(case(event("a", citations=[7]), event("b", citations=[7, 8])))
    quads = said_quads(made)
    assert objects(quads, node("clock", "a"), "citesReference") == {node("clock", "ref7")}
    assert len({q.subject for q in quads if q.object == vaco("Reference")}) == 2


def test_statements_keep_the_order_of_the_record():
    quads = said_quads(full_record())
    order = {q.subject: int(q.object.value) for q in quads if q.predicate == vaco("sequence")}
    assert (
        order[node("clock", "cleaning")]
        < order[node("clock", "stop")]
        < order[node("clock", "look")]
    )
    assert order[node("clock", "how-many")] < order[node("clock", "dust")]
    assert order[node("clock", "oiling-helped")] < order[node("clock", "cleaning-stopped")]
    assert order[node("clock", "case", "tower")] < order[node("clock", "case", "second")]


def test_a_claim_is_of_its_kind_and_never_an_instance_of_what_it_is_about():
    quads = graph(full_record())
    assert types(quads, "how-many") == {vaco("Claim"), vaco("IncidenceClaim")}
    assert objects(quads, node("clock", "how-many"), "about") == {vaco("Standstill")}


def test_advice_that_something_be_done_is_not_a_report_that_it_was():
    made = record(claims=[claim("light", "recommendation", modality="do", actions=["vaco:Oiling"])])
    assert not [q for q in graph(made) if q.predicate == TYPE and q.object == vaco("Oiling")]


def test_an_inconsistency_leads_to_its_statements_and_cases():
    quads = said_quads(full_record())
    pair = {node("clock", "no-rust"), node("clock", "case", "second")}
    assert objects(quads, node("clock", "rust-or-not"), "statement") == pair


def test_parts_are_those_of_one_patient():
    one = event("a", sites=["vaco:Wheel"])
    other = case(event("b", sites=["vaco:Wheel"]), name="other")
    quads = said_quads(record(case(one, event("c", sites=["vaco:Wheel"])), other))
    wheels = {q.subject: q.object for q in quads if q.predicate == OCCURS_IN}.values()
    assert len(set(wheels)) == 1 + 1
    assert {
        q.object for q in quads if q.subject == node("clock", "a") and q.predicate == OCCURS_IN
    } == {q.object for q in quads if q.subject == node("clock", "c") and q.predicate == OCCURS_IN}
