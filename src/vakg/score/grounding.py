"""Lead the free words of a corpus to classes: by the ontology's names, and by a table made by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vakg.errors import BadInputError
from vakg.extract.names import NameIndex
from vakg.extract.spans import Mention
from vakg.model.assertion import AssertionStatus
from vakg.score.kinds import Kinds

TABLE = "grounding.tsv"
"""The file of a corpus's folder that says by hand what its phrases mean."""

ALSO = "also-stated.tsv"
"""The file of a corpus's folder that says what its texts state beside what was noted."""

_DENIED = re.compile(r"\b(no|not|without|excluded|normal|free of)\b", re.IGNORECASE)
_PARTS = re.compile(r"[;,:]")
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a phrase asks for.

    Args:
        classes: An event of any of these meets it,
        status: if it has this status.
        instead: A present event of any of these says the same ("recovery without sequelae").
    """

    classes: tuple[str, ...]
    status: AssertionStatus
    instead: tuple[str, ...] = ()

    def met_by(self, status: AssertionStatus) -> tuple[str, ...]:
        """Give the classes of which an event with this status meets what is asked for."""
        classes = self.classes if status is self.status else ()
        return classes + (self.instead if status is AssertionStatus.PRESENT else ())


@dataclass(frozen=True)
class Grounder:
    """Names of the ontology, and a table that goes before them.

    Args:
        names: Finds names in a phrase.
        kinds: Says which classes a field may name.
        table: What a phrase of a field asks for, made by hand; nothing where it cannot be grounded.
        also: What the text states of a patient beside what was noted, by text and patient.
    """

    names: NameIndex
    kinds: Kinds
    table: Mapping[tuple[str, str], tuple[Wanted, ...]]
    also: Mapping[tuple[str, str], tuple[Wanted, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, names: NameIndex, kinds: Kinds, folder: Path | None = None) -> Grounder:
        """Make a grounder; the tables of the folder are read where there are any."""
        table, also = (_read(folder / one) if folder else {} for one in (TABLE, ALSO))
        return cls(names, kinds, table, also)

    def ground(self, name: str, phrase: str) -> tuple[Wanted, ...]:
        """Say what a phrase asks for; nothing where no name of the field's classes stands in it.

        What an image showed and an outcome may ask for several things; other phrases ask for one,
        which any of the classes named in it meets.
        """
        by_hand = self.table.get((name, phrase))
        if by_hand is not None:
            return by_hand
        if name in self.kinds.rows["fields", "several things a phrase"]:
            return tuple(one for part in _PARTS.split(phrase) for one in self._asked(name, part))
        status = AssertionStatus.ABSENT if name == "negated" else AssertionStatus.PRESENT
        meant = tuple(dict.fromkeys(one.curie for one in self._named(name, phrase)))
        return (Wanted(meant, status),) if meant else ()

    def _asked(self, name: str, part: str) -> tuple[Wanted, ...]:
        return tuple(Wanted((one.curie,), _status(part, one)) for one in self._named(name, part))

    def _named(self, name: str, phrase: str) -> tuple[Mention, ...]:
        """List the names of classes of the field, without those inside longer ones."""
        found = [
            one
            for one in self.names.find(phrase)
            if one.grounds and self.kinds.is_of(one.curie, "field", name)
        ]
        return tuple(one for one in found if not any(_within(one, other) for other in found))


def _status(part: str, named: Mention) -> AssertionStatus:
    """Tell whether a word before or after the name denies it; one inside the name does not."""
    denied = _DENIED.search(part[: named.start]) or _DENIED.search(part[named.end :])
    return AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT


def _within(one: Mention, other: Mention) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return inside and (one.start, one.end) != (other.start, other.end)


def _read(path: Path) -> dict[tuple[str, str], tuple[Wanted, ...]]:
    """Read rows of field, phrase, and what it asks for: `-vaco:A|vaco:B+vaco:C; vaco:D`, or `none`."""
    table: dict[tuple[str, str], tuple[Wanted, ...]] = {}
    if not path.is_file():
        return table
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < _COLUMNS:
            what = f"{len(cells)} columns where {_COLUMNS} are wanted"
            raise BadInputError(f"{path}, line {number}", what, "Part the columns by tabs.")
        asked = [] if cells[2] == "none" else cells[2].split(";")
        place = (cells[0], cells[1])
        table[place] = table.get(place, ()) + tuple(_wanted(one.strip()) for one in asked)
    return table


def _wanted(text: str) -> Wanted:
    denied = text.startswith("-")
    status = AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT
    classes, _, instead = text.removeprefix("-").partition("+")
    return Wanted(tuple(classes.split("|")), status, tuple(instead.split("|")) if instead else ())
