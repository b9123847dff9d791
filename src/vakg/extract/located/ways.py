"""Ways that go on from place to place: "through the atrium as far as the artery"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from vakg.extract.located.between import JOINING, leading, words_between
from vakg.extract.located.gaps import is_long, is_open, light
from vakg.extract.phrases import word_classes
from vakg.extract.spans import Span
from vakg.extract.wording import words_of_kind

_OWN = frozenset({"its", "their", "whose"})
_THERE = frozenset({"all", "way", "found", "seen"})


def leads_on(text: str, left: Span, right: Span) -> bool:
    """Tell whether a way goes on from one place to the next: "through the atrium as far as the artery".

    >>> atrium, artery = Span(start=4, end=10), Span(start=35, end=41)
    >>> leads_on("the atrium, and in branches of the artery", atrium, artery)
    True
    """
    words = words_between(text, left.end, right.start)
    words = _without_thence(words)
    first = next((n for n, word in enumerate(words) if word in _onward()), None)
    if first is None or is_long(words):
        return False
    before = [word for word in words[:first] if word not in _moving()]
    behind = [word for word in words[first + 1 :] if word not in light() | JOINING | leading()]
    return (
        (not before or _is_part_of_it(before))
        and len(behind) <= 3
        and not any(map(_ends_place, behind))
    )


@cache
def _moving() -> frozenset[str]:
    """Words that say that something goes on, or that a list does."""
    verbs = words_of_kind("lying") | words_of_kind("swept") | word_classes("be", "have")
    return JOINING | verbs


def _is_part_of_it(words: Sequence[str]) -> bool:
    """Tell whether words name a part of what was spoken of: "its tip", "the distal end"."""
    if words[0] in _OWN:
        return 1 < len(words) <= 3 and all(map(is_open, words[1:]))
    named = words[-1] in words_of_kind("piece")
    return (
        named and len(words) > 1 and all(word in words_of_kind("position") for word in words[1:-1])
    )


def _without_thence(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words that add nothing to the way: "extended from there within", "carried on toward"."""
    for n, pair in enumerate(pairwise(words)):
        if pair in (("from", "there"), ("from", "here")):
            return words[:n] + words[n + 2 :]
        if pair[0] == "on" and pair[1] in words_of_kind("onto"):
            return words[:n] + words[n + 1 :]
    return words


def _ends_place(word: str) -> bool:
    return not (word[0].isalpha() and is_open(word))


@cache
def _onward() -> frozenset[str]:
    return words_of_kind("place") - {"of", "from"}


def extends(text: str, thing: Span, place: Span) -> bool:
    """Tell whether a thing lies all along from a place on: "a thread extending from the vein"."""
    words = words_between(text, thing.end, place.start)
    before = [word for word in words if word not in light() | {",", "that", "which"}][:-1]
    ways = words_of_kind("lying") | word_classes("be", "have", "relative") | _THERE
    return words[:1] == ("from",) or all(word in ways for word in before)
