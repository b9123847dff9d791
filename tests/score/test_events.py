import pytest
from tests.score import drafts, gold
from tests.score.drafts import case, event, record
from tests.score.gold import ABSENT, item, patient

from vakg.score.verdicts import Found, Read


def found(scorer, noted, *cases):
    """What became of the things noted of patients, in their order."""
    patients = noted if isinstance(noted, list) else [noted]
    return [one.found for one in scorer.score_text(gold.text(*patients), record(*cases)).items]


def read(scorer, noted, *cases):
    """What became of the events read, by their identifiers."""
    patients = noted if isinstance(noted, list) else [noted]
    score = scorer.score_text(gold.text(*patients), record(*cases))
    return {one.event.id: one.read for one in score.events}


def test_a_thing_of_the_same_class_and_status_is_found(scorer):
    noted = patient(item("symptoms", "Fever"))
    assert found(scorer, noted, case("one", event("a", "Fever"))) == [Found.FOUND]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("absent", Found.OTHER_STATUS), ("possible", Found.OTHER_STATUS), ("present", Found.FOUND)],
)
def test_another_status_is_told_apart(scorer, status, expected):
    noted = patient(item("symptoms", "Fever"))
    draft = case("one", event("a", "Fever", status))
    assert found(scorer, noted, draft) == [expected]
    matched = {"a": Read.MATCHED if expected is Found.FOUND else Read.CONTRADICTED}
    assert read(scorer, noted, draft) == matched


def test_a_thing_given_to_another_patient_is_told_apart(scorer):
    noted = [
        patient(item("symptoms", "Fever"), label="one", age=60),
        patient(item("symptoms", "Cough"), label="two", age=80),
    ]
    drafts_ = (
        case("one", event("a", "Laminectomy"), age=60),
        case("two", event("b", "Fever"), event("c", "Cough"), age=80),
    )
    assert found(scorer, noted, *drafts_) == [Found.OTHER_PATIENT, Found.FOUND]
    assert read(scorer, noted, *drafts_)["b"] is Read.CONTRADICTED


def test_the_order_of_cases_does_not_matter_where_ages_tell_them_apart(scorer):
    noted = [
        patient(item("symptoms", "Fever"), age=60),
        patient(item("symptoms", "Cough"), label="patient 2", age=80),
    ]
    swapped = (
        case("one", event("a", "Cough"), age=80),
        case("two", event("b", "Fever"), age=60),
    )
    assert found(scorer, noted, *swapped) == [Found.FOUND, Found.FOUND]


def test_an_event_is_used_once_in_a_field(scorer):
    noted = patient(item("treatments", "Laminectomy"), item("treatments", "Laminectomy"))
    assert found(scorer, noted, case("one", event("a", "Laminectomy"))) == [
        Found.FOUND,
        Found.MISSED,
    ]


def test_an_event_may_serve_two_fields(scorer):
    noted = patient(
        item("indication", "VertebralCompressionFracture"),
        item("shown", "VertebralCompressionFracture"),
    )
    draft = case("one", event("a", "VertebralCompressionFracture"))
    assert found(scorer, noted, draft) == [Found.FOUND, Found.FOUND]


def test_a_narrower_class_is_found_and_one_that_is_too_wide_is_not(scorer):
    noted = patient(item("complications", "CementEmbolism"))
    assert found(scorer, noted, case("one", event("a", "PulmonaryCementEmbolism"))) == [Found.FOUND]
    assert found(scorer, noted, case("one", event("a", "PathologicalProcess"))) == [Found.MISSED]


def test_a_place_is_met_by_a_site_and_by_what_the_class_means(scorer):
    noted = patient(item("leak_location", "RightAtrium"))
    told = event("a", "CementEmbolism", sites=["vaco:RightAtrium"])
    assert found(scorer, noted, case("one", told)) == [Found.FOUND]
    assert found(scorer, noted, case("one", event("a", "RightAtrialCementEmbolism"))) == [
        Found.FOUND
    ]
    assert found(scorer, noted, case("one", event("a", "CementEmbolism"))) == [Found.MISSED]


def test_an_examination_is_met_by_the_method_of_a_finding(scorer):
    noted = patient(item("imaging", "ComputedTomography"))
    told = event("a", "PericardialEffusion", methods=["vaco:ComputedTomography"])
    assert found(scorer, noted, case("one", told)) == [Found.FOUND]
    assert found(scorer, noted, case("one", event("a", "PericardialEffusion"))) == [Found.MISSED]


def test_the_absence_of_a_thing_may_be_told_by_the_presence_of_another(scorer):
    noted = patient(
        item("negated", "PersistentDeficit", status=ABSENT, instead=["RecoveryWithoutSequelae"])
    )
    told = case("one", event("a", "RecoveryWithoutSequelae"))
    assert found(scorer, noted, told) == [Found.FOUND]


def test_a_phrase_that_names_no_class_is_counted_apart(scorer):
    assert found(scorer, patient(item("symptoms")), case("one", event("a", "Fever"))) == [
        Found.UNGROUNDED
    ]


def test_an_event_that_was_not_noted_is_unknown_or_not_judged_by_its_kind(scorer):
    noted = patient(item("complications", "CementEmbolism"))
    draft = case(
        "one",
        event("noted", "CementEmbolism"),
        event("again", "PulmonaryCementEmbolism"),
        event("wrong", "Fever"),
        event("past", "DiabetesMellitus", history=True),
        event("how", "GeneralAnaesthesia"),
        event("doubt", "Cough", "possible"),
    )
    assert read(scorer, noted, draft) == {
        "noted": Read.MATCHED,
        "again": Read.REPEATED,
        "wrong": Read.UNKNOWN,
        "past": Read.UNJUDGED,
        "how": Read.UNJUDGED,
        "doubt": Read.UNJUDGED,
    }


def test_a_second_telling_with_another_status_is_not_a_repetition(scorer):
    noted = patient(item("symptoms", "Fever"))
    draft = case("one", event("a", "Fever"), event("b", "Fever", "absent"))
    assert read(scorer, noted, draft) == {"a": Read.MATCHED, "b": Read.UNKNOWN}


def test_the_events_of_a_case_that_is_no_patient_are_unknown(scorer):
    noted = patient(item("symptoms", "Fever"), age=60)
    cases = (case("one", event("a", "Fever"), age=60), case("two", event("b", "Fever"), age=30))
    score = scorer.score_text(gold.text(noted), drafts.record(*cases))
    assert score.patients == (1, 1, 1)
    assert {one.event.id: one.read for one in score.events} == {
        "a": Read.MATCHED,
        "b": Read.UNKNOWN,
    }


def test_what_the_text_states_beside_the_notes_is_no_mistake_and_contradicts_nothing(scorer):
    noted = patient(
        item("negated", "FollowUpVisit", status=ABSENT), also=[("FollowUpVisit", gold.PRESENT)]
    )
    draft = case("one", event("a", "FollowUpVisit"), event("b", "Fever"))
    assert found(scorer, noted, draft) == [Found.MISSED]
    assert read(scorer, noted, draft) == {"a": Read.STATED, "b": Read.UNKNOWN}


def test_a_material_of_something_absent_contradicts_no_event(scorer):
    noted = patient(item("cement", "BoneCement"))
    told = event("a", "CementLeakage", "absent", materials=["vaco:BoneCement"])
    assert read(scorer, noted, case("one", told)) == {"a": Read.UNKNOWN}


def test_what_is_right_of_its_own_patient_is_not_held_against_another(scorer):
    noted = [
        patient(item("symptoms", "Fever"), label="one", age=60.0),
        patient(item("symptoms", "Fever"), label="two", age=80.0),
    ]
    cases = (
        case("one", event("a", "Laminectomy"), age=60),
        case("two", event("b", "Fever"), event("c", "Fever"), age=80),
    )
    assert found(scorer, noted, *cases) == [Found.MISSED, Found.FOUND]
    assert read(scorer, noted, *cases)["c"] is Read.REPEATED


def test_a_place_within_the_one_noted_is_a_kind_of_it(scorer):
    noted = patient(item("leak_location", "SpinalCanal"), item("leak_location", "Lung"))
    canal = event("a", "CementLeakage", sites=["vaco:AnteriorEpiduralSpace"])
    lung = event("b", "CementEmbolism", sites=["vaco:SegmentalPulmonaryArtery"])
    assert found(scorer, noted, case("one", canal, lung)) == [Found.FOUND, Found.FOUND]
    wide = event("c", "CementLeakage", sites=["vaco:SpinalCanal"])
    inner = patient(item("leak_location", "AnteriorEpiduralSpace"))
    assert found(scorer, inner, case("one", wide)) == [Found.MISSED]
