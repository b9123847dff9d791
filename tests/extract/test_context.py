"""What a sentence says of what it names: our own sentences, one phenomenon each, and the table's examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.marked_sentences import FLAGS, FOLDER, read, said, unmarked, wanted

from vakg.extract.context.assess import assess
from vakg.extract.context.cues import meanings
from vakg.extract.spans import Span
from vakg.extract.tables import read_table

FILES = sorted(path.name for path in FOLDER.glob("*.tsv"))
KNOWN = list(read("known-to-fail.tsv"))
SENTENCES = [one for name in FILES if name != "known-to-fail.tsv" for one in read(name)]
CUES = list(zip(read_table("cues.tsv"), meanings(), strict=True))


def label(one):
    return f"{one.phenomenon}: {one.sentence} [{one.number}]"


@pytest.mark.parametrize("one", SENTENCES, ids=label)
def test_a_sentence_says_of_a_target_what_a_reader_understands(one):
    assert said(one) == wanted(one)


@pytest.mark.parametrize("one", KNOWN, ids=label)
def test_what_is_known_to_fail_still_fails(one):
    """One that passes now has moved on: put it to the other sentences."""
    assert said(one) != wanted(one)


def test_there_are_at_least_three_hundred_sentences_with_targets_in_and_out_of_reach():
    sentences = {one.sentence for one in SENTENCES}
    assert len(sentences) >= 300
    assert sum(one.status == "present" for one in SENTENCES) > 200
    assert sum(one.status != "present" for one in SENTENCES) > 300


@pytest.mark.parametrize("one", KNOWN, ids=label)
def test_a_known_failure_says_why(one):
    assert len(one.reason.split()) > 3


@pytest.mark.parametrize(("row", "meaning"), CUES, ids=[row["pattern"] for row, _ in CUES])
def test_each_cue_does_in_its_example_what_its_row_says(row, meaning):
    text, spans = unmarked(row["example"])
    (found,) = assess(text, spans)
    flags = {flag for flag in FLAGS if getattr(found, flag)}
    plain = "absent" if "narrowed" in meaning.flags else "present"
    assert (found.status, found.certainty) == (meaning.status or plain, meaning.certainty)
    assert flags == meaning.flags & set(FLAGS)


def test_a_cue_stands_where_its_words_stand_in_the_document():
    text = "No leakage was seen."
    (found,) = assess(text, [Span(start=103, end=110)], offset=100)
    assert found.cue == Span(start=100, end=102)


def test_a_plain_statement_has_no_cue():
    (found,) = assess("Leakage was seen.", [Span(start=0, end=7)])
    assert found.cue is None


def test_words_inside_a_name_deny_nothing():
    text = "There was no improvement of pain."
    whole, pain = Span(start=10, end=24), Span(start=28, end=32)
    assert [one.status for one in assess(text, [whole, pain])] == ["present", "present"]


def test_a_name_that_denies_is_itself_not_denied_but_what_it_names_is():
    text = "There was no sign of infection and fever."
    whole, inner, beyond = Span(start=10, end=30), Span(start=21, end=30), Span(start=35, end=40)
    assert [one.status for one in assess(text, [whole, inner, beyond])] == [
        "present",
        "absent",
        "present",
    ]


def test_nested_targets_are_judged_alike():
    text = "No cement embolism was found."
    both = assess(text, [Span(start=3, end=18), Span(start=10, end=18)])
    assert {one.status for one in both} == {"absent"}


def test_no_target_gives_no_assertion():
    assert assess("No leakage was seen.", []) == ()


HEAP = """no not without but , ; ( ) : and or which that if when may was seen history of his mother except
pain leak CT on until . never neither nor should \u2013 - ? in 3 to exclude"""
WORDS = st.sampled_from(HEAP.split())


@given(st.lists(WORDS, max_size=25), st.data())
def test_any_heap_of_cues_is_judged_with_a_cue_inside_the_sentence(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = assess(text, [Span(start=start + 7, end=end + 7)], offset=7)
    assert found.cue is None or 7 <= found.cue.start < found.cue.end <= len(text) + 7


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    assert len(assess(text, [Span(start=0, end=len(text))])) == 1
