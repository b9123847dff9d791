"""Find paragraphs where empty lines do not tell: there are none, or one after every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vakg.documents.blocks import Block, Kind, Line
from vakg.documents.endings import begins_midway, ends_sentence, is_item, is_list_item

_RUN = 4  # fewer lines alone may be a list or a title page
_NARROW = 30  # code points; a column of running text is wider
_FULL = 0.92  # of the widest line near by: a line that long may end a sentence by chance
_UNWRAPPED = 240  # code points; no printed line is that long, so a line is a paragraph
_TALL = 8  # lines; only there does one short line stand out
_SHORT = 0.75  # of the usual line
_LABEL = re.compile(r"[A-Z][a-z]+ \d{1,2}[.:] ")


def part_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """Part blocks that hold several paragraphs, each on its own line or ending in a short one."""
    unwrapped = any(len(line.text) > _UNWRAPPED for block in blocks for line in block.lines)
    return [part for block in blocks for part in _parted(block, unwrapped)]


def _parted(block: Block, unwrapped: bool) -> list[Block]:
    pairs = list(zip(block.lines, block.lines[1:], strict=False))
    may_end = [_stops(upper.text, lower.text) for upper, lower in pairs]
    usual = median(len(line.text) for line in block.lines)
    narrow = _SHORT * usual if len(block.lines) >= _TALL else 0.0
    if unwrapped or (all(may_end) and ends_sentence(block.last)):
        narrow = float("inf")
    parts: list[list[Line]] = [[block.lines[0]]]
    width = max(len(line.text) for line in block.lines)
    for (upper, lower), may in zip(pairs, may_end, strict=True):
        one, two = upper.text, lower.text
        willed = (unwrapped and not begins_midway(two)) or (may and len(one) < narrow)
        if willed or _parts_items(one, two, width, alone=len(parts[-1]) == 1):
            parts.append([])
        parts[-1].append(lower)
    return [
        replace(block, lines=tuple(lines), apart=block.apart or place > 0)
        for place, lines in enumerate(parts)
    ]


def _parts_items(upper: str, lower: str, width: int, *, alone: bool) -> bool:
    """Tell whether an item of a list begins or ends between two lines.

    One begins after another, after a full stop, or after a line that left room for its first word. One of a
    single line that left room and has no stop ends before a line that begins anew.
    """
    room = len(f"{upper} {lower.split(maxsplit=1)[0]}") <= width
    if is_item(lower):
        return room or is_item(upper) or ends_sentence(upper)
    return alone and room and is_item(upper) and not (ends_sentence(upper) or begins_midway(lower))


def _stops(upper: str, lower: str) -> bool:
    return ends_sentence(upper) and not begins_midway(lower)


def mend_double_spacing(blocks: Sequence[Block]) -> list[Block]:
    """Join the lines of double-spaced stretches to paragraphs; all else stays as it is."""
    result: list[Block] = []
    for run in _runs_of_lone_lines(blocks):
        result.extend(_paragraphs(run) if _is_double_spaced(run) else run)
    return result


def _runs_of_lone_lines(blocks: Sequence[Block]) -> list[list[Block]]:
    """Group text blocks of one line that follow each other; every other block is its own run."""
    runs: list[list[Block]] = []
    open_run = False
    for block in blocks:
        lone = block.kind is Kind.TEXT and len(block.lines) == 1
        if lone and open_run and block.apart:
            runs[-1].append(block)
        else:
            runs.append([block])
        open_run = lone
    return runs


def _is_double_spaced(run: Sequence[Block]) -> bool:
    if len(run) < _RUN or median(len(block.first) for block in run) < _NARROW:
        return False
    torn = sum(not ends_sentence(block.first) for block in run)
    return torn * 2 > len(run) and not any(is_list_item(block.first) for block in run[:2])


def _paragraphs(run: Sequence[Block]) -> list[Block]:
    paragraphs = [[run[0].lines[0]]]
    for place, block in enumerate(run[1:], start=1):
        near = max(len(other.first) for other in run[max(0, place - 4) : place + 4])
        if _begins_paragraph(paragraphs[-1][-1].text, block.first, near):
            paragraphs.append([])
        paragraphs[-1].append(block.lines[0])
    aparts = (run[0].apart, *(True for _ in paragraphs[1:]))
    return [
        Block(tuple(lines), Kind.TEXT, apart)
        for lines, apart in zip(paragraphs, aparts, strict=True)
    ]


def _begins_paragraph(upper: str, lower: str, width: int) -> bool:
    if _LABEL.match(lower) or is_item(lower):
        return True
    return ends_sentence(upper) and len(upper) < _FULL * width
