"""Words of a sentence, and patterns over them: the ground that clauses and cues stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, product

from vakg.extract.tables import read_table

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-\u2010\u2011'’](?!free\b)\w+)*|[^\w\s]")
_COUNTED = re.compile(r".+[-\u2010\u2011](day|week|month|year|hour)s?")
_MONTH = "May"  # with a capital within a sentence or before a number, it is no verb
_ANY: frozenset[str] = frozenset()
Sequence_ = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and signs of a sentence in lower case, with where each stands in it."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def apart(self, place: int) -> bool:
        """Tell whether a blank stands before a word."""
        return place == 0 or self.ends[place - 1] < self.starts[place]


@lru_cache(maxsize=512)  # several readers ask for the same sentence in turn
def tokens_of(sentence: str) -> Tokens:
    """Cut a sentence into words and signs.

    >>> tokens_of("No leak, 3.5 ml.").words
    ('no', 'leak', ',', '3.5', 'ml', '.')
    """
    found = list(_TOKEN.finditer(sentence))
    return Tokens(
        tuple([hit.group() if hit.group() == _MONTH else hit.group().lower() for hit in found]),
        tuple([hit.start() for hit in found]),
        tuple([hit.end() for hit in found]),
    )


@cache
def word_classes(*names: str) -> frozenset[str]:
    """Give the words of several classes together.

    >>> {"may", "the"} <= word_classes("modal", "determiner")
    True
    """
    return frozenset().union(*(word_class(name) for name in names))


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of a class of `clause_words.tsv`.

    >>> "may" in word_class("modal")
    True
    """
    rows = [row for row in read_table("clause_words.tsv") if row["class"] == name]
    if not rows:
        raise KeyError(name)
    return frozenset(word for row in rows for word in row["words"].split())


def sequences(pattern: str) -> Iterator[Sequence_]:
    """Write out a cue's pattern: `a|b` either, `@be` a class, `a?` perhaps, `~` up to three words.

    >>> [len(one) for one in sequences("no ~ sign|signs of?")]
    [3, 2, 4, 3, 5, 4, 6, 5]
    """
    parts = [list(_ways(part)) for part in pattern.split(" ")]
    for chosen in product(*parts):
        yield tuple(slot for way in chosen for slot in way)


def _ways(part: str) -> Iterator[Sequence_]:
    if part == "~":
        for count in range(4):
            yield (_ANY,) * count
        return
    name = part.removesuffix("?") or part
    yield (frozenset(_words(name.split("|"))),)
    if name != part:
        yield ()


def _words(ways: Iterable[str]) -> Iterator[str]:
    for way in ways:
        if way.startswith("@"):
            yield from word_class(way[1:])
        else:
            yield way


@cache
def _no_filler() -> frozenset[str]:
    """Words that a gap of a pattern may not hold: it stays within one phrase."""
    names = (
        "preposition",
        "be",
        "have",
        "do",
        "modal",
        "contrast",
        "relative",
        "pronoun",
        "condition",
    )
    return frozenset().union(
        *(word_class(name) for name in names),
        {"and", "no", "nor", "not", "never", "hardly", "barely", "scarcely"},
    )


def longest_hits(starts: Starts, words: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Find the longest way at each place, each word once: where it begins and ends, and its number.

    >>> starts = starts_of(index_of(["no sign of", "no", "pain"]))
    >>> list(longest_hits(starts, ("no", "sign", "of", "pain")))
    [(0, 3, 0), (3, 4, 2)]
    """
    end = 0
    for place in beginnings(starts, words):
        if place < end:
            continue
        for sequence, number in beginning_at(starts, words, place):
            if stands_at(sequence, words, place, _UNCOVERED):
                end = place + len(sequence)
                yield place, end, number
                break


_UNCOVERED: frozenset[int] = frozenset()


def stands_at(
    sequence: Sequence_, words: tuple[str, ...], place: int, covered: frozenset[int] | set[int]
) -> bool:
    """Tell whether a sequence stands at a place; what is covered fills no gap of it."""
    if place + len(sequence) > len(words):
        return False
    for slot in sequence:
        word = words[place]
        if not (word in slot if slot else place not in covered and _fills(word)):
            return False
        place += 1
    return True


@lru_cache(maxsize=4096)
def _fills(word: str) -> bool:
    return word[0].isalnum() and word not in _no_filler()


@lru_cache(maxsize=512)  # as `tokens_of`
def folded_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write "7-day" as "*-day" and figures as "#", so that a pattern can ask for them."""
    return tuple([_folded(word) if "-" in word or word.isdigit() else word for word in words])


def _folded(word: str) -> str:
    if word.isdigit():
        return "#"
    hit = _COUNTED.fullmatch(word)
    return f"*-{hit[1]}" if hit else word


Index = Mapping[str, tuple[tuple[Sequence_, int], ...]]


def index_of(patterns: Iterable[str]) -> Index:
    """Index patterns by each word that one can begin with, longest first; the number is its place."""
    found: dict[str, list[tuple[Sequence_, int]]] = {}
    for number, pattern in enumerate(patterns):
        for sequence in sequences(pattern):
            for word in sequence[0]:
                found.setdefault(word, []).append((sequence, number))
    return {word: tuple(sorted(some, key=lambda one: -len(one[0]))) for word, some in found.items()}


Entries = tuple[tuple[Sequence_, int], ...]
_Ways = tuple[tuple[int, Mapping[str, Entries], Entries], ...]
"""By length, the longest first: the ways by their last word, and those open there."""
Starts = Mapping[str, tuple[frozenset[str] | None, _Ways]]
"""By first word: the words of which one must be the second, if any must, and the ways."""


def starts_of(index: Index) -> Starts:
    """Sort the ways of an index by their edges, to be asked with `beginning_at`."""
    return {word: (_seconds(some), tuple(_by_last(some))) for word, some in index.items()}


def _seconds(entries: Entries) -> frozenset[str] | None:
    if any(len(way) == 1 or not way[1] for way, _ in entries):
        return None
    return frozenset().union(*(way[1] for way, _ in entries))


def _by_last(entries: Entries) -> Iterator[tuple[int, Mapping[str, Entries], Entries]]:
    for length, some in groupby(entries, key=lambda one: len(one[0])):
        alike = tuple(some)
        ends = sorted({word for way, _ in alike for word in way[-1]})
        closed = {
            end: tuple(one for one in alike if not one[0][-1] or end in one[0][-1]) for end in ends
        }
        yield length, closed, tuple(one for one in alike if not one[0][-1])


def beginnings(starts: Starts, words: tuple[str, ...]) -> Iterator[int]:
    """Give the places where a way may begin, by its first two words.

    >>> starts = starts_of(index_of(["no sign of", "no pain"]))
    >>> list(beginnings(starts, ("no", "fever", "no", "pain")))
    [2]
    """
    for place, word in enumerate(words):
        if word in starts:
            seconds = starts[word][0]
            if seconds is None or not seconds.isdisjoint(words[place + 1 : place + 2]):
                yield place


def beginning_at(
    starts: Starts, words: tuple[str, ...], place: int
) -> Iterator[tuple[Sequence_, int]]:
    """Give the ways that may begin at a place, longest first: only what lies within is still to be asked.

    >>> starts = starts_of(index_of(["no sign of", "no", "no pain"]))
    >>> [len(way) for way, _ in beginning_at(starts, ("no", "sign", "of"), 0)]
    [3, 1]
    """
    size = len(words)
    for length, closed, other in starts[words[place]][1] if words[place] in starts else ():
        last = place + length - 1
        if last < size:
            yield from closed.get(words[last], other)
