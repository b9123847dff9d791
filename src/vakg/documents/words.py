"""What words and word sequences the document itself prints: the evidence for mending it.

A word torn at a line end says nothing about spelling, so the two halves are left out of the count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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
    return [match.group().casefold() for match in WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts over one document.

    `words` printed whole, hyphenated `compounds`, `runs` of two to four words, and the runs of
    three that are `continued` by a fourth; `letters` are all threes of letters within words.
    """

    words: Counter[str]
    compounds: Counter[str]
    runs: Counter[tuple[str, ...]]
    continued: Counter[tuple[str, ...]]
    letters: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        r"""Count a document's blocks, each given with its line breaks.

        >>> seen = Vocabulary.of(["A lami-\nnated floor, well-laid."])
        >>> seen.words["lami"], seen.compounds["well-laid"]
        (0, 1)
        """
        words: Counter[str] = Counter()
        compounds: Counter[str] = Counter()
        runs: Counter[tuple[str, ...]] = Counter()
        blocks = list(texts)
        fragments = any(_LOOSE.search(text) for text in blocks)
        for text in blocks:
            whole = _TORN.sub(" ", _LOOSE.sub("", text))
            whole = _REST.sub("", whole) if fragments else whole
            words.update(words_of(whole))
            compounds.update(found.casefold() for found in _COMPOUND.findall(whole))
            sequence = words_of(_TORN.sub(r"\1\2", _RAISED.sub("", text)))
            for size in (2, 3, 4):
                runs.update(zip(*(sequence[shift:] for shift in range(size)), strict=False))
        continued: Counter[tuple[str, ...]] = Counter(run[:3] for run in runs if len(run) == 4)
        letters = frozenset(word[at : at + 3] for word in words for at in range(len(word) - 2))
        return cls(words, compounds, runs, continued, letters)

    def prints(self, word: str) -> bool:
        """Tell whether the document prints a word whole."""
        return self.words[word.casefold()] > 0
