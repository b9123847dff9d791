"""Which classes of the ontology a corpus's fields are about: the rows of `kinds.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path

from vakg.errors import BadInputError
from vakg.model.assertion import AssertionStatus
from vakg.ontology import Ontology

_FILE = Path(__file__).with_name("kinds.tsv")
_COLUMNS = 3


class Closeness(IntEnum):
    """How a class that was read relates to the one that was wanted; less is closer."""

    EXACT = 0
    NARROWER = 1
    WIDER = 2


@dataclass(frozen=True)
class Kinds:
    """The fields of a corpus and the classes behind them.

    Args:
        ontology: Knows what is a kind of what.
        rows: Classes, or names of fields, by the first two columns of the table.
    """

    ontology: Ontology
    rows: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def load(cls, ontology: Ontology) -> Kinds:
        """Read the table beside this module.

        >>> from vakg.ontology import load_ontology
        >>> Kinds.load(load_ontology()).is_of("vaco:Fever", "field", "symptoms")
        True
        """
        rows = {}
        for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                cells = line.split("\t")
                if len(cells) != _COLUMNS:
                    what = f"{len(cells)} columns where {_COLUMNS} are wanted"
                    raise BadInputError(f"{_FILE.name}, line {number}", what, "Mend the row.")
                rows[cells[0], cells[1]] = tuple(cells[2].split())
        return cls(ontology, rows)

    def is_of(self, curie: str, row: str, name: str) -> bool:
        """Tell whether a class stands below one that a row names."""
        return any(self.ontology.is_a(curie, top) for top in self.rows[row, name])

    def is_annotated(self, curie: str) -> bool:
        """Tell whether a corpus of this form would name such an event where a text tells it."""
        known = self.is_of(curie, "annotated", "events")
        return known and not self.is_of(curie, "left out", "events")

    def abnormal(self, curie: str) -> str:
        """Give what an "abnormal" examination has found; any other class as it is.

        >>> from vakg.ontology import load_ontology
        >>> Kinds.load(load_ontology()).abnormal("vaco:ChestRadiography")
        'vaco:AbnormalImagingFinding'
        """
        tops = (
            one for one in self.ontology.terms[curie].ancestors if ("abnormal", one) in self.rows
        )
        top = max(
            (curie, *tops), key=lambda one: (("abnormal", one) in self.rows, self._depth(one))
        )
        return self.rows.get(("abnormal", top), (curie,))[0]

    def _depth(self, curie: str) -> int:
        return len(self.ontology.terms[curie].ancestors)

    def closeness(self, found: str, wanted: Iterable[str]) -> Closeness | None:
        """Tell how close a class is to the closest of those wanted; None where it is another thing.

        A wider class counts only where it is narrow enough to mean something: the table lists those
        that are not.

        >>> from vakg.ontology import load_ontology
        >>> kinds = Kinds.load(load_ontology())
        >>> kinds.closeness("vaco:PulmonaryCementEmbolism", ["vaco:CementEmbolism"]).name
        'NARROWER'
        >>> kinds.closeness("vaco:PathologicalProcess", ["vaco:CementEmbolism"]) is None
        True
        """
        found_at = [self._to(found, one) for one in wanted]
        return min((one for one in found_at if one is not None), default=None)

    def says_the_same(
        self, found: str, status: AssertionStatus, wanted: Iterable[str], as_wanted: AssertionStatus
    ) -> bool:
        """Tell whether a statement on another class says what was wanted: pain that stayed, no relief of it.

        >>> from vakg.ontology import load_ontology
        >>> kinds, (present, absent) = Kinds.load(load_ontology()), list(AssertionStatus)[:2]
        >>> kinds.says_the_same("vaco:PersistentPain", present, ["vaco:PainRelief"], absent)
        True
        """
        if (status, as_wanted) == (AssertionStatus.PRESENT, AssertionStatus.ABSENT):
            excluding = [one for curie in wanted for one in self._excluding.get(curie, ())]
            return any(self.ontology.is_a(found, one) for one in excluding)
        if (status, as_wanted) == (AssertionStatus.ABSENT, AssertionStatus.PRESENT):
            return any(found in self._contrary.get(curie, ()) for curie in wanted)
        return False

    @cached_property
    def _contrary(self) -> Mapping[str, frozenset[str]]:
        pairs = self._pairs("contrary")
        return _grouped([*pairs, *((two, one) for one, two in pairs)])

    @cached_property
    def _excluding(self) -> Mapping[str, frozenset[str]]:
        contrary = [(one, two) for one, some in self._contrary.items() for two in some]
        return _grouped([*contrary, *self._pairs("excluded by")])

    def _pairs(self, row: str) -> list[tuple[str, str]]:
        return [(name, one) for (of, name), some in self.rows.items() if of == row for one in some]

    def _to(self, found: str, wanted: str) -> Closeness | None:
        if found == wanted:
            return Closeness.EXACT
        if self.ontology.is_a(found, wanted):
            return Closeness.NARROWER
        too_wide = found in self.rows["general", "events"]
        return Closeness.WIDER if not too_wide and self.ontology.is_a(wanted, found) else None


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, two in pairs:
        found.setdefault(one, set()).add(two)
    return {one: frozenset(some) for one, some in found.items()}
