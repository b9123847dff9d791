"""Find the question of the library that a reader's own words ask, and the parameters they name.

The words are compared with each question's title and its listed wordings. What they name (a class, a
level, a case, a number) counts less as a word, since a reader may name another, and more as a place
that the question's parameters can take up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from vakg.questions.filling import fill
from vakg.questions.library import Question
from vakg.questions.mentions import Mention, NamesInGraph
from vakg.questions.wording import likeness, stems, weights_of

NEAREST = 3
"""Questions that are named where it is not sure which one is meant."""

_NAMED, _PLACE = 0.6, 0.5
"""What a word within a name, and the place that the name takes, count beside any other word."""
_COVERED, _FITS, _MISFITS = 0.4, 0.1, 0.05
"""What it adds that a question has the words anywhere, and has a parameter for a name or has none."""
_UNKNOWN = 5.0
"""Weight of a word that no question has: the more of them, the less do the others say."""
_ENOUGH, _AHEAD = 0.6, 0.12
"""Least score, and least lead over the next question, for which an answer is given unasked."""

_Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question, how well the words fit it, and the parameters that they name."""

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
        scores = [one.score for one in self.nearest[:2]] + [0.0, 0.0]
        return scores[0] >= _ENOUGH and scores[0] - scores[1] >= _AHEAD


class Finder:
    """The questions of a library, ready to be looked up by words; made once and asked often."""

    def __init__(self, library: Mapping[str, Question], store: Store) -> None:
        """Read the wordings of every question, and the names that the store knows."""
        self.library = library
        self.names = NamesInGraph(store)
        self._wordings = {
            name: [self._features(text) for text in (one.question, *one.wordings)]
            for name, one in library.items()
        }
        self._anywhere = {name: _joined(texts) for name, texts in self._wordings.items()}
        self._weights = weights_of(self._anywhere.values())
        self._places = {name: self._places_of(one) for name, one in library.items()}

    def find(self, words: str) -> Lookup:
        """Rank the questions by how well they fit a reader's words."""
        mentions = self.names.mentions(words)
        asked = self._weighed(self._features(words, mentions), _UNKNOWN)
        ranked = sorted((-self._score(asked, name), name) for name in self.library)
        best = [(self.library[name], -score) for score, name in ranked[:NEAREST] if score < 0]
        found = (
            Found(question=one, score=score, given=fill(one, words, mentions, self.names))
            for one, score in best
        )
        return Lookup(words=words, nearest=tuple(found))

    def _score(self, asked: _Features, name: str) -> float:
        nearest = max(likeness(asked, self._weighed(text)) for text in self._wordings[name])
        whole = sum(weight * weight for weight in asked.values())
        anywhere = self._anywhere[name]
        shared = sum(weight * weight for word, weight in asked.items() if word in anywhere)
        places = {word for word in asked if word.startswith("<")}
        fitting = len(places & self._places[name])
        fits = _FITS * fitting - _MISFITS * (len(places) - fitting)
        return nearest + _COVERED * shared / whole + fits if shared else 0.0

    def _weighed(self, features: _Features, unknown: float = 0.0) -> _Features:
        weights = ((word, self._weights.get(word, unknown)) for word in features)
        return {word: features[word] * weight for word, weight in weights if weight}

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

    def _places_of(self, question: Question) -> frozenset[str]:
        """Give the places that a question's parameters can take up."""
        kinds = {f"<{one.kind}>" for one in question.parameters}
        defaults = (name for one in question.parameters for name in one.default.split())
        classes = {name for name in defaults if name in self.names.parents}
        return frozenset(kinds | {f"<{self.names.top(name)}>" for name in classes})


def _joined(texts: list[_Features]) -> _Features:
    return {word: share for text in texts for word, share in text.items()}
