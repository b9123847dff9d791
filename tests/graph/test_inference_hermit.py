"""HermiT, over ontology and bundled documents, infers just the types that the default build infers.

HermiT gets what the documents say and what the rules in `queries/construct/` reckon (days, counts, order
of operations): that is beyond OWL. Literals are asked about first and by themselves, one thing a literal;
in the second run a class that HermiT found to hold stands in for each restriction on literals. The answer
is the same, since such a restriction concerns one thing and its literals alone, and it takes seconds
instead of hours, since HermiT need not guess at each literal whether it may be another.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from vakg.graph.conclusions import Conclusions
from vakg.graph.consistency import ontology_triples
from vakg.graph.store import in_memory
from vakg.graph.vocabulary import INFERRED_GRAPH, ONTOLOGY_GRAPH, TYPE, VACO
from vakg.ontology import load_ontology
from vakg.ontology.reasoning import check_consistency
from vakg.ontology.turtle import OWL
from vakg.pipeline import make_quads, read_sources
from vakg.resources import ontology_dir, seeds_dir

RECKONED = {
    ox.NamedNode(VACO + name)
    for name in ("lowDays", "highDays", "caseCount", "notGiven", "afterOperation")
}
PROBE = "urn:probe:"
ON_PROPERTY = ox.NamedNode(OWL + "onProperty")
PROPERTIES = {OWL + "ObjectProperty", OWL + "DatatypeProperty"}
Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def quads() -> set[ox.Quad]:
    ontology = load_ontology()
    return make_quads(read_sources(seeds_dir(), ontology), ontology, ontology_dir())


def given(quads: Iterable[ox.Quad]) -> tuple[set[ox.Triple], set[ox.Triple]]:
    """Axioms, and facts that are said or reckoned, by declared properties only."""
    store = in_memory(quads)
    axioms = set(ontology_triples(store))
    declared = {
        t.subject for t in axioms if t.predicate == TYPE and str(t.object)[1:-1] in PROPERTIES
    }
    facts = {
        ox.Triple(q.subject, q.predicate, q.object)
        for q in quads
        if q.graph_name not in (ONTOLOGY_GRAPH, INFERRED_GRAPH) or q.predicate in RECKONED
        if q.predicate in declared or q.predicate == TYPE
    }
    return axioms, facts


def literal_restrictions(axioms: set[ox.Triple]) -> dict[ox.BlankNode, ox.NamedNode]:
    """The nodes of restrictions on literals, with the property of each."""
    of_literals = {
        t.subject for t in axioms if t.predicate == TYPE and t.object == ox.NamedNode(OWL + "DatatypeProperty")
    }
    return {t.subject: t.object for t in axioms if t.predicate == ON_PROPERTY and t.object in of_literals}


def ask_hermit(triples: Iterable[ox.Triple]) -> Pairs:
    data = ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.N_TRIPLES)
    report = check_consistency([data], seconds=400)
    assert report.consistent
    return set(report.types)


def literal_verdicts(
    axioms: set[ox.Triple], facts: set[ox.Triple], probes: dict[ox.BlankNode, ox.NamedNode]
) -> dict[tuple[ox.NamedNode, ox.Literal], set[str]]:
    """What HermiT says of each literal: which restrictions are met by a thing that has it."""
    wanted = {property_ for _, property_ in literal_restrictions(axioms).items()}
    things = {
        (t.predicate, t.object): ox.NamedNode(f"urn:thing:{number}")
        for number, t in enumerate(sorted(facts, key=str))
        if t.predicate in wanted
    }
    kept = {ox.NamedNode(OWL + "DatatypeProperty"), ox.NamedNode(OWL + "Class")}
    about = [t for t in axioms if isinstance(t.subject, ox.BlankNode)]
    about += [t for t in axioms if t.subject in wanted and t.object in kept]
    same = ox.NamedNode(OWL + "equivalentClass")
    about += [ox.Triple(name, TYPE, ox.NamedNode(OWL + "Class")) for name in probes.values()]
    about += [ox.Triple(name, same, node) for node, name in probes.items()]
    about += [ox.Triple(thing, pair[0], pair[1]) for pair, thing in things.items()]
    used = reachable(about, set(probes.values()) | set(things.values()) | wanted)
    found = ask_hermit(used)
    names = {thing.value: pair for pair, thing in things.items()}
    verdicts: dict[tuple[ox.NamedNode, ox.Literal], set[str]] = {}
    for thing, name in found:
        if name.startswith(PROBE):
            verdicts.setdefault(names[thing], set()).add(name)
    return verdicts


def reachable(triples: Iterable[ox.Triple], roots: set[ox.NamedNode]) -> set[ox.Triple]:
    """The triples about the roots and about the nodes that these lead to."""
    by_subject: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        by_subject.setdefault(triple.subject, []).append(triple)
    found: set[ox.Triple] = set()
    waiting: list[object] = [*roots]
    while waiting:
        for triple in by_subject.pop(waiting.pop(), ()):
            found.add(triple)
            waiting.append(triple.object)
    return found


def hermits_types(quads: set[ox.Quad]) -> Pairs:
    axioms, facts = given(quads)
    nodes = literal_restrictions(axioms)
    probes = {node: ox.NamedNode(f"{PROBE}{n}") for n, node in enumerate(sorted(nodes, key=str))}
    verdicts = literal_verdicts(axioms, facts, probes)
    stood_in = [
        ox.Triple(t.subject, t.predicate, probes.get(t.object, t.object))
        for t in axioms
        if t.subject not in nodes
    ]
    stood_in += [ox.Triple(name, TYPE, ox.NamedNode(OWL + "Class")) for name in probes.values()]
    met = [
        ox.Triple(t.subject, TYPE, ox.NamedNode(name))
        for t in facts
        for name in verdicts.get((t.predicate, t.object), ())
    ]
    relations = [t for t in facts if not isinstance(t.object, ox.Literal)]
    return ask_hermit([*stood_in, *relations, *met])


@pytest.mark.java
@pytest.mark.slow
def test_hermit_and_the_default_build_infer_the_same_types_on_the_bundled_documents(quads):
    classes = Conclusions(in_memory(quads)).theory.classes
    ours = {(q.subject.value, q.object.value) for q in quads if q.predicate == TYPE}
    ours = {(thing, name) for thing, name in ours if name in classes}
    hermits = {(thing, name) for thing, name in hermits_types(quads) if name in classes}
    assert len(ours) > 5000
    assert sorted(hermits - ours) == []
    assert sorted(ours - hermits) == []
