"""What words and word sequences the document itself prints: the evidence for mending it.

A word torn at a line end says nothing about spelling, so the two halves are left out of the count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*%?")
_COMPOUND = re.compile(r"\b\w+(?:-\w+)+")
_TORN = re.compile(r"(?<![\w-])(\w+(?:-\w+)*)-\n(\w+(?:-\w+)*)")
_LOOSE = re.compile(r"\b\w+-$")  # the rest of the word begins some other block,
_REST = re.compile(r"^[a-zß-öø-ÿ]+")  # which then may begin with no whole word
_GLUED = re.compile(r"[.,]\d")
_RAISED = re.compile(r"(?<=[^\W\d_]{3}[.,])\d+(?:[,–-]\d+)*(?=\s|$)")


def words_of(text: str) -> list[str]:
    """List the words and numbers of a text in lower case.

    >>> words_of("Rates from 13% to 93.6%, then.")
    ['rates', 'from', '13%', 'to', '93.6%', 'then']
    """
    return [word.casefold() for word in WORD.findall(text)]


@dataclass(frozen=True)
class Vocabulary:
    """Counts over one document.

    Args:
        words: Words printed whole.
        compounds: Words with hyphens.
        sequences: The words of each block in order, those torn at a line end joined.
    """

    words: Counter[str]
    compounds: Counter[str]
    sequences: tuple[tuple[str, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        r"""Count a document's blocks, each given with its line breaks.

        >>> seen = Vocabulary.of(["A lami-\nnated floor, well-laid."])
        >>> seen.words["lami"], seen.compounds["well-laid"]
        (0, 1)
        """
        words: Counter[str] = Counter()
        compounds: Counter[str] = Counter()
        sequences = []
        blocks = list(texts)
        fragments = any("-" in text[-2:] and _LOOSE.search(text) for text in blocks)
        for text in blocks:
            whole = _LOOSE.sub("", text) if "-" in text[-2:] else text
            whole = _TORN.sub(" ", whole) if "-\n" in whole else whole
            whole = _REST.sub("", whole) if fragments else whole
            alone = words_of(whole)
            words.update(alone)
            compounds.update([found.casefold() for found in _COMPOUND.findall(whole)])
            joined = _RAISED.sub("", text) if _GLUED.search(text) else text
            joined = _TORN.sub(r"\1\2", joined) if "-\n" in joined else joined
            sequences.append(tuple(alone if joined == whole else words_of(joined)))
        return cls(words, compounds, tuple(sequences))

    # Only a document with torn sentences is asked for what follows, so it is made when it is.

    @cached_property
    def _stream(self) -> tuple[str, ...]:
        """All words, with an empty one behind each block."""
        return tuple(word for words in self.sequences for word in (*words, ""))

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], list[int]]:
        """Map two words that stand next to each other to where they do."""
        found: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(pairwise(self._stream)):
            found.setdefault(pair, []).append(place)
        return found

    def runs(self, *words: str) -> bool:
        """Tell whether two or more words stand next to each other anywhere, in this order.

        >>> seen = Vocabulary.of(["on the tenth working day"])
        >>> seen.runs("the", "tenth", "working"), seen.runs("tenth", "day")
        (True, False)
        """
        return any(self._ends(words))

    def continues(self, *words: str) -> bool:
        """Tell whether two or more words that stand next to each other are followed by another anywhere.

        >>> seen = Vocabulary.of(["on the tenth working day"])
        >>> seen.continues("on", "the"), seen.continues("working", "day")
        (True, False)
        """
        return any(self._stream[end] for end in self._ends(words))

    def _ends(self, words: tuple[str, ...]) -> Iterator[int]:
        """Give the place behind some words wherever they stand; it is never the first."""
        first, second, *_ = words
        for place in self._places.get((first, second), ()):
            if self._stream[place : place + len(words)] == words:
                yield place + len(words)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Collect all threes of letters within words."""
        return frozenset([word[at : at + 3] for word in self.words for at in range(len(word) - 2)])

    def prints(self, word: str) -> bool:
        """Tell whether the document prints a word whole."""
        return self.words[word.casefold()] > 0
