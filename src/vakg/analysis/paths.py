"""Ways of cement through the veins: from a vertebra or a vein to where it may be carried.

A way is what the network of veins allows, not what happened in a patient. Each step says on what it
stands, which cases show cement where it ends, and whether any document speaks of it at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from vakg.analysis.kinds import Kinds, Knowledge
from vakg.analysis.paths_names import Place, find_place
from vakg.analysis.paths_network import FLOWS, NARROWS, Edge, flow_graph, in_scope, is_plain
from vakg.analysis.paths_sightings import Sighting, Sightings, table
from vakg.errors import did_you_mean

_TRIED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a way.

    Args:
        from_site, to_site: Classes; from_label, to_label: their names.
        kind: "flows" by a connection, "may be in" a narrower class, "is a" kind of the end.
        relation: What the connection is called.
        against: Whether it runs against the usual direction.
        basis, source: On what the connection stands, and where that can be looked up.
        review_needed: Whether nobody has reviewed it yet.
        quote, document: Words of a document that the ontology keeps beside the connection, where there are
            any; they state it where the basis is "document text".
        said: What documents say of the two places.
        seen: Cases that show cement where the step ends, or say that it may be there.
        told: What is said of the literature about cement there.
        documented: Whether any document speaks of the step, or tells of cement where it ends.
    """

    from_site: str
    from_label: str
    to_site: str
    to_label: str
    kind: str
    relation: str | None
    against: bool
    basis: str | None
    source: str | None
    review_needed: bool
    quote: str | None
    document: str | None
    said: tuple[Sighting, ...]
    seen: tuple[Sighting, ...]
    told: tuple[Sighting, ...]

    @property
    def documented(self) -> bool:
        """Say whether any document speaks of the step, or tells of cement where it ends."""
        return self.kind != FLOWS or bool(self.quote or self.said or self.seen or self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Steps from the one end to the other; `length` counts those by a connection."""

    steps: tuple[Step, ...]

    @property
    def length(self) -> int:
        """Count the steps by which blood goes from one place to another."""
        return sum(step.kind == FLOWS for step in self.steps)

    @property
    def sites(self) -> tuple[str, ...]:
        """Give the names of the places in order."""
        return (self.steps[0].from_label, *(step.to_label for step in self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """All that is found between two places.

    Args:
        start, end: Where from and where to, as understood.
        ways: The shortest first.
        shared: Places that every way must pass, in order (not only the ways given here).
        cut: A smallest set of places without which there would be no way.
        reason: Why there is no way; None where there is one.
    """

    start: Place
    end: Place
    ways: tuple[Way, ...]
    shared: tuple[str, ...]
    cut: tuple[str, ...]
    reason: str | None

    @property
    def undocumented(self) -> tuple[Step, ...]:
        """Give the steps of these ways that no document speaks of and no case shows, each once."""
        steps = {(one.from_site, one.to_site): one for way in self.ways for one in way.steps}
        return tuple(one for one in steps.values() if not one.documented)


def find_ways(
    knowledge: Knowledge, start: str, end: str, *, at_most: int = 5, one_way: bool = False
) -> Ways:
    """Find the shortest ways from one place to another, and the next shortest.

    Args:
        knowledge: What a build says, with its network of veins.
        start: A spinal level (`L3`) or the name of a place.
        end: The name of a place.
        at_most: How many ways to give.
        one_way: Leave out flow against the usual direction, which veins without valves allow.

    Raises:
        NotFoundError: If a name is not known; says which come nearest.
    """
    places = find_place(knowledge, start), find_place(knowledge, end)
    level, region = places[0].level, places[0].region
    usable = [one for one in knowledge.connections if in_scope(one.level_scope, level, region)]
    sites = (places[0].site, places[1].site)
    graph = flow_graph(usable, knowledge.kinds, sites, one_way=one_way)
    reason = _no_way(graph, *sites, places, knowledge.kinds)
    if reason is not None:
        return Ways(start=places[0], end=places[1], ways=(), shared=(), cut=(), reason=reason)
    maker = _StepMaker(knowledge, graph)
    found = islice(_different(_plain_ways(graph, *sites, knowledge), knowledge), at_most)
    name = knowledge.kinds.label
    return Ways(
        start=places[0], end=places[1], reason=None,
        ways=tuple(Way(steps=tuple(maker.step(*pair) for pair in pairwise(way))) for way in found),
        shared=tuple(name(site) for site in shared_sites(graph, *sites)),
        cut=tuple(sorted(name(site) for site in smallest_cut(graph, *sites))),
    )  # fmt: skip


def _plain_ways(
    graph: nx.DiGraph[str], start: str, end: str, knowledge: Knowledge
) -> Iterator[list[str]]:
    ways = nx.shortest_simple_paths(graph, start, end, weight="weight")
    return (way for way in islice(ways, _TRIED) if is_plain(graph, way, knowledge.kinds))


def _different(ways: Iterator[list[str]], knowledge: Knowledge) -> Iterator[list[str]]:
    """Give the first of the ways by the same veins: valves and branches beyond the heart make no new way."""
    known: set[frozenset[str]] = set()
    for way in ways:
        veins = (one for one in way[1:-1] if knowledge.kinds.is_a(one, *table()["vein"]))
        told_by = frozenset(veins) or frozenset(way)
        if told_by not in known:
            known.add(told_by)
            yield way


def _no_way(
    graph: nx.DiGraph[str], start: str, end: str, places: tuple[Place, Place], kinds: Kinds
) -> str | None:
    names = places[0].label, places[1].label
    if start == end:
        return f"{names[0]} is where the way begins already."
    for site, name in zip((start, end), names, strict=True):
        if graph.degree(site) == 0:
            near = did_you_mean(name, {kinds.label(one) for one in graph if graph.degree(one)})
            return f"The network of veins does not name {name}. {near}".strip()
    if not nx.has_path(graph, start, end):
        return f"The network of veins has no way from {names[0]} to {names[1]}."
    return None


def shared_sites(graph: nx.DiGraph[str], start: str, end: str) -> tuple[str, ...]:
    """Give the places that every way from one to the other passes, in their order.

    >>> clock = nx.DiGraph([("a", "b"), ("b", "c"), ("b", "d"), ("c", "e"), ("d", "e")])
    >>> shared_sites(clock, "a", "e")
    ('b',)
    """
    above = nx.immediate_dominators(graph, start)
    found: list[str] = []
    here = above.get(end)
    while here is not None and here != start:
        found.append(here)
        here = above.get(here)
    return tuple(reversed(found))


def smallest_cut(graph: nx.DiGraph[str], start: str, end: str) -> frozenset[str]:
    """Give a smallest set of places without which there is no way; empty where the two touch."""
    if graph.has_edge(start, end):
        return frozenset()
    return frozenset(nx.minimum_node_cut(graph, start, end))


class _StepMaker:
    """Makes plain steps of the graph's edges."""

    def __init__(self, knowledge: Knowledge, graph: nx.DiGraph[str]) -> None:
        self.graph, self.kinds = graph, knowledge.kinds
        self.sightings = Sightings(knowledge)

    def step(self, start: str, end: str) -> Step:
        edge: Edge = self.graph.edges[start, end]["step"]
        one = edge.connection
        new = self.sightings.seen(end) != self.sightings.seen(start)
        tell = edge.kind == FLOWS or (edge.kind == NARROWS and new)
        return Step(
            from_site=start, from_label=self.kinds.label(start), to_site=end, to_label=self.kinds.label(end),
            kind=edge.kind, against=edge.against,
            relation=one.relation if one else None, basis=one.basis if one else None,
            source=one.source if one else None, review_needed=bool(one and one.review_needed),
            quote=one.quote if one else None, document=one.document if one else None,
            said=self.sightings.said(start, end) if edge.kind == FLOWS else (),
            seen=self.sightings.seen(end) if tell else (),
            told=self.sightings.told(end) if edge.kind == FLOWS else (),
        )  # fmt: skip
