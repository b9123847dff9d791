"""Proofs by HermiT that some types follow and that no others do, each by one question of consistency.

To have HermiT list the types of a thousand things takes hours, since the definitions leave it guessing at
each. Two questions are enough. *No others follow* if everything else can be denied of everything at once
without contradiction. *These follow* if it is a contradiction that one of them, whichever, does not hold.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import owlready2
import pyoxigraph as ox

from vakg.graph.vocabulary import TYPE
from vakg.ontology.java import find_java
from vakg.ontology.reasoning import QUICK_START, check_consistency
from vakg.ontology.turtle import OWL, RDF, RDFS

Types = Mapping[str, Iterable[str]]
PROBE, CLASS = "urn:probe:", ox.NamedNode(OWL + "Class")
ON_PROPERTY = ox.NamedNode(OWL + "onProperty")
LITERAL_PROPERTY = ox.NamedNode(OWL + "DatatypeProperty")
_LOGICAL = {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}


def is_consistent(triples: Iterable[ox.Triple], seconds: float = 300) -> bool:
    """Ask HermiT whether triples can all be true."""
    program = Path(owlready2.__file__).parent / "hermit"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "triples.nt"
        lines = ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.N_TRIPLES)
        path.write_bytes(lines or b"")
        answer = subprocess.run(
            [str(find_java()), "-Xmx2000M", *QUICK_START, "-cp", f"{program}:{program / 'HermiT.jar'}",
             "org.semanticweb.HermiT.cli.CommandLine", "-k", path.as_uri()],
            capture_output=True, text=True, check=False, timeout=seconds,
        )  # fmt: skip
    output = answer.stdout + answer.stderr
    assert "is satisfiable" in output or "InconsistentOntologyException" in output, output[-500:]
    return "is satisfiable" in output


class Writer:
    """Writes class expressions as triples."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def say(self, subject: object, predicate: str, value: object) -> None:
        self.triples.append(ox.Triple(subject, ox.NamedNode(predicate), value))

    def expression(self, kind: str, value: object) -> ox.BlankNode:
        node = ox.BlankNode()
        self.say(node, TYPE.value, CLASS)
        self.say(node, OWL + kind, value)
        return node

    def listed(self, items: Sequence[object]) -> object:
        head: object = ox.NamedNode(RDF + "nil")
        for item in reversed(items):
            cell = ox.BlankNode()
            self.say(cell, RDF + "first", item)
            self.say(cell, RDF + "rest", head)
            head = cell
        return head

    def joined(self, kind: str, names: Iterable[str]) -> object:
        nodes = [ox.NamedNode(name) for name in sorted(names)]
        return nodes[0] if len(nodes) == 1 else self.expression(kind, self.listed(nodes))

    def denied(self, node: object) -> ox.BlankNode:
        return self.expression("complementOf", node)


def denying(types: Types) -> list[ox.Triple]:
    """Say of each thing that it is none of these classes."""
    write, written = Writer(), dict[frozenset[str], ox.BlankNode]()
    for thing, names in types.items():
        key = frozenset(names)
        if key:
            if key not in written:
                written[key] = write.denied(write.joined("unionOf", key))
            write.say(ox.NamedNode(thing), TYPE.value, written[key])
    return write.triples


def denying_one(types: Types) -> list[ox.Triple]:
    """Say that at least one thing is not of all the classes given for it."""
    write, options = Writer(), []
    for thing, names in sorted(types.items()):
        it = write.expression("oneOf", write.listed([ox.NamedNode(thing)]))
        lacks = write.denied(write.joined("intersectionOf", names))
        options.append(write.expression("intersectionOf", write.listed([it, lacks])))
    relation, culprit = ox.NamedNode("urn:relation"), ox.BlankNode()
    write.say(relation, TYPE.value, ox.NamedNode(OWL + "ObjectProperty"))
    write.say(culprit, TYPE.value, ox.NamedNode(OWL + "Restriction"))
    write.say(culprit, ON_PROPERTY.value, relation)
    culprits = write.expression("unionOf", write.listed(options))
    write.say(culprit, OWL + "someValuesFrom", culprits)
    write.say(ox.NamedNode("urn:accuser"), TYPE.value, culprit)
    return write.triples


def without_literals(axioms: set[ox.Triple], facts: set[ox.Triple]) -> list[ox.Triple]:
    """Put a class in the place of each restriction on literals, and say of what HermiT finds it to hold.

    A restriction on literals concerns one thing and its literals alone, so nothing is lost. Each
    different literal is asked about by itself. Names of classes, comments and so on are left out.
    """
    literal = {t.subject for t in axioms if t.predicate == TYPE and t.object == LITERAL_PROPERTY}
    property_of = {
        t.subject: t.object for t in axioms if t.predicate == ON_PROPERTY and t.object in literal
    }
    ordered = sorted(property_of, key=str)
    probes = {node: ox.NamedNode(f"{PROBE}{number}") for number, node in enumerate(ordered)}
    met = _literals_met(axioms, facts, probes, set(property_of.values()))
    return [
        *(
            ox.Triple(t.subject, t.predicate, probes.get(t.object, t.object))
            for t in axioms
            if t.subject not in probes and (t.predicate.value in _LOGICAL or "owl#" in t.predicate.value
                                            or t.predicate.value.startswith(RDF))
        ),
        *(ox.Triple(name, TYPE, CLASS) for name in probes.values()),
        *(t for t in facts if not isinstance(t.object, ox.Literal)),
        *(
            ox.Triple(t.subject, TYPE, name)
            for t in facts
            for name in met.get((t.predicate, t.object), ())
        ),
    ]  # fmt: skip


def _literals_met(
    axioms: set[ox.Triple],
    facts: set[ox.Triple],
    probes: Mapping[object, ox.NamedNode],
    properties: set[object],
) -> dict[tuple[object, object], set[ox.NamedNode]]:
    """What HermiT finds each literal to meet."""
    pairs = sorted({(t.predicate, t.object) for t in facts if t.predicate in properties}, key=str)
    things = {f"urn:thing:{number}": pair for number, pair in enumerate(pairs)}
    write = Writer()
    for thing, pair in things.items():
        write.say(ox.NamedNode(thing), pair[0].value, pair[1])
    for node, name in probes.items():
        write.say(name, TYPE.value, CLASS)
        write.say(name, OWL + "equivalentClass", node)
    for one in properties:
        write.say(one, TYPE.value, LITERAL_PROPERTY)
    used = [*write.triples, *_described(axioms, probes)]
    lines = ox.serialize(used, format=ox.RdfFormat.N_TRIPLES)
    met: dict[tuple[object, object], set[ox.NamedNode]] = {}
    for thing, name in check_consistency([lines or b""]).types:
        if name.startswith(PROBE):
            met.setdefault(things[thing], set()).add(ox.NamedNode(name))
    return met


def _described(triples: Iterable[ox.Triple], roots: Iterable[object]) -> set[ox.Triple]:
    """The triples about nodes, and about the blank nodes that these lead to."""
    about: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        about.setdefault(triple.subject, []).append(triple)
    found, waiting = set[ox.Triple](), [*roots]
    while waiting:
        for triple in about.pop(waiting.pop(), ()):
            found.add(triple)
            if isinstance(triple.object, ox.BlankNode):
                waiting.append(triple.object)
    return found
