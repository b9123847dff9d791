"""What all figures share: colours that colour-blind readers tell apart, and boxes with text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, PINK, AMBER, SKY = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
)
"""Okabe and Ito's colours; a shape, a word or a line style always says the same."""

INK, PALE = "#222222", "#BBBBBB"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a box or a line looks, and what the legend calls it."""

    label: str
    face: str = "white"
    edge: str = INK
    line: Any = "-"
    width: float = 1.2


def new_figure(width: float, height: float) -> tuple[Figure, Axes]:
    """Make a figure with one empty set of axes, in inches."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def draw_box(axes: Axes, at: Point, text: str, look: Look, *, wrap: int, size: float = 8.5) -> Any:
    """Write a text in a box; give what the arrows end at."""
    box: dict[str, Any] = {
        "boxstyle": "round,pad=0.35", "facecolor": look.face, "edgecolor": look.edge,
        "linewidth": look.width, "linestyle": look.line,
    }  # fmt: skip
    words = "\n".join(fill(line, wrap) for line in text.split("\n"))
    return axes.text(
        *at,
        words,
        ha="center",
        va="center",
        fontsize=size,
        color=INK,
        bbox=box,
        zorder=3,
        linespacing=1.15,
    )


def draw_arrow(
    axes: Axes, ends: tuple[Any, Any], at: tuple[Point, Point], look: Look, bend: float
) -> None:
    """Draw an arrow from one box to another, ending at their edges; after them, when these are known."""
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415

    arrow = FancyArrowPatch(
        *at, arrowstyle="-|>", mutation_scale=11, color=look.edge, linewidth=look.width, zorder=4,
        linestyle=look.line, patchA=ends[0].get_bbox_patch(), patchB=ends[1].get_bbox_patch(),
        shrinkA=1, shrinkB=1, connectionstyle=f"arc3,rad={bend}",
    )  # fmt: skip
    axes.add_patch(arrow)


def boxes_and_lines(boxes: Sequence[Look], lines: Sequence[Look]) -> list[Any]:
    """Make the signs of a legend."""
    from matplotlib.lines import Line2D  # noqa: PLC0415
    from matplotlib.patches import Patch  # noqa: PLC0415

    patches = [
        Patch(
            facecolor=one.face, edgecolor=one.edge, linestyle=one.line,
            linewidth=one.width, label=one.label,
        )
        for one in boxes
    ]  # fmt: skip
    drawn = [
        Line2D([], [], color=one.edge, linestyle=one.line, linewidth=one.width, label=one.label)
        for one in lines
    ]
    return [*patches, *drawn]


def limits(axes: Axes, points: Mapping[str, Point], margin: Point) -> None:
    """Fit the axes to the points, with a margin, and hide what is no datum."""
    across, down = ([point[n] for point in points.values()] for n in (0, 1))
    axes.set_xlim(min(across) - margin[0], max(across) + margin[0])
    axes.set_ylim(max(down) + margin[1], min(down) - margin[1])
    axes.axis("off")
