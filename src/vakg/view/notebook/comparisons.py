"""Rates, conflicts, and advice against practice, as a notebook shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vakg.analysis.kinds import Knowledge
from vakg.analysis.rates import RateGroup, rate_groups
from vakg.view.notebook.answers import Answered
from vakg.view.notebook.markup import part, table
from vakg.view.notebook.needed import needed

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
        sides = ("said_by", "stance", "text", "quote")
        columns = ("ground", "topic", *sides, *(f"other_{name}" for name in sides))
        return part(self.title, table(columns, self.rows), self.note)


@dataclass(frozen=True, repr=False)
class Concordance(Answered):
    """What is advised, line by line, next to what was done in one case."""

    def _repr_html_(self) -> str:
        columns = ("verdict", "text", "case_text", "reason", "said_by", "quote", "case_quote")
        return part(self.title, table(columns, self.rows), self.note)

    def counts(self) -> dict[str, int]:
        """Count the lines by verdict. They are lines of advice, not patients."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row["verdict"]] = found.get(row["verdict"], 0) + 1
        return found
