"""Keep lines off signs they do not join: a line through a sign looks as if it went by way of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

from vakg.analysis.layout import ICON, ROOMS, Arrangement, Item, Room, arrange

Point = tuple[float, float]
Link = tuple[str, str]

ROUNDNESS = 0.4
"""How far a line runs level before it turns; vis-network draws it so too."""

_SAMPLES = 8
_TRIES, _SMALLEST = 5, 0.74
_REACH = ICON / 2 + 3


def curve(start: Point, end: Point) -> list[Point]:
    """Give points of the line between two signs, as it will be drawn, without its ends.

    >>> [round(x) for x, _ in curve((0, 0), (150, 0))][:3]
    [21, 40, 58]
    """
    (x1, y1), (x4, y4) = start, end
    x2, x3 = x1 + ROUNDNESS * (x4 - x1), x4 - ROUNDNESS * (x4 - x1)
    points = []
    for number in range(1, _SAMPLES):
        t = number / _SAMPLES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((a * x1 + b * x2 + c * x3 + d * x4, (a + b) * y1 + (c + d) * y4))
    return points


def is_level(start: Point, end: Point) -> bool:
    """Say whether two signs stand in one row."""
    return abs(start[1] - end[1]) < 1


def touches(link: Link, name: str, at: Mapping[str, Point]) -> bool:
    """Say whether the line between two signs runs over a third.

    A line between two signs of one row is drawn as an arc over what stands between them.
    """
    start, end, (x, y) = at[link[0]], at[link[1]], at[name]
    if is_level(start, end):
        return False
    if name in link or not min(start[0], end[0]) - _REACH < x < max(start[0], end[0]) + _REACH:
        return False
    if not min(start[1], end[1]) - _REACH < y < max(start[1], end[1]) + _REACH:
        return False
    points = [start, *curve(start, end), end]
    return any(_distance((x, y), one, other) < _REACH for one, other in pairwise(points))


def _distance(point: Point, start: Point, end: Point) -> float:
    """Measure from a point to the nearest place on a straight stretch."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to arrange items, and how often a line runs over a sign in it."""

    items: tuple[Item, ...]
    arrangement: Arrangement
    crossed: int


def best_of(candidates: Sequence[Candidate]) -> Candidate:
    """Choose the clearest of those that can be drawn about as large as the largest."""
    largest = max(one.arrangement.scale for one in candidates)
    fit = [one for one in candidates if one.arrangement.scale >= _SMALLEST * largest]
    return min(fit, key=lambda one: (one.crossed, -round(one.arrangement.scale, 6)))


def candidates(
    items: Sequence[Item], lanes: Sequence[str], labels: Sequence[str], links: Iterable[Link]
) -> list[Candidate]:
    """Arrange items as `arrange` does, and again with more rows where lines run over signs.

    Args:
        items: In the order in which they are to stand within a cell.
        lanes: The bands from top to bottom.
        labels: The headings of the columns.
        links: The pairs that lines join.
    """
    pairs = sorted(set(links))

    def make(least: Mapping[str, int], rooms: Sequence[Room]) -> tuple[Candidate, tuple[str, ...]]:
        made = untangle(arrange(items, lanes, labels, least, rooms), items, pairs)
        crossed = _crossed(items, pairs, made.positions)
        return Candidate(tuple(items), made, len(crossed)), tuple(sorted(set(crossed)))

    best, crossed = make({}, ROOMS)
    found = [best]
    for _ in range(_TRIES):
        cap = best.arrangement.room[0]
        rows = Counter(row.lane for row in best.arrangement.rows)
        rooms = [(cap, spare) for spare in range(3)]
        more = [make({**rows, lane: rows[lane] + 1}, rooms) for lane in crossed]
        if not more:
            break
        best, crossed = min(more, key=lambda one: (one[0].crossed, -round(one[0].arrangement.scale, 6)))
        found += [one for one, _ in more]
    return found


def _crossed(items: Iterable[Item], links: Iterable[Link], at: Mapping[str, Point]) -> list[str]:
    """Name the lane of each sign that a line runs over, once a line."""
    lanes = {item.name: item.lane for item in items}
    return [lanes[name] for link in links for name in lanes if touches(link, name, at)]


def untangle(arrangement: Arrangement, items: Sequence[Item], links: Sequence[Link]) -> Arrangement:
    """Move signs to other rows of their lanes where fewer lines then run over signs."""
    at = dict(arrangement.positions)
    for _ in range(2):
        for item in items:
            here = at[item.name][1]
            if not _cost(item.name, here, at, links):
                continue
            free = [row.y for row in arrangement.rows if row.lane == item.lane and row.height >= item.height]
            choices = [here, *(y for y in free if y != here and _has_room(item, y, items, at))]
            best = min(choices, key=lambda y: (_cost(item.name, y, at, links), y != here, y))
            at[item.name] = (at[item.name][0], best)
    return replace(arrangement, positions=at)


def _has_room(item: Item, y: float, items: Iterable[Item], at: Mapping[str, Point]) -> bool:
    x = at[item.name][0]
    return all(
        abs(at[other.name][0] - x) >= (item.width + other.width) / 2
        for other in items
        if other.name != item.name and at[other.name][1] == y
    )


def _cost(name: str, y: float, at: Mapping[str, Point], links: Sequence[Link]) -> int:
    """Count the lines over this sign, and the signs under its lines, if it stood at y."""
    there = {**at, name: (at[name][0], y)}
    own = [link for link in links if name in link]
    return sum(touches(link, name, there) for link in links) + sum(
        touches(link, other, there) for link in own for other in at
    )
