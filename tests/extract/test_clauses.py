"""Sentences fall into clauses by punctuation and closed classes of words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vakg.extract.context.clauses import clauses
from vakg.extract.tables import read_table


def split(sentence):
    return [sentence[one.start : one.end] for one in clauses(sentence)]


@pytest.mark.parametrize("row", read_table("clause_words.tsv"), ids=lambda row: row["class"])
def test_a_class_of_words_splits_its_example_as_marked(row):
    assert split(row["example"].replace(" / ", " ")) == row["example"].split(" / ")


@pytest.mark.parametrize(
    "marked",
    [
        "No leak and no embolus were seen.",
        "CT showed no leak / and the patient was well.",
        "She had no fever, cough or dyspnea.",
        "She had no fever, / cough was mild.",
        "The film showed displaced fragments and increased density.",
        "He developed dyspnea / and was given oxygen.",
        "No leak was seen; / a fracture was present.",
        "If cement leaks, / the injection is stopped.",
        "Cement entered the vein, / causing an embolism.",
        "Day 6: / dyspnea.",
        "The pain \u2013 / he was unable to walk \u2013 / persisted.",
        "The T8\u2013T10 levels were treated.",
        "Fever or cough was denied.",
        "The patient, a woman of 68, recovered.",
    ],
)
def test_a_sentence_splits_as_marked(marked):
    assert split(marked.replace(" / ", " ")) == marked.split(" / ")


def test_a_clause_goes_on_behind_the_one_that_interrupts_it():
    found = clauses("The leak, which was small, was treated.")
    assert [(one.kind, one.continues) for one in found] == [
        ("main", None),
        ("relative", None),
        ("main", 0),
    ]


def test_brackets_are_a_clause_of_their_own():
    text = "The leak (Figure 2) was small."
    assert [(text[one.start : one.end], one.kind) for one in clauses(text)][1] == (
        "(Figure 2)",
        "aside",
    )


@pytest.mark.parametrize(
    ("sentence", "subject", "verb", "finding"),
    [
        ("Chest CT revealed emboli.", "Chest CT", "revealed", True),
        ("The patient was treated.", "The patient", "was treated", False),
        ("No leak could be clearly seen.", "No leak", "could be clearly seen", False),
        ("Fever.", "Fever.", None, False),
    ],
)
def test_a_clause_has_its_subject_and_verb(sentence, subject, verb, finding):
    (one,) = clauses(sentence)
    assert sentence[one.subject.start : one.subject.end] == subject
    assert (sentence[one.verb.start : one.verb.end] if one.verb else None) == verb
    assert one.finding is finding


def test_a_clause_that_shares_a_subject_has_none_of_its_own():
    first, second = clauses("He developed dyspnea and was given oxygen.")
    assert first.subject is not None
    assert second.subject is None


@given(st.text(alphabet="ab ,;:()-. nowhich", max_size=60))
def test_clauses_stand_in_order_and_do_not_overlap(text):
    found = clauses(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
