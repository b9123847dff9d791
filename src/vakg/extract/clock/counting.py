"""What a time counts from: the procedure, another event that its words name, or what was told last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vakg.extract.clock.back import LainBack
from vakg.extract.clock.named import Named
from vakg.extract.clock.roles import Roles
from vakg.extract.clock.sums import (
    added,
    days_of,
    is_back,
    is_one_amount,
    is_open,
    is_slight,
)
from vakg.extract.drafted import Drafted
from vakg.extract.scan import Scan
from vakg.extract.spans import TimeMention
from vakg.model.assertion import TimeAspect
from vakg.model.parts import Time

_NEAR = 1
"""Sentences within which "the operation" means the one told last and not the index procedure."""


@dataclass(frozen=True, slots=True)
class Now:
    """How far the story has come: an event, and its own time where it has one."""

    event: Drafted
    time: Time | None


class Counting:
    """The events of a case that times may count from, as far as its story has come."""

    def __init__(self, events: Sequence[Drafted], scan: Scan, roles: Roles) -> None:
        self.named = Named(events, scan, roles)
        self.back = LainBack(self.named, scan)
        self._scan = scan
        self._roles = roles
        self._now: Now | None = None
        self._operation: Drafted | None = None
        self._operated: Time | None = None

    def _made(self, mention: TimeMention, aspect: TimeAspect, base: Drafted | None) -> Time:
        return Time(
            low=mention.low, high=mention.high, unit=mention.unit or "d",
            relative_to=None if base is None or base.index else base.id,
            phrase=self._phrase(mention), aspect=aspect, approximate=mention.approximate,
        )  # fmt: skip

    def _phrase(self, mention: TimeMention) -> str:
        end = max(mention.end, mention.anchor.end if mention.anchor else 0)
        return self._scan.document.text[mention.start : end]

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
        if self._is_at_another(one, mention):
            return None
        counted = mention.kind == "point" and mention.anchor is None
        later = last is not None and self.named.index is not None and not last.index
        if counted and later and last is not None and last.id != one.id:
            return self._after_another(last, one, mention, aspect)
        if counted or last is None or last.index or last.id == one.id:
            vague = mention.kind == "relative" and last is None
            unsure = vague and self.named.has_later_operations(
                one.sentence if mention.low == mention.high == 0 else None
            )
            return None if unsure else self._made(mention, aspect, None)
        if self._lies_back(one, mention):
            return self._made(mention, aspect, None)
        if 0 <= one.sentence - last.sentence <= _NEAR:
            return self._made(mention, aspect, last)
        return self._made(mention, aspect, None) if mention.kind != "relative" else None

    def _lies_back(self, one: Drafted, mention: TimeMention) -> bool:
        """Tell whether words look back to the index procedure: "it had been injured at the procedure"."""
        if mention.kind != "relative" or mention.low != 0 or mention.high != 0:
            return False
        start = self._scan.sentences[one.sentence].sentence.start
        return (
            self.named.index is not None
            and " had " in self._scan.document.text[start : mention.end]
        )

    def _after_another(
        self, last: Drafted, one: Drafted, mention: TimeMention, aspect: TimeAspect
    ) -> Time | None:
        """Let "on POD 8" count from a later operation where it must: what follows on that lies behind it."""
        told = days_of(self._operated, {}) if self._operated is not None else None
        days = days_of(self._made(mention, aspect, None), {})
        if told is None:
            return (
                self._made(mention, aspect, last) if one.sentence - last.sentence <= _NEAR else None
            )
        return self._made(mention, aspect, last if days and days[1] < told[0] else None)

    def _is_at_another(self, one: Drafted, mention: TimeMention) -> bool:
        """Tell whether "at operation" means one of its own: "at operation the cement was removed"."""
        at_once = mention.kind == "relative" and mention.low == mention.high == 0
        index = self.named.index
        told = index is not None and not one.index and one.sentence != index.sentence
        return at_once and told and self.named.means(one) == "operation"

    def _from_now(self, one: Drafted, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        now = self._now
        if (
            now is None
            and self.named.is_first(one)
            and is_one_amount(mention)
            and not is_back(mention)
        ):
            return self._made(mention, aspect, None)
        if now is None or now.event.id == one.id or mention.low is None:
            return None
        beside = now.event.sentence == one.sentence  # "6 months earlier, and 3 months earlier"
        if is_back(mention) and (beside or not one.assertion.history):
            return None
        came = self.named.means(now.event) in ("encounter", "discharge") or now.time is not None
        if came and self._is_follow_up(one, mention):
            return self._from_operation(one, mention, aspect)
        return self._on_from(now, mention, aspect)

    def _on_from(self, now: Now, mention: TimeMention, aspect: TimeAspect) -> Time | None:
        """Count on from what was told last; "more than 10 years later" is added to nothing."""
        if mention.high is None:
            return self._made(mention, aspect, now.event) if now.time is None else None
        if now.event.index and self.back.is_nothing_beside(mention):
            return None  # "12 minutes later", of one whose procedure lay back a month
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
