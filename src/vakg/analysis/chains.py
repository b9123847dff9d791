"""Positions for causes and effects: every effect stands to the right of all its causes.

Chains that share no event stand below each other. Within a column the order follows the causes, so
that few lines cross. The same chains get the same positions everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx

from vakg.analysis.layout import Arrangement, Band

COLUMN, ROW = 240, 112
"""Distances between columns and between rows; a sign's label stands below it."""

_SWEEPS = 4


def arrange_chains(chains: nx.DiGraph[str]) -> Arrangement:
    """Place every event of the chains.

    Args:
        chains: Causes to effects, without circles.

    >>> arrange_chains(nx.DiGraph([("leak", "embolism"), ("embolism", "death")])).positions["death"]
    (480.0, 56.0)
    """
    positions: dict[str, tuple[float, float]] = {}
    lanes: list[Band] = []
    top = 0.0
    for chain in _parts(chains):
        depth = _depths(chain)
        rows = _rows(chain, depth)
        height = ROW * max(len(names) for names in rows.values())
        for column, names in rows.items():
            # From the top, so that a chain without branches is one straight row.
            for place, name in enumerate(names):
                positions[name] = (float(COLUMN * column), top + ROW * (place + 0.5))
        lanes.append(Band("", top, top + height))
        top += height
    right = max(x for x, _ in positions.values())
    return Arrangement(positions, (Band("", -COLUMN / 2, right + COLUMN / 2),), tuple(lanes))


def _parts(chains: nx.DiGraph[str]) -> list[nx.DiGraph[str]]:
    """Give the chains that share no event, the largest first."""
    parts = sorted(
        nx.weakly_connected_components(chains), key=lambda names: (-len(names), min(names))
    )
    return [chains.subgraph(names) for names in parts]


def _depths(chain: nx.DiGraph[str]) -> dict[str, int]:
    """Count the causes before each event, along the longest way."""
    depth: dict[str, int] = {}
    for name in nx.lexicographical_topological_sort(chain):
        depth[name] = max((depth[cause] + 1 for cause in chain.predecessors(name)), default=0)
    return depth


def _rows(chain: nx.DiGraph[str], depth: Mapping[str, int]) -> dict[int, Sequence[str]]:
    """Order each column by the middle of what its events are tied to, sweeping to and fro."""
    rows: dict[int, list[str]] = defaultdict(list)
    for name in sorted(chain, key=lambda one: (depth[one], one)):
        rows[depth[name]].append(name)
    for sweep in range(_SWEEPS):
        for column in sorted(rows, reverse=bool(sweep % 2)):
            place = {
                name: n - len(names) / 2 for names in rows.values() for n, name in enumerate(names)
            }
            tied = chain.predecessors if sweep % 2 == 0 else chain.successors
            rows[column].sort(
                key=lambda name: (_middle([place[one] for one in tied(name)], place[name]), name)
            )
    return dict(rows)


def _middle(places: Sequence[float], own: float) -> float:
    return sum(places) / len(places) if places else own
