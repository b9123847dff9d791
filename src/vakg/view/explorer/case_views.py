"""The view of a case: its story, the picture of its key events, and the picture of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from vakg.analysis.case_graph import (
    EDGE_KINDS,
    add_sequence,
    case_graph,
    causal_graph,
    edges_of,
    restrict,
)
from vakg.analysis.chains import arrange_chains
from vakg.analysis.clock import Moment
from vakg.analysis.layout import ICON, LINE, Item, causal_depth, stretch, wrap_label
from vakg.analysis.story import PATIENT, StoryLine, key_events, story_lines
from vakg.analysis.untangle import Candidate, Point, best_of, candidates, is_level
from vakg.model.fact import Fact
from vakg.questions.network import CaseHead
from vakg.view.explorer.catalogue import Catalogue
from vakg.view.explorer.network import Edge, Node, Picture, draw

_UNTANGLED = 40
_WRAPS = (16, 19, 23)
_DRAWN = ("causes", "treats", "part of")
_WORD = 60
_UNREAL = ("hypothetical", "conditional")
"""What did not happen by these words alone; a sign's rim is too fine a hint of that."""
_SIZES = {"index": 15, "other": 11}
TIMELINE: dict[str, Any] = {
    "id": "timeline", "label": "Timeline", "timeline": True, "nodes": [], "edges": [], "columns": [],
    "lanes": [], "gutter": 0,
}  # fmt: skip
"""The picture that the page draws itself, out of the times of the entries."""


class CaseView:
    """Makes the view of one case."""

    def __init__(self, head: CaseHead, catalogue: Catalogue) -> None:
        """Gather the case's facts, in their order, and the inconsistencies of its document."""
        material = catalogue.material
        self.head, self.catalogue, self.families = head, catalogue, material.families
        own = [fact for fact in material.facts if fact.document == head.document]
        self.facts = [fact for fact in own if fact.case == head.id]
        self.events = {fact.id: fact for fact in self.facts if fact.kind == "event"}
        self.moments: Mapping[str, Moment] = catalogue.moments.get((head.document, head.id), {})
        conflicts = [fact for fact in own if fact.kind == "inconsistency" and fact.case is None]
        self.graph = case_graph([*self.facts, *conflicts])
        self.conflicts = {
            name for fact in conflicts for name in fact.more["statements"] if name in self.events
        }

    def make(self) -> dict[str, Any]:
        """Give the view in the form of the page."""
        lines = story_lines(self.graph, self.facts, self.moments, self.families)
        return {
            "id": f"{self.head.document}/{self.head.id}", "document": self.head.document,
            "kind": "case", "caseKind": self.head.kind, "title": self.head.label,
            "story": [self._line(line) for line in lines],
            "entries": [self._number(fact) for fact in self.facts],
            "pictures": self._drawn(),
            "edgeKinds": list(EDGE_KINDS),
        }  # fmt: skip

    def _line(self, line: StoryLine) -> dict[str, Any]:
        patient = line.heading == PATIENT
        number = self.catalogue.number
        parts = [
            {"text": part.text, "sign": part.sign,
             "entry": number(self.head.document, part.fact, patient=patient)}
            for part in line.parts
        ]  # fmt: skip
        return {"heading": line.heading, "parts": parts}

    def _number(self, fact: Fact) -> int:
        return self.catalogue.number(self.head.document, fact.id, patient=fact.kind == "patient")

    def _drawn(self) -> list[dict[str, Any]]:
        """Draw the pictures of the case; the timeline is drawn by the page, which knows its width."""
        if not self.events:
            return []
        pictures = [draw(picture) for picture in self._pictures()]
        causes = [draw(picture) for picture in [self._causes()] if picture]
        return [*pictures, TIMELINE, *causes]

    def _pictures(self) -> list[Picture]:
        key = key_events(self.graph, self.events, self.moments, self.families)
        whole = tuple(self.events)
        if set(key) == set(whole):
            return [self._picture("all", "All events", whole)]
        return [self._picture("key", "Key events", key), self._picture("all", "All events", whole)]

    def _causes(self) -> Picture | None:
        """Draw what led to what, from left to right, every line with how sure the authors are."""
        chains = causal_graph(self.graph)
        chains.remove_nodes_from(list(nx.isolates(chains)))
        if not chains:
            return None
        arrangement = arrange_chains(chains)
        items = [self._item(one, 0, 0, _WRAPS[1]) for one in sorted(chains)]
        number, document = self.catalogue.number, self.head.document
        edges = tuple(
            Edge(
                source=number(document, a), target=number(document, b), kind="causes",
                status=data["status"], certainty=data["certainty"],
                entries=(number(document, data["fact"]),), label=_sureness(data),
            )
            for a, b, data in edges_of(self.graph, "causes")
            if chains.has_edge(a, b)
        )  # fmt: skip
        at = {self._number(self.events[one]): place for one, place in arrangement.positions.items()}
        return Picture(
            id="causes", label="What led to what", arrangement=arrangement, gutter=0, edges=edges,
            nodes=tuple(self._node(item) for item in items), positions=at,
        )  # fmt: skip

    def _picture(self, name: str, label: str, chosen: Sequence[str]) -> Picture:
        graph = restrict(self.graph, set(chosen).__contains__)
        columns = sorted({(self.moments[one].day, self.moments[one].label) for one in chosen})
        at = {
            one: columns.index((self.moments[one].day, self.moments[one].label)) for one in chosen
        }
        depth = causal_depth(causal_graph(graph), at)
        ordered = sorted(chosen, key=lambda one: (at[one], depth[one], graph.nodes[one]["order"]))
        links = (
            [(a, b) for a, b, _ in edges_of(graph, *_DRAWN)] if len(chosen) <= _UNTANGLED else []
        )
        tried: list[Candidate] = []
        for letters in _WRAPS:
            items = [self._item(one, at[one], depth[one], letters) for one in ordered]
            tried += candidates(items, self.families.lanes, [text for _, text in columns], links)
        best = best_of(tried)
        arrangement = stretch(best.arrangement)
        if name == "key" or len(columns) == 1:
            add_sequence(graph, ordered)
        return Picture(
            id=name, label=label, arrangement=arrangement, zero="day 0",
            nodes=tuple(self._node(item) for item in best.items),
            edges=self._edges(graph, best.items, arrangement.positions),
            positions={self._number(self.events[one]): arrangement.positions[one] for one in ordered},
        )  # fmt: skip

    def _item(self, name: str, column: int, depth: int, letters: int) -> Item:
        fact = self.events[name]
        text = self.catalogue.entries[self._number(fact)]["label"]
        levels = ", ".join(fact.levels[:4]) + ("…" if len(fact.levels) > 4 else "")
        moment = self.moments[name]
        when = moment.said if moment.said != moment.label else ""
        unreal = f"({fact.status})" if fact.status in _UNREAL else ""
        parts = (wrap_label(str(text), letters), unreal, levels, when)
        label = "\n".join(part for part in parts if part)
        return Item(name, column, self.families.of(fact).lane, depth, label)

    def _node(self, item: Item) -> Node:
        fact = self.events[item.name]
        family = self.families.of(fact)
        number = self._number(fact)
        return Node(
            id=number, label=item.label, family=family.key, status=fact.status,
            shape=family.shape, letter=family.letter, colour=family.colour, entries=(number,),
            size=_SIZES["index" if fact.more.get("index") else "other"],
            conflict=item.name in self.conflicts,
        )  # fmt: skip

    def _edges(
        self,
        graph: nx.MultiDiGraph[str],
        items: Sequence[Item],
        places: Mapping[str, tuple[float, float]],
    ) -> tuple[Edge, ...]:
        number, document, words = self.catalogue.number, self.head.document, list[Point]()
        edges = []
        for a, b, data in edges_of(graph, *EDGE_KINDS):
            middle = ((places[a][0] + places[b][0]) / 2, (places[a][1] + places[b][1]) / 2)
            is_told = data["kind"] == "causes" and not is_level(places[a], places[b])
            is_told = is_told and _has_room(middle, items, places, words)
            edges.append(Edge(
                source=number(document, a), target=number(document, b), kind=data["kind"],
                status=data["status"], certainty=data["certainty"],
                entries=(number(document, data["fact"]),) if data["fact"] else (),
                label=_doubt(data) if is_told else "",
            ))  # fmt: skip
            words += [middle] if edges[-1].label else []
        return tuple(edges)


def _has_room(
    middle: Point, items: Sequence[Item], places: Mapping[str, Point], words: Sequence[Point]
) -> bool:
    """Say whether a word in the middle of a line would lie on no sign, no label and no other word."""
    x, y = middle
    if any(abs(x - other) < _WORD and abs(y - height) < LINE for other, height in words):
        return False
    return not any(
        abs(places[item.name][0] - x) < (item.width + _WORD) / 2
        and -ICON < y - places[item.name][1] < item.height
        for item in items
    )


def _sureness(link: Mapping[str, Any]) -> str:
    """Say how sure a link is, and that it is denied where it is."""
    status = "" if link["status"] == "present" else f"{link['status']}, "
    return f"{status}{link['certainty']}"


def _doubt(link: Mapping[str, Any]) -> str:
    """Say how sure a link is, where it is not plainly asserted."""
    if link["certainty"] != "asserted":
        return str(link["certainty"])
    return "" if link["status"] == "present" else str(link["status"])
