"""Which things are drawn alike: families of classes and of claims, read from `families.tsv`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vakg.errors import BadInputError
from vakg.model.fact import Fact

_FILE = Path(__file__).with_name("families.tsv")
_COLUMNS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What is drawn alike.

    Args:
        key: Its short name.
        lane: The heading of the band of a case's picture that it is drawn in; empty for claims.
        shape: vis-network's name of its shape.
        letter: The letter drawn in the shape, so that neither colour nor shape must be told apart.
        colour: Its number in the page's palette.
        weight: How much one of it tells of the story of a case.
        heading: Its name in the legend.
        state: Whether one of it tells how the patient is.
    """

    key: str
    lane: str
    shape: str
    letter: str
    colour: int
    weight: int
    heading: str
    state: bool = False


OTHER = Family(key="other", lane="Other", shape="dot", letter="·", colour=9, weight=1, heading="Other")
"""For a class that stands below none of the named ones."""


class Families:
    """The families, and the way from a fact to its own."""

    def __init__(self, rows: Mapping[str, Family], parents: Mapping[str, Sequence[str]]) -> None:
        """Keep the families by class or kind of claim, and the class tree to climb."""
        self.rows = rows
        self._parents = parents
        self._above: dict[str, set[str]] = {}

    @property
    def in_order(self) -> tuple[Family, ...]:
        """Give each family once, in the order of the file, the catch-all last."""
        return tuple(dict.fromkeys((*self.rows.values(), OTHER)))

    @property
    def lanes(self) -> tuple[str, ...]:
        """Give the bands of a case's picture from top to bottom."""
        return tuple(dict.fromkeys(family.lane for family in self.in_order if family.lane))

    def of_class(self, curie: str | None) -> Family:
        """Find the family of a class: that of the narrowest class above it, or itself, which has one."""
        above = self._upward(curie) if curie else set()
        named = [one for one in self.rows if one in above]
        narrow = [one for one in named if not any(one in self._upward(up) - {up} for up in named)]
        return self.rows[narrow[0]] if narrow else OTHER

    def _upward(self, curie: str) -> set[str]:
        """Gather a class and all those above it."""
        if curie not in self._above:
            found, todo = set[str](), [curie]
            while todo:
                one = todo.pop()
                if one not in found:
                    found.add(one)
                    todo += self._parents.get(one, ())
            self._above[curie] = found
        return self._above[curie]

    def of(self, fact: Fact) -> Family:
        """Find the family of an event by its class, of any other fact by its kind."""
        return self.of_class(fact.type) if fact.kind == "event" else self.rows.get(fact.kind, OTHER)


def load_families(parents: Mapping[str, Sequence[str]], path: Path = _FILE) -> Families:
    """Read the table of families.

    Args:
        parents: The classes directly above each class.
        path: The table; lines that begin with `#` are comments.

    Raises:
        BadInputError: If a line has not the nine columns.

    >>> load_families({}).of_class("ex:Unknown").key
    'other'
    """
    rows: dict[str, Family] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            key, family = _row(line, f"{path.name}:{number}")
            rows[key] = family
    return Families(rows, parents)


def _row(line: str, where: str) -> tuple[str, Family]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS or not (cells[5] + cells[6]).isdecimal():
        what = f"the line has {len(cells)} columns, or its colour or weight is no number"
        raise BadInputError(where, what, "Give nine columns parted by tabs, as the head says.")
    key, family, lane, shape, letter, colour, weight, heading, state = cells
    return key, Family(
        key=family, lane=lane, shape=shape, letter=letter, colour=int(colour), weight=int(weight),
        heading=heading, state=state == "yes",
    )  # fmt: skip
