"""Places told without a verb between: behind a comma, a colon, in brackets, "the site of the leak was"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vakg.extract.located.between import leading, words_between
from vakg.extract.located.gaps import is_open, is_open_or_light
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Span
from vakg.extract.wording import sides, ways_of_kind, words_of_kind

_FEW = 3  # words that describe a place
_BEFORE = 60  # code points before a head in which the noun for its place stands
_BEHIND = 90  # code points behind a place in which its note ends
_NOTE_END = re.compile(r"[.;:)\]\n]|$")
_NOTE = re.compile(r"((?: \w+){0,4}) ?([:(\[,]) ?")
_WORD = re.compile(r"[\w'’-]+")
_JOINING = frozenset({"and", "or", "as", "well", "both", "in", "into", "at", "of"})


def is_set_off(text: str, head: Span, site: Span) -> bool:
    """Tell whether only a comma parts a place from its thing: "foreign bodies, in the heart".

    >>> text = "an embolus, in the heart as well as in the lung"
    >>> is_set_off(text, Span(start=3, end=10), Span(start=19, end=24))
    True
    """
    words = words_between(text, head.end, site.start)
    if words[:1] != (",",) or len(words) < 2:
        return False
    rest = next((words[n:] for n in range(1, len(words)) if words[n] in _leads()), ())
    before = words[1 : len(words) - len(rest)]
    focus = before == () or " ".join(before) in words_of_kind("next")
    return focus and rest[:1] != () and not _is_subject(text, site)


@cache
def _leads() -> frozenset[str]:
    """Words that lead to a place, without verbs: behind a comma, their subject may be another."""
    every = words_of_kind("place") - {"of", "from"}
    return frozenset(one for one in every if " " in one or not one.endswith(("ed", "s")))


def _is_subject(text: str, site: Span) -> bool:
    """Tell whether a verb or another noun follows a place: "in the heart a catheter was placed"."""
    behind = re.match(r" +([a-z]+)", text[site.end : site.end + _FEW * 8])
    if behind is None:
        return False
    word = behind[1]
    passing = word_classes("preposition", "coordinator", "relative", "time") | sides().keys()
    return word not in passing


def is_entry(text: str, head: Span, site: Span, sites: Sequence[Span]) -> bool:
    """Tell whether a place stands in a note: "leakage: right psoas", "leak (canal, foramen)".

    >>> text = "cement leakage (left foramen, canal)"
    >>> foramen, canal = Span(start=21, end=28), Span(start=30, end=35)
    >>> is_entry(text, Span(start=0, end=14), foramen, [canal])
    True
    """
    hit = _NOTE.match(text, head.end, site.start)
    if hit is None or not _counts_places(hit[1]):
        return False
    words = words_between(text, hit.end(), site.start)
    if len(words) > _FEW or not all(map(is_open_or_light, words)):
        return False
    if hit[2] != ":" and not leading().isdisjoint(words):
        return False  # "next to the cement, occupied the canal"
    return hit[2] == ":" or _is_last(text, site, sites)


def _counts_places(words: str) -> bool:
    """Tell whether words before a list only announce it: "at two sites"; true of none at all."""
    every = words.lower().split()
    if not every:
        return True
    light = word_classes("preposition", "determiner", "number") | words_of_kind("rest")
    return every[-1] in words_of_kind("placing") and light.issuperset(every[:-1])


def _is_last(text: str, site: Span, sites: Sequence[Span]) -> bool:
    """Tell whether nothing but places stands between a place and the end of its note."""
    stop = _NOTE_END.search(text, site.end, min(len(text), site.end + _BEHIND))
    if stop is None:
        return False
    rest, start = "", site.end
    for one in sorted(sites, key=lambda one: one.start):
        if start <= one.start and one.end <= stop.start():
            rest, start = f"{rest} {text[start : one.start]}", one.end
    words = [word.lower() for word in _WORD.findall(rest + text[start : stop.start()])]
    return all(
        word in _JOINING or word in sides() or word in word_class("determiner") for word in words
    )


def is_equated(text: str, head: Span, site: Span) -> bool:
    """Tell whether a sentence says which place a thing has: "the site of the leak was the left foramen".

    >>> text = "The site of the leak was the left foramen."
    >>> is_equated(text, Span(start=16, end=20), Span(start=34, end=41))
    True
    """
    words = words_between(text, head.end, site.start)
    if words[:1] == () or words[0] not in word_class("be"):
        return False
    if len(words) > _FEW + 1 or "not" in words or not all(map(is_open_or_light, words[1:])):
        return False
    before = text[max(0, head.start - _BEFORE) : head.start].lower().split()
    while before and (before[-1] in word_class("determiner") or is_open(before[-1])):
        if before[-1] in words_of_kind("placing"):
            return False
        before.pop()
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in words_of_kind("placing")


def filling_noun(text: str, site: Span) -> Span | None:
    """Give the noun by which a place, told behind it, holds a thing: "opacification of the vein by cement".

    >>> filling_noun("opacification of the vein by cement", Span(start=21, end=25))
    Span(start=0, end=13)
    """
    begin = max(0, site.start - _BEFORE)
    hits = list(_filling().finditer(text, begin, site.start))
    words = words_between(text, hits[-1].end(), site.start) if hits else ()
    if not hits or not all(map(is_open_or_light, words)):
        return None
    return Span(start=hits[-1].start(1), end=hits[-1].end(1))


@cache
def _filling() -> re.Pattern[str]:
    return re.compile(rf"\b({ways_of_kind('filling')}) of\b", re.I)


def is_agent(text: str, deed: Span, thing: Span) -> bool:
    """Tell whether a thing brought about what is named before it: "occlusion of the artery by cement".

    >>> is_agent("occlusion by cement", Span(start=0, end=9), Span(start=13, end=19))
    True
    """
    words = words_between(text, deed.end, thing.start)
    if words[:1] not in (("by",), ("with",)) or len(words) > _FEW:
        return False
    return all(map(is_open_or_light, words[1:]))
