"""What the library must answer on the claims of the report of three intraspinal leaks, read by hand."""

from __future__ import annotations

from .answer_rows import column, where

DOCUMENT = "intraspinal-leakage"
FOUR_ROUTES = {
    "fracture line route",
    "basivertebral foramen route",
    "anterior internal venous plexus route",
    "needle tract route",
}
NOT_FROM_LEAKAGE = {
    ("rib fracture", "", "", ""),
    ("rib fracture", "", "severe osteoporosis", "2, 4"),
    ("rib fracture", "prone positioning", "severe osteoporosis", "2, 4"),
    ("rib fracture", "pressure to the chest wall", "severe osteoporosis", "2, 4"),
    ("spinal cord compression", "bone fragment retropulsion", "", ""),
    ("spinal cord compression", "tumor retropulsion", "", ""),
}
RYU_FACTORS = {
    ("posterior needle tip position", "epidural cement leakage", None, None),
    ("high cement volume", "cement leakage", None, None),
    ("bipedicular approach", "epidural cement leakage", "unreadable", 0.05),
    ("use of a cement injector", "epidural cement leakage", "unreadable", 0.045),
}
OPACIFIERS = {"tantalum", "tungsten", "barium sulfate"}


def test_epidural_leak_was_counted_among_vertebrae_and_among_patients_on_ct(ask):
    rows = where(ask("how-often", outcome="epidural cement leakage"), document=DOCUMENT)
    counted = [row for row in rows if row["numerator"] is not None]
    assert column(counted, "unit_of_analysis", "numerator", "denominator", "value", "unit") == {
        ("vertebrae", 92, 347, 26.5, "%"), ("patients", 64, 159, 40.3, "%"),
    }  # fmt: skip
    seen = where(
        counted,
        "as demonstrated by postoperative CT",
        citations="10",
        methods="computed tomography",
    )
    assert len(seen) == 2 and column(seen, "symptom_scope", "said_by") == {("any", "Ryu et al.")}
    assert not [row for row in rows if row["value"] is not None and row not in counted]


def test_most_epidural_leaks_are_subclinical_and_missed_without_careful_ct(ask):
    rows = where(ask("symptoms-and-detection"), document=DOCUMENT)
    most = "Most of these leaks are subclinical with no overt clinical symptoms or signs."
    assert where(
        rows, most, frequency="most", symptom_scope="asymptomatic", status="present", citations=""
    )
    assert column(where(rows, most, status="absent"), "outcomes") == {"symptom", "sign"}
    missed = where(
        rows, "Leaks usually go undetected unless a careful postprocedure CT is performed."
    )
    assert column(missed, "status", "certainty") == {
        ("absent", "probable"),
        ("present", "probable"),
    }
    assert where(rows, "may occur more commonly than expected", status="possible")
    assert not where(rows, symptom_scope="symptomatic")


def test_an_epidural_leak_can_follow_four_routes(ask):
    rows = where(ask("leakage-routes"), document=DOCUMENT)
    assert column(rows, "route") == FOUR_ROUTES
    listed = where(rows, "along one of the following routes", citations="10", status="possible")
    assert column(listed, "route") == FOUR_ROUTES
    assert column(rows, "leak_label") == {"epidural cement leakage"}


def test_rib_fracture_and_retropulsion_are_the_complications_without_leakage(ask):
    rows = ask("complications-not-from-leakage", document=DOCUMENT)
    assert column(rows, "complication", "causes", "populations", "citations") == NOT_FROM_LEAKAGE
    assert (
        len(
            where(
                rows, "retropulsed bony fragments or tumors", complication="spinal cord compression"
            )
        )
        == 2
    )
    assert not [row for row in rows if "cement" in row["text"] or "PMMA" in row["text"]]


def test_speculation_for_one_pedicle_and_observation_for_two_stand_side_by_side(ask):
    rows = where(ask("both-sides", topic="transpedicular approach"), document=DOCUMENT)
    [harrington] = where(rows, "Harrington5 speculated", outcomes="cement extrusion")
    assert column([harrington], "topics", "stance", "certainty", "citations", "p_value") == {
        ("unipedicular approach", "speculates", "speculative", "5", None)
    }
    [ryu] = where(rows, "occurred more often when PMMA was injected via the bipedicular approach")
    assert column(
        [ryu], "topics", "stance", "outcomes", "citations", "p_comparator", "p_value"
    ) == {("bipedicular approach", "observed", "epidural cement leakage", "10", "unreadable", 0.05)}
    assert "Ryu et al." in harrington["contradicts"] and "Harrington" in ryu["contradicts"]
    either = where(
        rows,
        "either unilateral or bilateral pedicular approach",
        said_by="authors",
        status="possible",
    )
    assert column(either, "topics") == {"unipedicular approach", "bipedicular approach"}
    assert column(rows, "p_comparator") <= {None, "unreadable"}


def test_ryu_names_four_technical_factors_two_with_a_p_value_whose_sign_is_lost(ask):
    rows = ask("risk-factors", outcome="cement leakage", source="Ryu et al.")
    assert column(rows, "factors", "outcomes", "p_comparator", "p_value") == RYU_FACTORS
    assert column(rows, "direction", "citations", "stance") == {("increases", "10", "observed")}
    assert where(
        rows,
        "with the needle tip in the anterior vertebral body",
        factors="posterior needle tip position",
    )
    assert where(
        rows,
        "A direct relationship between the amount of PMMA injected",
        factors="high cement volume",
    )


def test_liquid_cement_runs_along_vein_or_fracture_and_paste_is_preferred(ask):
    rows = ask("form-of-cement", document=DOCUMENT)
    liquid = where(rows, "Bone cement of liquid mobile form may flow quickly", status="possible")
    assert {part for row in liquid for part in row["routes"].split(", ")} == {
        "venous route",
        "fracture line route",
    }
    assert column(liquid, "sites") - {""} == {"pulmonary artery", "spinal canal"}
    [paste] = where(rows, "A pastelike consistency is preferred to a liquid mobile consistency.")
    assert (paste["materials"], paste["modality"], paste["status"]) == (
        "pastelike cement",
        "do",
        "hypothetical",
    )
    assert where(rows, "Cement viscosity is an important factor.", citations="")
    assert column([paste, *liquid], "amounts", "citations") == {("", "")}


def test_the_amount_advised_is_per_pedicle_and_the_body_need_not_be_filled(ask):
    rows = where(ask("advice"), document=DOCUMENT)
    [amount] = [row for row in rows if row["value"] is not None]
    assert "through each pedicle at each vertebral level" in amount["quote"]
    assert column(
        [amount], "value", "unit", "per", "comparator", "said_by", "citations", "modality"
    ) == {(1.5, "mL", "pedicle", "~", "Harrington", "5", "do")}
    assert where(rows, "no attempt be made to completely fill", modality="avoid", citations="5")
    assert where(
        rows,
        "not necessary to achieve relief of fracture pain",
        modality="not required",
        citations="",
    )
    assert where(
        rows,
        "no more cement than can be accommodated by the anterior vertebral body",
        modality="avoid",
    )
    assert where(rows, "avascular necrosis and a large cavity", status="conditional", modality="do")
    assert column(rows, "status") == {"hypothetical", "conditional"}


def test_opacifier_is_added_because_standard_pmma_is_hard_to_see(ask):
    rows = ask("why-a-precaution", precaution="cement opacification", document=DOCUMENT)
    problem = where(rows, "often not sufficiently radiopaque", part="problem")
    assert column(problem, "materials", "status", "citations") == {
        ("barium-impregnated PMMA", "absent", "1, 2, 4, 5, 12")
    }
    advice = where(
        rows, "addition to the PMMA of sterile tantalum, tungsten, or barium sulfate", part="advice"
    )
    assert column(advice, "materials") == OPACIFIERS
    effect = where(rows, "increases visibility of the cement fluoroscopically", part="effect")
    assert column(effect, "materials") == OPACIFIERS
    assert column(effect, "outcomes", "methods") == {
        ("cement radiopacity", "fluoroscopic guidance")
    }
    assert column(rows, "amounts") == {""}


def test_waiting_after_a_fracture_is_a_belief_that_case_3_does_not_test(ask):
    rows = where(ask("delay-after-fracture", case="case-3"), document=DOCUMENT)
    [belief] = where(rows, citations="13, 14", outcomes="procedural safety", stance="believes")
    assert column([belief], "low", "high", "unit", "comparator", "status") == {
        (3, 4, "wk", "~", "possible")
    }
    assert {"fracture consolidation", "venous plexus clotting"} <= column(
        where(rows, part="literature"), "outcomes"
    )
    assert where(
        rows, "decreased", part="by way of", outcomes="cement leakage", direction="decreases"
    )
    assert where(rows, "This hypothesis needs further verification.", said_by="authors")
    [fracture] = where(
        rows, "MR 11 months before vertebroplasty showed compression fracture", part="fracture"
    )
    assert round(fracture["days_before"] / 30.4375) == 11 and fracture["days_basis"].startswith(
        "computed"
    )
    assert column(where(rows, part="leak"), "route") == {"needle tract route"}
