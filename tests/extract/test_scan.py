from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vakg.documents import document_of
from vakg.extract.names.index import NameIndex
from vakg.extract.scan import Scan, scan, scan_sentence
from vakg.model.document import Metadata, Sentence
from vakg.ontology import load_ontology


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(load_ontology())


def read(text: str, index: NameIndex) -> Scan:
    return scan(document_of(text, "a", "", Metadata()), index)


def test_a_sentence_is_read_once_and_each_figure_has_one_meaning(index: NameIndex):
    [one] = read("A 78-year-old man got 2 ml at T8 three days after surgery.", index).sentences
    assert [p.age for p in one.people] == [78]
    assert [level.levels for level in one.levels] == [("T8",)]
    assert [t.low for t in one.times] == [3]
    assert [(n.value, n.unit) for n in one.numbers] == [(2, "mL")]


def test_offsets_are_those_of_the_document(index: NameIndex):
    found = read("All was well. Then 2 ml went to T8.", index)
    [level] = found.sentences[1].levels
    [number] = found.sentences[1].numbers
    assert found.document.text[level.start : level.end] == "T8"
    assert found.document.text[number.start : number.end] == "2 ml"


def test_a_citation_is_no_number(index: NameIndex):
    [one] = read("It was seen before in many reports [3,4].", index).sentences
    assert one.numbers == ()


def test_a_nerve_is_kept_apart_from_the_levels(index: NameIndex):
    [one] = read("The S1 nerve root was free at L5.", index).sentences
    assert [level.levels for level in one.levels] == [("L5",)]
    assert [level.levels for level in one.nerves] == [("S1",)]


def test_a_bare_length_of_time_is_a_quantity_too_but_not_for_two_weeks(index: NameIndex):
    first, second = read(
        "It took us 466 min. 466 minutes. It went on for two weeks.", index
    ).sentences[1:]
    assert [(n.value, n.unit) for n in first.numbers] == [(466, "min")]
    assert [t.kind for t in second.times] == ["duration"]
    assert second.numbers == ()


def test_an_age_is_a_persons_where_no_thing_is_called_so(index: NameIndex):
    [one] = read("We saw a 45-year-old farmer.", index).sentences
    [other] = read("We saw a 45-year-old fracture.", index).sentences
    assert [person.age for person in one.people] == [45]
    assert other.people == ()


def test_the_sentence_at_a_place_is_found(index: NameIndex):
    found = read("All was well. Then 2 ml went to T8.", index)
    assert found.at(0) is found.sentences[0]
    assert found.at(20) is found.sentences[1]
    assert found.at(10_000) is None


@given(st.text(max_size=80))
def test_levels_and_numbers_of_any_text_do_not_overlap(text: str):
    one = scan_sentence(text, Sentence(start=5, end=5 + len(text), section=""))
    spans = sorted((m.start, m.end) for m in (*one.levels, *one.nerves, *one.numbers))
    assert all(5 <= start < end <= 5 + len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
