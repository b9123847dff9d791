"""Settle what belongs to a patient's past: the story between two times that lie back, and "previous"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.roles import Roles
from vakg.extract.drafted import Drafted
from vakg.extract.phrases import tokens_of
from vakg.extract.scan import Scan, SentenceScan
from vakg.model.assertion import TimeAspect

_DEEDS = frozenset({"event", "operation", "given"})
_APART = 5
"""Sentences between two times that lie back which belong to the same past."""
_LEAD = 30  # code points in front of a name in which "previous" may stand
_NEAR = 2
"""Words between "previous" and the thing that it is said of."""


def settle_history(events: Sequence[Drafted], scan: Scan, roles: Roles) -> tuple[Drafted, ...]:
    """Mark as history what was, and as none what "previous" only touches; in the order given.

    Args:
        events: Of all cases.
        scan: The document.
        roles: What classes are to the clock.
    """
    past = frozenset(_past(scan))
    starts = {one.case: one.head.start for one in events if one.index}
    done = [
        replace(one, assertion=replace(one.assertion, history=True))
        if roles.of(one.curie).means in _DEEDS and _was_done_before(one, scan, roles)
        else one
        for one in events
    ]
    settled = [_settled(one, scan, past, starts.get(one.case)) for one in done]
    return tuple(_now(one) if _dates_another(one, settled, scan) else one for one in settled)


def _was_done_before(one: Drafted, scan: Scan, roles: Roles) -> bool:
    """Tell whether a deed lies back: "she had undergone mastectomy ten years before"."""
    part, text = scan.sentences[one.sentence], scan.document.text
    told = one.index or one.assertion.history
    told = told or roles.of(one.curie).aspect is not TimeAspect.PERFORMED
    if told or " had " not in text[part.sentence.start : part.sentence.end]:
        return False
    for time in part.times:
        back = time.anchor_kind == "previous" and time.high is not None and time.high < 0
        between = text[one.head.end : time.start]
        leads = time.start == part.sentence.start and one.head.start > time.end
        if back and (leads or (one.head.end <= time.start and not set(",;.") & set(between))):
            return True
    return False


def _settled(one: Drafted, scan: Scan, past: frozenset[int], start: int | None) -> Drafted:
    told = one.assertion.history
    if not told and one.sentence in past and not one.index:
        return replace(one, assertion=replace(one.assertion, history=True))
    if told and _is_touched_only(one, scan, start):
        return _now(one)
    return one


def _now(one: Drafted) -> Drafted:
    return replace(one, assertion=replace(one.assertion, history=False))


def _dates_another(one: Drafted, events: Sequence[Drafted], scan: Scan) -> bool:
    """Tell whether "previously" is part of a time that dates a nearer thing.

    "She came with pain after kyphoplasty two weeks previously": the pain is no history.
    """
    cue, part = one.assertion.cue, scan.sentences[one.sentence]
    if not one.assertion.history or cue is None:
        return False
    time = next((t for t in part.times if t.start <= cue.start and cue.end <= t.end), None)
    if time is None or (time.high or 0) >= 0 or one.head.start > time.start:
        return False
    return any(
        other.sentence == one.sentence and one.head.start < other.head.start < time.start
        and other.index
        for other in events
    )  # fmt: skip


def _past(scan: Scan) -> Iterator[int]:
    """Give the sentences between two that look back: "two years ago ... It slipped. ... nine months ago"."""
    last: int | None = None
    for number, one in enumerate(scan.sentences):
        if not _looks_back(one):
            continue
        if last is not None and _is_one_story(scan, last, number):
            yield from range(last + 1, number)
        last = number


def _is_one_story(scan: Scan, first: int, last: int) -> bool:
    same = scan.sentences[first].sentence.section == scan.sentences[last].sentence.section
    between = scan.sentences[first + 1 : last]
    return same and last - first <= _APART and not any(one.times or one.people for one in between)


def _looks_back(one: SentenceScan) -> bool:
    return any(
        time.anchor_kind == "presentation" and time.high is not None and time.high < 0
        for time in one.times
    )


def _is_touched_only(one: Drafted, scan: Scan, start: int | None) -> bool:
    """Tell whether "previous" belongs to another word, or means earlier in this story."""
    cue, text = one.assertion.cue, scan.document.text
    words = words_that("earlier")
    told_later = start is not None and start < one.head.start
    if cue is None or text[cue.start : cue.end].lower() not in words:
        beside = tokens_of(text[max(0, one.head.start - _LEAD) : one.head.start]).words[-_NEAR:]
        return told_later and not words.isdisjoint(beside)
    return told_later or len(tokens_of(text[cue.end : one.head.start]).words) > _NEAR
