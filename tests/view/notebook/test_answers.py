"""Answers as Python gives them: rows, card, quotes, and the questions that Tab completes."""

import inspect

import pytest
from IPython.core.completer import IPCompleter, provisionalcompleter

from vakg.errors import NotFoundError


def test_an_answer_has_its_card_with_quotes_and_what_it_does_not_say(kg):
    answer = kg.ask("leakage-in-a-case", case="pce-ards/index")
    assert answer.card.patients == ("pce-ards/index",)
    assert "No intraoperative cement leakage was detected" in {one.quote for one in answer.quotes}
    assert answer.card.caveat == answer.caveat != ""
    assert "No intraoperative cement leakage was detected" in str(answer.card)


def test_the_query_of_an_answer_gives_the_same_rows_again(kg):
    answer = kg.ask("leakage-in-a-case", case="case-2")
    again = kg.query(answer.sparql)
    assert [dict(row) for row in again] == [dict(row) for row in answer]


def test_a_notebook_shows_the_question_its_caveat_and_the_quotes(kg):
    answer = kg.ask("leakage-in-a-case", case="pce-ards/index")
    shown = answer._repr_html_()
    assert answer.question in shown
    assert "<q>No intraoperative cement leakage was detected</q>" in shown
    assert answer.card._repr_markdown_().startswith("# ")


def test_fewer_rows_keep_what_the_answer_is(kg):
    failed = kg.ask("treatments-that-failed").where(document="pce-ards").only("event", "quote")
    assert failed.name == "treatments-that-failed"
    assert failed.columns == ("event", "quote")
    assert failed.card.documents == ("intraspinal-leakage", "pce-ards")


def test_every_question_is_an_attribute_with_its_parameters(kg):
    names = dir(kg.questions)
    assert all(name.replace("-", "_") in names for name in kg.questions)
    question = kg.questions.course_of_a_treatment
    assert list(inspect.signature(question).parameters) == ["case", "treatment"]
    assert question().parameters == kg.ask("course-of-a-treatment").parameters


def test_tab_completes_questions_and_their_parameters(kg):
    completer = IPCompleter(namespace={"kg": kg}, use_jedi=True)

    def completed(code):
        with provisionalcompleter():
            return {one.text for one in completer.completions(code, len(code))}

    assert "leakage_in_a_case" in completed("kg.questions.leakage_")
    assert "case=" in completed("kg.questions.leakage_in_a_case(ca")
    assert "concordance" in completed("kg.con")


def test_questions_that_there_are_not_are_told_with_the_nearest(kg):
    with pytest.raises(AttributeError, match="leakage_in_a_case"):
        _ = kg.questions.leakage_in_case
    with pytest.raises(NotFoundError, match="leakage-in-a-case"):
        _ = kg.questions["leakage-in-case"]
    assert "no-such" not in kg.questions


def test_a_question_shows_its_parameters_and_all_questions_their_groups(kg):
    assert "pce-ards.index" in kg.questions.leakage_in_a_case._repr_html_()
    shown = kg.questions._repr_html_()
    assert shown.count("<tr>") == len(kg.questions) + 1
    assert "recommendations" in shown
