"""The table of cues, ready to be looked for: what they are is grammar and stands in `cues.tsv`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vakg.extract.phrases import (
    Index,
    Starts,
    beginning_at,
    beginnings,
    index_of,
    stands_at,
    starts_of,
)
from vakg.extract.tables import read_table
from vakg.model.assertion import AssertionStatus, Certainty

_ENDS = frozenset({"circumstance", "means", "place", "exception"})
_UNDOING = frozenset({"confirmed", "performed", "affirmed", "declined", "refuted", "untold"})
_MARKS = frozenset(
    {"history", "other_person", "ended", "not_done", "advised", "normal", "partial", "lasting"}
)
_NARROWING = frozenset({"narrowed"})
_PARTIAL = frozenset({"partial"})
_FLAGS = _MARKS | _UNDOING | _NARROWING | {"pointed", "presupposed"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row of the table says.

    Args:
        status: The status that it gives to what it reaches, or None.
        certainty: How sure its words are.
        flags: Marks besides the status; "confirmed", "performed" and "affirmed" undo a doubt, a plan,
            a denial, "refuted" turns a doubt into a denial; "narrowed" leaves a denial to a part of what
            is named; "pointed" says that the row does not hold of a subject that is pointed to ("the
            sign can be seen"), "presupposed" that it does not of one with a definite article ("the leak
            was believed to be the cause").
        ends: How it ends another cue's reach (circumstance, means, place, exception), or "".
        reach: How far it acts; "none" for what only hides its words or ends a reach.
    """

    status: AssertionStatus | None
    certainty: Certainty
    flags: frozenset[str]
    ends: str
    reach: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A row's words in a sentence: places `start` to `end` of its tokens."""

    start: int
    end: int
    meaning: Meaning

    @property
    def denies(self) -> bool:
        """Whether it says that something is absent."""
        return self.meaning.status is AssertionStatus.ABSENT

    @property
    def doubts(self) -> bool:
        """Whether it says that something is possible, or there less than surely."""
        unsure = self.meaning.certainty is not Certainty.ASSERTED
        status = self.meaning.status
        return status is AssertionStatus.POSSIBLE or (status is AssertionStatus.PRESENT and unsure)

    def lies_in(self, target: range) -> bool:
        """Whether all its words are a target's, which has more."""
        return (
            target.start <= self.start
            and self.end <= target.stop
            and len(target) > self.end - self.start
        )

    @property
    def hides(self) -> bool:
        """Whether it says nothing and only keeps its words from other rows."""
        return not (self.meaning.status or self.meaning.flags or self.meaning.ends)

    @property
    def narrows(self) -> bool:
        """Whether all that it says is to leave a denial, or what came about, to a part."""
        return self.meaning.status is None and self.meaning.flags in (_NARROWING, _PARTIAL)

    def bars(self, other: Cue) -> bool:
        """Whether a cue that is not longer than this one cannot count beside it."""
        if other.narrows:
            return False
        if (self.start, self.end) == (other.start, other.end):
            return self.hides
        within = self.start <= other.start and other.end <= self.end
        return within or (
            (self.hides or other.hides) and self.start < other.end and other.start < self.end
        )


@cache
def meanings() -> tuple[Meaning, ...]:
    """Give the rows' meanings in the order of the table."""
    return tuple(
        _meaning(row["says"], row["certainty"], row["reach"]) for row in read_table("cues.tsv")
    )


def _meaning(says: str, certainty: str, reach: str) -> Meaning:
    words = set(says.split())
    flags, ends = words & _FLAGS, words & _ENDS
    left = words - _FLAGS - _ENDS - {"nothing"}
    status = AssertionStatus(left.pop()) if left else None
    return Meaning(
        status, Certainty(certainty or "asserted"), frozenset(flags), "".join(ends), reach
    )


@cache
def _index() -> Index:
    return index_of(row["pattern"] for row in read_table("cues.tsv"))


@cache
def _starts() -> Starts:
    return starts_of(_index())


@cache
def gate() -> frozenset[str]:
    """Give the words of which one must stand in a sentence for any cue to act there."""
    silent = _UNDOING | _NARROWING
    acting = {number for number, one in enumerate(meanings()) if one.status or one.flags - silent}
    return frozenset(word for word, some in _index().items() if any(n in acting for _, n in some))


def find_cues(words: tuple[str, ...], targets: Sequence[range]) -> list[Cue]:
    """Find the cues of a sentence, in its order.

    A cue within a longer one does not count, one that hides its words hides them from all that share
    one with it, and none shares a part of its words with a target, unless one holds the other.
    """
    covered = {place for target in targets for place in target}
    longest_first = sorted(
        [
            cue
            for place in beginnings(_starts(), words)
            for cue in _at(words, place, covered, targets)
        ],
        key=lambda cue: (cue.start - cue.end, not cue.hides),
    )
    kept: list[Cue] = []
    for cue in longest_first:
        if not any(other.bars(cue) for other in kept):
            kept.append(cue)
        elif cue.meaning.reach == "adverb" and any(_holds(one, cue) for one in kept):
            kept = [*(_hedged(one, cue) for one in kept), cue]  # "was probably normal"
    return sorted(kept, key=lambda cue: cue.start)


def _holds(cue: Cue, hedge: Cue) -> bool:
    return bool(cue.meaning.status) and cue.start <= hedge.start and hedge.end <= cue.end


def _hedged(cue: Cue, hedge: Cue) -> Cue:
    """Make a cue as unsure as an adverb within it."""
    if not _holds(cue, hedge):
        return cue
    sure = max(cue.meaning.certainty, hedge.meaning.certainty, key=list(Certainty).index)
    return replace(cue, meaning=replace(cue.meaning, certainty=sure))


def _at(
    words: tuple[str, ...], place: int, covered: set[int], targets: Sequence[range]
) -> Iterator[Cue]:
    """Give the longest cue at a place, and the other rows with the same words."""
    length = 0
    for sequence, number in beginning_at(_starts(), words, place):
        if length and len(sequence) < length:
            return
        end = place + len(sequence)
        if stands_at(sequence, words, place, covered) and not _is_torn(
            place, end, targets, covered
        ):
            length = len(sequence)
            yield Cue(place, end, meanings()[number])


def _is_torn(start: int, end: int, targets: Sequence[range], covered: set[int]) -> bool:
    """Tell whether a target's edge falls inside a cue and the cue's edge inside the target."""
    if covered.isdisjoint(range(start, end)):
        return False
    return any(
        one.start < start < one.stop < end or start < one.start < end < one.stop
        for one in targets
        if one
    )
