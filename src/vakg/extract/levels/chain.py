"""Spinal levels in a row, and what their hyphens, strokes and commas make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from vakg.extract.tables import read_table


class Link(StrEnum):
    """What joins a level to the one before it."""

    NONE = ""
    RANGE = "-"
    STROKE = "/"
    COMMA = ","
    AND = "&"


@dataclass(frozen=True, slots=True)
class Step:
    """One printed level: region and number, where it stands, and what joins it to the one before."""

    region: str
    number: int
    start: int
    end: int
    link: Link = Link.NONE

    @property
    def place(self) -> int:
        """Count levels from the head."""
        return _places()[self.region, self.number]

    @property
    def exists(self) -> bool:
        """Tell whether the spine has such a level."""
        return (self.region, self.number) in _places()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a group of steps says.

    Args:
        levels: Notations, head to foot.
        is_disc: Whether they are levels between vertebrae.
        either: Whether nothing but custom decides between the level and its two vertebrae.
    """

    levels: tuple[str, ...]
    is_disc: bool = False
    either: bool = False


@cache
def highest() -> dict[str, int]:
    """Give the number of the last level of each region, regions from head to foot."""
    rows = [row for row in read_table("levels.tsv") if row["kind"] == "highest"]
    return {row["means"]: int(row["pattern"]) for row in rows}


@cache
def _names() -> tuple[str, ...]:
    return tuple(f"{region}{n}" for region, last in highest().items() for n in range(1, last + 1))


@cache
def _places() -> dict[tuple[str, int], int]:
    return {(name[0], int(name[1:])): place for place, name in enumerate(_names())}


def groups_of(steps: Sequence[Step]) -> list[list[Step]]:
    """Part a list of levels at its commas and its "and"."""
    groups: list[list[Step]] = []
    for step in steps:
        if step.link in (Link.RANGE, Link.STROKE) and groups:
            groups[-1].append(step)
        else:
            groups.append([step])
    return groups


def read_group(group: Sequence[Step], joint: bool | None) -> Reading:
    """Read levels that hyphens or strokes join.

    Args:
        group: The levels.
        joint: What the words beside them say: the level between two, the bones, or nothing.

    >>> l1, l2 = Step("L", 1, 0, 2), Step("L", 2, 3, 5, Link.STROKE)
    >>> read_group([l1, l2], None)
    Reading(levels=('L1/L2',), is_disc=True, either=True)
    """
    if _are_pairs(group) and joint is not False:
        return _between(group, joint is None)
    if len(group) == 2 and _is_pair(*group):
        stroke = group[1].link is Link.STROKE
        if joint or (stroke and joint is None):
            return _between(group, joint is None)
        return Reading(_bones(group), either=joint is None)
    if any(step.link is Link.RANGE for step in group):
        places = [step.place for step in group]
        return Reading(_names()[min(places) : max(places) + 1])
    return Reading(_bones(group))


def _bones(group: Sequence[Step]) -> tuple[str, ...]:
    return tuple(_names()[place] for place in sorted({step.place for step in group}))


def _is_pair(upper: Step, lower: Step) -> bool:
    """Tell whether two levels are neighbours with a disc between them."""
    return abs(upper.place - lower.place) == 1 and {upper.region, lower.region} != {"S"}


def _are_pairs(group: Sequence[Step]) -> bool:
    """Tell whether a group is a range from one pair to another, as T12/L1-L2/L3."""
    if len(group) != 4 or group[2].link is not Link.RANGE:
        return False
    strokes = group[1].link is Link.STROKE and group[3].link is Link.STROKE
    return strokes and _is_pair(*group[:2]) and _is_pair(*group[2:])


def _between(group: Sequence[Step], either: bool) -> Reading:
    places = [step.place for step in group]
    row = _names()[min(places) : max(places) + 1]
    return Reading(tuple(f"{a}/{b}" for a, b in pairwise(row)), is_disc=True, either=either)


def beside(level: str, above: int, below: int) -> tuple[str, ...]:
    """Give the vertebrae next to one, so many above it and so many below.

    >>> beside("T12", 1, 2)
    ('T11', 'L1', 'L2')
    """
    names, place = _names(), _names().index(level)
    return (*names[max(0, place - above) : place], *names[place + 1 : place + 1 + below])


def vertebrae_of(levels: Sequence[str]) -> tuple[str, ...]:
    """Give the vertebrae on both sides of levels between vertebrae; vertebrae stay as they are.

    >>> vertebrae_of(("T12/L1", "L1/L2"))
    ('T12', 'L1', 'L2')
    """
    found = {bone for level in levels for bone in level.split("/")}
    return tuple(name for name in _names() if name in found)
