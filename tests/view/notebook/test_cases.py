"""Cases as Python gives them: story, clock, network, treatments; a hostile record stays text."""

from dataclasses import replace

import pytest

from vakg.view.notebook.cases import Case
from vakg.view.notebook.statements import Facts


@pytest.fixture
def patient(kg):
    return kg.case("pce-ards/index")


def test_all_cases_are_there_with_their_statements_by_status(kg):
    assert [case.id for case in kg.cases][:4] == [
        "intraspinal-leakage/case-1",
        "intraspinal-leakage/case-2",
        "intraspinal-leakage/case-3",
        "pce-ards/index",
    ]
    row = kg.cases.table.where(id="pce-ards/index")[0]
    assert (row["age"], row["sex"]) == (78, "male")
    assert row["absent"] == len(kg.facts(case="index", kind="event", status="absent"))


def test_a_story_ends_with_the_outcome_and_keeps_doubt(patient):
    told = str(patient.story)
    assert (
        "→ possibly peripheral pulmonary cement embolism → acute respiratory distress syndrome"
        in told
    )
    assert told.splitlines()[-1].startswith("How it ended: The patient died 46 days")
    assert "<dt>How it ended</dt>" in patient.story._repr_html_()


def test_a_case_shows_its_events_by_day_with_status_and_quote(patient):
    shown = patient._repr_html_()
    assert shown.index('scope="row">day 3<') < shown.index('scope="row">day 46<')
    assert "No cement leakage was detected during the operation" in shown
    assert "[absent]" in shown
    assert "<q>No intraoperative cement leakage was detected</q>" in shown


def test_a_network_ties_events_by_what_the_report_says(patient):
    kinds = {data["kind"] for _, _, data in patient.network().edges(data=True)}
    assert {"causes", "treats", "part of", "conflicts"} <= kinds


def test_treatments_have_result_and_target_and_leave_the_index_procedure_out(patient):
    found = {row["tried"]: row for row in patient.treatments}
    ecmo = found["venovenous extracorporeal membrane oxygenation"]
    assert (ecmo["day"], ecmo["result"]) == (11, "none")
    assert "acute respiratory distress syndrome" in ecmo["against"]
    assert found["anticoagulation"]["result"] == "not given"
    of_the_day = {row["tried"] for row in patient.treatments if row["day"] == 0}
    assert of_the_day == {"inotropic support", "blood component therapy"}


def test_nothing_in_a_record_becomes_markup(kg):
    hostile = [replace(fact, text="<img src=x>", label="<b>") for fact in kg.knowledge.facts]
    case = Case("pce-ards", "index", replace(kg.knowledge, facts=hostile))
    for shown in (case._repr_html_(), case.facts._repr_html_(), case.story._repr_html_()):
        assert "&lt;img" in shown
        assert "<img" not in shown
        assert "<b>" not in shown


def test_facts_are_a_sequence_that_narrows_and_compares(kg):
    facts = kg.facts(case="case-2")
    assert isinstance(facts[:2], Facts)
    assert facts[:2] == (facts[0], facts[1])
    assert {one.status for one in facts.where(status="possible")} <= {"possible"}
    assert hash(facts) == hash(kg.facts(case="case-2"))
    assert list(facts.df["id"]) == [one.id for one in facts]
