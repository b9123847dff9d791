"""What was found at a visit of which the text tells the time: "Two years later she was back. CT showed ...".

The sentences right behind tell what was the matter then, until something is done or another time is told.
Such a time is derived: the record says from which words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.roles import Role
from vakg.extract.clock.scope import Scope
from vakg.extract.clock.sums import is_before, is_exact
from vakg.extract.drafted import Drafted
from vakg.extract.spans import TimeMention
from vakg.model.assertion import AssertionStatus, Basis, TimeAspect
from vakg.model.parts import Time

_NEAR = 2
"""Sentences behind a visit that still tell of it."""
_AFTER = 3
"""Words in which "after" leads to a thing that was before the visit."""
_OPEN = (AssertionStatus.PRESENT, AssertionStatus.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Visit:
    """A time at which a patient was seen, or up to which nothing happened.

    Args:
        sentence: Where it is told.
        time: When it was.
        waits: Whether only what "then" leads belongs to it: "well for two months; then it began".
    """

    sentence: int
    time: Time
    waits: bool = False


class Visits:
    """The last visit of one case."""

    def __init__(self) -> None:
        self._last: Visit | None = None
        self._reached: Visit | None = None

    def reach(self, sentence: int, time: Time | None) -> None:
        """Take in a time that the story has come to; what is so "now" was so then."""
        if time is not None and is_exact(time) and not is_before(time):
            self._reached = Visit(sentence, time)

    def enter(self, sentence: int, time: Time | None, *, waits: bool = False) -> None:
        """Take in that the patient was seen at a time."""
        if time is not None and is_exact(time) and not is_before(time):
            self._last = Visit(sentence, time, waits)

    def note(self, one: Drafted, time: Time | None, role: Role) -> None:
        """Take in an event: an admission is a visit, a deed or another time ends what the last one covers."""
        if one.assertion.status is not AssertionStatus.PRESENT or one.assertion.history:
            return
        if role.means == "encounter" and is_exact(time):
            self.enter(one.sentence, time)
            return
        done = role.aspect is TimeAspect.PERFORMED and role.means not in ("passing", "encounter")
        later = time is not None and self._last is not None and one.sentence > self._last.sentence
        if done or later:
            self._last = None

    def time_for(self, one: Drafted, scope: Scope, role: Role, aspect: TimeAspect) -> Time | None:
        """Give the time of the visit at which something was found, if the text goes on with it.

        Args:
            one: What was found; no words of its own sentence date it.
            scope: Its sentence.
            role: Of its class.
            aspect: What a time would tell of it.
        """
        now = self._reached if scope.is_now(one.head) else None
        visit = self._last or now
        if visit is None or one.assertion.history or one.assertion.status not in _OPEN:
            return None
        if visit.waits:
            fits = 0 <= one.sentence - visit.sentence <= 1 and scope.is_then(one.head)
        else:
            shown = bool(one.methods) or now is not None or scope.is_shown(one.head)
            fits = 0 < one.sentence - visit.sentence <= _NEAR and not scope.is_dated
            fits = fits and (shown or _is_finding(role, aspect)) and not scope.breaks(one.head)
            fits = fits and (shown or not scope.lies_back(one.head))
            fits = fits and words_that("behind").isdisjoint(scope.before(one.head, _AFTER))
        state = role.means == "trait" or (role.means == "outcome" and not visit.waits)
        if not fits or role.aspect is TimeAspect.PERFORMED or state:
            return None
        return _derived(visit.time, aspect)


def _is_finding(role: Role, aspect: TimeAspect) -> bool:
    """Tell whether a thing is what a visit brings to light: a complaint, or what was seen then."""
    seen = aspect in (TimeAspect.DETECTED, TimeAspect.ONSET)
    return role.means == "brought" or (seen and role.means in ("event", "passing"))


def _derived(time: Time, aspect: TimeAspect) -> Time:
    origin = f'told of the time "{time.phrase}"' if time.phrase else time.derived_from
    return time.model_copy(
        update={"phrase": None, "basis": Basis.DERIVED, "derived_from": origin, "aspect": aspect}
    )


def spent(mention: TimeMention) -> TimeMention:
    """Count on from a length of time: behind "for two months" it is two months later."""
    return replace(mention, kind="offset", anchor_kind="previous")
