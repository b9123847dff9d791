"""What was tried and what came of it: as rows, and as a figure over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from vakg.model.fact import Fact
from vakg.view.notebook.drawing import AMBER, BLUE, GREEN, INK, ORANGE, new_figure
from vakg.view.notebook.needed import needed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from vakg.view.notebook.table import Table

TREATMENTS = ("day", "tried", "against", "result", "text", "quote")

_SIGNS = {
    "success": ("o", GREEN, GREEN), "partial": ("D", AMBER, AMBER), "none": ("X", ORANGE, ORANGE),
    "worsened": ("v", ORANGE, ORANGE), "not reported": ("o", INK, "white"), "not given": ("s", BLUE, "white"),
}  # fmt: skip
"""Marker, edge and face of each result."""

_CALLED = {"none": "no effect", "not reported": "result not reported", "not given": "was not given"}
_OTHER = ("P", INK, "white")
_ROW, _WIDTH = 0.25, 7.4


def treatment_rows(events: Iterable[Fact]) -> Iterator[dict[str, Any]]:
    """Give what was tried besides the index procedure, where a target or a result is told, in order."""
    events = tuple(events)
    names = {fact.id: fact.label for fact in events}
    index = set(_with_wholes(events))
    for fact in events:
        result, targets = fact.more.get("result"), fact.more.get("targets") or ()
        if (result or targets) and fact.id not in index:
            yield {
                "day": fact.day(), "tried": fact.label, "result": result or "not reported",
                "against": ", ".join(dict.fromkeys(names[one] for one in targets if one in names)),
                "text": fact.text, "quote": fact.nearest_quote(), "levels": fact.levels,
                "first_day": fact.time.low_days if fact.time else None,
            }  # fmt: skip


def _with_wholes(events: Sequence[Fact]) -> Iterator[str]:
    """Name the index procedures and all that they are parts of."""
    wholes = {fact.id: fact.more.get("part_of") for fact in events}
    for fact in events:
        name: str | None = fact.id if fact.more.get("index") else None
        for _ in wholes:
            if name is None:
                break
            yield name
            name = wholes.get(name)


def draw_treatments(tables: Sequence[Table]) -> Figure:
    """Draw the treatments of some cases from the index procedure on, each with its result.

    Args:
        tables: `case.treatments` of each case, whose titles name the cases.
    """
    needed("matplotlib")
    rows = [(table.title, row) for table in tables for row in table if _is_dated(row)]
    figure, axes = new_figure(_WIDTH, 1.5 + _ROW * len(rows))
    for place, (_, row) in enumerate(rows):
        marker, edge, face = _SIGNS.get(row["result"], _OTHER)
        axes.plot(row["first_day"], place, marker, color=edge, markerfacecolor=face, markersize=7)
    _frame(axes, rows)
    used = dict.fromkeys(row["result"] for _, row in rows)
    figure.legend(
        handles=[_sign(result) for result in _SIGNS if result in used], title="what it achieved, as reported",
        title_fontsize=8, loc="outside lower center", ncols=3, frameon=False, fontsize=8,
    )  # fmt: skip
    return figure


def _is_dated(row: Mapping[str, Any]) -> bool:
    return row["first_day"] is not None and row["first_day"] >= 0


def _sign(result: str) -> Any:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - only figures need it

    marker, edge, face = _SIGNS[result]
    label = _CALLED.get(result, result)
    return Line2D(
        [], [], marker=marker, color=edge, markerfacecolor=face, linestyle="", label=label
    )


def _frame(axes: Axes, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    from matplotlib.ticker import FuncFormatter, NullLocator  # noqa: PLC0415

    axes.set_yticks(range(len(rows)), [_label(row) for _, row in rows], fontsize=8)
    axes.set_ylim(len(rows) - 0.4, -0.8)
    axes.set_xscale("symlog", linthresh=1)
    axes.set_xticks([0, 1, 10, 100, 365], ["0", "1", "10", "100", "365"])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda day, _: f"{day:g}"))
    axes.set_xlim(-0.15, 800)
    axes.set_xlabel(
        "days after the index procedure \n(linear within one day, then by powers of ten)",
        fontsize=8,
    )
    axes.tick_params(axis="both", labelsize=8, length=0)
    axes.grid(axis="x", color="#dddddd", zorder=0)
    axes.set_axisbelow(True)
    for place, (case, _) in enumerate(rows):
        if place == 0 or rows[place - 1][0] != case:
            axes.axhline(place - 0.5, color="#999999", linewidth=0.8)
            axes.text(790, place - 0.42, case, ha="right", va="top", fontsize=8, fontweight="bold")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _label(row: Mapping[str, Any]) -> str:
    """Name a treatment with its levels, or else with what it was for."""
    levels = row["levels"]
    if not levels:
        return str(row["tried"]) + (f" ({row['against']})" if 0 < len(row["against"]) < 26 else "")
    return (
        f"{row['tried']} ({levels[0]}–{levels[-1]})"
        if len(levels) > 2
        else (f"{row['tried']} ({', '.join(levels)})")
    )
