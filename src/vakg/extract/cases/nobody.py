"""Words that bring up people and yet no patient: groups, relatives, ages that only say when, the imagined."""

from __future__ import annotations

import re

from vakg.extract.cases.cues import kin
from vakg.extract.cases.known import Cast
from vakg.extract.cases.places import Standing
from vakg.extract.spans import PersonMention

_OWN_AGE = re.compile(r"\b(?:at|by|until|since|before|after) (?:the |an? )?age\b", re.I)
_COUNTED = re.compile(r"\s?\d ?[a-z]+")
_AGED = re.compile(r"(?:then )?aged? \d+(?: years)?,? s?he\b", re.I)
_IMAGINED = re.compile(r"\b(?:typical|imagine|suppose|hypothetical|fictitious|imaginary)\b", re.I)
_WORD_BEFORE = re.compile(r"(\w+),? ?\(?$")
_NEXT_WORD = re.compile(r"\s*(\w+)")
_SHORT = 60  # code points


def names_nobody(cast: Cast, one: PersonMention, standing: Standing, text: str) -> bool:
    """Tell whether words bring up no patient: a group, a relative, an age that says when, a count."""
    apart = one.is_group or _is_relative(one, text) or _is_own_age(one, text)
    apart = apart or _IMAGINED.search(standing.text, 0, one.end - standing.start) is not None
    return apart or _is_count(one, standing, text) or _is_past_age(cast, one, text)


def _is_relative(one: PersonMention, text: str) -> bool:
    """Tell whether a relative is meant: "her 45-year-old son"."""
    after, before = (
        _NEXT_WORD.match(text, one.end),
        _WORD_BEFORE.search(text, max(0, one.start - _SHORT), one.start),
    )
    words = {hit[1].lower() for hit in (after, before) if hit}
    return not kin().isdisjoint(words | set(text[one.start : one.end].lower().split()))


def _is_count(one: PersonMention, standing: Standing, text: str) -> bool:
    """Tell whether a figure counts: "five patients (4 women, 1 man)"."""
    alone = _COUNTED.fullmatch(text[one.start : one.end])
    return alone is not None and any(group.is_group for group in standing.scan.people)


def _is_own_age(one: PersonMention, text: str) -> bool:
    """Tell whether an age only says when: "at the age of 67 she had"."""
    return one.sex is None and bool(_OWN_AGE.search(text, max(0, one.start - 8), one.end))


def _is_past_age(cast: Cast, one: PersonMention, text: str) -> bool:
    """Tell whether an age is one that a known patient once had: "in 2010, aged 61, she had a stroke"."""
    if not cast.own or _AGED.match(text, one.start, one.end + _SHORT) is None:
        return False
    return all(known.age not in (None, one.age) for known in cast.own)
