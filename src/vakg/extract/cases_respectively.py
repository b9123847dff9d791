"""Share out what "respectively" lists: "patients 1 and 2 were treated at L1 and L3, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vakg.extract.cases_places import Standing
from vakg.extract.spans import Span

_ITEM_GAP = re.compile(
    r"(?:\s(?:\w+\s){0,2}\w+)?\s?(?:,\s?(?:and\s)?|\sand\s|;\s)(?:(?:at|in|of|to|for|after|on|the)\s){0,2}"
)
_WORD = re.compile(r"\brespectively\b")


def shares(standing: Standing, count: int) -> tuple[int, ...]:
    """Give where each of the things listed begins, and where the last ends, in the sentence.

    Args:
        standing: The sentence.
        count: How many patients it speaks of; there must be as many things of one kind.
    """
    hit = _WORD.search(standing.text)
    if hit is None or count < 2:
        return ()
    scan = standing.scan
    kinds: tuple[Sequence[Span], ...] = (scan.levels, scan.times, scan.numbers, scan.names)
    for some in kinds:
        ends = [one for one in some if one.end - standing.start <= hit.start()]
        listed = ends[-count:]
        if len(listed) == count and _is_list(standing, listed, hit.start()):
            return (*(one.start - standing.start for one in listed), hit.end())
    return ()


def _is_list(standing: Standing, listed: Sequence[Span], end: int) -> bool:
    text, offset = standing.text, standing.start
    gaps = [text[a.end - offset : b.start - offset] for a, b in pairwise(listed)]
    rest = text[listed[-1].end - offset : end]
    return all(_ITEM_GAP.fullmatch(gap) for gap in gaps) and len(rest) < 40 and " and " not in rest
