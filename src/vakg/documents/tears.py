"""The two sides of a place where a text may be torn, and what is asked of each for every tear it may have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property

from vakg.documents.tables import read_table
from vakg.documents.words import Vocabulary, words_of

_REACH = 40  # words looked at on each side of a tear
NEAR = 400
"""Code points looked at on each side."""
_STEM = 6  # letters by which two forms of a word are known


@dataclass(frozen=True)
class Side:
    """The text on one side of a tear, on one line, and its words in lower case."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def before(cls, text: str) -> Side:
        """Take the end of a text that stops midway."""
        near = text[-NEAR:].replace("\n", " ")
        return cls(near, tuple(words_of(near)[-_REACH:]))

    @classmethod
    def after(cls, text: str) -> Side:
        """Take the beginning of a text that begins midway."""
        near = text[:NEAR].replace("\n", " ")
        return cls(near, tuple(words_of(near)[:_REACH]))

    # What follows is asked for each tear that a side may have.

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """The words by their stems."""
        return {word[:_STEM]: word for word in self.words}

    @cached_property
    def telling(self) -> Set[str]:
        """The stems of words of content."""
        return {word[:_STEM] for word in self.words if len(word) > 3 and not is_function(word)}

    @cached_property
    def sentence(self) -> str:
        """The sentence that stops midway."""
        return re.split(r"[.!?] ", self.text)[-1]


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn end and a beginning that may belong to it.

    Args:
        left: What stands before the tear.
        right: What may follow it.
        seen: What the document prints.
    """

    left: Side
    right: Side
    seen: Vocabulary

    @property
    def tail(self) -> str:
        """The text before the tear."""
        return self.left.text

    @property
    def head(self) -> str:
        """The text after the tear."""
        return self.right.text

    @property
    def before(self) -> tuple[str, ...]:
        """The last words before the tear."""
        return self.left.words

    @property
    def after(self) -> tuple[str, ...]:
        """The first words after the tear."""
        return self.right.words


def is_function(word: str) -> bool:
    """Tell whether a word is one of grammar, such as "of the"."""
    return word in _small_words()


@cache
def _small_words() -> frozenset[str]:
    """All words of the table but those that are in it only as starters and units."""
    rows = read_table("grammar.tsv")
    return frozenset(row["word"] for row in rows if row["kind"] not in ("starter", "unit"))
