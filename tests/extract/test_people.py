from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.marks import person

from vakg.extract.people.find import find_people
from vakg.extract.tables import read_table

ROWS = read_table("people.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['word']}: {row['example']}" for row in ROWS])
def test_each_row_of_the_table_does_what_its_example_says(row: Mapping[str, str]):
    wanted = [] if row["expected"] == "-" else [row["expected"]]
    assert [person(one) for one in find_people(row["example"])] == wanted


SENTENCES = {
    "A 78-year-old man came.": ["78 male"],
    "A 78 year old man came.": ["78 male"],
    "A 78-yr-old man came.": ["78 male"],
    "The man was 78 years old.": ["78 male"],
    "A woman, aged 78, came.": ["78 female"],
    "A woman of 68 came.": ["68 female"],
    "Woman of 63 with a cough.": ["63 female"],
    "man, 55 y, L3": ["55 male"],
    "(72/F)": ["72 female"],
    "a 62 y/o M": ["62 male"],
    "A 68-year-old obese white female patient came.": ["68 female"],
    "a 68-year-old patient (female)": ["68 female"],
    "female, 72 years old": ["72 female"],
    "an 18-month-old boy": ["1.5 male"],
    "eine 62-jährige Patientin": ["62 female"],
    "She was in her early 70s.": ["70..79"],
    "A woman in her seventies came.": ["70..79 female"],
    "An 80-year-old patient came.": ["80"],
    "a man of 70 kg": ["male"],
    "Patient 2 fell.": ["#2"],
    "Case II. A 54-year-old woman fell.": ["#2", "54 female"],
    "The second patient fell.": ["#2"],
    "Hill (2010): man, 55 y.": ["55 male @Hill (2010)"],
    "Ng et al. [27] saw a 60-year-old man.": ["60 male @Ng et al. [27]"],
    "Two elderly people fell.": ["x2"],
    "two men and 16 women": ["x2 male", "x16 female"],
    "both patients fell": ["x2"],
    "Patient 2, 74 M, fell.": ["#2", "74 male"],
    "A patient (m, 64) fell.": ["64 male"],
    "a patient (64 y, f)": ["64 female"],
    "A 77 y.o. female fell.": ["77 female"],
    "Female patient, 71 y, fell.": ["71 female"],
    "An elderly woman (89 years) fell.": ["89 female"],
    "Our 86-year-old patient, a man with a cough, fell.": ["86 male"],
    "A patient, 54 years, male, fell.": ["54 male"],
    "A woman in her eighth decade fell.": ["70..79 female"],
    "A woman, a 45-year-old man and a girl fell.": ["female", "45 male", "female"],
    "She was eighty-one.": ["81 female"],
    "A woman who was 78 underwent it.": ["78 female"],
    "Our patient was 75 and male.": ["75"],
    "A woman (78) fell.": ["78 female"],
    # nobody's age
    "The score of the patient was 75.": [],
    "She was 2 and fell.": [],
    "33 patients (28 women; mean age 74 +/- 10 years)": ["x33", "x28 female"],
    "16 women, median age 73.4 years": ["x16 female"],
    "patients older than 60 years": [],
    "people aged 60 years or older": [],
    "patients aged 60-85 years": [],
    "a 3-year-old roof": [],
    "as Figure 3F shows": [],
    "the first patient who fell so": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_people_are_read_as_reports_bring_them_up(sentence: str):
    assert [person(one) for one in find_people(sentence)] == SENTENCES[sentence]


def test_one_patient_is_no_group():
    [one] = find_people("Only one patient fell.")
    assert (one.is_group, one.count) == (False, 1)


PEOPLISH = st.lists(
    st.sampled_from(
        [
            "78",
            "-year-old",
            " woman",
            " man",
            " patient",
            "s",
            " of ",
            "aged ",
            "a ",
            "two",
            " mean age ",
            "M",
            "/",
            ", ",
            "Case ",
            " in her ",
            "70s",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(PEOPLISH, st.text(max_size=60)))
def test_any_text_gives_people_in_order_and_without_overlap(text: str):
    end = 0
    for one in find_people(text):
        assert end <= one.start < one.end <= len(text)
        assert one.age is None or 0 <= one.age <= 115
        end = one.end
