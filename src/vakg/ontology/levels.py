"""Spinal levels as reports write them: `T8`, `T7/T8`, `T8-10`, `T11 to L1`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vakg.errors import BadInputError, NotFoundError, did_you_mean

# A hyphen, the dashes that typesetters put in its place, or a word; spaces may stand around it.
_RANGE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\bthrough\b)\s*")


def find(notation: str, by_notation: Mapping[str, str]) -> str:
    """Return the term of a level.

    Raises:
        NotFoundError: If no level is written so.

    >>> find("T8", {"T8": "vaco:T8Vertebra"})
    'vaco:T8Vertebra'
    """
    if notation in by_notation:
        return by_notation[notation]
    near = (
        did_you_mean(notation, by_notation)
        or "Write a level as T8, or T7/T8 for the one between two."
    )
    raise NotFoundError(notation, "not a spinal level", near)


def expand(text: str, order: Sequence[str]) -> tuple[str, ...]:
    """Write out a level or a range of levels.

    A range from `T8` names no level between two others, a range from `T7/T8` only such.

    Args:
        text: What stands in a report.
        order: All levels from head to foot.

    Raises:
        NotFoundError: If an end of the range is no level.
        BadInputError: If the range runs from foot to head or mixes two kinds of level.

    >>> expand("L1-3", ["L1", "L1/L2", "L2", "L2/L3", "L3"])
    ('L1', 'L2', 'L3')
    """
    first, *rest = _RANGE.split(text.strip())
    if not rest:
        return (_known(first, order),)
    start, end = _known(first, order), _known(_full(rest[-1], first), order)
    if len(rest) > 1 or ("/" in start) != ("/" in end) or order.index(start) > order.index(end):
        raise BadInputError(
            text,
            "not a range of levels from head to foot",
            "Write two levels of one kind, the upper one first, as in T8-L1.",
        )
    between = order[order.index(start) : order.index(end) + 1]
    return tuple(level for level in between if ("/" in level) == ("/" in start))


def _full(end: str, start: str) -> str:
    """Add the letter that `T8-10` leaves out."""
    return start[0] + end if end.isdecimal() else end


def _known(level: str, order: Sequence[str]) -> str:
    find(level, dict.fromkeys(order, ""))
    return level
