"""The view of what a document says of the literature: topics against kinds of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from vakg.analysis.grid import arrange_cells
from vakg.analysis.topics import topics_of
from vakg.model.fact import Fact
from vakg.view.explorer.catalogue import Catalogue
from vakg.view.explorer.network import Edge, Node, Picture, draw

_GUTTER = 176
_REST = "other topics"
Cell = tuple[str, str]


def claim_view(document: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """Make the view of a document's claims; None where it makes none."""
    material = catalogue.material
    own = [fact for fact in material.facts if fact.document == document]
    claims = [fact for fact in own if fact.case is None]
    if not claims:
        return None
    topics = topics_of(claims, {fact.id: fact for fact in own if fact.kind != "patient"}, material.parents)
    names = {curie: material.label(curie) for curie in topics.values() if curie}
    cells = {
        fact.id: (material.families.of(fact).heading, names.get(topics[fact.id] or "", _REST))
        for fact in claims
    }
    columns = [family.heading for family in material.families.in_order]
    lanes = [*_by_size(cells), _REST]
    view = _Claims(document, claims, cells, catalogue)
    return {
        "id": f"{document}/literature", "document": document, "kind": "literature", "title": "",
        "story": [], "entries": [catalogue.number(document, fact.id) for fact in claims],
        "pictures": [draw(view.overview(columns, lanes)), draw(view.every(columns, lanes))],
        "edgeKinds": ["contradicts", "agrees"],
    }  # fmt: skip


def _by_size(cells: Mapping[str, Cell]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for _, topic in cells.values():
        counts[topic] += 1
    counts.pop(_REST, None)
    return sorted(counts, key=lambda topic: (-counts[topic], topic))


class _Claims:
    """The two pictures of a document's claims: counts a cell, and every claim."""

    def __init__(
        self, document: str, claims: Sequence[Fact], cells: Mapping[str, Cell], catalogue: Catalogue
    ) -> None:
        self.document, self.cells, self.catalogue = document, cells, catalogue
        self.claims = {fact.id: fact for fact in claims}
        self.families = catalogue.material.families

    def overview(self, columns: Sequence[str], lanes: Sequence[str]) -> Picture:
        """Draw one sign a cell, as large as the number of claims in it."""
        filled: dict[Cell, list[str]] = defaultdict(list)
        for name, cell in self.cells.items():
            filled[cell].append(name)
        places = {str(number): cell for number, cell in enumerate(sorted(filled))}
        arrangement = arrange_cells(places, columns, lanes)
        numbers = {name: self._cluster(cell, filled[cell]) for name, cell in places.items()}
        nodes = tuple(self._sign(numbers[name], filled[cell]) for name, cell in places.items())
        at = {numbers[name]: place for name, place in arrangement.positions.items()}
        return Picture(
            id="overview", label="Overview", nodes=nodes, edges=(), arrangement=arrangement, positions=at,
            gutter=_GUTTER,
        )

    def every(self, columns: Sequence[str], lanes: Sequence[str]) -> Picture:
        """Draw every claim as a sign of its own, with what contradicts and what agrees."""
        arrangement = arrange_cells(self.cells, columns, lanes)
        at = {self._number(name): place for name, place in arrangement.positions.items()}
        return Picture(
            id="all", label="Every statement", nodes=tuple(self._node(name) for name in self.cells),
            edges=self._edges(), arrangement=arrangement, positions=at, gutter=_GUTTER,
        )  # fmt: skip

    def _number(self, name: str) -> int:
        return self.catalogue.number(self.document, name)

    def _cluster(self, cell: Cell, names: Sequence[str]) -> int:
        kind, topic = cell
        return self.catalogue.add({
            "doc": self.document, "case": None, "kind": "cluster", "id": f"{kind}: {topic}",
            "label": f"{kind}: {topic}", "status": "present", "certainty": "asserted", "review": "",
            "family": self.families.of(self.claims[names[0]]).key, "basis": "", "classes": [],
            "text": f"{len(names)} statement{'s' if len(names) > 1 else ''}",
            "rows": [], "quotes": [], "cites": [],
            "links": [["Statements", self._number(name)] for name in names],
        })  # fmt: skip

    def _sign(self, number: int, names: Sequence[str]) -> Node:
        family = self.families.of(self.claims[names[0]])
        return Node(
            id=number, label="", family=family.key, status="present", shape=family.shape,
            letter=str(len(names)), colour=family.colour, size=round(8 + 3 * sqrt(len(names))),
            entries=tuple(self._number(name) for name in names),
        )  # fmt: skip

    def _node(self, name: str) -> Node:
        fact = self.claims[name]
        family, number = self.families.of(fact), self._number(name)
        return Node(
            id=number, label="", family=family.key, status=fact.status, shape=family.shape,
            letter=family.letter, colour=family.colour, size=10, entries=(number,),
        )  # fmt: skip

    def _edges(self) -> tuple[Edge, ...]:
        found: dict[tuple[str, int, int], None] = {}
        for name, fact in self.claims.items():
            for kind, key in (("contradicts", "contradicts"), ("agrees", "agrees_with")):
                for other in fact.more.get(key, ()):
                    if other in self.claims and other != name:
                        low, high = sorted((self._number(name), self._number(other)))
                        found[kind, low, high] = None
        return tuple(Edge(source=a, target=b, kind=kind, entries=(a, b)) for kind, a, b in found)
