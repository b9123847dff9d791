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
from dataclasses import dataclass
from itertools import accumulate, pairwise

from vakg.documents.blocks import Block
from vakg.documents.junctions import Junctions, succession
from vakg.documents.words import Vocabulary

_EXCHANGE = {"never": -3.0, "before": -1.0, "just": 2.2}
# Points for an exchange: the first one says that the file is out of order at all; one right after
# another, that it is cut the same way on every page.
_INSIDE = -0.7  # for each tear within an exchanged stretch: it is most often one column
_UNEQUAL = -1.0  # for stretches of unlike size: columns are alike
_HOPE = 12.0  # points that what is still to be read may make up for
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
    junctions = Junctions(blocks, seen)
    order = list(range(len(blocks)))
    if len(blocks) <= _MOST and any(junctions.midway):
        order = _best_order(junctions)
    joined = {two for one, two in pairwise(order) if junctions.joins(one, two)}
    following = dict(pairwise(order))
    return [
        Step(
            blocks[place],
            joins=place in joined,
            hanging=junctions.torn[place] and following.get(place) not in joined,
        )
        for place in order
    ]


@dataclass(slots=True)  # thousands of these are made
class _Stretch:
    """What may be read next, as places in the file: one block, or two stretches exchanged."""

    read: tuple[int, ...]
    end: int
    points: float
    first_rank: float
    last_rank: float


@dataclass(slots=True)
class _State:
    """The best way to have read all blocks before some place, ending with block `last`."""

    points: float
    last: int = -1
    exchanged: str = "never"
    rank: float = 0.0
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


def _best_order(junctions: Junctions) -> list[int]:
    """Go through the file once, keeping for each place the best states that lead there."""
    count = len(junctions.blocks)
    inner = [0.0, *accumulate(junctions.fit(at - 1, at) for at in range(1, count))]
    # By all that matters for what is read next; of two states with one key, the better is kept.
    states: list[dict[tuple[int, str, float], _State]] = [{} for _ in range(count + 1)]
    states[0][-1, "never", 0.0] = _State(0.0)
    for at in range(count):
        best = max(state.points for state in states[at].values())
        hopeful = [state for state in states[at].values() if state.points > best - _HOPE]
        for stretch in _stretches(junctions, inner, at):
            reached, first, last = states[stretch.end], stretch.read[0], stretch.read[-1]
            for state in hopeful:
                points, exchanged = _points(state, stretch, junctions.fit(state.last, first))
                rank = stretch.last_rank or state.rank
                key = last, exchanged, rank
                if key not in reached or reached[key].points < points:
                    reached[key] = _State(points, *key, stretch.read, state)
    return max(states[count].values(), key=lambda state: state.points).order()


def _points(state: _State, stretch: _Stretch, fit: float) -> tuple[float, str]:
    """Give the points of a state after one more stretch, and how it then stands with exchanges."""
    points = state.points + stretch.points + fit
    points += succession(state.rank, stretch.first_rank)
    if len(stretch.read) > 1:
        return points + _EXCHANGE[state.exchanged], "just"
    return points, "never" if state.exchanged == "never" else "before"


def _stretches(junctions: Junctions, inner: Sequence[float], at: int) -> Iterator[_Stretch]:
    """List what may be read from a place on; points for what lies between stay with the state."""
    torn = [0, *accumulate(junctions.tears)]
    ranked = [0, *accumulate(map(bool, junctions.ranks))]
    rank = junctions.ranks[at]
    yield _Stretch((at,), at + 1, 0.0, rank, rank)
    for middle, end in _exchanges(junctions, at):
        points = inner[end - 1] - inner[middle] + inner[middle - 1] - inner[at]
        points += junctions.fit(end - 1, at)
        points += _UNEQUAL * junctions.unlikeness(at, middle, end)
        points += _INSIDE * (torn[middle] - torn[at + 1] + torn[end] - torn[middle + 1])
        read = (*range(middle, end), *range(at, middle))
        ranks = [0.0]
        if ranked[end] > ranked[at]:
            ranks = [junctions.ranks[place] for place in read if junctions.ranks[place]]
        points += sum(succession(one, two) for one, two in pairwise(ranks))
        yield _Stretch(read, end, points, ranks[0], ranks[-1])


def _exchanges(junctions: Junctions, at: int) -> Iterator[tuple[int, int]]:
    """List the stretches from a place on that could have been exchanged: tears set them off."""
    count = len(junctions.blocks)
    headings = junctions.headings
    tears = junctions.tears
    start = at == 0 or tears[at]
    for middle in range(at + 1, min(count, at + _REACH + 1)):
        here = middle < count and tears[middle]
        if headings[middle - 1] or not (start or here):
            continue
        for end in range(middle + 1, min(count, middle + _REACH) + 1):
            stop = end == count or tears[end]
            if start + here + stop > 1 and not headings[end - 1]:
                yield middle, end
