"""What words and word sequences the document itself prints: the evidence for mending it.

A word torn at a line end says nothing about spelling, so the two halves are left out of the count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*%?")
_COMPOUND = re.compile(r"\b\w+(?:-\w+)+")
_TORN = re.compile(r"(?<![\w-])(\w+(?:-\w+)*)-\n(\w+(?:-\w+)*)")
_LOOSE = re.compile(r"\b\w+-$")  # the rest of the word begins some other block,
_REST = re.compile(r"^[a-zß-öø-ÿ]+")  # which then may begin with no whole word
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
        fragments = any(_LOOSE.search(text) for text in blocks)
        for text in blocks:
            whole = _TORN.sub(" ", _LOOSE.sub("", text))
            whole = _REST.sub("", whole) if fragments else whole
            alone = words_of(whole)
            words.update(alone)
            compounds.update([found.casefold() for found in _COMPOUND.findall(whole)])
            joined = _TORN.sub(r"\1\2", _RAISED.sub("", text))
            sequences.append(tuple(alone if joined == whole else words_of(joined)))
        return cls(words, compounds, tuple(sequences))

    # Only a document with torn sentences is asked for what follows, so it is made when it is.

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """Collect the words that stand next to each other."""
        return frozenset(pair for words in self.sequences for pair in pairwise(words))

    @cached_property
    def _lines(self) -> str:
        """All sequences, one a line, with a blank before and behind each word."""
        return "\n".join(f" {' '.join(words)} " for words in self.sequences)

    def runs(self, *words: str) -> bool:
        """Tell whether some words stand next to each other anywhere, in this order.

        >>> seen = Vocabulary.of(["on the tenth working day"])
        >>> seen.runs("the", "tenth", "working"), seen.runs("tenth", "day")
        (True, False)
        """
        if words[:2] not in self._pairs:
            return False
        return len(words) == 2 or f" {' '.join(words)} " in self._lines

    def continues(self, *words: str) -> bool:
        """Tell whether some words that stand next to each other are followed by another anywhere.

        >>> seen = Vocabulary.of(["on the tenth working day"])
        >>> seen.continues("on", "the"), seen.continues("working", "day")
        (True, False)
        """
        wanted, lines = f" {' '.join(words)} ", self._lines
        place = lines.find(wanted) if words[:2] in self._pairs else -1
        while place >= 0 and lines[place + len(wanted) : place + len(wanted) + 1] in ("", "\n"):
            place = lines.find(wanted, place + 1)
        return place >= 0

    @cached_property
    def letters(self) -> frozenset[str]:
        """Collect all threes of letters within words."""
        return frozenset([word[at : at + 3] for word in self.words for at in range(len(word) - 2)])

    def prints(self, word: str) -> bool:
        """Tell whether the document prints a word whole."""
        return self.words[word.casefold()] > 0
