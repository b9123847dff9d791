"""Advice against practice in several cases, as one figure: a line of advice a row, a case a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

from vakg.analysis.concordance_findings import Verdict
from vakg.view.notebook.comparisons import Concordance
from vakg.view.notebook.drawing import AMBER, BLUE, GREEN, INK, ORANGE, PALE, new_figure
from vakg.view.notebook.needed import needed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SIGNS: Mapping[str, tuple[str, str, str]] = {
    Verdict.FOLLOWED: ("o", GREEN, GREEN), Verdict.DEPARTED: ("X", ORANGE, ORANGE),
    Verdict.CONFLICTS: ("D", AMBER, AMBER), Verdict.NOT_COMPARABLE: ("s", BLUE, "white"),
    Verdict.NOT_REPORTED: ("_", INK, INK), Verdict.NOT_APPLICABLE: (".", PALE, PALE),
}  # fmt: skip
"""Marker, edge and face of each verdict."""

_TOLD = (Verdict.FOLLOWED, Verdict.DEPARTED, Verdict.CONFLICTS)
_ROW, _LETTERS = 0.42, 64


def draw_verdicts(found: Sequence[Concordance]) -> Figure:
    """Draw the lines of advice that could be held against at least one of the cases.

    Args:
        found: `kg.concordance(case)` of each case. Lines that no case followed or departed from, and on
            which the documents agree, are counted below the figure and not drawn.
    """
    needed("matplotlib")
    lines: dict[str, dict[int, Mapping[str, Any]]] = {}
    for column, one in enumerate(found):
        for row in one:
            lines.setdefault(str(row["fact"]), {})[column] = row
    drawn = [
        cells for cells in lines.values() if any(one["verdict"] in _TOLD for one in cells.values())
    ]
    figure, axes = new_figure(7.2, 1.9 + _ROW * len(drawn))
    for place, cells in enumerate(drawn):
        for column, row in cells.items():
            marker, edge, face = _SIGNS[row["verdict"]]
            axes.plot(column, place, marker, color=edge, markerfacecolor=face, markersize=9)
    _frame(axes, drawn, [str(one.parameters["case"]) for one in found])
    untold = len(lines) - len(drawn)
    figure.legend(
        handles=[_sign(verdict) for verdict in _SIGNS], loc="outside lower center", ncols=3, frameon=False,
        fontsize=8, title_fontsize=8,
        title=f"{untold} more lines could not be held against any of these cases",
    )  # fmt: skip
    return figure


def _frame(
    axes: Any, drawn: Sequence[Mapping[int, Mapping[str, Any]]], cases: Sequence[str]
) -> None:
    words = [_wrapped(str(next(iter(cells.values()))["text"])) for cells in drawn]
    axes.set_yticks(range(len(drawn)), words, fontsize=8)
    axes.set_ylim(len(drawn) - 0.5, -0.5)
    axes.set_xticks(
        range(len(cases)),
        [case.replace("/", "\n").replace("-", "-\n", 1) for case in cases],
        fontsize=8,
    )
    axes.set_xlim(-0.5, len(cases) - 0.5)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.grid(axis="y", color="#e5e5e5")
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def _wrapped(text: str) -> str:
    return "\n".join(wrap(shorten(text, 2 * _LETTERS - 10, placeholder=" …"), _LETTERS))


def _sign(verdict: str) -> Any:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - only figures need it

    marker, edge, face = _SIGNS[verdict]
    return Line2D(
        [],
        [],
        marker=marker,
        color=edge,
        markerfacecolor=face,
        linestyle="",
        label=str(verdict),
        markersize=8,
    )
