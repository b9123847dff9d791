"""Ways through the veins, as a notebook shows them: every step with what it stands on."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from vakg.analysis.paths import Ways
from vakg.view.notebook.markup import part, table
from vakg.view.notebook.needed import needed
from vakg.view.notebook.table import Row, Table
from vakg.view.ways import CAVEAT, COLUMNS, way_rows

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

_STEPS = ("from_site", "to_site", "kind", "basis", "cases", "documented", "quote")


class ShownWays(Ways):
    """Ways with `table`, `df` and `draw()`; a notebook shows the ways and each of their steps once."""

    __slots__ = ()

    @property
    def table(self) -> Table:
        """Every step of every way as a row."""
        title = f"From {self.start.label} to {self.end.label}"
        return Table(columns=COLUMNS, rows=tuple(way_rows(self)), title=title, note=CAVEAT)

    @property
    def steps(self) -> Table:
        """Each step once, in the order of the ways."""
        rows: dict[tuple[str, str], Row] = {}
        for row in self.table:
            rows.setdefault((row["from_site"], row["to_site"]), row)
        return Table(columns=_STEPS, rows=tuple(rows.values()), title="Steps", note=CAVEAT)

    @property
    def df(self) -> DataFrame:
        """Every step of every way as a pandas DataFrame."""
        return self.table.df

    def draw(self) -> Figure:
        """Draw the ways as a network (matplotlib): where every way passes, where cement was seen."""
        needed("matplotlib")
        from vakg.view.notebook.ways_figure import draw_ways  # noqa: PLC0415 - only figures need it

        return draw_ways(self)

    def _repr_html_(self) -> str:
        title = f"From {self.start.label} to {self.end.label}"
        if self.reason is not None:
            return part(title, "", self.reason)
        ways = [
            {"way": number, "steps": way.length, "places": " → ".join(way.sites)}
            for number, way in enumerate(self.ways, 1)
        ]
        body = table(("way", "steps", "places"), ways) + table(_STEPS, self.steps.rows)
        shared = f"Every way passes: {', '.join(self.shared) or 'no place in common'}."
        cut = f"Without these there is no way: {', '.join(self.cut)}." if self.cut else ""
        return part(title, body, shared, cut, CAVEAT)


def shown_ways(ways: Ways) -> ShownWays:
    """Make ways that show themselves."""
    return ShownWays(**{one.name: getattr(ways, one.name) for one in fields(ways)})
