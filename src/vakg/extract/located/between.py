"""The words and signs between two names, as the readers of places look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from vakg.extract.spans import Span
from vakg.extract.wording import sides, words_of_kind

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
JOINING = frozenset({",", "and", "or", "&", "/", "nor", "as", "well", "plus", "then", "also"})
"""Words and signs between the members of a list."""
_SIDE = 3  # words of "on the left"
_DASHES = (" - ", " – ", " — ")
_INSERTED = re.compile(r" [-–—] [^-–—]{1,80} [-–—] ")
_ASIDE = frozenset("()[]-–")


def words_between(text: str, start: int, end: int, covered: Sequence[Span] = ()) -> tuple[str, ...]:
    """Give the words and signs of a stretch in lower case, without those of the names within it."""
    inside = [one for one in covered if start <= one.start and one.end <= end]
    if not inside:
        return _words_of(text[start:end])
    rest = ""
    for one in sorted(inside, key=lambda one: one.start):
        if one.start >= start:
            rest += text[start : one.start] + " "
            start = one.end
    return _words_of(rest + text[start:end])


@lru_cache(maxsize=4096)
def _words_of(stretch: str) -> tuple[str, ...]:
    if any(dash in stretch for dash in _DASHES):
        stretch = _INSERTED.sub(" ", stretch)
    return _compounded(tuple(_without_asides(_WORD.findall(stretch.lower()))))


def _compounded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take the words of one preposition together: "out of", "as far as"."""
    if _compound_starts().isdisjoint(words):
        return words
    found: list[str] = []
    place = 0
    while place < len(words):
        size = next((n for n in (3, 2) if " ".join(words[place : place + n]) in _compounds()), 1)
        found.append(" ".join(words[place : place + size]))
        place += size
    return tuple(found)


@cache
def _compounds() -> frozenset[str]:
    return frozenset(one for one in leading() if " " in one)


@cache
def _compound_starts() -> frozenset[str]:
    return frozenset(one.partition(" ")[0] for one in _compounds())


def _without_asides(words: Sequence[str]) -> Iterator[str]:
    """Leave out what stands in brackets: "space (arrow) and artery"; of a bracket cut off, only the sign."""
    closed = ")" in words
    inside = False
    for word in words:
        inside = (inside or word == "(") and word != ")"
        if word not in _ASIDE and not (inside and closed):
            yield word


@cache
def leading() -> frozenset[str]:
    """Give the prepositions and verbs that lead to where a thing is, or to where it came from."""
    return words_of_kind("place") | words_of_kind("origin")


def without_side(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out on which side the first member of a list is: "the vein on the left and the artery"."""
    if len(words) <= _SIDE or words[0] not in ("on", "of") or words[2] not in sides():
        return words
    rest = words[_SIDE + (words[_SIDE] in ("side", "sides")) :]
    return rest if not JOINING.isdisjoint(rest[:1]) else words


def in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what says only that a member of a list comes next: "and, from there, the atrium"."""
    if len(words) < 2 or (words[0] not in JOINING and words[:2] != ("but", "also")):
        return words
    rest = words[2:] if words[1] == "," else words[1:]
    size = next((len(one) for one in _next_words() if rest[: len(one)] == one), 0)
    if not size:
        return words
    behind = rest[size:]
    if words[0] == "," and behind[:1] and behind[0] in leading():
        return words  # "leaked, mainly into the disc" leads to a place as it stands
    return (",", *(behind[1:] if behind[:1] == (",",) else behind))


@cache
def _next_words() -> tuple[tuple[str, ...], ...]:
    ways = sorted(words_of_kind("next"), key=lambda one: (-len(one), one))
    return tuple(tuple(one.split()) for one in ways)
