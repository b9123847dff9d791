"""Which time of a sentence dates which of the things it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.nearest import Dating, counts_from, nearest
from vakg.extract.clock.outside import Outside
from vakg.extract.clock.roles import begins
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Span, TimeMention

_NEAR = 4
"""Words from "of" to what a time was spent with: "18 months of complete relief"."""
_LATE = 2  # words: "When, four weeks later, a line was placed, it was seen"
_FEW = 5
"""Words in which "It had begun" or "These symptoms appeared" tell of what was told before."""
_BESIDE = 6
"""Words between the first word of a thing and the "which" that tells of it."""
_ONWARD = ("when", "that", "until", "till")
_HEADS = frozenset({"main", "coordinate", "contrast"})
_APART = frozenset({"time", "condition", "reason"})
_DATING = frozenset({"offset", "point", "relative", "calendar"})


class Scope(Outside):
    """The times of one sentence, to be asked for what stands at a place.

    Args:
        text: The sentence.
        offset: Where it starts in the document.
        times: Its times.
    """

    def __init__(self, text: str, offset: int, times: Sequence[TimeMention]) -> None:
        super().__init__(text, offset)
        self._heads = self._head_of_each()
        self._lengths = [one for one in times if one.kind == "duration"]
        self._times = tuple(self._without_ends(self._datings(times)))
        self.respectively = "respectively" in self._made.tokens.words

    @property
    def datings(self) -> tuple[Dating, ...]:
        """Give the times that can date something, in the order of the sentence."""
        return self._times

    def time_of(self, span: Span, is_state: bool = False) -> TimeMention | None:
        """Give the time that dates what stands at a span, if the grammar tells one.

        Args:
            span: The place.
            is_state: Whether it is a state reached: "after 2 years she walked and had recovered".
        """
        place = self._place(span.start)
        part = self.phrase_part(place)
        usable = [
            one
            for one in self._times
            if not (
                counts_from(one.time, span)
                or self.opens_with(one.place, place)
                or self._is_of_limit(one, place)
                or self._is_of_anchor(one.time, place)
                or self._is_inserted(one, place)
            )
        ]
        own = [one for one in usable if one.part == part]
        if own:
            found = nearest(own, place)
            return None if found is not None and self._is_one_of_list(found) else found
        told = self._told_at(part, usable) or self.labelled(place, usable)
        if told is not None:
            return told
        follower = self._list_goes_on(part, place)
        if follower is not None:
            return self._time_in(follower, place, usable)
        if self._made.parts[part].kind in _APART:
            return None
        shared = [
            one for one in usable if self._heads[one.part] == self._heads[part] and self._lends(one)
        ]
        if shared:
            return nearest(shared, place)
        aside = self._told_behind(part, place, usable) or self._of_method(part, place, usable)
        return aside or self._carried(part, place, usable, is_state)

    def lies_back(self, span: Span) -> bool:
        """Tell whether a thing is told of as of something that was before: "had developed"."""
        place = self._place(span.start)
        part = self._made.parts[self._heads[self._made.owner[place]]]
        return self._lies_back(part.start, len(self._made.tokens.words))

    def is_one_clause(self, words: Span, time: TimeMention) -> bool:
        """Tell whether words and a time stand in one clause."""
        owner = self._made.owner
        return owner[self._place(words.start)] == owner[self._place(time.start)]

    @property
    def is_dated(self) -> bool:
        """Whether a time of the sentence tells how long before or after it was: not only "before it"."""
        times = (one.time for one in self._times)
        return any(one.low is not None and one.high is not None for one in times)

    def _list_goes_on(self, part: int, place: int) -> int | None:
        """Give the clause that has the verb of "X / and Y were done", or of "so that X / and Y were done"."""
        made = self._made
        if part + 1 >= len(made.parts) or not made.parts[part].places:
            return None
        verb, follower, last = (
            made.parts[part].verb,
            made.parts[part + 1],
            made.parts[part].places[-1],
        )
        if verb is not None and "that" not in made.tokens.words[verb:place]:
            return None
        joined = (
            follower.kind == "coordinate"
            and follower.start == last + 1
            and follower.verb is not None
        )
        return part + 1 if joined and made.tokens.words[last] not in ".;:" else None

    def _time_in(self, part: int, place: int, usable: Sequence[Dating]) -> TimeMention | None:
        inside = [one for one in usable if one.part == part]
        return nearest(inside, place) if inside else None

    def _lends(self, one: Dating) -> bool:
        """Tell whether a time dates other parts of its clause: not one inside "until it leaked on day 3"."""
        return self._made.parts[one.part].kind in (_HEADS | {"introduction"})

    def _carried(
        self, part: int, place: int, usable: Sequence[Dating], is_state: bool
    ) -> TimeMention | None:
        """Give the time in front of an earlier clause of the sentence, if nothing breaks with it."""
        made, head = self._made, self._heads[part]
        ahead = [one for one in usable if one.place < place and self._heads[one.part] != head]
        if not ahead:
            return None
        last = next((one for one in reversed(ahead) if one.leads), ahead[-1])
        last = last if last.part == ahead[-1].part else ahead[-1]
        if not self._may_carry(last, head):
            return None
        between = made.tokens.words[self._place(last.time.end) : place]
        first = made.parts[head].start
        if any(word in words_that("shift") for word in between) or (
            not is_state and self._lies_back(first, place)
        ):
            return None
        return last.time

    def _told_behind(self, part: int, place: int, usable: Sequence[Dating]) -> TimeMention | None:
        """Give the time of a clause that tells of a thing: "pain, which had begun on day 3"."""
        made = self._made
        for one in usable:
            clause = made.parts[one.part]
            beside = self._outer(one.part) == part and 0 < clause.start - place <= _BESIDE
            of_thing = made.tokens.words[clause.start] in ("which", "that")
            told = clause.kind == "relative" and of_thing and one.place > clause.start
            aside = clause.kind == "aside" and one.place <= clause.start + 2
            if beside and (told or (aside and not self._has_verb(place, clause.start))):
                return one.time
        return None

    def _outer(self, part: int) -> int | None:
        """Give the clause that holds another; one without words stands for the one before it."""
        parts = self._made.parts
        outer = parts[part].outer
        while outer and not parts[outer].places:
            outer -= 1
        return outer

    def _of_method(self, part: int, place: int, usable: Sequence[Dating]) -> TimeMention | None:
        """Give the time in brackets behind what found a thing: "CT (2 weeks later) showed"."""
        made = self._made
        verb = made.parts[part].verb
        if verb is None or verb > place or made.tokens.words[verb] not in word_class("finding"):
            return None
        for one in usable:
            clause = made.parts[one.part]
            aside = clause.kind == "aside" and self._outer(one.part) == part
            if aside and one.place <= clause.start + 2 and clause.start < verb:
                return one.time
        return None

    def _has_verb(self, first: int, last: int) -> bool:
        return any(is_verb(self._made.tokens.words, at) for at in range(first, last))

    def _told_at(self, part: int, usable: Sequence[Dating]) -> TimeMention | None:
        """Give the time that a clause goes on from: "well until day 5, when", "it was 3 days later that"."""
        made, words = self._made, self._made.tokens.words
        clause = made.parts[part]
        if words[clause.start] not in _ONWARD or clause.start < 2:
            return None
        if words[clause.start] == "that" and words[:2] != ("it", "was"):
            return None
        last = clause.start - (2 if words[clause.start - 1] == "," else 1)
        last = clause.start if words[clause.start] in ("until", "till") else last
        for one in usable:
            end = max(one.time.end, one.time.anchor.end if one.time.anchor else 0)
            if self._place(end - 1) in (last, clause.start) and one.place < clause.start:
                ahead = [other for other in usable if other.part == one.part]
                return nearest(ahead, clause.start)
        return None

    def _may_carry(self, one: Dating, head: int) -> bool:
        """Tell whether a time reaches the next clause: it leads, or "however" only interrupts its clause."""
        made = self._made
        if made.parts[head].kind == "contrast":
            return made.parts[self._heads[one.part]].verb is None
        return one.leads

    def _head_of_each(self) -> list[int]:
        """Give for each part the clause that it belongs to."""
        heads: list[int] = []
        parts = self._made.parts
        for number, part in enumerate(parts):
            outer = part.outer if part.outer is not None and part.outer < number else None
            if part.kind == "introduction" or (part.kind in _APART and number == 0):
                heads.append(number + 1 if number + 1 < len(parts) else number)
            elif part.kind in _HEADS or outer is None:
                heads.append(number)
            else:
                heads.append(heads[outer])
        return heads

    def _datings(self, times: Sequence[TimeMention]) -> Iterator[Dating]:
        for one in times:
            open_end = one.high is None or one.low is None
            vague = one.anchor_kind == "previous" and open_end and not one.low
            if one.kind in _DATING and not (
                vague or self._is_no_point(one) or self.is_comparand(one)
            ):
                place = self._place(one.start)
                part = self._made.owner[place]
                follower = self._introduced(one)
                leads = follower is not None or self._leads(place, part, one)
                ahead = self._made.tokens.words[place - 1] if place else ""
                listed = ahead == "," or ahead in word_class("coordinator")
                yield Dating(one, place, part if follower is None else follower, leads, listed)

    def _introduced(self, one: TimeMention) -> int | None:
        """Give the clause that begins behind "and, one month later," if one does."""
        made, words = self._made, self._made.tokens.words
        behind, place = (
            self._place(max(one.end, one.anchor.end if one.anchor else 0)),
            self._place(one.start),
        )
        led = (
            place > 1 and words[place - 1] == "," and words[place - 2] in word_class("coordinator")
        )
        if not led or words[behind] != "," or behind + 1 >= len(words):
            return None
        part = made.owner[behind + 1]
        return part if made.parts[part].start == behind + 1 else None

    def _is_no_point(self, one: TimeMention) -> bool:
        """Tell whether a time is a whole clause, or a length: "after two days of rest"."""
        words = self._made.tokens.words
        place = self._place(one.end)
        length = one.anchor is None and one.kind == "offset" and words[place] == "of"
        length = length and words_that("ease").isdisjoint(words[place : place + _NEAR])
        first = self._place(one.start)
        clause = words[first] in ("while", "when", "as") and words[first + 1 : first + 2] != (
            "soon",
        )
        return length or (clause and one.anchor_kind != "procedure")

    def bare_finding(self) -> TimeMention | None:
        """Give the time of "Found at once" or "It had begun on day 3": it is said of what was told before."""
        words = self._made.tokens.words
        found = words[:1] and words[0] in word_class("found")
        pointed = words[:1] and words[0] in words_that("pointer") and begins(words[1:_FEW])
        if not (found or pointed) or not self._times:
            return None
        first = self._times[0]
        near = first.place <= (3 if found else _FEW)
        return first.time if near and self._made.blocks[first.place] == 0 else None

    def _leads(self, place: int, part: int, one: TimeMention) -> bool:
        """Tell whether only "and" or "but" stands before a time in its clause, or ":" behind it."""
        made = self._made
        opens = made.parts[part].kind == "time" and made.parts[part].start == 0 and place <= _LATE
        if opens or made.parts[part].kind == "introduction":
            return True
        behind = self._place(max(one.end, one.anchor.end if one.anchor else 0))
        if made.tokens.words[behind] == ":":
            return True
        before = [made.tokens.words[at] for at in made.parts[part].places if at < place]
        small = word_classes("coordinator", "contrast", "adverb")
        return all(word in small or word in words_that("lead") or word == "," for word in before)
