"""A text that changed under its record: what moved and what is gone is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samples import document, full_record
from vakg.records import anchor_record
from vakg.records.changed import explain_change


@pytest.fixture
def record():
    return anchor_record(full_record(), document())


def test_a_text_in_which_every_quote_stands_has_not_changed(record):
    assert explain_change(record, document()) is None
    assert explain_change(record, replace(document(), text=document().text + " More.")) is None


def test_a_text_in_which_words_came_before_has_its_quotes_elsewhere(record):
    said = explain_change(record, replace(document(), text="Before. " + document().text))
    total = len(list(record.evidence()))
    assert said is not None
    assert said.startswith(f"of {total} quotes {total} stand elsewhere now: the file or the way")


def test_another_text_has_none_of_the_quotes(record):
    said = explain_change(record, replace(document(), text="Something else."))
    total = len(list(record.evidence()))
    assert said == (
        f"of {total} quotes {total} are not in it at all: it is another document, or the file was changed"
    )
