"""What pce-ards advises, disputes and counts, and how patients died; expected values were read in it."""

from __future__ import annotations

import pytest

from .answer_rows import column, where
from .citations import numbers

DOCUMENT = "pce-ards"
PCE = "pulmonary cement embolism"
ECMO = "venovenous extracorporeal membrane oxygenation"

STOP = "2-5,8,26,36,38,40"
PREVENTION = [  # words of the document, citations as printed
    ("Several recommendations have been made", "2-5,10,13,14,17,18,24,25,36,40,43"),
    ("a viscous, toothpaste-like consistency", "2,3,39"),
    ("high-resolution fluoroscopy is required", ""),
    ("Biplane fluoroscopy is recommended by many authors", "1,4,18,24,35,42,44"),
    ("injected in repeated small quantities is preferred", "4,5,7,9,17,18,25,26"),
    ("a single injected volume should not exceed 0.3 ml", "25"),
    ("limited to 4 to 6 mL per vertebral body in vertebroplasty", "2,5"),
    ("1.5 to 2 ml per pedicle screw", "7,21"),
    ("volumes above 3 mL per pedicle would seem to confer an increased risk", "19"),
    ("augmentation of many vertebral bodies in one session should be avoided", "5,13,45"),
    ("greater attention should be paid during a multilevel procedure", "5,13,45"),
    ("more than three vertebral segments be filled", "14,25"),
    ("reaches the posterior quarter", STOP),
    ("least two-thirds of the vertebral body", STOP),
    ("fills the fracture gap", STOP),
    ("or if any leakage is detected", STOP),
    ("(> 2 weeks after fracture)", "25"),
    ("Last, cortical destruction", "1,5,8,37,45"),
    ("severe vertebral collapses", "1,5,8,37,45"),
]

AMOUNTS = {  # sign, value, low, high, unit, per, citations
    ("<=", 0.3, None, None, "mL", "injection", "25"),
    ("<=", None, 4, 6, "mL", "vertebral body", "2, 5"),
    ("<=", None, 1.5, 2, "mL", "pedicle screw", "7, 21"),
    (">", 3, None, None, "mL", "pedicle", "19"),
    (">", 3, None, None, "1", "session", "14, 25"),
    (">", 2, None, None, "wk", None, "25"),
}

THRESHOLDS = {  # what, sign, value, low, high, amount in the case, crossed
    ("number of instrumented levels", ">", 7, None, None, 6, "no"),
    ("number of cement-augmented screws", ">", 14, None, None, 4, "no"),
    ("total cement volume", ">", None, 20, 25, 3, "no"),
}

VENOGRAPHY = [  # words of the document, citations, status, certainty
    (
        "The utility of antecedent vertebral venography is controversial",
        "1,4,5,17,18,35,36",
        "present",
        "disputed",
    ),
    ("might identify a direct shunt from the needle tip", "1,4,36", "possible", "suggestive"),
    ("different viscosity", "1,4,36", "present", "asserted"),
    ("flow characteristics", "1,4,36", "present", "asserted"),
    ("could hinder and disturb the evaluation", "1,4,5", "possible", "suggestive"),
]

HARM = {  # side, citations as printed, who
    ("harm found", "24,27,35,42", "cited literature"),
    ("harm found", "9", "cited literature"),
    ("no harm found", "9,26", "some studies"),
    ("no harm found", "26", "some studies"),
    ("no harm found", "15", "VERTOS II"),
    ("no harm found", "11", "Venmans et al."),
    ("open", "", "authors"),
    ("harm feared", "", "authors"),
}

EARLIER_DEATHS = {  # case, treatment, result
    ("cited-24", "none told", None),
    ("cited-28", "cardiopulmonary resuscitation", "none"),
    ("cited-29", "cardiopulmonary resuscitation", "success"),
    ("cited-31", "surgical embolectomy", "success"),
    ("cited-31", "tricuspid annuloplasty", "not reported"),
    ("cited-33", "oral anticoagulant therapy", "none"),
}


def of_document(rows):
    return where(rows, document=DOCUMENT)


@pytest.mark.parametrize(("words", "printed"), PREVENTION)
def test_q29_every_point_of_prevention_has_its_citations(ask, words, printed):
    rows = of_document(ask("prevention", harm="cement leakage"))
    assert where(rows, words, citations=numbers(printed))


def test_q29_the_thresholds_and_that_advice_is_never_a_thing_done(ask):
    rows = of_document(ask("prevention", harm="cement leakage"))
    assert column(rows, "comparator", "value", "low", "high", "unit", "per", "citations") >= AMOUNTS
    advice = where(rows, kind="recommendation claim")
    assert column(advice, "status") <= {"hypothetical", "conditional"}
    assert column(where(rows, citations=numbers(STOP)), "modality", "status") == {
        ("stop", "conditional")
    }
    assert not where(rows, "The total volume of injected bone cement was")


def test_q31_the_index_case_crossed_no_threshold_as_its_levels_are_told(ask):
    rows = ask("thresholds-and-case", case="index", outcome=PCE)
    told = where(rows, "statistically significant relationship between PCE", reading="as told")
    names = ("amount_kind", "comparator", "value", "low", "high", "case_value", "crossed")
    assert column(told, *names) == THRESHOLDS
    assert column(told, "citations", "p_value", "case_basis") == {("6", None, "derived")}
    assert column(rows, "outcome_in_case") == {True}


def test_q31_counted_from_first_to_last_the_levels_are_eight(ask):
    rows = ask("thresholds-and-case", case="index", outcome=PCE)
    (spanned,) = [row for row in rows if row["reading"] != "as told"]
    assert spanned["amount_kind"] == "number of instrumented levels"
    assert (spanned["case_value"], spanned["case_basis"], spanned["crossed"]) == (
        8,
        "computed",
        "yes",
    )
    assert "posterior fixation over the T8, T9, T10, T12, L2, and L3 level" in spanned["case_quote"]


@pytest.mark.parametrize(("words", "printed", "status", "certainty"), VENOGRAPHY)
def test_q33_what_is_said_for_and_against_venography(ask, words, printed, status, certainty):
    rows = of_document(ask("both-sides", topic="vertebral venography"))
    assert where(rows, words, citations=numbers(printed), status=status, certainty=certainty)


def test_q33_what_venography_predicts_and_that_the_index_case_does_not_mention_it(ask):
    rows = of_document(ask("both-sides", topic="vertebral venography"))
    predicted = where(rows, amount_kind="prediction rate", unit="%", citations="43")
    assert column(predicted, "value", "outcomes") == {
        (100, "cement leakage, endplate cement leakage"), (29, "venous cement leakage"),
    }  # fmt: skip
    (pro,) = where(rows, outcomes="direct shunt to the venous system")
    assert "Against venography" in pro["contradicts"]
    used = ask("who-had", document=DOCUMENT, complication="vertebral venography")
    assert column(where(used, case="index"), "status") == {"not mentioned"}


def test_q35_what_is_suggested_for_symptomatic_and_for_asymptomatic_peripheral_emboli(ask):
    rows = of_document(ask("advice-for-a-case", complication=PCE, case="index", day="3"))
    for action, value in (("heparin therapy", None), ("warfarin therapy", 6)):
        given = where(
            rows, actions=action, condition="symptomatic peripheral pulmonary cement embolism"
        )
        assert column(given, "citations", "value", "modality") == {("2, 3, 13, 39", value, "do")}
    none = where(rows, "no anticoagulant is required", modality="not required")
    assert column(none, "condition") == {"asymptomatic peripheral pulmonary cement embolism"}
    assert where(rows, "pay attention to the potential for rapid aggravation", modality="do")
    assert column(rows, "status") <= {"hypothetical", "conditional"}


def test_q35_on_day_3_peripheral_is_told_and_symptomatic_is_open_and_undefined(ask):
    rows = of_document(ask("advice-for-a-case", complication=PCE, case="index", day="3"))
    stands = dict(column(rows, "condition_class", "condition_in_case"))
    assert stands["peripheral pulmonary cement embolism"] == "present"
    assert stands["symptomatic pulmonary cement embolism"] == "not told"
    assert stands["asymptomatic pulmonary cement embolism"] == "not told"
    assert column(rows, "defined") == {0}
    (cough,) = where(
        of_document(ask("manifestations", complication=PCE, case="index")), manifestation="cough"
    )
    assert (cough["in_case"], cough["from_day"]) == ("present", 3)


def test_q37_harm_found_not_found_and_open(ask):
    rows = of_document(ask("harm-found-and-not-found", complication=PCE))
    assert column(rows, "side", "citations", "said_by") == {
        (side, numbers(printed), who) for side, printed, who in HARM
    }
    (vertos,) = where(rows, "after a mean follow-up of almost 2 years", said_by="VERTOS II")
    assert (vertos["follow_up"], vertos["follow_up_unit"], vertos["follow_up_comparator"]) == (
        2,
        "a",
        "~",
    )
    (mortality,) = where(rows, "had no significant impact on all-cause mortality")
    assert (mortality["outcomes"], mortality["status"]) == ("death", "absent")
    assert where(rows, "regardless of whether they have symptoms or not", citations="9")


def test_q35_what_the_authors_did_on_day_3_was_to_watch(ask):
    rows = ask("treatments", case="index", treatment="treatment")
    (withheld,) = where(
        rows, "no anticoagulant agent was prescribed", treatment_label="anticoagulation"
    )
    assert (withheld["given"], withheld["status"]) == ("not given", "absent")
    assert (
        withheld["reason"]
        == "a fair respiratory condition and lack of other symptoms except a productive cough"
    )
    (watched,) = where(
        rows, "After two more days of close observation", treatment_label="observation"
    )
    assert (watched["given"], watched["from_day"]) == ("given", 3)
    assert not [row for row in rows if row["status"] in ("hypothetical", "conditional")]


def test_q39_who_died_in_spite_of_treatment(ask):
    rows = ask("fatal-cases")
    cited = where(rows, case_kind="cited")
    assert column(cited, "case_name", "treatment", "result") == EARLIER_DEATHS
    index = where(rows, case_name="index")
    assert column(index, "treatment", "result") >= {
        ("video-assisted thoracic surgery", "not reported"), (ECMO, "none"),
        ("endotracheal intubation", None), ("conservative ventilator setting", None),
    }  # fmt: skip
    assert not where(index, treatment="ECMO withdrawal")
    assert column(index, "high_day", "citations") == {(46, "")}
    assert not where(rows, treatment="anticoagulation")


def test_q39_what_they_died_of(ask):
    rows = ask("fatal-cases")
    assert where(
        rows, "bilateral occipitotemporal infarctions were confirmed [29]", case_name="cited-29"
    )
    septic = where(rows, "eventually died from septic shock [31]", case_name="cited-31")
    assert all("septic shock (asserted)" in row["died_of_certainty"] for row in septic)
    assert column(where(rows, "died 8 days after vertebroplasty"), "case_name", "low_day") == {
        ("cited-33", 8)
    }
    assert column(where(rows, "only one patient expired because of ARDS [24]"), "citations") == {
        "24"
    }


def test_trap_a_count_of_published_deaths_is_no_rate(ask):
    (deaths,) = where(ask("published-case-counts"), value=5)
    assert deaths["measure"] == "count of published cases, not a rate"
    assert (deaths["citations"], deaths["certainty"]) == ("24, 28, 29, 31, 33", "probable")
    assert "only 5 cases reported in previous literatures passed away due to PCE" in deaths["quote"]
    assert not where(ask("how-often", outcome="death"), document="pce-ards")
