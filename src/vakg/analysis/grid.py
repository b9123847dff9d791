"""Positions for claims: topics from top to bottom, kinds from left to right, claims clustered in cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from vakg.analysis.layout import VIEW_HEIGHT, VIEW_WIDTH, Arrangement, Band

PITCH = 30
_LEAST_WIDTH, _LEAST_HEIGHT = 84, 37


def arrange_cells(
    cells: Mapping[str, tuple[str, str]], columns: Sequence[str], lanes: Sequence[str]
) -> Arrangement:
    """Cluster things in the cells of a table.

    Args:
        cells: The column and the lane of each, in the order in which a cell is filled.
        columns: Headings from left to right; those without a thing are left out.
        lanes: Headings from top to bottom; likewise.
    """
    filled: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, cell in cells.items():
        filled[cell].append(name)
    used = [column for column in columns if any(column == cell[0] for cell in filled)]
    rows = [lane for lane in lanes if any(lane == cell[1] for cell in filled)]
    across = {one: max(_side(some) for cell, some in filled.items() if cell[0] == one) for one in used}
    down = {
        one: max(ceil(len(some) / across[cell[0]]) for cell, some in filled.items() if cell[1] == one)
        for one in rows
    }
    xs = _bands({one: PITCH * (count + 1) for one, count in across.items()}, _LEAST_WIDTH, VIEW_WIDTH - 70)
    ys = _bands({one: PITCH * (count + 0.5) for one, count in down.items()}, _LEAST_HEIGHT, VIEW_HEIGHT)
    positions: dict[str, tuple[float, float]] = {}
    for (column, lane), some in filled.items():
        positions |= _cell(some, across[column], xs[column], ys[lane])
    return Arrangement(positions, tuple(xs.values()), tuple(ys.values()))


def _side(names: Sequence[str]) -> int:
    return ceil(sqrt(1.5 * len(names)))


def _bands(sizes: Mapping[str, float], least: float, whole: float) -> dict[str, Band]:
    """Lay bands side by side, stretched to fill the view where there is room."""
    widths = {name: max(least, size) for name, size in sizes.items()}
    spare = max(0.0, whole - sum(widths.values())) / max(1, len(widths))
    bands, at = dict[str, Band](), 0.0
    for name, width in widths.items():
        bands[name] = Band(name, at, at + width + spare)
        at = bands[name].end
    return bands


def _cell(names: Sequence[str], across: int, x: Band, y: Band) -> dict[str, tuple[float, float]]:
    """Fill a cell row by row around its middle."""
    rows = [names[start : start + across] for start in range(0, len(names), across)]
    middle_x, middle_y = (x.start + x.end) / 2, (y.start + y.end) / 2
    return {
        name: (
            round(middle_x + PITCH * (number - (len(row) - 1) / 2), 1),
            round(middle_y + PITCH * (line - (len(rows) - 1) / 2), 1),
        )
        for line, row in enumerate(rows)
        for number, name in enumerate(row)
    }
