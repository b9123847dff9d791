"""The clause that tells what was going on when a thing happened: "while cement was being injected"."""

from __future__ import annotations

from itertools import pairwise

from vakg.extract.clock.clauses import Clauses, words_that
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class
from vakg.extract.spans import Span, TimeMention

_AS = ("as", "while", "when")
_DOERS = ("they", "we")
_FEW = 4
"""Words between "as" and the verb that says what was done."""
_REACH = 9
"""Words between "similar to" and the time of what it names."""


class During(Clauses):
    """The clauses of one sentence, to be asked what was going on at the time of a thing."""

    def meanwhile(self, span: Span) -> Span | None:
        """Give the clause that begins the sentence and tells what went on when a thing happened."""
        made, place = self._made, self._place(span.start)
        words, first = made.tokens.words, made.parts[0]
        if words[:1] not in (("while",), ("when",), ("as",)):
            return None
        end = next((at for at in range(len(words)) if words[at] == "," and at > 1), 0)
        done = self._end_of_doing()
        if done and (not end or place < end):
            end = done
        elif not (self.goes_on(0, end) or self._is_put(end)) or first.places[-1:] > [end]:
            return None
        if place <= end:
            return None
        if any(word in words_that("shift") for word in words[end:place]):
            return None
        tokens = made.tokens
        return Span(start=self._offset + tokens.starts[0], end=self._offset + tokens.ends[end - 1])

    def _is_put(self, end: int) -> bool:
        """Tell whether the sentence begins with "when the cement had been injected"."""
        words = self._made.tokens.words
        put = (at for at in range(2, end) if words[at] in words_that("put"))
        return words[0] == "when" and any(words[at - 1] in ("was", "were", "been") for at in put)

    def _end_of_doing(self) -> int:
        """Give where "while the cement was given" ends in front of a pronoun; 0 where no such words lead."""
        words = self._made.tokens.words
        for at in range(2, min(len(words) - 2, 2 * _FEW)):
            put = words[at] in words_that("put") and words[at - 1] in ("was", "were", "being")
            if put and words[at + 1] in word_class("pronoun"):
                return at + 1
        return 0

    def at_once(self, span: Span) -> Span | None:
        """Give the words that tell of an operation during which, or just after which, a thing happened.

        "Vertebroplasty, during which cement leaked"; "it had just been finished when a leak was seen".
        """
        made, place = self._made, self._place(span.start)
        words, part = made.tokens.words, made.parts[made.owner[place]]
        start, outer = part.start, part.outer
        trailing = self._while_behind(made.owner[place]) or self._as_behind(place)
        if trailing is not None:
            return trailing
        if start < 2 or outer is None:
            return None
        during = (
            part.kind == "relative" and words[start] == "which" and words[start - 1] == "during"
        )
        ahead = words[:start]
        just = part.kind == "time" and words[start] == "when" and "just" in ahead and "had" in ahead
        if not during and not just:
            return None
        tokens = made.tokens
        return Span(
            start=self._offset + tokens.starts[0], end=self._offset + tokens.ends[start - 1]
        )

    def _while_behind(self, number: int) -> Span | None:
        """Give the clause that says what went on meanwhile: "it arose while it was being done"."""
        made, tokens = self._made, self._made.tokens
        for part in made.parts:
            last = part.places[-1:] or [part.start]
            behind = part.outer == number and part.start > made.parts[number].start
            if behind and tokens.words[part.start] == "while" and self.goes_on(part.start, last[0]):
                return Span(
                    start=self._offset + tokens.starts[part.start],
                    end=self._offset + tokens.ends[last[0]],
                )
        return None

    def _as_behind(self, place: int) -> Span | None:
        """Give "as it was injected" or "as they treated it by vertebroplasty" behind a thing."""
        made, tokens = self._made, self._made.tokens
        for at in range(place + 1, len(tokens.words) - 2):
            if tokens.words[at] not in _AS or made.blocks[at] != made.blocks[place]:
                continue
            active = tokens.words[at + 1] in _DOERS and tokens.words[at + 2] not in word_class(
                "have"
            )
            if self._is_being_done(at + 1) or active:
                return self._span(at, self._until_sign(at))
        return None

    def _is_being_done(self, first: int) -> bool:
        words = self._made.tokens.words[first : first + _FEW + 1]
        return any(
            one in ("was", "were") and other in words_that("put") for one, other in pairwise(words)
        )

    def _until_sign(self, first: int) -> int:
        words = self._made.tokens.words
        signs = (at for at in range(first, len(words)) if not words[at][0].isalnum())
        return next(signs, len(words)) - 1

    def _span(self, first: int, last: int) -> Span:
        tokens = self._made.tokens
        return Span(start=self._offset + tokens.starts[first], end=self._offset + tokens.ends[last])

    def is_comparand(self, one: TimeMention) -> bool:
        """Tell whether a time belongs to what a thing is held against: "similar to the film 5 days after"."""
        made, place = self._made, self._place(one.start)
        for at in range(place - 1, max(-1, place - _REACH), -1):
            if made.tokens.words[at] in words_that("comparand"):
                return (
                    made.owner[at] == made.owner[place]
                    or at + 1 == made.parts[made.owner[place]].start
                )
            if is_verb(made.tokens.words, at) or made.tokens.words[at] in ";:":
                return False
        return False

    def goes_on(self, first: int, last: int) -> bool:
        """Tell whether words say that something was going on: "was being injected", "was ending"."""
        words = self._made.tokens.words[first:last]
        pairs = pairwise(words)
        return "being" in words or any(
            one in ("was", "were") and other.endswith("ing") for one, other in pairs
        )
