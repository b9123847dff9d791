"""The library in the explorer: every question with its answer, and the query behind each view."""

from __future__ import annotations

import csv
import io

import pytest
from tests.view.explorer_page import address, picture, view

from vakg.analysis.computed import ask_any, computed_questions
from vakg.graph.store import open_store
from vakg.questions.library import load_library
from vakg.resources import queries_dir

pytestmark = pytest.mark.browser


def ask(page, name):
    view(page, "questions")
    page.evaluate("name => explorer.State.set({ asked: name }, 'asked')", name)


def test_the_whole_library_is_there_with_as_many_rows_as_the_shell_gives(page, built):
    known = {**load_library(queries_dir() / "competency"), **computed_questions()}
    shown = page.evaluate(
        "Object.fromEntries(explorer.Data.answers.map(one => [one.name, one.count]))"
    )
    assert shown.keys() == known.keys()
    for name in ("leakage-in-a-case", "case-chain", "conflicts", "rates"):
        assert shown[name] == len(ask_any(built, name, {}).answer.rows)


def test_a_card_has_the_answer_its_words_what_speaks_against_it_and_the_query(page):
    ask(page, "leakage-in-a-case")
    card = page.locator(".answer")
    assert (
        "1 says that it is so, 2 say that it is not so and 1 says that it may be"
        in card.inner_text()
    )
    assert "1 document, 1 patient" in card.inner_text()
    assert "Not medical advice" in card.inner_text()
    card.locator("details").nth(1).locator("summary").click()
    assert "No intraoperative cement leakage was detected" in card.inner_text()
    headings = [one.lower() for one in card.locator("h3").all_inner_texts()]
    assert "contrary evidence" in headings
    assert "SELECT" in card.locator("pre.query").text_content()
    assert "question=leakage-in-a-case" in address(page)


def test_a_question_is_found_by_its_words_and_opened_with_the_keyboard(page):
    view(page, "questions")
    page.locator("#library-query").fill("anticoagul")
    found = page.locator("#library-list .row-link")
    assert 0 < found.count() < 20
    found.first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer-title"
    page.locator("#library-query").fill("zzzz")
    assert "No question" in page.locator("#library-list").inner_text()


def test_an_answer_can_be_taken_away_as_a_table(page):
    ask(page, "leakage-in-a-case")
    text = page.evaluate("explorer.Files.csv(explorer.Files.tableRows())")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    assert len(rows) == 4
    assert all(row["quotes"] for row in rows)


VIEWS = ["pce-ards/index", "intraspinal-leakage/case-2", "pce-ards/literature", "all", "compare"]


@pytest.mark.parametrize("name", VIEWS)
def test_the_query_behind_a_view_gives_its_statements(page, built, name):
    view(page, name)
    if name == "all":
        page.locator('.facet[data-group="status"][data-key="absent"]').click()
    query = page.evaluate("explorer.Sparql.write()")
    rows = open_store(built).query(query, use_default_graph_as_union=True)
    found = {row["statement"].value.rsplit("/", 1)[-1] for row in rows}
    shown = set(page.evaluate(
        "(explorer.State.view.kind === 'compare'"
        " ? explorer.State.now.compared.flatMap(n => explorer.Data.views[n].entries)"
        " : explorer.State.view.entries).map(n => explorer.Data.entries[n]).filter(explorer.State.lets)"
        ".map(one => `${one.doc}.${one.kind === 'patient' ? 'patient.' : ''}${one.id}`)"
    ))  # fmt: skip
    assert found == shown
    assert page.locator("#sparql pre").text_content() == query


def test_the_query_of_the_veins_gives_every_connection(page, built):
    view(page, "venous")
    query = page.evaluate("explorer.Sparql.write()")
    rows = open_store(built).query(query, use_default_graph_as_union=True)
    drawn = page.evaluate("explorer.Data.paths.connections.length")
    assert len({row["connection"].value for row in rows}) == drawn


def test_the_pictures_of_a_case_share_one_query(page):
    first = page.evaluate("explorer.Sparql.write()")
    picture(page, "timeline")
    assert page.evaluate("explorer.Sparql.write()") == first
