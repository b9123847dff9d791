"""Text to blocks: what the file itself keeps together, before any question of order.

A block ends at an empty line, at a line that alone is indented, or at a line known to begin
something new (a heading, a caption). Later stages only ever regroup whole lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

_LINE = re.compile(r"([^\n\r\f\v]*)(\r\n|[\n\r\f\v]|\Z)")
_BLANKS = " \t\u00a0\ufeff"


class Kind(StrEnum):
    """What a block is to the reader."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the blanks around it; offsets are of the decoded file."""

    text: str
    start: int
    indented: bool = False

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together in the file; `apart` when an empty line went before."""

    lines: tuple[Line, ...]
    kind: Kind = Kind.TEXT
    apart: bool = True

    @property
    def first(self) -> str:
        """The first line."""
        return self.lines[0].text

    @property
    def last(self) -> str:
        """The last line."""
        return self.lines[-1].text

    @property
    def text(self) -> str:
        """The lines as the file has them; for looking, not for quoting."""
        return "\n".join(line.text for line in self.lines)

    def as_kind(self, kind: Kind) -> Block:
        """Return the same lines under another kind."""
        return replace(self, kind=kind)


def split_blocks(text: str) -> list[Block]:
    r"""Split a decoded file at its empty lines and at lines that alone are indented.

    >>> [block.text for block in split_blocks("One.\nTwo.\n\n\nThree.")]
    ['One.\nTwo.', 'Three.']
    """
    groups: list[list[Line]] = []
    apart = True
    lines = _lines(text)
    marks = _indent_marks([line for line in lines if line.text])
    starts_apart: list[bool] = []
    for line in lines:
        if not line.text:
            apart = True
            continue
        if apart or (marks and line.indented):
            groups.append([])
            starts_apart.append(apart)
        groups[-1].append(line)
        apart = False
    pairs = zip(groups, starts_apart, strict=True)
    return [Block(tuple(group), apart=was_apart) for group, was_apart in pairs]


def split_at(
    blocks: Sequence[Block], begins: Callable[[Line, Line | None], bool], kind: Kind
) -> list[Block]:
    """Split blocks before each line that begins something new; that part gets the kind.

    Args:
        blocks: In file order.
        begins: Is asked for every line, with the line before it in its block.
        kind: What begins there.
    """
    result: list[Block] = []
    for block in blocks:
        befores = (None, *block.lines)
        pairs = zip(block.lines, befores, strict=False)
        starts = [place for place, (line, before) in enumerate(pairs) if begins(line, before)]
        edges = sorted({0, *starts, len(block.lines)})
        for start, end in pairwise(edges):
            part_kind = kind if start in starts else block.kind
            result.append(Block(block.lines[start:end], part_kind, block.apart and start == 0))
    return result


def _lines(text: str) -> list[Line]:
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group(1)
        kept = raw.strip(_BLANKS)
        lead = len(raw) - len(raw.lstrip(_BLANKS)) if kept else 0
        lines.append(Line(kept, match.start(1) + lead, lead > 0))
    return lines


def _indent_marks(lines: Sequence[Line]) -> bool:
    """Tell whether an indent means a beginning: not where most lines have one."""
    return sum(line.indented for line in lines) * 3 <= len(lines)
