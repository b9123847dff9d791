"""Put the blocks of a text in the order in which they are read.

A file may hold the columns of a page in another order than the page. Where a column ends inside a
sentence its last block stops midway, and the block that is to follow begins midway: these tears
tell the true order. Of all orders that exchange neighbouring stretches of the file (as do a right
column before the left one, the next page's left column before this page's right one, a box between
two columns), the one is taken whose junctions fit best, over the whole document at once. The order
of the file holds unless the evidence speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vakg.documents.blocks import Block, Kind
from vakg.documents.endings import begins_midway, ends_sentence
from vakg.documents.evidence import Side, Tear, leaves_open, starts_sentence, weigh

_FOLLOWS = 1.0  # points for standing next to each other in the file
_SWAP = -0.5  # for an exchange
_REGULAR = 1.0  # for an exchange right after another: a file is cut the same way on every page
_CUT = -0.7  # for parting what no tear parts
_LOST = -2.5  # for a sentence that never goes on
_HEADLESS = -4.0  # for a beginning midway after a whole sentence
_NAME = -1.0  # for going on with a capital, as a sentence does before a name
_JOIN = -2.0  # the least evidence that still joins two torn ends that came to stand together
_REACH = 16  # blocks a column may have
_MOST = 600  # blocks; a file with more is no report, and its order is left alone


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in reading order.

    `joins` when it goes on in the sentence of the block before; `hanging` when it stops midway and
    nothing that follows goes on from there.
    """

    block: Block
    joins: bool
    hanging: bool


def reading_order(blocks: Sequence[Block], seen: Vocabulary) -> list[Placed]:
    """Order headings and text blocks as they are read.

    Args:
        blocks: Headings and text in file order, without captions and furniture.
        seen: What the document prints.
    """
    junctions = _Junctions(blocks, seen)
    order = list(range(len(blocks)))
    if len(blocks) <= _MOST and any(junctions.tear(at) for at in range(1, len(blocks))):
        order = _best_order(junctions)
    pairs = zip(order, [*order[1:], None], strict=True)
    joined = {after for before, after in pairs if after is not None and junctions.joins(before, after)}
    return [
        Placed(
            blocks[place],
            joins=place in joined,
            hanging=junctions.torn[place] and following not in joined,
        )
        for place, following in zip(order, [*order[1:], None], strict=True)
    ]
