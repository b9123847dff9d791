"""Ways through the veins as a figure: from top to bottom, a place a row where all ways pass it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from vakg.analysis.paths import Step, Ways
from vakg.view.notebook.drawing import (
    BLUE,
    INK,
    PALE,
    SKY,
    Look,
    Point,
    boxes_and_lines,
    draw_arrow,
    draw_box,
    limits,
    new_figure,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PLAIN = Look(label="some ways pass it", edge=PALE)
_SHARED = Look(label="every way passes it", edge=BLUE, width=2.6)
_SEEN = Look(label="a case shows cement there", face=SKY, edge=PALE, hatch="////")
_SEEN_SHARED = Look(label="both", face=SKY, edge=BLUE, width=2.6, hatch="////")
_TOLD = Look(
    label="step that a document speaks of, or where it ends with cement seen", edge=INK, width=1.5
)
_UNTOLD = Look(label="step that nobody has documented", edge=INK, line=":", width=1.5)


def draw_ways(ways: Ways) -> Figure:
    """Draw the ways between two places.

    A thick frame: every way there is passes this place, not only the ways drawn. Hatched: a case shows
    cement there. A dotted arrow: no document speaks of the step, and none shows cement where it ends.
    """
    steps = {(one.from_label, one.to_label): one for way in ways.ways for one in way.steps}
    graph: nx.DiGraph[str] = nx.DiGraph(list(steps))
    points = _points(graph, ways.start.label)
    columns = {x for x, _ in points.values()}
    rows = max((y for _, y in points.values()), default=0)
    figure, axes = new_figure(
        max(7.0, 2.3 * (max(columns, default=0) - min(columns, default=0) + 1)), 0.62 * rows + 1.6
    )
    if not points:
        axes.axis("off")
        return figure
    limits(axes, points, (0.6, 0.5))
    looks = _looks(ways, steps.values())
    boxes = {name: draw_box(axes, points[name], name, looks[name], wrap=24) for name in graph}
    for (a, b), step in steps.items():
        far = points[b][1] - points[a][1] > 1 and points[a][0] == points[b][0]
        look = _TOLD if step.documented else _UNTOLD
        draw_arrow(axes, (boxes[a], boxes[b]), (points[a], points[b]), look, 0.32 if far else 0.0)
    signs = boxes_and_lines((_PLAIN, _SHARED, _SEEN, _SEEN_SHARED), (_TOLD, _UNTOLD))
    figure.legend(handles=signs, loc="outside lower center", ncols=2, frameon=False, fontsize=8)
    return figure


def _looks(ways: Ways, steps: object) -> dict[str, Look]:
    found: dict[str, Look] = {}
    shared = {*ways.shared, ways.start.label, ways.end.label}
    every = [one for way in ways.ways for one in way.steps]
    seen = {one.to_label for one in every if _is_seen(one)}
    for name in {end for one in every for end in (one.from_label, one.to_label)}:
        both = (name in shared, name in seen)
        found[name] = {
            (True, True): _SEEN_SHARED, (True, False): _SHARED, (False, True): _SEEN, (False, False): _PLAIN,
        }[both]  # fmt: skip
    return found


def _is_seen(step: Step) -> bool:
    return any(one.status == "present" for one in step.seen)


def _points(graph: nx.DiGraph[str], start: str) -> dict[str, Point]:
    """Place each node in a row below all that lead to it, those of a row side by side."""
    if not graph:
        return {}
    acyclic = nx.DiGraph((a, b) for a, b in graph.edges if a != b)
    row = {start: 0}
    for name in nx.topological_sort(acyclic) if nx.is_directed_acyclic_graph(acyclic) else ():
        row[name] = max((row[up] + 1 for up in acyclic.predecessors(name)), default=0)
    if len(row) < len(graph):
        row = nx.single_source_shortest_path_length(graph, start)
    rows: dict[int, list[str]] = {}
    for name in graph:
        rows.setdefault(row[name], []).append(name)
    return {
        name: (place - (len(names) - 1) / 2, float(number))
        for number, names in rows.items()
        for place, name in enumerate(names)
    }
