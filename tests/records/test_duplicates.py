"""Documents that are alike are noticed; documents that only look alike are not."""

from __future__ import annotations

import json

import pytest

from vakg.documents import document_of
from vakg.model.document import Metadata
from vakg.model.record import Record
from vakg.records.duplicates import (
    CROWD,
    Comparison,
    Likeness,
    PatientTraits,
    Traits,
    traits_from,
    traits_of,
)

WORDS = " ".join(f"word{number}" for number in range(200))
PATIENT = PatientTraits(
    case="index", age=70, sex="female", procedures=("vaco:Vertebroplasty",), levels=("L1",)
)


def traits(name, text="", **about):
    """The traits of a document with this text and metadata."""
    document = document_of(text or f"All of {name} is short.", name, "", Metadata(**about))
    return traits_of(document, Record(format=1, document=name, review="machine"))


def met(*some):
    """What the last of some documents is found to be like."""
    compared = Comparison()
    *before, last = some
    for one in before:
        compared.add(one)
    return [(one.how, one.other) for one in compared.add(last)]


def test_the_same_words_in_other_lines_and_letters_are_the_same_text():
    other = WORDS.upper().replace(" WORD9", "\nWORD9")
    assert met(traits("a", WORDS), traits("b", other)) == [(Likeness.TEXT, "a")]


def test_a_text_with_a_few_other_words_is_nearly_the_same():
    other = WORDS.replace("word100", "else").replace("word20 ", "")
    assert met(traits("a", WORDS), traits("b", other)) == [(Likeness.NEARLY, "a")]


def test_a_text_of_which_half_is_other_words_is_not():
    other = " ".join(f"word{n}" if n % 4 else f"else{n}" for n in range(200))
    assert met(traits("a", WORDS), traits("b", other)) == []


@pytest.mark.parametrize(
    "about",
    [
        {"doi": "10.1000/ABC"},
        {"pmid": "12345"},
        {"title": "Leakage into the canal: a report of three cases"},
    ],
    ids=lambda about: next(iter(about)),
)
def test_one_work_in_two_copies_is_known_by_its_identifiers_or_its_title(about):
    lower = {key: value.lower() for key, value in about.items()}
    assert met(traits("a", **about), traits("b", **lower)) == [(Likeness.WORK, "a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "A case report"}, {"title": "A case report"}),
        (
            {"title": "Leakage into the canal after all", "authors": ("A. Teng",)},
            {"title": "Leakage into the canal after all", "authors": ("B. Ryu",)},
        ),
        (
            {"title": "Leakage into the canal after all", "pmid": "1"},
            {"title": "Leakage into the canal after all", "pmid": "2"},
        ),
        ({}, {}),
    ],
    ids=["short title", "other authors", "other identifiers", "nothing known"],
)
def test_two_works_that_only_share_a_title_or_nothing_are_two(one, other):
    assert met(traits("a", **one), traits("b", **other)) == []


def with_patient(name, patient=PATIENT, **about):
    return Traits(document=name, text=name, patients=(patient,), **about)


def test_two_patients_alike_are_told_as_possibly_one():
    assert met(with_patient("a"), with_patient("b")) == [(Likeness.PATIENT, "a")]


@pytest.mark.parametrize(
    "changed",
    [{"age": 71}, {"sex": "male"}, {"procedures": ("vaco:Kyphoplasty",)}, {"levels": ("L2",)}],
    ids=lambda changed: next(iter(changed)),
)
def test_patients_who_differ_in_one_thing_are_two(changed):
    other = PatientTraits(**{name: getattr(PATIENT, name) for name in PATIENT.__slots__} | changed)
    assert met(with_patient("a"), with_patient("b", other)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"authors": ("teng", "chang")}, {"authors": ("chang",)}, True),
        ({"authors": ("teng",)}, {"authors": ("ryu",)}, False),
        ({"year": "2006"}, {"year": "2008"}, True),
        ({"year": "2006"}, {"year": "2016"}, False),
    ],
    ids=["an author in common", "no author in common", "near years", "far years"],
)
def test_authors_and_years_may_speak_against_one_patient(one, other, alike):
    assert bool(met(with_patient("a", **one), with_patient("b", **other))) is alike


def test_traits_that_a_crowd_shares_tell_nothing():
    crowd = [with_patient(f"a{number}") for number in range(CROWD + 2)]
    assert met(*crowd, with_patient("b")) == []


def test_of_many_copies_each_leads_to_one_other():
    copies = [traits(f"copy-{number}", WORDS) for number in range(30)]
    nearly = [
        traits(f"near-{number}", WORDS.replace(f"word{number + 20} ", "")) for number in range(30)
    ]
    assert met(*copies, traits("last", WORDS)) == [(Likeness.TEXT, "copy-0")]
    assert len(met(*nearly, traits("last", WORDS))) == 1


def test_traits_are_read_back_as_they_were_written():
    one = with_patient("a", doi="10.1/x", authors=("teng",), sketch=(1, 2, 3))
    assert traits_from(json.loads(json.dumps(one.plain()))) == one
    assert traits_from(json.loads(json.dumps(traits("b", WORDS).plain()))) == traits("b", WORDS)


def test_a_likeness_is_said_in_one_line():
    compared = Comparison()
    compared.add(with_patient("a"))
    (one,) = compared.add(with_patient("b"))
    assert str(one) == (
        "b and a: possibly the same patient "
        "(index and index: both female, 70 years, the same procedure at L1)"
    )
