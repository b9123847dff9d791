"""What lies outside a time of its own clause: what it counts from, what it ended, what is told aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.during import During
from vakg.extract.clock.nearest import Dating
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Span, TimeMention

_LABEL = 3
"""Words from a thing to the ":" that makes a label of it."""
_FAR = 6
"""Words between "removal" and what was removed."""


class Outside(During):
    """The clauses of one sentence, to be asked what a time in them does not date."""

    _lengths: Sequence[TimeMention] = ()
    _times: tuple[Dating, ...] = ()

    def is_told_aside(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a thing stands in a relative clause without the time: "fever, which resolved"."""
        owner = self._made.owner
        part, other = owner[self._place(span.start)], owner[self._place(time.start)]
        return part != other and self._made.parts[part].kind == "relative"

    def is_spanned(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a length of time behind a thing tells for how long it was so: "none in 17 months"."""
        words, place = self._made.tokens.words, self._place(span.start)
        end = next((at for at in range(place, len(words)) if words[at] in ",;:."), len(words))
        return any(
            place < self._place(one.start) < end and not span.start < time.start < one.start
            for one in self._lengths
        )

    def is_treated(self, span: Span) -> bool:
        """Tell whether a thing is what was treated: "the fracture had been treated four days before"."""
        words, place = self._made.tokens.words, self._place(span.start)
        end = next((at for at in range(place, len(words)) if words[at] in ",;:."), len(words))
        return any(
            words[at] in words_that("treat") and words[at - 1] in ("was", "were", "been", "being")
            for at in range(place + 1, end)
        )

    def is_of_person(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a bracket tells who somebody is: "a patient (female; fractures) fell on day 2"."""
        words, place = self._made.tokens.words, self._place(span.start)
        first = next((at for at in range(place, -1, -1) if words[at] in "()"), -1)
        last = next((at for at in range(place, len(words)) if words[at] in "()"), len(words))
        bracketed = first >= 0 and words[first] == "(" and words[last : last + 1] == (")",)
        if not bracketed or first < self._place(time.start) < last:
            return False
        return not words_that("person").isdisjoint(words[first:last])

    def is_until(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a time only ends what was so: "until day 10 she had oxygen", but not "not until"."""
        words, owner, place = self._made.tokens.words, self._made.owner, self._place(time.start)
        if words[place] not in ("until", "till") or owner[place] != owner[self._place(span.start)]:
            return False
        return "not" not in words and "no" not in words

    def is_past_aside(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a relative clause looks back: "the man, who had been given heparin, fell on day 3"."""
        owner = self._made.owner
        part = owner[self._place(span.start)]
        if part == owner[self._place(time.start)] or self._made.parts[part].kind != "relative":
            return False
        clause = self._made.parts[part]
        return self._lies_back(clause.start, max(clause.places, default=clause.start))

    def is_had(self, span: Span) -> bool:
        """Tell whether a thing is what somebody has: "surgery in a man of 70 with a tumour"."""
        ahead = self.before(span, 2 * _FAR)
        place = next((at for at, word in enumerate(ahead) if word == "with"), len(ahead))
        return not words_that("person").isdisjoint(ahead[place + 1 : place + 1 + _FAR])

    def is_removed(self, span: Span) -> bool:
        """Tell whether a thing is what was taken out: "removal of the epidural cement on day 3"."""
        ahead = self.before(span, _FAR)
        place = next((at for at, word in enumerate(ahead) if word == "of"), len(ahead))
        return not words_that("remove").isdisjoint(ahead[place + 1 : place + 2])

    def is_stopped(self, span: Span, time: TimeMention) -> bool:
        """Tell whether a time is that at which a thing was ended: "heparin was withdrawn within a day"."""
        first, last = self._place(span.start), self._place(time.start)
        return not words_that("stop").isdisjoint(self._made.tokens.words[first:last])

    def _without_ends(self, found: Iterable[Dating]) -> Iterator[Dating]:
        """Leave out the time at which something ended: "from day 2 to day 5"."""
        words, last = self._made.tokens.words, -1
        for one in found:
            began = last >= 0 and words[last] == "from" and one.place > 1
            led = words[one.place - 1] if words[one.place - 1] not in ("the", "about") else ""
            led = led or words[one.place - 2]
            if not (began and led in words_that("till")):
                yield one
            last = one.place - (words[one.place] != "from" and one.place > 0)

    def _is_of_limit(self, one: Dating, place: int) -> bool:
        """Tell whether a time is of what a thing was before: "before discharge on day 3 she fell"."""
        words, noun = self._made.tokens.words, one.place - 1
        if noun < 1 or noun == place or not words[noun].isalpha():
            return False
        lead = noun - 2 if noun > 1 and words[noun - 1] in word_class("determiner") else noun - 1
        return words[lead] in words_that("limit") and words[noun] not in word_class("preposition")

    def _is_inserted(self, one: Dating, place: int) -> bool:
        """Tell whether a time is only of what follows: "a leak and, after two days, of a collapse"."""
        words, at = self._made.tokens.words, one.place
        if place > at or at < 2 or words[at - 1] != ",":
            return False
        end = max(one.time.end, one.time.anchor.end if one.time.anchor else 0)
        return words[at - 2] in word_class("coordinator") and words[self._place(end)] == ","

    def _is_of_anchor(self, time: TimeMention, place: int) -> bool:
        """Tell whether a thing belongs to what a time counts from.

        "After corpectomy and durotomy"; "after vertebroplasty, by which the fracture had been treated".
        """
        if time.anchor is None or place <= (end := self._place(time.anchor.end)):
            return False
        words, part = self._made.tokens.words, self._made.parts[self._made.owner[place]]
        between = set(words[end:place])
        if not between.isdisjoint(word_class("coordinator")) and between <= word_classes(
            "coordinator", "determiner"
        ):
            return True
        return (
            part.kind == "relative"
            and part.start - end in (0, 1, 2)
            and "which" in words[end:place]
        )

    def _is_one_of_list(self, time: TimeMention) -> bool:
        """Tell whether a time is one of "after 3 and 5 weeks": which of them, the words do not tell."""
        words = self._made.tokens.words
        for one in self._times:
            first, second = sorted((one.time, time), key=lambda each: each.start)
            between = words[self._place(first.end) : self._place(second.start)]
            alike = one.time is not time and one.time.kind == time.kind
            if alike and between and set(between) <= {"and", "or", ",", "to"}:
                return True
        return False

    def labelled(self, place: int, usable: Sequence[Dating]) -> TimeMention | None:
        """Give the time behind a thing that is its label: "Onset of fever: 2 days after it"."""
        words = self._made.tokens.words
        for one in usable:
            at = one.place - 1
            if place < at <= place + _LABEL and words[at] == ":" and ";" not in words[place:at]:
                return one.time
        return None
