"""Names told by a participle before a noun: "the ruptured ventricle" for "rupture of the ventricle".

The mention is the participle. Nothing is found that the ontology has no name for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from vakg.extract.tables import read_table

Lookup = Callable[[str], tuple[tuple[str, bool], ...]]
"""Gives the classes that a folded name stands for, each with whether the name grounds."""

_Found = tuple[int, int, str, bool]
_TABLE = "names_participles.tsv"
_NOUN = re.compile(r" (?:(?:c|t|th|l|s|d)\d{1,2} )?((?:[a-z]+ ){0,4}[a-z]+)")


def attributed(plain: str, lookup: Lookup) -> Iterator[_Found]:
    """Yield the names that a folded text tells by a participle before a noun.

    Args:
        plain: The folded text.
        lookup: Finds classes by name.
    """
    for hit in _participles().finditer(plain):
        noun = _NOUN.match(plain, hit.end())
        if noun is not None:
            found = _longest(happenings()[hit.group()], noun[1].split(" "), lookup)
            yield from ((*hit.span(), curie, grounds) for curie, grounds in found)


def _longest(happened: str, words: list[str], lookup: Lookup) -> tuple[tuple[str, bool], ...]:
    """Look for the name that tells what happened to the longest noun phrase."""
    for size in range(len(words), 0, -1):
        what = " ".join(words[:size])
        for name in (f"{happened} of the {what}", f"{happened} of {what}", f"{what} {happened}"):
            if found := lookup(name):
                return found
    return ()


@cache
def happenings() -> dict[str, str]:
    """Give the noun that says the same as each participle.

    >>> happenings()["fractured"]
    'fracture'
    """
    return {row["participle"]: row["noun"] for row in read_table(_TABLE)}


@cache
def _participles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(happenings()))})(?= [a-z])")
