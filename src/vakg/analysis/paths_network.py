"""The venous network as a graph to search: every step with the axiom or the words behind it.

A class has the connections of the classes above it, and what has reached a class may be in one of the
narrower ones; but nothing goes up to a class and down again, except that the end is reached as soon as
a kind of it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from vakg.analysis.kinds import Kinds
from vakg.questions.network import VenousConnection

FLOWS, NARROWS, IS_A = "flows", "may be in", "is a"
"""Kinds of steps: by a connection; into a narrower class; the end itself, of which this is a kind."""

_ASIDE, _DOUBT = 1e-3, 1e-5
_SPAN = re.compile(r"([CTLS])(\d+)(?:-[CTLS]?(\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One step of the graph.

    Args:
        kind: One of the three kinds of steps.
        connection: What the ontology says of it; None where it is by the classes alone.
        against: Whether it runs against the usual direction, as it can where there are no valves.
        of: The class whose connection this is, where it is that of a wider one.
    """

    kind: str
    connection: VenousConnection | None = None
    against: bool = False
    of: str | None = None


def in_scope(scope: str, level: str | None, region: str | None) -> bool:
    """Say whether a connection is used from a level.

    >>> [in_scope(scope, "T3", "thoracic") for scope in ("T2-T4", "T12", "thoracic", "all")]
    [True, False, True, True]
    """
    if level is None or scope in ("all", region):
        return True
    span, place = _SPAN.fullmatch(scope), _SPAN.fullmatch(level)
    if span is None or place is None or span[1] != place[1]:
        return False
    return int(span[2]) <= int(place[2]) <= int(span[3] or span[2])


def flow_graph(
    connections: Iterable[VenousConnection], kinds: Kinds, ends: Sequence[str], *, one_way: bool
) -> nx.DiGraph[str]:
    """Make the graph between two sites.

    Args:
        connections: The steps that may be used.
        kinds: The classes.
        ends: Where from and where to.
        one_way: Whether flow against the usual direction is left out.

    Returns:
        Edges have an `Edge` as `step`, and as `weight` how much of a step they are.
    """
    known = sorted(connections, key=lambda one: one.id)
    sites = sorted({site for one in known for site in (one.from_site, one.to_site)} | set(ends))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sites)
    for site, other, edge in _edges(known, sites, kinds, one_way):
        if site != other and not graph.has_edge(site, other) and not kinds.is_a(site, ends[1]):
            graph.add_edge(site, other, step=edge, weight=_weight(edge))
    for site in sites:
        if site != ends[1] and kinds.is_a(site, ends[1]):
            graph.add_edge(site, ends[1], step=Edge(kind=IS_A), weight=_ASIDE)
    return graph


def _weight(edge: Edge) -> float:
    """Say how much of a step it is; of two ways alike, the one goes first that is reviewed and downstream."""
    if edge.connection is None:
        return _ASIDE
    return 1.0 + _DOUBT * (edge.connection.review_needed + edge.against)


def _edges(
    known: Sequence[VenousConnection], sites: Sequence[str], kinds: Kinds, one_way: bool
) -> Iterator[tuple[str, str, Edge]]:
    """Give every step, those by a connection of the very class first, and those with the stream."""
    ways = [(one.from_site, one.to_site, one, False) for one in known]
    if not one_way:
        ways += [(one.to_site, one.from_site, one, True) for one in known if one.bidirectional]
    for start, end, one, against in ways:
        yield start, end, Edge(kind=FLOWS, connection=one, against=against)
    for start, end, one, against in ways:
        for site in (site for site in sites if site != start and kinds.is_a(site, start)):
            yield site, end, Edge(kind=FLOWS, connection=one, against=against, of=start)
    for below in sites:
        above = [site for site in sites if site != below and kinds.is_a(below, site)]
        for site in kinds.narrowest(above):
            yield site, below, Edge(kind=NARROWS)


def is_plain(graph: nx.DiGraph[str], sites: Sequence[str], kinds: Kinds) -> bool:
    """Say whether a way makes no detour by a narrower class that only does what the wider one does.

    Nor may it take what holds of a wider class and then choose a narrower one: blood of the left artery
    goes "to the lung" as that of any such artery does, and not to the right lung.
    """
    steps = [graph.edges[pair]["step"] for pair in pairwise(sites)]
    for number, (step, after) in enumerate(pairwise(steps)):
        wider = sites[number]
        if step.of is not None and after.kind == NARROWS:
            return False
        if step.kind == NARROWS and after.of is not None and kinds.is_a(wider, after.of):
            return False
        if (
            step.kind == NARROWS
            and after.kind == NARROWS
            and graph.has_edge(wider, sites[number + 2])
        ):
            return False
    return True
