"""Names told with a level instead of its vertebra: "collapse of T8" for "collapse of the vertebra".

The mention is what stands before "of". Nothing is found that the ontology has no name for.
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
_OF_LEVEL = re.compile(
    rf" of {_LEVEL}(?:(?:, (?:and )?| and | or | to | |/){_LEVEL})*"
    # a noun behind the level owns it: "compression of L4 root"
    r"(?=$|[^\w ]| (?:and|or|but|to|in|on|at|by|for|from|with|without|after|before|during|as|due|following"
    r"|that|which|who|when|where|was|were|is|are|be|been|had|has|have|may|can|could|might|would|led|seen"
    r"|found|\w+ed)\b)"
)


def at_levels(plain: str, lookup: Lookup) -> Iterator[_Found]:
    """Yield the names that a folded text tells of levels.

    Args:
        plain: The folded text.
        lookup: Finds classes by name.
    """
    for hit in _OF_LEVEL.finditer(plain):
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
