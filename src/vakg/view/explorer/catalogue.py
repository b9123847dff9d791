"""The entries of the page in one list, and the way from a document's identifier to its place there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vakg.analysis.clock import Moment, moments
from vakg.model.fact import Fact
from vakg.view.explorer.entries import Entry, make_entry
from vakg.view.explorer.material import Material
from vakg.view.explorer.relations import relate


class Catalogue:
    """All entries; an entry is known by its number, a fact also by document and identifier."""

    def __init__(self, material: Material) -> None:
        """Make an entry of every fact and tie the entries together."""
        self.material = material
        self.entries: list[Entry] = []
        self.moments: dict[tuple[str, str], Mapping[str, Moment]] = {}
        self._numbers: dict[tuple[str, bool, str], int] = {}
        for document in material.documents:
            self._add_document([fact for fact in material.facts if fact.document == document.name])

    def number(self, document: str, name: str, *, patient: bool = False) -> int:
        """Find the number of a fact's entry."""
        return self._numbers[document, patient, name]

    def add(self, entry: Entry) -> int:
        """Add an entry that is no fact; gives its number."""
        self.entries.append(entry)
        return len(self.entries) - 1

    def _add_document(self, facts: Sequence[Fact]) -> None:
        placed: dict[str, Moment] = {}
        by_case: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.case and fact.kind == "event":
                by_case[fact.case].append(fact)
        for case, events in by_case.items():
            self.moments[events[0].document, case] = moments(events)
            placed |= self.moments[events[0].document, case]
        for fact in facts:
            is_patient = fact.kind == "patient"
            moment = None if is_patient else placed.get(fact.id)
            number = self.add(make_entry(fact, self.material, moment))
            self._numbers[fact.document, is_patient, fact.id] = number
        self._tie(facts)

    def _tie(self, facts: Sequence[Fact]) -> None:
        for name, ties in relate(facts).items():
            document = facts[0].document
            entry = self.entries[self.number(document, name)]
            entry["links"] += [[heading, self.number(document, other)] for heading, other in ties]
