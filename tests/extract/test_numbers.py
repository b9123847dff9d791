from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.marks import number

from vakg.extract.numbers.find import find_numbers
from vakg.extract.tables import read_table
from vakg.model.assertion import Comparator

UNITS = read_table("units.tsv")
WORDS = read_table("number_words.tsv")


def of_kind(kind: str) -> list[Mapping[str, str]]:
    return [row for row in WORDS if row["kind"] == kind]


@pytest.mark.parametrize("row", UNITS, ids=[row["example"] for row in UNITS])
def test_each_unit_is_read_in_its_example(row: Mapping[str, str]):
    [one] = find_numbers(row["example"])
    assert one.unit == row["ucum"]


@pytest.mark.parametrize("row", of_kind("namer"), ids=lambda row: row["example"])
def test_a_number_that_names_something_is_no_quantity(row: Mapping[str, str]):
    assert find_numbers(row["example"]) == ()


@pytest.mark.parametrize(
    "row", of_kind("before") + of_kind("after"), ids=lambda row: row["example"]
)
def test_each_comparator_is_read_in_its_example(row: Mapping[str, str]):
    [one] = find_numbers(row["example"])
    assert one.comparator is Comparator(row["means"])
    assert (one.value, one.unit) == (5, "mm")


@pytest.mark.parametrize("row", of_kind("change"), ids=lambda row: row["example"])
def test_a_change_from_one_value_to_another_is_no_range(row: Mapping[str, str]):
    assert [one.low for one in find_numbers(row["example"])] == [None, None]


@pytest.mark.parametrize("row", of_kind("noun"), ids=lambda row: row["example"])
def test_each_countable_noun_is_what_its_example_counts(row: Mapping[str, str]):
    [one] = find_numbers(row["example"])
    assert one.value == 12
    assert row["example"].endswith(one.counted or "-")


@pytest.mark.parametrize("row", of_kind("stop"), ids=lambda row: row["example"])
def test_a_word_of_grammar_is_not_what_is_counted(row: Mapping[str, str]):
    [one] = find_numbers(row["example"])
    assert one.counted is None


@pytest.mark.parametrize("row", of_kind("part"), ids=lambda row: row["example"])
def test_a_spelled_fraction_has_an_upper_and_a_lower_half(row: Mapping[str, str]):
    [one] = find_numbers(row["example"])
    assert one.denominator == int(row["means"])


SENTENCES = {
    # ranges stay ranges
    "from 3.5% to 23% of them": ["[3.5..23] %"],
    "with 3.5-7.0 cc": ["[3.5..7] mL"],
    "between 2 and 3 ml": ["[2..3] mL"],
    "0.4% to 0.9% of cases": ["[0.4..0.9] %"],
    "6% (range: 0-28.6%)": ["6[0..28.6] %"],
    "a rate of 2.1–26 %": ["[2.1..26] %"],
    "1.5 ml to 2 ml": ["[1.5..2] mL"],
    # changes do not
    "It improved from 7.4 to 3.1.": ["7.4", "3.1"],
    "It rose from 3 mm to 7 mm.": ["3 mm", "7 mm"],
    # bounds
    "< 3.5 cc": ["< 3.5 mL"],
    "up to 43% of them": ["up to 43 %"],
    "more than 98% of them": ["> 98 %"],
    "no more than 5 ml": ["<= 5 mL"],
    "should not exceed 0.3 ml": ["<= 0.3 mL"],
    "three or more segments": [">= 3 1 segments"],
    "> 20-25 ml in all": ["> [20..25] mL per total"],
    "approximately 1.5 mL": ["~ 1.5 mL"],
    # what for
    "2 ml per pedicle": ["2 mL per pedicle"],
    "4 to 6 mL per vertebral body in this": ["[4..6] mL per vertebral body"],
    "6 ml in total": ["6 mL per total"],
    "a total of 6 ml": ["6 mL per total"],
    # counts
    "in 92 (26.5%) of 347 treated vertebrae": ["26.5(92/347) % vertebrae"],
    "26 patients (0.7%) fell": ["0.7(26/) % patients"],
    "18 (0.32%, 18/5749) fell": ["0.32(18/5749) %"],
    "in 12% (3/25)": ["12(3/25) %"],
    "16.7% (3 of 18 patients)": ["16.7(3/18) % patients"],
    "25% of 3175 patients": ["25(/3175) % patients"],
    "three of nine fell but one of 17 stood": ["(3/9) 1", "(1/17) 1"],
    "5 out of 28 fell": ["(5/28) 1"],
    "one in ten": ["(1/10) 1"],
    "28 case series and 14 case reports": ["28 1 case series", "14 1 case reports"],
    "63 long plates": ["63 1 plates"],
    "two thirds of it": ["(2/3) 1"],
    "74 +/- 10 kg": ["74+-10 kg"],
    "74±10 kg": ["74+-10 kg"],
    # forms of numbers
    "1,500 ml": ["1500 mL"],
    "1 500 ml": ["1500 mL"],
    "3,5 ml": ["3.5 mL"],
    "a score of -2.3": ["-2.3"],
    "98/72 mmHg": ["98 mm[Hg]", "72 mm[Hg]"],
    "14.2 x 10^9/L": ["14.2 10*9/L"],
    "6mL": ["6 mL"],
    "with 3.5 and 4 ml": ["3.5 mL", "4 mL"],
    "8–10 cc total.": ["[8..10] mL per total"],
    "5 mL on average (range, 2–8.5 mL)": ["5[2..8.5] mL"],
    # a list and a distance are no parts of a whole
    "three levels in 75, four in 18": ["3 1 levels", "75", "4 1", "18"],
    "two in ten of them": ["(2/10) 1"],
    "two segments away (10.6%)": ["2 1 segments", "10.6 %"],
    # decoys
    "as shown [14-17]": [],
    "(p < 0.01)": [],
    "P = .03": [],
    "a tear of grade 3": [],
    "in Figs. 2 and 3": [],
    "1. The first.": [],
    "PaO2 and CO2": [],
    "no one fell": [],
    "95% CI 1.2-3.4": ["[1.2..3.4]"],
    "10.1007/s00586-009-1073-y": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_numbers_are_read_exactly_as_printed(sentence: str):
    assert [number(one) for one in find_numbers(sentence)] == SENTENCES[sentence]


def test_a_share_of_more_than_the_whole_is_not_joined():
    assert all(one.denominator is None for one in find_numbers("40 of 12 fell"))


NUMBERISH = st.lists(
    st.sampled_from(
        [
            "3",
            "1,500",
            "two",
            "%",
            " ml",
            " (",
            ")",
            " of ",
            " to ",
            "-",
            "<",
            " per ",
            "level",
            " patients",
            "/",
            "±",
            " ",
            "T8",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(NUMBERISH, st.text(max_size=60)))
def test_any_text_gives_numbers_in_order_and_without_overlap(text: str):
    end = 0
    for one in find_numbers(text):
        assert end <= one.start < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.numerator is None or one.denominator is None or one.numerator <= one.denominator
        end = one.end
