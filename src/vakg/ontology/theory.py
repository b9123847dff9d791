"""The axioms of the ontology in a form to reason with: class expressions, and what relations do.

Every class and every class expression is a *concept* with a short name of its own: the full id of a
class, or `#` and a number for an expression. Read here are named classes, `and`, `or`, `some`,
`has value`, ranges of numbers and texts; of relations: sub-relations, chains (transitive ones among
them), inverses, domains and ranges. Anything else (`not`, `only`, counts) is kept as an expression that
nothing is ever known to meet, so that what is not understood gives no conclusion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from vakg.ontology.turtle import OWL, RDF, RDFS, Node, Statements, Subject, iris

XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {XSD + name for name in ("decimal", "integer", "nonNegativeInteger", "int", "long")}
_LITERAL = RDFS + "Literal"

Triples = Mapping[Subject, Statements]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Values:
    """A set of literals: one of them, all of a datatype, or the numbers between bounds.

    >>> Values(XSD + "decimal", above=Decimal(1)).holds("1.5", XSD + "decimal")
    True
    >>> Values(XSD + "decimal", above=Decimal(1)).holds("1", XSD + "integer")
    False
    """

    datatype: str
    exactly: str | None = None
    above: Decimal | None = None
    least: Decimal | None = None
    below: Decimal | None = None
    most: Decimal | None = None

    def holds(self, text: str, datatype: str) -> bool:
        """Say whether a literal is one of these."""
        if datatype in _NUMBERS and self.datatype in _NUMBERS:
            return self._holds_number(text, datatype)
        if self.exactly is not None:
            return text == self.exactly and datatype == self.datatype
        return self.datatype in (datatype, _LITERAL)

    def _holds_number(self, text: str, datatype: str) -> bool:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return False
        if self.exactly is not None:
            return number == Decimal(self.exactly)
        if self.datatype != XSD + "decimal" and number != number.to_integral_value():
            return False
        return (
            (self.above is None or number > self.above)
            and (self.least is None or number >= self.least)
            and (self.below is None or number < self.below)
            and (self.most is None or number <= self.most)
        )


_FACETS = {
    XSD + "minExclusive": "above",
    XSD + "minInclusive": "least",
    XSD + "maxExclusive": "below",
    XSD + "maxInclusive": "most",
}


@dataclass(slots=True)
class Theory:
    """What the axioms say, by name of concept and full id of relation.

    Args:
        classes: The named classes.
        follows: What holds of everything that a concept holds of.
        every: The parts of an `and`. either: the options of an `or`.
        some: Relation and concept of a `some`. value: relation and individual of a `has value`.
        data: Property and literals of a restriction on literals.
        opaque: Expressions that are not understood.
        wider: For each relation itself and all relations that it is a kind of.
        chains: For two relations in a row, the relations that follow.
        inverses: For a relation, those that hold the other way round.
        domains: What a relation makes of the one who has it. ranges: of what it leads to.
    """

    classes: set[str] = field(default_factory=set)
    follows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    every: dict[str, tuple[str, ...]] = field(default_factory=dict)
    either: dict[str, tuple[str, ...]] = field(default_factory=dict)
    some: dict[str, Pair] = field(default_factory=dict)
    value: dict[str, Pair] = field(default_factory=dict)
    data: dict[str, tuple[str, Values]] = field(default_factory=dict)
    opaque: set[str] = field(default_factory=set)
    wider: dict[str, frozenset[str]] = field(default_factory=dict)
    chains: dict[Pair, list[str]] = field(default_factory=lambda: defaultdict(list))
    inverses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    domains: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ranges: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def relations(self) -> set[str]:
        """Name the relations of which something may follow."""
        named = {relation for relation, _ in (*self.some.values(), *self.value.values())}
        chained = {relation for pair in self.chains for relation in pair}
        kinds = {one for one, wider in self.wider.items() if len(wider) > 1}
        return named | chained | kinds | set(self.inverses) | set(self.domains) | set(self.ranges)


def read_theory(triples: Triples) -> Theory:
    """Read the axioms of an ontology.

    Args:
        triples: What is said of each subject; the nodes of expressions may be blank or have names.
    """
    reader = _Reader(triples)
    for subject, said in triples.items():
        if isinstance(subject, ox.NamedNode):
            reader.read(subject, said)
    reader.theory.wider = _closed(reader.narrower)
    return reader.theory


class _Reader:
    """Reads subject by subject; equal expressions get one name."""

    def __init__(self, triples: Triples) -> None:
        self.triples = triples
        self.theory = Theory()
        self.narrower: dict[str, set[str]] = defaultdict(set)
        self.names: dict[object, str] = {}

    def read(self, subject: ox.NamedNode, said: Statements) -> None:
        kinds, name = iris(said, RDF + "type"), subject.value
        if OWL + "Class" in kinds and not _is_expression(said):
            self.theory.classes.add(name)
        self._read_class(name, said)
        self._read_relation(name, said, kinds)

    def _read_class(self, name: str, said: Statements) -> None:
        theory = self.theory
        for node in said.get(RDFS + "subClassOf", ()):
            theory.follows[name].append(self.concept(node))
        for node in said.get(OWL + "equivalentClass", ()):
            other = self.concept(node)
            theory.follows[name].append(other)
            theory.follows[other].append(name)

    def _read_relation(self, name: str, said: Statements, kinds: tuple[str, ...]) -> None:
        theory = self.theory
        self.narrower[name].update(iris(said, RDFS + "subPropertyOf"))
        if OWL + "TransitiveProperty" in kinds:
            theory.chains[name, name].append(name)
        if OWL + "SymmetricProperty" in kinds:
            theory.inverses[name].add(name)
        for other in iris(said, OWL + "inverseOf"):
            theory.inverses[name].add(other)
            theory.inverses[other].add(name)
        for chain in said.get(OWL + "propertyChainAxiom", ()):
            first, second = map(_text, self._list(chain))
            theory.chains[first, second].append(name)
        for key, found in (("domain", theory.domains), ("range", theory.ranges)):
            for node in said.get(RDFS + key, ()):
                if not (isinstance(node, ox.NamedNode) and node.value.startswith(XSD)):
                    found[name].append(self.concept(node))

    def concept(self, node: Node) -> str:
        """Give the name of the concept that a node stands for."""
        said = self.triples.get(node, {}) if not isinstance(node, ox.Literal) else {}
        if isinstance(node, ox.NamedNode) and not _is_expression(said):
            return node.value
        for key, found in (("intersectionOf", self.theory.every), ("unionOf", self.theory.either)):
            for head in said.get(OWL + key, ()):
                parts = tuple(sorted({self.concept(part) for part in self._list(head)}))
                return self._named((key, parts), found, parts)
        return self._restriction(said, node)

    def _restriction(self, said: Statements, node: Node) -> str:
        theory, relation = self.theory, next(iter(iris(said, OWL + "onProperty")), "")
        for filler in said.get(OWL + "someValuesFrom", ()):
            if literals := self._literals(filler):
                return self._named(("data", relation, literals), theory.data, (relation, literals))
            pair = (relation, self.concept(filler))
            return self._named(("some", *pair), theory.some, pair)
        for filler in said.get(OWL + "hasValue", ()):
            if isinstance(filler, ox.Literal):
                literals = Values(filler.datatype.value, exactly=filler.value)
                return self._named(("data", relation, literals), theory.data, (relation, literals))
            pair = (relation, _text(filler))
            return self._named(("value", *pair), theory.value, pair)
        name = self._named(("opaque", _text(node)), {}, None)
        theory.opaque.add(name)
        return name

    def _named(self, key: object, found: dict[str, object] | object, content: object) -> str:
        if key not in self.names:
            self.names[key] = f"#{len(self.names)}"
            found[self.names[key]] = content  # type: ignore[index]
        return self.names[key]

    def _literals(self, node: Node) -> Values | None:
        """Read a datatype, bare or between bounds."""
        if isinstance(node, ox.NamedNode) and node.value.startswith((XSD, _LITERAL)):
            return Values(node.value)
        said = self.triples.get(node, {}) if not isinstance(node, ox.Literal) else {}
        for base in iris(said, OWL + "onDatatype"):
            bounds: dict[str, Decimal] = {}
            for facet in (f for head in said[OWL + "withRestrictions"] for f in self._list(head)):
                for name, limits in self.triples[facet].items():  # type: ignore[index]
                    bounds[_FACETS[name]] = Decimal(_text(limits[0]))
            return Values(base, None, *(bounds.get(name) for name in _FACETS.values()))
        return None

    def _list(self, cell: Node) -> Iterator[Node]:
        while said := self.triples.get(cell, {}) if not isinstance(cell, ox.Literal) else {}:
            yield said[RDF + "first"][0]
            cell = said[RDF + "rest"][0]


def _text(node: Node) -> str:
    return str(node) if isinstance(node, ox.Triple) else node.value


def _is_expression(said: Statements) -> bool:
    parts = ("intersectionOf", "unionOf", "onProperty", "complementOf", "oneOf", "onDatatype")
    return any(OWL + part in said for part in parts)


def _closed(narrower: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Give for each relation itself and all above it."""
    closed = {}
    for start in [*narrower]:
        found, waiting = set[str](), [start]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += narrower.get(current, ())
        closed[start] = frozenset(found)
    return closed
