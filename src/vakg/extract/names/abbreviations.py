"""Abbreviations that a document makes for itself: "pulmonary embolism (PE)", "PE (pulmonary embolism)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_BRACKETED = re.compile(r"\((?<=[\w%'’\"”)] \()([A-Za-z][A-Za-z0-9-]{1,9})(?:[;,][^()]{0,60})?\)")
_SPELLED_OUT = re.compile(r"(?=[A-Z])(?<![\w-])([A-Z][A-Za-z0-9-]{1,9}) \((?=[A-Za-z])")
_WORD = re.compile(r"[^\W_]+")
_Found = tuple[int, int, str, bool]


@dataclass(frozen=True, slots=True)
class Own:
    """What a document's own abbreviations mean.

    Args:
        meant: The class, by the abbreviation.
        foreign: Abbreviations that stand for something that is no name: theirs is not the ontology's
            meaning.
    """

    meant: Mapping[str, str]
    foreign: frozenset[str]


def own_abbreviations(text: str, found: Sequence[_Found]) -> Own:
    """Find the abbreviations that a text introduces behind, or in front of, what they stand for.

    Args:
        text: The text.
        found: The names in it: start, end, class, whether the name grounds.
    """
    bracketed, spelled_out = list(_BRACKETED.finditer(text)), list(_SPELLED_OUT.finditer(text))
    if bracketed or spelled_out:
        return _own(text, found, bracketed, spelled_out)
    return Own({}, frozenset())


def _own(
    text: str,
    found: Sequence[_Found],
    bracketed: Sequence[re.Match[str]],
    spelled_out: Sequence[re.Match[str]],
) -> Own:
    short_first = sorted(found, key=lambda one: (one[1] - one[0], one))
    ending: dict[int, list[tuple[int, str]]] = {}
    for start, end, curie, grounds in reversed(short_first):
        if grounds:
            ending.setdefault(end, []).append((start, curie))
    beginning = {start: (end, curie) for start, end, curie, grounds in short_first if grounds}
    meant: dict[str, str] = {}
    foreign: set[str] = set()
    for hit in bracketed:
        before = ending.get(hit.start() - 1, ())
        fits = [one for start, one in before if stands_for(hit[1], text[start : hit.start()])]
        if fits:
            meant.setdefault(hit[1], fits[0])
        elif (
            _long_form(hit[1], text[max(0, hit.start() - 120) : hit.start() - 1])
            and hit[1].isupper()
        ):
            foreign.add(hit[1])
    for hit in spelled_out:
        behind = beginning.get(hit.end())
        closed = behind is not None and text[behind[0] : behind[0] + 1] == ")"
        if behind and closed and stands_for(hit[1], text[hit.end() : behind[0]]):
            meant.setdefault(hit[1], behind[1])
    return Own(meant, frozenset(foreign - meant.keys()))


def _long_form(short: str, before: str) -> bool:
    """Tell whether the last words are spelled out by the capitals: as many words as letters."""
    letters = [char.lower() for char in short if char.isalpha()]
    words = [word.lower() for word in _WORD.findall(before)][-len(letters) :]
    return len(letters) > 1 and [word[0] for word in words] == letters


def occurrences(text: str, own: Own) -> Iterator[_Found]:
    """Yield every place where a document uses an abbreviation of its own, plurals too."""
    if own.meant:
        ways = "|".join(
            re.escape(short) for short in sorted(own.meant, key=lambda way: (-len(way), way))
        )
        for hit in re.finditer(rf"\b(?<!-)({ways})s?(?!\w)", text):
            yield hit.start(), hit.end(), own.meant[hit[1]], True


def stands_for(short: str, long: str) -> bool:
    """Tell whether the letters of an abbreviation stand in order in the words of what it is for.

    The first letter begins the first word; each other one begins a word or stands in the word of
    the one before it.

    >>> stands_for("PCE", "pulmonary cement embolism"), stands_for("CT", "bone cement")
    (True, False)
    """
    letters = [char.lower() for char in short if char.isalpha()]
    if len(letters) > 2 and short[-1] == "s" and short[-2].isupper():
        letters.pop()
    words = [word.lower() for word in _WORD.findall(long)]
    return len(letters) > 1 and bool(words) and words[0][0] == letters[0] and _fits(letters, words)


def _fits(letters: Sequence[str], words: Sequence[str]) -> bool:
    text = " ".join(words)
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if place == 0:
            return False
    return True
