"""How the words between two names join them: "leak INTO the canal", "L1 fracture", "canal AND foramen"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from vakg.extract.located.between import JOINING, in_order, leading, without_side, words_between
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Span
from vakg.extract.tables import read_table
from vakg.extract.wording import words_of_kind

_HARD = frozenset(";:?!")
_INSERT = 12  # words and signs of "about 2 x 1.5 x 1 cm"
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
    return _gap_of(words_between(text, left.end, right.start, covered))


@lru_cache(maxsize=4096)  # the same few words join most names
def _gap_of(words: tuple[str, ...]) -> Gap:
    words = in_order(_without_insert(without_side(words)))
    if not words:
        return Gap.BESIDE
    if not _HARD.isdisjoint(words) or is_long(words) or not _breaks().isdisjoint(words):
        return Gap.APART
    if _plain().issuperset(words):
        if not JOINING.isdisjoint(words):
            return Gap.LIST
        if words_of_kind("place").isdisjoint(words):
            return Gap.BESIDE
    if words[0] in JOINING and _is_described(words):
        return Gap.LIST
    return _by_preposition(words)


def _without_insert(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands between two commas before the verb: "a spike, about 2 cm long, lay in"."""
    if words[:1] != (",",) or words.count(",") < 2:
        return words
    end = words.index(",", 1)
    inside, behind = words[1:end], words[end + 1 :]
    if not behind or not inside or behind[0] not in _going_on():
        return words
    led = inside[0] == "as" or inside[0] in word_class("relative")
    if not led and (inside[0] in JOINING or not _verbs().isdisjoint(inside)):
        return words
    return words if len(inside) > _INSERT else behind


@cache
def _going_on() -> frozenset[str]:
    """Words with which a sentence goes on behind an insertion: its verb."""
    return word_classes("be", "have", "modal") | words_of_kind("lying") | _active()


def is_long(words: Sequence[str]) -> bool:
    """Tell whether too much stands between two names for them to belong together."""
    return sum(word not in light() and word not in leading() for word in words) > _LONGEST


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
    return JOINING | light() | words_of_kind("place")


def _by_preposition(words: Sequence[str]) -> Gap:
    """Judge by the last preposition; behind it only a short row of adjectives may stand."""
    places = [n for n, word in enumerate(words) if word in leading()]
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
    behind = [word for word in words[last + 1 :] if word not in light()]
    if len(behind) > 3 or any(
        word in JOINING or (word in _verbs() and word != _LEFT) for word in behind
    ):
        return Gap.APART
    if words[last] in words_of_kind("origin"):
        return Gap.ORIGIN
    before = _of_last_verb([word for word in words[:last] if word not in light()], words[last])
    if _has_other_subject(before, words[last]) or _brings_other(before):
        return Gap.APART
    return Gap.APART if any(_parts(before, n) for n in range(len(before))) else Gap.PLACE


def _brings_other(words: Sequence[str]) -> bool:
    """Tell whether "with" brings what the place is of: "a fracture with a fragment in", "with loss of"."""
    place = words.index("with") if "with" in words else len(words)
    beside = place > 0 and words[place - 1] in ("together", "along")
    behind = () if beside else words[place + 1 :]
    return any(map(_is_noun, behind)) and words_of_kind("carrying").isdisjoint(behind)


def changes_subject(text: str, left: Span, right: Span) -> bool:
    """Tell whether the words behind the last comma have a subject of their own.

    >>> text = "after the leak dyspnea, blood flow to the lobe being reduced"
    >>> changes_subject(text, Span(start=10, end=14), Span(start=42, end=46))
    True
    """
    words = words_between(text, left.end, right.start)
    last = max((n for n, word in enumerate(words) if word in leading()), default=None)
    if last is None:
        return False
    return _has_other_subject([one for one in words[:last] if one not in light()], words[last])


def _has_other_subject(words: Sequence[str], lead: str) -> bool:
    """Tell whether another subject stands behind a comma: "dyspnea, blood flow to the lobe being reduced"."""
    if "," not in words:
        return False
    place = len(words) - 1 - list(reversed(words)).index(",")
    behind = words[place + 1 :]
    alone = (place == 0 and words.count(",") == 1) or all(map(_is_noun, behind))
    return alone and sum(map(_is_noun, behind)) + (lead == "of") > 1


def _is_noun(word: str) -> bool:
    return is_open(word) and not word.endswith(("ly", "ing", "ed"))


def _parts(words: Sequence[str], place: int) -> bool:
    """Tell whether a word begins another statement: "showed", but not "was shown" in a place."""
    word = words[place]
    lead = next((one for one in reversed(words[:place]) if one not in word_class("adverb")), "")
    passive = lead in word_class("be") or (lead == "and" and words[0] in word_class("be"))
    if passive and (word == _LEFT or word in word_class("found")):
        return False
    return word in _stops()


def _of_last_verb(words: list[str], lead: str) -> list[str]:
    """Leave out all but the last of several verbs of one subject: "an embolus broke off and went into"."""
    place = words.index("and") if "and" in words else 0
    dropped = words[:place]
    several = dropped and word_class("finding").isdisjoint(dropped)
    return words[place + 1 :] if several and _has_second_verb([*words, lead], place) else words


def _has_second_verb(words: Sequence[str], place: int) -> bool:
    """Tell whether "and" joins two verbs of one subject: "an embolus formed and travelled to the lung"."""
    first = words[0].endswith("ed") or any(
        words[0] in some for some in (_verbs(), _moving(), _pasts())
    )
    behind = next((word for word in words[place + 1 :] if word not in _passing()), "")
    return (first or words[0] in _passing()) and behind in _moving()


@cache
def _passing() -> frozenset[str]:
    return word_classes("be", "have", "adverb")


@cache
def _moving() -> frozenset[str]:
    """Verbs by which a thing comes to a place or lies there."""
    return words_of_kind("lying") | words_of_kind("swept") | _active()


@cache
def _pasts() -> frozenset[str]:
    return frozenset(row["past"] for row in read_table("base_verbs.tsv"))


@cache
def _active() -> frozenset[str]:
    """Verbs that lead to a place: "entered the canal"."""
    return frozenset(
        one for one in words_of_kind("place") - word_class("preposition") if " " not in one
    )


def is_open(word: str) -> bool:
    """Tell whether a word is a noun or an adjective as far as the tables know, and no word of grammar.

    >>> is_open("linear"), is_open("and")
    (True, False)
    """
    return word[0].isalnum() and (word == _LEFT or word not in _closed())


def is_open_or_light(word: str) -> bool:
    """Tell whether a word may stand before a noun: an adjective, a determiner or a number.

    >>> is_open_or_light("the"), is_open_or_light("right"), is_open_or_light("into")
    (True, True, False)
    """
    return word in light() or is_open(word)


@cache
def light() -> frozenset[str]:
    """Give the words before a noun that add nothing: determiners, numbers, "level"."""
    return (
        word_class("determiner") | word_class("number") | frozenset({"level", "levels", "vertebra"})
    )


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
        "where",
        "whose",
        "who",
    }
