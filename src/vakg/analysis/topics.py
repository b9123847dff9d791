"""What a document's claims are about: a handful of topics, found in the claims themselves.

A topic is a class that many claims name, themselves or by a narrower class. A claim goes to the rarest
topic that it names, so that the broad ones do not swallow the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log

from vakg.model.fact import Fact

TOPICS = 11
"""How many topics at most; the rest is one more, without a name."""

_FIELDS = ("about", "factors", "outcomes", "actions", "procedures", "conditions", "populations",
           "materials", "methods", "routes", "objects")  # fmt: skip
_MAIN = ("about", "factors", "outcomes", "actions")
_LEAST, _MOST, _BROAD = 0.02, 0.2, 2


def named_classes(
    fact: Fact, others: Mapping[str, Fact], fields: Iterable[str] = _FIELDS
) -> set[str]:
    """Give the classes that a claim names, or that the statements do which an inconsistency joins."""
    found = {curie for name in fields for curie in fact.more.get(name, ())} | set(fact.sites)
    for name in fact.more.get("statements", ()):
        if name in others:
            one = others[name]
            found |= named_classes(one, {}, fields) | ({one.type} if one.type else set())
    return found


def with_ancestors(curies: Iterable[str], parents: Mapping[str, Sequence[str]]) -> set[str]:
    """Add to classes all those above them.

    >>> sorted(with_ancestors(["a"], {"a": ["b"], "b": ["c"]}))
    ['a', 'b', 'c']
    """
    found, todo = set[str](), list(curies)
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += parents.get(one, ())
    return found


def topics_of(
    claims: Sequence[Fact], others: Mapping[str, Fact], parents: Mapping[str, Sequence[str]]
) -> dict[str, str | None]:
    """Give each claim its topic, by identifier; None where it names no common class.

    Args:
        claims: The claims of one document.
        others: All facts of the document by identifier.
        parents: The classes directly above each class; the topmost ones are no topics.
    """
    roots = {curie for curie in with_ancestors(parents, parents) if not parents.get(curie)}

    def named(fact: Fact, *fields: str) -> set[str]:
        return with_ancestors(named_classes(fact, others, fields or _FIELDS), parents) - roots

    classes = {fact.id: named(fact) for fact in claims}
    breadth = Counter(up for curie in parents for up in with_ancestors([curie], parents))
    chosen = _choose(classes, breadth)
    counts = Counter(topic for some in classes.values() for topic in some & chosen)

    def rarest(fact: Fact) -> str | None:
        among = named(fact, *_MAIN) & chosen or classes[fact.id] & chosen
        return min(among, key=lambda topic: (counts[topic], topic), default=None)

    return {fact.id: rarest(fact) for fact in claims}


def _choose(named: Mapping[str, set[str]], breadth: Mapping[str, int]) -> set[str]:
    """Choose topics one by one, narrow ones first, then whatever gathers the claims that are left."""
    spread = Counter(curie for classes in named.values() for curie in classes)
    narrow = {curie for curie, count in spread.items() if count <= _MOST * len(named)}
    chosen = _gather(set(), narrow, named, breadth, TOPICS - _BROAD)
    return _gather(chosen, set(spread), named, breadth, TOPICS)


def _gather(
    chosen: set[str],
    allowed: Collection[str],
    named: Mapping[str, set[str]],
    breadth: Mapping[str, int],
    at_most: int,
) -> set[str]:
    """Add the class that most claims without a topic name, weighed by how narrow it is, and again."""
    total, chosen = sum(breadth.values()), set(chosen)
    while len(chosen) < at_most:
        left = [classes for classes in named.values() if not classes & chosen]
        counts = Counter(curie for classes in left for curie in classes if curie in allowed)
        fit = {curie: n for curie, n in counts.items() if n >= _LEAST * len(named)}
        if not fit:
            break
        chosen.add(max(fit, key=lambda curie: (fit[curie] * log(total / breadth[curie]), curie)))
    return chosen
