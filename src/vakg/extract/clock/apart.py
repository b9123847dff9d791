"""Tell what lies outside the time of its clause: its cause, what is long past, what a visit was for."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.roles import Roles, is_reason
from vakg.extract.clock.scope import Scope
from vakg.extract.drafted import Drafted
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Span, TimeMention
from vakg.model.assertion import AssertionStatus, TimeAspect

_NEAR = 3
"""Words between "after" and the thing that something came after."""
_FAR = 5
"""Words in front of a thing among which "for" may stand."""


def is_apart(one: Drafted, span: Span, scope: Scope, found: TimeMention, roles: Roles) -> bool:
    """Tell whether a thing lies outside its clause's time: the cause of it, or of long ago.

    Args:
        one: The event.
        span: Where it is named.
        scope: Of its sentence.
        found: The time.
        roles: What classes are to the clock.
    """
    before = found.anchor_kind == "presentation" or (found.high is not None and found.high < 0)
    told = one.assertion
    if told.history and (not before or scope.is_listed(span, found)):
        return True
    if told.ended and told.cue is not None and scope.is_one_clause(told.cue, found):
        return True  # "it resolved within 2 days": that is when it was gone
    if _is_aside(one, span, scope, found, roles):
        return True
    done = roles.of(one.curie).aspect is TimeAspect.PERFORMED
    if not done and scope.is_borne(span, found):
        return True
    return _stands_behind(one, span, scope, found) or (
        not done and _is_reason(one, span, scope, found, roles)
    )


def _is_aside(one: Drafted, span: Span, scope: Scope, found: TimeMention, roles: Roles) -> bool:
    """Tell whether the words around a thing take it out of its clause's time."""
    if roles.is_relief(one.curie) and scope.is_told_aside(span, found):
        return True  # "on day 2 there was weakness, which improved"
    if one.assertion.status is AssertionStatus.ABSENT and scope.is_spanned(span, found):
        return True
    if roles.is_borne(one.curie) and (scope.is_treated(span) or scope.is_had(span)):
        return True
    done = roles.of(one.curie).aspect is TimeAspect.PERFORMED
    if scope.is_stopped(span, found) if done else scope.is_removed(span):
        return True
    ways = (
        scope.is_described, scope.is_until, scope.is_past_aside,
        scope.is_cause_dated, scope.is_of_person,
    )  # fmt: skip
    return scope.is_change(found) or any(way(span, found) for way in ways)


def _stands_behind(one: Drafted, span: Span, scope: Scope, found: TimeMention) -> bool:
    """Tell whether "after" or "despite" leads to a thing: it was before what the time dates."""
    if one.index or scope.is_beside(span, found):
        return False
    return _leading(_ahead(span, scope, found)[:_NEAR]) in words_that("behind")


def _is_reason(one: Drafted, span: Span, scope: Scope, found: TimeMention, roles: Roles) -> bool:
    """Tell whether a thing is what something was done for, and not what a visit at that time was for."""
    if not is_reason(_leading(_ahead(span, scope, found))):
        return False
    return roles.is_borne(one.curie) or not scope.is_seen_for(span, found)


def is_for(span: Span, scope: Scope) -> bool:
    """Tell whether a thing is what something was done for: "followed by fusion on account of stenosis"."""
    return is_reason(_leading(scope.before(span, _FAR)))


def relieved(events: Sequence[Drafted], roles: Roles) -> frozenset[str]:
    """Give the complaints of which the words say only that they got better: "the pain subsided".

    Args:
        events: Of a document.
        roles: What classes are to the clock.
    """
    better = [one for one in events if roles.is_relief(one.curie)]
    return frozenset(
        one.id
        for one in events
        for other in better
        if one is not other and one.sentence == other.sentence and one.case == other.case
        and one.head.start < other.head.end and other.head.start < one.head.end
        and not roles.is_relief(one.curie)
    )  # fmt: skip


def is_named_in(one: Drafted, times: Sequence[TimeMention]) -> bool:
    """Tell whether a thing is only named within a time: "after a symptom-free interval of 2 weeks"."""
    return any(time.start <= one.head.start < time.end for time in times)


def is_news(one: Drafted, roles: Roles) -> bool:
    """Tell whether a thing may be what a report is about: no complaint, no deed, nothing treated."""
    plain = roles.of(one.curie).means in ("event", "passing") and not roles.is_borne(one.curie)
    return plain and roles.of(one.curie).aspect is not TimeAspect.PERFORMED


def follows(span: Span, scope: Scope, found: TimeMention) -> bool:
    """Tell whether "after" leads to a thing; not the "before" of the time itself: "two years before"."""
    return _leading(_ahead(span, scope, found)[:_NEAR]) in words_that("behind")


def _ahead(span: Span, scope: Scope, found: TimeMention) -> tuple[str, ...]:
    return scope.before(span, min(_FAR, scope.words_since(found, span)))


def _leading(before: Sequence[str]) -> str:
    """Give the word in front of a thing that leads to it: "for", "despite", "due (to)"; the nearest first."""
    place = next((at for at, word in enumerate(before) if word in word_class("preposition")), None)
    if place is None or not word_classes("finding", "finite").isdisjoint(before[:place]):
        return ""
    if before[place] in ("to", "of") and place + 1 < len(before):
        place += 1
    return before[place]
