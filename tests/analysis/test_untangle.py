from __future__ import annotations

from vakg.analysis.layout import Item
from vakg.analysis.untangle import best_of, candidates, touches

ROW = [Item(name, column, "lane", 0, name) for column, name in enumerate("abc")]
DAYS = ["day 0", "day 1", "day 2"]


def test_a_level_line_touches_the_sign_between_its_ends():
    at = {"a": (0.0, 0.0), "b": (100.0, 0.0), "c": (200.0, 0.0)}
    assert touches(("a", "c"), "b", at)


def test_a_line_does_not_touch_its_own_ends_nor_a_sign_aside():
    at = {"a": (0.0, 0.0), "b": (100.0, 80.0), "c": (200.0, 0.0)}
    assert not touches(("a", "c"), "a", at)
    assert not touches(("a", "c"), "b", at)


def test_signs_are_moved_off_a_line_that_would_run_over_them():
    best = best_of(candidates(ROW, ("lane",), DAYS, [("a", "c")]))
    assert best.crossed == 0
    assert not touches(("a", "c"), "b", best.arrangement.positions)


def test_without_lines_one_row_is_enough():
    (only,) = candidates(ROW, ("lane",), DAYS, [])
    assert len({y for _, y in only.arrangement.positions.values()}) == 1
