"""Ways through the veins as a figure: from top to bottom, a place a row where all ways pass it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx

from vakg.analysis.paths import Step, Ways
from vakg.view.notebook.drawing import (
    BLUE,
    INK,
    PALE,
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
_SEEN = "■ cement shown in"
_CLEAR = 0.7
_PALE_SKY = "#DCEFFB"
_TOLD = Look(
    label="step that a document speaks of, or where it ends with cement seen", edge=INK, width=1.5
)
_UNTOLD = Look(label="step that nobody has documented", edge=INK, line=":", width=1.5)


def draw_ways(ways: Ways) -> Figure:
    """Draw the ways between two places.

    A thick frame: every way there is passes this place, not only the ways drawn. A filled box says which
    cases show cement there. A dotted arrow: no document speaks of the step, nor shows cement where it ends.
    """
    steps = {(one.from_label, one.to_label): one for way in ways.ways for one in way.steps}
    graph: nx.DiGraph[str] = nx.DiGraph(list(steps))
    points = (
        clear_ways(graph, place_rows(graph, ways.ways[0].steps[0].from_label)) if ways.ways else {}
    )
    across = [x for x, _ in points.values()] or [0.0]
    down = max((y for _, y in points.values()), default=0.0)
    figure, axes = new_figure(max(7.0, 2.1 * (max(across) - min(across) + 1)), 0.6 * down + 1.6)
    if not points:
        axes.axis("off")
        return figure
    limits(axes, points, (0.6, 0.5))
    cases = _cases(steps.values())
    shared = {
        *ways.shared,
        *(name for name in graph if graph.in_degree(name) * graph.out_degree(name) == 0),
    }
    boxes = {
        name: draw_box(
            axes,
            points[name],
            name + _seen(cases.get(name)),
            _look(name in shared, name in cases),
            wrap=26,
        )
        for name in graph
    }
    for (a, b), step in steps.items():
        look = _TOLD if step.documented else _UNTOLD
        draw_arrow(axes, (boxes[a], boxes[b]), (points[a], points[b]), look, 0.0)
    signs = boxes_and_lines((_PLAIN, _SHARED), (_TOLD, _UNTOLD))
    figure.legend(handles=signs, loc="outside lower center", ncols=2, frameon=False, fontsize=8)
    return figure


def _look(shared: bool, seen: bool) -> Look:
    look = _SHARED if shared else _PLAIN
    return replace(look, face=_PALE_SKY) if seen else look


def _seen(cases: set[str] | None) -> str:
    return f"\n{_SEEN} {len(cases)} case{'' if len(cases) == 1 else 's'}" if cases else ""


def _cases(steps: Iterable[Step]) -> dict[str, set[str]]:
    """Name for each place the cases that show cement there."""
    found: dict[str, set[str]] = {}
    for step in steps:
        for one in step.seen:
            if one.status == "present" and one.case and not one.by_class:
                found.setdefault(step.to_label, set()).add(f"{one.document}/{one.case}")
    return found


def place_rows(graph: nx.DiGraph[str], start: str) -> dict[str, Point]:
    """Place each node in a row below all that lead to it, those of a row side by side.

    >>> place_rows(nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]), "a")["d"]
    (0.0, 2.0)
    """
    rows: dict[int, list[str]] = {}
    for name, row in _row_of(graph, start).items():
        rows.setdefault(row, []).append(name)
    points: dict[str, Point] = {}
    for row, names in sorted(rows.items()):
        middle = [
            (_middle([points[up][0] for up in graph.predecessors(name) if up in points]), name)
            for name in names
        ]
        ordered = [name for _, name in sorted(middle)]
        points |= {
            name: (place - (len(names) - 1) / 2, float(row)) for place, name in enumerate(ordered)
        }
    return points


def clear_ways(graph: nx.DiGraph[str], points: dict[str, Point]) -> dict[str, Point]:
    """Move places aside that stand in the way of an arrow which passes their row.

    >>> skip = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])
    >>> clear_ways(skip, {"a": (0, 0), "b": (0, 1), "c": (0, 2)})["b"]
    (0.7, 1)
    """
    moved = dict(points)
    for a, b in sorted(graph.edges, key=lambda ends: points[ends[0]][1]):
        (left, top), (right, bottom) = moved[a], moved[b]
        for name, (x, y) in list(moved.items()):
            if top < y < bottom:
                line = left + (right - left) * (y - top) / (bottom - top)
                if abs(x - line) < _CLEAR:
                    moved[name] = (line + (_CLEAR if x >= line else -_CLEAR), y)
    return moved


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.0


def _row_of(graph: nx.DiGraph[str], start: str) -> dict[str, int]:
    """Count the steps to each node: along the longest way, or the shortest where ways run in a circle."""
    if start not in graph:
        return {}
    if not nx.is_directed_acyclic_graph(graph):
        return dict(nx.single_source_shortest_path_length(graph, start))
    row: dict[str, int] = {}
    for name in nx.lexicographical_topological_sort(graph):
        row[name] = max((row[up] + 1 for up in graph.predecessors(name)), default=0)
    return row
