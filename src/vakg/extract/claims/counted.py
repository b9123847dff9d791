"""Counts of what happened, and not of people: "there were 44 leaks", "12 medial and 3 lateral leaks"."""

from __future__ import annotations

import re

from vakg.extract.claims.leading import is_verbal
from vakg.extract.claims.merging import AS_SHARES
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.phrases import word_classes
from vakg.extract.spans import NumberMention

_NARROWER = re.compile(r"\s(?P<words>[a-z][\w-]{3,}(?: [\w-]+)?)(?:,?\s(?:and|or)\s|,\s)(?:only )?")
_THERE_WERE = re.compile(
    r"(?:\b[Tt]here (?:was|were)|\b[Cc]omplications (?:were|included|comprised|consisted of))\s"
    r"(?:[^.;:()]{0,60}(?:,|\band)\s)?$"
)
_WERE_SEEN = re.compile(
    r"\s(?:was|were)\s(?:\w+ly\s)?(?:seen|observed|noted|recorded|encountered|documented|counted)\b"
    r"|\s(?:occurred|developed|arose|ensued)\b"
)


def shared_head(view: View, number: NumberMention) -> tuple[str, Named] | None:
    """Give the "medial" of "3 medial and 2 lateral leaks", and the name whose head it shares.

    Args:
        view: The sentence.
        number: A number in it.
    """
    hit = _NARROWER.match(view.text, number.end)
    later = [one for one in view.numbers if hit and one.start >= hit.end()]
    while hit and later and later[0].start == hit.end():
        head = _named_behind(view, later[0])
        own = _NARROWER.match(view.text, number.end) if head else None
        if own is not None and head is not None and all(map(_narrows, own["words"].split())):
            return own["words"], head
        hit = _NARROWER.match(view.text, later.pop(0).end)
    return None


def _narrows(word: str) -> bool:
    """Tell an adjective's word from the verb or preposition of "3 had X" and "3 with X"."""
    return not is_verbal(word) and word not in word_classes("preposition", "coordinator", "adverb")


def _named_behind(view: View, number: NumberMention) -> Named | None:
    """Give what a figure has right behind it, over one word at most."""
    named = view.named(number.start, len(view.text), ("happening",))
    own = next((one for one in named if one.end >= number.end), None)
    between = view.text[number.end : own.start].split() if own is not None else []
    return own if len(between) <= 1 and all(map(_narrows, between)) else None


def event_counted(view: View, number: NumberMention) -> Named | None:
    """Give what "there were 44 leaks" and "three hematomas were observed" count: events, and no people.

    Args:
        view: The sentence.
        number: A number in it.
    """
    plain = number.unit in (None, "1") and number.value is not None and number.numerator is None
    behind = _named_behind(view, number) if plain else None
    shared = shared_head(view, number) if plain and behind is None else None
    own = shared[1] if shared else behind
    start, end = view.block_at(number.start)
    if own is None:
        return None
    if not shared and (own.start > number.end + 1 or (own.start > number.end and number.counted)):
        return None
    if words("study").search(view.text, own.end, end) or AS_SHARES.match(view.text, own.end):
        return None  # "45 fractures were treated", and "six leaks, corresponding to 8%"
    clause = view.clause_at(number.start)
    leads = clause is not None and clause.kind in ("main", "coordinate")
    seen = _WERE_SEEN.match(view.text, own.end, end) if leads else None
    return own if seen or _THERE_WERE.search(view.text, start, number.start) else None
