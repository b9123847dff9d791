"""What the library must answer on the cases of the report of three intraspinal leaks, read by hand."""

from __future__ import annotations

from .answer_rows import column, where

DOCUMENT = "intraspinal-leakage"
OPENED = [
    ("T6", 5),
    ("T7", 5),
    ("T8", 0),
    ("T9", 0),
    ("T10", 0),
    ("T11", 62),
    ("T12", 62),
    ("L1", 5),
    ("L2", 62),
]
ON_ADMISSION = {
    "sensory loss": "sensory loss was found to be present below the level of T6",
    "paraplegia": "Complete paralysis of both lower extremities with areflexia",
    "areflexia": "Complete paralysis of both lower extremities with areflexia",
    "urinary incontinence": "urinary incontinence were observed, and anal tone was loose",
    "loose anal tone": "urinary incontinence were observed, and anal tone was loose",
    "postural hypotension": "Postural hypotension and urinary incontinence were observed",
}
SIDES = [
    ("left", "numbness", "Numbness and paralysis of the left lower extremity"),
    ("left", "lower extremity paralysis", "Numbness and paralysis of the left lower extremity"),
    ("right", "lower extremity weakness", "right leg weakness"),
    ("left", "lower extremity weakness", "with weakness of the left leg"),
    (
        "left",
        "cauda equina lesion",
        "severe and almost complete on the left side at L2–5 and S1– 4",
    ),
    ("right", "cauda equina lesion", "severe but incomplete on the right L2–5 and S1– 4"),
    ("left", "lower extremity weakness", "Her left leg can move, but not against gravity"),
    ("right", "lower extremity paralysis", "Her right leg cannot move at all"),
]
HEAT = {
    ("case-1", "yellow dura mater", "intraoperative inspection", "speculative"),
    ("case-1", "yellow dura mater", "intraoperative inspection", "probable"),
    ("case-1", "intradural fibrosis", "intraoperative inspection", "probable"),
    ("case-1", "intradural adhesion", "intraoperative inspection", "probable"),
    ("case-1", "arachnoid fibrosis", "histopathologic examination", "probable"),
    ("case-3", "intradural fibrosis", "intraoperative inspection", "probable"),
    ("case-3", "intradural adhesion", "intraoperative inspection", "probable"),
    ("case-3", "arachnoid fibrosis", "histopathologic examination", "probable"),
    ("case-3", "epidural fat necrosis", "histopathologic examination", "speculative"),
    ("case-3", "chronic inflammation", "histopathologic examination", "speculative"),
    ("case-3", "epidural fibrosis", "histopathologic examination", "speculative"),
}


def test_by_the_third_operation_of_case_1_t6_to_l2_had_been_opened(ask):
    rows = ask("levels-opened", case="case-1")
    assert [(row["level"], row["from_day"]) for row in rows] == OPENED
    assert all(row["list_basis"].startswith("computed") for row in rows)
    [twice] = where(rows, "Laminectomy for T11, T12, and L2", level="L2")
    assert "L2 both" in twice["conflict"]
    assert [row["level"] for row in ask("levels-opened", case="case-1", by_day="0")] == [
        "T8",
        "T9",
        "T10",
    ]


def test_the_admission_of_case_1_at_day_49_has_six_findings(ask):
    rows = ask("findings-on-day", case="case-1", day="49")
    assert column(rows, "finding") == set(ON_ADMISSION)
    assert all(
        where(rows, quote, finding=finding, status="present")
        for finding, quote in ON_ADMISSION.items()
    )
    [loss] = where(rows, finding="sensory loss")
    assert (loss["level"], loss["level_role"], loss["time_basis"]) == (
        "T6",
        "sensory level",
        "derived",
    )
    assert column(where(rows, finding="paraplegia"), "side") == {"bilateral"}


def test_pulmonary_cement_was_seen_in_case_1_and_in_a_caption_only(ask):
    rows = ask("who-had", document=DOCUMENT, complication="pulmonary cement embolism")
    assert [(row["case"], row["status"]) for row in rows] == [
        ("case-1", "present"), ("case-2", "not mentioned"), ("case-3", "not mentioned"),
    ]  # fmt: skip
    [seen] = where(
        rows, "pulmonary arteries (white arrows)", source="caption", sites="pulmonary artery"
    )
    assert (seen["from_day"], seen["to_day"], seen["led_to"], seen["treated_with"]) == (
        0,
        0,
        "",
        "",
    )


def test_nothing_above_t10_was_looked_at_before_the_vertebroplasty_of_case_1(ask):
    rows = ask("before-the-procedure", case="case-1")
    [scan] = where(
        rows, "compression to the spinal cord up to T10", finding="spinal cord compression"
    )
    assert (scan["status"], scan["from_day"], scan["levels_not_reached"]) == ("absent", -2, "T8")
    assert scan["reach_basis"].startswith("computed")
    caption = where(
        rows,
        "These changes were not present on MR imaging performed 2 days before",
        status="absent",
    )
    assert column(caption, "source") == {"caption"}
    assert where(
        rows, finding="vertebral compression fracture", level="T8, T10, L1", status="present"
    )
    assert where(
        rows,
        "The patient could walk before vertebroplasty",
        finding="inability to walk",
        status="absent",
    )


def test_case_2_runs_from_a_deviated_needle_to_the_loss_of_walking(ask):
    rows = ask("case-chain", case="case-2")
    assert where(rows, step="patient", age=79, sex="female")
    assert where(
        rows, "gait disturbance secondary to Parkinsonism", step="before", event="gait disturbance"
    )
    assert where(rows, step="procedure", event="vertebroplasty", level="L2")
    assert where(rows, "with general anesthesia", step="procedure", event="general anaesthesia")
    flaws = where(
        rows, "which broke the medial wall of the pedicle resulting in perforation", step="flaw"
    )
    assert {"needle deviation", "medial pedicle wall breach", "dural perforation"} <= column(
        flaws, "event"
    )
    [dura] = where(flaws, event="dural perforation")
    assert dura["because_of"].startswith("medial pedicle wall breach (present")
    leaks = where(
        rows, "along the needle tract into the epidural space and inside the dural sac", step="leak"
    )
    assert column(leaks, "event", "routes") == {
        ("epidural cement leakage", "needle tract route"),
        ("intradural cement leakage", "needle tract route"),
    }
    assert where(rows, "bilateral lower extremity weakness after the operation", step="deficit")


def test_case_2_had_an_immediate_laminectomy_then_rehabilitation_and_kept_its_deficits(ask):
    rows = ask("case-chain", case="case-2")
    operated = where(
        rows, "immediate L1 and L2 laminectomy", step="treatment", from_day=0, result="partial"
    )
    assert where(operated, event="laminectomy", level="L1, L2")
    removed = where(operated, event="surgical removal of leaked cement")
    assert column(removed, "sites") == {"epidural space", "dural sac"}
    assert where(
        rows,
        "She received rehabilitation only",
        step="treatment",
        event="rehabilitation",
        status="present",
    )
    [later] = where(rows, step="treatment", event="spinal surgery")
    assert later["status"] == "absent"
    last = [
        row for row in where(rows, step="outcome") if row["from_day"] and row["from_day"] > 1000
    ]
    assert column(last, "from_day") == {1095.75}
    assert {
        "lower extremity weakness",
        "inability to walk",
        "urinary incontinence",
        "constipation",
    } <= column(last, "event")


def test_the_worse_leg_of_case_3_changes_sides_without_explanation(ask):
    rows = ask("by-side", case="case-3")
    assert [(row["side"], row["finding_label"]) for row in rows] == [pair[:2] for pair in SIDES]
    assert all(quote in row["quote"] for row, (_, _, quote) in zip(rows, SIDES, strict=True))
    assert [row["from_day"] for row in rows[-2:]] == [4.75 * 365.25, 4.75 * 365.25]
    assert all("does not explain" in row["conflict"] for row in (rows[1], rows[2], *rows[4:]))


def test_case_3_had_normal_anal_tone_and_bladder_compliance_beside_areflexia_and_incontinence(ask):
    rows = ask("findings-by-status", case="case-3", finding="neurological finding")
    absent = where(rows, status="absent")
    assert column(absent, "finding_label", "phase") == {
        ("lower extremity weakness", "before"),
        ("abnormal bladder compliance", "after"),
        ("loose anal tone", "after"),
    }
    assert where(absent, "experienced no lower leg weakness before vertebroplasty", phase="before")
    assert where(absent, "but with normal compliance") and where(
        absent, "The anal tone was normal."
    )
    assert {"detrusor areflexia", "stool incontinence"} <= column(
        where(rows, status="present"), "finding_label"
    )


def test_no_patient_got_satisfactory_immediate_removal_or_walked_again(ask):
    rows = ask("removal-and-recovery", document=DOCUMENT)
    none = where(
        rows,
        "None of our patients received immediate satisfactory removal",
        point="success",
        status="absent",
    )
    every = {"case-1", "case-2", "case-3"}
    assert column(none, "case") == every
    [adequate] = where(rows, point="success", status="present")
    assert (adequate["case"], adequate["level"], adequate["from_day"]) == ("case-1", "T7", 9)
    assert column(where(rows, point="removal", from_day=0), "case") == every
    assert column(where(rows, point="cement left"), "case") == every
    assert column(where(rows, point="movement", status="present"), "case", "event") >= {
        ("case-1", "paraplegia"), ("case-2", "inability to walk"), ("case-3", "bedridden state"),
    }  # fmt: skip
    assert not where(rows, event="recovery", status="present")


def test_late_surgery_is_not_shown_to_do_better_than_rehabilitation(ask):
    rows = ask("late-treatment-and-outcome", document=DOCUMENT)
    done = where(rows, point="treatment", status="present")
    assert {("case-1", "spinal surgery", 62), ("case-3", "spinal surgery", 88)} <= column(
        done, "case", "event", "low_day"
    )
    assert column(where(done, case="case-2"), "event") == {"rehabilitation"}
    changes = where(rows, point="change", status="present")
    assert column(where(changes, case="case-1"), "event") == {"improvement", "diagnosis made"}
    assert column(where(changes, case="case-3"), "event") == {"no improvement"}
    assert not where(changes, case="case-2")
    last = column(where(rows, point="last state", status="present"), "case", "event")
    assert {
        ("case-1", "paraplegia"),
        ("case-2", "inability to walk"),
        ("case-3", "bedridden state"),
    } <= last
    assert {case for case, event in last if "incontinence" in event} == {
        "case-1",
        "case-2",
        "case-3",
    }
    assert where(
        rows,
        "needs further observation and more evidence",
        point="left open",
        certainty="undecided",
    )


def test_heat_is_a_possible_cause_of_what_surgery_and_microscope_showed(ask):
    rows = ask("evidence-for-a-cause", document=DOCUMENT, cause="thermal injury")
    links = [row for row in rows if row["finding"] and not row["other_causes"]]
    assert column(links, "case", "finding", "methods", "certainty") == HEAT
    assert column([row for row in rows if row["finding"]], "status") == {"possible"}
    assert where(
        links, "possibly from thermal injury", finding="yellow dura mater", level="T8, T9, T10"
    )
    assert where(
        links, "was considered to be thermal effect by the surgeon", finding="yellow dura mater"
    )
    [undecided] = [row for row in rows if row["other_causes"]]
    assert (undecided["case"], undecided["other_causes"]) == ("case-1", "compressive myelopathy")
    assert column(where(rows, case="case-2"), "status") == {"nothing ascribed"}
