from pathlib import Path

import pytest
from tests.score import gold
from tests.score.drafts import case, event, record
from tests.score.gold import item, patient

from vakg.model.record import Record
from vakg.records.load import load_record
from vakg.resources import records_dir
from vakg.score import accuracy
from vakg.score.accuracy import Part, accuracy_table, score_corpus, score_seeds, write_accuracy
from vakg.score.counted import counted
from vakg.score.explain import explain
from vakg.score.figures import figures
from vakg.score.places import class_places
from vakg.score.verdicts import CorpusScore, Found

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"


ELSEWHERE = ("events noted that were found elsewhere", "between events found")
"""Figures that a perfect draft need not have at 1: what went wrong, and what events with one quote share."""


def nothing(document):
    return Record(format=1, document=f"dev-{document.name}", review="machine")


def reviewed(document):
    return load_record(records_dir() / f"{document.name}.yaml")


@pytest.fixture(scope="module")
def perfect(ontology):
    return score_seeds(reviewed, ontology)


@pytest.fixture
def small(scorer):
    noted = gold.text(
        patient(item("symptoms", "Fever"), item("symptoms", "Cough"), age=60.0),
        claims=[gold.claim(value=5.0)],
    )
    draft = record(case("one", event("a", "Fever"), event("b", "Hypotension"), age=61))
    return CorpusScore(texts=(scorer.score_text(noted, draft),))


def test_a_reviewed_record_scored_against_itself_misses_nothing(perfect):
    wrong = [
        one
        for one in figures(perfect, counted(perfect))
        if one.of and one.share != 1 and one.group not in ELSEWHERE
    ]
    assert [one.name for one in wrong] == ["phrases that name no class of the ontology"]
    assert {one.found for text in perfect.texts for one in text.items} == {Found.FOUND}


def test_a_status_that_was_turned_is_seen_in_the_seeds(ontology):
    def turned(document):
        whole = reviewed(document)
        first = whole.cases[0].events[0]
        other = first.model_copy(update={"status": "absent", "id": first.id})
        events = (other, *whole.cases[0].events[1:])
        cases = (whole.cases[0].model_copy(update={"events": events}), *whole.cases[1:])
        return whole.model_copy(update={"cases": cases})

    score = score_seeds(turned, ontology)
    assert sum(one.found is not Found.FOUND for text in score.texts for one in text.items) == 2


def test_a_reader_that_reads_nothing_finds_nothing_and_invents_nothing(ontology):
    score = score_corpus(CORPUS, nothing, ontology, "tuning")
    by_name = {one.name: one for one in figures(score, counted(score))}
    assert (by_name["recall"].right, by_name["precision"].of) == (0, 0)
    assert by_name["recall"].of > 200


def test_the_explanation_names_what_was_missed_unknown_and_wrong(small):
    told = explain(small.texts[0])
    assert "MISSED         [patient 1] symptoms: 'Cough' -> present vaco:Cough" in told
    assert "UNKNOWN        [one] present vaco:Hypotension" in told
    assert "WRONG          [patient 1] age: wanted 60.0, read 61.0" in told
    assert "CLAIM MISSED   incidence: 'leakage' {'value': 5.0}" in told
    assert "vaco:Fever" not in told


def test_the_table_gives_the_counts_behind_each_share(small):
    line = next(one for one in accuracy_table(small).splitlines() if one.startswith("  recall "))
    assert line.split() == ["recall", "1/2", "0.500"]


def test_the_page_is_written_from_a_run_and_comes_out_the_same(small, tmp_path):
    parts = [Part(title="A corpus", note="One text.", score=small)]
    for name in ("one.md", "two.md"):
        write_accuracy(tmp_path / name, parts)
    page = (tmp_path / "one.md").read_text(encoding="utf-8")
    assert page == (tmp_path / "two.md").read_text(encoding="utf-8")
    assert "## A corpus\n\nOne text.\n" in page
    assert "| recall | 1 of 2 | 0.500 | >= 0.85 |" in page
    assert accuracy._PLACE not in page


def test_every_goal_belongs_to_a_figure(perfect, ontology):
    whole = score_corpus(CORPUS, nothing, ontology, "tuning")
    named = {
        (one.group, one.name)
        for score in (perfect, whole)
        for one in figures(score, counted(score))
    }
    assert {*accuracy._goals(on_records=True), *accuracy._goals(on_records=False)} <= named


def test_a_class_has_the_places_of_what_it_is_a_kind_of(ontology, kinds):
    places = class_places(ontology, kinds)
    assert "vaco:RightAtrium" in places["vaco:RightAtrialCementEmbolism"]
    assert places["vaco:IntracardiacCementEmbolism"] <= places["vaco:RightAtrialCementEmbolism"]
    assert places["vaco:Fever"] == frozenset()
