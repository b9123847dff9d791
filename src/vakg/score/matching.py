"""Pair what was wanted with what was found, one to one."""

from __future__ import annotations

from collections.abc import Callable


def pair(wanted: int, found: int, closeness: Callable[[int, int], int | None]) -> dict[int, int]:
    """Pair as many as can be paired, close ones first.

    Args:
        wanted: How many are wanted.
        found: How many there are to choose from.
        closeness: Says for a place of each how far the two are apart (0 is nearest), or None where
            they are not the same thing at all.

    Returns:
        The place of what was found, by the place of what was wanted.

    >>> apart = [[0, 1], [0, None]]
    >>> pair(2, 2, lambda w, f: apart[w][f])
    {0: 1, 1: 0}
    """
    apart: dict[int, list[tuple[int, int]]] = {}
    for one in range(wanted):
        for other in range(found):
            if (distance := closeness(one, other)) is not None:
                apart.setdefault(distance, []).append((one, other))
    edges: dict[int, list[int]] = {one: [] for one in range(wanted)}
    taken: dict[int, int] = {}  # what is wanted, by what was found
    for distance in sorted(apart):
        for one, other in apart[distance]:
            edges[one].append(other)
        for one in sorted(edges.keys() - taken.values()):
            _augment(one, edges, taken, set())
    return dict(sorted((one, other) for other, one in taken.items()))


def _augment(one: int, edges: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a place for one more, moving others where that makes room."""
    for other in edges[one]:
        if other in seen:
            continue
        seen.add(other)
        if other not in taken or _augment(taken[other], edges, taken, seen):
            taken[other] = one
            return True
    return False
