"""A sentence as the readers of claims see it: its names with their fields, its numbers, its clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from vakg.extract.context.clauses import Clause, clauses
from vakg.extract.phrases import Tokens, folded_words, tokens_of
from vakg.extract.spans import NumberMention, Span

_FIGURES = re.compile(r"\((?=[^()]*[;=<>])(?:[^()]|\([^()]*\))*\)|\[(?=[^\[\]]*[;=<>])[^\[\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Span):
    """A name in a sentence, in offsets of the sentence.

    Args:
        curie: The class. field: what it can be to a claim (`fields.tsv`). text: the words.
    """

    curie: str
    field: str
    text: str


def _nothing(_: str, __: str) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class View:
    """One sentence; all offsets are the sentence's own.

    Args:
        place: Its place among the scan's sentences.
        offset: Where it starts in the document.
        text: Its words, blanks for raised citation numbers.
        names: What it names, without the names that lie inside longer ones.
        numbers: Its numbers.
        section: The kind of section it stands in.
        narrated: Whether it tells of a patient of the document.
        citations: The numbers of the works it cites, each with where they stand.
        antecedent: What a pronoun that is its subject stands for.
        spoken: What a pronoun that is an object stands for.
        made_at: Gives the class that a thing makes in a place, or None.
    """

    place: int
    offset: int
    text: str
    names: tuple[Named, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    section: str = ""
    narrated: bool = False
    citations: tuple[tuple[int, tuple[int, ...]], ...] = ()
    antecedent: tuple[Named, ...] = ()
    spoken: tuple[Named, ...] = ()
    made_at: Callable[[str, str], str | None] = field(default=_nothing, repr=False)

    @cached_property
    def tokens(self) -> Tokens:
        """Its words and signs."""
        return tokens_of(self.text)

    @cached_property
    def whom(self) -> dict[int, bool]:
        """Whether a name says whom a rate is among, by its start, as far as `is_population` was asked."""
        return {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in the form that patterns ask for."""
        return folded_words(self.tokens.words)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses."""
        return clauses(self.unbracketed)

    @cached_property
    def unbracketed(self) -> str:
        """Its words, blanks for brackets with figures: what divides these divides no clause."""
        return _FIGURES.sub(lambda hit: " " * len(hit[0]), self.text)

    def clause_at(self, offset: int) -> Clause | None:
        """Give the stretch of a clause that holds an offset."""
        return next((one for one in self.clauses if one.start <= offset < one.end), None)

    def named(self, start: int, end: int, fields: Iterable[str]) -> tuple[Named, ...]:
        """Give the names of some fields in a stretch, by their place."""
        wanted = frozenset(fields)
        return tuple(
            one
            for one in self.names
            if start <= one.start and one.end <= end and one.field in wanted
        )

    def cited(self, start: int, end: int) -> tuple[int, ...]:
        """Give the numbers of the works cited in a stretch, or behind it at the sentence's end."""
        if not self.citations:
            return ()
        found = {
            number for at, numbers in self.citations if start <= at <= end for number in numbers
        }
        return tuple(sorted(found))

    @cached_property
    def said(self) -> str:
        """Its words with single blanks."""
        return " ".join(self.text.split())

    @cached_property
    def blocks(self) -> tuple[tuple[int, int], ...]:
        """What semicolons divide, as starts and ends."""
        cuts = [at for at, char in enumerate(self.unbracketed) if char == ";"]
        return tuple(zip([0, *(at + 1 for at in cuts)], [*cuts, len(self.text)], strict=True))

    def block_at(self, offset: int) -> tuple[int, int]:
        """Give the block that holds an offset."""
        return next((one for one in self.blocks if one[0] <= offset <= one[1]), (0, len(self.text)))
