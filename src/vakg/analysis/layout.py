"""Positions for a case: time from left to right, one band a kind of event, no label on another.

All is integer-like arithmetic on sorted input, so the same case gets the same picture everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import wrap

import networkx as nx

VIEW_WIDTH, VIEW_HEIGHT = 980, 440
"""The part of the page a picture is made for; the arrangement that can be drawn largest there wins."""

LINE, ICON, GAP, STEP = 14, 29, 9, 48
_CHARACTER = 7.1
_LETTERS = 17
_STRETCH = 1.4

Room = tuple[int, int]
ROOMS: tuple[Room, ...] = tuple((cap, spare) for cap in range(1, 6) for spare in range(5))


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be placed: in which column and band, after how many causes, with which label.

    `width` and `height` estimate how it will be drawn; the label stands below the sign.
    """

    name: str
    column: int
    lane: str
    depth: int
    label: str
    width: float = field(init=False)
    height: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out the size once; placing asks for it many thousand times."""
        lines = self.label.split("\n")
        object.__setattr__(self, "width", max(ICON, _CHARACTER * max(map(len, lines))) + GAP)
        object.__setattr__(self, "height", ICON + LINE * len(lines) + GAP)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the picture with a heading: a column of time, or a lane."""

    label: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a lane: the height of the signs' middles in it, and the room below its top."""

    lane: str
    y: float
    height: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Positions by name, the columns and lanes they lie in, the rows of the lanes, and the room used."""

    positions: dict[str, tuple[float, float]]
    columns: tuple[Band, ...]
    lanes: tuple[Band, ...]
    rows: tuple[Row, ...] = ()
    room: Room = (0, 0)

    @property
    def scale(self) -> float:
        """How large it can be drawn in the view, up to its natural size."""
        width, height = self.columns[-1].end - self.columns[0].start, self.lanes[-1].end
        return min(1.0, VIEW_WIDTH / max(width, 1), VIEW_HEIGHT / max(height, 1))


def stretch(arrangement: Arrangement) -> Arrangement:
    """Part the columns where the view is wider than the picture, so that it fills the view."""
    first, last = arrangement.columns[0].start, arrangement.columns[-1].end
    factor = VIEW_WIDTH / arrangement.scale / max(last - first, 1)
    share = min(max(factor, 1.0), _STRETCH)
    return replace(
        arrangement,
        positions={name: (round(x * share, 1), y) for name, (x, y) in arrangement.positions.items()},
        columns=tuple(Band(one.label, one.start * share, one.end * share) for one in arrangement.columns),
    )


def wrap_label(text: str, letters: int = _LETTERS) -> str:
    """Break a label into short lines.

    >>> wrap_label("one label of several words").split(chr(10))
    ['one label of', 'several words']
    """
    return "\n".join(wrap(text, letters, break_long_words=False)) or " "


def causal_depth(chain: nx.DiGraph[str], column: Mapping[str, int]) -> dict[str, int]:
    """Count for each event how many causes in its own column come before it, one after another."""
    depth = dict.fromkeys(column, 0)
    for name in nx.lexicographical_topological_sort(chain):
        for effect in chain.successors(name):
            if name in column and column.get(effect) == column[name]:
                depth[effect] = max(depth[effect], depth[name] + 1)
    return depth


def arrange(
    items: Sequence[Item],
    lanes: Sequence[str],
    labels: Sequence[str],
    least: Mapping[str, int] | None = None,
    rooms: Sequence[Room] = ROOMS,
) -> Arrangement:
    """Place items so that the picture is as large as it can be in the view.

    Args:
        items: In the order in which they are to stand within a cell.
        lanes: The bands from top to bottom; those without an item are left out.
        labels: The headings of the columns.
        least: How many rows some lanes are to have at least.
        rooms: What to try: how many things of a lane may stand below one another, and how many rows
            to spare beyond that.
    """
    assert items, "a picture needs an item"
    tried = [_arrange(items, lanes, labels, room, least or {}) for room in rooms]
    return max(tried, key=lambda one: round(one.scale, 6))


@dataclass(slots=True)
class _Tracks:
    """The rows of one lane, and how far to the right each is taken."""

    right: list[float] = field(default_factory=list)

    def earliest(self, widths: Sequence[float]) -> list[tuple[int, float]]:
        """Choose a row for each item of a column: the freest ones, with the least x for each."""
        free = sorted(range(len(self.right)), key=lambda row: (self.right[row], row))[: len(widths)]
        return [(row, self.right[row] + width / 2) for row, width in zip(sorted(free), widths, strict=True)]


def _arrange(
    items: Sequence[Item],
    lanes: Sequence[str],
    labels: Sequence[str],
    room: Room,
    least: Mapping[str, int],
) -> Arrangement:
    cap, spare = room
    steps = _steps(items, cap)
    used = [lane for lane in lanes if any(item.lane == lane for item in items)]
    rows = {lane: max(least.get(lane, 1), *(len(step[lane]) for _, step in steps)) for lane in used}
    for _ in range(spare):
        lane = max(used, key=lambda one: (_load(items, one) / rows[one], one))
        rows[lane] += 1
    x, tracks, bands = _sweep(steps, {lane: _Tracks([0.0] * rows[lane]) for lane in used}, labels)
    heights = {lane: [ICON] * rows[lane] for lane in used}
    for item in items:
        lane, row = tracks[item.name]
        heights[lane][row] = max(heights[lane][row], item.height)
    return replace(_place(x, tracks, bands, heights), room=room)


def _load(items: Sequence[Item], lane: str) -> float:
    return sum(item.width for item in items if item.lane == lane)


def _steps(items: Sequence[Item], cap: int) -> list[tuple[int, dict[str, list[Item]]]]:
    """Part each column into steps: later causes further right, and no lane with more than the cap."""
    cells: dict[tuple[int, int], dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        cells[item.column, item.depth][item.lane].append(item)
    steps: list[tuple[int, dict[str, list[Item]]]] = []
    for (column, _), lanes in sorted(cells.items(), key=lambda cell: cell[0]):
        count = max(-(-len(some) // cap) for some in lanes.values())
        for number in range(count):
            part = {lane: some[number * cap : (number + 1) * cap] for lane, some in lanes.items()}
            steps.append((column, defaultdict(list, part)))
    return steps


def _sweep(
    steps: Sequence[tuple[int, dict[str, list[Item]]]], tracks: dict[str, _Tracks], labels: Sequence[str]
) -> tuple[dict[str, float], dict[str, tuple[str, int]], tuple[Band, ...]]:
    """Go through the steps from left to right, each as far left as its items' rows allow."""
    positions, rows = dict[str, float](), dict[str, tuple[str, int]]()
    bands: list[Band] = []
    at = 0.0
    for column, step in steps:
        is_new = not bands or bands[-1].label != labels[column]
        if is_new:
            at = max(at, bands[-1].end if bands else 0.0)
        chosen = {lane: tracks[lane].earliest([one.width for one in some]) for lane, some in step.items()}
        least = [x for found in chosen.values() for _, x in found]
        at = max([at + STEP if positions else 0.0, *least])
        for lane, found in chosen.items():
            for (row, _), item in zip(found, step[lane], strict=True):
                positions[item.name], rows[item.name] = at, (lane, row)
                tracks[lane].right[row] = at + item.width / 2
        bands = _widen(bands, labels[column], at, is_new)
    far = max(right for lane in tracks.values() for right in lane.right)
    bands[0] = replace(bands[0], start=min(bands[0].start, 0.0))
    bands[-1] = replace(bands[-1], end=max(bands[-1].end, far))
    return positions, rows, tuple(bands)


def _widen(bands: list[Band], label: str, at: float, is_new: bool) -> list[Band]:
    """Let the band of a column reach to a step at `at`, and leave room for its heading."""
    if is_new:
        need = max(ICON, _CHARACTER * max(map(len, wrap_label(label, 10).split("\n"))) / 2)
        return [*bands, Band(label, at - need, at + need)]
    last = bands[-1]
    return [*bands[:-1], Band(label, last.start, max(last.end, at + ICON))]


def _place(
    x: dict[str, float],
    rows: dict[str, tuple[str, int]],
    columns: tuple[Band, ...],
    heights: dict[str, list[int]],
) -> Arrangement:
    """Stack the lanes, and in each its rows, from the top down."""
    top, lanes, made = 0.0, list[Band](), dict[tuple[str, int], Row]()
    for lane, sizes in heights.items():
        start, top = top, top + GAP / 2
        for row, size in enumerate(sizes):
            made[lane, row] = Row(lane, round(top + ICON / 2, 1), size)
            top += size
        lanes.append(Band(lane, start, top))
    positions = {name: (round(x[name], 1), made[place].y) for name, place in rows.items()}
    return Arrangement(positions, columns, tuple(lanes), tuple(made.values()))
