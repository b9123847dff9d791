"""What the words beside levels make of them: bones, the level between, a nerve, or no level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from vakg.extract.tables import alternatives, read_table

_CLOSE = r"[\s(:#-]*$"
_LEAD = r"(?:\s+(?:spaces?|levels?|at|of|in|between|the|from|around))*[\s(:#-]*$"
_NEAR = 48  # code points: no pattern of the table is longer


class Role(StrEnum):
    """What levels are, by the words beside them."""

    PLAIN = ""
    JOINT = "joint"
    BONE = "bone"
    NERVE = "nerve"
    NONE = "none"


_Rule = tuple[re.Pattern[str], frozenset[str], Role]


@cache
def _rules(side: str) -> tuple[_Rule, ...]:
    rows = [
        row for row in read_table("levels.tsv") if row["side"] == side and row["kind"] != "go_on"
    ]
    rows.sort(key=lambda row: ("refuse", "nerve", "joint", "bone").index(row["kind"]))
    return tuple(
        (_compiled(row), frozenset(row["only"].split()), Role(row["means"])) for row in rows
    )


def _compiled(row: Mapping[str, str]) -> re.Pattern[str]:
    if row["side"] == "before":
        lead = _CLOSE if row["kind"] == "refuse" else _LEAD
        return re.compile(rf"(?<!\w)(?:{row['pattern']}){lead}", re.I)
    return re.compile(rf"[\s-]*(?:levels?\s+)?(?:{row['pattern']})", re.I)


@cache
def _measure() -> re.Pattern[str]:
    names = "|".join(alternatives("units.tsv", "pattern", kind) for kind in ("measure", "time"))
    return re.compile(rf"\s?(?:%|(?=[^\W\d_]{{2}})(?:{names})(?![\w-]))", re.I)


def is_measure(text: str, end: int) -> bool:
    """Tell whether a unit stands at a place, so that the number before it is no level."""
    return _measure().match(text, end) is not None


def role_of(text: str, start: int, end: int, levels: Sequence[str]) -> Role:
    """Tell what the words before and behind levels make of them.

    >>> role_of("the S1 root", 4, 6, ("S1",)), role_of("on T2-weighted MR", 3, 5, ("T2",))
    (<Role.NERVE: 'nerve'>, <Role.NONE: 'none'>)
    """
    if is_measure(text, end):
        return Role.NONE
    found = [
        role
        for pattern, only, role in _rules("after")
        if only.issuperset(levels) | (not only) and pattern.match(text, end, end + _NEAR)
    ]
    before = text[max(0, start - _NEAR) : start]
    found += [
        role
        for pattern, only, role in _rules("before")
        if only.issuperset(levels) | (not only) and pattern.search(before)
    ]
    ranked = (Role.NONE, Role.NERVE, Role.JOINT, Role.BONE)
    return next((role for role in ranked if role in found), Role.PLAIN)
