"""The view of the venous network: sites, how they connect, on what authority, and what names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from vakg.analysis.layout import wrap_label
from vakg.analysis.venous import FLOWS, NARROWS, arrange_network, venous_graph
from vakg.questions.network import SourceText, VenousConnection
from vakg.view.explorer.catalogue import Catalogue
from vakg.view.explorer.entries import Entry
from vakg.view.explorer.network import Edge, Node, Picture, draw

_LETTERS = 17
_COLOUR, _SEEN_COLOUR = 4, 1


def venous_view(catalogue: Catalogue) -> dict[str, Any] | None:
    """Make the view of the venous network; None where the build has no connections."""
    material = catalogue.material
    if not material.connections:
        return None
    view = _Venous(catalogue)
    return {
        "id": "venous", "document": None, "kind": "venous", "title": "Venous network", "story": [],
        "entries": [*view.connections.values(), *view.sites.values()],
        "pictures": [draw(view.picture())], "edgeKinds": [FLOWS, NARROWS],
    }  # fmt: skip


class _Venous:
    """The entries of sites and connections, and the one picture of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.material = catalogue, catalogue.material
        self.graph = venous_graph(self.material.connections, self.material.parents)
        self.seen = self._seen()
        self.sites = {curie: catalogue.add(self._site(curie)) for curie in sorted(self.graph)}
        self.connections = {
            one.id: catalogue.add(self._connection(one)) for one in self.material.connections
        }
        self._tie()

    def _seen(self) -> dict[str, list[int]]:
        """Gather the facts that name each site."""
        seen: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.catalogue.entries):
            for curie in entry["classes"]:
                if curie in self.graph and entry["kind"] != "patient":
                    seen[curie].append(number)
        return seen

    def _site(self, curie: str) -> Entry:
        known = self.material.classes.get(curie)
        rows = [["Definition", known.definition]] if known and known.definition else []
        if known and known.synonyms:
            rows.append(["Also called", ", ".join(known.synonyms)])
        count = len(self.seen[curie])
        said = f"{count or 'No'} statement{'' if count == 1 else 's'} of the documents name this site."
        links = [["Statements that name it", number] for number in self.seen[curie]]
        return _entry("place", curie, "site", self.material.label(curie)) | {
            "classes": [curie], "rows": [["Named", said], *rows], "links": links
        }

    def _connection(self, one: VenousConnection) -> Entry:
        start, end = (self.material.label(curie) for curie in (one.from_site, one.to_site))
        arrow = "and back" if one.bidirectional else "one way"
        rows = [
            ["Direction", arrow], ["Known from", one.basis],
            ["Source", one.source or "none"], ["Levels", one.level_scope],
            ["Review", "needs review" if one.review_needed else "reviewed"],
            ["Note", one.comment or ""],
        ]  # fmt: skip
        quotes = _find_quote(one, {text.name: text for text in self.material.documents})
        if one.quote and not quotes:
            rows.append(["Quote", f"“{one.quote}”"])
        return _entry("connection", one.id, one.relation, f"{start} → {end}") | {
            "doc": one.document if quotes else None, "quotes": quotes,
            "rows": [row for row in rows if row[1]], "classes": [one.from_site, one.to_site],
            "links": [["From", self.sites[one.from_site]], ["To", self.sites[one.to_site]]],
            "review": "needs review" if one.review_needed else "reviewed",
        }  # fmt: skip

    def _tie(self) -> None:
        for one in self.material.connections:
            number, entries = self.connections[one.id], self.catalogue.entries
            entries[self.sites[one.from_site]]["links"].insert(0, ["Leads on by", number])
            entries[self.sites[one.to_site]]["links"].insert(0, ["Reached by", number])

    def picture(self) -> Picture:
        """Draw the sites downstream: to the right along the top, then back along the bottom."""
        labels = {curie: wrap_label(self.material.label(curie), _LETTERS) for curie in self.graph}
        arrangement = arrange_network(self.graph, labels)
        return Picture(
            id="all", label="Network", arrangement=arrangement, edges=self._edges(), gutter=0,
            nodes=tuple(self._node(curie, labels) for curie in sorted(self.graph)),
            positions={self.sites[curie]: place for curie, place in arrangement.positions.items()},
        )  # fmt: skip

    def _node(self, curie: str, labels: Mapping[str, str]) -> Node:
        count = len(self.seen[curie])
        return Node(
            id=self.sites[curie], label=labels[curie], family="site", status="present", shape="dot",
            letter=str(count or ""), colour=_SEEN_COLOUR if count else _COLOUR,
            size=12 if count else 9, entries=(self.sites[curie],),
        )  # fmt: skip

    def _edges(self) -> tuple[Edge, ...]:
        return tuple(
            Edge(
                source=self.sites[a], target=self.sites[b], kind=data["kind"],
                certainty="speculative" if data.get("review_needed") else "asserted",
                entries=(self.connections[data["id"]],) if data["id"] else (),
                both_ways=bool(data.get("bidirectional")),
            )
            for a, b, data in sorted(self.graph.edges(data=True), key=lambda edge: edge[:2])
            if not data["backward"]
        )  # fmt: skip


def _entry(kind: str, name: str, label: str, text: str) -> Entry:
    return {
        "doc": None, "case": None, "kind": kind, "id": name, "label": label, "text": text,
        "status": "", "certainty": "", "review": "", "family": "site",
        "basis": "", "classes": [], "rows": [], "quotes": [], "cites": [], "links": [],
    }  # fmt: skip


def _find_quote(one: VenousConnection, texts: Mapping[str, SourceText]) -> list[list[Any]]:
    """Find where the connection's quote stands in its document; empty where it does not."""
    if not one.quote or one.document not in texts:
        return []
    start = texts[str(one.document)].text.find(one.quote)
    return [] if start < 0 else [[start, start + len(one.quote), "", "background"]]
