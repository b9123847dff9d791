"""A reader's own words find the question that they ask, and fill its parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from vakg.errors import NotFoundError
from vakg.graph.store import open_store
from vakg.questions.asking import choose, look_up
from vakg.questions.finding import Finder
from vakg.questions.parameters import terms

from .test_library_on_fixtures import LIBRARY

WORDINGS = [
    (line + "\t\t").split("\t")[:4]
    for line in (Path(__file__).parent / "wordings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HELD = [row for row in WORDINGS if row[0] == "held"]
"""In no question file."""
FRESH = [row for row in WORDINGS if row[0] == "fresh"]
TRIED = [row for row in WORDINGS if row[0] == "tried"]


@pytest.fixture(scope="module")
def finder(built):
    """The library, ready to be looked up with the names of the bundled documents."""
    return Finder(LIBRARY, open_store(built))


def test_there_are_over_a_hundred_wordings_for_every_question_in_both_halves():
    assert len(HELD) >= 100
    listed = {row[1] for row in WORDINGS if row[0] == "listed"}
    assert {row[1] for row in HELD} == listed == set(LIBRARY)


def test_no_held_out_wording_stands_in_the_library():
    listed = {text.rstrip("?").lower() for one in LIBRARY.values() for text in one.wordings}
    assert not [row[2] for row in HELD + FRESH if row[2].rstrip("?").lower() in listed]


def test_wordings_that_the_library_lists_find_their_question(finder):
    listed = [(name, text) for name, one in LIBRARY.items() for text in one.wordings]
    missed = [text for name, text in listed if finder.find(text).nearest[0].question.name != name]
    assert len(missed) <= len(listed) * 0.02, missed


def looked_up(finder, rows):
    """Say how many rows are answered, how many of these rightly, and how many have it among three."""
    found = [(set(row[1].split("|")), finder.find(row[2])) for row in rows]
    names = [(right, [one.question.name for one in said.nearest]) for right, said in found]
    sure = [(right, said) for right, said in found if said.is_sure]
    wrong = [said.words for right, said in sure if said.nearest[0].question.name not in right]
    among = sum(bool(right & set(said)) for right, said in names)
    return len(sure), wrong, among


@pytest.mark.parametrize(
    ("rows", "answered", "among"),
    [(HELD, 0.6, 0.95), (TRIED, 0.55, 0.95), (FRESH, 0.47, 0.92)],
    ids=["held", "tried", "fresh"],
)
def test_wordings_are_answered_rightly_or_asked_back(finder, rows, answered, among):
    asking = [row for row in rows if row[1] != "none"]
    sure, wrong, three = looked_up(finder, rows)
    assert len(wrong) <= 0.04 * sure, wrong
    assert sure >= answered * len(rows)
    assert three >= among * len(asking)


@pytest.mark.parametrize("words", [row[2] for row in WORDINGS if row[1] == "none"])
def test_what_the_library_does_not_answer_is_asked_back(finder, words):
    assert not finder.find(words).is_sure


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Who died?", "fatal-cases"),
        ("Which operations were done?", "operations"),
        ("What does the literature advise", "advice"),
        ("what killed the patient", "chains-to-death"),
        ("which treatments were not given", "treatments-withheld"),
    ],
)
def test_short_words_are_not_taken_for_their_contrary(finder, words, name):
    assert finder.find(words).nearest[0].question.name == name


def test_a_class_that_suits_no_parameter_makes_a_question_less_likely(finder):
    nearest = finder.find("which patients recovered from kyphoplasty").nearest
    plain = finder.find("which patients recovered").nearest
    assert (nearest[0].question.name, plain[0].question.name) == ("recoveries", "recoveries")
    assert nearest[0].score < plain[0].score


def test_most_parameters_that_held_out_wordings_name_are_filled(finder, built):
    store, told, right = open_store(built), 0, 0
    for _, name, words, named in HELD:
        question = LIBRARY[name]
        given = next(
            (one.given for one in finder.find(words).nearest if one.question.name == name), None
        )
        if not named or given is None:
            continue
        wanted = terms(question, dict(pair.split("=") for pair in named.split(";")), store)
        filled = terms(question, given, store)
        told += 1
        right += all(filled.get(key, value) == value for key, value in wanted.items())
    assert told >= 20
    assert right >= 0.85 * told


@pytest.mark.parametrize(
    ("words", "name", "given"),
    [
        (
            "which leak routes lead to epidural leakage?",
            "leakage-routes",
            {"leak": "vaco:EpiduralCementLeakage"},
        ),
        ("did cement leak at L3?", "leaks-at-level", {"level": "L3"}),
        ("timeline of case 2", "timeline", {"case": "intraspinal-leakage.case-2"}),
        (
            "how many days from cough to death?",
            "interval-between",
            {"begin": "vaco:Cough", "end": "vaco:Death"},
        ),
        (
            "patients between 70 and 75 years old",
            "patients-by-age",
            {"from_age": "70", "to_age": "75"},
        ),
        (
            "which causal links are at least asserted?",
            "links-by-certainty",
            {"at_least": "asserted"},
        ),
        ("what does Harrington say?", "said-by", {"source": "Harrington"}),
        ("what is not reported in pce-ards?", "not-reported", {"document": "pce-ards"}),
    ],
)
def test_words_fill_the_parameters_that_they_name(finder, words, name, given):
    best = finder.find(words).nearest[0]
    assert (best.question.name, best.given) == (name, given)


def test_a_word_of_the_question_itself_is_no_value_of_a_parameter(finder):
    best = finder.find("which treatments failed?").nearest[0]
    assert (best.question.name, best.given) == ("treatments-that-failed", {})


@pytest.mark.parametrize(
    "words", ["hello", "price of beer per litre", "who won the cup", "???", ""]
)
def test_words_that_ask_nothing_of_the_library_are_not_answered(finder, words):
    assert not finder.find(words).is_sure


def test_unsure_words_are_told_the_three_nearest_questions(built):
    nearest = look_up(built, "what is written about the outcome of leaks").nearest
    assert len(nearest) == 3
    with pytest.raises(NotFoundError) as caught:
        choose(built, "knee replacement outcomes of cement", {})
    assert "it is not sure which question" in str(caught.value)
    assert str(caught.value).count("(") >= 3


def test_words_that_no_question_has_are_told_so(built):
    with pytest.raises(NotFoundError, match="no question of the library has any of these words"):
        choose(built, "hello", {})


def test_a_name_is_taken_as_it_is_and_a_mistyped_one_told(built):
    assert choose(built, "how-often", {"outcome": "death"}) == ("how-often", {"outcome": "death"})
    assert choose(built, "timeline", {}) == ("timeline", {})
    with pytest.raises(NotFoundError, match="Did you mean leakage-routes"):
        choose(built, "leakage-routs", {})


def test_what_is_given_goes_before_what_the_words_name(built):
    name, given = choose(built, "did cement leak at L3?", {"level": "T8"})
    assert (name, given) == ("leaks-at-level", {"level": "T8"})


def test_words_find_the_same_question_every_time(built):
    words = "which veins drain into the inferior vena cava?"
    assert choose(built, words, {}) == choose(built, words, {})
