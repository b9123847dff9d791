"""Pieces of a printed page to lines in the order in which they are read.

A page is cut at a gutter: a strip that little crosses and that much stands on both sides of. What
crosses it (a title, a wide figure's caption) parts the columns into bands, read one after another;
in a band the left column goes before the right one. Columns are cut again in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GRID = 2.0  # points between the places where a gutter is looked for
_STEPS = 16  # from nothing to all that may cross
_NARROW = 5.0  # points; no gutter is narrower
_CROSSING = 0.45  # of the letters may cross a gutter, in wide titles and captions
_SIDE = 0.06  # of the letters stand on each side at the least
_ABREAST = 3  # lines that have something on both sides, at the least
_LEVEL = 0.35  # sizes of the type within which two pieces are on one line
_DEPTH = 4  # cuts within each other


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one baseline; measures in points from the lower left corner of the page."""

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on the page: the pieces of its rows, from top to bottom."""

    rows: tuple[tuple[Piece, ...], ...]

    @property
    def x(self) -> float:
        """The left edge."""
        return min(piece.x for row in self.rows for piece in row)

    @property
    def right(self) -> float:
        """The right edge."""
        return max(piece.right for row in self.rows for piece in row)

    @property
    def y(self) -> float:
        """The baseline of the first row."""
        return self.rows[0][0].y

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.rows[0][0].size

    @property
    def text(self) -> str:
        """All its letters."""
        return " ".join(piece.text for row in self.rows for piece in row)


Item = Piece | Grid
Column = list[Item]


def columns(items: Sequence[Item], usual: float | None = None, depth: int = 0) -> Iterator[Column]:
    """Cut a page, or a part of one, into columns in reading order.

    Args:
        items: All that stands there, in any order.
        usual: The gutter of the other pages, which holds for a page with little on it too.
        depth: Cuts made already.
    """
    gutter = find_gutter(items) if depth < _DEPTH else None
    gutter = usual if gutter is None and usual is not None and _allows(items, usual) else gutter
    if gutter is None:
        if items:
            yield lines(items)
        return
    for band in _bands(items, gutter):
        wide = [item for item in band if _crosses(item, gutter)]
        if wide:
            yield lines(band)
            continue
        yield from columns(
            [item for item in band if item.right <= gutter + _NARROW], None, depth + 1
        )
        rest = [item for item in band if item.right > gutter + _NARROW]
        yield from columns(rest, None, depth + 1)


def lines(items: Sequence[Item]) -> Column:
    """Make lines of the pieces of one column, from top to bottom."""
    result: Column = []
    for item in sorted(items, key=lambda one: (-one.y, one.x)):
        before = result[-1] if result else None
        if isinstance(item, Piece) and isinstance(before, Piece) and level(before, item):
            result[-1] = _joined(before, item)
        else:
            result.append(item)
    return result


def level(one: Item, two: Item) -> bool:
    """Tell whether two pieces stand on one line."""
    return abs(one.y - two.y) < _LEVEL * max(one.size, two.size)


def rows_of(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Gather what stands on one line, from top to bottom and left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x)):
        if rows and level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda one: one.x)) for row in rows]


def find_gutter(items: Sequence[Item]) -> float | None:
    """Find the strip that parts two columns; None where there is one column."""
    if len(items) < 2 * _ABREAST:
        return None
    total = sum(len(item.text) for item in items)
    left, crossing = _crossings(items)
    for most in range(_STEPS):
        bound = total * _CROSSING * most / (_STEPS - 1)
        strips = sorted(_strips(crossing, bound), key=lambda strip: strip[0] - strip[1])
        for start, end in strips:
            middle = left + _GRID * (start + end) / 2
            if (end - start) * _GRID >= _NARROW and _parts(items, middle, total):
                return middle
    return None


def usual_gutter(pages: Sequence[Sequence[Item]]) -> float | None:
    """Give the gutter that most pages with one share."""
    found = Counter(round(gutter) for page in pages if (gutter := find_gutter(page)) is not None)
    place, count = found.most_common(1)[0] if found else (0, 0)
    return float(place) if 2 * count >= sum(found.values()) and count else None


def _allows(items: Sequence[Item], gutter: float) -> bool:
    """Tell whether a page does not speak against a gutter."""
    total = sum(len(item.text) for item in items)
    crossing = sum(len(item.text) for item in items if _crosses(item, gutter))
    return crossing <= _CROSSING * total and any(item.x >= gutter for item in items)


def _crossings(items: Sequence[Item]) -> tuple[float, list[int]]:
    """Count the letters that cross each place from the left edge on."""
    left, right = min(item.x for item in items), max(item.right for item in items)
    steps = int((right - left) / _GRID)
    crossing = [0] * (steps + 1)
    for item in items:
        first = max(0, int((item.x - left) / _GRID))
        for at in range(first, min(steps, int((item.right - left) / _GRID)) + 1):
            crossing[at] += len(item.text)
    return left, crossing


def _strips(crossing: Sequence[int], bound: float) -> Iterator[tuple[int, int]]:
    """Give the runs of places that no more than so many letters cross."""
    start = None
    for at, count in enumerate([*crossing, bound + 1]):
        if count <= bound and start is None:
            start = at
        elif count > bound and start is not None:
            yield start, at
            start = None


def _parts(items: Sequence[Item], gutter: float, total: int) -> bool:
    """Tell whether a strip has columns of text on both sides, side by side."""
    before = [item for item in items if item.right <= gutter]
    after = [item for item in items if item.x >= gutter]
    if any(sum(len(item.text) for item in side) < _SIDE * total for side in (before, after)):
        return False
    heights = [
        (min(item.y for item in side), max(item.y for item in side)) for side in (before, after)
    ]
    bottom, top = max(low for low, _ in heights), min(high for _, high in heights)
    abreast = [sum(bottom <= item.y <= top for item in side) for side in (before, after)]
    return min(abreast) >= _ABREAST


def _bands(items: Sequence[Item], gutter: float) -> Iterator[list[Item]]:
    """Part a page where something crosses the gutter, from top to bottom."""
    band: list[Item] = []
    wide = False
    rows = sorted(items, key=lambda one: (-one.y, one.x))
    wides = [item for item in rows if _crosses(item, gutter)]
    for item in rows:
        is_wide = any(item is one or (level(item, one)) for one in wides)
        if band and is_wide != wide:
            yield band
            band = []
        band.append(item)
        wide = is_wide
    if band:
        yield band


def _crosses(item: Item, gutter: float) -> bool:
    return item.x < gutter - _NARROW / 2 and item.right > gutter + _NARROW / 2


def _joined(one: Piece, two: Piece) -> Piece:
    """Join two pieces of a line; a raised one at its head or end has no blank before it."""
    apart = two.x - one.right > 0.16 * min(one.size, two.size)
    size = one.size if len(one.text) >= len(two.text) else two.size
    text = f"{one.text}{' ' if apart else ''}{two.text}"
    bold = one.bold and two.bold
    return Piece(text, one.x, max(one.right, two.right), one.y, size, bold)
