"""Keep lines off signs they do not join: a line through a sign looks as if it went by way of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vakg.analysis.layout import ICON, Arrangement, Item

Point = tuple[float, float]
Link = tuple[str, str]

ROUNDNESS = 0.4
"""How far a line runs level before it turns; vis-network draws it so too."""

_SAMPLES = 14
_REACH = ICON / 2 + 3


def curve(start: Point, end: Point) -> list[Point]:
    """Give points of the line between two signs, as it will be drawn, without its ends.

    >>> [round(x) for x, _ in curve((0, 0), (150, 0))][:3]
    [13, 25, 37]
    """
    (x1, y1), (x4, y4) = start, end
    x2, x3 = x1 + ROUNDNESS * (x4 - x1), x4 - ROUNDNESS * (x4 - x1)
    points = []
    for number in range(1, _SAMPLES):
        t = number / _SAMPLES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((a * x1 + b * x2 + c * x3 + d * x4, (a + b) * y1 + (c + d) * y4))
    return points


def touches(link: Link, name: str, at: Mapping[str, Point]) -> bool:
    """Say whether the line between two signs runs over a third."""
    start, end, (x, y) = at[link[0]], at[link[1]], at[name]
    if name in link or not min(start[0], end[0]) - _REACH < x < max(start[0], end[0]) + _REACH:
        return False
    if not min(start[1], end[1]) - _REACH < y < max(start[1], end[1]) + _REACH:
        return False
    return any((px - x) ** 2 + (py - y) ** 2 < _REACH**2 for px, py in curve(start, end))


def untangle(arrangement: Arrangement, items: Sequence[Item], links: Iterable[Link]) -> Arrangement:
    """Move signs to other rows of their lanes where fewer lines then run over signs.

    Args:
        arrangement: Where the items stand.
        items: What stands there.
        links: The pairs that lines join.
    """
    at = dict(arrangement.positions)
    pairs = sorted(set(links))
    for _ in range(2):
        for item in items:
            free = [row.y for row in arrangement.rows if row.lane == item.lane and row.height >= item.height]
            choices = [y for y in free if y == at[item.name][1] or _has_room(item, y, items, at)]
            here = at[item.name][1]
            best = min(choices, key=lambda y: (_cost(item.name, y, at, pairs), y != here, y), default=here)
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
