"""The questions asked of pce-ards; every expected value was read in the document, not in an answer."""

from __future__ import annotations

MM_HG = "mm[Hg]"


def values(rows, *columns):
    return {tuple(row[column] for column in columns) for row in rows}


def quoted(rows, words):
    return [row for row in rows if words in row["quote"]]


def test_q01_the_cement_of_the_index_case_by_level_and_pedicle(ask):
    rows = ask("cement-injected-by-level", case="index")
    amounts = values([row for row in rows if row["value"] is not None], "level", "per", "value", "unit")
    assert amounts == {
        ("T8, L3", "total", 3, "mL"),
        ("T8", "level", 1, "mL"),
        ("T8", "pedicle", 0.5, "mL"),
        ("L3", "level", 2, "mL"),
        ("L3", "pedicle", 1, "mL"),
    }
    total = next(row for row in rows if row["per"] == "total")
    assert (total["basis"], total["material"]) == ("derived", "bis-GMA cement")


def test_q01_trap_no_brand_and_no_pmma(ask):
    told = " ".join(str(row["material"]) for row in ask("cement-injected-by-level", case="index"))
    assert "methyl methacrylate" not in told.lower()
    assert "brand" not in told


def test_q03_the_earlier_operation_and_how_it_failed(ask):
    rows = ask("spine-history", case="index")
    levels = values(rows, "event", "level")
    assert ("pedicle screw fixation", "T9, T10, T12, L1") in levels
    assert ("laminectomy", "T9, T10, T11") in levels
    assert ("vertebroplasty", "T11") in levels
    assert ("screw pull-out", "") in levels or any("pull" in row["event"] for row in rows)
    assert {row["low"] for row in rows if row["phrase"] == "two years ago"} == {-2}
    assert quoted(rows, "nine months ago")


def test_q05_leakage_seen_suspected_and_not_seen(ask):
    rows = ask("leakage-in-a-case", case="index")
    assert values(rows, "finding", "status") == {
        ("cement leakage", "absent"),
        ("segmental vessel leakage", "possible"),
        ("high-attenuation cement", "present"),
        ("high-attenuation cement", "absent"),
    }
    suspected = next(row for row in rows if row["status"] == "possible")
    assert (suspected["level"], suspected["side"], suspected["from_day"]) == ("L3", "left", 1)
    assert suspected["conflict"]
    assert not any(row["led_to"] for row in rows)


def test_q07_the_emboli_when_first_found(ask):
    rows = ask("embolism-first-found", case="index")
    first = [row for row in rows if row["first"]]
    assert {row["low_day"] for row in first} == {3}
    embolism = next(row for row in first if "pulmonary cement embolism" in row["event"])
    assert embolism["side"] == "bilateral"
    assert "subsegmental pulmonary artery" in embolism["sites"]
    events = {row["event"] for row in first}
    assert {"productive cough", "yellowish sputum", "reduced lung perfusion"} <= events


def test_q07_trap_the_emboli_were_not_central(ask):
    rows = ask("embolism-first-found", case="index")
    assert not [row for row in rows if "central" in row["event"] and row["status"] == "present"]


def test_q09_vital_signs_and_gases_at_the_deterioration(ask):
    rows = ask("measurements", case="index", from_day="6", to_day="6")
    found = values(rows, "value", "unit")
    assert {(88, "%"), (98, "%"), (10, "L/min"), (7.44, "[pH]"), (53.6, MM_HG), (37.2, MM_HG)} <= found
    assert {98, 72} <= {value for value, unit in found if unit == MM_HG}
    assert {36, 96} <= {value for value, unit in found if unit == "/min"}


def test_q11_what_the_ct_showed_anew_and_how_it_is_explained(ask):
    rows = ask("new-imaging-findings", case="index", from_day="5", to_day="6")
    assert {"atelectasis", "pulmonary bulla", "pneumothorax"} <= {row["event"] for row in rows}
    bulla = next(row for row in rows if row["event"] == "pulmonary bulla")
    assert (bulla["seen_before"], bulla["side"]) == ("absent", "right")
    assert bulla["explained_by"] == "pulmonary infarction"
    assert (bulla["explanation_status"], bulla["explanation_certainty"]) == ("possible", "speculative")


def test_q13_the_course_of_ecmo(ask):
    rows = ask("course-of-a-treatment", case="index")
    ecmo = next(row for row in rows if row["event"] == "venovenous extracorporeal membrane oxygenation")
    assert (ecmo["low_day"], ecmo["until_day"], ecmo["result"]) == (11, 46, "none")
    assert (43.9, MM_HG) in values(rows, "value", "unit")
    aptt = [row for row in rows if (row["low"], row["high"], row["unit"]) == (40, 60, "s")]
    assert [row["comparator"] for row in aptt] == ["~"]
    assert "heparin therapy" in {row["event"] for row in rows}


def test_q15_the_days_of_the_course(ask):
    days = {(row["event"], row["low_day"]) for row in ask("timeline", case="index")}
    assert {
        ("spine CT", 1),
        ("productive cough", 3),
        ("transfer to the ordinary ward", 5),
        ("acute respiratory distress syndrome", 6),
        ("video-assisted thoracic surgery", 10),
        ("venovenous extracorporeal membrane oxygenation", 11),
        ("chest CT", 21),
        ("death", 46),
    } <= days


def test_q15_the_intervals_are_computed(ask):
    def interval(begin, end):
        row = ask("interval-between", case="index", begin=begin, end=end)[0]
        assert row["basis"] == "computed"
        return row["at_least"], row["at_most"]

    ards = "AcuteRespiratoryDistressSyndrome"
    assert interval("Cough", ards) == (3, 3)
    assert interval(ards, "Death") == (40, 40)
    assert interval("PulmonaryCementEmbolism", "HeparinTherapy")[0] == 8


def test_q17_infection_was_neither_confirmed_nor_excluded(ask):
    rows = ask("suspected-disease-work-up", case="index")
    infection = [row for row in rows if row["event"] == "infection"]
    assert {row["status"] for row in infection} == {"possible"}
    assert {(3.77, "mg/L"), (12.33, "mg/dL")} <= values(rows, "value", "unit")
    d_dimer = next(row for row in rows if row["value"] == 3.77)
    assert (d_dimer["normal_comparator"], d_dimer["normal_high"] or 0.56) == ("<", 0.56)
    assert {row["proofs"] for row in rows} == {0}


def test_q19_venous_and_silent_leaks_and_the_complications_listed(ask):
    rates = ask("how-often", outcome="CementLeakage")
    venous = [row for row in rates if row["citations"] == "14, 15, 16, 17, 20, 21"]
    assert [(row["comparator"], row["value"] or row["high"]) for row in venous] == [("up to", 43)]
    silent = [row for row in rates if row["citations"] == "18"]
    assert [(row["comparator"], row["value"] or row["low"]) for row in silent] == [(">", 98)]
    listed = ask("complications-listed")
    cited = {row["citations"] for row in listed}
    assert {"27", "24", "23, 41", "12, 13, 14, 16, 22, 23"} <= cited


def test_q21_how_many_have_symptoms_and_which(ask):
    rates = ask("how-often", outcome="PulmonaryCementEmbolism")
    assert ("0.4", "0.9", "2, 12") in {
        (str(row["low"]), str(row["high"]), row["citations"]) for row in rates
    }
    named = [row for row in ask("manifestations") if row["citations"].startswith("3, 4, 5, 7, 11")]
    assert {row["manifestation"] for row in named} == {
        "dyspnea", "tachypnea", "chest tightness", "chest pain", "cough", "tachycardia",
        "palpitation", "cyanosis", "hemoptysis", "pleural effusion", "dizziness", "sweating",
    }  # fmt: skip


def test_q21_the_warning_signs(ask):
    rows = ask("warning-signs")
    assert {"25", "37"} <= {row["citations"] for row in rows}
    grave = [row for row in rows if row["citations"] == "25"]
    assert all("hemodynamic instability" in (row["signs"] or row["text"]) for row in grave)


def test_q23_what_makes_a_cement_embolus_on_ct(ask):
    rows = ask("imaging-criteria")
    assert (">", 500, "[hnsf'U]", "2, 13, 26") in values(rows, "comparator", "value", "unit", "citations")
    angiography = [row for row in rows if "CT angiography" in (row["methods"] or "")]
    assert {row["citations"] for row in angiography} == {"3"}


def test_q27_how_an_embolus_could_lead_to_ards(ask):
    rows = ask("mechanisms")
    assert {row["status"] for row in rows if row["last_step"]} == {"possible"}
    assert {"4, 5, 24, 34", "3, 16, 27"} <= {row["citations"] for row in rows}
    assert any("incompletely understood" in row["gap_quote"] for row in rows if row["gap_quote"])


def test_q29_the_points_of_prevention_with_thresholds(ask):
    rows = ask("prevention")
    amounts = values(rows, "comparator", "value", "low", "high", "unit", "citations")
    assert ("<=", 0.3, None, None, "mL", "25") in amounts
    assert any((low, high, unit) == (4, 6, "mL") for _, _, low, high, unit, _ in amounts)
    assert any((low, high, cited) == (1.5, 2, "7, 21") for _, _, low, high, _, cited in amounts)
    assert any((sign, value, cited) == (">", 3, "19") for sign, value, _, _, _, cited in amounts)


def test_q31_no_threshold_of_the_screws_was_crossed(ask):
    rows = ask("thresholds-and-case", case="index")
    assert {(row["comparator"], row["value"]) for row in rows if row["value"]} >= {(">", 7), (">", 14)}
    assert {row["crossed"] for row in rows if row["reading"] == "as told"} == {"no"}
    assert {row["citations"] for row in rows} == {"6"}


def test_q35_what_the_literature_suggests_on_day_3(ask):
    rows = ask("advice-for-a-case", case="index", day="3")
    assert any(row["modality"] == "not required" for row in quoted(rows, "no anticoagulant is required"))
    assert any(row["citations"] == "2, 3, 13, 39" for row in quoted(rows, "6 months of consecutive warfarin"))
    done = ask("treatments", case="index")
    withheld = [row for row in done if "no anticoagulant agent was prescribed" in row["quote"]]
    assert {row["status"] for row in withheld} == {"absent"}


def test_q37_harm_found_and_not_found(ask):
    rows = ask("harm-found-and-not-found")
    assert {"24, 27, 35, 42", "9, 26", "26", "15", "11"} <= {row["citations"] for row in rows}
    assert any(row["side"] == "open" for row in rows)
    assert {row["status"] for row in rows if row["citations"] in ("15", "11")} == {"absent"}


def test_q39_who_died_in_spite_of_treatment(ask):
    rows = ask("fatal-cases")
    assert {row["case_name"] for row in rows} == {
        "index", "cited-24", "cited-28", "cited-29", "cited-31", "cited-33",
    }  # fmt: skip
    results = {(row["case_name"], row["treatment"], row["result"]) for row in rows}
    assert ("cited-28", "cardiopulmonary resuscitation", "none") in results
    assert ("cited-29", "cardiopulmonary resuscitation", "success") in results
    index = {row["high_day"] for row in rows if row["case_name"] == "index"}
    assert index == {46}


def test_trap_a_count_of_published_deaths_is_no_rate(ask):
    counts = ask("published-case-counts")
    deaths = [row for row in counts if row["citations"] == "24, 28, 29, 31, 33"]
    assert deaths
    rates = ask("how-often", outcome="Death")
    assert not [row for row in rates if row["unit"] == "%" and row["value"] is not None]
