"""Questions that Python answers are asked, listed and refused like those in SPARQL."""

from __future__ import annotations

import pytest

import vakg
from vakg.analysis.computed import (
    _ANSWERS,
    ask_any,
    choose_any,
    computed_questions,
    find_case,
    unreported,
)
from vakg.errors import BadInputError, NotFoundError
from vakg.questions.library import KINDS, load_library
from vakg.resources import queries_dir

NAMES = sorted(computed_questions())


@pytest.fixture(scope="module")
def kg(built):
    return vakg.open(built)


def test_every_header_has_its_answer_and_every_answer_its_header():
    assert set(NAMES) == set(_ANSWERS) == {"concordance", "conflicts", "rates"}
    assert not set(NAMES) & set(load_library(queries_dir() / "competency"))


@pytest.mark.parametrize("name", NAMES)
def test_a_header_says_what_a_reader_must_know(name):
    one = computed_questions()[name]
    assert one.question.endswith("?")
    assert one.caveat.endswith(".")
    assert all(one.columns.values())
    assert len(one.wordings) >= 3
    assert {parameter.kind for parameter in one.parameters} <= KINDS


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_have_exactly_the_columns_that_the_header_names(name, kg):
    asked = ask_any(kg.folder, name, {}, kg.knowledge)
    assert asked.answer.columns == tuple(asked.question.columns)
    assert asked.answer.rows
    assert asked.sparql is None
    assert {"fact", "text", "quote"} <= set(asked.answer.columns)


def test_what_is_read_for_one_question_answers_as_the_whole_does(kg):
    for name in NAMES:
        whole = ask_any(kg.folder, name, {}, kg.knowledge).answer
        assert ask_any(kg.folder, name, {}).answer == whole


def test_a_case_is_written_with_a_stroke_in_every_question(kg):
    asked = ask_any(kg.folder, "leakage-in-a-case", {"case": "intraspinal-leakage/case-2"})
    assert asked.answer.rows
    assert asked.used == {"case": "intraspinal-leakage.case-2"}


@pytest.mark.parametrize("typed", ["pce-ards/index", "pce-ards.index", "index"])
def test_a_case_is_found_by_each_of_its_names(typed, kg):
    assert find_case(kg.knowledge.cases(), typed) == ("pce-ards", "index")


def test_a_case_that_is_not_there_is_told_with_those_that_are(kg):
    with pytest.raises(BadInputError, match=r"the name of no cases.*intraspinal-leakage/case-1"):
        ask_any(kg.folder, "concordance", {"case": "case-9"}, kg.knowledge)
    with pytest.raises(BadInputError, match="no parameter 'level'"):
        ask_any(kg.folder, "conflicts", {"level": "L3"}, kg.knowledge)
    with pytest.raises(NotFoundError, match="no question of that name"):
        ask_any(kg.folder, "concordances", {}, kg.knowledge)


def test_the_most_telling_verdicts_come_first(kg):
    rows = ask_any(kg.folder, "concordance", {}, kg.knowledge).answer.dicts()
    verdicts = [row["verdict"] for row in rows]
    assert len(verdicts) == 62
    assert verdicts[0] == "followed"
    assert verdicts == sorted(verdicts, key=verdicts.index)


def test_what_the_cases_of_a_document_leave_unreported_is_told_by_case(built):
    rows = unreported(built, "pce-ards")
    assert {row["case"] for row in rows} == {"index"}
    assert "anaesthesia" in {row["item"] for row in rows}


@pytest.mark.parametrize(
    ("words", "name", "values"),
    [
        ("conflicts", "conflicts", {}),
        ("which claims contradict each other?", "conflicts", {}),
        ("where do the documents disagree?", "conflicts", {}),
        (
            "was the advice followed in case-3?",
            "concordance",
            {"case": "intraspinal-leakage.case-3"},
        ),
        ("which reported rates are comparable?", "rates", {}),
        ("leakage-in-a-case", "leakage-in-a-case", {}),
    ],
)
def test_words_lead_to_the_question_that_python_answers(words, name, values, built):
    assert choose_any(built, words, {}) == (name, values)


def test_a_parameter_that_is_typed_goes_before_one_that_the_words_name(built):
    chosen = choose_any(built, "was the advice followed in case-3?", {"case": "case-2"})
    assert chosen == ("concordance", {"case": "case-2"})


def test_words_that_fit_a_question_in_sparql_lead_there(built):
    name, _ = choose_any(built, "which leak routes lead to epidural leakage?", {})
    assert name == "leakage-routes"


def test_words_that_fit_nothing_are_refused(built):
    with pytest.raises(NotFoundError):
        choose_any(built, "how is the weather on the moon", {})
