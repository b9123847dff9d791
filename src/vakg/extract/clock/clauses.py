"""What the words around a thing say of whether a time of its sentence dates it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import pairwise

from vakg.extract.clock.roles import is_reason
from vakg.extract.context.clauses import Parse, parse
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import tokens_of, word_class
from vakg.extract.spans import Span, TimeMention
from vakg.extract.tables import read_table


class Clauses:
    """The clauses of one sentence, to be asked for what stands at a place of the document.

    Args:
        text: The sentence.
        offset: Where it starts in the document.
    """

    def __init__(self, text: str, offset: int) -> None:
        self._made: Parse = parse(tokens_of(text))
        self._offset = offset
        self._ends = self._made.tokens.ends
        self._last = max(0, len(self._ends) - 1)
        self._heads: list[int] = []
        self._words: dict[int, tuple[str, ...]] = {}

    def words_of(self, span: Span) -> tuple[str, ...]:
        """Give the words of the clause that a span stands in."""
        head = self._heads[self._made.owner[self._place(span.start)]]
        if head not in self._words:
            words, owners = self._made.tokens.words, self._made.owner
            self._words[head] = tuple(
                [words[at] for at, number in enumerate(owners) if self._heads[number] == head]
            )
        return self._words[head]

    def before(self, span: Span, count: int = 4) -> tuple[str, ...]:
        """Give the words in front of a span, the nearest first."""
        place = self._place(span.start)
        return tuple(reversed(self._made.tokens.words[max(0, place - count) : place]))

    def words_before(self, span: Span) -> tuple[str, ...]:
        """Give the words of its own clause in front of a thing."""
        place = self._place(span.start)
        part = self._made.parts[self._made.owner[place]]
        return tuple(self._made.tokens.words[at] for at in part.places if at < place)

    def has_words(self, some: frozenset[str]) -> bool:
        """Tell whether one of some words stands in the sentence."""
        return not some.isdisjoint(self._made.tokens.words)

    def is_shown(self, span: Span) -> bool:
        """Tell whether a thing is what was seen: "on imaging it had grown", "CT revealed that it had"."""
        words = self._made.tokens.words
        ahead = words[: self._place(span.start)]
        leads = ahead[:1] == ("on",) or (":", "on") in pairwise(ahead)
        return leads or not word_class("finding").isdisjoint(ahead)

    def breaks(self, span: Span) -> bool:
        """Tell whether a word in front of a thing breaks with the time told before: "later"."""
        made = self._made
        ahead = enumerate(made.tokens.words[: self._place(span.start)])
        return any(
            word in words_that("shift") and made.parts[made.owner[at]].kind != "relative"
            for at, word in ahead
        )

    def is_change(self, time: TimeMention) -> bool:
        """Tell whether a time is that in which something changed: "rose from 32 to 672 within 3 hours"."""
        first, last = self._place(time.start), self._place(max(time.start, time.end - 1))
        words, owner = self._made.tokens.words, self._made.owner
        ahead = [words[at] for at in range(first) if owner[at] == owner[last]]
        spans = words[first] in ("within", "in", "over") and time.anchor is None
        return spans and "from" in ahead and "to" in ahead[ahead.index("from") :]

    def is_of_noun(self, time: TimeMention, span: Span) -> bool:
        """Tell whether a time is of a noun before the verb: "after a fall 4 weeks earlier had surgery"."""
        words, first, place = (
            self._made.tokens.words,
            self._place(time.start),
            self._place(span.start),
        )
        if first < 2 or place <= first or words[first - 2] not in word_class("determiner"):
            return False
        return words[first - 1].isalpha() and any(is_verb(words, at) for at in range(first, place))

    def opens_with(self, time: int, place: int) -> bool:
        """Tell whether a time is of what opens the sentence, and a thing is not: "Moved on day 2, she"."""
        words = self._made.tokens.words
        end = words.index(",") if "," in words else -1
        return words[0].endswith("ed") and time < end < place

    def is_now(self, span: Span) -> bool:
        """Tell whether the clause of a thing says "now": at the time that the story has reached."""
        return "now" in self.words_of(span)

    def is_then(self, span: Span) -> bool:
        """Tell whether "then" or "after which" leads to a thing."""
        words = self._made.tokens.words[: self._place(span.start)]
        return ("after", "which") in pairwise(words) or not words_that("then").isdisjoint(words)

    def is_found(self, span: Span) -> bool:
        """Tell whether a thing is what a verb of finding found: "CT on day 3 showed removal"."""
        made, place = self._made, self._place(span.start)
        words, verb = made.tokens.words, made.parts[made.owner[place]].verb
        if verb is None or verb >= place or words[verb] not in word_class("finding"):
            return False
        return not any(is_verb(words, at) for at in range(verb + 1, place))

    def is_length(self, span: Span) -> bool:
        """Tell whether a thing is what a length of time was spent with: "after two days of rest"."""
        words = self._made.tokens.words
        ahead = words[max(0, self._place(span.start) - 6) : self._place(span.start)]
        spent = [
            at for at, pair in enumerate(pairwise(ahead))
            if pair[0] in words_that("length") and pair[1] == "of"
        ]  # fmt: skip
        eased = spent and not words_that("ease").isdisjoint(ahead[spent[-1] :])
        return "after" in ahead and bool(spent) and not eased

    def words_since(self, time: TimeMention, span: Span) -> int:
        """Count the words from a time to a thing behind it; all words where the time stands behind."""
        end = max(time.end, time.anchor.end if time.anchor else 0)
        place = self._place(span.start)
        return place - self._place(end) if end <= span.start else place

    def is_beside(self, span: Span, time: TimeMention) -> bool:
        """Tell whether no verb stands between a thing and a time behind it: "withdrawal of it on day 46"."""
        words, first, last = (
            self._made.tokens.words,
            self._place(span.start),
            self._place(time.start),
        )
        return first < last and not any(is_verb(words, at) for at in range(first, last))

    def is_cause_dated(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a time dates the cause alone: "compression caused by a leak during surgery"."""
        place, when = self._place(span.start), self._place(time.start)
        words = self._made.tokens.words[min(place, when) : max(place, when)]
        causes = [at for at, word in enumerate(words) if word in words_that("cause")]
        return bool(causes) and (place < when or "," not in words[causes[-1] :])

    def is_borne(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a thing is what somebody has: "a woman with a fracture had pain on day 3"."""
        made, place = self._made, self._place(span.start)
        verb = made.parts[made.owner[place]].verb
        ahead = [word for word in self.before(span) if word in word_class("preposition")]
        between = verb is not None and place < verb < self._place(time.start)
        return between and ahead[:1] == ["with"]

    def is_described(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a person is only described with a thing: "a man, history of stroke, came on day 3"."""
        made, place = self._made, self._place(span.start)
        words, verb = made.tokens.words, made.parts[made.owner[place]].verb
        when = self._place(time.start)
        start = max((at for at in range(place) if words[at] in words_that("person")), default=place)
        described = words[start:place]
        if words_that("aside").isdisjoint(described):
            return False
        acts = verb is not None and place < verb < when
        acts = acts or any(words[at] in words_that("visit") for at in range(place, when))
        return acts and word_class("relative").isdisjoint(described)

    def is_seen_for(self, span: Span, time: TimeMention | None = None) -> bool:
        """Tell whether a thing is what somebody came for: "was readmitted on day 3 because of fever".

        Behind "for" only where no time or operation stands before it: "3 days after surgery for fever".
        """
        words, place = self._made.tokens.words, self._place(span.start)
        first = self._made.parts[self.phrase_part(place)].start
        at = next(
            (at for at in range(place - 1, max(first, place - 6), -1) if _is_for(words[at])), -1
        )
        came = next(
            (n for n in range(at - 1, first - 1, -1) if words[n] in words_that("visit")), -1
        )
        if came < 0 or any(words[n] in word_class("pronoun") for n in range(came, place)):
            return False
        between = time is not None and came < self._place(time.start) < at
        return not (between and words[at] == "for")

    def phrase_part(self, place: int) -> int:
        """Give the clause of a word; "because of pain that grew" is part of the clause around it."""
        made = self._made
        number = made.owner[place]
        part = made.parts[number]
        phrase = part.kind == "reason" and made.tokens.words[part.start + 1 : part.start + 2] == (
            "of",
        )
        return part.outer if phrase and part.outer is not None else number

    def is_listed(self, span: Span, time: TimeMention) -> bool:
        """Tell whether another thing of a list stands between a thing and the time behind it."""
        between = self._made.tokens.words[self._place(span.start) : self._place(time.start)]
        return "and" in between or "," in between

    def immediate(self, span: Span) -> TimeMention | None:
        """Read "immediate" in front of a thing as a time: at once after what was told before."""
        place, tokens = self._place(span.start), self._made.tokens
        for at in range(place - 1, max(-1, place - 8), -1):
            if tokens.words[at] == "immediate":
                start, end = self._offset + tokens.starts[at], self._offset + tokens.ends[at]
                return TimeMention(
                    start=start, end=end, kind="relative", low=0, high=0, unit="d",
                    anchor_kind="previous",
                )  # fmt: skip
            if tokens.words[at] in word_class("preposition") or not tokens.words[at][0].isalnum():
                return None
        return None

    def _lies_back(self, first: int, place: int) -> bool:
        """Tell whether a clause tells of what was before: "she had undergone", not "she had pain"."""
        words = self._made.tokens.words
        return any(
            words[at] == "had" and words[at + 1].endswith(("ed", "en", "one", "ne", "had"))
            for at in range(first, min(place, len(words) - 1))
        )

    def _place(self, offset: int) -> int:
        """Give the word that stands at an offset of the document, or the one behind it."""
        place = bisect_right(self._ends, offset - self._offset)
        return place if place < len(self._ends) else self._last


def _is_for(word: str) -> bool:
    return word == "with" or is_reason(word)


@cache
def words_that(kind: str) -> frozenset[str]:
    """Give the words of one kind of `clock_roles.tsv`.

    >>> "later" in words_that("shift")
    True
    """
    rows = (row for row in read_table("clock_roles.tsv") if row["kind"] == kind)
    return frozenset(word for row in rows for word in row["word"].split("|"))
