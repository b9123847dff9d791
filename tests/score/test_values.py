import pytest
from tests.score.drafts import case, event, record
from tests.score.gold import patient

from vakg.score.corpus import Onset
from vakg.score.values import score_values
from vakg.score.verdicts import Value


def values(kinds, noted, drafted, aligned=None):
    """What became of each value of one patient, by name."""
    pairs = {0: 0} if aligned is None else aligned
    found = score_values([noted], record(drafted), pairs, kinds)
    return {one.name: one.value for one in found}


def time(low, high, unit="d", **more):
    return {"low": low, "high": high, "unit": unit, "phrase": "then", "aspect": "onset"} | more


@pytest.mark.parametrize(
    ("read", "expected"), [(60, Value.RIGHT), (61, Value.WRONG), (None, Value.MISSED)]
)
def test_an_age_is_right_wrong_or_missed(kinds, read, expected):
    drafted = case("a", event("x", "Fever"), age=read)
    assert values(kinds, patient(age=60), drafted) == {"age": expected}


def test_a_sex_that_the_text_does_not_state_is_invented(kinds):
    assert values(kinds, patient(), case("a", event("x", "Fever"), sex="male")) == {
        "sex": Value.INVENTED
    }


def test_a_patient_that_was_not_found_misses_every_value(kinds):
    noted = patient(age=60, sex="male", levels=("T8",), onset=Onset(value=1, unit="day", anchor=""))
    assert set(values(kinds, noted, case("a", event("x", "Fever")), {}).values()) == {Value.MISSED}


def test_treated_levels_go_before_fractured_ones(kinds):
    drafted = case(
        "a",
        event("x", "VertebralFracture", levels=["T12"], level_role="fractured"),
        event("y", "Vertebroplasty", levels=["L1"]),
    )
    assert values(kinds, patient(levels=("L1",)), drafted) == {"levels": Value.RIGHT}
    assert values(kinds, patient(levels=("T12",)), drafted) == {"levels": Value.WRONG}


def test_fractured_levels_count_where_no_level_was_treated(kinds):
    drafted = case(
        "a",
        event("x", "VertebralFracture", levels=["T12"], level_role="fractured"),
        event("y", "Vertebroplasty"),
    )
    assert values(kinds, patient(levels=("T12",)), drafted) == {"levels": Value.RIGHT}


def test_one_level_of_two_is_wrong(kinds):
    drafted = case("a", event("y", "Vertebroplasty", levels=["L1"]))
    assert values(kinds, patient(levels=("L1", "L2")), drafted) == {"levels": Value.WRONG}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (time(2, 2, "wk"), Value.RIGHT),
        (time(14, 14), Value.RIGHT),
        (time(14, 15), Value.WRONG),
        (time(13, 13), Value.WRONG),
        (time(14, 14, relative_to="y"), Value.WRONG),
        (time(0, 14), Value.RIGHT),
        (time(0, 28), Value.WRONG),
        (time(0, None), Value.WRONG),
    ],
)
def test_a_first_day_may_have_another_unit_but_counts_from_the_procedure(kinds, told, expected):
    noted = patient(onset=Onset(value=14, unit="day", anchor="after procedure"))
    drafted = case("a", event("x", "Fever", time=told), event("y", "Cough", time=time(1, 1)))
    assert values(kinds, noted, drafted) == {"onset": expected}


def test_after_the_operation_alone_is_no_first_day(kinds):
    noted = patient(onset=Onset(value=0, unit="day", anchor="during procedure"))
    vague, at_once = (case("a", event("x", "Fever", time=time(0, end))) for end in (None, 0))
    assert values(kinds, noted, vague) == {"onset": Value.WRONG}
    assert values(kinds, noted, at_once) == {"onset": Value.RIGHT}


def test_levels_are_a_set(kinds):
    drafted = case("a", event("y", "Vertebroplasty", levels=["L1", "L2"]))
    assert values(kinds, patient(levels=("L2", "L1")), drafted) == {"levels": Value.RIGHT}


def test_the_level_of_what_a_tumour_invaded_counts_where_no_other_is_told(kinds):
    drafted = case("a", event("x", "TumorInvasion", levels=["T11"]), event("y", "Vertebroplasty"))
    assert values(kinds, patient(levels=("T11",)), drafted) == {"levels": Value.RIGHT}


def test_a_cement_volume_is_told_from_other_volumes(kinds):
    effusion = {"kind": "vaco:EffusionVolume", "value": 6, "unit": "mL"}
    cement = {"kind": "vaco:InjectedCementVolume", "value": 6, "unit": "mL"}
    noted = patient(volumes=(6.0,))
    drafted = case("a", event("x", "Vertebroplasty", quantities=[effusion]))
    assert values(kinds, noted, drafted) == {"volume": Value.MISSED}
    drafted = case("a", event("x", "Vertebroplasty", quantities=[cement]))
    assert values(kinds, noted, drafted) == {"volume": Value.RIGHT}


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [("after hospital discharge", Value.RIGHT), ("after procedure", Value.MISSED)],
)
def test_a_first_day_may_be_counted_from_the_discharge_where_the_notes_do(kinds, anchor, expected):
    when = time(3, 3, "wk", relative_to="home")
    drafted = case("a", event("home", "HospitalDischarge"), event("x", "Fever", time=when))
    noted = patient(onset=Onset(value=3, unit="week", anchor=anchor))
    assert values(kinds, noted, drafted) == {"onset": expected}
