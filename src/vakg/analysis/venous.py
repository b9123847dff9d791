"""The venous network: by which steps blood, and what it carries, can get from one site to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import networkx as nx

from vakg.analysis.layout import GAP, ICON, STEP, VIEW_WIDTH, Arrangement, Band, Item
from vakg.questions.network import VenousConnection

FLOWS, NARROWS = "flows", "narrows"
"""The kinds of edges: a connection, and a step from a class to one below it that has its own."""

_ROW = 66
_VIEW_HEIGHT = 580
_SWEEPS = 8


def venous_graph(
    connections: Iterable[VenousConnection], parents: Mapping[str, Sequence[str]]
) -> nx.DiGraph[str]:
    """Make a directed graph of the connections between sites.

    Where blood can run both ways there is an edge each way, the second marked as `backward`. From a
    class there is an edge to the classes below it in the network: what has reached a site of some
    kind may be in one of the narrower kinds.

    Args:
        connections: The steps.
        parents: The classes directly above each class.

    Returns:
        Edges have the connection's `id`, `basis`, `quote`, `document` and the rest as attributes.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    known = sorted(connections, key=lambda one: one.id)
    for one in known:
        graph.add_edge(one.from_site, one.to_site, **_attributes(one), backward=False)
    for one in known:
        if one.bidirectional and not graph.has_edge(one.to_site, one.from_site):
            graph.add_edge(one.to_site, one.from_site, **_attributes(one), backward=True)
    for below in sorted(graph):
        for above in parents.get(below, ()):
            if above in graph and not graph.has_edge(above, below):
                graph.add_edge(above, below, kind=NARROWS, id=None, backward=False)
    return graph


def _attributes(one: VenousConnection) -> dict[str, object]:
    return {
        "kind": FLOWS, "id": one.id, "relation": one.relation, "basis": one.basis,
        "source": one.source, "quote": one.quote, "document": one.document,
        "level_scope": one.level_scope, "review_needed": one.review_needed,
        "bidirectional": one.bidirectional,
    }  # fmt: skip


def routes(graph: nx.DiGraph[str], start: str, end: str, at_most: int = 5) -> list[list[str]]:
    """Give the shortest way from one site to another, then the next shortest ones.

    Args:
        graph: As `venous_graph` makes it.
        start: Where from.
        end: Where to.
        at_most: How many ways.

    Returns:
        Each way as its sites in order; empty where there is no way, or a site is unknown.
    """
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return []
    return list(islice(nx.shortest_simple_paths(graph, start, end), at_most))


def layers(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Number the sites by how far downstream they lie; a side branch lies just before where it joins."""
    stream = _downstream(graph)
    depth: dict[str, int] = {}
    for name in nx.lexicographical_topological_sort(stream):
        depth[name] = max((depth[up] + 1 for up in stream.predecessors(name)), default=0)
    longest = max(depth, key=lambda name: (depth[name], name), default=None)
    reach = nx.ancestors(stream, longest) if longest else set()
    for name in reversed(list(nx.lexicographical_topological_sort(stream))):
        below = [depth[next_one] for next_one in stream.successors(name)]
        if below and not list(stream.predecessors(name)) and depth[name] < min(below) - 1:
            depth[name] = min(below) - 1 if name in reach else depth[name]
    return depth


def _downstream(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    """Keep the edges that run forward, and none that would close a circle."""
    stream: nx.DiGraph[str] = nx.DiGraph()
    stream.add_nodes_from(sorted(graph))
    for start, end, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if not data["backward"] and not nx.has_path(stream, end, start):
            stream.add_edge(start, end)
    return stream


def arrange_network(graph: nx.DiGraph[str], labels: Mapping[str, str]) -> Arrangement:
    """Place the sites in layers from left to right, so that few edges cross and no labels meet.

    Args:
        graph: As `venous_graph` makes it.
        labels: The label of each site, broken into lines.
    """
    order = _ordered(graph, layers(graph))
    rows = [order[number] for number in sorted(order)]
    tried = [
        _fold(rows, labels, short, fold) for short in range(2, 9) for fold in range(1, len(rows) + 1)
    ]
    return max(tried, key=lambda one: round(_scale(one), 6))


def _scale(one: Arrangement) -> float:
    """Say how large it can be drawn; this picture has more of the page to itself than a case has."""
    width = one.columns[0].end - one.columns[0].start
    return min(VIEW_WIDTH / width, _VIEW_HEIGHT / one.lanes[-1].end)


def _fold(
    rows: Sequence[list[str]], labels: Mapping[str, str], short: int, fold: int
) -> Arrangement:
    """Lay the first layers from left to right, and those from `fold` on back below them."""
    there = _sweep(rows[:fold], labels, short)
    back = _sweep(rows[fold:], labels, short)
    far = max(x for x, _, _ in (*there, *back))
    low = min(y for _, y, _ in there)
    depth = max(y + item.height for _, y, item in there) - low
    below = depth - min((y for _, y, _ in back), default=0.0) + GAP
    boxes = [(x, y - low, item) for x, y, item in there]
    boxes += [(far - x, y + below, item) for x, y, item in back]
    placed = {item.name: (round(x, 1), round(y + ICON, 1)) for x, y, item in boxes}
    lane = Band("", 0.0, max(y + item.height + ICON / 2 for _, y, item in boxes))
    return Arrangement(placed, (Band("", -2.0 * ICON, far + 2.0 * ICON),), (lane,))


def _sweep(
    rows: Sequence[list[str]], labels: Mapping[str, str], short: int
) -> list[tuple[float, float, Item]]:
    """Go through layers from left to right, each as far left as the labels allow."""
    boxes: list[tuple[float, float, Item]] = []
    at = 0.0
    for number, names in enumerate(rows):
        items = [Item(name, number, "", 0, labels[name]) for name in names]
        pitch = max(_ROW, *(item.height - GAP for item in items))
        pairs = list(zip(items, _heights(len(items), number, pitch, short), strict=True))
        at = max([at + STEP if boxes else 0.0, *(_clear(item, y, boxes) for item, y in pairs)])
        boxes += [(at, y, item) for item, y in pairs]
    return boxes


def _heights(count: int, number: int, pitch: float, short: int) -> list[float]:
    """Spread a layer; short layers stand in the gaps of their neighbours, so that all move closer."""
    pitch = max(2 * _ROW, pitch) if count <= short else pitch
    shift = _ROW / 2 if number % 2 else -_ROW / 2
    return [pitch * (row - (count - 1) / 2) + shift for row in range(count)]


def _clear(item: Item, y: float, boxes: Iterable[tuple[float, float, Item]]) -> float:
    """Say how far left an item may stand without touching what stands there."""
    return max(
        (x + (item.width + other.width) / 2 for x, top, other in boxes
         if top - item.height + GAP < y < top + other.height - GAP),
        default=0.0,
    )  # fmt: skip


def _ordered(graph: nx.DiGraph[str], depth: Mapping[str, int]) -> dict[int, list[str]]:
    """Order each layer by the middle of its neighbours, back and forth, to lessen crossings."""
    order: dict[int, list[str]] = {}
    for name in sorted(depth):
        order.setdefault(depth[name], []).append(name)
    place = {name: row - len(names) / 2 for names in order.values() for row, name in enumerate(names)}
    for sweep in range(_SWEEPS):
        for number in sorted(order, reverse=bool(sweep % 2)):
            order[number].sort(key=lambda name: (_middle(graph, name, place), name))
            place |= {name: row - (len(order[number]) - 1) / 2 for row, name in enumerate(order[number])}
    return order


def _middle(graph: nx.DiGraph[str], name: str, place: Mapping[str, float]) -> float:
    near = {*graph.predecessors(name), *graph.successors(name)}
    found = sorted(place[one] for one in near)
    return round(sum(found) / len(found), 6) if found else 0.0
