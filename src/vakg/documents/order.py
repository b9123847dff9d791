"""Put the blocks of a text in the order in which they are read.

A file may hold the columns of a page in another order than the page. Where a column ends inside a
sentence its last block stops midway, and the block that is to follow begins midway: these tears
tell the true order. Of all orders that exchange neighbouring stretches of the file (the right
column before the left one, the next page's left column before this page's right one, a box between
two columns) the one is taken whose junctions fit best, over the whole document at once. The order
of the file holds unless the evidence speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from vakg.documents.blocks import Block, Kind
from vakg.documents.endings import begins_midway, ends_sentence
from vakg.documents.evidence import Side, Tear, starts_sentence, wants_more, weigh
from vakg.documents.structure import section_rank
from vakg.documents.words import Vocabulary

_FOLLOWS = 1.0  # points for standing next to each other in the file
_SWAP = -0.5  # for an exchange
_REGULAR = 1.0  # for an exchange right after another: a file is cut the same way on every page
_CUT = -0.7  # for parting what no tear parts
_MENDED = 0.5  # for two torn ends that meet, before the words are asked
_LOST = -2.5  # for a sentence that never goes on
_NAME = -1.0  # for one that goes on with a capital, as before a name
_HEADLESS = -4.0  # for a beginning midway after a whole sentence
_BACK = -3.0  # for a section before one that every report prints earlier
_JOIN = -2.0  # the least evidence that still joins two torn ends that meet
_REACH = 16  # blocks a column may have
_MOST = 600  # blocks; a file with more is no report, and its order is left alone


@dataclass(frozen=True, slots=True)
class Step:
    """A block in its turn.

    `joins` when it goes on in the sentence of the block before; `hanging` when it stops midway and
    the next does not go on from there.
    """

    block: Block
    joins: bool
    hanging: bool


def reading_order(blocks: Sequence[Block], seen: Vocabulary) -> list[Step]:
    """Order headings and text blocks as they are read.

    Args:
        blocks: Headings and text in file order, without captions and furniture.
        seen: What the document prints.
    """
    fits = _Fits(blocks, seen)
    order = list(range(len(blocks)))
    if len(blocks) <= _MOST and any(fits.tear(at) for at in order[1:]):
        order = _best_order(fits)
    joined = {two for one, two in zip(order, order[1:], strict=False) if fits.joins(one, two)}
    following = dict(zip(order, order[1:], strict=False))
    return [
        Step(
            blocks[place],
            joins=place in joined,
            hanging=fits.torn[place] and following.get(place) not in joined,
        )
        for place in order
    ]


@dataclass(slots=True)
class _Fits:
    """How well one block follows another, looked up by their places in the file."""

    blocks: Sequence[Block]
    seen: Vocabulary
    torn: list[bool] = field(init=False)
    midway: list[bool] = field(init=False)
    ranks: list[int] = field(init=False)
    _known: dict[tuple[int, int], float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        text = [block.kind is Kind.TEXT for block in self.blocks]
        pairs = list(zip(text, self.blocks, strict=True))
        self.torn = [is_text and not ends_sentence(block.last) for is_text, block in pairs]
        self.midway = [is_text and begins_midway(block.first) for is_text, block in pairs]
        self.ranks = [0 if is_text else section_rank(block.first) for is_text, block in pairs]

    def tear(self, at: int) -> bool:
        """Tell whether something is torn between a block and the one before it in the file."""
        return self.torn[at - 1] or self.midway[at]

    def fit(self, one: int, two: int) -> float:
        """Points for reading block `two` right after block `one`; -1 stands for the beginning."""
        if one < 0:
            return _HEADLESS if self.midway[two] else 0.0
        adjacent = _FOLLOWS if two == one + 1 else 0.0
        if self.torn[one]:
            return adjacent + self._fit_torn(one, two)
        return adjacent + (_HEADLESS if self.midway[two] else 0.0 if adjacent else _CUT)

    def joins(self, one: int, two: int) -> bool:
        """Tell whether block `two` goes on in the last sentence of block `one`."""
        if not self.torn[one] or self.blocks[two].kind is not Kind.TEXT:
            return False
        if self.midway[two]:
            return self._evidence(one, two) >= _JOIN
        name = not starts_sentence(self.blocks[two].first)
        return two == one + 1 and name and wants_more(self.blocks[one].last)

    def _fit_torn(self, one: int, two: int) -> float:
        if self.midway[two]:
            return _MENDED + self._evidence(one, two)
        if self.blocks[two].kind is Kind.HEADING or starts_sentence(self.blocks[two].first):
            return _LOST
        return _NAME

    def _evidence(self, one: int, two: int) -> float:
        if (one, two) not in self._known:
            left, right = Side.before(self.blocks[one].text), Side.after(self.blocks[two].text)
            self._known[one, two] = weigh(Tear(left, right, self.seen))
        return self._known[one, two]


@dataclass(frozen=True, slots=True)
class _State:
    """The best way to have read all blocks before some place, ending with block `last`."""

    points: float
    last: int = -1
    swapped: bool = False
    rank: int = 0
    read: tuple[int, ...] = ()
    before: _State | None = None

    def order(self) -> list[int]:
        """List all blocks read so far."""
        parts = []
        state: _State | None = self
        while state is not None:
            parts.append(state.read)
            state = state.before
        return [place for part in reversed(parts) for place in part]


def _best_order(fits: _Fits) -> list[int]:
    """Go through the file once, keeping for each place the best states that lead there."""
    count = len(fits.blocks)
    inner = [0.0, *accumulate(fits.fit(at - 1, at) for at in range(1, count))]
    states: list[dict[tuple[int, bool, int], _State]] = [{} for _ in range(count + 1)]
    states[0][-1, False, 0] = _State(0.0)
    for at in range(count):
        for state in states[at].values():
            for end, following in _moves(fits, inner, at, state):
                key = following.last, following.swapped, following.rank
                if key not in states[end] or states[end][key].points < following.points:
                    states[end][key] = following
    return max(states[count].values(), key=lambda state: state.points).order()


def _moves(
    fits: _Fits, inner: Sequence[float], at: int, state: _State
) -> Iterator[tuple[int, _State]]:
    """Read on, or exchange two stretches; yield where that leads in the file."""
    points = state.points + fits.fit(state.last, at)
    yield at + 1, _ranked(fits, _State(points, at, False, state.rank, (at,), state))
    for middle, end in _exchanges(fits, at):
        points = state.points + _SWAP + _REGULAR * state.swapped
        points += fits.fit(state.last, middle) + inner[end - 1] - inner[middle]
        points += fits.fit(end - 1, at) + inner[middle - 1] - inner[at]
        read = (*range(middle, end), *range(at, middle))
        yield end, _ranked(fits, _State(points, middle - 1, True, state.rank, read, state))


def _ranked(fits: _Fits, state: _State) -> _State:
    """Take points off for every section that comes too late."""
    points, rank = state.points, state.rank
    for place in state.read:
        known = fits.ranks[place]
        if known:
            points += _BACK if known < rank else 0.0
            rank = known
    return replace(state, points=points, rank=rank)


def _exchanges(fits: _Fits, at: int) -> Iterator[tuple[int, int]]:
    """List the stretches from a place on that could have been exchanged: tears set them off."""
    count = len(fits.blocks)
    start = 1 if at == 0 or fits.tear(at) else 0
    for middle in range(at + 1, min(count, at + _REACH + 1)):
        if fits.blocks[middle - 1].kind is Kind.HEADING or start + fits.tear(middle) < 1:
            continue
        for end in range(middle + 1, min(count, middle + _REACH) + 1):
            stop = end == count or fits.tear(end)
            heading = fits.blocks[end - 1].kind is Kind.HEADING
            if start + fits.tear(middle) + stop > 1 and not heading:
                yield middle, end
