from __future__ import annotations

import pytest

from vakg.model.fact import FactQuantity, FactTime
from vakg.view.explorer.wording import (
    amount,
    say_proportion,
    say_quantity,
    say_statistic,
    say_time,
)


def time(low, high, unit="d", **given):
    values = {
        "relative_to": "index procedure", "relative_to_id": None, "phrase": None, "basis": "stated",
        "derived_from": None, "aspect": "", "approximate": False, "low_days": None, "high_days": None,
    }  # fmt: skip
    return FactTime(low=low, high=high, unit=unit, **(values | given))


@pytest.mark.parametrize(("when", "said"), [
    (time(3, 3), "3 days after the index procedure"),
    (time(1, 1), "1 day after the index procedure"),
    (time(0, 0), "the same day as the index procedure"),
    (time(-2, -2, "a"), "2 years before the index procedure"),
    (time(6, 10), "6 to 10 days after the index procedure"),
    (time(11, None), "at least 11 days after the index procedure"),
    (time(0, None), "some time after the index procedure"),
    (time(None, 0), "before the index procedure"),
    (time(None, 5), "at most 5 days after the index procedure"),
    (time(None, -3, "mo"), "at least 3 months before the index procedure"),
    (time(13, 13, "mo", approximate=True), "about 13 months after the index procedure"),
    (time(4, 4, relative_to="It was cleaned."), "4 days after this: It was cleaned."),
])  # fmt: skip
def test_a_time_is_said_in_words(when, said):
    assert say_time(when) == said


@pytest.mark.parametrize(("figures", "said"), [
    ((87, None, None, "=", "%"), "87%"), ((None, 5, 87, "=", "%"), "5 to 87%"),
    ((None, None, None, "=", "mL"), ""), ((7.48, None, None, "=", "[pH]"), "7.48"),
    ((2, None, None, "up to", "mL"), "up to 2 ml"), ((None, 3, None, "=", "mo"), "at least 3 months"),
])  # fmt: skip
def test_an_amount_keeps_its_sign_and_unit(figures, said):
    assert amount(*figures) == said


def test_a_quantity_says_of_what_and_per_what():
    one = FactQuantity(
        kind="vaco:Oil", kind_label="oil", value=0.5, low=None, high=None, comparator="=", unit="mL",
        per="wheel", basis="derived", derived_from="x", normal={"high": 2, "comparator": "<="},
    )  # fmt: skip
    assert say_quantity(one) == "oil: 0.5 ml (per wheel), normal <= 2 ml, derived"


def test_a_proportion_names_both_counts():
    said = say_proportion({"numerator": 34, "denominator": 1782, "unit_of_analysis": "patients"})
    assert said == "34 of 1,782; unit of analysis: patients"


def test_a_statistic_has_its_interval():
    more = {"statistic": "odds ratio", "statistic_value": 2.5, "ci": [1.1, None], "p": 0.04}
    assert say_statistic(more | {"p_comparator": "<"}) == "odds ratio, 2.5, 95% CI 1.1 to ?, p < 0.04"
