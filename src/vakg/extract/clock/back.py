"""Complaints of a patient whose procedure lay back when they were told: "kyphoplasty four months earlier"."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.clock.named import Named
from vakg.extract.clock.sums import in_days, is_back, is_one_amount
from vakg.extract.drafted import Drafted
from vakg.extract.scan import Scan
from vakg.extract.spans import Span, TimeMention
from vakg.model.assertion import Basis, TimeAspect
from vakg.model.parts import Time

_SLIGHT = 0.1
"""A complaint that had lasted for less than this share of the time since began when it was seen."""
_NEAR = 12  # code points behind a length in which "history of" may stand


class LainBack:
    """How long the index procedure of a case lay back when the patient was seen, where that is told.

    Args:
        named: The events of the case.
        scan: The document.
    """

    def __init__(self, named: Named, scan: Scan) -> None:
        self._named = named
        self._scan = scan
        self.turned: dict[str, Time] = {}
        self.time: Time | None = None
        self._complaints: list[Drafted] = []
        self._awaits = False

    def begin(self, mention: TimeMention, phrase: str) -> None:
        """Take in the words that date the index procedure; complaints told before it get their time.

        Args:
            mention: The words.
            phrase: As printed.
        """
        if not (is_back(mention) and is_one_amount(mention)):
            return
        amount = -(mention.low or 0)
        made = Time(
            low=amount, high=amount, unit=mention.unit or "d", basis=Basis.DERIVED,
            derived_from=f'the procedure was "{phrase}"', aspect=TimeAspect.OBSERVED,
            approximate=mention.approximate,
        )  # fmt: skip
        self.lay(made)

    def lay(self, time: Time) -> None:
        """Take in how long the procedure lay back."""
        self.time = time
        first = self._complaints[0].sentence if self._complaints else None
        self._turn([one for one in self._complaints if one.sentence == first])
        self._awaits = not self._complaints

    def is_nothing_beside(self, mention: TimeMention) -> bool:
        """Tell whether a time is slight beside how long the procedure lay back when the patient was seen."""
        if self.time is None or mention.high is None or mention.unit is None:
            return False
        passed, since = (
            in_days(mention.high, mention.unit),
            in_days(self.time.low or 0, self.time.unit),
        )
        return passed < _SLIGHT * since and passed < 1

    def note(self, one: Drafted, *, dated: bool, begins: bool, opened: bool) -> None:
        """Take in an event of the story.

        Args:
            one: The event.
            dated: Whether it has a time.
            begins: Whether its clause says that something began.
            opened: Whether it is a complaint.
        """
        if opened and not dated:
            self._await(one, begins)
        self._complaints += [one] if opened else []

    def _turn(self, some: Sequence[Drafted]) -> None:
        """Date complaints by how long the procedure lay back when they were told."""
        for one in some:
            if self.time is None or self._named.is_deed(one):
                continue
            lasted = lasting(one.head, self._scan.sentences[one.sentence].times, self._scan)
            time = self.time if lasted is None else self._begun(self.time, lasted)
            if time is not None:
                self.turned[one.id] = time

    def _begun(self, seen: Time, lasted: TimeMention) -> Time | None:
        """Give when a complaint began that had lasted for some time when the patient was seen."""
        since = in_days(seen.low or 0, seen.unit), in_days(lasted.low or 0, lasted.unit or "d")
        if since[1] <= _SLIGHT * since[0]:
            return seen
        if since[1] > since[0]:
            return None  # it was there before the procedure
        words = self._scan.document.text[lasted.start : lasted.end].removeprefix("after ")
        day = round(since[0] - since[1], 1)
        origin = f'{seen.derived_from}; it had lasted "{words}"'
        return seen.model_copy(
            update={
                "low": day, "high": day, "unit": "d", "derived_from": origin,
                "approximate": True, "aspect": TimeAspect.ONSET,
            }
        )  # fmt: skip

    def _await(self, one: Drafted, begins: bool) -> None:
        """Date the complaints that follow "kyphoplasty three weeks before admission"."""
        index = self._named.index
        if self._awaits and index is not None and 0 <= one.sentence - index.sentence <= begins:
            self._turn([one])


def lasting(head: Span, times: Sequence[TimeMention], scan: Scan) -> TimeMention | None:
    """Find how long a complaint had lasted: "cough of 10 days' duration", "after 2 days of cough".

    Args:
        head: Where the complaint is named.
        times: Of its sentence.
        scan: The document.
    """
    text = scan.document.text
    for one in times:
        behind = text[one.end : one.end + _NEAR].startswith((" of ", " history of "))
        if is_one_amount(one) and (one.low or 0) > 0:
            if behind and one.kind in ("age", "duration", "offset") and one.end <= head.start:
                return one
            if not behind and one.kind == "age" and head.end <= one.start:
                return one
    return None
