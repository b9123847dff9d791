"""Blocks to paragraphs: mend spacing, restore the order, put captions where the flow paused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vakg.documents.blocks import Block, Kind, Line
from vakg.documents.endings import ends_sentence
from vakg.documents.order import Chain, reading_order
from vakg.documents.spacing import mend_double_spacing
from vakg.documents.structure import caption_label, known_heading
from vakg.documents.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands between two empty lines of the reading text.

    `hanging` when the file lost how its last sentence goes on; `label` for captions.
    """

    kind: Kind
    lines: tuple[Line, ...]
    hanging: bool = False
    label: str = ""

    @property
    def first(self) -> str:
        """The first line."""
        return self.lines[0].text


def mend_spacing(blocks: Sequence[Block]) -> list[Block]:
    """Join what empty lines put asunder, without changing the order."""
    return _rejoin_first_lines(mend_double_spacing(blocks))


def paragraphs_of(mended: Sequence[Block], seen: Vocabulary) -> list[Paragraph]:
    """Arrange classified blocks as paragraphs in reading order.

    Args:
        mended: All blocks in file order, their spacing mended.
        seen: What the document prints.
    """
    flow = [block for block in mended if block.kind in (Kind.TEXT, Kind.HEADING)]
    captions = _captions_after(mended)
    paragraphs = [Paragraph(Kind.CAPTION, lines, label=label) for label, lines in captions[None]]
    chains = [_chain_paragraphs(chain, captions) for chain in reading_order(flow, seen)]
    return paragraphs + [part for chain in _abstract_first(chains) for part in chain]


def _rejoin_first_lines(blocks: Sequence[Block]) -> list[Block]:
    """Undo the gap after the first line of a section: the space around its heading, misplaced.

    No column is one line long, so such a line goes on in the block that follows it.
    """
    result: list[Block] = []
    for block in blocks:
        if _is_torn_first_line(result) and block.kind is Kind.TEXT:
            result[-1] = replace(result[-1], lines=(*result[-1].lines, *block.lines))
        else:
            result.append(block)
    return result


def _is_torn_first_line(blocks: Sequence[Block]) -> bool:
    if len(blocks) < 2 or blocks[-2].kind is not Kind.HEADING:
        return False
    last = blocks[-1]
    lone = last.kind is Kind.TEXT and len(last.lines) == 1 and not last.apart
    return lone and not ends_sentence(last.first)


_Captions = dict[Block | None, list[tuple[str, tuple[Line, ...]]]]


def _captions_after(blocks: Iterable[Block]) -> _Captions:
    """Collect captions by the flowing block that they follow in the file."""
    result: _Captions = defaultdict(list)
    anchor: Block | None = None
    for block in blocks:
        if block.kind is not Kind.CAPTION:
            anchor = block if block.kind is Kind.TEXT else anchor
            continue
        label = caption_label(block.first)
        if label is not None:
            result[anchor].append((label, block.lines))
        elif result[anchor]:
            before, lines = result[anchor][-1]
            result[anchor][-1] = (before, (*lines, *block.lines))
    return result


def _chain_paragraphs(chain: Chain, captions: _Captions) -> list[Paragraph]:
    """Turn a chain into paragraphs: a new one at each block, unless a sentence was torn there."""
    result: list[Paragraph] = []
    waiting: list[Paragraph] = []
    open_end = False
    for passage in chain.passages:
        for place, block in enumerate(passage.blocks):
            if open_end and place == 0 and passage.midway:
                result[-1] = replace(result[-1], lines=(*result[-1].lines, *block.lines))
            else:
                result += [*waiting, Paragraph(block.kind, block.lines)]
                waiting = []
            found = captions.get(block, [])
            waiting += [Paragraph(Kind.CAPTION, lines, label=label) for label, lines in found]
            open_end = block is passage.blocks[-1] and passage.torn
    if open_end:
        result[-1] = replace(result[-1], hanging=True)
    return result + waiting


def _abstract_first(chains: Sequence[list[Paragraph]]) -> list[list[Paragraph]]:
    """Put a chain that opens with the abstract before the first other section.

    An abstract is printed in a box, and boxes come anywhere in the file.
    """
    ordered: list[list[Paragraph]] = []
    for chain in chains:
        place = len(ordered)
        if _heading_kind(chain[0]) == "abstract":
            sections = (i for i, other in enumerate(ordered) if _heading_kind(other[0]))
            place = next(sections, len(ordered))
        ordered.insert(place, chain)
    return ordered


def _heading_kind(paragraph: Paragraph) -> str:
    row = known_heading(paragraph.first) if paragraph.kind is Kind.HEADING else None
    return row["kind"] if row else ""
