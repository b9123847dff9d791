"""What follows from what is said: by the axioms of the ontology, and by rules where logic ends.

Types and relations follow from the axioms themselves (`vakg.ontology.entailment`), whatever they are:
no axiom is written a second time as a rule. The rules in `queries/construct/`, one a file, do what OWL
cannot: reckon with times, count, and notice that something was not said. Both are applied in turn until
nothing new comes out, for a rule may wait for a type and a definition for what a rule has reckoned.
What they give goes to the graph of inferences and never among what the documents say.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, QueryTriples, Store

from vakg.errors import VakgError
from vakg.graph.conclusions import Conclusions
from vakg.graph.vocabulary import INFERRED_GRAPH

MAXIMUM_ROUNDS = 50
"""A rule set that has not settled by then has a fault: no chain of the data is as long."""


def infer(quads: Iterable[Quad], rules: Path) -> set[Quad]:
    """Give the quads that follow from `quads`, all in the graph of inferences.

    Args:
        quads: What is said, with the ontology.
        rules: Folder of CONSTRUCT queries.

    Raises:
        VakgError: If the rules never settle.
    """
    store = Store()
    store.bulk_extend(quads)
    queries = [path.read_text(encoding="utf-8") for path in sorted(rules.glob("*.rq"))]
    conclusions = Conclusions(store)
    inferred = _keep(store, conclusions.new_quads())
    for _ in range(MAXIMUM_ROUNDS):
        new = {quad for query in queries for quad in _apply(store, query)}
        if not new:
            return inferred
        inferred |= _keep(store, new)
        inferred |= _keep(store, conclusions.new_quads(new))
    raise VakgError(
        str(rules), f"the rules do not settle in {MAXIMUM_ROUNDS} rounds", "Look for a loop."
    )


def _keep(store: Store, quads: set[Quad]) -> set[Quad]:
    store.extend(quads)
    return quads


def _apply(store: Store, query: str) -> list[Quad]:
    """Give what one rule adds that nobody has said yet."""
    triples = store.query(query, use_default_graph_as_union=True)
    assert isinstance(triples, QueryTriples), "a rule is a CONSTRUCT query"
    return [
        Quad(one.subject, one.predicate, one.object, INFERRED_GRAPH)
        for one in triples
        if next(store.quads_for_pattern(one.subject, one.predicate, one.object), None) is None
    ]
