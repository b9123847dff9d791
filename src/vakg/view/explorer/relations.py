"""What each fact has to do with others: links that the panel offers under headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vakg.analysis.case_graph import case_graph, same_places
from vakg.model.fact import Fact

Tie = tuple[str, str, str]
"""A fact, the heading it is linked under, and the fact it is linked to."""


def relate(facts: Sequence[Fact]) -> dict[str, list[tuple[str, str]]]:
    """Gather for each fact of one document its ties to others: heading and identifier, without doubles.

    Args:
        facts: All facts of the document.
    """
    known = {fact.id for fact in facts if fact.kind != "patient"}
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for fact in facts:
        for name, heading, other in _ties(fact):
            if name in known and other in known and name != other:
                found[name][heading, other] = None
    for name, heading, other in _places(facts):
        if other not in {one for _, one in found[name]}:
            found[name][heading, other] = None
    return {name: list(ties) for name, ties in found.items()}


def _ties(fact: Fact) -> Iterator[Tie]:
    more, name = fact.more, fact.id
    if fact.kind == "causal_link":
        cause, effect = more["cause"], more["effect"]
        yield from ((name, "Cause", cause), (name, "Effect", effect))
        yield from ((cause, "Led to", effect), (effect, "Came from", cause))
        yield from ((cause, "Said in", name), (effect, "Said in", name))
    for target in more.get("targets", ()):
        yield from ((name, "Aimed at", target), (target, "Treated by", name))
    if more.get("part_of"):
        yield from ((name, "Part of", more["part_of"]), (more["part_of"], "With these parts", name))
    for other in more.get("contradicts", ()):
        yield from ((name, "Contradicts", other), (other, "Contradicts", name))
    for other in more.get("agrees_with", ()):
        yield from ((name, "Agrees with", other), (other, "Agrees with", name))
    for other in more.get("statements", ()):
        yield from ((name, "Between these statements", other), (other, "Does not fit", name))
        yield from ((other, "Does not fit", one) for one in more["statements"] if one != other)


def _places(facts: Sequence[Fact]) -> Iterator[Tie]:
    for case in sorted({fact.case for fact in facts if fact.case}):
        graph = case_graph([fact for fact in facts if fact.case == case])
        for before, after, _ in same_places(graph):
            yield before, "Next at the same place", after
            yield after, "Before at the same place", before
