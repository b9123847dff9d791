"""A picture as vis-network draws it: nodes, edges and options, made by pyvis at computed positions.

pyvis gives the form that vis-network reads; its own page is not used, since that loads remote files
and lets a label become markup. Colours are left to the page, which has a light and a dark palette.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from vakg.analysis.layout import Arrangement, Band
from vakg.analysis.untangle import ROUNDNESS, Point, is_level
from vakg.errors import BadInputError

FONT = 13
_ARC = 66
_DASHES: dict[str, Any] = {
    "present": False, "absent": False, "possible": [4, 3], "conditional": [1.5, 2.5],
    "hypothetical": [1.5, 2.5],
}  # fmt: skip
_LINES: dict[str, Any] = {
    "asserted": False, "probable": [9, 4], "suggestive": [6, 5], "speculative": [2, 4],
    "undecided": [2, 4], "disputed": [9, 4, 2, 4],
}  # fmt: skip
_OPTIONS: dict[str, Any] = {
    "autoResize": False, "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True, "dragNodes": False, "multiselect": False, "selectConnectedEdges": False,
        "hoverConnectedEdges": False, "keyboard": {"enabled": False}, "navigationButtons": False,
        "tooltipDelay": 100000,
    },
    "nodes": {"font": {"size": FONT, "vadjust": -2}, "labelHighlightBold": False, "chosen": False},
    "edges": {
        "smooth": {
            "enabled": True, "type": "cubicBezier", "forceDirection": "horizontal",
            "roundness": ROUNDNESS,
        },
        "chosen": False,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A sign in the picture; `entries` are what it stands for, `conflict` marks what does not fit."""

    id: int | str
    label: str
    family: str
    status: str
    shape: str
    letter: str
    colour: int
    size: int
    entries: tuple[int, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line in the picture; `entries` are the facts that say it, none for mere order in time."""

    source: int | str
    target: int | str
    kind: str
    certainty: str = "asserted"
    status: str = "present"
    entries: tuple[int, ...] = ()
    label: str = ""
    both_ways: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One drawing of a view: what is drawn, and the columns and lanes behind it."""

    id: str
    label: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    arrangement: Arrangement
    zero: str = ""
    gutter: int = 104
    positions: dict[Any, tuple[float, float]] = field(default_factory=dict)


DASHES = {"status": _DASHES, "certainty": _LINES}
"""How the rim of a sign and a line are broken; the page draws neighbourhoods by the same table."""


def draw(picture: Picture) -> dict[str, Any]:
    """Give a picture in the form of the page.

    Raises:
        BadInputError: If two nodes have one id; pyvis would drop the second without a word.
    """
    from pyvis.network import Network  # noqa: PLC0415 - slow to load

    network = Network(directed=True, cdn_resources="in_line")
    _refuse_doubles([node.id for node in picture.nodes], picture.id)
    for node in picture.nodes:
        _add_node(network, node, picture)
    for number, edge in enumerate(picture.edges):
        _add_edge(network, edge, number, _bend(edge, picture.positions))
    return {
        "id": picture.id, "label": picture.label, "nodes": network.nodes, "edges": network.edges,
        "columns": [_band(band, picture.zero) for band in picture.arrangement.columns],
        "lanes": [_band(band, "") for band in picture.arrangement.lanes], "gutter": picture.gutter,
    }  # fmt: skip


def options() -> Any:
    """Give the options that all pictures share, as pyvis holds them."""
    from pyvis.network import Network  # noqa: PLC0415 - slow to load

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    return network.options


def _refuse_doubles(ids: Collection[int | str], where: str) -> None:
    doubles = sorted({str(one) for one in ids if list(ids).count(one) > 1})
    if doubles:
        what = f"two nodes have the id {doubles[0]}"
        raise BadInputError(where, what, "Give each statement of a document an identifier of its own.")


def _add_node(network: Any, node: Node, picture: Picture) -> None:
    x, y = picture.positions[node.id]
    more = {"conflict": True} if node.conflict else {}
    network.add_node(
        node.id, label=node.label or " ", shape=node.shape, group=node.family, x=x, y=y,
        size=node.size, borderWidth=2, shapeProperties={"borderDashes": _DASHES.get(node.status, False)},
        status=node.status, letter=node.letter, colour=node.colour, entries=list(node.entries), **more,
    )  # fmt: skip


def _bend(edge: Edge, at: Mapping[Any, Point]) -> dict[str, Any]:
    """Lift a line in an arc over the signs that stand between its ends in one row."""
    (x1, y1), (x2, y2) = at[edge.source], at[edge.target]
    low, high = sorted((x1, x2))
    between = any(low < x < high and is_level((x, y), (x1, y1)) for x, y in at.values())
    if not between or not is_level((x1, y1), (x2, y2)):
        return {}
    turn = "curvedCW" if x1 < x2 else "curvedCCW"
    return {"smooth": {"enabled": True, "type": turn, "roundness": round(_ARC / (high - low), 3)}}


def _add_edge(network: Any, edge: Edge, number: int, more: dict[str, Any]) -> None:
    more |= {"label": edge.label} if edge.label else {}
    network.add_edge(
        edge.source, edge.target, id=f"e{number}", kind=edge.kind, status=edge.status,
        certainty=edge.certainty, entries=list(edge.entries), bothWays=edge.both_ways,
        dashes=_LINES.get(edge.certainty, False), **more,
    )  # fmt: skip


def _band(band: Band, zero: str) -> dict[str, Any]:
    made: dict[str, Any] = {"label": band.label, "start": round(band.start, 1), "end": round(band.end, 1)}
    return made | ({"zero": True} if zero and band.label == zero else {})
