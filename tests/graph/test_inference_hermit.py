"""HermiT, over ontology and bundled documents, infers just the types that the default build infers.

HermiT gets what the documents say and what the rules in `queries/construct/` reckon (days, counts, order
of operations), since that is beyond OWL.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from hermit_proof import denying, denying_one, is_consistent, without_literals
from vakg.graph.conclusions import Conclusions
from vakg.graph.consistency import ontology_triples
from vakg.graph.store import in_memory
from vakg.graph.vocabulary import INFERRED_GRAPH, KG, ONTOLOGY_GRAPH, TYPE, VACO
from vakg.ontology import load_ontology
from vakg.ontology.turtle import OWL
from vakg.pipeline import make_quads, read_sources
from vakg.resources import ontology_dir, seeds_dir

RECKONED = {
    ox.NamedNode(VACO + name)
    for name in ("lowDays", "highDays", "caseCount", "notGiven", "afterOperation")
}
PROPERTIES = {ox.NamedNode(OWL + kind) for kind in ("ObjectProperty", "DatatypeProperty")}
pytestmark = [pytest.mark.java, pytest.mark.slow]


@dataclass(frozen=True)
class Bundled:
    """What HermiT is given, what the build makes of it, and which classes are above which."""

    given: list[ox.Triple]
    said: dict[str, set[str]]
    types: dict[str, set[str]]
    above: dict[str, set[str]]

    def inferred(self) -> dict[str, set[str]]:
        return {one: new for one, all_ in self.types.items() if (new := all_ - self.said[one])}

    def not_inferred(self) -> dict[str, set[str]]:
        """For each thing the widest classes it is not in; the narrower ones are denied with them."""
        return {
            thing: {name for name in self.above.keys() - known if self.above[name] <= known}
            for thing, known in self.types.items()
        }


@pytest.fixture(scope="module")
def bundled() -> Bundled:
    ontology = load_ontology()
    quads = make_quads(read_sources(seeds_dir(), ontology), ontology, ontology_dir())
    store = in_memory(quads)
    conclusions = Conclusions(store)
    conclusions.new_quads()
    axioms = set(ontology_triples(store))
    declared = {t.subject for t in axioms if t.predicate == TYPE and t.object in PROPERTIES}
    facts = {
        ox.Triple(q.subject, q.predicate, q.object)
        for q in quads
        if q.graph_name not in (ONTOLOGY_GRAPH, INFERRED_GRAPH) or q.predicate in RECKONED
        if q.predicate in declared or q.predicate == TYPE
    }
    said, types = defaultdict(set), defaultdict(set)
    for quad in quads:
        thing = quad.subject.value
        if quad.predicate != TYPE or not thing.startswith(KG) or quad.graph_name == ONTOLOGY_GRAPH:
            continue
        if quad.object.value in conclusions.theory.classes:
            types[thing].add(quad.object.value)
            if quad.graph_name != INFERRED_GRAPH:
                said[thing].add(quad.object.value)
    above = {n: set(conclusions.entailment.classes_above(n)) for n in conclusions.theory.classes}
    return Bundled(without_literals(axioms, facts), said, types, above)


def test_inference_at_least_doubles_the_types(bundled):
    said, known = (sum(map(len, types.values())) for types in (bundled.said, bundled.types))
    assert known >= 2 * said > 5000


def test_hermit_finds_no_type_that_the_build_misses(bundled):
    assert is_consistent([*bundled.given, *denying(bundled.not_inferred())])


def test_every_type_that_the_build_infers_follows_by_hermit_too(bundled):
    assert not is_consistent([*bundled.given, *denying_one(bundled.inferred())])


def test_one_type_too_many_would_be_noticed(bundled):
    inferred = bundled.inferred()
    thing, missing = next((t, m) for t, m in sorted(bundled.not_inferred().items()) if m)
    too_many = inferred | {thing: inferred.get(thing, set()) | {min(missing)}}
    assert is_consistent([*bundled.given, *denying_one(too_many)])


def test_one_type_too_few_would_be_noticed(bundled):
    thing, new = min(bundled.inferred().items())
    assert not is_consistent([*bundled.given, *denying({thing: [min(new)]})])
