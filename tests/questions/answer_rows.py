"""Pick rows and columns of an answer, for the tests of the question library."""

from __future__ import annotations

from typing import Any

Rows = list[dict[str, Any]]


def where(rows: Rows, quote: str = "", **values: Any) -> Rows:
    """The rows with these values, whose quote holds these words."""
    return [
        row for row in rows
        if quote in row["quote"] and all(row[name] == value for name, value in values.items())
    ]  # fmt: skip


def column(rows: Rows, *names: str) -> set[Any]:
    """The values of a column, or of several as tuples."""
    return {
        row[names[0]] if len(names) == 1 else tuple(row[name] for name in names) for row in rows
    }
