"""Tables of markup to a grid; XML articles and web pages print them with the same elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vakg.documents.formats.markup import Element, below, children, name_of
from vakg.documents.formats.runs import Run
from vakg.documents.formats.walk import Walk
from vakg.documents.formats.writer import GridCell

_SPAN = 100  # rows or columns that one cell may cover
_MOST = 20_000  # cells; a larger table is data and not print


def grid_of(walk: Walk, table: Element) -> list[list[GridCell]]:
    """Lay out a table: a cell that covers several places stands in each of them.

    Args:
        walk: Takes the text of the cells.
        table: An element with `tr` somewhere below it.
    """
    grid: list[list[GridCell]] = []
    held: dict[int, tuple[GridCell, int]] = {}  # by column: what reaches down from above
    for row in _rows(table):
        grid.append(_lay(walk, row, held))
        if sum(map(len, grid)) > _MOST:
            break
    width = max(map(len, grid), default=0)
    return [[*row, *(GridCell(Run("")) for _ in range(width - len(row)))] for row in grid]


def _rows(table: Element) -> Iterator[Element]:
    """Give the rows of this table, not those of a table within a cell."""
    for row in below(table, "tr"):
        outer = row.getparent()
        while outer is not table and name_of(outer) not in ("td", "th"):
            outer = outer.getparent()
        if outer is table:
            yield row


def _lay(walk: Walk, row: Element, held: dict[int, tuple[GridCell, int]]) -> list[GridCell]:
    head = any(name_of(above) == "thead" for above in row.iterancestors())
    laid: list[GridCell] = []
    for element in children(row, "td", "th"):
        _take_held(laid, held)
        cell = GridCell(walk.run(element), heads=head)
        for _ in range(_span(element, "colspan")):
            rows = _span(element, "rowspan")
            if rows > 1:
                held[len(laid)] = (cell, rows - 1)
            laid.append(cell)
    _take_held(laid, held)
    return _headed(laid, row)


def _take_held(laid: list[GridCell], held: dict[int, tuple[GridCell, int]]) -> None:
    while len(laid) in held:
        at = len(laid)
        cell, left = held.pop(at)
        if left > 1:
            held[at] = (cell, left - 1)
        laid.append(cell)


def _headed(laid: list[GridCell], row: Element) -> list[GridCell]:
    """Take a row of nothing but `th` for a heading where the table does not tell."""
    cells = list(children(row, "td", "th"))
    if cells and all(name_of(cell) == "th" for cell in cells) and not laid[0].heads:
        return _as_heads(laid)
    return laid


def _as_heads(cells: Sequence[GridCell]) -> list[GridCell]:
    made: dict[GridCell, GridCell] = {}
    for cell in cells:
        made.setdefault(cell, GridCell(cell.run, heads=True))
    return [made[cell] for cell in cells]


def _span(element: Element, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return max(1, min(int(value), _SPAN)) if value.isascii() and value.isdigit() else 1
