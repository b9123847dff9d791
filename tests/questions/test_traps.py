"""Questions whose right answer is no, nothing or not reported, in both documents."""

from __future__ import annotations

from .answer_rows import Rows

THREE = {"case-1", "case-2", "case-3"}
RANK = {"index", "series"}


def lacking(rows: Rows, item: str) -> set[str]:
    """The cases that do not report an item."""
    return {row["case"] for row in rows if row["item"] == item}


def test_the_volume_of_cement_is_reported_in_none_of_the_three_cases(ask):
    rows = ask("not-reported", document="intraspinal-leakage")
    assert lacking(rows, "cement volume") == THREE
    assert {(row["status"], row["basis"]) for row in rows} == {("not reported", "computed")}


def test_the_anaesthesia_of_case_1_is_not_reported_and_that_of_the_others_is(ask):
    assert lacking(ask("not-reported", document="intraspinal-leakage"), "anaesthesia") == {"case-1"}


def test_cement_type_guidance_and_anticoagulation_are_reported_in_none_of_the_three_cases(ask):
    rows = ask("not-reported", document="intraspinal-leakage")
    assert all(
        lacking(rows, item) == THREE
        for item in ("cement type", "image guidance", "anticoagulation")
    )
    assert not lacking(rows, "levels treated") and not lacking(rows, "follow-up")


def test_what_the_first_document_reports_of_its_case_does_not_count_as_missing(ask):
    rows = ask("not-reported", document="pce-ards")
    reported = (
        "cement type",
        "cement volume",
        "levels treated",
        "onset of symptoms",
        "anticoagulation",
        "follow-up",
    )
    assert not [item for item in reported if lacking(rows, item)]
    assert {row["case"] for row in rows} == {"index"}
    assert lacking(rows, "anaesthesia") == {"index"}


def test_a_report_of_any_leak_on_ct_is_no_rate_of_symptomatic_leak(ask):
    rows = [
        row
        for row in ask("how-often", outcome="epidural cement leakage")
        if row["document"] == "intraspinal-leakage"
    ]
    assert [row["symptom_scope"] for row in rows if row["numerator"]] == ["any", "any"]
    assert not [row for row in rows if row["symptom_scope"] == "symptomatic"]


def test_a_leak_not_detected_during_the_operation_is_not_no_leak(ask):
    rows = ask("findings-by-status", case="index", finding="cement leakage")
    [undetected] = [row for row in rows if row["status"] == "absent"]
    assert (undetected["from_day"], undetected["to_day"]) == (0, 0)
    assert "during the operation" in undetected["text"] and "leakage" in undetected["quote"]
    later = [row for row in rows if row["from_day"] == 1]
    assert [(row["status"], row["certainty"]) for row in later] == [("possible", "suggestive")]
    assert "suspected" in later[0]["quote"]


def test_an_anticoagulant_that_was_not_prescribed_is_not_a_treatment_given(ask):
    rows = ask("treatments", case="index", treatment="anticoagulation")
    [withheld] = [row for row in rows if row["from_day"] == 3]
    assert (withheld["given"], withheld["status"], withheld["result"]) == (
        "not given",
        "absent",
        "not given",
    )
    assert "no anticoagulant" in withheld["quote"].lower()
    given = [row for row in rows if row["given"] == "given"]
    assert [row["treatment_label"] for row in given] == ["heparin therapy"] and given[0][
        "from_day"
    ] >= 11


def test_advice_on_anticoagulants_never_counts_as_a_treatment_given(ask):
    advised = {row["actions"] for row in ask("advice", action="anticoagulation")}
    assert "warfarin therapy" in advised
    assert ask("treatments", case="index", treatment="warfarin therapy") == []
    assert {row["status"] for row in ask("advice", action="anticoagulation")} <= {
        "conditional",
        "hypothetical",
    }


def test_what_was_done_never_comes_back_as_advice(ask):
    assert [
        row["treatment_label"] for row in ask("treatments", case="case-2", treatment="laminectomy")
    ] == ["laminectomy"]
    assert ask("advice", action="laminectomy") == []
    assert ask("advice", action="venovenous extracorporeal membrane oxygenation") == []


def test_a_suspected_nonunion_is_possible_and_never_present(ask):
    rows = ask("findings-by-status", case="index", finding="vaco:FractureNonunion")
    assert {row["status"] for row in rows} == {"possible"}
    assert all("Suspicious of non-union" in row["quote"] for row in rows)


def test_a_cited_patient_is_not_the_index_patient(ask):
    rows = [
        row
        for row in ask("who-had", document="pce-ards", complication="death")
        if row["status"] == "present"
    ]
    own = [row for row in rows if row["case_kind"] in RANK]
    assert [(row["case"], row["from_day"], row["citations"]) for row in own] == [("index", 46, "")]
    cited = [row for row in rows if row["case_kind"] == "cited"]
    assert {row["citations"] for row in cited} == {"24", "28", "29", "31", "33"}


def test_a_count_of_published_cases_is_never_an_incidence(ask):
    assert ask("how-often", outcome="death") == []
    leaks = ask("how-often", outcome="intraspinal cement leakage")
    assert not [row for row in leaks if row["numerator"] == 3 or row["value"] == 3]
    assert not [row for row in leaks if "three cases" in row["text"]]
