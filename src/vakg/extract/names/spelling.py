"""Ways to write a name: British and American spelling, plural, hyphen or space, word order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from vakg.extract.tables import read_table

_BLANKS = re.compile("[-\u2010-\u2013\u00a0\u2009\u202f\n\t]")
_PREPOSITION = re.compile(
    r" (?:of|in|into|to|from|by|with|along|at|on|through|within|around|after) "
)
_ARTICLE = re.compile(r"(?<= )(?:the|a|an) ")
_ENDINGS: tuple[tuple[str, str | None], ...] = (
    ("sis", "ses"),
    ("bolus", "boli"),
    ("ss", "sses"),
    ("s", None),  # thrombus, physics, or a plural already
    ("x", "xes"),
    ("ch", "ches"),
    ("sh", "shes"),
)
"""How words end that take no plain s; None for a word that is no regular singular."""
_OF = " of "
_PLAINLY = ("al", "ic", "ar", "ary", "ous", "ive", "ed", "less", "able", "ible", "ior")
"""No "y": "artery"."""
_ADJECTIVE = re.compile(
    r"(?:al|ic|ar|ary|ous|ive|ed|ing|less|ory|able|ible|ile|ful|y|er|est|ior)$"
    r"|^(?:first|second|third|fourth|fifth)$"  # "vertebroplasty of the third to fifth vertebra"
)


def is_adjective(word: str) -> bool:
    """Say whether a word ends as adjectives do.

    >>> is_adjective("pulmonary"), is_adjective("balloon")
    (True, False)
    """
    return word.endswith(_PLAINLY)


def describes(word: str) -> bool:
    """Say whether a word may stand before a noun and describe it.

    >>> describes("rod"), describes("by"), describes("epidural"), describes("leaking")
    (False, False, True, True)
    """
    return word.endswith((*_PLAINLY, "ing", "ory", "ile", "ful"))


_FEW = 2  # words behind an adjective that its noun may follow
_SHORT = 80  # code points of a few words

MOST_VARIANTS = 12
"""A name with many spelling rules in it gets no more than these ways to spell it."""


def folded(text: str) -> str:
    """Write a text for comparing: lower case, a space for each hyphen; its length stays the same.

    >>> folded("Cement-Augmented")
    'cement augmented'
    """
    return _folded(text) if len(text) <= _SHORT else _written(text)


@lru_cache(maxsize=4096)  # the same few words are looked up again and again
def _folded(text: str) -> str:
    return _written(text)


def _written(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as a dotted capital I, grow
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _BLANKS.sub(" ", lowered).replace("\u2019", "'")


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (british.rstrip("$"), american.rstrip("$"), _part(british), _part(american, british))
        for british, american in (
            (row["british"], row["american"]) for row in read_table("spelling.tsv")
        )
    )


def _part(part: str, twin: str = "") -> re.Pattern[str]:
    """Match a part of a word; the American "edem" is not to be found in the British "oedem"."""
    bare, whole = part.rstrip("$"), twin.rstrip("$")
    lead = whole[: -len(bare)] if whole.endswith(bare) else ""
    return re.compile(
        (f"(?<!{lead})" if lead else "") + re.escape(bare) + (r"\b" if part[-1] == "$" else "")
    )


def spellings(name: str) -> frozenset[str]:
    """Give the British and American ways to write a folded name.

    >>> sorted(spellings("spinal cord oedema"))
    ['spinal cord edema', 'spinal cord oedema']
    """
    found = {name}
    for british, american, from_british, from_american in _rules():
        if british not in name and american not in name:
            continue
        for way in sorted(found):
            if len(found) < MOST_VARIANTS:
                found |= {from_british.sub(american, way), from_american.sub(british, way)}
    return frozenset(found)


def plurals(name: str) -> frozenset[str]:
    """Give a name and its regular plural: of the last word, or of the word before a preposition.

    >>> sorted(plurals("leakage of cement")), sorted(plurals("pulmonary artery"))
    (['leakage of cement', 'leakages of cement'], ['pulmonary arteries', 'pulmonary artery'])
    """
    cut = _PREPOSITION.search(name)
    head, rest = (name[: cut.start()], name[cut.start() :]) if cut else (name, "")
    plural = _plural(head)
    return frozenset({name, plural + rest} if plural else {name})


def _plural(head: str) -> str | None:
    if len(head) < 4 or not head[-1].isalpha():
        return None
    for singular, plural in _ENDINGS:
        if head.endswith(singular):
            return None if plural is None else head[: len(head) - len(singular)] + plural
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    return head + "s"


def orders(name: str) -> frozenset[str]:
    """Give a folded name with its words in other orders, and with articles.

    >>> sorted(orders("cement removal"))
    ['cement removal', 'removal of cement', 'removal of the cement']
    >>> sorted(orders("perforation of heart"))
    ['heart perforation', 'perforation of heart', 'perforation of the heart']
    >>> "damage to the heart" in orders("heart damage")
    True
    >>> "rupture of the heart" in orders("cardiac rupture")
    True
    """
    found = {one for way in (name, *_of_organ(name)) for one in (way, *_turned(way))}
    found |= {to for way in sorted(found) if (to := _directed(way))}
    for way in sorted(found):
        bare = _ARTICLE.sub("", way)
        found |= {bare, *(_with_article(bare, cut.end()) for cut in _PREPOSITION.finditer(bare))}
    return frozenset(found)


def _of_organ(name: str) -> Iterator[str]:
    """Say an adjective of an organ with its noun: "rupture of heart" for "cardiac rupture"."""
    first, _, rest = name.partition(" ")
    if rest and len(rest.split(" ")) <= _FEW and _PREPOSITION.search(f" {rest} ") is None:
        yield from (f"{rest}{_OF}{noun}" for noun in _organs().get(first, ()))


@cache
def _organs() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in read_table("spelling_organs.tsv"):
        found.setdefault(row["adjective"], []).append(row["noun"])
    return found


def _directed(name: str) -> str | None:
    """Give a noun that is done to something with its other preposition: "injury to" beside "injury of"."""
    head, cut, rest = name.partition(_OF)
    return f"{head} to {rest}" if cut and head in _done_to() else None


@cache
def _done_to() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("spelling_nouns.tsv"))


def _with_article(name: str, place: int) -> str:
    return f"{name[:place]}the {name[place:]}"


def _turned(name: str) -> Iterator[str]:
    """Turn "cement removal" into "removal of cement", and back.

    An adjective is not turned: "embolism of pulmonary" would be found in "embolism of pulmonary veins".
    """
    if name.count(_OF) == 1 and len(_PREPOSITION.findall(name)) == 1:
        head, rest = _ARTICLE.sub("", name).split(_OF)
        if " " not in head and len(rest.split()) <= 2:
            yield f"{rest} {head}"
    elif _PREPOSITION.search(f" {name} ") is None:
        *before, last = name.split(" ")
        if before and len(before) <= 2 and not _ADJECTIVE.search(before[-1]):
            yield f"{last}{_OF}{' '.join(before)}"


def variants(name: str) -> Iterator[str]:
    """Give every way to write a name, folded; sorted, so that an index is made the same each time."""
    ways = {order for way in spellings(folded(name)) for order in orders(way)}
    yield from sorted({plural for way in ways for plural in plurals(way)})
