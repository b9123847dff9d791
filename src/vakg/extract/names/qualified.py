"""Names that a word before another name makes narrower: "paravertebral extravasation" of cement.

The ontology names "paravertebral leakage", and names leakage "extravasation", too: a word that makes of
one name of a class the name of a narrower class does so with all names of the class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from vakg.extract.names.at_levels import of_level
from vakg.extract.names.spelling import describes
from vakg.extract.tables import column

_Found = tuple[int, int, str, bool]
_Meant = tuple[tuple[str, bool], ...]
Narrower = Mapping[tuple[str, str], _Meant]
"""For a word and a class, the narrower classes that they are together."""

_SETTLED = frozenset(
    {"vaco:AnatomicalEntity", "vaco:Outcome"}
)  # "pain much better" is told by its verb
OF_VERTEBRA = " of vertebra"
"""What a level says of a name before or behind it: "L1 fracture", "metastasis in L1"."""

_NEAR = 60  # code points looked at before a name
_WORDS = 4  # before a name, of which the last may describe it otherwise
_LEADS = 2  # words that make a name narrower: "intra-arterial"


def narrower(
    ways: Iterable[tuple[str, _Meant]],
    lookup: Callable[[str], _Meant],
    above: Mapping[str, frozenset[str]],
) -> Narrower:
    """Collect the words before names that make narrower names of them.

    Args:
        ways: All ways to write names, and what each stands for.
        lookup: Finds classes by name.
        above: For each class, itself and all above it.
    """
    found: dict[tuple[str, str], dict[str, bool]] = {}
    for way, meant in ways:
        for lead, rest in _parts(way):
            if _is_thing(lookup(lead), above):
                continue
            for wide, safe in lookup(rest):
                for curie, grounds in meant:
                    fit = safe and _fits(lead, above[wide])
                    if fit and curie != wide and wide in above[curie]:
                        some = found.setdefault((lead, wide), {})
                        some[curie] = some.get(curie, False) or grounds
    return {key: tuple(some.items()) for key, some in found.items()}


def _parts(way: str) -> Iterator[tuple[str, str]]:
    """Cut a name into what makes it narrower and the rest: "epidural", "leak"; "vertebra", "collapse"."""
    words = way.split(" ", _LEADS)
    for cut in range(1, len(words)):
        if _unfit().isdisjoint(words[:cut]):
            yield " ".join(words[:cut]), " ".join(words[cut:])
    if way.endswith(OF_VERTEBRA):
        yield OF_VERTEBRA, way.removesuffix(OF_VERTEBRA)


def _is_thing(lead: _Meant, above: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether words name a material, which makes events with places rather than with names."""
    return any("vaco:MaterialEntity" in above[curie] for curie, _ in lead)


def _fits(lead: str, wide: frozenset[str]) -> bool:
    """Tell whether a class tells enough to be made narrower: not a bare procedure, not pain "at L1"."""
    if lead == OF_VERTEBRA:
        return "vaco:PathologicalProcess" in wide
    return len(wide) > 1 and _SETTLED.isdisjoint(wide)


def qualified(text: str, plain: str, one: _Found, known: Narrower) -> Iterator[_Found]:
    """Yield what the words before a name make of it.

    Args:
        text: The text as printed.
        plain: The same, folded.
        one: A name found in it; no abbreviation, which the document may mean otherwise.
        known: What words make of classes.
    """
    at = known.get((OF_VERTEBRA, one[2]), ())
    if at and of_level(plain, one[0], one[1]):
        yield from ((one[0], one[1], curie, grounds) for curie, grounds in at)
        return
    begin = max(0, one[0] - _NEAR)
    words = plain[begin : one[0]].split(" ")[-_WORDS - 1 :]
    if words.pop() or text[one[0] : one[1]].isupper():  # no blank stands before the name
        return
    start = one[0] - 1
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        start -= len(word)
        pair = f"{words[number - 1]} {word}" if number else word
        for lead in (pair, word):
            if found := known.get((lead, one[2])):
                first = start + len(word) - len(lead)
                if _begins(text, first):
                    yield from ((first, one[1], curie, grounds) for curie, grounds in found)
                return
        if not describes(word):
            return
        start -= 1


def _begins(text: str, first: int) -> bool:
    """Tell whether no part of a longer word stands before: "trans-arterial"."""
    return first == 0 or text[first - 1].isspace()


@cache
def _unfit() -> frozenset[str]:
    """Words that deny, make something else of a name, count or are verbs."""
    kinds = ("unlike", "denying", "linking", "ordinal", "again")
    words = (word for kind in kinds for word in column("wording.tsv", "word", kind))
    return frozenset((*words, *column("names_predicates.tsv", "word", "copula")))
