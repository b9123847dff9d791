"""Find tables on a printed page: rows of pieces, set apart, below the caption of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from vakg.documents.formats.pdf_columns import Grid, Item, Piece, find_gutter, rows_of
from vakg.documents.formats.runs import Run
from vakg.documents.formats.writer import GridCell
from vakg.documents.structure import caption_label

_APART = 1.0  # sizes of the type between two cells, at the least
_LEADING = 2.6  # sizes of the type between two rows, at the most
_ROWS = 2  # a table has more than a header
_PROSE = 0.85  # of the table's width: a line as wide, and whole, is text
_CAPTION_LINES = 6
_CELL = 0.6  # of a column's width: what is as wide is a line of text


def with_tables(pieces: Sequence[Piece]) -> list[Item]:
    """Replace the pieces of each table on a page by the table."""
    gutter = find_gutter(pieces)
    left = list(pieces)
    found: list[Item] = []
    for caption in [one for one in pieces if _is_caption(one)]:
        grid = _below(caption, left, gutter)
        if grid is not None:
            cells = {id(piece) for row in grid.rows for piece in row}
            left = [piece for piece in left if id(piece) not in cells]
            found.append(grid)
    return [*left, *found]


def cells_of(grid: Grid) -> list[list[GridCell]]:
    """Lay out a table in columns; a row without a first cell goes on in the row before it."""
    spans = _spans_of(grid)
    table: list[list[str]] = []
    before: tuple[Piece, ...] | None = None
    for row in grid.rows:
        laid = _laid(row, spans)
        near = before is not None and before[0].y - row[0].y < 1.5 * row[0].size
        if table and not laid[0] and near and len(table) > 1:
            table[-1] = [
                f"{upper} {lower}".strip() for upper, lower in zip(table[-1], laid, strict=True)
            ]
        else:
            table.append(laid)
        before = row
    return [[GridCell(Run(text), heads=at == 0) for text in row] for at, row in enumerate(table)]


def _laid(row: Sequence[Piece], spans: Sequence[tuple[float, float]]) -> list[str]:
    cells: list[list[str]] = [[] for _ in spans]
    for at, piece in enumerate(row):
        cells[_column(piece, at, row, spans)].append(piece.text)
    return [" ".join(texts) for texts in cells]


def _is_caption(piece: Piece) -> bool:
    words = piece.text.split(maxsplit=2)
    if not words or words[0].rstrip(".").casefold() != "table":
        return False
    return caption_label(piece.text) is not None or len(words) == 2


def _below(caption: Piece, pieces: Sequence[Piece], gutter: float | None) -> Grid | None:
    """Look for the table of a caption: over the whole page first, then in the caption's column."""
    below = [piece for piece in pieces if piece.y < caption.y - 0.5 * caption.size]
    if gutter is None:
        return _table(below, 2, caption)
    wide = _table(below, 3, caption)
    if wide is not None and _spans(wide, caption, pieces, gutter):
        return wide
    left = caption.x < gutter
    column = [piece for piece in below if (piece.x < gutter) == left]
    return _table(column, 2, caption)


def _spans(grid: Grid, caption: Piece, pieces: Sequence[Piece], gutter: float) -> bool:
    """Tell whether a table reaches over the gutter, or only stands beside lines of text."""
    cells = [piece for row in grid.rows for piece in row]
    if any(one.x < gutter - 1 and one.right > gutter + 1 for one in (caption, *cells)):
        return True
    left = caption.x < gutter
    other = [one for one in cells if (one.x < gutter) != left]
    side = [one for one in pieces if (one.x < gutter) != left]
    measure = max(one.right for one in side) - min(one.x for one in side)
    return bool(other) and max(one.right - one.x for one in other) < _CELL * measure


def _table(pieces: Sequence[Piece], least: int, caption: Piece) -> Grid | None:
    """Take rows from the first that has cells to the last before the text goes on."""
    rows: list[tuple[Piece, ...]] = []
    waiting: list[tuple[Piece, ...]] = []
    above, skipped = caption.y, 0
    for row in rows_of(pieces):
        if above - row[0].y > _LEADING * max(row[0].size, caption.size) and (rows or skipped):
            break
        above = row[0].y
        if _has_cells(row, least):
            rows += [*waiting, row]
            waiting = []
        elif not rows:
            skipped += 1
            if skipped > _CAPTION_LINES:
                break
        else:
            if _is_prose(row, rows):
                break
            waiting.append(row)
    return Grid(tuple(rows)) if len(rows) >= _ROWS else None


def _has_cells(row: Sequence[Piece], least: int) -> bool:
    gaps = [two.x - one.right for one, two in pairwise(row)]
    wide = [gap for gap in gaps if gap > _APART * median(piece.size for piece in row)]
    return len(wide) + 1 >= least


def _is_prose(row: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> bool:
    left = min(piece.x for one in rows for piece in one)
    right = max(piece.right for one in rows for piece in one)
    return len(row) == 1 and row[0].right - row[0].x > _PROSE * (right - left)


def _spans_of(grid: Grid) -> list[tuple[float, float]]:
    """Give from where to where each column reaches, after the rows of the most usual length."""
    usual = Counter(len(row) for row in grid.rows).most_common()
    count = max(length for length, often in usual if often == usual[0][1])
    whole = [row for row in grid.rows if len(row) == count]
    return [
        (min(row[at].x for row in whole), max(row[at].right for row in whole))
        for at in range(count)
    ]


def _column(
    piece: Piece, at: int, row: Sequence[Piece], spans: Sequence[tuple[float, float]]
) -> int:
    """Say which column a piece stands in: the next in a whole row, else where it overlaps most."""
    if len(row) == len(spans):
        return at
    shared = [min(piece.right, end) - max(piece.x, start) for start, end in spans]
    return shared.index(max(shared))
