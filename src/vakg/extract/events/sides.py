"""On which side an event is, by the words of it and by those around it."""

from __future__ import annotations

import re
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.events.found import Found
from vakg.extract.located.traits import is_unsided
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Span
from vakg.extract.wording import may_name_side, side_behind, side_in, sides
from vakg.model.assertion import Side

_BEHIND = 30  # code points behind an event in which "on both sides" stands
_BOTH = "both "
_BEFORE = 24  # code points before it in which its side may be told


def sided(reader: Reader, text: str, part: SentenceScan, one: Found) -> Found:
    """Give an event the side that a sentence tells of it.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        one: The event.
    """
    near = text[max(0, one.reach.start - _BEFORE) : one.reach.end + _BEHIND]
    is_look = reader.makes(one.curie) == "method" and not one.sites  # the side is of what it shows
    if one.side is not None or not may_name_side(near) or is_look or is_unsided(reader, one.curie):
        return one
    behind = text[one.reach.end : min(part.sentence.end, one.reach.end + _BEHIND)]
    told = side_behind(behind)
    if told is not None and _goes_on().match(text, one.reach.end, part.sentence.end):
        told = Side.BILATERAL
    side = told or side_in(_around(text, part, one), reader.sided_names)
    whole = side is Side.BILATERAL and any(is_unsided(reader, site) for site in one.sites)
    if side is None or (whole and _BOTH in near.lower()):
        return one  # "both vertebral bodies" are two
    return changed(one, side=side)


@cache
def _goes_on() -> re.Pattern[str]:
    """Match a second amount on another side: " on the right and 3 mL on the left"."""
    ways = "|".join(sorted(sides(), key=len, reverse=True))
    amount = r"[\d.,]+ ?\w+ (?:of \w+ )?"
    other = rf"on the (?!(?P=one))(?:{ways})\b"
    return re.compile(rf" on the (?P<one>{ways})(?: sides?)?,? and {amount}{other}", re.I)


def _around(text: str, part: SentenceScan, one: Found) -> str:
    """Give the words of an event, with the two before it, in which a side may be told."""
    before = text[max(part.sentence.start, one.reach.start - _BEFORE) : one.reach.start]
    cut = max(before.rfind(mark) for mark in ",;:.(")
    words = before[cut + 1 :].split()
    if (
        before
        and not before[:1].isspace()
        and len(words) == len(before.split())
        and one.reach.start - _BEFORE > part.sentence.start
    ):
        words = words[1:]
    return " ".join(words[-2:]) + " " + _own_words(text, part, one)


def _sided_start(text: str, name: Span) -> int:
    """Give where a name starts, a word for its side included."""
    word = text[max(0, name.start - 12) : name.start].split()[-1:]
    return name.start - len(word[0]) - 1 if word and word[0].lower() in sides() else name.start


def _sided_end(text: str, name: Span) -> int:
    """Give where a name ends, the words for its side behind it included."""
    hit = _on_side().match(text, name.end)
    return hit.end() if hit else name.end


@cache
def _on_side() -> re.Pattern[str]:
    return re.compile(rf" (?:on|of) the (?:{'|'.join(sorted(sides()))})(?: sides?)?\b", re.I)


def _own_words(text: str, part: SentenceScan, one: Found) -> str:
    """Give the words of an event without the places between that are those of another in one list with it."""
    cuts = [
        name
        for name in part.names
        if one.head.end <= name.start and name.end < one.reach.end and name.curie not in one.sites
    ]
    starts = (
        [one.reach.start, *(_sided_end(text, cut) for cut in cuts)]
        if one.sites
        else [one.reach.start]
    )
    ends = (
        [*(_sided_start(text, cut) for cut in cuts), one.reach.end]
        if one.sites
        else [one.reach.end]
    )
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True) if start < end)
