"""Reported rates as a forest plot, for notebooks and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import cycle
from textwrap import fill
from typing import TYPE_CHECKING

from vakg.analysis.kinds import Kinds
from vakg.analysis.rates import Rate, RateGroup

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("s", "o", "D", "^", "v", "P", "X")
"""A colour (Okabe and Ito) and a marker for each unit of analysis, so that neither has to be told apart."""

_UP, _DOWN = (">", ">="), ("<", "<=", "up to")
_ROW, _WIDTH, _LETTERS = 0.52, 9.5, 58


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """Give the 95 % interval by Wilson of a proportion, in percent.

    >>> wilson(92, 347)
    (22.1, 31.4)
    """
    stats = import_module("scipy.stats")  # half a second to import, and only plots need it
    interval = stats.binomtest(numerator, denominator).proportion_ci(0.95, method="wilson")
    return round(100 * float(interval.low), 1), round(100 * float(interval.high), 1)


def forest_plot(groups: Sequence[RateGroup], kinds: Kinds) -> Figure:
    """Draw every printed rate on one scale, those of one basis together under one shade.

    A point is a printed value. A thick bar is a printed range, whose ends may be of different studies. A
    thin line is an interval by Wilson, and stands only where both counts are printed. An arrow points where
    a document gives one bound only. There is no pooled value. Rates in words are counted below the plot.

    Args:
        groups: As `rates.rate_groups` gives them.
        kinds: The classes, for their names.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - half a second to import

    numbered = [
        (number, rate)
        for number, group in enumerate(groups)
        for rate in group.rates
        if rate.is_number
    ]
    units = list(dict.fromkeys(rate.basis.unit_of_analysis for _, rate in numbered))
    figure = Figure(figsize=(_WIDTH, 1.6 + _ROW * len(numbered)), layout="constrained")
    axes = figure.subplots()
    for row, (number, rate) in enumerate(numbered):
        if number % 2:
            axes.axhspan(row - 0.5, row + 0.5, color="0.95", zorder=0)
        _draw(axes, row, rate, units.index(rate.basis.unit_of_analysis))
    _label(axes, numbered, kinds)
    _legend(axes, units)
    words = sum(not rate.is_number for group in groups for rate in group.rates)
    axes.set_xlabel(
        f"percent of the unit counted; {words} rates are reported in words only and not drawn"
    )
    return figure


def _draw(axes: Axes, row: int, rate: Rate, unit: int) -> None:
    colour, marker = COLOURS[unit % len(COLOURS)], MARKERS[unit % len(MARKERS)]
    value, low, high = rate.percent()
    if rate.is_counted and rate.numerator is not None and rate.denominator is not None:
        value = 100 * rate.numerator / rate.denominator if value is None else value
        axes.hlines(row, *wilson(rate.numerator, rate.denominator), color=colour, linewidth=1.2)
    if low is not None and high is not None:
        axes.hlines(row, low, high, color=colour, linewidth=5, alpha=0.55)
        axes.plot([low, high], [row, row], "|", color=colour, markersize=9)
    if value is not None:
        axes.plot(value, row, marker, color=colour, markersize=7)
        end = 100.0 if rate.comparator in _UP else 0.0 if rate.comparator in _DOWN else None
        if end is not None:
            arrow = {"arrowstyle": "->", "color": colour, "linewidth": 1.2}
            axes.annotate("", xy=(end, row), xytext=(value, row), arrowprops=arrow)


def _label(axes: Axes, numbered: Sequence[tuple[int, Rate]], kinds: Kinds) -> None:
    axes.set_yticks(range(len(numbered)), [_name(rate, kinds) for _, rate in numbered], fontsize=8)
    right = axes.secondary_yaxis("right")
    right.set_yticks(range(len(numbered)), [rate.written() for _, rate in numbered], fontsize=8)
    right.tick_params(length=0)
    axes.set_ylim(len(numbered) - 0.5, -0.5)
    axes.set_xlim(-1, 101)
    axes.xaxis.grid(visible=True, color="0.88", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
        right.spines["right"].set_visible(False)


def _name(rate: Rate, kinds: Kinds) -> str:
    """Name a rate by what it counts and in whom, then by who says it."""
    basis, fact = rate.basis, rate.fact
    scope = "" if basis.symptom_scope in ("any", "not stated") else f", {basis.symptom_scope}"
    where = ", ".join(part for part in map(kinds.names, (basis.procedures, basis.methods)) if part)
    cited = f" [{', '.join(map(str, fact.citations))}]" if fact.citations else ""
    who = f"{fact.more.get('said_by')}, {fact.document}{_short(cited)}"
    counted = kinds.names(basis.about)
    what = f"{basis.measure} of {counted}" if basis.measure else counted
    return fill(f"{what}{scope}{f' ({where})' if where else ''}", _LETTERS) + f"\n{who}"


def _short(cited: str) -> str:
    return cited if len(cited) < 24 else f"{cited[:18].rpartition(',')[0]}, …]"


def _legend(axes: Axes, units: Iterable[str]) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415

    marks = [
        Line2D([], [], color=colour, marker=marker, linestyle="", label=unit)
        for unit, colour, marker in zip(units, cycle(COLOURS), cycle(MARKERS), strict=False)
    ]
    marks += [
        Line2D([], [], color="0.3", linewidth=5, alpha=0.55, label="range as printed"),
        Line2D(
            [], [], color="0.3", linewidth=1.2, label="95 % interval (Wilson) of printed counts"
        ),
    ]
    axes.legend(
        handles=marks, title="what was counted", fontsize=8, title_fontsize=8, frameon=False,
        loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3,
    )  # fmt: skip
