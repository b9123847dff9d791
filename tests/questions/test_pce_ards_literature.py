"""What pce-ards says of rates, signs, veins and mechanisms; expected values were read in it."""

from __future__ import annotations

from .answer_rows import column, where
from .citations import numbers

DOCUMENT = "pce-ards"
PCE = "pulmonary cement embolism"
HU = "[hnsf'U]"
MANIFESTATIONS = (
    "dyspnea, tachypnea, chest tightness, chest pain, cough, tachycardia, palpitation, cyanosis, "
    "hemoptysis, pleural effusion, dizziness, sweating"
)

COMPLICATIONS = {  # label, citations as printed
    ("intracardiac cement embolism", "12-14,16,22,23"),
    ("cardiac perforation", "12-14,16,22,23"),
    ("pulmonary cement embolism, pulmonary embolism", "2-7,9,11,12,14-17,19-21,24-40"),
    ("pulmonary infarction", "27"),
    ("acute respiratory distress syndrome", "24"),
    ("cerebral cement embolism", "23,41"),
    ("catastrophic outcome", ""),
}

WAY_FROM_L3 = [
    ("vertebral body", "basivertebral vein", "inferred"),
    ("basivertebral vein", "anterior external vertebral venous plexus", "inferred"),
    ("anterior external vertebral venous plexus", "lumbar vein", "stated"),
    ("lumbar vein", "inferior vena cava", "inferred"),
    ("inferior vena cava", "right atrium", "inferred"),
    ("right atrium", "right ventricle", "inferred"),
    ("right ventricle", "pulmonary trunk", "inferred"),
    ("pulmonary trunk", "pulmonary artery", "inferred"),
]

STEPS_TO_ARDS = {  # from, to, citations as printed, status
    (
        "increased capillary permeability",
        "acute respiratory distress syndrome",
        "4,5,24,34",
        "possible",
    ),
    ("pulmonary artery obstruction", "increased capillary permeability", "4,5,24,34", "possible"),
    ("endothelial cytotoxicity", "increased capillary permeability", "4,5,24,34", "possible"),
    (
        "inflammatory cascade activation",
        "increased capillary permeability",
        "4,5,24,34",
        "possible",
    ),
    (PCE, "endothelial cytotoxicity", "4,5,24,34", "possible"),
    ("cement embolism", "prothrombotic effect", "3,16,27", "present"),
    ("prothrombotic effect", "progressive pulmonary artery occlusion", "3,16,27", "possible"),
}


def of_document(rows):
    return where(rows, document=DOCUMENT)


def test_q19_how_often_leakage_is_venous_and_how_often_silent(ask):
    rates = of_document(ask("how-often", outcome="cement leakage"))
    (venous,) = where(
        rates, "might affect up to 43% of cases", outcome_label="venous cement leakage"
    )
    assert (venous["comparator"], venous["value"], venous["unit"]) == ("up to", 43, "%")
    assert (venous["citations"], venous["status"]) == (numbers("14-17,20,21"), "possible")
    (silent,) = where(
        rates, "More than 98% of the leakages", symptom_scope="asymptomatic", citations="18"
    )
    assert (silent["comparator"], silent["value"], silent["unit_of_analysis"]) == (
        ">",
        98,
        "leakages",
    )


def test_q19_the_major_complications_listed(ask):
    rows = of_document(ask("complications-listed", cause="cement leakage"))
    assert column(rows, "complications", "citations") == {
        (label, numbers(printed)) for label, printed in COMPLICATIONS
    }
    assert column(where(rows, complications="pulmonary infarction"), "needed") == {
        "lung wedge resection"
    }
    assert column(rows, "value", "low", "high") == {(None, None, None)}


def test_q21_symptoms_were_noted_in_04_to_09_percent_of_cases(ask):
    rates = of_document(ask("how-often", outcome="symptomatic pulmonary cement embolism"))
    (rate,) = where(rates, "only 0.4% to 0.9% of cases [2,12]")
    assert (rate["low"], rate["high"], rate["unit"], rate["citations"]) == (0.4, 0.9, "%", "2, 12")
    assert (rate["unit_of_analysis"], rate["denominator"]) == ("cases", None)


def test_q21_the_twelve_manifestations(ask):
    rows = of_document(ask("manifestations", complication=PCE, case="index"))
    assert column(rows, "manifestation") == set(MANIFESTATIONS.split(", "))
    assert len(rows) == 12
    printed = numbers("3-5,7,11-13,16,17,24,25,36-39,42")
    assert column(rows, "citations", "status", "certainty") == {(printed, "possible", "suggestive")}
    assert all("It might present as dyspnea" in row["quote"] for row in rows)


def test_q21_the_signs_of_a_poor_prognosis(ask):
    rows = of_document(ask("warning-signs", complication=PCE))
    grave = where(
        rows, "If there is dyspnea, chest pain, and hemodynamic instability", citations="25"
    )
    assert column(grave, "signs", "status") == {
        ("chest pain, dyspnea, hemodynamic instability", "conditional")
    }
    assert column(grave, "indicates", "calls_for") == {
        ("poor prognosis", ""), ("", "invasive intervention"), ("", "cardiopulmonary resuscitation"),
    }  # fmt: skip
    careful = where(
        rows, "especially among those with fever or hypotension", calls_for="heightened attention"
    )
    assert column(careful, "signs", "citations") == {
        ("respiratory symptom", "37"), ("fever, respiratory symptom", "37"),
        ("hypotension, respiratory symptom", "37"),
    }  # fmt: skip


def test_q23_what_makes_a_cement_embolus_on_ct(ask):
    rows = of_document(ask("imaging-criteria", complication=PCE))
    appearance = where(
        rows, "punctuate, tubular or branching, high attenuation area", citations="2, 13, 26"
    )
    assert column(appearance, "status", "methods") == {("possible", "computed tomography")}
    assert {"punctate opacity", "tubular branching opacity"} <= {
        name for row in appearance for name in row["shows"].split(", ")
    }
    assert column(where(rows, kind="CT attenuation"), "comparator", "value", "unit") == {
        (">", 500, HU)
    }
    angiography = where(
        rows, "could be clearly visualized on CT angiography", methods="CT angiography"
    )
    assert (len(angiography), column(angiography, "citations")) == (3, {"3"})


def test_q23_when_leak_and_embolism_are_detected(ask):
    detected = numbers("4,5,9,15,17,23,26,35,38")
    leak = ask("symptoms-and-detection", complication="cement leakage")
    assert where(
        leak, "most cement leakages were not detected intraoperatively", citations=detected
    )
    embolism = ask("symptoms-and-detection", complication=PCE)
    assert where(
        embolism, "nearly all reported PCE cases were detected postoperatively", citations=detected
    )


def test_q23_the_index_case_was_tubular_and_branching_and_nobody_measured_its_density(ask):
    (seen,) = ask("findings-by-status", case="index", finding="tubular branching opacity")
    assert (seen["status"], seen["from_day"]) == ("present", 3)
    measured = ask("measurements", case="index", from_day="0", to_day="46")
    assert measured
    assert not where(measured, kind="CT attenuation")


def test_q25_the_way_from_l3_to_the_pulmonary_artery(ask):
    rows = ask("venous-path", level="L3", end="pulmonary artery")
    found = [(row["from"], row["to"], row["status"]) for row in rows]
    assert [step for step in found if step in WAY_FROM_L3] == WAY_FROM_L3
    ends = {(row["from"], row["to"]) for row in rows}
    assert {("hemiazygos vein", "azygos vein"), ("azygos vein", "superior vena cava")} <= ends
    assert not [end for end in ends if "intercostal" in str(end) or "brachiocephalic" in str(end)]
    assert where(
        rows, "a connection between the anterior EVVP and lumbar/intercostal veins", status="stated"
    )


def test_q25_what_the_document_states_of_the_way(ask):
    rows = of_document(ask("venous-drainage-told"))
    drained = where(
        rows, "the leaked bone cement drained through the basivertebral veins or the anterior EVVP"
    )
    assert column(drained, "citations") == {numbers("5,10,11,24,42")}
    assert column(drained, "places") == {
        "basivertebral vein", "anterior external vertebral venous plexus", "systemic venous system",
        "cardiopulmonary system",
    }  # fmt: skip
    reached = where(
        rows, "the blood flow could reach the inferior vena cava", relation="drains into"
    )
    assert column(reached, "reaches", "status") == {
        (vein, "possible")
        for vein in ("inferior vena cava", "azygos vein", "hemiazygos vein", "superior vena cava")
    }


def test_q27_how_an_embolus_could_lead_to_ards(ask):
    rows = ask("mechanisms", cause="cement embolism", effect="acute respiratory distress syndrome")
    assert column(rows, "factors", "outcomes", "citations", "status") == {
        (cause, effect, numbers(printed), status)
        for cause, effect, printed, status in STEPS_TO_ARDS
    }
    assert column(where(rows, "ARDS might result from"), "certainty") == {"speculative"}
    assert all("although incompletely understood" in row["gap_quote"] for row in rows)
