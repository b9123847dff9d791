import pytest
from hypothesis import given
from hypothesis import strategies as st

from vakg.extract.numbers.figures import mark
from vakg.extract.tables import read_table


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,500 ml", [1500]),
        ("1 500 ml", [1500]),
        ("1\u00a0500 and 2\u202f300", [1500, 2300]),
        ("on day 3 500 ml", [3, 500]),
        ("3.5 and 3,5 and 3·5", [3.5, 3.5, 3.5]),
        ("0,457 and .05", [0.457, 0.05]),
        ("2½ or ½", [2.5, 0.5]),
        ("forty-six of two hundred and five", [46, 205]),
        ("one and a half hours, half an hour", [1.5, 0.5]),
        ("two thousand three hundred", [2300]),
        ("two and three", [2, 3]),
        ("the forty-sixth, 10th and third", [46, 10, 3]),
        ("a dozen", [12]),
        ("CO2, T8 and version 3.5.2", []),
        ("someone, weighted, ninetyish", []),
        ("tens: 3,4,5", []),
    ],
)
def test_figures_are_read_in_digits_and_in_words(text: str, values: list[float]):
    assert [figure.value for figure in mark(text).figures.values()] == values


@pytest.mark.parametrize("row", read_table("figures.tsv"), ids=lambda row: row["word"])
def test_each_number_word_is_a_figure_of_its_example(row: dict[str, str]):
    values = [figure.value for figure in mark(row["example"]).figures.values()]
    assert values and values[0] >= float(row["value"])


@given(st.text(max_size=80))
def test_marking_keeps_every_place(text: str):
    marked = mark(text)
    assert len(marked.signs) == len(text)
    assert list(marked.starts) == sorted(marked.figures)
    assert all(0 <= f.start < f.end <= len(text) for f in marked.figures.values())


def test_what_is_hidden_is_no_figure_for_the_next_reader():
    marked = mark("of 3 in 4")
    assert marked.hide([(3, 4)]).signs[3] != marked.signs[3]
    assert marked.hide([]) is marked


@pytest.mark.parametrize("text", ["10⁻³ mol", "12³ cases", "a count of 10⁹"])
def test_a_figure_with_a_raised_sign_behind_it_is_no_number(text):
    assert mark(text).figures == {}


def test_a_raised_sign_behind_a_unit_harms_no_number():
    assert [figure.value for figure in mark("4 m² and 2.5 cm³").figures.values()] == [4, 2.5]
