import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vakg.documents import document_of
from vakg.model.document import Document, Metadata

from .seeds import NAMES, seed, source
from .typesetting import LAYOUTS, invented, typeset


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def assert_leads_back(document: Document, file_text: str, start: int, end: int) -> None:
    spans = document.file_spans(start, end)
    assert letters("".join(file_text[first:last] for first, last in spans)) == letters(
        document.quote(start, end)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_leads_back_to_its_characters_in_the_file(name: str):
    document = seed(name)
    for sentence in document.sentences:
        assert_leads_back(document, source(name), sentence.start, sentence.end)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(LAYOUTS), st.integers(0, 99), st.data())
def test_any_span_leads_back_to_its_characters(layout: str, number: int, data: st.DataObject):
    made = typeset(invented("clock"), layout, number)
    document = document_of(made.file_text, "a", "", Metadata())
    start = data.draw(st.integers(0, len(document.text) - 2))
    end = data.draw(st.integers(start + 1, min(len(document.text), start + 300)))
    assert_leads_back(document, made.file_text, start, end)


@pytest.mark.parametrize("name", NAMES)
def test_origins_follow_each_other_and_copy_what_they_cover(name: str):
    document, file_text = seed(name), source(name)
    last = 0
    for origin in document.origins:
        assert origin.start >= last
        last = origin.end
        copied = file_text[origin.file_start : origin.file_end]
        if origin.end - origin.start == len(copied) and copied.strip():
            assert document.text[origin.start : origin.end] == copied


def test_a_torn_sentence_has_a_span_for_each_of_its_parts():
    document = seed("pce-ards")
    quote = "with rates from 5% to 87% in vertebroplasty [8-18] and from 13% to 93.6%"
    start = document.text.index(quote)
    spans = document.file_spans(start, start + len(quote))
    assert len(spans) == 2
    assert source("pce-ards")[slice(*spans[1])] == "93.6%"


def test_runs_of_blanks_become_one_and_offsets_still_fit():
    file_text = "One\t\ttwo   three.\n"
    document = document_of(file_text, "a", "", Metadata())
    assert document.text == "One two three."
    (span,) = document.file_spans(8, 13)
    assert file_text[slice(*span)] == "three"


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="no words from 3 to 3"):
        document_of("One.", "a", "", Metadata()).quote(3, 3)
