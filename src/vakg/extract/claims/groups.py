"""The two groups whose values a table compares: "cases, n=12, versus controls, n=169"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.claims.view import View
from vakg.model.assertion import Direction

_GROUP = r"[^,;:()]{3,60}?(?:\s?[(,]\s?n\s?=\s?\d+\)?)?"
_AGAINST = re.compile(
    rf"[(,:.]\s*(?P<first>{_GROUP}),?\s(?:versus|vs\.?|against|as against)\s(?P<second>{_GROUP})\s?[):]"
)
_SIZE = re.compile(r"\bn\s?=\s?(?P<n>\d+)")
_NAMED = r"(?:group (?P<letter>[A-Z\d]{1,3})|(?P<name>[\w-]+) group)"
_SIZED = re.compile(
    rf"\b(?i:{_NAMED})\s?[(,\[]\s?(?:n\s?=\s?)?(?P<n>\d+)(?=\s(?:patients|cases)|[),;\]])"
)
_IN_GROUP = re.compile(
    rf"\)?(?:\s\(?[^()\s]+%\))?(?:\s(?:patients?|cases?))?\s(?:in|of|from) (?:the )?(?i:{_NAMED})\b"
)
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


def sized_in(text: str) -> Iterator[tuple[str, int]]:
    """Give the groups of a sentence that have their size behind them.

    >>> list(sized_in("The PVP group (n = 40) and group B (38 patients) were alike."))
    [('pvp', 40), ('b', 38)]
    """
    for hit in _SIZED.finditer(text) if "roup" in text else ():
        yield (hit["name"] or hit["letter"]).lower(), int(hit["n"])


def group_behind(view: View, at: int) -> str | None:
    """Give the group of "12 patients in group A" and "five in the PVP group", by its name."""
    hit = _IN_GROUP.match(view.text, at) if "roup" in view.text else None
    return (hit["name"] or hit["letter"]).lower() if hit is not None else None


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
