"""Words of grammar that say how a thing named is used in its sentence (`wording.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from vakg.extract.phrases import word_classes
from vakg.extract.tables import alternatives, read_table
from vakg.model.assertion import Side

_SHORTEST = 4  # letters of a stem: a shorter one says too little


@cache
def bearer_pattern() -> re.Pattern[str]:
    """Give the pattern of what, behind a name, makes a mere adjective of it.

    >>> bool(bearer_pattern().match("-related pain")), bool(bearer_pattern().match(" and pain"))
    (True, False)
    """
    nouns, endings = ways_of_kind("bearer"), ways_of_kind("joined")
    return re.compile(rf"(?:[- ](?:{nouns})\b|(?:{endings})\b)", re.I)


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Give the words of one kind.

    >>> "into" in words_of_kind("place")
    True
    """
    return frozenset(row["word"] for row in read_table("wording.tsv") if row["kind"] == kind)


def denies_itself(name: str) -> bool:
    """Tell whether a name begins with its own denial.

    >>> denies_itself("free of pain"), denies_itself("free blood")
    (True, False)
    """
    first, _, rest = name.lower().partition(" ")
    return first in words_of_kind("denying") and (
        first != "free" or rest.startswith(("of ", "from "))
    )


def ways_of_kind(kind: str) -> str:
    """Give the words of one kind as the alternatives of a pattern.

    >>> re.search(ways_of_kind("kept"), "it was left in place") is not None
    True
    """
    return alternatives("wording.tsv", "word", kind)


@cache
def ordinals() -> Mapping[str, int]:
    """Map words that count to the place they tell.

    >>> ordinals()["second"]
    2
    """
    return {
        row["word"]: int(row["gives"])
        for row in read_table("wording.tsv")
        if row["kind"] == "ordinal"
    }


@cache
def stem_of_verb(word: str) -> str:
    """Give what the forms of a verb share; empty where it is too short to tell.

    >>> stem_of_verb("migrated"), stem_of_noun("migration")
    ('migr', 'migr')
    """
    return _stem(word, "verb")


@cache
def stem_of_noun(word: str) -> str:
    """Give the stem that a noun shares with its verb.

    >>> stem_of_noun("extrusion") == stem_of_verb("extruded")
    True
    """
    return _stem(word, "noun")


def _stem(word: str, kind: str) -> str:
    folded = word.lower()
    for ending in _endings(kind):
        if ending == "s" and folded.endswith("ss"):
            continue  # "compress"
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) >= _SHORTEST:
            return _even(stem)
    return _even(folded) if len(folded) >= _SHORTEST else ""


def _even(stem: str) -> str:
    """Write one way what a verb and its noun spell apart: extrude, extrusion; plann, plan."""
    if stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem[:-1] + "s" if stem.endswith("d") else stem


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(sorted(words_of_kind(kind), key=lambda one: (-len(one), one)))


@cache
def alike(verb: str) -> tuple[str, ...]:
    """Give a verb and others that say the same.

    >>> alike("mended")
    ('mended', 'repaired')
    """
    return (verb, *_likes().get(verb, ()))


@cache
def _likes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("wording.tsv"):
        if row["kind"] == "like":
            found[row["word"]] = (*found.get(row["word"], ()), row["gives"])
    return found


@cache
def sides() -> Mapping[str, Side]:
    """Map words to the side they tell."""
    rows = (row for row in read_table("wording.tsv") if row["kind"] == "side")
    return {row["word"]: Side(row["gives"]) for row in rows if row["gives"]}


@cache
def _side_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(sides(), key=len, reverse=True))})\b", re.I)


@cache
def _shortest_sides() -> tuple[str, ...]:
    """Give the words of which one stands in each word that tells a side."""
    every = sorted(sides(), key=len)
    return tuple(way for n, way in enumerate(every) if not any(one in way for one in every[:n]))


def may_name_side(words: str) -> bool:
    """Tell at little cost whether some words may name a side.

    >>> may_name_side("the left lung"), may_name_side("the lung")
    (True, False)
    """
    folded = words.lower()
    return any(side in folded for side in _shortest_sides())


def side_in(words: str, names: frozenset[str] = frozenset()) -> Side | None:
    """Tell the side that some words name: both where they name left and right.

    Args:
        words: The words.
        names: Words with which "left" and "right" make the name of a thing that has one side only.

    >>> side_in("the left and right lung").value
    'bilateral'
    """
    if not may_name_side(words):
        return None
    hits = _side_pattern().finditer(words)
    found = {
        sides()[hit.group().lower()]
        for hit in hits
        if words[hit.end() :].lower().strip().partition(" ")[0].strip(".,;") not in names
        and not _leaves(words[: hit.start()])
        and _describes(hit.group().lower(), words[hit.end() :].lower().split())
    }
    if {Side.LEFT, Side.RIGHT} <= found or Side.BILATERAL in found:
        return Side.BILATERAL
    return next(iter(found), None)


def _describes(side: str, behind: Sequence[str]) -> bool:
    """Tell whether a word says the side of what follows: "both lungs", but not "both had", "left no"."""
    if side == "left":
        return word_classes("determiner", "pronoun").isdisjoint(behind[:1]) and behind[:1] != ["no"]
    if sides()[side] is not Side.BILATERAL or side.startswith("bilateral"):
        return True
    near = [word.strip(".,;") for word in behind[:4]]
    others = word_classes("preposition", "be", "have", "people", "pronoun") - {"of"}
    joined = any(word in ("and", "or") for word in near[:3])
    plural = any(
        word.endswith(("s", "feet")) and not word.endswith(("ss", "is", "us", "wards"))
        for word in near
    )
    return plural and not joined and others.isdisjoint(near[:1])


def _leaves(before: str) -> bool:
    """Tell whether "left" behind some words is a verb: "it was left in place"."""
    last = before.lower().split()[-1:]
    return bool(last) and last[0] in word_classes("be", "have", "pronoun", "people")


def side_behind(words: str) -> Side | None:
    """Tell the side that the words right behind a name give it.

    >>> side_behind(" on both sides, and").value
    'bilateral'
    """
    hit = _behind_pattern().match(words)
    return sides().get((hit[1] or hit[2]).lower()) if hit else None


@cache
def _behind_pattern() -> re.Pattern[str]:
    some = "|".join(sorted(sides(), key=len, reverse=True))
    ends = r"(?= sides?\b|[,.;:)]| (?:and|at|in|from|to)\b|$)"
    return re.compile(rf"\s*(?:on (?:the )?({some}){ends}|(\w+ly)\b)", re.I)
