"""Columns of a printed page to blocks, parted where the print parts them: gaps, indents, type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vakg.documents.formats.pdf_columns import Column, Grid, Item, Piece

_GAP = 1.35  # of the usual distance between lines: more parts two paragraphs
_INDENT = (0.7, 4.0)  # sizes of the type
_LEVEL = 0.5  # sizes of the type within which two lines begin at one place
_ENTRY = re.compile(r"\[?\d{1,3}[\].)]\s|\[\d{1,3}\]")
_OTHER_SIZE = 0.8  # points
_SHORT = 100  # code points; no heading is longer
_LONE_LABEL = re.compile(r"(?:Table|Fig(?:ure)?\.?)\s*(?:S?\d{1,2}|[IVX]{1,4})[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A block of a page: lines of one kind of print, or a table."""

    lines: tuple[Piece, ...]
    page: int
    grid: Grid | None = None

    @property
    def size(self) -> float:
        """The size of its type."""
        return Counter(round(one.size, 1) for one in self.lines).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(one.bold for one in self.lines)

    @property
    def text(self) -> str:
        """Its lines one after another; for looking, not for quoting."""
        return " ".join(one.text for one in self.lines)


def printed_blocks(column: Column, page: int) -> Iterator[Printed]:
    """Part a column into blocks, from top to bottom."""
    left = Counter(round(one.x) for one in column).most_common(1)[0][0]
    step = _leading(column)
    block: list[Piece] = []
    for item in column:
        grid = item if isinstance(item, Grid) else None
        if block and (isinstance(item, Grid) or _begins(item, block, left, step)):
            yield Printed(tuple(_with_labels(block)), page)
            block = []
        if grid is not None:
            yield Printed(tuple(piece for row in grid.rows for piece in row), page, grid)
        elif isinstance(item, Piece):
            block.append(item)
    if block:
        yield Printed(tuple(_with_labels(block)), page)


def body_size(blocks: Sequence[Printed]) -> float:
    """Give the size of type in which most is printed."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.grid is None:
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _leading(column: Sequence[Item]) -> float:
    """Give the usual distance between lines."""
    pairs = pairwise(column)
    steps = [round(one.y - two.y, 1) for one, two in pairs if one.y - two.y > 1]
    return Counter(steps).most_common(1)[0][0] if steps else 12.0


def _begins(item: Piece, block: Sequence[Piece], left: float, step: float) -> bool:
    """Tell whether a line begins a new block."""
    before = block[-1]
    alike = 0.8 * step < before.size * 1.3 < 1.6 * step
    usual = step if alike else 1.25 * before.size
    if before.y - item.y > _GAP * usual or before.y < item.y:
        return True
    if abs(item.size - before.size) > _OTHER_SIZE:
        return True
    if item.bold != before.bold and sum(len(one.text) for one in block) < _SHORT:
        return True
    indent, above = (item.x - left) / item.size, (before.x - left) / item.size
    if _ENTRY.match(block[0].text) and abs(item.x - block[0].x) < _INDENT[1] * item.size:
        return _ENTRY.match(item.text) is not None and item.x - block[0].x < _LEVEL * item.size
    if indent < -_INDENT[0]:
        return True  # the first line of an entry that hangs
    return _INDENT[0] < indent < _INDENT[1] and abs(above) < _INDENT[0]


def _with_labels(block: Sequence[Piece]) -> list[Piece]:
    """Join a caption's label that stands on a line of its own to the line below."""
    if len(block) > 1 and _LONE_LABEL.fullmatch(block[0].text):
        label = block[0].text if block[0].text.endswith((".", ":")) else f"{block[0].text}."
        return [replace(block[1], text=f"{label} {block[1].text}"), *block[2:]]
    return list(block)
