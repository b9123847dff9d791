import pytest

from vakg.errors import BadInputError
from vakg.model.assertion import AssertionStatus
from vakg.score.grounding import Grounder, Wanted

PRESENT, ABSENT = AssertionStatus.PRESENT, AssertionStatus.ABSENT


def told(wanted):
    return [([one.removeprefix("vaco:") for one in each.classes], each.status) for each in wanted]


def test_a_phrase_asks_for_the_class_that_it_names(grounder):
    assert told(grounder.ground("symptoms", "dyspnea")) == [(["Dyspnea"], PRESENT)]


def test_a_name_inside_a_longer_one_is_not_asked_for(grounder):
    found = grounder.ground("complications", "acute respiratory distress syndrome")
    assert told(found) == [(["AcuteRespiratoryDistressSyndrome"], PRESENT)]


def test_a_field_does_not_ask_for_classes_of_another_kind(grounder):
    assert grounder.ground("symptoms", "percutaneous vertebroplasty") == ()
    assert told(grounder.ground("leak_location", "right atrium")) == [(["RightAtrium"], PRESENT)]


def test_what_is_negated_is_asked_for_as_absent(grounder):
    assert told(grounder.ground("negated", "hypoxaemia")) == [(["Hypoxemia"], ABSENT)]


def test_each_finding_of_an_image_is_asked_for_with_its_own_status(grounder):
    found = grounder.ground("shown", "pulmonary embolism excluded; pericardial effusion")
    assert told(found) == [(["PulmonaryEmbolism"], ABSENT), (["PericardialEffusion"], PRESENT)]


def test_a_denial_inside_a_name_denies_nothing(grounder):
    found = grounder.ground("outcome", "recovery without sequelae")
    assert told(found) == [(["RecoveryWithoutSequelae"], PRESENT)]


@pytest.mark.parametrize(
    ("phrase", "classes"),
    [
        ("biopsy before vertebroplasty", ["Biopsy"]),
        ("pain relief after first vertebroplasty", ["PainRelief"]),
        ("dyspnea on exertion", ["ExertionalDyspnea"]),
    ],
)
def test_the_time_of_what_is_negated_is_not_negated(grounder, phrase, classes):
    assert told(grounder.ground("negated", phrase)) == [(classes, ABSENT)]


def test_a_negated_finding_without_a_name_does_not_deny_its_examination(grounder):
    assert grounder.ground("negated", "something odd on chest radiograph") == ()


def test_a_word_that_sums_up_an_outcome_is_met_by_what_it_sums_up(grounder):
    (only,) = grounder.ground("outcome", "recovered: free of pain at 6 months")
    assert (only.classes, only.instead) == (("vaco:FreedomFromPain",), ("vaco:Recovery",))
    assert told(grounder.ground("outcome", "recovered: at 6 months")) == [(["Recovery"], PRESENT)]


def test_without_denies_what_follows_and_not_what_went_before(grounder):
    found = grounder.ground("outcome", "recovered without neurologic deficit")
    assert told(found) == [(["Recovery"], PRESENT)]
    shown = grounder.ground("shown", "fracture without cement leakage")
    assert told(shown) == [(["Fracture"], PRESENT), (["CementLeakage"], ABSENT)]


def test_a_phrase_without_a_name_is_tried_without_an_inner_word(grounder):
    found = grounder.ground("treatments", "removal of cement masses from everywhere")
    assert told(found) == [(["CementRemoval"], PRESENT)]
    (only,) = grounder.ground("treatments", "removal of the whole cement")
    assert only.classes == ("vaco:CementRemoval",)


def test_a_phrase_that_is_but_a_wide_word_asks_for_the_class_it_proposes(grounder):
    assert told(grounder.ground("treatments", "surgery")) == [(["SurgicalIntervention"], PRESENT)]


def test_an_outcome_that_is_no_outcome_by_its_class_is_a_finding_that_stayed(grounder):
    assert told(grounder.ground("outcome", "paraplegia")) == [(["Paraplegia"], PRESENT)]


def test_the_table_goes_before_the_names(names, kinds, tmp_path):
    row = "symptoms\tdyspnea\t-vaco:Fever|vaco:Cough+vaco:Recovery; vaco:Dyspnea\tnote\n"
    (tmp_path / "grounding.tsv").write_text(row, encoding="utf-8")
    found = Grounder.load(names, kinds, tmp_path).ground("symptoms", "dyspnea")
    assert found == (
        Wanted(("vaco:Fever", "vaco:Cough"), ABSENT, ("vaco:Recovery",)),
        Wanted(("vaco:Dyspnea",), PRESENT),
    )


def test_none_in_the_table_is_nothing_of_the_ontology(names, kinds, tmp_path):
    (tmp_path / "grounding.tsv").write_text("symptoms\tfever\tnone\n", encoding="utf-8")
    assert Grounder.load(names, kinds, tmp_path).ground("symptoms", "fever") == ()


def test_a_torn_row_is_told_with_its_line(names, kinds, tmp_path):
    (tmp_path / "grounding.tsv").write_text("symptoms\tfever\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="line 1"):
        Grounder.load(names, kinds, tmp_path)


@pytest.mark.parametrize(
    ("status", "classes"),
    [(ABSENT, ("vaco:A",)), (PRESENT, ("vaco:B",)), (AssertionStatus.POSSIBLE, ())],
)
def test_what_is_absent_may_be_said_by_the_presence_of_something_else(status, classes):
    assert Wanted(("vaco:A",), ABSENT, ("vaco:B",)).met_by(status) == classes


@pytest.mark.parametrize(
    ("name", "phrase", "asked"),
    [
        ("negated", "fever at follow-up", (["Fever"], ABSENT)),
        ("negated", "dyspnea on admission", (["Dyspnea"], ABSENT)),
        ("negated", "leg pain after 6 months", (["LegPain"], ABSENT)),
        ("symptoms", "fever for three days", (["Fever"], PRESENT)),
    ],
)
def test_when_it_was_is_not_asked_for(grounder, name, phrase, asked):
    assert told(grounder.ground(name, phrase)) == [asked]


@pytest.mark.parametrize(("phrase", "status"), [("normal", ABSENT), ("abnormal", PRESENT)])
def test_an_examination_that_was_but_normal_asks_for_no_finding(grounder, phrase, status):
    ((classes, asked),) = told(grounder.ground("shown", phrase))
    assert asked is status
    assert "AbnormalImagingFinding" in classes


def test_an_examination_that_was_not_abnormal_was_done(grounder):
    assert told(grounder.ground("negated", "abnormal chest radiograph")) == [
        (["AbnormalImagingFinding"], ABSENT)
    ]
    assert told(grounder.ground("negated", "abnormal neurological examination")) == [
        (["AbnormalNeurologicalFinding"], ABSENT)
    ]


def test_an_outcome_may_be_that_something_did_not_happen(grounder):
    (only,) = told(grounder.ground("outcome", "no complications at 1 year"))
    assert only == (["ProcedureComplication"], ABSENT)
