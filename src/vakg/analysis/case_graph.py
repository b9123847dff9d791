"""The facts of one case as a graph: its events, and what the report says ties them together.

Nodes are events, by identifier, with plain attributes. Edges are parallel where several things tie
two events together; each has a `kind` (the names below) and the identifier of the `fact` that says
so. A `THEN` edge says nothing but that one event is told after another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import networkx as nx

from vakg.model.fact import Fact

CAUSES, TREATS, PART_OF, CONFLICTS, THEN = "causes", "treats", "part of", "conflicts", "then"
EDGE_KINDS = (CAUSES, TREATS, PART_OF, CONFLICTS, THEN)
"""The kinds of edges, in the order of the legend."""

SAME_PLACE = "same place"
"""The kind of edge between neighbours in time at one level or site; only `same_places` gives it."""


def case_graph(facts: Sequence[Fact]) -> nx.MultiDiGraph[str]:
    """Tie the events of a case together by what the report says of them.

    Args:
        facts: The facts of one document, in their order; those of other cases are ignored where no
            event of theirs is among the events.

    Returns:
        A graph whose nodes are the events and whose edges are causal links, targets of treatments,
        parts of wholes, and conflicts between statements.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    events = [fact for fact in facts if fact.kind == "event"]
    for order, fact in enumerate(events):
        graph.add_node(fact.id, **_attributes(fact), order=order)
    for fact in facts:
        for cause, effect, kind in _ties(fact):
            if cause in graph and effect in graph and cause != effect:
                said = {"fact": fact.id, "status": fact.status, "certainty": fact.certainty}
                graph.add_edge(cause, effect, kind=kind, **said)
    return graph


def _attributes(fact: Fact) -> dict[str, Any]:
    return {
        "label": fact.label, "type": fact.type, "status": fact.status, "certainty": fact.certainty,
        "low_days": fact.time.low_days if fact.time else None,
        "high_days": fact.time.high_days if fact.time else None,
        "is_index": bool(fact.more.get("index")), "is_history": bool(fact.more.get("history")),
        "levels": fact.levels, "sites": fact.sites,
    }  # fmt: skip


def _ties(fact: Fact) -> Iterator[tuple[str, str, str]]:
    more = fact.more
    if fact.kind == "causal_link":
        yield more["cause"], more["effect"], CAUSES
    elif fact.kind == "inconsistency":
        yield from ((one, other, CONFLICTS) for one, other in pairwise(more["statements"]))
    elif fact.kind == "event":
        yield from ((fact.id, target, TREATS) for target in more.get("targets", ()))
        if more.get("part_of"):
            yield fact.id, more["part_of"], PART_OF


def edges_of(graph: nx.MultiDiGraph[str], *kinds: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Give the edges of some kinds, in a fixed order."""
    found = [(a, b, data) for a, b, data in graph.edges(data=True) if data["kind"] in kinds]
    return sorted(found, key=lambda edge: (edge[0], edge[1], edge[2]["kind"], str(edge[2]["fact"])))


def causal_graph(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Keep the causal links alone, one a pair, without the links that would close a circle."""
    chain: nx.DiGraph[str] = nx.DiGraph()
    chain.add_nodes_from(graph.nodes)
    for cause, effect, _ in edges_of(graph, CAUSES):
        if not nx.has_path(chain, effect, cause):
            chain.add_edge(cause, effect)
    return chain


def same_places(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, str]]:
    """Pair each event with the next one at the same spinal level or site; gives the place with it."""
    last: dict[str, str] = {}
    pairs = []
    for name in sorted(graph, key=lambda one: graph.nodes[one]["order"]):
        for place in (*graph.nodes[name]["levels"], *graph.nodes[name]["sites"]):
            if place in last:
                pairs.append((last[place], name, place))
            last[place] = name
    return pairs


def add_sequence(
    graph: nx.MultiDiGraph[str], ordered: Iterable[str], joined: Collection[str] = ()
) -> None:
    """Tie what nothing else ties: an event without an edge follows the one drawn before it.

    Args:
        graph: Gets the `THEN` edges.
        ordered: The events, from first to last.
        joined: Events to leave alone though they have no edge.
    """
    for before, after in pairwise(ordered):
        if graph.degree(after) == 0 and after not in joined:
            graph.add_edge(before, after, kind=THEN, fact=None, status="present", certainty="asserted")


def restrict(graph: nx.MultiDiGraph[str], keep: Callable[[str], bool]) -> nx.MultiDiGraph[str]:
    """Copy the graph with only the events that `keep` says yes to."""
    return graph.subgraph([name for name in graph if keep(name)]).copy()
