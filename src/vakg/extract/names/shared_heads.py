"""Names that share words: "cardiac and pulmonary emboli", "leakage into the disc or the canal".

The words that only the first of two names prints are a mention of the first or the second; what they
share is looked up with them. Nothing is found that the ontology has no name for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from vakg.extract.tables import column

Lookup = Callable[[str], tuple[tuple[str, bool], ...]]
"""Gives the classes that a folded name stands for, each with whether the name grounds."""

_Found = tuple[int, int, str, bool]
_JOINS = (" and ", " or ", "/or ", "/", " as well as ")
_LONGEST = max(map(len, _JOINS))
_THE = "the "
_BEFORE = re.compile(
    r"((?:\w+ )?\w+)(?:, (?:and |or |and/or )?| and | or | and/or |/| as well as )$"
)
_ADJECTIVE = re.compile(r"\b(\w{3,}) $")
_AFTER = re.compile(
    r"(?P<join>,? and |,? or |, )(?:(?:in|into|to|of) )?(?:(?:the|a|his|her|their|both|either) )?"
    r"(?P<one>\w+)(?P<two> \w+)?(?P<three> \w+)?"
)
_PREPOSITION = re.compile(r"^(.* (?:of|in|into|to|from|along)) (?:the )?\w")
_NEAR = 60  # code points looked at in front of a name
_BLANKS = 6  # the last before the two words in "cardiac valve as well as "
_FEW = 2  # words of a name that is too short to be told by its end
_MOST = 5  # names in a row that share words


def shared(text: str, one: _Found, lookup: Lookup) -> Iterator[_Found]:
    """Yield the names that share words with one that was found.

    Args:
        text: The folded text.
        one: A name found in it.
        lookup: Finds classes by name.
    """
    article = one[0] if text.endswith(_THE, 0, one[0]) else None
    end = one[0] if article is None else article - len(_THE)
    if text.endswith(_JOINS, max(0, end - _LONGEST), end):
        ahead = _ahead(text, one, end, lookup)
        # "the epidural as well as the intrathecal space", but not "the heart and the pulmonary emboli"
        yield from (
            lead for lead in ahead if article is None or not lookup(text[lead[0] : lead[1]])
        )
    if text.startswith((" and ", " or ", ", "), one[1]):
        yield from _behind(text, one, lookup)


def beside(text: str, one: _Found, lookup: Lookup) -> Iterator[_Found]:
    """Yield what the word before a name makes with its end: "acute osteoporotic compression fracture".

    In "low thoracic back pain" the pain is not a low one, the thoracic level is.
    """
    words = text[one[0] : one[1]].split(" ")
    if len(words) <= _FEW:
        return  # one word alone tells too little: "severe back pain"
    hit = _ADJECTIVE.search(text, max(0, one[0] - _NEAR), one[0])
    if hit is None or hit[1] in column("names_predicates.tsv", "word", "height"):
        return
    for cut in range(1, len(words) - 1):
        for curie, grounds in lookup(f"{hit[1]} {' '.join(words[cut:])}"):
            yield *hit.span(1), curie, grounds
            return


def _ahead(text: str, one: _Found, end: int, lookup: Lookup) -> Iterator[_Found]:
    """Look for "cardiac" in "cardiac and pulmonary emboli"; a comma joins only farther ahead."""
    words = text[one[0] : one[1]].split(" ")
    for _ in range(_MOST):
        hit = _BEFORE.search(text, _begin(text, max(0, end - _NEAR), end), end)
        found = _lead(text, hit, words, lookup) if hit else None
        if found is None:
            return
        yield found
        end = found[0]


def _begin(text: str, start: int, end: int) -> int:
    """Give where two words and what joins them to what is behind them begin, at the latest."""
    for _ in range(_BLANKS):
        end = text.rfind(" ", start, end)
        if end < 0:
            return start
    return end + 1


def _lead(text: str, hit: re.Match[str], words: list[str], lookup: Lookup) -> _Found | None:
    """Try two words before one, and as much of the name as can be shared."""
    blank = text.find(" ", hit.start(1), hit.end(1))
    for start in (hit.start(1), *([blank + 1] if blank > 0 else [])):
        lead = text[start : hit.end(1)]
        for cut in range(1, len(words)):
            for curie, grounds in lookup(f"{lead} {' '.join(words[cut:])}"):
                return start, hit.end(1), curie, grounds
    return None


def _behind(text: str, one: _Found, lookup: Lookup) -> Iterator[_Found]:
    """Look for "canal" in "leakage into the disc or the canal"; commas alone make no list."""
    lead = _PREPOSITION.match(text[one[0] : one[1]])
    if lead is None:
        return
    end, joined, row = one[1], False, list[_Found]()
    for _ in range(_MOST):
        hit = _AFTER.match(text, end)
        found = _longest(text, hit, lead[1], lookup) if hit else None
        if hit is None or found is None:
            break
        row.append(found)
        end, joined = found[1], joined or len(hit["join"].strip(" ,")) > 0
    yield from row if joined or text.startswith((" and ", ", and ", " or "), end) else ()


def _longest(text: str, hit: re.Match[str], lead: str, lookup: Lookup) -> _Found | None:
    for end in (hit.end("three"), hit.end("two"), hit.end("one")):
        tail = text[hit.start("one") : end] if end > 0 else ""
        if tail and _verb().match(text, end) is None:
            for name in (
                f"{lead} {tail}",
                f"{lead} the {tail}",
                f"{lead} the {tail.removesuffix('s')}",
            ):
                for curie, grounds in lookup(name):
                    return hit.start("one"), end, curie, grounds
    return None


@cache
def _verb() -> re.Pattern[str]:
    """Match a verb behind words that begin a clause of their own: "and the disc was free"."""
    return re.compile(rf" (?:{'|'.join(column('clock_words.tsv', 'word', 'verb'))})\b")
