"""Names of documents: in the form that records demand, and no two alike."""

from __future__ import annotations

import pytest

from vakg.corpus.names import LONGEST, document_name, free_name
from vakg.model.record import Record


@pytest.mark.parametrize(
    "raw",
    [
        "Case Report",
        "1-s2.0-S0003-main",
        "Étude",
        "graph",
        "???",
        "a--b",
        "x" * 300,
        "-",
        "日本",
        "A_B.c",
    ],
)
def test_every_name_of_a_file_gives_a_name_that_a_record_may_have(raw):
    name = document_name(raw)
    assert Record(format=1, document=name, review="machine").document == name
    assert len(name) <= LONGEST


def test_a_name_that_is_taken_gets_the_beginning_of_the_documents_hash():
    assert free_name("a", "0123456789abcdef", set()) == "a"
    assert free_name("a", "0123456789abcdef", {"a"}) == "a-012345"
    assert free_name("a", "0123456789abcdef", {"a", "a-012345"}) == "a-0123456789ab"
    assert free_name("a", "", {"a", "a-2"}) == "a-3"
