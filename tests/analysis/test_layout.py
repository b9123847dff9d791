from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vakg.analysis.layout import GAP, Item, arrange, stretch

LANES = ("top", "middle", "low")


def item(name, column, lane, label="a label", depth=0):
    return Item(name, column, lane, depth, label)


def overlapping(items, at):
    return [
        (a.name, b.name)
        for a, b in combinations(items, 2)
        if abs(at[a.name][0] - at[b.name][0]) < (a.width + b.width) / 2 - 0.2
        and -b.height + GAP < at[a.name][1] - at[b.name][1] < a.height - GAP
        and at[a.name][1] == at[b.name][1]
    ]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(LANES), st.integers(1, 30)), min_size=1))
def test_no_label_lies_on_another_in_its_row(cells):
    items = [item(str(n), column, lane, "x" * size) for n, (column, lane, size) in enumerate(cells)]
    items.sort(key=lambda one: one.column)
    made = arrange(items, LANES, [f"day {n}" for n in range(6)])
    assert not overlapping(items, made.positions)


@pytest.fixture
def made():
    items = [item("a", 0, "low"), item("b", 1, "top"), item("c", 1, "low"), item("d", 2, "low")]
    return arrange(items, LANES, ["day 0", "day 1", "day 5"])


def test_time_runs_from_left_to_right(made):
    xs = [made.positions[name][0] for name in ("a", "c", "d")]
    assert xs == sorted(set(xs))


def test_lanes_lie_in_their_order_and_empty_ones_are_left_out(made):
    assert [lane.label for lane in made.lanes] == ["top", "low"]
    assert made.positions["b"][1] < made.lanes[0].end <= made.positions["c"][1]


def test_each_column_holds_its_items(made):
    ends = {column.label: (column.start, column.end) for column in made.columns}
    assert ends["day 0"][0] <= made.positions["a"][0] <= ends["day 0"][1]
    assert ends["day 5"][0] <= made.positions["d"][0] <= ends["day 5"][1]


def test_an_effect_stands_right_of_its_cause_in_the_same_column():
    items = [item("cause", 0, "top"), item("effect", 0, "low", depth=1)]
    at = arrange(items, LANES, ["day 0"]).positions
    assert at["cause"][0] < at["effect"][0]


def test_stretching_keeps_the_order_and_fills_the_view(made):
    wide = stretch(made)
    assert wide.columns[-1].end > made.columns[-1].end
    assert [wide.positions[n][1] for n in "abcd"] == [made.positions[n][1] for n in "abcd"]


def test_the_same_items_get_the_same_places():
    items = [item(str(n), n % 3, LANES[n % 2], "word " * (n % 4 + 1)) for n in range(20)]
    items.sort(key=lambda one: one.column)
    assert arrange(items, LANES, ["a", "b", "c"]) == arrange(items, LANES, ["a", "b", "c"])
