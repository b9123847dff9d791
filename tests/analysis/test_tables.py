"""Facts as tables: what a notebook shows."""

from __future__ import annotations

import pytest

import vakg
from vakg.analysis.tables import cases_table, day_of, facts_table
from vakg.model.fact import FactTime


def at(low, high, approximate=False):
    return FactTime(
        low=low, high=high, unit="d", relative_to="index procedure", relative_to_id=None, phrase="x",
        basis="stated", derived_from=None, aspect="onset", approximate=approximate,
        low_days=low, high_days=high,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("time", "day"),
    [
        (None, None),
        (at(3, 3), "3"),
        (at(3, 5), "3 to 5"),
        (at(None, 0), "≤ 0"),
        (at(7, None), "≥ 7"),
        (at(3, 3, True), "about 3"),
    ],
)
def test_a_day_keeps_its_bounds_and_its_vagueness(time, day):
    assert day_of(time) == day


def test_a_table_of_facts_has_a_row_a_fact_and_its_quote(built):
    found = vakg.open(built).facts(case="case-2")
    table = facts_table(found)
    assert list(table["text"]) == [fact.text for fact in found]
    assert table["quote"].notna().all()


def test_a_table_of_cases_counts_each_status_apart(built):
    table = cases_table(vakg.open(built).facts()).set_index("case")
    assert table.loc["index", "age"] == 78
    assert table.loc["index", "absent"] > 5
    assert len(table) == 10
