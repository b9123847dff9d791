"""Questions on the index case of pce-ards; what is expected was read in the document, not in an answer."""

from __future__ import annotations

from .answer_rows import column, where

MM_HG = "mm[Hg]"
ECMO = "venovenous extracorporeal membrane oxygenation"
ARDS = "acute respiratory distress syndrome"
OPERATIVE = "Necrotizing parenchyma of the lung, bulla formation with air leakage"

CEMENT = {  # level, per, value: Case Description, "The total volume of injected bone cement was ..."
    ("T8", "level", 1), ("T8", "pedicle", 0.5), ("L3", "level", 2), ("L3", "pedicle", 1),
}  # fmt: skip

SPINE_BEFORE = {  # event, level, words that give the time
    ("incomplete burst fracture", "T11", "two years ago"),
    ("spinal cord compression", "T11", "two years ago"),
    ("laminectomy", "T9, T10, T11", "two years ago"),
    ("pedicle screw fixation", "T9, T10, T12, L1", "two years ago"),
    ("vertebroplasty", "T11", "two years ago"),
    ("kyphosis progression", "", None),
    ("screw pullout", "", None),
    ("spinal implant removal", "", "nine months ago"),
    ("disabling pain", "", "for four months"),
    ("aggravation of back pain", "", "in the past four months"),
    ("complete burst fracture", "T12", None),
    ("complete burst fracture", "L1", None),
    ("burst fracture", "T11", None),
}

FOUND_ON_DAY_3 = {  # event, words of the document
    ("productive cough", "the patient developed a mild productive cough with yellowish sputum"),
    ("yellowish sputum", "with yellowish sputum"),
    ("chest radiography", "chest plane film showed pronounced lung markings"),
    ("pronounced lung markings", "chest plane film showed pronounced lung markings"),
    ("chest CT", "Chest CT revealed subsegmental cement embolism"),
    ("peripheral pulmonary cement embolism", "at the bilateral upper lung field"),
    ("tubular branching opacity", "scattered small tubular and branching dense opacities"),
    ("reduced lung perfusion", "Reduced perfusion was noted over those regions (C)"),
    ("respiratory condition finding", "Owing to a fair respiratory condition"),
    ("symptom", "lack of other symptoms except a productive cough"),
}

AT_DETERIORATION = {
    ("oxygen saturation", 88, "%"), ("inspired oxygen concentration", 98, "%"),
    ("oxygen flow rate", 10, "L/min"), ("respiratory rate", 36, "/min"), ("pulse rate", 96, "/min"),
    ("systolic blood pressure", 98, MM_HG), ("diastolic blood pressure", 72, MM_HG),
    ("arterial pH", 7.44, "[pH]"), ("arterial oxygen pressure", 53.6, MM_HG),
    ("arterial carbon dioxide pressure", 37.2, MM_HG), ("P/F ratio", 107.6, MM_HG),
}  # fmt: skip

MILESTONES = {
    ("spine CT", 1), ("productive cough", 3), ("peripheral pulmonary cement embolism", 3),
    ("transfer to the ordinary ward", 5), (ARDS, 6), ("video-assisted thoracic surgery", 10), (ECMO, 11),
    ("chest CT", 21), ("ECMO withdrawal", 46), ("death", 46),
}  # fmt: skip


def test_q01_the_cement_of_the_index_case_by_level_and_pedicle(ask):
    rows = ask("cement-injected-by-level", case="index")
    printed = where(rows, basis="stated")
    assert column(printed, "level", "per", "value") == CEMENT
    assert column(printed, "unit", "comparator", "status") == {("mL", "=", "present")}
    assert all("(0.5 ml per pedicle) at T8" in row["quote"] for row in printed)
    (total,) = where(rows, per="total")
    assert (total["value"], total["unit"], total["basis"]) == (3, "mL", "derived")
    assert total["derived_from"] == "1 ml at T8 plus 2 ml at L3"
    assert where(rows, material="cement-augmented pedicle screw", level="T8, L3")


def test_q01_trap_the_cement_is_bis_gma_and_no_brand_or_pmma_is_named(ask):
    rows = ask("cement-injected-by-level", case="index")
    assert where(
        rows, "bis-GMA cement injection", material="bis-GMA cement", material_basis="stated"
    )
    assert column(rows, "material") == {"bis-GMA cement", "cement-augmented pedicle screw"}
    assert not any("pmma" in str(row).lower() or "methacrylate" in str(row).lower() for row in rows)


def test_q03_the_spine_before_the_operation_and_how_the_earlier_one_failed(ask):
    rows = ask("spine-history", case="index")
    assert column(rows, "event", "level", "phrase") >= SPINE_BEFORE
    assert {row["institution"] for row in where(rows, event="spinal surgery")} == {
        "another hospital"
    }
    (removal,) = where(rows, event="spinal implant removal")
    assert (removal["low"], removal["time_unit"], removal["aimed_at"]) == (
        -9,
        "mo",
        "screw pullout",
    )
    assert "leaves it open" in removal["text"]
    events = [row["event"] for row in rows]
    assert (
        events.index("pedicle screw fixation")
        < events.index("screw pullout")
        < events.index("disabling pain")
    )


def test_q03_the_operation_reported_is_no_history(ask):
    rows = ask("spine-history", case="index")
    assert not where(rows, event="corpectomy")
    assert not any(level in row["level"].split(", ") for row in rows for level in ("T8", "L2"))


def test_q05_no_leak_seen_at_operation_and_one_suspected_on_the_first_day(ask):
    rows = ask("leakage-in-a-case", case="index")
    assert column(rows, "finding", "status", "certainty", "to_day", "source") == {
        ("high-attenuation cement", "absent", "asserted", 0, "caption"),
        ("cement leakage", "absent", "asserted", 0, "own"),
        ("segmental vessel leakage", "possible", "suggestive", 1, "own"),
        ("high-attenuation cement", "present", "asserted", 1, "caption"),
    }
    (suspected,) = where(rows, "a small amount of cement leakage was suspected", status="possible")
    assert (suspected["level"], suspected["side"], suspected["amount"]) == (
        "L3",
        "left",
        "a small amount",
    )
    assert suspected["sites"] == "segmental artery of the spine"
    assert where(rows, "No intraoperative cement leakage was detected", status="absent")
    assert where(
        rows, "which was not seen on preoperative computed tomography (B)", status="absent"
    )


def test_q05_text_and_caption_disagree_and_the_leak_is_linked_to_nothing(ask):
    rows = ask("leakage-in-a-case", case="index")
    on_day_1 = where(rows, from_day=1)
    assert len(on_day_1) == 2
    assert all("suspected" in row["conflict"] and "caption" in row["conflict"] for row in on_day_1)
    assert column(rows, "led_to") == {""}


def test_q07_the_emboli_were_found_on_day_3_in_subsegmental_arteries(ask):
    first = where(ask("embolism-first-found", case="index"), first=True)
    assert column(first, "event") == {event for event, _ in FOUND_ON_DAY_3}
    assert all(where(first, words, event=event) for event, words in FOUND_ON_DAY_3)
    assert column(first, "low_day", "high_day") == {(3, 3)}
    (embolism,) = where(first, part="the embolism")
    assert (embolism["methods"], embolism["side"], embolism["aspect"]) == (
        "chest CT",
        "bilateral",
        "detected",
    )
    assert embolism["sites"] == "subsegmental pulmonary artery, upper lung field"
    assert column(where(first, event="symptom"), "status") == {"absent"}


def test_q07_trap_the_emboli_were_not_central(ask):
    assert (
        ask("findings-by-status", case="index", finding="central pulmonary cement embolism") == []
    )
    assert (
        ask("embolism-first-found", case="index", embolism="central pulmonary cement embolism")
        == []
    )
    assert where(ask("findings-by-status", case="index", finding="peripheral pulmonary cement embolism"),
                 "small amount of peripheral PCE", status="present")  # fmt: skip


def test_q09_vital_signs_gases_and_oxygen_at_the_deterioration(ask):
    rows = ask("measurements", case="index", from_day="6", to_day="6")
    assert column(rows, "kind", "value", "unit") == AT_DETERIORATION
    assert column(rows, "basis", "comparator") == {("stated", "=")}
    mask = where(rows, "a mask (98% oxygen at 10 L/min)", event="oxygen therapy by mask")
    assert column(mask, "value") == {98, 10}
    assert where(rows, "the blood pressure was 98/72 mmHg", value=72)


def test_q11_only_the_bulla_was_new_and_its_explanation_is_a_guess(ask):
    rows = ask("new-imaging-findings", case="index", from_day="5", to_day="6")
    assert column(rows, "event", "side", "seen_before") == {
        ("atelectasis", "right", "not said"), ("pulmonary bulla", "right", "absent"),
        ("pneumothorax", "right", "not said"), ("pulmonary cement embolism", None, "present"),
    }  # fmt: skip
    (bulla,) = where(rows, event="pulmonary bulla")
    assert "was not seen on previous CT series" in bulla["not_seen_quote"]
    assert (bulla["explained_by"], bulla["explanation_status"]) == (
        "pulmonary infarction",
        "possible",
    )
    assert bulla["explanation_certainty"] == "speculative"
    assert "adjacent to the cement embolus" in bulla["quote"]


def test_q11_the_pneumothorax_is_explained_by_possibilities_only(ask):
    rows = where(ask("new-imaging-findings", case="index"), event="pneumothorax")
    assert column(rows, "explained_by", "explanation_status", "explanation_certainty") == {
        ("pulmonary bulla", "possible", "suggestive"), ("pulmonary infarction", "possible", "suggestive"),
    }  # fmt: skip
    quotes = " ".join(row["explanation_quote"] for row in rows)
    assert "might be related to a pulmonary infarction and resulted in pneumothorax" in quotes
    assert "compatible with pulmonary infarction resulting in pneumothorax" in quotes


def test_q13_ecmo_from_its_reason_to_its_end(ask):
    rows = ask("course-of-a-treatment", case="index")
    (ecmo,) = where(
        rows, "by a cardiovascular surgeon smoothly on the eleventh", part="the treatment"
    )
    assert (ecmo["event"], ecmo["low_day"], ecmo["until_day"], ecmo["result"]) == (
        ECMO,
        11,
        46,
        "none",
    )
    assert (ecmo["performer"], ecmo["reason"]) == (
        "a cardiovascular surgeon", "PaO2 on an FiO2 of 1.0 dropped to 43.9 mmHg",
    )  # fmt: skip
    assert (ecmo["value"], ecmo["unit"], ecmo["basis"]) == (35, "d", "derived")
    assert where(rows, event="death", low_day=46, comparator="<=", high=30, unit="min")


def test_q13_what_was_given_and_seen_during_ecmo(ask):
    rows = where(ask("course-of-a-treatment", case="index"), part="of its days")
    for drug in ("heparin therapy", "sedative therapy"):
        assert where(rows, "began after VV-ECMO implantation", event=drug, low_day=11)
    (aptt,) = where(rows, "around 40 to 60 seconds", kind="activated partial thromboplastin time")
    assert (aptt["low"], aptt["high"], aptt["unit"], aptt["comparator"]) == (40, 60, "s", "~")
    assert "does not call it a target" in aptt["text"]
    assert column(where(rows, low_day=21), "event") >= {
        "pulmonary cement embolism", "pulmonary consolidation", "pneumothorax",
    }  # fmt: skip
    assert not where(rows, event="video-assisted thoracic surgery")
    assert not where(rows, event="anticoagulation")


def test_q15_the_day_of_each_milestone(ask):
    rows = ask("timeline", case="index")
    assert column(rows, "event", "low_day") >= MILESTONES
    assert column(where(rows, index=True), "event", "low_day", "high_day") == {
        ("cement-augmented pedicle screw fixation", 0, 0)
    }
    (heparin,) = where(rows, event="heparin therapy")
    assert (heparin["low_day"], heparin["high_day"], heparin["time_basis"]) == (11, None, "derived")
    (death,) = where(rows, "46 days after the surgery", event="death")
    assert death["time_basis"] == "stated"


def test_q15_the_intervals_are_computed(ask):
    def between(begin, end):
        (row,) = ask("interval-between", case="index", begin=begin, end=end)
        return row["at_least"], row["at_most"], row["basis"]

    assert between("cough", ARDS) == (3, 3, "computed")
    assert between(ARDS, "death") == (40, 40, "computed")
    assert between("pulmonary cement embolism", "heparin therapy") == (8, None, "computed")


def test_q17_infection_was_neither_confirmed_nor_excluded(ask):
    rows = ask("suspected-disease-work-up", case="index")
    (infection,) = where(rows, part="the disease")
    assert (infection["event"], infection["status"]) == ("infection", "possible")
    (antibiotics,) = where(rows, "for coverage of any possible infection", part="treatment for it")
    assert antibiotics["reason"] == "coverage of any possible infection"
    assert column(rows, "proofs") == {0}


def test_q17_the_laboratory_values_and_what_the_surgeon_saw(ask):
    rows = ask("suspected-disease-work-up", case="index")
    assert column([row for row in rows if row["kind"]], "kind", "comparator", "value", "unit") == {
        ("D-dimer level", "=", 3.77, "mg/L"), ("C-reactive protein level", "=", 12.33, "mg/dL"),
        ("effusion volume", "~", 200, "mL"),
    }  # fmt: skip
    (d_dimer,) = where(rows, value=3.77)
    assert (d_dimer["normal_comparator"], d_dimer["normal_high"]) == ("<", 0.56)
    assert where(rows, "Other laboratory parameters were within", event="normal laboratory values")
    assert column(where(rows, OPERATIVE), "event") >= {"pleural peel", "pleural effusion"}
