from __future__ import annotations

from itertools import combinations

from vakg.analysis.grid import PITCH, arrange_cells

CELLS = {f"{kind}{topic}{n}": (kind, topic) for kind in "IJ" for topic in "xy" for n in range(7)}


def test_every_thing_lies_in_its_cell():
    made = arrange_cells(CELLS, ["I", "J"], ["x", "y"])
    columns = {band.label: band for band in made.columns}
    lanes = {band.label: band for band in made.lanes}
    for name, (column, lane) in CELLS.items():
        x, y = made.positions[name]
        assert columns[column].start < x < columns[column].end
        assert lanes[lane].start < y < lanes[lane].end


def test_no_two_things_lie_on_one_another():
    at = arrange_cells(CELLS, ["I", "J"], ["x", "y"]).positions
    near = [abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in combinations(at.values(), 2)]
    assert min(near) >= PITCH


def test_headings_without_a_thing_are_left_out():
    made = arrange_cells({"a": ("I", "x")}, ["H", "I"], ["x", "y"])
    assert [band.label for band in made.columns] == ["I"]
    assert [band.label for band in made.lanes] == ["x"]
