"""Find the question of the library that a reader's own words ask, and the parameters they name.

The words are compared with each question's title and its listed wordings. What they name (a class, a
level, a case, a number) counts less as a word, since a reader may name another, and more as a place
that the question's parameters can take up. What the comparisons come to is a share of likelihood for
each question and for none of them; only a question that has nearly all of it is answered unasked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Store

from vakg.questions.filling import fill, fits
from vakg.questions.library import Question
from vakg.questions.mentions import Mention, NamesInGraph
from vakg.questions.wording import denies, likeness, pieces, stems, weights_of

NEAREST = 3
"""Questions that are named where it is not sure which one is meant."""

SURE = 0.9
"""Share of the likelihood from which on a question is answered without asking back."""

_NAMED, _PLACE = 0.6, 0.5
"""What a word within a name, and the place that the name takes, count beside any other word."""
_UNKNOWN = 5.0
"""Weight of a word that no question has: the more of them, the less do the others say."""
_CLOSEST = 3
"""Wordings of a question that count for its likeness: one alone may be like by chance."""

COUNTS = {
    "words": 5.0, "covered": 5.6, "pieces": 4.8, "denial": -1.7, "beside": -0.9, "another": -1.2,
    "untaken": -1.6, "taken": 2.0, "unplaced": -1.8,
}  # fmt: skip
"""What each comparison counts for (see `Finder.compared`), fitted to wordings with known questions."""
NONE = 2.9
"""The same for no question at all: one whose comparisons come to less is less likely than none."""

_Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question, its share of the likelihood, and the parameters that the words name."""

    question: Question
    score: float
    given: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What a reader's words may ask: the nearest questions, best first."""

    words: str
    nearest: tuple[Found, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the first of them may be answered without asking back."""
        return bool(self.nearest) and self.nearest[0].score >= SURE


@dataclass(frozen=True, slots=True)
class _Wording:
    """One wording of a question, ready to be compared."""

    words: _Features
    weighed: _Features
    pieces: _Features
    denies: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """A reader's words, ready to be compared."""

    weighed: _Features
    pieces: _Features
    denies: bool
    mentions: tuple[Mention, ...] = field(default=())


class Finder:
    """The questions of a library, ready to be looked up by words; made once and asked often."""

    def __init__(self, library: Mapping[str, Question], store: Store) -> None:
        """Read the wordings of every question, and the names that the store knows."""
        self.library = library
        self.names = NamesInGraph(store)
        texts = {name: (one.question, *one.wordings) for name, one in library.items()}
        words = {name: [self._features(text) for text in told] for name, told in texts.items()}
        self._weights = weights_of(_joined(told) for told in words.values())
        parts = {name: [pieces(text) for text in told] for name, told in texts.items()}
        self._piece_weights = weights_of(frozenset().union(*told) for told in parts.values())
        self._wordings = {
            name: [
                _Wording(one, self._weighed(one), self._weighed_pieces(part), denies(text))
                for one, part, text in zip(words[name], parts[name], texts[name], strict=True)
            ]
            for name in library
        }

    def find(self, words: str) -> Lookup:
        """Rank the questions by how likely a reader's words ask them."""
        asked = self._asked(words)
        if not any(word in self._weights for word in asked.weighed):
            return Lookup(words=words, nearest=())
        shares = _shares({name: self._sum(asked, name) for name in self.library})
        best = sorted(shares, key=lambda name: (-shares[name], name))[:NEAREST]
        found = (
            Found(
                question=self.library[name],
                score=shares[name],
                given=fill(self.library[name], words, asked.mentions, self.names),
            )
            for name in best
        )
        return Lookup(words=words, nearest=tuple(found))

    def _sum(self, asked: _Asked, name: str) -> float:
        compared = self.compared(asked, self.library[name], self._wordings[name])
        return sum(COUNTS[kind] * value for kind, value in compared.items())

    def compared(
        self, asked: _Asked, question: Question, wordings: list[_Wording]
    ) -> dict[str, float]:
        """Compare what is asked with a question.

        Args:
            asked: What is asked.
            question: The question.
            wordings: Its wordings.

        Returns:
            words, pieces: how like the closest wordings are, by words and by parts of words.
            covered: the share of the asker's words, by weight, that the question has anywhere.
            denial: the share of wordings that deny something where the words do not, or the reverse.
            taken, unplaced: names of levels, cases and the like with and without a place.
            beside, another, untaken: classes that a parameter takes which by its default is for a
                neighbour or for something else, and those that none takes.
        """
        likes = sorted((likeness(asked.weighed, one.weighed) for one in wordings), reverse=True)
        told = {word: value for word, value in asked.weighed.items() if word[0] != "<"}
        known = frozenset().union(*(one.words for one in wordings))
        covered = sum(value for word, value in told.items() if word in known)
        unlike = sum(one.denies != asked.denies for one in wordings)
        return {
            "words": sum(likes[:_CLOSEST]) / _CLOSEST,
            "covered": covered / (sum(told.values()) or 1),
            "pieces": max(likeness(asked.pieces, one.pieces) for one in wordings),
            "denial": unlike / len(wordings),
        } | fits(question, asked.mentions, self.names)

    def _asked(self, words: str) -> _Asked:
        mentions = self.names.mentions(words)
        weighed = self._weighed(self._features(words, mentions), _UNKNOWN)
        return _Asked(weighed, self._weighed_pieces(pieces(words)), denies(words), mentions)

    def _weighed(self, features: _Features, unknown: float = 0.0) -> _Features:
        weights = ((word, self._weights.get(word, unknown)) for word in features)
        return {word: features[word] * weight for word, weight in weights if weight}

    def _weighed_pieces(self, parts: frozenset[str]) -> _Features:
        return {part: self._piece_weights.get(part, _UNKNOWN) for part in parts}

    def _features(self, text: str, mentions: tuple[Mention, ...] | None = None) -> _Features:
        """Give the words of a text, and the places of what it names, with what each counts."""
        found: dict[str, float] = {}
        rest, at = "", 0
        for one in self.names.mentions(text) if mentions is None else mentions:
            rest += text[at : one.start] + " "
            at = one.end
            found[self._place(one)] = _PLACE
            if one.kind == "class":
                found |= dict.fromkeys(stems(text[one.start : one.end]), _NAMED)
        return found | dict.fromkeys(stems(rest + text[at:]), 1.0)

    def _place(self, mention: Mention) -> str:
        if mention.kind != "class":
            return f"<{mention.kind}>"
        return f"<{self.names.top(mention.value)}>"


def _joined(texts: list[_Features]) -> frozenset[str]:
    return frozenset(word for text in texts for word in text)


def _shares(sums: Mapping[str, float]) -> dict[str, float]:
    """Share the likelihood out among the questions and none of them."""
    most = max(NONE, *sums.values())
    powers = {name: math.exp(value - most) for name, value in sums.items()}
    whole = sum(powers.values()) + math.exp(NONE - most)
    return {name: power / whole for name, power in powers.items()}
