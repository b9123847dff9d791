import pytest

from vakg.model.assertion import AssertionStatus
from vakg.score import kinds as module
from vakg.score.kinds import Closeness, Kinds

PRESENT, ABSENT = AssertionStatus.PRESENT, AssertionStatus.ABSENT


def test_every_class_of_the_table_is_of_the_ontology(kinds, ontology):
    named = {one for (row, _), cells in kinds.rows.items() if row != "fields" for one in cells}
    named |= {name for row, name in kinds.rows if row in ("contrary", "excluded by")}
    assert sorted(named - ontology.terms.keys()) == []


def test_every_field_has_the_classes_that_it_may_name(kinds):
    fields = {one for (row, _), cells in kinds.rows.items() if row == "fields" for one in cells}
    assert fields <= {name for row, name in kinds.rows if row == "field"}


@pytest.mark.parametrize(
    ("found", "wanted", "close"),
    [
        ("CementEmbolism", "CementEmbolism", Closeness.EXACT),
        ("PulmonaryCementEmbolism", "CementEmbolism", Closeness.NARROWER),
        ("CementEmbolism", "PulmonaryCementEmbolism", Closeness.WIDER),
        ("CardiovascularDisorder", "PulmonaryCementEmbolism", None),
        ("IntracardiacCementEmbolism", "PulmonaryCementEmbolism", None),
    ],
)
def test_a_class_is_close_to_its_own_kind_and_not_to_its_sister(kinds, found, wanted, close):
    assert kinds.closeness(f"vaco:{found}", [f"vaco:{wanted}"]) is close


def test_the_closest_of_several_counts(kinds):
    wanted = ["vaco:CementEmbolism", "vaco:PulmonaryCementEmbolism"]
    assert kinds.closeness("vaco:PulmonaryCementEmbolism", wanted) is Closeness.EXACT


def test_how_it_was_done_is_not_annotated_but_what_was_done_is(kinds):
    assert not kinds.is_annotated("vaco:GeneralAnaesthesia")
    assert kinds.is_annotated("vaco:Laminectomy")


def test_a_row_of_too_few_columns_is_told_with_its_line(ontology, tmp_path, monkeypatch):
    table = tmp_path / "kinds.tsv"
    table.write_text("# head\nfield\tsymptoms\n", encoding="utf-8")
    monkeypatch.setattr(module, "_FILE", table)
    with pytest.raises(module.BadInputError, match="line 2"):
        Kinds.load(ontology)


@pytest.mark.parametrize(
    ("found", "status", "wanted", "as_wanted"),
    [
        ("PersistentPain", PRESENT, "PainRelief", ABSENT),
        ("PainRelief", ABSENT, "PersistentPain", PRESENT),
        ("FailedConservativeTreatment", PRESENT, "TreatmentSuccess", ABSENT),
        ("ProcedureComplication", ABSENT, "UneventfulCourse", PRESENT),
        ("PartialRecovery", PRESENT, "CompleteNeurologicRecovery", ABSENT),
    ],
)
def test_a_contrary_says_the_same(kinds, found, status, wanted, as_wanted):
    assert kinds.says_the_same(f"vaco:{found}", status, [f"vaco:{wanted}"], as_wanted)


@pytest.mark.parametrize(
    ("found", "status", "wanted", "as_wanted"),
    [
        ("PersistentPain", PRESENT, "PainRelief", PRESENT),
        ("PainRelief", PRESENT, "Pain", ABSENT),  # some pain may be left
        (
            "CompleteNeurologicRecovery",
            ABSENT,
            "PartialRecovery",
            PRESENT,
        ),  # there may be none at all
        ("PersistentPain", AssertionStatus.POSSIBLE, "PainRelief", ABSENT),
        ("Deterioration", PRESENT, "Improvement", ABSENT),
    ],
)
def test_what_only_goes_with_it_does_not(kinds, found, status, wanted, as_wanted):
    assert not kinds.says_the_same(f"vaco:{found}", status, [f"vaco:{wanted}"], as_wanted)
