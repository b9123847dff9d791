"""Tell which words are verbs, from closed classes and from the word before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vakg.extract.phrases import word_class, word_classes

_DENYING = frozenset({"not", "never"})
_SUBJECTS = frozenset({"he", "she", "we", "they", "i", "who"})


@cache
def _auxiliaries() -> frozenset[str]:
    names = ("be", "have", "do", "modal")
    return frozenset().union(*(word_class(name) for name in names)) - {
        "be",
        "been",
        "being",
        "having",
    }


@cache
def _finite() -> frozenset[str]:
    return frozenset().union(*(word_class(name) for name in ("finite", "finding", "present")))


@cache
def _participles() -> frozenset[str]:
    return word_class("found") | word_class("done") | {"be", "been", "being"}


@cache
def _no_subject() -> frozenset[str]:
    """Words after which an "-ed" is no verb of its own: the, of, and, no."""
    names = ("determiner", "preposition", "coordinator", "contrast", "number")
    return frozenset().union(*(word_class(name) for name in names)) | {"without", "to"}


@cache
def auxiliaries() -> frozenset[str]:
    """Give be, have, do and the modal verbs, all forms."""
    return _auxiliaries() | {"be", "been", "being"}


def is_verb(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is a finite verb, or a participle that belongs to one.

    >>> words = "cement leaked and displaced bone".split()
    >>> [is_verb(words, place) for place in range(5)]
    [False, True, False, False, False]
    """
    word = words[place]
    if word in _auxiliaries():
        return True
    before = words[place - 1] if place else ""
    if word == "computed" or (word == "left" and _is_side(words, place)):
        return False
    if word in _finite():
        led = before in word_class("preposition") and before != "than"
        return before not in word_class("determiner") and not led
    if word in _participles():
        led = before in _DENYING or before in _SUBJECTS  # "we obtained a scan"
        return led or before in auxiliaries() or before in word_class("adverb")
    return word.endswith("ed") and _is_past(word, before)


def _is_side(words: Sequence[str], place: int) -> bool:
    """Tell whether "left" is a side: at the start, or with a noun behind and no subject before."""
    after = words[place + 1] if place + 1 < len(words) else "."
    if not after[0].isalnum() or after in _after_left():
        return False
    return not place or words[place - 1] not in _SUBJECTS


@cache
def _after_left() -> frozenset[str]:
    return word_classes("determiner", "preposition", "pronoun", "adverb", "coordinator", "contrast")


def _is_past(word: str, before: str) -> bool:
    if (
        len(word) < 5
        or not word.endswith("ed")
        or "-" in word
        or not before
        or not before[0].isalnum()
    ):
        return False
    shared = word in word_class("attributive") and (before in _finite() or before in auxiliaries())
    return before not in _no_subject() and not shared


def verb_group_end(words: Sequence[str], place: int) -> int:
    """Give the place after the verbs that stand together: "was not clearly seen"."""
    end = place + 1
    while end < len(words) and _goes_on(words, end):
        end += 1
    return end


def _goes_on(words: Sequence[str], place: int) -> bool:
    word, before = words[place], words[place - 1]
    if word in auxiliaries() or word in _DENYING or word in word_class("adverb"):
        return True
    linked = before in auxiliaries() or before in _DENYING or before in word_class("adverb")
    return linked and (word in _participles() or word in _finite() or word.endswith(("ed", "en")))


def is_passive(words: Sequence[str], place: int) -> bool:
    """Tell whether the verbs at a place are a form of "be" with a participle, or only "be".

    >>> is_passive("was not seen on".split(), 0), is_passive("leaked into".split(), 0)
    (True, False)
    """
    group = words[place : verb_group_end(words, place)]
    return any(word in word_class("be") for word in group)
