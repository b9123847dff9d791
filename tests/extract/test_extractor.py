"""A whole draft: anchored quotes, stable bytes, and no text that breaks it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.model.assertion import Review
from vakg.model.document import Citation, CitationStyle, Document, Metadata, Sentence
from vakg.records.anchor import anchor_record

TEXT = (
    "A 72-year-old man with diabetes underwent kyphoplasty of T12 and L1 with 6 ml of PMMA. "
    "On day 3 he had dyspnea. CT showed cement in the right atrium but no pericardial effusion. "
    "The cement was removed and he recovered fully."
)


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def draft_of(text, reader, name="sample"):
    return extract_record(document_of(text, name, "", Metadata()), reader)


def test_every_quote_stands_in_the_document_at_its_place(reader):
    document = document_of(TEXT, "sample", "", Metadata())
    record = extract_record(document, reader).record
    assert anchor_record(record, document) == record
    assert len(record.cases[0].events) > 5


def test_a_draft_says_that_a_machine_made_it(reader):
    assert draft_of(TEXT, reader).record.review is Review.MACHINE


def test_the_same_text_gives_the_same_draft_whoever_reads(reader):
    assert draft_of(TEXT, reader) == draft_of(TEXT, Reader.load())


def test_one_procedure_starts_the_clock(reader):
    [case] = draft_of(TEXT, reader).record.cases
    [index] = [event for event in case.events if event.index]
    assert (index.type, index.levels) == ("vaco:Kyphoplasty", ("T12", "L1"))


def test_an_illness_that_a_patient_is_introduced_with_is_history(reader):
    [case] = draft_of(TEXT, reader).record.cases
    old = {event.type for event in case.events if event.history}
    assert old == {"vaco:DiabetesMellitus"}


def test_what_is_not_understood_is_a_mention_with_its_reason(reader):
    draft = draft_of(
        "A 60-year-old woman was seen. CT followed a pulmonary embolism protocol.", reader
    )
    assert [(one.curie, one.reason) for one in draft.mentions] == [
        ("vaco:PulmonaryEmbolism", "describes something else")
    ]


def test_a_document_without_a_patient_has_no_case(reader):
    assert draft_of("Cement leakage is common. Leaks may cause pain.", reader).record.cases == ()


def test_references_and_names_of_documents_make_no_fault(reader):
    text = f"{TEXT}\n\nReferences\n\n1. A. A man who died of cement embolism. J Pain 2001.\n"
    record = draft_of(text, reader, "Graph").record
    assert record.document == "document-graph"
    assert not any(event.type == "vaco:Death" for case in record.cases for event in case.events)


def test_a_level_that_bears_a_raised_citation_is_read_as_the_level(reader):
    text = "A 70-year-old woman underwent vertebroplasty at T12³ and recovered."
    at = text.index("³")
    document = Document(
        name="raised",
        title="raised",
        text=text,
        sha256="",
        metadata=Metadata(),
        sections=(),
        sentences=(Sentence(start=0, end=len(text), section=""),),
        captions=(),
        citations=(Citation(start=at, end=at + 1, numbers=(3,), style=CitationStyle.SUPERSCRIPT),),
        origins=(),
    )
    [case] = extract_record(document, reader).record.cases
    assert [event.levels for event in case.events if event.index] == [("T12",)]


WORDS = st.sampled_from(
    [*TEXT.split(), "L3/4,", "(", ")", "no", "if", "10⁻³", "Case 2.", ";", "12 ml/"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_order_of_words_breaks_the_reading(text):
    document = document_of(text, "sample", "", Metadata())
    anchor_record(extract_record(document, made()).record, document)


@cache
def made():
    """One reader for all examples."""
    return Reader.load()
