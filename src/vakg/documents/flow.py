"""Blocks to paragraphs: mend spacing, restore the order, put captions where the flow paused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vakg.documents.blocks import Block, Kind, Line
from vakg.documents.endings import begins_midway, ends_sentence
from vakg.documents.order import Step, reading_order
from vakg.documents.spacing import mend_double_spacing
from vakg.documents.structure import caption_label, known_heading, known_label
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
    captions = _captions_after(mended)
    flow = [block for block in mended if block.kind in (Kind.TEXT, Kind.HEADING)]
    steps = [step for part in _abstract_first(flow) for step in reading_order(part, seen)]
    return [*_caption_paragraphs(captions[None]), *_paragraphs(steps, captions)]


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


def _caption_paragraphs(found: Iterable[tuple[str, tuple[Line, ...]]]) -> list[Paragraph]:
    return [Paragraph(Kind.CAPTION, lines, label=label) for label, lines in found]


def _paragraphs(steps: Iterable[Step], captions: _Captions) -> list[Paragraph]:
    """Make a paragraph of each block and those that go on in it; captions wait for its end."""
    result: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for step in steps:
        if step.joins:
            lines = (*result[-1].lines, *step.block.lines)
            result[-1] = replace(result[-1], lines=lines, hanging=step.hanging)
        else:
            result += [*waiting, Paragraph(step.block.kind, step.block.lines, step.hanging)]
            waiting = []
        waiting += _caption_paragraphs(captions.get(step.block, []))
    return result + waiting


def _abstract_first(flow: Sequence[Block]) -> list[list[Block]]:
    """Take an abstract out of the flow and put it before the first section.

    An abstract is printed in a box, and boxes come anywhere in the file.
    """
    start = next((at for at, block in enumerate(flow) if _heading_kind(block) == "abstract"), None)
    first = next((at for at, block in enumerate(flow) if _heading_kind(block)), None)
    if start is None or start == first:
        return [list(flow)]
    end = start + 1
    while end < len(flow) and _goes_on_in_abstract(flow[end - 1], flow[end]):
        end += 1
    return [list(flow[:first]), list(flow[start:end]), [*flow[first:start], *flow[end:]]]


def _goes_on_in_abstract(before: Block, block: Block) -> bool:
    """An abstract has one paragraph, or several that each begin with a label."""
    if block.kind is not Kind.TEXT or begins_midway(block.first):
        return False
    return before.kind is Kind.HEADING or known_label(block.first) is not None


def _heading_kind(block: Block) -> str:
    row = known_heading(block.first) if block.kind is Kind.HEADING else None
    return row["kind"] if row else ""
