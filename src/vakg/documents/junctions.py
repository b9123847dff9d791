"""How well one block reads after another: points for every junction of a reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log
from statistics import median

from vakg.documents.blocks import Block, Kind
from vakg.documents.endings import begins_midway, ends_sentence
from vakg.documents.evidence import starts_sentence, wants_more, weigh
from vakg.documents.structure import section_rank
from vakg.documents.tears import Side, Tear
from vakg.documents.words import Vocabulary

_FOLLOWS = 1.0  # points for standing next to each other in the file, whole
_ADJACENT = 0.4  # and torn: in a file out of order, the tear is where the order fails
_CUT = -0.7  # for parting what no tear parts
_MENDED = 0.5  # for two torn ends that meet, before the words are asked
_LOST = -2.5  # for a sentence that never goes on
_NAME = -1.0  # for one that goes on with a capital, as before a name
_HEADLESS = -4.0  # for a beginning midway after a whole sentence
_BACK = -3.0  # for a section that reports print before the one already read
_JOIN = -2.0  # the least evidence that joins two torn ends that meet
_NAMED = 2.0  # and where the second begins with a capital
_WIDE = 40  # code points of a line of text; where the text is set narrower,
_SHARE = 0.6  # this share of its usual line; shorter is an item of a list or table
_ALIKE = 0.3  # logarithm of a ratio of sizes that captions and headings account for


def _wide(blocks: Sequence[Block]) -> float:
    """Say how long a piece without an end must be to be text, and not an item."""
    lines = [len(line.text) for block in blocks for line in block.lines[:-1]]
    return min(_WIDE, _SHARE * median(lines)) if lines else _WIDE


@dataclass(slots=True)
class Junctions:
    """Points for junctions, looked up by the places of the blocks in the file.

    `tears` tells of each block whether something is torn between it and the one before it there.
    """

    blocks: Sequence[Block]
    seen: Vocabulary
    torn: list[bool] = field(init=False)
    midway: list[bool] = field(init=False)
    ranks: list[float] = field(init=False)
    headings: list[bool] = field(init=False)
    tears: list[bool] = field(init=False)
    _starts: list[bool] = field(init=False)
    _tails: dict[int, Side] = field(init=False, default_factory=dict)
    _heads: dict[int, Side] = field(init=False, default_factory=dict)
    _sizes: list[int] = field(init=False)
    _known: dict[tuple[int, int], float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look at every block once."""
        text = [block.kind is Kind.TEXT for block in self.blocks]
        pairs = list(zip(text, self.blocks, strict=True))
        wide = _wide(self.blocks)
        stops = [ends_sentence(block.last) for block in self.blocks]
        prose = [
            is_text and (stop or len(block.text) >= wide)
            for (is_text, block), stop in zip(pairs, stops, strict=True)
        ]
        self.torn = [is_prose and not stop for is_prose, stop in zip(prose, stops, strict=True)]
        self.midway = [
            is_prose and begins_midway(block.first)
            for is_prose, block in zip(prose, self.blocks, strict=True)
        ]
        self._starts = [not is_text or starts_sentence(block.first) for is_text, block in pairs]
        self.headings = [block.kind is Kind.HEADING for block in self.blocks]
        self.ranks = [section_rank(block.first) for block in self.blocks]
        self._sizes = [0, *accumulate(len(block.text) for block in self.blocks)]
        before = [*self.torn[-1:], *self.torn[:-1]]
        self.tears = [one or two for one, two in zip(before, self.midway, strict=True)]

    def fit(self, one: int, two: int) -> float:
        """Points for reading block `two` right after block `one`; -1 stands for the beginning."""
        if one < 0:
            return _HEADLESS if self.midway[two] else 0.0
        adjacent = two == one + 1
        if self.torn[one]:
            return _ADJACENT * adjacent + self._fit_torn(one, two)
        if self.midway[two]:
            return _ADJACENT * adjacent + _HEADLESS
        return _FOLLOWS if adjacent else _CUT

    def unlikeness(self, start: int, middle: int, end: int) -> float:
        """Compare the sizes of two stretches; the last column of a text may be of any size."""
        if end == len(self.blocks):
            return 0.0
        first = self._sizes[middle] - self._sizes[start]
        second = self._sizes[end] - self._sizes[middle]
        return max(0.0, abs(log(first / second)) - _ALIKE)

    def joins(self, one: int, two: int) -> bool:
        """Tell whether block `two` goes on in the last sentence of block `one`."""
        if not self.torn[one] or self.blocks[two].kind is not Kind.TEXT:
            return False
        if self.midway[two]:
            return self._evidence(one, two) >= _JOIN
        if two != one + 1 or self._starts[two]:
            return False
        return wants_more(self.blocks[one].last) or self._evidence(one, two) >= _NAMED

    def _fit_torn(self, one: int, two: int) -> float:
        if self.midway[two]:
            return _MENDED + self._evidence(one, two)
        if self._starts[two]:
            return _LOST
        return _NAME + max(0.0, self._evidence(one, two))

    def _evidence(self, one: int, two: int) -> float:
        if (one, two) not in self._known:
            tail = self._tails.get(one) or Side.before(self.blocks[one].text)
            head = self._heads.get(two) or Side.after(self.blocks[two].text)
            self._tails[one], self._heads[two] = tail, head
            self._known[one, two] = weigh(Tear(tail, head, self.seen))
        return self._known[one, two]


def succession(rank: float, following: float) -> float:
    """Points for reading a section of one rank after another."""
    return _BACK if 0 < following < rank else 0.0
