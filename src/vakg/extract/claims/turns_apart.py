"""What a rate is of where the thing stands apart from it: behind, in a sentence before, or in words alone."""

from __future__ import annotations

import re

from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.turns import said
from vakg.extract.phrases import word_class

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
_SEEN_IN = re.compile(
    r"[\s,;]*(?:and |but |the )?(?P<words>[A-Za-z][^,;:()\d]{2,50}?)"
    r" (?:was|were) (?:\w+ly )?(?P<verb>\w+) in\s?"
)
_SHORT = 30  # code points: within the same phrase
_SILENT = re.compile(r"\b(?:a?symptomatic|silent)\b", re.I)


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


def seen(slot: Slot) -> About | None:
    """Keep "a gain was observed in seven (87.5%)" and "two of which it was found in", in their words."""
    number = slot.number
    part = _OF_WHICH.match(slot.view.text, number.end, slot.room[1])
    if part is not None:
        return About((), modifier=part["words"].strip())
    if number.numerator is None or number.unit != "%":
        return None
    hit = _SEEN_IN.fullmatch(slot.view.text, slot.room[0], number.start)
    if hit is None or hit["verb"] not in word_class("found"):
        return None
    return About((), modifier=hit["words"].strip())


def silent(slot: Slot) -> About | None:
    """Read "98% of the leaks remained asymptomatic": the whole is what happens."""
    view, number, end = slot.view, slot.number, slot.room[1]
    whole = [one for one in view.named(number.end, end, _HAPPENS) if is_population(view, one)]
    spoken = _SILENT.search(view.text, number.end, end)
    return said(whole[0]) if whole and spoken else None


def needed(slot: Slot) -> About | None:
    """Read "an operation was needed in 3%"."""
    view, end = slot.view, slot.number.start
    every = view.named(slot.room[0], end, ("remedy", "procedure"))
    done = [one for one in every if words("need").fullmatch(one.text) is None]
    return said(done[-1]) if done and words("need").search(view.text, done[-1].end, end) else None
