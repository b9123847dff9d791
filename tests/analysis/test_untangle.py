from __future__ import annotations

from vakg.analysis.layout import Item
from vakg.analysis.untangle import best_of, candidates, touches

ROW = [Item(name, column, "lane", 0, name) for column, name in enumerate("abc")]
DAYS = ["day 0", "day 1", "day 2"]


def test_a_slanting_line_touches_the_sign_between_its_ends():
    at = {"a": (0.0, 0.0), "b": (100.0, 50.0), "c": (200.0, 100.0)}
    assert touches(("a", "c"), "b", at)


def test_a_level_line_is_an_arc_and_touches_nothing_in_its_row():
    at = {"a": (0.0, 0.0), "b": (100.0, 0.0), "c": (200.0, 0.0)}
    assert not touches(("a", "c"), "b", at)


def test_a_line_does_not_touch_its_own_ends_nor_a_sign_aside():
    at = {"a": (0.0, 0.0), "b": (100.0, 80.0), "c": (200.0, 0.0)}
    assert not touches(("a", "c"), "a", at)
    assert not touches(("a", "c"), "b", at)


def test_signs_are_moved_off_a_line_that_would_run_over_them():
    items = [Item(*one, 0, "x") for one in (("a", 0, "top"), ("b", 1, "mid"), ("c", 2, "low"))]
    tried = candidates(items, ("top", "mid", "low"), DAYS, [("a", "c")])
    assert tried[0].crossed == 1
    best = best_of(tried)
    assert best.crossed == 0
    assert not touches(("a", "c"), "b", best.arrangement.positions)


def test_without_lines_one_row_is_enough():
    (only,) = candidates(ROW, ("lane",), DAYS, [])
    assert len({y for _, y in only.arrangement.positions.values()}) == 1
