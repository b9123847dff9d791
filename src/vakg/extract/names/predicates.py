"""Names told by a predicate: "reflexes were brisk" for "brisk reflexes", "CRP rose" for "raised CRP".

The mention is the adjective, the verb or the noun that tells it, so that a denial before it ("was not
elevated") is read as one. Nothing is found that the ontology has no name for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from vakg.extract.names.participles import happenings
from vakg.extract.patterns import beginning
from vakg.extract.tables import alternatives, column, read_table

Lookup = Callable[[str], tuple[tuple[str, bool], ...]]
"""Gives the classes that a folded name stands for, each with whether the name grounds."""

_Found = tuple[int, int, str, bool]
_TABLE = "names_predicates.tsv"
_NEAR = 90  # code points looked at in front of a verb
_MOST = 4  # words of a noun
_ADJECTIVES = 3  # in a row behind a verb: "painful, red and swollen"
_LEFT = "left"  # behind a copula a verb: "what lay in the lung was left in place"
_LEAST = 2  # letters of a noun's first word
_STOP = re.compile(r"[.;:!?()\[\]]")
_JOINED = re.compile(r"(?:,| and|, and| or|, or| but|, but) (?=\w)")
_LIST = re.compile(r",? (?:and|or|as well as) |, |/")
_PREPOSED = re.compile(r" (?:of|in|at|on|below|above|from|over|under|throughout|to) ")
_LEVEL = re.compile(r"^(?:[ctls]|th)\d{1,2}$")  # "L3 was unstable": a vertebra is
_LEVELS = re.compile(
    r"(?=[ctls])\b((?:[ctls]|th)\d{1,2})(?:(?:, (?:and )?| and |-|/)(?:[ctls]|th)?\d{1,2}\b)+"
)
_BEFORE_LEVEL = frozenset(
    {"the", "of", "in", "at", "on", "from", "to", "that", "and", "both", "only"}
)
_OF_LEVEL = re.compile(r" (?:of|at) (?:[ctls]|th)\d{1,2}$")
_ALSO = re.compile(r" to [\d./]+ ?[\w%/]*,? and (?P<noun>[a-z][a-z ]{3,30}?) to (?=\d)")
_DETERMINED = re.compile(r"^(?:the|a|an|his|her|their|its|both|all|some|this|these|that)(?= )")


def predicated(plain: str, lookup: Lookup, leading: frozenset[str]) -> Iterator[_Found]:
    """Yield the names that a folded text tells by a predicate, by a noun of change or by a verb of it.

    Args:
        plain: The folded text.
        lookup: Finds classes by name.
        leading: The first words of names: no other adjective makes one.
    """
    for hit in _copulas().finditer(plain):
        for start, end in _adjectives(plain, hit.end()):
            word = _positive(plain[start:end], leading)
            told: list[_Found] = []
            if word in leading or word in _changing() or word in happenings():
                told += _told(plain, hit.start(), (start, end), _same(word), lookup)
            if not told and word.endswith(_endings()):
                told += _alone((start, end), word, lookup)
            yield from told
    yield from _moved(plain, lookup)
    for hit in _nouns().finditer(plain):
        ways = column(_TABLE, "word", "up" if hit["rise"] else "down")
        yield from _changed(plain, hit, ways, lookup)
    for hit in _levels().finditer(plain):
        yield from _changed(plain, hit, _same(hit["adjective"]), lookup)


def _moved(plain: str, lookup: Lookup) -> Iterator[_Found]:
    """Look for what a verb of change is said of, and for what shares it."""
    for hit in _verbs().finditer(plain):
        ways = column(_TABLE, "word", "up" if hit["rising"] else "down")
        place = hit.span("rising" if hit["rising"] else "falling")
        yield from _told(plain, hit.start(), place, ways, lookup)
        if also := _ALSO.match(plain, hit.end()):  # "pressure fell to 90 and saturation to 80%"
            yield from _told(also["noun"], len(also["noun"]), also.span("noun"), ways, lookup)


def _positive(word: str, leading: frozenset[str]) -> str:
    """Give the adjective of a comparative that begins no name: "weak" for "weaker"."""
    bare = word.removesuffix("er")
    return bare if word not in leading and bare in leading else word


def _alone(place: tuple[int, int], word: str, lookup: Lookup) -> Iterator[_Found]:
    """Look for the noun that a word behind a verb comes from: "paraplegic" tells of paraplegia."""
    for row in read_table("names_adjectives.tsv") if not lookup(word) else ():
        if word.endswith(row["adjective"]):
            noun = word.removesuffix(row["adjective"]) + row["noun"]
            yield from ((*place, curie, grounds) for curie, grounds in lookup(noun))


def _adjectives(plain: str, start: int) -> Iterator[tuple[int, int]]:
    """Give the places of the words that a copula links: "were weak and numb"."""
    for _ in range(_ADJECTIVES):
        hit = _adjective().match(plain, start)
        if hit is None:
            return
        if hit["word"] not in _words("degree") and hit["word"] != _LEFT:
            yield hit.span("word")
        joined = _JOINED.match(plain, hit.end())
        if joined is None:
            return
        start = joined.end() - 1


def _told(
    plain: str, before: int, place: tuple[int, int], ways: tuple[str, ...], lookup: Lookup
) -> Iterator[_Found]:
    """Look for what a predicate is said of: each noun of the list that ends before it."""
    subject = _auxiliaries().sub("", _STOP.split(plain[max(0, before - _NEAR) : before])[-1])
    subject = _LEVELS.sub(r"\1", subject)
    of_level = _OF_LEVEL.search(subject)  # the lamina of L3 is what was broken
    for part in (*([subject[: of_level.start()]] if of_level else ()), subject, *_heads(subject)):
        found = [one for noun in _members(part) if (one := _named(noun, ways, lookup))]
        if found:
            yield from ((*place, curie, grounds) for one in found for curie, grounds in one)
            return


def _heads(subject: str) -> Iterator[str]:
    """Give what stands before each preposition, the last first: "strength" of "strength of the left leg"."""
    for cut in reversed(list(_PREPOSED.finditer(subject))):
        yield subject[: cut.start()]


def _members(part: str) -> Iterator[str]:
    """Give the members of a list, the last first; the first of them may have words of others before it."""
    yield from reversed(_LIST.split(part))


def _named(noun: str, ways: tuple[str, ...], lookup: Lookup) -> tuple[tuple[str, bool], ...]:
    """Look for the name that the last words of a noun phrase make with one of some adjectives."""
    words = _leveled(noun.split())
    bare = _bare(words)
    for known in (words, bare) if bare != words else (words,):
        for size in range(min(_MOST, len(known)), 0, -1):
            some = " ".join(known[-size:])
            for way in ways if len(some) > _LEAST else ():
                found = lookup(f"{way} {some}") or _happened(way, some, lookup)
                if found:  # "hypotension was not profound" tells of none, nor denies it
                    return () if found[0] in lookup(some) else found
    return ()


def _leveled(words: list[str]) -> list[str]:
    """Read a level as its vertebra, but behind a noun as what it is the level of: "the root L1"."""
    known: list[str] = []
    for one in words:
        if not _LEVEL.match(one):
            known.append(one)
        elif not known or known[-1] in _BEFORE_LEVEL:
            known.append("vertebra")
    return known


def _happened(way: str, some: str, lookup: Lookup) -> tuple[tuple[str, bool], ...]:
    """Look for what a participle behind a noun tells: "the lamina was fractured" of its fracture."""
    happened = happenings().get(way)
    if happened is None:
        return ()
    return lookup(f"{some} {happened}") or lookup(f"{some.removesuffix('s')} {happened}")


def _bare(noun: list[str]) -> list[str]:
    """Drop what says no more than the noun: "the serum troponin level" is troponin."""
    words = [one for one in noun if one not in _words("serum")]
    while len(words) > 1 and words[-1] in _words("measure"):
        words.pop()
    return words


def _changed(
    plain: str, hit: re.Match[str], ways: tuple[str, ...], lookup: Lookup
) -> Iterator[_Found]:
    """Look for what a noun of change is said of: the longest name behind "rise in"."""
    rest = _STOP.split(plain[hit.end() : hit.end() + _NEAR])[0]
    place, start = hit.span("said"), hit.end()
    for number, member in enumerate(_LIST.split(rest)):
        found = _first(_DETERMINED.sub("", member).split(), ways, lookup)
        if not found:
            return
        start = plain.index(member, start)
        if number:  # told at its own words, as the noun of change is the first one's
            place = (start, start + len(member.split()[0]))
        yield from ((*place, curie, grounds) for curie, grounds in found)


def _first(words: list[str], ways: tuple[str, ...], lookup: Lookup) -> tuple[tuple[str, bool], ...]:
    """Look for the name that the first words of a noun phrase make with one of some adjectives."""
    bare = words[1:] if words and words[0] in _words("serum") else words
    for known in (words, bare):
        for size in range(min(_MOST, len(known)), 0, -1):
            for way in ways:
                if found := lookup(f"{way} {' '.join(known[:size])}"):
                    return found
    return ()


def _same(adjective: str) -> tuple[str, ...]:
    """Give the adjectives that say the same, itself first."""
    for kind in ("up", "down"):
        words = column(_TABLE, "word", kind)
        if adjective in words:
            return (adjective, *(one for one in words if one != adjective))
    return (adjective,)


@cache
def _changing() -> frozenset[str]:
    return _words("up") | _words("down")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row["adjective"] for row in read_table("names_adjectives.tsv"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(column(_TABLE, "word", kind))


@cache
def _auxiliaries() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:{alternatives(_TABLE, 'word', 'auxiliary')}))+$")


@cache
def _copulas() -> re.Pattern[str]:
    return re.compile(rf" (?<=\w )(?:{alternatives(_TABLE, 'word', 'copula')})(?= )")


@cache
def _adjective() -> re.Pattern[str]:
    """Match an adjective behind a copula, and the adverbs before it."""
    between = alternatives(_TABLE, "word", "between")
    return re.compile(rf" (?:(?:{between}|\w+ly) ){{0,3}}(?P<word>\w{{3,}})")


@cache
def _verbs() -> re.Pattern[str]:
    rising, falling = (alternatives(_TABLE, "word", one) for one in ("rising", "falling"))
    return re.compile(rf" (?<=\w )(?:(?P<rising>{rising})|(?P<falling>{falling}))\b")


@cache
def _nouns() -> re.Pattern[str]:
    rise, fall = (alternatives(_TABLE, "word", one) for one in ("rise", "fall"))
    first = beginning(f"{rise}|{fall}")
    return re.compile(rf"{first}\b(?P<said>(?P<rise>{rise})|(?P<fall>{fall})) ")


@cache
def _levels() -> re.Pattern[str]:
    """Match "elevated levels of"."""
    ways = "|".join(one for kind in ("up", "down") for one in column(_TABLE, "word", kind))
    serum, measure = (alternatives(_TABLE, "word", one) for one in ("serum", "measure"))
    said = rf"(?P<said>(?P<adjective>{ways}) (?:(?:{serum}) )?(?:{measure}) of) "
    return re.compile(rf"{beginning(ways)}\b{said}")
