"""Names told with a level instead of its vertebra: "collapse of T8" for "collapse of the vertebra".

The mention is what stands before "of", or ends with "below". Nothing is found that the ontology has no
name for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Lookup = Callable[[str], tuple[tuple[str, bool], ...]]
"""Gives the classes that a folded name stands for, each with whether the name grounds."""

_Found = tuple[int, int, str, bool]
_LEVEL = r"(?:[ctl]|th)\d{1,2}\b"
_WHAT = re.compile(r"(?:[a-z]+ ){1,3}$")
_NEAR = 80  # code points in which three words stand
_LEVELS = (
    rf"(?:the )?{_LEVEL}(?:(?:, (?:and )?| and | or | to | |/){_LEVEL})*"
    # a noun behind the level owns it: "compression of L4 root"
    r"(?=$|[^\w ]| (?:and|or|but|to|in|on|at|by|for|from|with|without|after|before|during|as|due|following"
    r"|that|which|who|when|where|was|were|is|are|be|been|had|has|have|may|can|could|might|would|led|seen"
    r"|found|\w+ed)\b)"
)
_OF_LEVEL = re.compile(rf" (?P<lead>of|below) {_LEVELS}")

_LEVEL_BEFORE = re.compile(rf"(?<![\w/-])(?:{_LEVEL}(?:, | and | or | to |/| ))*{_LEVEL} $")
_LEVEL_BEHIND = re.compile(rf" (?:in|at) {_LEVELS}")
_ROOM = 40  # code points in which some levels stand


def of_level(plain: str, start: int, end: int) -> bool:
    """Tell whether what is named has a level right before it, or behind "in" or "at".

    >>> of_level("an l1 fracture", 6, 14), of_level("metastases in l1 and l3", 0, 10)
    (True, True)
    >>> of_level("l1 screw fracture", 9, 17)
    False
    """
    if _LEVEL_BEHIND.match(plain, end):
        return True
    return _LEVEL_BEFORE.search(plain, max(0, start - _ROOM), start) is not None


def at_levels(plain: str, lookup: Lookup) -> Iterator[_Found]:
    """Yield the names that a folded text tells of levels.

    Args:
        plain: The folded text.
        lookup: Finds classes by name.
    """
    for hit in _OF_LEVEL.finditer(plain):
        if hit["lead"] != "of":
            yield from _below(plain, hit, lookup)
            continue
        end = hit.start() + 1
        what = _WHAT.search(plain, max(0, end - _NEAR), end)
        words = what.group().split() if what else []
        for size in range(len(words), 0, -1):
            some = " ".join(words[-size:])
            found = lookup(f"{some} of vertebra") or lookup(f"{some.removesuffix('s')} of vertebra")
            start = hit.start() - len(some)
            yield from ((start, hit.start(), curie, grounds) for curie, grounds in found)
            if found:
                break


def _below(plain: str, hit: re.Match[str], lookup: Lookup) -> Iterator[_Found]:
    """Look for what a noun alone tells below a level: "anesthesia below L1" is none that was given."""
    start = plain.rfind(" ", 0, hit.start()) + 1
    for curie, grounds in lookup(f"{plain[start : hit.start()]} below the level"):
        yield start, hit.end("lead"), curie, grounds
