"""Find the words that make a sentence a claim; what they are stands in `cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from vakg.extract.claims.view import View
from vakg.extract.phrases import (
    Starts,
    beginning_at,
    beginnings,
    index_of,
    sequences,
    stands_at,
    starts_of,
    word_class,
)
from vakg.extract.spans import Span
from vakg.extract.tables import read_table

_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Span):
    """A row's words in a sentence, in offsets of the sentence; `words` are they.

    `since` and `until` are where the cue before it ends and the next one starts.
    """

    kind: str
    says: str
    shape: str
    words: str
    since: int = 0
    until: int = 10**9


@cache
def _starts() -> Starts:
    return starts_of(index_of(row["pattern"] for row in read_table("claims/cues.tsv")))


@cache
def first_words() -> frozenset[str]:
    """Give the words of which one must stand in a sentence for any row to match."""
    return frozenset(_starts())


def find(view: View) -> tuple[Hit, ...]:
    """Find the cues of a sentence; the longest counts where two share words, and none lies in a name."""
    if first_words().isdisjoint(view.words):
        return ()
    found = sorted(_all(view), key=lambda one: (one[0] - one[1], one[0]))
    taken: set[int] = set()
    kept = []
    for start, end, number in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, number))
    return tuple(hit for one in sorted(kept) if (hit := _hit(view, *one)) is not None)


def _all(view: View) -> Iterator[tuple[int, int, int]]:
    """Give the longest row at each place."""
    starts, words = _starts(), view.words
    known = _anchors().keys() & set(words)
    possible = {number for word in known for number in _anchors()[word]}
    for place in beginnings(starts, words) if possible else ():
        for sequence, number in beginning_at(starts, words, place):
            if number in possible and stands_at(sequence, words, place, _NOTHING):
                yield place, place + len(sequence), number
                break


@cache
def _anchors() -> Mapping[str, tuple[int, ...]]:
    """Map words to the rows that cannot stand in a sentence without one of their like."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(read_table("claims/cues.tsv")):
        ways = [frozenset(slot for slot in way if slot) for way in sequences(row["pattern"])]
        needed = min(
            frozenset.intersection(*ways),
            key=lambda slot: (not slot.isdisjoint(_frequent()), len(slot), sorted(slot)),
        )
        for word in needed:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@cache
def _frequent() -> frozenset[str]:
    """Give words that stand in most sentences."""
    names = ("be", "have", "modal", "preposition", "determiner", "coordinator", "condition")
    return frozenset().union({"to", "not", "no", "more"}, *(word_class(name) for name in names))


def _hit(view: View, first: int, last: int, number: int) -> Hit | None:
    row = read_table("claims/cues.tsv")[number]
    start, end = view.tokens.starts[first], view.tokens.ends[last - 1]
    if row["kind"] == "none" or _in_name(view, start, end):
        return None
    words = view.text[start:end]
    return Hit(
        start=start, end=end, kind=row["kind"], says=row["says"], shape=row["shape"], words=words
    )


def _in_name(view: View, start: int, end: int) -> bool:
    """Tell whether a name holds the cue and more: "common iliac vein" says nothing of how often."""
    return any(
        one.start <= start
        and end <= one.end
        and one.end - one.start > end - start
        and one.field not in ("kind", "complication")
        for one in view.names
    )
