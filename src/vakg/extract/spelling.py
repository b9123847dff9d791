"""Ways to write a name: British and American spelling, plural, hyphen or space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("spelling.tsv")
_HYPHENS = str.maketrans({"-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "\u00a0": " "})
_PREPOSITIONS = (" of ", " in ", " into ", " to ", " from ", " by ", " with ", " along ", " at ")
_INVARIANT = ("is", "us", "ss", "sis", "ics")
"""A word that ends so is no regular singular: sepsis, thrombus, illness, physics."""

MOST_VARIANTS = 12
"""A name with many spelling rules in it gets no more than these ways to write it."""


def folded(text: str) -> str:
    """Write a text for comparing: lower case, a space for each hyphen; its length stays the same.

    >>> folded("Cement-Augmented")
    'cement augmented'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as a dotted capital I, grow
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_HYPHENS)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[1]) for row in rows)


def spellings(name: str) -> frozenset[str]:
    """Give the British and American ways to write a folded name.

    >>> sorted(spellings("spinal cord oedema"))
    ['spinal cord edema', 'spinal cord oedema']
    """
    found = {name}
    for british, american in _rules():
        for way in list(found):
            if len(found) < MOST_VARIANTS:
                found |= {way.replace(british, american), _british(way, british, american)}
    return frozenset(found)


def _british(way: str, british: str, american: str) -> str:
    """Replace the American part by the British one, but never within a British one."""
    if british.endswith(american):
        lead = british[: -len(american)]
        return re.sub(f"(?<!{lead}){american}", british, way)
    return way.replace(american, british)


def plurals(name: str) -> frozenset[str]:
    """Give a name and its regular plural: of the last word, or of the word before a preposition.

    >>> sorted(plurals("leakage of cement")), sorted(plurals("pulmonary artery"))
    (['leakage of cement', 'leakages of cement'], ['pulmonary arteries', 'pulmonary artery'])
    """
    found = {name}
    cut = min((at for word in _PREPOSITIONS if (at := name.find(word)) > 0), default=len(name))
    head, rest = name[:cut], name[cut:]
    plural = _plural(head)
    if plural:
        found.add(plural + rest)
    return frozenset(found)


def _plural(head: str) -> str | None:
    if len(head) < 4 or not head[-1].isalpha():
        return None
    if head.endswith("sis"):
        return head[:-2] + "es"
    if head.endswith(_INVARIANT) or head.endswith("s"):
        return head + "es" if head.endswith("ss") else None
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    if head.endswith(("x", "ch", "sh")):
        return head + "es"
    return head + "s"


def variants(name: str) -> Iterator[str]:
    """Give every way to write a name, folded; sorted, so that an index is made the same each time."""
    ways = {plural for way in spellings(folded(name)) for plural in plurals(way)}
    yield from sorted(ways)
