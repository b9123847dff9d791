"""A case on the clock of its index procedure, as a plot for notebooks and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vakg.model.fact import Fact

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito's colours, told apart by colour-blind readers too."""

MARKERS = ("s", "o", "D", "^", "v", "P")
ROW_INCHES = 0.27
TICKS = (-1000, -100, -10, -1, 0, 1, 10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Span:
    """One row of the plot: an event's label, family and status, and its bounds in days."""

    label: str
    family: str
    status: str
    low: float
    high: float
    bound: str = ""
    """"before" or "after" where the document gives one bound only."""


def spans(facts: Iterable[Fact], families: dict[str, str]) -> tuple[Span, ...]:
    """Give the dated events of a case by day, each label and day once; ties stand as the case tells.

    Args:
        facts: Facts of one case.
        families: For each class, the label of the branch it belongs to.
    """
    found = dict.fromkeys(
        Span(
            _label(fact), families.get(fact.type or "", ""), fact.status, *_days(fact), _bound(fact)
        )
        for fact in facts
        if fact.kind == "event" and fact.time is not None and _days(fact) != _NOWHERE
    )
    return tuple(sorted(found, key=lambda one: (one.low, one.high)))


_NOWHERE = (float("nan"), float("nan"))


def _days(fact: Fact) -> tuple[float, float]:
    assert fact.time is not None
    low, high = fact.time.low_days, fact.time.high_days
    if fact.until is not None and fact.until.high_days is not None:
        high = fact.until.high_days
    if low is None and high is None:
        return _NOWHERE
    return (high if low is None else low), (low if high is None else high)  # type: ignore[return-value]


def _bound(fact: Fact) -> str:
    assert fact.time is not None
    if fact.time.low_days is None:
        return "before"
    return "after" if fact.time.high_days is None and fact.until is None else ""


def _label(fact: Fact) -> str:
    levels = f" ({', '.join(fact.levels)})" if fact.levels else ""
    return f"{fact.label}{levels}"


def draw_timeline(found: Iterable[Span], title: str, families: Sequence[str] = ()) -> Figure:
    """Draw the dated events of a case, one a row, days on a scale that is linear within one day.

    A filled sign is present, a hollow one is not; an arrow leads where only one bound is told. The
    legend names families by colour and shape.

    Args:
        found: The rows.
        title: Stands above.
        families: All families in their order, so that each looks the same in every plot.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    rows = tuple(found)
    figure = Figure(figsize=(10, 1.6 + ROW_INCHES * len(rows)), layout="constrained")
    axes = figure.subplots()
    styles = _styles(rows, families)
    for place, row in enumerate(rows):
        _draw_row(axes, place, row, styles[row.family])
    _draw_frame(axes, rows, title)
    _draw_legend(figure, axes, styles)
    return figure


def _styles(rows: tuple[Span, ...], known: Sequence[str]) -> dict[str, tuple[str, str]]:
    drawn = {row.family for row in rows}
    return {
        family: (COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)])
        for place, family in enumerate([*known, *sorted(drawn.difference(known))])
        if family in drawn
    }


def _draw_row(axes: Axes, place: int, row: Span, style: tuple[str, str]) -> None:
    colour, marker = style
    fill = colour if row.status == "present" else "white"
    if row.high > row.low:
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=2, zorder=2)
    if row.bound:
        points = {"before": (-16, 0), "after": (16, 0)}[row.bound]
        arrow = {"arrowstyle": "<-", "color": colour, "linewidth": 1.5}
        axes.annotate("", (row.low, place), points, textcoords="offset points", arrowprops=arrow)
    axes.plot(
        row.low, place, marker=marker, color=colour, markerfacecolor=fill, markersize=7, zorder=3,
        linestyle="none",
    )  # fmt: skip


def _draw_frame(axes: Axes, rows: tuple[Span, ...], title: str) -> None:
    from matplotlib.ticker import FuncFormatter  # noqa: PLC0415

    axes.set_yticks(range(len(rows)), [_named(row) for row in rows], fontsize=8)
    axes.invert_yaxis()
    axes.set_xscale("symlog", linthresh=1)
    low, high = (
        min((row.low for row in rows), default=0),
        max((row.high for row in rows), default=0),
    )
    axes.set_xticks([tick for tick in TICKS if low * 3 <= tick <= high * 3 or tick in (0, 1)])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda day, _: f"{day:g}".replace("-", "−")))
    axes.xaxis.set_minor_locator(_no_ticks())
    axes.axvline(0, color="#444444", linewidth=1, zorder=1)
    axes.margins(y=0.01)
    axes.grid(axis="x", color="#dddddd", zorder=0)
    axes.set_xlabel("days after the index procedure (linear within one day, then by powers of ten)")
    axes.set_title(title, loc="left", fontsize=11)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _no_ticks() -> Any:
    from matplotlib.ticker import NullLocator  # noqa: PLC0415

    return NullLocator()


def _named(row: Span) -> str:
    return row.label if row.status == "present" else f"{row.label} [{row.status}]"


def _draw_legend(figure: Figure, axes: Axes, styles: dict[str, tuple[str, str]]) -> None:
    signs = [
        axes.plot([], [], marker=marker, color=colour, linestyle="none", label=family or "other")[0]
        for family, (colour, marker) in styles.items()
    ]
    signs += axes.plot(
        [], [], marker="o", color="#444444", markerfacecolor="white", linestyle="none",
        label="not present",
    )  # fmt: skip
    figure.legend(handles=signs, loc="outside lower center", ncols=5, frameon=False, fontsize=8)
