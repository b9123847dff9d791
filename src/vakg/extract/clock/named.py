"""The events of one case that times count from: named by words, by number, or by what they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.roles import Roles, may_be_index, number_in, operates
from vakg.extract.drafted import Drafted
from vakg.extract.phrases import tokens_of
from vakg.extract.scan import Scan
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, TimeAspect

_CEMENT = "vaco:BoneCement"
_AUGMENTATION = "vaco:AugmentationProcedure"
_LEAD = 24
"""Code points in front of a name in which its number may stand: "the second"."""


class Named:
    """The events of a case, in the order of the text."""

    def __init__(self, events: Sequence[Drafted], scan: Scan, roles: Roles) -> None:
        self.every = sorted(events, key=lambda one: (one.sentence, one.head.start))
        self.index = next((one for one in events if one.index), None)
        self._scan = scan
        self._roles = roles

    def means(self, one: Drafted) -> str:
        """Give what an event is to the clock: operation, passing, ..."""
        return self._roles.of(one.curie).means

    def is_operation(self, one: Drafted) -> bool:
        """Tell whether "postoperative" can count from an event."""
        return one.index or self.means(one) == "operation"

    def is_like_index(self, one: Drafted) -> bool:
        """Tell whether an event is another procedure of the kind of the index one."""
        index = self.index
        if index is None or one.index:
            return False
        kinds = ({every.curie, *self._roles.above(every.curie)} for every in (index, one))
        return self._alike(index.curie, one.curie) or all(_AUGMENTATION in some for some in kinds)

    def is_first(self, one: Drafted) -> bool:
        """Tell whether a cited story without its procedure begins so: "chest pain on the following day"."""
        told = any(
            other.sentence < one.sentence and not self._roles.is_borne(other.curie)
            for other in self.every
        )
        return self.index is None and one.case.startswith("cited") and not told

    def is_deed(self, one: Drafted) -> bool:
        """Tell whether an event is something that was done."""
        return self._roles.of(one.curie).aspect is TimeAspect.PERFORMED

    def has_later_operations(self, until: int | None = None) -> bool:
        """Tell whether the case has operations besides the index procedure, up to a sentence or at all."""
        return any(
            not one.index and self.is_operation(one) and (until is None or one.sentence <= until)
            for one in self.every
        )

    def is_part_in(self, clause: Span) -> bool:
        """Tell whether a clause names a part of the index procedure, or "the operation", or the cement."""
        words = tokens_of(self._scan.document.text[clause.start : clause.end]).words
        names = [one.curie for one in self._scan.names if clause.start <= one.start < clause.end]
        kinds = {above for curie in names for above in (curie, *self._roles.above(curie))}
        part = any(self._roles.of(curie).means == "part" for curie in names)
        filled = "it" in words and not words_that("put").isdisjoint(words)
        done = operates(words) or may_be_index(words)
        return part or filled or done or _CEMENT in kinds

    def at(self, one: Drafted, anchor: Span) -> Drafted | None:
        """Find the event that "the second operation" names, for an event that counts from it."""
        words = tokens_of(self._scan.document.text[anchor.start : anchor.end]).words
        number = number_in(words) if self._is_operative(words, anchor) else None
        base = self._by_words(one, anchor) if number is None else self._by_number(number)
        base = base or (self._by_words(one, anchor) if number == 1 else None)
        if base is not None and self.index is not None and self.means(base) == "part":
            return self.index
        return base

    def _is_operative(self, words: Sequence[str], anchor: Span) -> bool:
        """Tell whether words name an operation: "the initial procedure", but not "an initial response"."""
        if may_be_index(words) or self._has_name_in(words) or operates(words):
            return True
        return any(self.is_operation(other) and _is_in(other, anchor) for other in self.every)

    def operation_in(self, one: Drafted, clause: Span) -> Drafted | None:
        """Find the operation that a clause names: the index procedure, else the last of several."""
        found = [
            other
            for other in self.every
            if other.id != one.id and self.is_operation(other) and _is_in(other, clause)
        ]
        return next((other for other in found if other.index), found[-1] if found else None)

    def last_of(self, means: str, sentence: int) -> Drafted | None:
        """Find the last event of a role up to a sentence: the admission."""
        found = [one for one in self.every if self.means(one) == means and one.sentence <= sentence]
        return found[-1] if found else None

    def last_between(self, start: int, end: int) -> Drafted | None:
        """Find the last event that is named between two places."""
        found = [one for one in self.every if start <= one.head.start < end]
        return found[-1] if found else None

    def last_found(
        self, sentence: int, before: int, captions: Sequence[tuple[int, int]], seen: bool
    ) -> Drafted | None:
        """Give what was told last before a sentence and is no deed, if the sentence names nothing itself.

        Args:
            sentence: The sentence.
            before: Up to which place of the document it must name nothing.
            captions: Where captions stand: they are no part of the story.
            seen: Whether it is something seen; else it is what "it" means, of the sentence before.
        """
        kinds = ("event", "passing") if seen else ("event", "passing", "brought")
        own = any(one.sentence == sentence and one.head.start < before for one in self.every)
        some = [
            one for one in self.every
            if one.sentence < sentence and one.assertion.status is AssertionStatus.PRESENT
            and not one.assertion.history
            and not self.is_deed(one)
            and self.means(one) in kinds and (seen or one.sentence == sentence - 1)
            and not any(start <= one.head.start < end for start, end in captions)
        ]  # fmt: skip
        return some[-1] if some and not own else None

    def _by_words(self, one: Drafted, anchor: Span) -> Drafted | None:
        """Find the event that the words name: by its mention there, else by its class."""
        for other in self.every:
            if any(anchor.start <= at.start < anchor.end for at in (other.head, *other.mentions)):
                if self.index is not None and self._alike(self.index.curie, other.curie):
                    return self.index
                return next(each for each in self.every if each.curie == other.curie)
        named = [name.curie for name in self._scan.names if anchor.start <= name.start < anchor.end]
        for curie in named:
            alike = [other for other in self.every if self._alike(other.curie, curie)]
            if self.index in alike or (self.index and self._alike(self.index.curie, curie)):
                return self.index
            told = [other for other in alike if other.sentence <= one.sentence]
            if len(told) == 1:
                return told[0]
            if not alike and self._roles.of(curie).means in ("operation", "part"):
                return self.index
        words = tokens_of(self._scan.document.text[anchor.start : anchor.end]).words
        may_be = may_be_index(words) or self._has_name_in(words)
        filled = not words_that("filling").isdisjoint(words)  # no other operation is meant
        return self.index if may_be and not self._later_before(one, filled) else None

    def _has_name_in(self, words: Collection[str]) -> bool:
        """Tell whether the last word of the index procedure's name is among words: "postvertebroplasty"."""
        spans = (self.index.head, *self.index.mentions) if self.index is not None else ()
        named = [tokens_of(self._scan.document.text[one.start : one.end]).words for one in spans]
        return any(some and some[-1] in words for some in named)

    def _later_before(self, one: Drafted, filled: bool) -> bool:
        """Tell whether another operation, or another augmentation, was told of before an event."""
        return any(
            self.is_operation(other) and not other.index and other.sentence < one.sentence
            and (not filled or self.index is None or self._alike(self.index.curie, other.curie))
            for other in self.every
        )  # fmt: skip

    def _alike(self, first: str, second: str) -> bool:
        return (
            first == second
            or first in self._roles.above(second)
            or second in self._roles.above(first)
        )

    def _by_number(self, number: int) -> Drafted | None:
        """Find the second operation: counted among those after the index one."""
        operations = [
            other for other in self.every
            if self._roles.of(other.curie).means == "operation"
            and other.assertion.status is AssertionStatus.PRESENT
            and not other.assertion.history
        ]  # fmt: skip
        said = [other for other in operations if self._said_number(other) == number]
        if len(said) == 1:
            return said[0]
        sentences = {other.sentence: other for other in reversed(operations) if not other.index}
        later = [sentences[at] for at in sorted(sentences)]
        place = number - 1 if number > 0 else number
        if place == len(later) == 1:
            return later[0]  # "this second operation": the index procedure was the first
        return later[place] if -len(later) <= place < len(later) and later else None

    def _said_number(self, one: Drafted) -> int | None:
        text = self._scan.document.text[max(0, one.head.start - 24) : one.head.end]
        return number_in(tokens_of(text).words[-4:])


def _is_in(one: Drafted, words: Span) -> bool:
    """Tell whether words name an event."""
    return any(words.start <= at.start < words.end for at in (one.head, *one.mentions))
