"""How the words between two names join them: "leak INTO the canal", "L1 fracture", "canal AND foramen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from vakg.extract.phrases import word_class
from vakg.extract.spans import Span
from vakg.extract.wording import words_of_kind

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_LIST = frozenset({",", "and", "or", "&", "/", "nor", "as", "well", "plus", "then", "also"})
_ASIDE = frozenset("()[]-–")
_HARD = frozenset(";:?!")
_LONGEST = 7  # words between what is joined, not counting prepositions and determiners


class Gap(StrEnum):
    """How two names stand to each other."""

    BESIDE = "beside"  # nothing between, or an adjective: "L1 vertebral fracture"
    LIST = "list"  # "canal and foramen"
    PLACE = "place"  # "leak into the canal"
    ORIGIN = "origin"  # "leak from the body"
    APART = "apart"


def gap_between(text: str, left: Span, right: Span, covered: Sequence[Span] = ()) -> Gap:
    """Tell how the words between two names join them.

    Args:
        text: The document's text.
        left: The name that comes first.
        right: The name that comes after it.
        covered: Other names, the words of which do not count.

    >>> gap_between("leak into the left canal", Span(start=0, end=4), Span(start=19, end=24)).value
    'place'
    """
    words = words_between(text, left.end, right.start, covered)
    if not words:
        return Gap.BESIDE
    if _HARD.intersection(words) or _is_long(words) or _breaks().intersection(words):
        return Gap.APART
    if _plain().issuperset(words):
        if not _LIST.isdisjoint(words):
            return Gap.LIST
        if words_of_kind("place").isdisjoint(words):
            return Gap.BESIDE
    if words[0] in _LIST and _is_described(words):
        return Gap.LIST
    return _by_preposition(words)


def _is_long(words: Sequence[str]) -> bool:
    return sum(word not in _light() and word not in _leading() for word in words) > _LONGEST


def _is_described(words: Sequence[str]) -> bool:
    """Tell whether only an adjective or two stand between the members of a list: "and the left neural"."""
    first = next((n for n, word in enumerate(words) if word not in _plain()), len(words))
    rest = words[first:]
    return len(rest) <= 2 and all(
        word.isalpha() and (word == _LEFT or word not in _closed()) for word in rest
    )


_LEFT = "left"  # a side more often than a verb


@cache
def _plain() -> frozenset[str]:
    return _LIST | _light() | words_of_kind("place")


def _by_preposition(words: Sequence[str]) -> Gap:
    """Judge by the last preposition; behind it only a short row of adjectives may stand."""
    places = [n for n, word in enumerate(words) if word in _leading()]
    if not places:
        word = words[0]
        few = (
            len(words) == 1
            and word.isalpha()
            and not word.endswith("ing")
            and word not in _closed()
        )
        return Gap.BESIDE if few else Gap.APART
    last = places[-1]
    behind = [word for word in words[last + 1 :] if word not in _light()]
    if len(behind) > 3 or any(
        word in _LIST or (word in _verbs() and word != _LEFT) for word in behind
    ):
        return Gap.APART
    if words[last] in words_of_kind("origin"):
        return Gap.ORIGIN
    before = [word for word in words[:last] if word not in _light()]
    return Gap.APART if any(_parts(before, n) for n in range(len(before))) else Gap.PLACE


def _parts(words: Sequence[str], place: int) -> bool:
    """Tell whether a word begins another statement: "showed", but not "was shown" in a place."""
    word = words[place]
    if word in word_class("found") and place and words[place - 1] in word_class("be"):
        return False
    return word in _stops()


def words_between(text: str, start: int, end: int, covered: Sequence[Span] = ()) -> tuple[str, ...]:
    """Give the words and signs of a stretch in lower case, without those of the names within it."""
    found: list[str] = []
    for one in sorted(
        (one for one in covered if start <= one.start and one.end <= end), key=lambda s: s.start
    ):
        if one.start >= start:
            found += _WORD.findall(text[start : one.start].lower())
            start = one.end
    found += _WORD.findall(text[start:end].lower())
    return _compounded(tuple(_without_asides(found)))


def _compounded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take the words of one preposition together: "out of", "as far as"."""
    found: list[str] = []
    place = 0
    while place < len(words):
        size = next((n for n in (3, 2) if " ".join(words[place : place + n]) in _compounds()), 1)
        found.append(" ".join(words[place : place + size]))
        place += size
    return tuple(found)


@cache
def _compounds() -> frozenset[str]:
    return frozenset(one for one in _leading() if " " in one)


def leads_on(text: str, left: Span, right: Span) -> bool:
    """Tell whether a way goes on from one place to the next: "through the atrium as far as the artery".

    >>> atrium, artery = Span(start=4, end=10), Span(start=35, end=41)
    >>> leads_on("the atrium, and in branches of the artery", atrium, artery)
    True
    """
    words = words_between(text, left.end, right.start)
    first = next((n for n, word in enumerate(words) if word in _onward()), None)
    if first is None or _is_long(words):
        return False
    before = [word for word in words[:first] if word not in _LIST | words_of_kind("lying")]
    behind = [word for word in words[first + 1 :] if word not in _light() | _LIST | _leading()]
    own = len(before) == 2 and before[0] in ("its", "their", "the")
    return (not before or own) and len(behind) <= 3 and not any(map(_ends_place, behind))


def _ends_place(word: str) -> bool:
    return not (word[0].isalpha() and is_open(word))


def is_open(word: str) -> bool:
    """Tell whether a word is a noun or an adjective as far as the tables know, and no word of grammar.

    >>> is_open("linear"), is_open("and")
    (True, False)
    """
    return word[0].isalnum() and (word == _LEFT or word not in _closed())


@cache
def _onward() -> frozenset[str]:
    return words_of_kind("place") - {"of", "from"}


def extends(text: str, thing: Span, place: Span) -> bool:
    """Tell whether a thing lies all along from a place on: "a thread extending from the vein"."""
    words = words_between(text, thing.end, place.start)
    before = [word for word in words if word not in _light()][:-1]
    ways = words_of_kind("lying") | word_class("be") | {"all", "way", "found", "seen"}
    return words[:1] == ("from",) or all(word in ways for word in before)


def _without_asides(words: Sequence[str]) -> Iterator[str]:
    """Leave out what stands in brackets: "space (arrow) and artery"; of a bracket cut off, only the sign."""
    closed = ")" in words
    inside = False
    for word in words:
        inside = (inside or word == "(") and word != ")"
        if word not in _ASIDE and not (inside and closed):
            yield word


@cache
def _light() -> frozenset[str]:
    return (
        word_class("determiner") | word_class("number") | frozenset({"level", "levels", "vertebra"})
    )


@cache
def _leading() -> frozenset[str]:
    return words_of_kind("place") | words_of_kind("origin")


@cache
def _verbs() -> frozenset[str]:
    names = ("be", "have", "do", "modal", "finite", "finding", "present", "done")
    return frozenset().union(*(word_class(name) for name in names))


@cache
def _closed() -> frozenset[str]:
    names = (
        "preposition",
        "coordinator",
        "contrast",
        "relative",
        "time",
        "reason",
        "condition",
        "adverb",
    )
    return _verbs().union(*(word_class(name) for name in names)) | {"than", "that", "versus"}


@cache
def _stops() -> frozenset[str]:
    """Words that end what one name governs: another verb than "was seen", another clause."""
    passing = ("be", "have", "do", "modal", "done")
    passed = frozenset().union(*(word_class(name) for name in passing)) | words_of_kind("lying")
    return (
        (_verbs() - passed)
        | word_class("finding")
        | frozenset({"and", "or", "who", "he", "she", "they"})
    )


@cache
def _breaks() -> frozenset[str]:
    names = ("contrast", "reason", "pronoun", "condition")
    return frozenset().union(*(word_class(name) for name in names)) | {
        "after",
        "before",
        "whose",
        "who",
    }
