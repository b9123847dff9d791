"""What "did not" denies where only the past tense of its verb names it: "vomited", "the screw loosened"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from vakg.extract.phrases import word_classes
from vakg.extract.tables import read_table

_DOING = frozenset({"did", "does", "do"})
_NOT_YET = frozenset({"until", "till", "before", "unless", "because", "only", "again", "but"})
_FAR = 8  # words behind a verb that may take its denial back


def not_done(words: Sequence[str]) -> Iterator[tuple[range, tuple[str, ...]]]:
    """Give the places of each "did not" with its verb, and the forms that the verb's past may have.

    A denial up to a time is none, "did not vomit until the evening", nor is one of an object only,
    "did not vomit blood".

    Args:
        words: The words of a sentence.

    >>> next(not_done("she did not vomit".split()))
    (range(1, 4), ('vomited', 'vomitd', 'vomitted'))
    >>> list(not_done("she did not vomit until noon".split()))
    []
    """
    for place in range(len(words) - 2) if not _DOING.isdisjoint(words) else ():
        if words[place] not in _DOING or words[place + 1] not in ("not", "never"):
            continue
        verb, behind = words[place + 2], words[place + 3 : place + 3 + _FAR]
        if verb.isalpha() and _ends(behind[:1]) and _NOT_YET.isdisjoint(behind):
            yield range(place, place + 3), _pasts(verb)


def _ends(follower: Sequence[str]) -> bool:
    """Tell whether a verb has no object."""
    closed = word_classes("preposition", "coordinator", "adverb", "time", "contrast")
    return not follower or not follower[0][0].isalnum() or follower[0] in closed


def _pasts(verb: str) -> tuple[str, ...]:
    """Give what a past tense may be; a form that does not exist names nothing."""
    known = _irregular().get(verb)
    if known is not None:
        return (known,)
    y = (verb[:-1] + "ied",) if verb.endswith("y") else ()
    return (*y, verb + "ed", verb + "d", verb + verb[-1] + "ed")


@cache
def _irregular() -> Mapping[str, str]:
    return {row["base"]: row["past"] for row in read_table("base_verbs.tsv")}
