"""Axioms in plain English, in parts: a text, or a term to link to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vakg.questions.ontology_graph import Node, Said, is_expression, members


@dataclass(frozen=True, slots=True)
class Ref:
    """A term that a sentence names, in the words of its label."""

    name: str
    text: str


Part = str | Ref
Sentence = tuple[Part, ...]

_BOUNDS = {
    "minExclusive": "more than", "minInclusive": "at least", "maxExclusive": "less than",
    "maxInclusive": "at most",
}  # fmt: skip
_XSD = "xsd:"
_LITERALS = {
    "xsd:string": "a text", "xsd:integer": "a whole number", "xsd:decimal": "a number",
    "xsd:boolean": "true or false", "rdfs:Literal": "a text or a number",
}  # fmt: skip
_LINKS = {"of", "to", "in", "toward", "with", "from", "after", "before"}
_VERBS = {"has", "is", "led"}
_Own = Mapping[str, tuple[Node, ...]]


class Wording:
    """Puts what an ontology says into sentences."""

    def __init__(self, said: Said, label: Callable[[str], str]) -> None:
        """Keep what is said and how each term is called."""
        self.said, self.label = said, label
        self.excluded: dict[str, list[list[str]]] = defaultdict(list)
        self.inverses: dict[str, set[str]] = defaultdict(set)
        for name, own in said.items():
            for node in own.get("owl:inverseOf", ()):
                self.inverses[name].add(node.text)
                self.inverses[node.text].add(name)
            groups = [[one.text for one in members(self.said, head)] for head in own.get("owl:members", ())]
            groups += [[name, node.text] for node in own.get("owl:disjointWith", ())]
            for group in groups:
                for one in group:
                    self.excluded[one].append([other for other in group if other != one])

    def of_class(self, name: str) -> Iterator[Sentence]:
        """Say what holds of every instance of a class, and what makes something one."""
        own = self.said.get(name, {})
        for node in own.get("owl:equivalentClass", ()):
            first, *rest = self.noun(node, "any ")
            yield (str(first).capitalize(), *rest, " is inferred to be one, and nothing else is.")
        for node in own.get("rdfs:subClassOf", ()):
            if is_expression(node) and self._genus(node):
                yield ("Every ", self._ref(name), " is ", *self.noun(node), ".")
            elif is_expression(node):
                clause = self._clause(node)
                opening = () if clause[0] == "that " else ("is something ", "whose ")
                yield ("Every ", self._ref(name), " ", *opening, *clause[1:], ".")
        for group in self.excluded.get(name, ()):
            others = self._joined([(self._ref(one),) for one in group], " or ")
            yield ("Nothing of this kind is also of one of these: ", *others, ".")

    def of_property(self, name: str) -> Iterator[Sentence]:
        """Say what follows from a relation."""
        own, said = self.said.get(name, {}), self.predicate(name)
        kinds = {node.text for node in own.get("rdf:type", ())}
        if "owl:TransitiveProperty" in kinds:
            yield ("If x ", *said, " y and y ", *said, " z, then x ", *said, " z.")
        if "owl:SymmetricProperty" in kinds:
            yield ("If x ", *said, " y, then y ", *said, " x.")
        for node in own.get("owl:propertyChainAxiom", ()):
            first, second = (self.predicate(one.text) for one in members(self.said, node))
            yield ("If x ", *first, " y and y ", *second, " z, then x ", *said, " z.")
        for other in sorted(self.inverses.get(name, ())):
            yield ("If x ", *said, " y, then y ", *self.predicate(other), " x, and the other way round.")
        for node in own.get("rdfs:subPropertyOf", ()):
            yield ("It is a kind of ", self._ref(node.text), f" ({node.text}).")
        for node in own.get("rdfs:domain", ()):
            yield ("Whatever has it is ", *self.noun(node), ".")
        for node in own.get("rdfs:range", ()):
            yield ("Every value of it is ", *self.noun(node), ".")

    def noun(self, node: Node, article: str = "some ") -> Sentence:
        """Name what a class expression stands for."""
        if node.text in _LITERALS:
            return (_LITERALS[node.text],)
        if not is_expression(node):
            return (article, self._ref(node.text))
        for parts in self._members(node, "owl:unionOf"):
            return self._joined([self.noun(one, article) for one in parts], " or ")
        if not self._genus(node):
            return (article.strip() + "thing ", *self._clause(node))
        genus = self._joined([(article, self._ref(one)) for one in self._genus(node)], " that is also ")
        clause = self._clause(node)
        return (*genus, " ", *clause) if clause else genus

    def predicate(self, name: str) -> Sentence:
        """Say a relation as the verb of a sentence: its label, with what it needs to be one."""
        text = self.label(name)
        words = text.split()
        if words[0] == "has" and len(words) > 1:
            return (Ref(name, f"has as {text.removeprefix('has ')}"),)
        if words[0] in _VERBS or words[0].endswith("s"):
            return (self._ref(name),)
        return ("is " if _LINKS & set(words) else "has as ", self._ref(name))

    def _clause(self, node: Node) -> Sentence:
        """Say what an expression demands beside its genus; begins with `that ` or `whose `."""
        for parts in self._members(node, "owl:intersectionOf"):
            rest = [self._clause(one) for one in parts if is_expression(one)]
            return self._joined(rest, " and ")
        for parts in self._members(node, "owl:unionOf"):
            if all(is_expression(one) for one in parts):
                return self._joined([self._clause(one) for one in parts], " or ")
            return ("that ", "is ", *self.noun(node))
        own = self.said.get(node.text, {})
        relation = next((one.text for one in own.get("owl:onProperty", ())), None)
        if relation is None:
            return ("that ", "is not understood here")
        return self._restriction(relation, own)

    def _restriction(self, relation: str, own: _Own) -> Sentence:
        value = self._filler(own)
        if value == ("true",):
            return ("that ", *self.predicate(relation))
        said = self.predicate(relation)
        types = {node.text for node in self.said.get(relation, {}).get("rdf:type", ())}
        if said[0] == "has as " or "owl:DatatypeProperty" in types:
            return ("whose ", self._ref(relation), " is ", *value)
        label = self.label(relation)
        if value[0] == "something " and label.startswith("has "):
            return ("that ", Ref(relation, f"has a {label[4:]}"), " ", *value[1:])
        if isinstance(value[-1], Ref) and label.endswith(f" {value[-1].text}") and len(value) == 2:
            return ("that ", Ref(relation, label.removesuffix(f" {value[-1].text}")), " ", *value)
        return ("that ", *(_before_noun(part) for part in said), " ", *value)

    def _filler(self, own: _Own) -> Sentence:
        for node in own.get("owl:someValuesFrom", ()):
            if node.text in _LITERALS:
                return ("given",)
            return self._bounds(node) or self.noun(node)
        for node in own.get("owl:hasValue", ()):
            if node.is_name:
                return (self._ref(node.text),)
            is_plain = node.text in ("true", "false") or node.text.isdecimal()
            return (node.text if is_plain else f"“{node.text}”",)
        return ("something of another kind",)

    def _bounds(self, node: Node) -> Sentence:
        """Say numbers between bounds."""
        facets = [
            (name.removeprefix(_XSD), values[0].text)
            for head in self.said.get(node.text, {}).get("owl:withRestrictions", ())
            for one in members(self.said, head)
            for name, values in self.said.get(one.text, {}).items()
        ]
        said = [f"{_BOUNDS[name]} {value}" for name, value in facets if name in _BOUNDS]
        return (" and ".join(said),) if said else ()

    def _genus(self, node: Node) -> list[str]:
        parts = next(self._members(node, "owl:intersectionOf"), [])
        return [one.text for one in parts if not is_expression(one)]

    def _members(self, node: Node, key: str) -> Iterator[list[Node]]:
        for head in self.said.get(node.text, {}).get(key, ()):
            yield members(self.said, head)

    def _ref(self, name: str) -> Ref:
        return Ref(name, self.label(name))

    def _joined(self, parts: Sequence[Sentence], last: str) -> Sentence:
        """Join sentences by commas, the last two by a word."""
        joined: list[Part] = []
        for number, part in enumerate(part for part in parts if part):
            if number:
                joined.append(last if number == len(parts) - 1 else ", ")
            joined += part
        return tuple(joined)


def _before_noun(part: Part) -> Part:
    """Cut from a relation's label the noun that its value stands for: `part of` from `part of event`."""
    if isinstance(part, str):
        return part
    words = part.text.split()
    links = [number for number, word in enumerate(words) if word in _LINKS]
    return Ref(part.name, " ".join(words[: links[-1] + 1])) if links else part


def plain_text(sentence: Sentence) -> str:
    """Give a sentence without its links.

    >>> plain_text(("Every ", Ref("vaco:Quote", "quote"), " is kept."))
    'Every quote is kept.'
    """
    return "".join(part if isinstance(part, str) else part.text for part in sentence)
