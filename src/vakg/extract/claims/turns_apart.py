"""What a rate is of where the thing stands apart from it: behind, in a sentence before, or in words alone."""

from __future__ import annotations

import re
from dataclasses import replace

from vakg.extract.claims.rate_words import words
from vakg.extract.claims.shares import PART_BEFORE
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.turns import said

_HAPPENS = ("happening",)
_FOR_BEHIND = re.compile(r"\s?\)?\s(?:for|with regard to|as regards|in the case of)\s")
_IN = re.compile(r"(?:^|; |, )[Ii]n (?:the (?:other|remaining) |another |only |a further )?$")
_FARED = re.compile(
    r"\)?(?:\sof (?:them|these|those|the \w+))?\s(?:had |has |have |were |was )?(?:been )?(?:\w+ly )?"
    r"(?P<words>[a-z][^,;:()]{2,40}?)(?=[,;:.(]|\s(?:and|but|while|whereas)\s|$)"
)
_TOLD_OF = re.compile(r"\s(?P<words>(?:the )?[a-z][^,;:()]{3,60}?)(?=[,;:.(]|\s(?:and|but)\s|$)")
_FARED_IN = re.compile(
    r"[\s,;]*(?i:and |but |although |though |while |whereas )?"
    r"(?P<words>[^,;:()\d]{4,70}?)\s(?:in|at|around)\s(?:only |another )?"
)
_OF_WHICH = re.compile(r"\s?of (?:whom|which) (?P<words>[a-z][^,;:.()]{3,60})")
_TO_FIGURE = re.compile(
    r"[\s,(:]*(?:,?\s(?:with|at) an? (?:\w+ )?(?:rate|incidence|frequency|prevalence) of)?"
    r"(?:\s(?:in|at|for|by|of|from|on|only|just|no more than|as many as|about|another|the|among))*[\s,(:]*$"
)
_EDGES = re.compile(r"^[\s,;:)]*(?:(?:and|but|or|while|whereas|although|though|that|then)\s)*")
_CALLED = re.compile(
    r"\b(?:rate|incidence|frequency|prevalence)\s(?:of|was|is)\s(?:about |only )?$", re.I
)
_AGAINST = re.compile(r"\b(?:against|than|versus|vs)$")  # what is compared was told before
_COUNTED = re.compile(r",?\s\d+ times\b")
_SAYS = re.compile(r"(?=.*[A-Za-z]{5})[^\d(]+$")
_WERE = re.compile(
    r"\s(?P<words>(?:was|were|is|are) (?!(?:a?symptomatic|seen|found)\b)[^,;.()]{3,40})"
)
_LONGEST = 14  # words
_SHORT = 30  # code points: within the same phrase


def in_some(slot: Slot) -> About | None:
    """Read "In 8 patients the deficit was acute" and "In 8, radiographs showed X"."""
    view, number = slot.view, slot.number
    before, people = (
        view.text[: number.start],
        words("unit").fullmatch(number.counted or "patients"),
    )
    if _IN.search(before) is None or people is None or slot.room[0] > 0:
        return None
    clause = next((one for one in view.clauses if one.verb and one.verb.start >= number.end), None)
    if clause is None or clause.verb is None or clause.kind not in ("main", "coordinate"):
        return None
    subject = view.named(number.end, clause.verb.start, _HAPPENS)
    found = view.named(clause.verb.end, slot.room[1], _HAPPENS) if clause.finding else ()
    named = subject or found
    if named:
        return said(named[0])
    told = _TOLD_OF.match(view.text, number.end, slot.room[1])
    fares = told is not None and words("fares").search(told["words"]) is not None
    return About((), modifier=told["words"].strip()) if told is not None and fares else None


def behind(slot: Slot) -> About | None:
    """Read "the figures lie between 2% and 26% for X"."""
    if words("figures").search(slot.view.text, 0, slot.number.start) is None:
        return None
    hit = _FOR_BEHIND.match(slot.view.text, slot.number.end, slot.room[1])
    named = slot.view.named(hit.end(), slot.room[1], _HAPPENS) if hit is not None else ()
    return said(named[0]) if named and hit and named[0].start - hit.end() <= _SHORT else None


def of_a_part(slot: Slot, about: About) -> About:
    """Keep the "were severe" of "ten had X, of which three were severe", which is not told of all X."""
    view, number = slot.view, slot.number
    hit = _WERE.match(view.text, number.end, slot.room[1]) if about.what else None
    if hit is None or about.modifier or PART_BEFORE.search(view.text, 0, number.start) is None:
        return about
    behind = about.spoken is not None and about.spoken.start >= number.end
    return about if behind else replace(about, modifier=hit["words"])


def of_before(slot: Slot, topic: Topic) -> About | None:
    """Read "the figures lie between 2% and 26%", of what the sentences before spoke of."""
    view = slot.view
    if not topic.before or view.named(0, len(view.text), (*_HAPPENS, "complication")):
        return None
    figures = words("figures").search(view.text, 0, slot.number.start)
    return About(topic.before) if figures else None


def fared(slot: Slot) -> About | None:
    """Keep "three (0.9%) came loose" and "reduction was lost in two", which no class names."""
    view, number = slot.view, slot.number
    inside = words("fares").search(view.text, number.start, number.end)
    if inside is not None:
        return About((), modifier=inside[0])
    hit = _FARED.match(view.text, number.end, slot.room[1])
    if hit is not None and words("fares").match(hit["words"]):
        return About((), modifier=hit["words"].strip())
    clause = view.clause_at(number.start)
    since = max(slot.room[0], clause.start if clause is not None else 0)
    before = _FARED_IN.fullmatch(view.text, since, number.start)
    if before is None or words("fares").search(before["words"]) is None:
        return None
    return About((), modifier=before["words"].strip())


def in_words(slot: Slot) -> About | None:
    """Keep what no class names, in its words: "the event was noticed in two of 23", "with a rate of 6%"."""
    view, number = slot.view, slot.number
    part = _OF_WHICH.match(view.text, number.end, slot.room[1])
    if part is not None:
        return About((), modifier=part["words"].strip())
    clause = view.clause_at(number.start)
    if clause is None or view.narrated or not _is_surely_a_rate(slot):
        return None
    said = view.text[max(slot.room[0], clause.start) : number.start]
    said = _COUNTED.split(_EDGES.sub("", _TO_FIGURE.sub("", said)))[0].strip()
    told = clause.verb is not None and clause.verb.end <= number.start
    short = (
        re.search(r"[A-Za-z]{5}", said) is not None
        and len(said.split()) <= _LONGEST
        and not re.search(r"[\d(]", said)
    )
    plain = (
        words("study").search(said.replace("followed by", "")) is None
        and _AGAINST.search(said) is None
    )
    return About((), modifier=said) if told and short and plain else None


def _is_surely_a_rate(slot: Slot) -> bool:
    """Tell a figure that cannot be but a rate: a count with its share or whole, or one called a rate."""
    number = slot.number
    counted = number.numerator is not None
    if counted and (number.unit == "%" or number.denominator is not None):
        return True
    return _CALLED.search(slot.view.text, 0, number.start) is not None


def needed(slot: Slot) -> About | None:
    """Read "an operation was needed in 3%"."""
    view, end = slot.view, slot.number.start
    clause = view.clause_at(end)
    if clause is not None and clause.kind in ("condition", "time"):
        return None
    every = view.named(slot.room[0], end, ("remedy", "procedure"))
    done = [one for one in every if words("need").fullmatch(one.text) is None]
    return said(done[-1]) if done and words("need").search(view.text, done[-1].end, end) else None
