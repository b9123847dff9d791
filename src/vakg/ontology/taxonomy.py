"""What is a kind of what: by assertion, and by the definitions that the modules give.

Covers what the modules use (named superclasses, `some` restrictions, classes defined as an
intersection of both or as a union), so that a build needs no Java. A test holds it equal to what
HermiT finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

from vakg.ontology.prefixes import to_curie
from vakg.ontology.turtle import OWL, RDF, RDFS, Node, Statements, Subject, iris


class Some(NamedTuple):
    """An existential restriction: a relation to some instance of a class."""

    relation: str
    filler: str


@dataclass(slots=True)
class Axioms:
    """What the modules say of one class.

    `parents` and `relations` hold of every instance; `definitions` are sufficient too: whatever
    meets all parts of one of them is an instance. Each of `alternatives` is sufficient alone.
    """

    parents: list[str] = field(default_factory=list)
    relations: list[Some] = field(default_factory=list)
    definitions: list[tuple[str | Some, ...]] = field(default_factory=list)
    alternatives: list[tuple[str | Some, ...]] = field(default_factory=list)

    def sufficient(self) -> Iterator[tuple[str | Some, ...]]:
        """Yield every set of parts that makes an instance of what meets them all."""
        yield from self.definitions
        yield from self.alternatives


def class_axioms(triples: Mapping[Subject, Statements]) -> dict[str, Axioms]:
    """Read the axioms of every class of this ontology, by short id."""
    return {
        curie: _axioms(statements, triples)
        for subject, statements in triples.items()
        if isinstance(subject, ox.NamedNode)
        and (curie := to_curie(subject.value))
        and OWL + "Class" in iris(statements, RDF + "type")
    }


def _axioms(statements: Statements, triples: Mapping[Subject, Statements]) -> Axioms:
    axioms = Axioms()
    for node in statements.get(RDFS + "subClassOf", ()):
        for part in _parts(node, triples):
            if isinstance(part, str):
                axioms.parents.append(part)
            elif part:
                axioms.relations.append(part)
    for node in statements.get(OWL + "equivalentClass", ()):
        axioms.definitions += _understood(node, triples)
        for member in _members(node, OWL + "unionOf", triples):
            axioms.alternatives += _understood(member, triples)
    return axioms


def _understood(
    node: Node, triples: Mapping[Subject, Statements]
) -> Iterator[tuple[str | Some, ...]]:
    """Yield the parts of an expression, if each of them is of a kind that this module knows.

    A definition of which a part is left out would be met by too much.
    """
    parts = tuple(_parts(node, triples))
    known = tuple(part for part in parts if part)
    if len(known) == len(parts):
        yield known


def _parts(node: Node, triples: Mapping[Subject, Statements]) -> Iterator[str | Some | None]:
    """Take a class expression apart; yield `None` for what is neither a class nor a restriction."""
    if isinstance(node, ox.NamedNode):
        yield to_curie(node.value)
    elif members := list(_members(node, OWL + "intersectionOf", triples)):
        for member in members:
            yield from _parts(member, triples)
    else:
        yield _restriction(triples.get(node, {}) if isinstance(node, ox.BlankNode) else {})


def _restriction(said: Statements) -> Some | None:
    relation, filler = iris(said, OWL + "onProperty"), iris(said, OWL + "someValuesFrom")
    curie = to_curie(filler[0]) if filler else None
    return Some(relation[0], curie) if relation and curie else None


def _members(node: Node, predicate: str, triples: Mapping[Subject, Statements]) -> Iterator[Node]:
    """Walk the list that a predicate of an expression leads to."""
    said = triples.get(node, {}) if isinstance(node, ox.BlankNode) else {}
    for cell in said.get(predicate, ()):
        while isinstance(cell, ox.BlankNode):
            yield triples[cell][RDF + "first"][0]
            cell = triples[cell][RDF + "rest"][0]  # noqa: PLW2901 - the walk goes down the list


def all_ancestors(axioms: Mapping[str, Axioms]) -> dict[str, frozenset[str]]:
    """Work out every class that each class is a kind of, itself not among them.

    >>> tree = {"a": Axioms(), "b": Axioms(parents=["a"]), "c": Axioms(parents=["b"])}
    >>> sorted(all_ancestors(tree)["c"])
    ['a', 'b']
    """
    defined = [(name, parts) for name, said in axioms.items() for parts in said.sufficient()]
    above = {name: _asserted_above(name, axioms) for name in axioms}
    changed = True
    while changed:
        changed = False
        for known in above.values():
            size = len(known)
            known.update(wider for wider, parts in defined if _meets(known, parts, axioms, above))
            known.update(*(above.get(wider, ()) for wider in tuple(known)))
            changed = changed or len(known) > size
    return {name: frozenset(known - {name}) for name, known in above.items()}


def _asserted_above(name: str, axioms: Mapping[str, Axioms]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            said = axioms.get(current, Axioms())
            waiting += said.parents
            waiting += [p for parts in said.definitions for p in parts if isinstance(p, str)]
    return found


def _meets(
    known: set[str],
    parts: Sequence[str | Some],
    axioms: Mapping[str, Axioms],
    above: Mapping[str, set[str]],
) -> bool:
    """Say whether a class with these superclasses meets every part of a definition."""
    named = all(part in known for part in parts if isinstance(part, str))
    return named and all(
        _has_relation(known, part, axioms, above) for part in parts if isinstance(part, Some)
    )


def _has_relation(
    known: set[str], wanted: Some, axioms: Mapping[str, Axioms], above: Mapping[str, set[str]]
) -> bool:
    for name in known & axioms.keys():
        said = axioms[name]
        owed = said.relations + [p for ps in said.definitions for p in ps if isinstance(p, Some)]
        for relation, filler in owed:
            if relation == wanted.relation and wanted.filler in above.get(filler, {filler}):
                return True
    return False
