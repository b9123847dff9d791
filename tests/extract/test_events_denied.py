"""What the tables of denials and of states say in their examples; what is denied against another patient."""

import pytest
from tests.extract.event_sentences import INTRODUCTION, meets, wanted_of

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.extract.tables import read_table
from vakg.model.document import Metadata

DENIALS = [(row["example"], row["class"]) for row in read_table("denials.tsv")]
STATES = [(row["example"], row["tells"]) for row in read_table("events_states.tsv")]


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def events_of(text, reader):
    document = document_of(text, "sample", "", Metadata())
    return [
        event for case in extract_record(document, reader).record.cases for event in case.events
    ]


@pytest.mark.parametrize(("example", "curie"), DENIALS, ids=[one for one, _ in DENIALS])
def test_words_that_are_no_names_deny_a_class(example, curie, reader):
    events = events_of(INTRODUCTION + example, reader)
    assert any(one.type == curie and one.status == "absent" for one in events)


@pytest.mark.parametrize(("example", "tells"), STATES, ids=[one for one, _ in STATES])
def test_a_word_for_a_state_tells_what_its_row_says(example, tells, reader):
    events = events_of(INTRODUCTION + example, reader)
    for wanted in wanted_of(tells):
        assert any(meets(one, wanted, reader.is_a) for one in events) is not wanted.denied


def test_what_none_of_was_true_of_the_patient_is_denied(reader):
    text = (
        "A 60-year-old woman underwent vertebroplasty of L1 and developed an infection. Smith et al. (2004) "
        "reported a man of 70 with diabetes and renal failure. None of these was present in our patient."
    )
    absent = {one.type for one in events_of(text, reader) if one.status == "absent"}
    assert "vaco:DiabetesMellitus" in absent
