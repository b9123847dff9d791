"""Quotes, quantities and times refuse what cannot be."""

import pytest
from pydantic import ValidationError

from vakg.model.parts import Evidence, Quantity, Range, Time


def time(**said):
    return Time.model_validate(
        {"low": 3, "high": 3, "unit": "d", "phrase": "third day", "aspect": "onset"} | said
    )


def quantity(**said):
    return Quantity.model_validate({"kind": "vaco:Volume", "unit": "mL", "value": 3} | said)


def test_a_quote_may_leave_its_place_to_be_found():
    assert Evidence(quote="no rust", role="own").at is None


@pytest.mark.parametrize("at", [(0, 6), (0, 8), (7, 0)])
def test_a_span_is_exactly_as_long_as_its_quote(at):
    with pytest.raises(ValidationError, match=r"spans -?\d characters, the quote has 7"):
        Evidence(quote="no rust", at=at, role="own")


def test_a_span_counts_code_points_not_bytes():
    assert Evidence(quote="≥ 3 µm", at=(0, 6), role="own").at == (0, 6)


def test_a_span_does_not_count_from_the_end_of_the_text():
    with pytest.raises(ValidationError, match="before the text"):
        Evidence(quote="no rust", at=(-10, -3), role="own")


@pytest.mark.parametrize("words", ["", "a"])
def test_a_quote_of_less_than_two_characters_bears_nothing_out(words):
    with pytest.raises(ValidationError, match="at least 2"):
        Evidence(quote=words, role="own")


def test_a_range_does_not_run_backwards():
    with pytest.raises(ValidationError, match="low 5 is greater than high 2"):
        Range(low=5, high=2)


def test_a_range_may_be_a_point():
    assert Range(low=2, high=2).low == 2


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_is_finite(number):
    with pytest.raises(ValidationError, match="finite"):
        quantity(value=number)


def test_a_quantity_without_a_number_is_none():
    with pytest.raises(ValidationError, match="needs value, or low and high"):
        quantity(value=None)


@pytest.mark.parametrize("bound", ["low", "high"])
def test_one_bound_is_a_quantity(bound):
    assert getattr(quantity(value=None, **{bound: 0}), bound) == 0


def test_a_lost_sign_is_recorded_as_unreadable():
    assert quantity(comparator="unreadable").comparator == "unreadable"


def test_a_derived_quantity_says_from_what():
    with pytest.raises(ValidationError, match="derived_from"):
        quantity(basis="derived")
    assert quantity(basis="derived", derived_from="2 and 4").derived_from == "2 and 4"


def test_a_quantity_names_a_class_of_the_ontology():
    with pytest.raises(ValidationError, match="kind"):
        quantity(kind="volume")


def test_a_time_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="low 3 is later than high 2"):
        time(high=2)


def test_a_time_has_at_least_one_bound():
    with pytest.raises(ValidationError, match="needs low, high or both"):
        time(low=None, high=None)


@pytest.mark.parametrize(("low", "high"), [(None, 3), (3, None), (-2, -1), (0, 0)])
def test_a_bound_may_be_open_and_a_time_may_lie_before_zero(low, high):
    made = time(low=low, high=high)
    assert (made.low, made.high) == (low, high)


def test_a_bound_is_left_open_by_saying_so_not_by_silence():
    with pytest.raises(ValidationError, match=r"high\n  Field required"):
        Time.model_validate({"low": 3, "unit": "d", "phrase": "third day", "aspect": "onset"})


@pytest.mark.parametrize("phrase", [None, ""])
def test_a_stated_time_has_the_phrase_it_was_read_from(phrase):
    with pytest.raises(ValidationError, match="needs the phrase"):
        time(phrase=phrase)


def test_a_derived_time_says_from_what_and_may_have_no_phrase():
    with pytest.raises(ValidationError, match="derived_from"):
        time(phrase=None, basis="derived")
    assert time(phrase=None, basis="derived", derived_from="the order").phrase is None


@pytest.mark.parametrize("unit", ["s", "min", "h", "d", "wk", "mo", "a"])
def test_a_time_has_a_ucum_unit(unit):
    assert time(unit=unit).unit == unit


@pytest.mark.parametrize("unit", ["day", "days", "m", "M", "y", "", "d "])
def test_a_unit_that_is_none_of_them_is_refused(unit):
    with pytest.raises(ValidationError, match="unit"):
        time(unit=unit)


def test_an_unknown_key_is_refused_not_ignored():
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        time(phrases="third day")


def test_a_part_does_not_change_after_it_was_made():
    with pytest.raises(ValidationError, match="frozen"):
        time().low = 4
