"""Every question finds in one invented graph just what stands there, and nothing in a near miss."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from vakg.questions.answer import run
from vakg.questions.library import Question, bind, load_library
from vakg.questions.parameters import terms
from vakg.resources import queries_dir

from .fixture_graphs import FOLDER, fixture_store

LIBRARY = load_library(queries_dir() / "competency")
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
GROUPS = {
    "cases and procedures", "route and anatomy", "complications and timing", "causal chains",
    "treatment and result", "rates, ranges and conflicts", "recommendations", "evidence and quality",
}  # fmt: skip


def asked(question: Question, fixture: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a question on a fixture."""
    store = fixture_store(fixture)
    typed = {name: str(value) for name, value in given.items()}
    return run(store, bind(question, terms(question, typed, store))).dicts()


def test_there_are_at_least_a_hundred_questions_in_eight_groups():
    assert len(LIBRARY) >= 100
    assert {one.group for one in LIBRARY.values()} == GROUPS
    assert all(sum(one.group == group for one in LIBRARY.values()) >= 10 for group in GROUPS)


def test_every_question_has_an_expectation_and_every_expectation_a_question():
    assert set(EXPECTED) == set(LIBRARY)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_question_finds_what_stands_there_and_nothing_else(name):
    question, expected = LIBRARY[name], EXPECTED[name]
    assert question.controls["some"] == "told"
    rows = asked(question, "told", expected.get("with", {}))
    assert expected["rows"]
    for row, wanted in zip(rows, expected["rows"], strict=True):
        assert {column: row[column] for column in wanted} == wanted


@pytest.mark.parametrize("name", LIBRARY)
def test_a_question_finds_nothing_in_a_near_miss(name):
    question, expected = LIBRARY[name], EXPECTED[name]
    given = expected.get("near_with", expected.get("with", {}))
    assert asked(question, question.controls["none"], given) == []


@pytest.mark.parametrize("name", LIBRARY)
def test_a_question_names_its_columns_caveat_and_wordings(name):
    question = LIBRARY[name]
    answer = run(fixture_store("empty"), question.sparql)
    assert tuple(question.columns) == answer.columns
    assert all(question.columns.values())
    assert question.caveat.endswith(".") and question.question.endswith("?")
    assert len(question.wordings) >= 2
    assert len(set(question.wordings)) == len(question.wordings)


def test_no_two_questions_share_a_wording():
    every = [wording for one in LIBRARY.values() for wording in one.wordings]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_row_has_its_statement_its_sentence_and_its_quote(name):
    rows = asked(LIBRARY[name], "told", EXPECTED[name].get("with", {}))
    assert all(row["fact"] for row in rows)
    if "quote" in rows[0] and not rows[0]["fact"].startswith("vaco:"):
        assert all(row["quote"] and row["text"] for row in rows)
