"""Rows with named columns: to loop over, to narrow, to look at in a notebook, to hand to pandas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, overload

from vakg.errors import NotFoundError, did_you_mean
from vakg.view.notebook.markup import part, shown, table
from vakg.view.notebook.needed import needed

if TYPE_CHECKING:
    from pandas import DataFrame

Row = Mapping[str, Any]
MOST = 50
"""Rows that a notebook shows; all of them stand in `rows` and `df`."""


@dataclass(frozen=True, repr=False)
class Table:
    """Rows of plain values.

    Args:
        columns: Names of the columns, in order.
        rows: One mapping a row.
        title: Stands above the table in a notebook.
        note: Stands below it.
        chosen: Whether somebody chose the columns; a notebook then shows these, in this order.

    >>> found = Table(("level", "side"), ({"level": "L3", "side": "left"}, {"level": "L4", "side": None}))
    >>> [row["level"] for row in found], len(found.where(side="left")), found.only("side").columns
    (['L3', 'L4'], 1, ('side',))
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    chosen: bool = False

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """Give one row after the other, each a mapping from column to value."""
        return iter(self.rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> Row | Self:
        """Give one row, or for a slice a shorter table."""
        if isinstance(place, slice):
            return replace(self, rows=self.rows[place])
        return self.rows[place]

    def __repr__(self) -> str:
        """Say how much there is."""
        return f"<{type(self).__name__}: {len(self.rows)} rows, {len(self.columns)} columns; .df is a table>"

    def only(self, *columns: str) -> Self:
        """Keep some columns, in the order named.

        Raises:
            NotFoundError: If there is no such column.
        """
        for name in columns:
            self._check(name)
        return replace(self, columns=columns, chosen=True)

    def where(self, **wanted: Any) -> Self:
        """Keep the rows that have a value, or one of several, in a column.

        Raises:
            NotFoundError: If there is no such column.
        """
        for name in wanted:
            self._check(name)
        kept = tuple(
            row for row in self.rows if all(_fits(row[name], wanted[name]) for name in wanted)
        )
        return replace(self, rows=kept)

    def _check(self, name: str) -> None:
        known = self.rows[0] if self.rows else self.columns
        if name not in known:
            remedy = f"{did_you_mean(name, known)} It has: {', '.join(known)}.".strip()
            raise NotFoundError(name, "the table has no such column", remedy)

    @property
    def df(self) -> DataFrame:
        """The rows as a pandas DataFrame.

        Raises:
            NotFoundError: If pandas is not installed.
        """
        rows = [[row.get(column) for column in self.columns] for row in self.rows]
        frame: DataFrame = needed("pandas").DataFrame(rows, columns=list(self.columns))
        return frame

    def _repr_html_(self) -> str:
        more = len(self.rows) - MOST
        told = f"and {more} rows more; .df has them all" if more > 0 else ""
        body = table(self._shown_columns(), self.rows[:MOST]) if self.rows else "<p>No rows.</p>"
        return part(self.title, body, told, self.note)

    def _shown_columns(self) -> list[str]:
        """Leave out names of statements and empty columns; put the sentence first and quotes last."""
        if self.chosen:
            return list(self.columns)
        kept = [
            name for name in self.columns
            if not name.endswith(("fact", "facts")) and any(shown(row.get(name)) for row in self.rows)
        ]  # fmt: skip
        first = [name for name in kept if name == "text"] if len(kept) > 4 else []
        last = [name for name in kept if name.endswith("quote")]
        return [*first, *(name for name in kept if name not in (*first, *last)), *last]


def _fits(value: Any, wanted: Any) -> bool:
    return value in wanted if isinstance(wanted, (set, list, tuple, frozenset)) else value == wanted
