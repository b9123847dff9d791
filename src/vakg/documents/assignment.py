"""The heaviest matching of ends to beginnings.

networkx has one, but importing it takes longer (0.2 s) than reading both bundled documents; the
test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]


def heaviest_matching(weights: Mapping[Pair, float]) -> dict[int, int]:
    """Pair rows with columns, each at most once, so that the sum of weights is largest.

    One pair is added at a time, by the exchange of partners that gains most. The gains never rise
    from one step to the next, so the first that gains nothing ends the search.

    Args:
        weights: Positive weight of each allowed pair (row, column).

    Returns:
        The column of each row that got one.

    >>> heaviest_matching({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.5})
    {1: 0, 0: 1}
    """
    partner: dict[int, int] = {}  # of each column its row
    while (path := _best_exchange(weights, partner)) is not None:
        for row, column in path:
            partner[column] = row
    return {row: column for column, row in partner.items()}


def _best_exchange(weights: Mapping[Pair, float], partner: Mapping[int, int]) -> list[Pair] | None:
    """Find the new pairs that leave one more row paired and gain most; `None` without gain."""
    gains, suitors = _gains(weights, partner)
    free = [column for column in gains if column not in partner]
    if not free:
        return None
    column = max(free, key=lambda column: (gains[column], -column))
    if gains[column] <= 0:
        return None
    path: list[Pair] = []
    last: int | None = column
    while last is not None:
        row = suitors[last]
        path.append((row, last))
        last = next((other for other, owner in partner.items() if owner == row), None)
    return path


def _gains(
    weights: Mapping[Pair, float], partner: Mapping[int, int]
) -> tuple[dict[int, float], dict[int, int]]:
    """Relax until nothing changes: what each column gains at best, and from which row."""
    paired = {row: column for column, row in partner.items()}
    gains: dict[int, float] = {}
    suitors: dict[int, int] = {}
    budgets = {row: 0.0 for row, _ in weights if row not in paired}
    changed = True
    while changed:
        changed = False
        for (row, column), weight in weights.items():
            if row not in budgets or paired.get(row) == column:
                continue
            gain = budgets[row] + weight
            if gain > gains.get(column, float("-inf")) + 1e-9:
                gains[column], suitors[column], changed = gain, row, True
                if column in partner:
                    budgets[partner[column]] = gain - weights[partner[column], column]
    return gains, suitors
