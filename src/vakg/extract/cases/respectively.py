"""Share out what "respectively" lists: "patients 1 and 2 were treated at L1 and L3, respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vakg.extract.cases.places import Standing
from vakg.extract.spans import Span

_ITEM_GAP = re.compile(
    r"(?:\s(?:\w+\s){0,2}\w+)?\s?(?:,\s?(?:and\s)?|\sand\s|;\s)(?:(?:at|in|of|to|for|after|on|the)\s){0,2}"
)
_NUMBERED = re.compile(r"\b(?:cases|patients) \d{1,2}(?:, \d{1,2})*,? (?:and|&) \d{1,2}\b", re.I)
_WORD = re.compile(r"\brespectively\b")


def shares(standing: Standing, count: int) -> Iterator[tuple[int, ...]]:
    """Give where each of the things listed begins, and where the last ends, for each "respectively".

    Args:
        standing: The sentence.
        count: How many patients it speaks of; there must be as many things of one kind.
    """
    for hit in _WORD.finditer(standing.text) if count > 1 else ():
        cuts = _listed_before(standing, hit, count)
        if cuts:
            yield cuts


def _listed_before(standing: Standing, hit: re.Match[str], count: int) -> tuple[int, ...]:
    scan = standing.scan
    kinds: tuple[Sequence[Span], ...] = (scan.levels, scan.times, scan.numbers, scan.names)
    for some in kinds:
        ends = [one for one in some if one.end - standing.start <= hit.start()]
        listed = ends[-count:]
        if len(listed) == count and _is_list(standing, listed, hit.start()):
            return (
                *(one.start - standing.start for one in listed),
                listed[-1].end - standing.start,
            )
    return ()


def _is_list(standing: Standing, listed: Sequence[Span], end: int) -> bool:
    text, offset = standing.text, standing.start
    gaps = [text[a.end - offset : b.start - offset] for a, b in pairwise(listed)]
    rest = _NUMBERED.sub("", text[listed[-1].end - offset : end])
    return all(_ITEM_GAP.fullmatch(gap) for gap in gaps) and len(rest) < 40 and " and " not in rest
