"""The two groups whose values a table compares: "cases, n=12, versus controls, n=169"."""

from __future__ import annotations

import re

from vakg.extract.claims.view import View
from vakg.model.assertion import Direction

_GROUP = r"[^,;:()]{3,60}?(?:\s?[(,]\s?n\s?=\s?\d+\)?)?"
_AGAINST = re.compile(
    rf"[(,:.]\s*(?P<first>{_GROUP}),?\s(?:versus|vs\.?|against|as against)\s(?P<second>{_GROUP})\s?[):]"
)
_SIZE = re.compile(r"\bn\s?=\s?(?P<n>\d+)")
_REST = re.compile(r"\b(?:non-?|no|not|without|controls?|un\w+|remaining|others?)(?![a-z])", re.I)


def groups_of(view: View) -> tuple[str, str] | None:
    """Give the groups of a heading, in the order of the values to come.

    Args:
        view: A sentence that ends in a colon or has the groups in a bracket.
    """
    if not {"vs", "versus", "against"} & set(view.words):
        return None
    hit = _AGAINST.search(f".{view.text}")
    return (hit["first"], hit["second"]) if hit is not None else None


def sizes_of(groups: tuple[str, str] | None) -> tuple[int, ...]:
    """Give how many each group has, where both say so.

    >>> sizes_of(("controls, n=169", "cases (n=12)"))
    (169, 12)
    """
    hits = [_SIZE.search(one) for one in groups or ()]
    return tuple(int(hit["n"]) for hit in hits if hit) if all(hits) else ()


def direction_of(values: tuple[float, float], groups: tuple[str, str] | None) -> Direction:
    """Say whether a value is larger in the group that has what the other lacks.

    >>> direction_of((24.1, 26.4), ("non-displacement group", "displacement group")).value
    'increases'
    """
    rest = [_REST.search(one) is not None for one in groups or ("", "")]
    if rest[0] is rest[1] or values[0] == values[1]:
        return Direction.UNCLEAR
    larger = values[0] < values[1]
    return Direction.INCREASES if larger is rest[0] else Direction.DECREASES
