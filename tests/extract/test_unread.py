"""What a draft leaves unread is said: names of events that no statement takes up where they stand."""

from __future__ import annotations

import pytest

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.extract.unread import REASON
from vakg.model.document import Metadata


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def left(text, reader):
    document = document_of(text, "paper", "", Metadata())
    draft = extract_record(document, reader)
    return {document.text[one.start : one.end]: one.reason for one in draft.mentions}


def test_what_became_a_statement_is_not_left_over(reader):
    assert (
        left("A 70-year-old woman underwent vertebroplasty of L1. She died on day 3.", reader) == {}
    )


def test_what_no_statement_takes_up_is_named_with_a_reason(reader):
    text = (
        "A 70-year-old woman underwent vertebroplasty of L1. Paraplegia is dreaded by all surgeons."
    )
    assert left(text, reader) == {"Paraplegia": REASON}


def test_the_name_within_a_longer_name_is_not_told_twice(reader):
    text = (
        "A 70-year-old woman underwent vertebroplasty of L1. Pulmonary cement embolism is dreaded."
    )
    assert list(left(text, reader)) == ["Pulmonary cement embolism"]
