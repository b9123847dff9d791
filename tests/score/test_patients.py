from tests.score.drafts import case, event, record
from tests.score.gold import patient

from vakg.score.patients import align


def test_patients_are_paired_by_age_before_order():
    patients = [patient(age=60), patient(age=80)]
    draft = record(case("a", event("x", "Fever"), age=80), case("b", event("y", "Fever"), age=60))
    assert align(patients, draft) == {0: 1, 1: 0}


def test_a_name_in_the_label_finds_the_patient_of_a_cited_report():
    patients = [patient(label="Rasch 2010", sex="male"), patient(label="Tang 2020", sex="male")]
    draft = record(
        case("a", event("x", "Fever"), sex="male", label="Tang et al."),
        case("b", event("y", "Fever"), sex="male", label="Rasch et al."),
    )
    assert align(patients, draft) == {0: 1, 1: 0}


def test_a_reference_finds_the_patient_of_a_cited_report():
    patients = [patient(references=(24,)), patient(references=(27,))]
    draft = record(
        case("a", event("x", "Fever"), kind="cited", citations=[27]),
        case("b", event("y", "Fever"), kind="cited", citations=[24]),
    )
    assert align(patients, draft) == {0: 1, 1: 0}


def test_levels_tell_patients_apart_where_nothing_else_does():
    patients = [patient(levels=("T8",)), patient(levels=("L3",))]
    draft = record(
        case("a", event("x", "Vertebroplasty", levels=["L3"])),
        case("b", event("y", "Vertebroplasty", levels=["T8"])),
    )
    assert align(patients, draft) == {0: 1, 1: 0}


def test_another_age_and_another_sex_are_another_patient():
    draft = record(case("a", event("x", "Fever"), age=30, sex="male"))
    assert align([patient(age=60, sex="female")], draft) == {}
    assert align([patient(age=60, sex="male")], draft) == {0: 0}


def test_what_is_told_of_nobody_is_nobodys():
    assert align([patient()], record()) == {}
