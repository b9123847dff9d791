"""The clock of one case: what "later", "after the second operation" and "on day 4" count from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vakg.extract.clock.counting import Counting, Now
from vakg.extract.clock.dates import time_between
from vakg.extract.clock.roles import Roles
from vakg.extract.clock.sums import (
    is_back,
    is_before,
    is_exact,
    is_listed,
    is_one_amount,
)
from vakg.extract.drafted import Drafted
from vakg.extract.scan import Scan
from vakg.extract.spans import Span, TimeMention
from vakg.model.assertion import AssertionStatus, TimeAspect
from vakg.model.parts import Time


class Clock(Counting):
    """What the times of a case count from, while its story is followed."""

    def __init__(self, events: Sequence[Drafted], scan: Scan, roles: Roles) -> None:
        super().__init__(events, scan, roles)
        self._resolved: dict[int, Time | None] = {}
        self._shared = -1
        self._seen_on = ""
        self._began = ""

    def begin(self, index: Drafted, mention: TimeMention | None) -> None:
        """Start the clock at the index procedure; "4 months earlier" dates what was told before it."""
        self._shared = mention.start if mention is not None else -1
        self._began = self._phrase(mention) if mention is not None else ""
        if mention is not None and mention.kind == "calendar":
            lain = time_between(self._began, self._seen_on, TimeAspect.OBSERVED)
            if lain is not None:
                self.back.lay(lain)
        elif mention is not None:
            self.back.begin(mention, self._began)
        self._now, self._operation = Now(index, None), index

    def pass_by(self, mention: TimeMention, sentence: int) -> Time | None:
        """Let the story come as far as a time that dates nothing, once it has begun."""
        index = self.named.index
        if index is None or self._operation is None:
            return None
        words = replace(index, id="", index=False, sentence=sentence)
        time = self._resolve(words, mention, TimeAspect.OBSERVED)
        if is_exact(time) and not is_before(time):
            self._now = Now(index, time)
        return time

    def known(self, mention: TimeMention) -> Time | None:
        """Give the time that words were found to tell of an event."""
        return self._resolved.get(mention.start)

    def note(
        self,
        one: Drafted,
        time: Time | None,
        begins: bool,
        opened: bool,
        *,
        lies_back: bool = False,
    ) -> None:
        """Take in an event that was told: "later" may count from it.

        Args:
            one: The event.
            time: Its time, if it has one.
            begins: Whether its clause says that something began.
            opened: Whether it is a complaint, or stands behind such a word: "presented with".
            lies_back: Whether a date tells when it was that nothing can be counted from.
        """
        role = self._roles.of(one.curie)
        if one.assertion.status is not AssertionStatus.PRESENT or one.assertion.history:
            return
        if one.assertion.other_person or role.means in ("passing", "given", "part", "trait"):
            if is_exact(time) and not is_before(time):
                self._now = Now(one, time)
            return
        self.back.note(one, dated=time is not None, begins=begins, opened=opened)
        moves = not lies_back and (begins or role.aspect is TimeAspect.PERFORMED)
        if (moves or time is not None) and not self._is_with_index(one, time):
            self._move(one, time)

    def _is_with_index(self, one: Drafted, time: Time | None) -> bool:
        """Tell whether a deed is told in one sentence with the index procedure, and at no other time."""
        index = self.named.index
        same = index is not None and one.sentence == index.sentence
        return same and time is None and self.named.is_deed(one)

    def _move(self, one: Drafted, time: Time | None) -> None:
        """Let the story come as far as an event."""
        if is_before(time):
            return
        if self.named.means(one) == "operation":
            self._operation, self._operated = one, time
        now = self._now
        same = now is not None and now.time is not None and now.event.sentence == one.sentence
        if is_exact(time) or not same:
            self._now = Now(one, time)

    def again(self, one: Drafted) -> None:
        """Take in an operation that is told of once more; one of the index session is the index procedure."""
        if self._is_with_index(one, None) and self.named.index is not None:
            one = self.named.index
        self._now, self._operation, self._operated = Now(one, None), one, None

    def time_of(
        self,
        one: Drafted,
        mention: TimeMention,
        aspect: TimeAspect,
        caption: tuple[int, int] | None = None,
    ) -> Time | None:
        """Turn the words that date an event into its time; None where it is open what they count from.

        Args:
            one: The event.
            mention: The words.
            aspect: What of the event they tell.
            caption: Where the caption stands that the event is told in; "later" counts within it.
        """
        if caption is not None and mention.anchor_kind == "previous":
            earlier = self.named.last_between(caption[0], mention.start)
            return (
                self._made(mention, aspect, earlier) if earlier and is_one_amount(mention) else None
            )
        if mention.start == self._shared and (
            is_back(mention) or self.named.means(one) in ("passing", "part")
        ):
            return None
        if mention.start not in self._resolved:
            self._resolved[mention.start] = self._resolve(one, mention, aspect)
        found = self._resolved[mention.start]
        if found is None or found.relative_to == one.id:
            return None
        return found.model_copy(update={"aspect": aspect})

    def _resolve(self, one: Drafted, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        if mention.kind == "calendar":
            self._seen_on = self._seen_on or self._phrase(mention)
            return time_between(self._began, self._phrase(mention), aspect)
        if mention.unit is None or (mention.low is None and mention.high is None):
            return None
        if mention.low is not None and mention.high is not None and mention.low > mention.high:
            return None
        if mention.low != mention.high and is_listed(self._phrase(mention)):
            return None
        ways = {
            "text": self._from_text, "procedure": self._from_procedure, "previous": self._from_now,
            "presentation": self._from_presentation, "injury": self._from_injury,
            "discharge": self._from_discharge,
        }  # fmt: skip
        way = ways.get(mention.anchor_kind)
        if way is not None:
            return way(one, mention, aspect)
        return self._from_operation(one, mention, aspect) if mention.kind == "point" else None

    def during(self, one: Drafted, clause: Span, aspect: TimeAspect) -> Time | None:
        """Date an event by the procedure that a clause such as "while it was being done" names."""
        base = self.named.operation_in(one, clause)
        part = base is None and self.named.is_part_in(clause)
        base = self.named.index if part else base
        if base is None and not part:
            return None
        phrase = self._scan.document.text[clause.start : clause.end].rstrip(" ,;.")
        relative = None if base is None or base.index else base.id
        return Time(low=0, high=0, unit="d", relative_to=relative, phrase=phrase, aspect=aspect)
