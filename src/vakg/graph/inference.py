"""What follows from what is said: rules as CONSTRUCT queries, run until nothing new comes out.

The rules stand in `queries/construct/`, one a file, so that every inferred triple can be traced to a
rule that a reader can run. What they give goes to the graph of inferences and never among what the
documents say.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, QueryTriples, Store

from vakg.errors import VakgError
from vakg.graph.vocabulary import INFERRED_GRAPH

MAXIMUM_ROUNDS = 50
"""A rule set that has not settled by then has a fault: no chain of the data is as long."""


def infer(quads: Iterable[Quad], rules: Path) -> set[Quad]:
    """Give the quads that the rules add to `quads`, all in the graph of inferences.

    Args:
        quads: What is said, with the ontology.
        rules: Folder of CONSTRUCT queries.
    """
    store = Store()
    store.bulk_extend(quads)
    queries = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(rules.glob("*.rq"))]
    inferred: set[Quad] = set()
    for _ in range(MAXIMUM_ROUNDS):
        new = {quad for _, query in queries for quad in _apply(store, query)} - inferred
        if not new:
            return inferred
        inferred |= new
        store.extend(new)
    raise VakgError(
        str(rules), f"the rules do not settle in {MAXIMUM_ROUNDS} rounds", "Look for a loop."
    )


def _apply(store: Store, query: str) -> list[Quad]:
    """Give what one rule adds that nobody has said yet."""
    triples = store.query(query, use_default_graph_as_union=True)
    assert isinstance(triples, QueryTriples), "a rule is a CONSTRUCT query"
    return [
        Quad(one.subject, one.predicate, one.object, INFERRED_GRAPH)
        for one in triples
        if next(store.quads_for_pattern(one.subject, one.predicate, one.object), None) is None
    ]
