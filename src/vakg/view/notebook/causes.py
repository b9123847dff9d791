"""What led to what in one case, as a figure: causes on the left, effects on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from vakg.analysis.case_graph import CAUSES, causal_graph, edges_of
from vakg.analysis.chains import COLUMN, ROW, arrange_chains
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
_WIDE, _HIGH, _WRAP = 1.75, 0.72, 17


def draw_causes(graph: nx.MultiDiGraph[str], title: str) -> Figure:
    """Draw the causal links of a case; the line says how sure the authors are of each.

    Args:
        graph: The case, as `case_graph` gives it.
        title: Stands above the figure.
    """
    chains = causal_graph(graph)
    chains.remove_nodes_from(list(nx.isolates(chains)))
    points = {
        name: (x / COLUMN, y / ROW)
        for name, (x, y) in (arrange_chains(chains).positions if chains else {}).items()
    }
    columns, rows = (max((point[n] for point in points.values()), default=0) + 1 for n in (0, 1))
    figure, axes = new_figure(_WIDE * columns + 0.4, _HIGH * rows + 1.0)
    if not points:
        axes.axis("off")
        axes.set_title(f"{title}: the report links nothing", loc="left", fontsize=10)
        return figure
    limits(axes, points, (0.55, 0.5))
    boxes = {
        name: draw_box(
            axes,
            points[name],
            str(graph.nodes[name]["label"]),
            _event(graph.nodes[name]),
            wrap=_WRAP,
        )
        for name in chains
    }
    links = {(a, b): data for a, b, data in edges_of(graph, CAUSES)}
    for a, b in sorted(chains.edges):
        bend = 0.18 if points[b][0] - points[a][0] > 1 else 0.0
        draw_arrow(axes, (boxes[a], boxes[b]), (points[a], points[b]), _link(links[a, b]), bend)
    axes.set_title(title, loc="left", fontsize=10)
    signs = boxes_and_lines(tuple(_EVENTS.values())[:2], tuple(_LINKS.values()))
    figure.legend(handles=signs, loc="outside lower center", ncols=5, frameon=False, fontsize=8)
    return figure


def _event(attributes: dict[str, Any]) -> Look:
    return _EVENTS.get(attributes["status"], _EVENTS["other"])


def _link(data: dict[str, Any]) -> Look:
    """Choose the line; a link that is only possible is less sure than any that is said to be so."""
    sure = data["certainty"] if data["status"] == "present" else "suggestive"
    return _LINKS.get(sure, _LINKS["suggestive"])
