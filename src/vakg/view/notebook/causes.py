"""What led to what in one case, as a figure: causes on the left, effects on the right."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import networkx as nx

from vakg.analysis.case_graph import CAUSES, causal_graph, edges_of
from vakg.analysis.chains import COLUMN, arrange_chains
from vakg.view.notebook.drawing import (
    BLUE,
    ORANGE,
    PINK,
    Look,
    boxes_and_lines,
    draw_arrow,
    draw_box,
    limits,
    new_figure,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_EVENTS = {
    "present": Look(label="was so"),
    "possible": Look(label="may have been so", line="--", edge=ORANGE),
    "other": Look(label="absent, conditional or hypothetical", line=":", edge=PINK),
}
_LINKS = {
    "asserted": Look(label="authors state the link", edge=BLUE, width=1.8),
    "probable": Look(label="probably", edge=BLUE, line="--", width=1.4),
    "suggestive": Look(label="less sure than that", edge=ORANGE, line=":", width=1.6),
}
_WIDE, _GAP, _LINE, _LEAST, _WRAP = 1.95, 0.36, 0.15, 6.6, 22


def draw_causes(graph: nx.MultiDiGraph[str], title: str) -> Figure:
    """Draw the causal links of a case; the line says how sure the authors are of each.

    Effects of one cause that lead to nothing else, linked as surely, stand in one box.

    Args:
        graph: The case, as `case_graph` gives it.
        title: Stands above the figure.
    """
    chains = _chains(graph)
    points = _points(chains)
    width, height = (max((point[n] for point in points.values()), default=0) for n in (0, 1))
    figure, axes = new_figure(max(_LEAST, width + _WIDE), height + 1.6)
    axes.set_title(
        title if points else f"{title}: the report links nothing", loc="left", fontsize=10
    )
    axes.axis("off")
    if points:
        limits(axes, points, (_WIDE / 2, 0.5))
    boxes = {
        name: draw_box(axes, points[name], data["label"], data["look"], wrap=_WRAP)
        for name, data in chains.nodes(data=True)
    }
    for a, b, look in chains.edges(data="look"):
        bend = 0.18 if points[b][0] - points[a][0] > 1.5 * _WIDE else 0.0
        draw_arrow(axes, (boxes[a], boxes[b]), (points[a], points[b]), look, bend)
    signs = boxes_and_lines(tuple(_EVENTS.values())[:2], tuple(_LINKS.values()))
    figure.legend(handles=signs, loc="outside lower center", ncols=3, frameon=False, fontsize=8)
    return figure


def _points(chains: nx.DiGraph[str]) -> dict[str, tuple[float, float]]:
    """Place every box, in inches; a row is as high as its highest box."""
    placed = arrange_chains(chains).positions if chains else {}
    heights: dict[float, float] = {}
    for name, (_, y) in placed.items():
        lines = len(wrap(chains.nodes[name]["label"], _WRAP))
        heights[y] = max(heights.get(y, 0.0), _GAP + _LINE * lines)
    middle, top = dict[float, float](), 0.0
    for y in sorted(heights):
        middle[y] = top + heights[y] / 2
        top += heights[y]
    return {name: (_WIDE * x / COLUMN, middle[y]) for name, (x, y) in placed.items()}


def _chains(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Keep causes and effects, with how each is drawn; join the effects that differ in name only."""
    chains = causal_graph(graph)
    chains.remove_nodes_from(list(nx.isolates(chains)))
    links = {(a, b): _link(data) for a, b, data in edges_of(graph, CAUSES)}
    joined: nx.DiGraph[str] = nx.DiGraph()
    for group in _groups(chains, graph, links):
        labels = dict.fromkeys(str(graph.nodes[name]["label"]) for name in group)
        joined.add_node(group[0], label=", ".join(labels), look=_event(graph.nodes[group[0]]))
    for a, b in sorted(chains.edges):
        if a in joined and b in joined:
            joined.add_edge(a, b, look=links[a, b])
    return joined


def _groups(
    chains: nx.DiGraph[str], graph: nx.MultiDiGraph[str], links: Mapping[tuple[str, str], Look]
) -> list[list[str]]:
    groups: dict[object, list[str]] = {}
    for name in sorted(chains, key=lambda one: int(graph.nodes[one]["order"])):
        causes = list(chains.predecessors(name))
        alone = len(causes) != 1 or chains.out_degree(name)
        key = (
            name
            if alone
            else (causes[0], links[causes[0], name].label, graph.nodes[name]["status"])
        )
        groups.setdefault(key, []).append(name)
    return list(groups.values())


def _event(attributes: dict[str, Any]) -> Look:
    return _EVENTS.get(attributes["status"], _EVENTS["other"])


def _link(data: dict[str, Any]) -> Look:
    """Choose the line; a link that is only possible is less sure than any that is said to be so."""
    sure = data["certainty"] if data["status"] == "present" else "suggestive"
    return _LINKS.get(sure, _LINKS["suggestive"])
