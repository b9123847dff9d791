"""Complaints of a patient whose procedure lay back when they were told: "kyphoplasty four months earlier"."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.clock_named import Named
from vakg.extract.clock_sums import is_back, is_one_amount
from vakg.extract.drafted import Drafted
from vakg.extract.spans import TimeMention
from vakg.model.assertion import Basis, TimeAspect
from vakg.model.parts import Time


class LainBack:
    """How long the index procedure of a case lay back when the patient was seen, where that is told.

    Args:
        named: The events of the case.
    """

    def __init__(self, named: Named) -> None:
        self._named = named
        self.turned: dict[str, Time] = {}
        self.time: Time | None = None
        self._complaints: list[Drafted] = []
        self._awaits = False
        self._first: int | None = None

    def begin(self, mention: TimeMention, phrase: str) -> None:
        """Take in the words that date the index procedure; complaints told before it get their time.

        Args:
            mention: The words.
            phrase: As printed.
        """
        if not (is_back(mention) and is_one_amount(mention)):
            return
        amount = -(mention.low or 0)
        self.time = Time(
            low=amount, high=amount, unit=mention.unit or "d", basis=Basis.DERIVED,
            derived_from=f'the procedure was "{phrase}"', aspect=TimeAspect.OBSERVED,
            approximate=mention.approximate,
        )  # fmt: skip
        self._turn([one for one in self._complaints if one.sentence == self._first])
        self._awaits = not self._complaints

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
        self._first = one.sentence if self._first is None else self._first
        self._complaints += [one] if opened else []

    def _turn(self, some: Sequence[Drafted]) -> None:
        """Date complaints by how long the procedure lay back when they were told."""
        for one in some:
            if self.time is not None and not self._named.is_deed(one):
                self.turned[one.id] = self.time

    def _await(self, one: Drafted, begins: bool) -> None:
        """Date the complaints that follow "kyphoplasty three weeks before admission"."""
        index = self._named.index
        if self._awaits and index is not None and 0 <= one.sentence - index.sentence <= begins:
            self._turn([one])
