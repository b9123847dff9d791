"""All statements of a build as one networkx graph, for centrality, communities, or other programs.

Nodes are statements (`pce-ards.pce`), cases (`pce-ards/index`) and documents; each has a `kind`. Edges
have a `kind` too. A causal link is an edge and not a node, since it is nothing but a tie of two events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import networkx as nx

from vakg.analysis.case_graph import CAUSES, CONFLICTS, PART_OF, TREATS
from vakg.model.fact import Fact

OF_CASE, OF_DOCUMENT = "of case", "of document"
CONTRADICTS, AGREES, CONCERNS = "contradicts", "agrees with", "concerns"


def statement_graph(facts: Iterable[Fact]) -> nx.MultiDiGraph[str]:
    """Make the graph.

    Args:
        facts: The facts of a build.

    Returns:
        Statements have kind, label, type, status, certainty, review, day, levels, text and quote; causal
        edges have status, certainty, text and quote of the statement that makes the link.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    facts = tuple(facts)
    for fact in facts:
        if fact.kind != "causal_link":
            _add(graph, fact)
    for fact in facts:
        for start, end, kind, said in _ties(fact):
            if start in graph and end in graph:
                graph.add_edge(start, end, kind=kind, **said)
    return graph


def _name(fact: Fact) -> str:
    """Name a statement; a patient by the case, whose identifier may also be that of an event."""
    return _case(fact) if fact.kind == "patient" else f"{fact.document}.{fact.id}"


def _case(fact: Fact) -> str:
    return f"{fact.document}/{fact.case}"


def _add(graph: nx.MultiDiGraph[str], fact: Fact) -> None:
    if fact.document not in graph:
        graph.add_node(fact.document, kind="document", label=fact.document)
    graph.add_node(
        _name(fact), kind=fact.kind, label=fact.label or fact.id, type=fact.type, day=fact.day(),
        levels=fact.levels, **_said(fact),
    )  # fmt: skip


def _said(fact: Fact) -> dict[str, Any]:
    return {
        "status": fact.status, "certainty": fact.certainty, "review": fact.review, "text": fact.text,
        "quote": fact.nearest_quote(),
    }  # fmt: skip


def _ties(fact: Fact) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    more, own = fact.more, _name(fact)
    if fact.kind == "causal_link":
        cause, effect = (f"{fact.document}.{more[end]}" for end in ("cause", "effect"))
        yield cause, effect, CAUSES, _said(fact)
        return
    has_case = fact.case is not None and fact.kind != "patient"
    yield own, _case(fact) if has_case else fact.document, OF_CASE if has_case else OF_DOCUMENT, {}
    for kind, names in _named(fact).items():
        yield from ((own, f"{fact.document}.{name}", kind, {}) for name in names)
    for case in more.get("cases", ()):
        yield own, f"{fact.document}/{case}", CONCERNS, {}
    for one, other in pairwise(more.get("statements", ())):
        yield f"{fact.document}.{one}", f"{fact.document}.{other}", CONFLICTS, {"text": fact.text}


def _named(fact: Fact) -> dict[str, tuple[str, ...]]:
    more = fact.more
    return {
        TREATS: more.get("targets", ()), PART_OF: (more["part_of"],) if more.get("part_of") else (),
        CONTRADICTS: more.get("contradicts", ()), AGREES: more.get("agrees_with", ()),
    }  # fmt: skip
