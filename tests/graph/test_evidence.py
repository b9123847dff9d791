"""Quotes: the exact words, their place, and the document, also in the terms of Web Annotation."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from samples import TEXT, case, document, event, full_record, quote, record, said_quads
from vakg.graph.evidence import CONTEXT, EvidenceQuads
from vakg.graph.vocabulary import DCTERMS, EVIDENCE_GRAPH, FABIO, OA, TYPE, node, vaco
from vakg.model.document import Metadata, Origin
from vakg.model.parts import Evidence


def objects(quads, subject, predicate):
    return {q.object for q in quads if q.subject == subject and q.predicate == predicate}


def one(quads, subject, predicate):
    (found,) = objects(quads, subject, predicate)
    return found.value


def quotes_of(quads, *name):
    return objects(quads, node("clock", *name), vaco("hasEvidence"))


@pytest.fixture(scope="module")
def quads():
    return said_quads(full_record())


def test_statements_borne_out_by_the_same_words_share_one_quote():
    made = said_quads(record(case(event("one"), event("other"))))
    assert quotes_of(made, "one") == quotes_of(made, "other")
    (shared,) = quotes_of(made, "one")
    bodies = objects(made, shared, NamedNode(OA + "hasBody"))
    assert bodies == {node("clock", "one"), node("clock", "other")}


def test_the_same_words_in_another_role_or_place_are_another_quote(quads):
    own, caption = quote("it stopped"), quote("it stopped", "caption")
    made = said_quads(record(case(event("one", evidence=[own]), event("two", evidence=[caption]))))
    assert not quotes_of(made, "one") & quotes_of(made, "two")
    assert len(quotes_of(quads, "rust-or-not")) == 2


def test_a_quote_has_its_words_place_section_and_role(quads):
    (found,) = quotes_of(quads, "dust")
    start = TEXT.index("Dust raises")
    assert one(quads, found, vaco("quote")) == TEXT[start : start + 46]
    assert one(quads, found, vaco("start")) == str(start)
    assert one(quads, found, vaco("end")) == str(start + 46)
    assert one(quads, found, vaco("section")) == "story"
    assert one(quads, found, vaco("quoteRole")) == "review"
    assert one(quads, found, vaco("inDocument")) == node("clock").value


def test_a_quote_leads_back_to_the_file(quads):
    (found,) = quotes_of(quads, "no-rust")
    start = TEXT.index("No rust was found.")
    assert one(quads, found, vaco("fileSpan")) == f"{start + 10}-{start + 28}"


def test_words_torn_apart_lead_back_to_their_parts_in_the_order_of_reading():
    """A column break: what is read first stands later in the file."""
    first = Origin(start=0, end=10, file_start=500, file_end=510)
    then = Origin(start=10, end=len(TEXT), file_start=20, file_end=10 + len(TEXT))
    evidence = EvidenceQuads(replace(document(), origins=(first, then)))
    evidence.add(node("clock", "stop"), [Evidence.model_validate(quote("The tower clock"))])
    spans = {q.object.value for q in evidence.out.quads if q.predicate == vaco("fileSpan")}
    assert spans == {"500-510 20-25"}


def test_the_selectors_say_the_same_as_the_text(quads):
    for quad in quads:
        if quad.predicate == vaco("quote"):
            start = int(one(quads, quad.subject, vaco("start")))
            end = int(one(quads, quad.subject, vaco("end")))
            words, place = (
                NamedNode(f"{quad.subject.value}.{part}") for part in ("words", "place")
            )
            assert (
                one(quads, words, NamedNode(OA + "exact")) == TEXT[start:end] == quad.object.value
            )
            before = one(quads, words, NamedNode(OA + "prefix"))
            after = one(quads, words, NamedNode(OA + "suffix"))
            assert TEXT[max(0, start - CONTEXT) : end + CONTEXT] == before + TEXT[start:end] + after
            assert one(quads, place, NamedNode(OA + "start")) == str(start)
            assert one(quads, place, NamedNode(OA + "end")) == str(end)


def test_the_target_of_a_quote_is_its_document(quads):
    (found,) = quotes_of(quads, "dust")
    target = NamedNode(one(quads, found, NamedNode(OA + "hasTarget")))
    assert one(quads, target, NamedNode(OA + "hasSource")) == node("clock").value
    assert len(objects(quads, target, NamedNode(OA + "hasSelector"))) == 2


def test_quotes_and_documents_stand_in_the_graph_of_evidence(quads):
    for quad in quads:
        if quad.predicate in (vaco("quote"), vaco("hasEvidence"), vaco("readingText")):
            assert quad.graph_name == EVIDENCE_GRAPH


def test_a_document_has_its_metadata_its_text_and_its_hash(quads):
    clock = node("clock")
    assert one(quads, clock, vaco("readingText")) == TEXT
    assert one(quads, clock, vaco("sha256")) == document().sha256
    assert one(quads, clock, NamedNode(DCTERMS + "title")) == "A tower clock"
    creators = objects(quads, clock, NamedNode(DCTERMS + "creator"))
    assert {node.value for node in creators} == {"Ann Other", "B. Mason"}
    identifiers = objects(quads, clock, NamedNode(DCTERMS + "identifier"))
    assert {node.value for node in identifiers} == {"doi:10.1/clock", "pmid:1"}
    assert NamedNode(FABIO + "CaseReport") in objects(quads, clock, TYPE)


def test_what_is_not_known_of_a_document_is_not_said():
    quads = EvidenceQuads(replace(document(), metadata=Metadata())).out.quads
    assert not [quad for quad in quads if quad.predicate.value.startswith(DCTERMS)]
    assert NamedNode(FABIO + "Expression") in objects(quads, node("clock"), TYPE)
