"""Lead the free words of a corpus to classes: by the ontology's names, and by a table made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vakg.errors import BadInputError
from vakg.extract.names.index import NameIndex
from vakg.extract.spans import Mention
from vakg.model.assertion import AssertionStatus
from vakg.score.kinds import Kinds

TABLE = "grounding.tsv"
"""The file of a corpus's folder that says by hand what its phrases mean."""

ALSO = "also-stated.tsv"
"""The file of a corpus's folder that says what its texts state beside what was noted."""

_DENIED = re.compile(r"\b(no|not|without|excluded|normal|free of)\b", re.IGNORECASE)
_DENIED_BEHIND = re.compile(
    r"\s*(?:was |were |is |are )?(not|excluded|normal|absent|negative|ruled out)\b", re.IGNORECASE
)
_WHEN = re.compile(r"\b(after|before|during|following|on|at|since|despite|from)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\s+(?:at|on|by|until|during|for|in|within|after)\s+(?:the\s+|an?\s+)?(?:[\w.-]+\s+){0,2}"
    r"(?:follow-?up|admission|discharge|presentation|(?:hour|day|week|month|year)s?)$",
    re.IGNORECASE,
)
"""What stands behind a phrase and tells no more than when: "at follow-up", "after 6 months"."""
_SUMMARY = re.compile(r"^[^;,:]+:")
_PARTS = re.compile(r"[;,:]")
_COLUMNS = 3
_FEW, _MANY = 3, 7
"""How many words a phrase has that may be tried without some of them."""


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
        bare = self.kinds.rows.get(("bare", phrase.casefold()), ()) if name == "shown" else ()
        if bare:
            denied = _DENIED.search(phrase) is not None
            return (Wanted(bare, AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT),)
        phrase = _TIME.sub("", phrase)
        if name in self.kinds.rows["fields", "several things a phrase"]:
            return self._several(name, phrase)
        status = AssertionStatus.ABSENT if name == "negated" else AssertionStatus.PRESENT
        named = _before_when(phrase, self._named(name, phrase), strict=name == "negated")
        meant = tuple(dict.fromkeys(self._found_by(one, phrase) for one in named))
        return (Wanted(meant, status),) if meant else ()

    def _found_by(self, named: Mention, phrase: str) -> str:
        """Take an examination that is called abnormal for what it found."""
        called = phrase.casefold().startswith("abnormal") and named.start > 0
        return self.kinds.abnormal(named.curie) if called else named.curie

    def _several(self, name: str, phrase: str) -> tuple[Wanted, ...]:
        """Ground each part; what only sums up those behind it ("recovered: free of pain") is said by them.

        An outcome of which nothing is an outcome by its class ("paraplegia") is a finding that stayed.
        """
        found = tuple(one for part in _PARTS.split(phrase) for one in self._asked(name, part))
        if not found and name == "outcome" and (denied := _DENIED.match(phrase)):
            return self.ground("negated", phrase[denied.end() :].strip())
        if not found and name == "outcome":
            (field,) = self.kinds.rows["fields", "an outcome may also be"]
            return tuple(one for part in _PARTS.split(phrase) for one in self._asked(field, part))
        head = _SUMMARY.match(phrase)
        summed = self._asked(name, head[0]) if head and name == "outcome" else ()
        rest = found[len(summed) :]
        if not summed or not rest:
            return found
        instead = tuple(curie for one in summed for curie in one.classes)
        first = Wanted(rest[0].classes, rest[0].status, (*rest[0].instead, *instead))
        return (first, *rest[1:])

    def _asked(self, name: str, part: str) -> tuple[Wanted, ...]:
        named = self._named(name, part)
        return tuple(Wanted((one.curie,), _status(part, one, named)) for one in named)

    def _named(self, name: str, phrase: str) -> tuple[Mention, ...]:
        """List the names of classes of the field, without those inside longer ones.

        A phrase without any is tried again without some of its inner words: "removal of the epidural
        cement" asks for a removal of cement.
        """
        for way in (phrase, *_looser(phrase)):
            found = [
                one
                for one in self.names.find(way)
                if one.grounds and self.kinds.is_of(one.curie, "field", name)
            ]
            whole = [one for one in found if way == phrase or (one.start, one.end) == (0, len(way))]
            if whole:
                return tuple(
                    one for one in whole if not any(_within(one, other) for other in whole)
                )
        return self._wide(name, phrase)

    def _wide(self, name: str, phrase: str) -> tuple[Mention, ...]:
        """Take a phrase that is nothing but a word wider than a class ("surgery") for that class."""
        return tuple(
            one
            for one in self.names.find(phrase)
            if one.text == phrase and self.kinds.is_of(one.curie, "field", name)
        )[:1]


def _looser(phrase: str) -> Iterator[str]:
    """Give a phrase of three to seven words without one or two of its inner words, the fewest first."""
    words = phrase.split()
    for gap in (1, 2) if _FEW <= len(words) <= _MANY else ():
        for start in range(1, len(words) - gap):
            yield " ".join([*words[:start], *words[start + gap :]])


def _status(part: str, named: Mention, every: tuple[Mention, ...]) -> AssertionStatus:
    """Tell whether a word before or after the name denies it; one inside any name does not."""
    inside = {at for one in every for at in range(one.start, one.end)}
    before = [one for one in _DENIED.finditer(part, 0, named.start) if one.start() not in inside]
    after = _DENIED_BEHIND.match(part, named.end)
    denied = before or (after and after.start(1) not in inside)
    return AssertionStatus.ABSENT if denied else AssertionStatus.PRESENT


def _before_when(phrase: str, named: tuple[Mention, ...], *, strict: bool) -> tuple[Mention, ...]:
    """Keep the names before "after", "on" and the like: "biopsy before vertebroplasty" asks for a biopsy.

    Where none stands before it, all are kept, unless that would deny what is only the time or the means.
    """
    inside = {at for one in named for at in range(one.start, one.end)}
    cuts = [one.start() for one in _WHEN.finditer(phrase) if one.start() not in inside]
    kept = tuple(one for one in named if not cuts or one.start < cuts[0])
    return kept if kept or strict else named


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
