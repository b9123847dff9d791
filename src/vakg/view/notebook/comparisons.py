"""Rates, conflicts, and advice against practice, as a notebook shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vakg.analysis.kinds import Knowledge
from vakg.analysis.rates import RateGroup, rate_groups
from vakg.view.notebook.answers import Answered
from vakg.view.notebook.markup import esc, part, said, shown, sides
from vakg.view.notebook.needed import needed
from vakg.view.notebook.table import Row

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, repr=False)
class Rates(Answered):
    """Every reported proportion as a row; `forest_plot()` draws those that are printed as numbers."""

    knowledge: Knowledge | None = None

    @property
    def groups(self) -> tuple[RateGroup, ...]:
        """The rates, those that agree in all they are rates of together; none is pooled."""
        assert self.knowledge is not None
        return rate_groups(self.knowledge)

    def _shown_columns(self) -> list[str]:
        brief = (
            "outcome",
            "rate",
            "unit_of_analysis",
            "symptom_scope",
            "procedures",
            "said_by",
            "quote",
        )
        return list(self.columns) if self.chosen else list(brief)

    def forest_plot(self) -> Figure:
        """Draw every printed rate on one scale (matplotlib)."""
        needed("matplotlib")
        needed("scipy")
        from vakg.analysis.rates_plot import forest_plot  # noqa: PLC0415 - only figures need it

        assert self.knowledge is not None
        return forest_plot(self.groups, self.knowledge.kinds)


@dataclass(frozen=True, repr=False)
class Conflicts(Answered):
    """Statements that do not agree, side by side; nothing is weighed."""

    def _repr_html_(self) -> str:
        if self.chosen:
            return super()._repr_html_()
        rows = (
            (
                f"{esc(row['ground'])}<br><small>{esc(row['topic'])}</small>",
                _side(row, ""),
                _side(row, "other_"),
            )
            for row in self.rows
        )
        return part(self.title, sides(("ground", "one says", "another says"), rows), self.note)


def _side(row: Row, which: str) -> str:
    who = " · ".join(
        shown(row[which + name]) for name in ("said_by", "stance") if row[which + name]
    )
    return said(who, shown(row[which + "text"]), shown(row[which + "quote"]))


@dataclass(frozen=True, repr=False)
class Concordance(Answered):
    """What is advised, line by line, next to what was done in one case."""

    def _repr_html_(self) -> str:
        if self.chosen:
            return super()._repr_html_()
        rows = (
            (
                f"<strong>{esc(row['verdict'])}</strong><br><small>{esc(row['reason'])}</small>",
                said(shown(row["said_by"]), row["text"], row["quote"]),
                said("", row["case_text"], row["case_quote"]),
            )
            for row in self.rows
        )
        return part(self.title, sides(("verdict", "advised", "told of the case"), rows), self.note)

    def counts(self) -> dict[str, int]:
        """Count the lines by verdict. They are lines of advice, not patients."""
        return dict(Counter(str(row["verdict"]) for row in self.rows))
