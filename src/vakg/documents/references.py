"""Find the entries of a printed reference list, so that a citation's number leads to its work.

Entries are told by their numbers, which rise one by one: a number that does not continue the row is
part of an entry (a volume, a page). Where a list prints no numbers, its entries stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from vakg.model.document import Reference, Section

_NUMBER = re.compile(r"(?:^|(?<=\s))(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?)\s+(?=[^\W\d_])")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>]+")
_PMID = re.compile(r"\bPMID:?\s*(\d{1,9})\b")
_LEAST = 2  # entries make a list
_LONGEST = 1500  # code points of an entry; what is longer ran into something else


def find_references(text: str, sections: Iterable[Section]) -> tuple[Reference, ...]:
    """Find the entries of the sections that list works.

    >>> text = "1. Hill A. A bridge. Roads 2001;2:5-9. 2. Reed B. A road. Roads 2003;4:1."
    >>> part = Section(name="references", title="", start=0, end=len(text), kind="references")
    >>> [text[found.start:found.end][:10] for found in find_references(text, [part])]
    ['1. Hill A.', '2. Reed B.']
    """
    parts = [part for part in sections if part.kind == "references"]
    outer = [part for part in parts if not any(_holds(other, part) for other in parts)]
    found = [entry for part in outer for entry in _entries(text, part)]
    unique = {entry.number: entry for entry in reversed(found)}
    return tuple(unique[number] for number in sorted(unique))


def identifiers(entry: str) -> tuple[str | None, str | None]:
    """Read the DOI and PMID that an entry states.

    >>> identifiers("Hill A. Roads 2001. doi:10.1000/x.1. PMID: 12.")
    ('10.1000/x.1', '12')
    """
    doi, pmid = _DOI.search(entry), _PMID.search(entry)
    return (doi.group().rstrip(".,;)]") if doi else None, pmid.group(1) if pmid else None)


def _holds(outer: Section, inner: Section) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _entries(text: str, part: Section) -> list[Reference]:
    starts = _chain(text, part)
    if len(starts) < _LEAST:
        return []
    entries = []
    ends = [start for _, start in starts[1:]] + [part.end]
    for (number, start), end in zip(starts, ends, strict=True):
        words = text[start : min(end, start + _LONGEST)].rstrip()
        doi, pmid = identifiers(words)
        entries.append(
            Reference(number=number, start=start, end=start + len(words), doi=doi, pmid=pmid)
        )
    return entries


def _chain(text: str, part: Section) -> list[tuple[int, int]]:
    """Follow the numbers from the first on, one at a time; a number at a line's start goes before."""
    places: dict[int, list[int]] = {}
    for match in _NUMBER.finditer(text, part.start, part.end):
        number = int(next(group for group in match.groups() if group))
        places.setdefault(number, []).append(match.start())
    if not places:
        return []
    first = min(places) if 1 not in places else 1
    chain: list[tuple[int, int]] = []
    number, at = first, part.start - 1
    while (found := _next(text, places.get(number, ()), at)) is not None:
        chain.append((number, found))
        number, at = number + 1, found
    return chain if _rises(chain) else []


def _next(text: str, places: Sequence[int], at: int) -> int | None:
    after = [place for place in places if place > at]
    lines = [place for place in after if place == 0 or text[place - 1] == "\n"]
    return next(iter(lines), next(iter(after), None))


def _rises(chain: Sequence[tuple[int, int]]) -> bool:
    """A list's entries are of some length; numbers close to each other count something else."""
    gaps = sorted(after - before for (_, before), (_, after) in pairwise(chain))
    return bool(gaps) and gaps[len(gaps) // 2] >= 30
