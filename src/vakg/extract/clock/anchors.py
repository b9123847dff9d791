"""The clock of one case: what "later", "after the second operation" and "on day 4" count from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vakg.extract.clock.back import LainBack
from vakg.extract.clock.dates import time_between
from vakg.extract.clock.named import Named
from vakg.extract.clock.roles import Roles
from vakg.extract.clock.sums import (
    added,
    is_back,
    is_before,
    is_exact,
    is_listed,
    is_one_amount,
    is_open,
    is_slight,
)
from vakg.extract.drafted import Drafted
from vakg.extract.scan import Scan
from vakg.extract.spans import Span, TimeMention
from vakg.model.assertion import AssertionStatus, TimeAspect
from vakg.model.parts import Time

_NEAR = 1
"""Sentences within which "the operation" means the one told last and not the index procedure."""


@dataclass(frozen=True, slots=True)
class _Now:
    """How far the story has come: an event, and its own time where it has one."""

    event: Drafted
    time: Time | None


class Clock:
    """What the times of a case count from, while its story is followed."""

    def __init__(self, events: Sequence[Drafted], scan: Scan, roles: Roles) -> None:
        self.named = Named(events, scan, roles)
        self._scan = scan
        self._now: _Now | None = None
        self._operation: Drafted | None = None
        self._roles = roles
        self.back = LainBack(self.named, scan)
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
        self._now, self._operation = _Now(index, None), index

    def pass_by(self, mention: TimeMention, sentence: int) -> Time | None:
        """Let the story come as far as a time that dates nothing, once it has begun."""
        index = self.named.index
        if index is None or self._operation is None:
            return None
        words = replace(index, id="", index=False, sentence=sentence)
        time = self._resolve(words, mention, TimeAspect.OBSERVED)
        if is_exact(time) and not is_before(time):
            self._now = _Now(index, time)
        return time

    def known(self, mention: TimeMention) -> Time | None:
        """Give the time that words were found to tell of an event."""
        return self._resolved.get(mention.start)

    def note(self, one: Drafted, time: Time | None, begins: bool, opened: bool) -> None:
        """Take in an event that was told: "later" may count from it.

        Args:
            one: The event.
            time: Its time, if it has one.
            begins: Whether its clause says that something began.
            opened: Whether it is a complaint, or stands behind such a word: "presented with".
        """
        role = self._roles.of(one.curie)
        if one.assertion.status is not AssertionStatus.PRESENT or one.assertion.history:
            return
        if one.assertion.other_person or role.means in ("passing", "part", "trait"):
            if is_exact(time) and not is_before(time):
                self._now = _Now(one, time)
            return
        self.back.note(one, dated=time is not None, begins=begins, opened=opened)
        moves = begins or role.aspect is TimeAspect.PERFORMED
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
            self._operation = one
        now = self._now
        same = now is not None and now.time is not None and now.event.sentence == one.sentence
        if is_exact(time) or not same:
            self._now = _Now(one, time)

    def again(self, one: Drafted) -> None:
        """Take in an operation that is told of once more; one of the index session is the index procedure."""
        if self._is_with_index(one, None) and self.named.index is not None:
            one = self.named.index
        self._now, self._operation = _Now(one, None), one

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

    def _made(self, mention: TimeMention, aspect: TimeAspect, base: Drafted | None) -> Time:
        return Time(
            low=mention.low, high=mention.high, unit=mention.unit or "d",
            relative_to=None if base is None or base.index else base.id,
            phrase=self._phrase(mention), aspect=aspect, approximate=mention.approximate,
        )  # fmt: skip

    def _phrase(self, mention: TimeMention) -> str:
        end = max(mention.end, mention.anchor.end if mention.anchor else 0)
        return self._scan.document.text[mention.start : end]

    # -- what it counts from -------------------------------------------------------------------

    def _from_text(self, one: Drafted, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        base = self.named.at(one, mention.anchor) if mention.anchor is not None else None
        if self.named.index is None and base is None and mention.anchor is not None:
            told = self.named.is_part_in(mention.anchor)  # of a procedure that no sentence states
            return self._made(mention, aspect, None) if told else None
        if base is None or base.id == one.id or not self._may_count_from(mention, base):
            return None
        return self._made(mention, aspect, base)

    def _may_count_from(self, mention: TimeMention, base: Drafted) -> bool:
        """Tell whether words without a figure count from something worth it: not "during the examination"."""
        if mention.kind != "relative" or self.named.is_operation(base):
            return True
        return not is_open(mention) and self.named.means(base) in ("event", "brought", "injury")

    def _from_procedure(
        self, one: Drafted, mention: TimeMention, aspect: TimeAspect
    ) -> Time | None:
        last = self._operation
        counted = mention.kind == "point" and mention.anchor is None
        if counted or last is None or last.index or last.id == one.id:
            vague = mention.kind == "relative" and last is None
            unsure = vague and self.named.has_later_operations(
                one.sentence if mention.low == mention.high == 0 else None
            )
            return None if unsure else self._made(mention, aspect, None)
        if 0 <= one.sentence - last.sentence <= _NEAR:
            return self._made(mention, aspect, last)
        return self._made(mention, aspect, None) if mention.kind != "relative" else None

    def _from_now(self, one: Drafted, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        now = self._now
        if now is None or now.event.id == one.id or mention.low is None:
            return None
        beside = now.event.sentence == one.sentence  # "6 months earlier, and 3 months earlier"
        if is_back(mention) and (beside or not one.assertion.history):
            return None
        came = self.named.means(now.event) in ("encounter", "discharge")
        if came and self._is_follow_up(one, mention):
            return self._from_operation(one, mention, aspect)
        return self._on_from(now, mention, aspect)

    def _on_from(self, now: _Now, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        """Count on from what was told last; "more than 10 years later" is added to nothing."""
        if mention.high is None:
            return self._made(mention, aspect, now.event) if now.time is None else None
        if now.time is not None and now.time.low == 0 and now.time.high is None:
            made = self._made(mention, aspect, None)
            return made.model_copy(
                update={
                    "relative_to": now.time.relative_to,
                    "approximate": mention.high > 0 or mention.approximate,
                }
            )
        within = mention.low == 0 < mention.high and not now.event.index
        again = mention.high > 0 and self.named.is_like_index(now.event)
        if now.time is None or within or again:
            return self._made(mention, aspect, now.event)
        total = added(now.time, mention, self._phrase(mention), aspect)
        if total is None and is_slight(now.time, mention):
            made = self._made(mention, aspect, None)
            return made.model_copy(update={"approximate": True})
        return total or self._made(mention, aspect, now.event)

    def _is_follow_up(self, one: Drafted, mention: TimeMention) -> bool:
        """Tell whether "after one year she walked" is said of a state: it counts from the operation."""
        led = self._phrase(mention).lower().startswith("after ")
        return led and self.named.means(one) == "outcome"

    def _from_presentation(
        self, one: Drafted, mention: TimeMention, aspect: TimeAspect
    ) -> Time | None:
        if is_back(mention):
            return self._made(mention, aspect, None) if one.assertion.history else None
        return self._from_role(one, mention, aspect, "encounter")

    def _from_discharge(
        self, one: Drafted, mention: TimeMention, aspect: TimeAspect
    ) -> Time | None:
        return self._from_role(one, mention, aspect, "discharge")

    def _from_injury(self, one: Drafted, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        return self._from_role(one, mention, aspect, "injury")

    def _from_role(
        self, one: Drafted, mention: TimeMention, aspect: TimeAspect, means: str
    ) -> Time | None:
        found = self.named.last_of(means, one.sentence)
        return self._made(mention, aspect, found) if found and found.id != one.id else None

    def _from_operation(
        self, one: Drafted, mention: TimeMention, aspect: TimeAspect
    ) -> Time | None:
        """Let "on day 4" and "at 6 months" count from the last operation told."""
        if self._operation is None and self.named.index is not None:
            return None
        return self._made(mention, aspect, self._operation)
