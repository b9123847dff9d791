"""Say what each printed block is, and join what columns, pages and floats have torn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vakg.documents.blocks import Block, Kind, Line
from vakg.documents.endings import is_list_item
from vakg.documents.formats.pdf_blocks import Printed
from vakg.documents.formats.pdf_columns import Grid
from vakg.documents.formats.runs import lowered
from vakg.documents.junctions import Junctions
from vakg.documents.structure import caption_label, known_heading, mark_captions, mark_headings
from vakg.documents.words import Vocabulary

_LARGER = 1.08  # of the size of the body: a heading
_SMALLER = 0.93  # likewise: a note
_REACH = {False: 12, True: 4}  # blocks between two torn ends, in text and in notes
_HEADING = (100, 3)  # code points and lines at the most


@dataclass(slots=True)
class Part:
    """A paragraph, heading, caption or table in reading order; a page for each line."""

    kind: Kind
    lines: list[str]
    pages: list[int]
    grid: Grid | None = None
    hanging: bool = False


@dataclass(slots=True)
class _Strand:
    """Blocks of one kind of print, in order; notes do not go on in the text, nor text in notes."""

    junctions: Junctions
    reach: int
    parts: list[Part] = field(default_factory=list)
    last: int = 0

    def joins(self, place: int) -> bool:
        """Tell whether the next block, at its place among all, goes on in the last one."""
        at, near = len(self.parts), place - self.last <= self.reach
        self.last = place
        if not (at and near) or is_list_item(self.junctions.blocks[at].first):
            return False
        return self.junctions.joins(at - 1, at)

    def leaves_torn(self) -> bool:
        """Tell whether the last block stops midway."""
        return bool(self.parts) and self.junctions.torn[len(self.parts) - 1]


def parts_of(blocks: Sequence[Printed], body: float, seen: Vocabulary) -> list[Part]:
    """Arrange printed blocks, which are in reading order, as parts of the text.

    Args:
        blocks: Without the title.
        body: The usual size of type.
        seen: What the document prints.
    """
    owners = [block for block in blocks for _ in _lines(block)]
    numbers = iter(range(len(owners)))
    plain = [
        Block(
            tuple(Line(lowered(text), next(numbers)) for text in _lines(block)),
            Kind.TEXT if block.grid is None else Kind.FURNITURE,
        )
        for block in blocks
    ]
    texts = [text for block in blocks for text in _lines(block)]
    marked = _with_headings(mark_captions(mark_headings(plain)), owners, body)
    return _Joiner(owners, texts, body, seen).joined(marked)


def _lines(block: Printed) -> list[str]:
    return [piece.text for piece in block.lines] if block.grid is None else ["|"]


def _with_headings(blocks: Sequence[Block], owners: Sequence[Printed], body: float) -> list[Block]:
    """Mark what is printed like a heading, from the first known heading on."""
    known = [at for at, block in enumerate(blocks) if _is_known(block)]
    start = known[0] if known else len(blocks)
    return [
        block.as_kind(Kind.HEADING)
        if at > start
        and block.kind is Kind.TEXT
        and _looks(block, owners[block.lines[0].start], body)
        else block
        for at, block in enumerate(blocks)
    ]


def _is_known(block: Block) -> bool:
    return block.kind is Kind.HEADING and known_heading(block.first) is not None


def _looks(block: Block, owner: Printed, body: float) -> bool:
    text = " ".join(line.text for line in block.lines)
    if len(text) > _HEADING[0] or len(block.lines) > _HEADING[1] or text.endswith((".", ",", ";")):
        return False
    stands_out = owner.bold or owner.size > _LARGER * body
    return stands_out and (text[0].isupper() or text[0].isdigit()) and any(map(str.isalpha, text))


@dataclass(slots=True)
class _Joiner:
    """Joins torn blocks; captions, tables and notes between them come after."""

    owners: Sequence[Printed]
    texts: Sequence[str]
    body: float
    seen: Vocabulary

    def joined(self, blocks: Sequence[Block]) -> list[Part]:
        """Make the parts."""
        strands = {small: self._strand(blocks, small) for small in (False, True)}
        result: list[Part] = []
        for place, block in enumerate(blocks):
            if block.kind in (Kind.CAPTION, Kind.FURNITURE):
                self._beside(block, result)
                continue
            strand = strands[self._is_small(block)]
            part = self._part(block)
            if strand.joins(place):
                before = strand.parts[-1]
                before.lines += part.lines
                before.pages += part.pages
                part = before
            else:
                if strand.leaves_torn():
                    strand.parts[-1].hanging = True
                result.append(part)
            strand.parts.append(part)
        return result

    def _strand(self, blocks: Sequence[Block], small: bool) -> _Strand:
        chosen = [
            block for block in blocks
            if block.kind in (Kind.TEXT, Kind.HEADING) and self._is_small(block) == small
        ]  # fmt: skip
        return _Strand(Junctions(chosen, self.seen), _REACH[small])

    def _is_small(self, block: Block) -> bool:
        return self.owners[block.lines[0].start].size < _SMALLER * self.body

    def _beside(self, block: Block, result: list[Part]) -> None:
        """Add a caption or table; a caption's further blocks go on in it."""
        part = self._part(block)
        part.grid = self.owners[block.lines[0].start].grid
        last = result[-1] if result else None
        more = block.kind is Kind.CAPTION and caption_label(block.first) is None
        if more and last is not None and last.kind is Kind.CAPTION:
            last.lines += part.lines
            last.pages += part.pages
        else:
            result.append(part)

    def _part(self, block: Block) -> Part:
        places = [line.start for line in block.lines]
        pages = [self.owners[at].page for at in places]
        return Part(block.kind, [self.texts[at] for at in places], pages)
