"""What the words of a question name: classes of the ontology, levels, cases, documents, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.graph.vocabulary import KG, LABEL, ONTOLOGY_GRAPH, RDFS, SKOS, TYPE, VACO, vaco

_WORD = re.compile(r"[A-Za-z0-9]+(?:/[A-Za-z0-9]+)*")
_LEVEL = re.compile(r"\b(?:[CTLS]|Th)\d{1,2}(?:[/-](?:[CTLS]|Th)?\d{1,2})?\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w-])")
_IDENTIFIER = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+")
_CASES = tuple(
    re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)
    for pattern in (r"([\w-]+[./]\w+(?:-\w+)*)", r"case[ -](\w+)", r"(\w+) (?:case|patient)")
)
"""How a case may be called: DOCUMENT.CASE, case 2, index patient."""

_OBOINOWL = "http://www.geneontology.org/formats/oboInOwl#"
_NAMES = (
    LABEL,
    vaco("abbreviation"),
    NamedNode(_OBOINOWL + "hasExactSynonym"),
    NamedNode(_OBOINOWL + "hasNarrowSynonym"),
)
_SUBCLASS, _NOTATION = NamedNode(RDFS + "subClassOf"), NamedNode(SKOS + "notation")
_LONGEST = 8
"""Words that a name may have."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What a part of the words names; `value` is as a user would type it for a parameter.

    Args:
        kind: class, level, case, document, number or text, as a parameter's kind.
        value: The class (`vaco:Death`), level, case, document, number, or who says something.
        start, end: Where it stands in the words.
    """

    kind: str
    value: str
    start: int
    end: int


class NamesInGraph:
    """The names that a store knows; reads them once."""

    def __init__(self, store: Store) -> None:
        """Keep the store; nothing is read before it is needed."""
        self.store = store
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """The named superclasses that the ontology gives each of its classes."""
        found: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(None, _SUBCLASS, None, ONTOLOGY_GRAPH):
            child, parent = quad.subject, quad.object
            if isinstance(child, NamedNode) and isinstance(parent, NamedNode) and _is_ours(parent):
                found.setdefault(_short(child), []).append(_short(parent))
        return {child: tuple(sorted(parents)) for child, parents in found.items()}

    def ancestors(self, name: str) -> frozenset[str]:
        """Give a class and everything above it."""
        seen, waiting = {name}, [name]
        while waiting:
            new = [one for one in self.parents.get(waiting.pop(), ()) if one not in seen]
            seen.update(new)
            waiting += new
        return frozenset(seen)

    def top(self, name: str) -> str:
        """Give the top class that a class stands below."""
        return min(one for one in self.ancestors(name) if one not in self.parents)

    @cached_property
    def classes(self) -> dict[tuple[str, ...], str]:
        """The classes by the words of their names; a label goes before other names."""
        levels = {quad.subject for quad in self._said(_NOTATION)}
        found: dict[tuple[str, ...], str] = {}
        for predicate in _NAMES:
            for quad in self._said(predicate):
                subject, name = quad.subject, quad.object
                if not isinstance(subject, NamedNode) or subject in levels:
                    continue
                if isinstance(name, Literal) and _short(subject) in self.parents:
                    found.setdefault(tuple(_singulars(name.value)), _short(subject))
        return found

    def _said(self, predicate: NamedNode) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, predicate, None, ONTOLOGY_GRAPH)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents of the graph, by name."""
        return tuple(sorted(self._named("SourceDocument")))

    @cached_property
    def cases(self) -> dict[str, tuple[str, ...]]:
        """The cases as DOCUMENT.CASE, by what they are called within their document."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._named("CaseHistory")):
            found.setdefault(name.rsplit(".", 1)[-1], []).append(name.replace(".case.", "."))
        return {short: tuple(names) for short, names in found.items()}

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Who is said to say something, by the first word of a name: one that has a capital letter."""
        quads = self.store.quads_for_pattern(None, vaco("saidBy"), None)
        said = {quad.object.value for quad in quads if isinstance(quad.object, Literal)}
        return {name.split()[0]: name for name in sorted(said) if name[:1].isupper()}

    @cached_property
    def event_tops(self) -> frozenset[str]:
        """The top classes of what happens to patients, as far as the graph tells of it."""
        quads = self.store.quads_for_pattern(None, vaco("eventType"), None)
        types = {_short(quad.object) for quad in quads if isinstance(quad.object, NamedNode)}
        return frozenset(self.top(name) for name in types)

    def _named(self, kind: str) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, TYPE, vaco(kind), None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value.removeprefix(KG)

    def mentions(self, words: str) -> tuple[Mention, ...]:
        """Find what the words name, in their order; nothing is found twice in one place."""
        if words not in self._mentions:
            self._mentions[words] = self._found(words)
        return self._mentions[words]

    def _found(self, words: str) -> tuple[Mention, ...]:
        found = [*self._levels(words), *self._cases(words), *self._documents(words)]
        found += self._speakers(words)
        found += [one for one in _numbers(words) if not _overlaps(one, found)]
        found += [one for one in self._classes(words) if not _overlaps(one, found)]
        return tuple(sorted(found, key=lambda one: one.start))

    def _levels(self, words: str) -> Iterator[Mention]:
        for match in _LEVEL.finditer(words):
            yield Mention("level", match[0], match.start(), match.end())

    def _speakers(self, words: str) -> Iterator[Mention]:
        """Find those whom a document lets say something, by the first word of their name."""
        for match in _WORD.finditer(words):
            if match[0] in self.speakers:
                yield Mention("text", self.speakers[match[0]], match.start(), match.end())

    def _documents(self, words: str) -> Iterator[Mention]:
        for match in _IDENTIFIER.finditer(words):
            if match[0].lower() in self.documents:
                yield Mention("document", match[0].lower(), match.start(), match.end())

    def _cases(self, words: str) -> Iterator[Mention]:
        """Find "case 2", "case-2", "index case", "pce-ards.index"; a name of several cases is none."""
        told = {one.value for one in self._documents(words)}
        for match in (match for pattern in _CASES for match in pattern.finditer(words)):
            found = self._called(match[1].lower())
            narrowed = [name for name in found if name.rsplit(".", 1)[0] in told] or found
            if len(narrowed) == 1:
                yield Mention("case", narrowed[0], match.start(), match.end())
                return

    def _called(self, part: str) -> tuple[str, ...]:
        """Give the cases that may be meant by what follows or precedes the word "case"."""
        whole = part.replace("/", ".")
        if "." in whole:
            return (whole,) if whole in self.cases.get(whole.rsplit(".", 1)[-1], ()) else ()
        return self.cases.get(part, ()) or self.cases.get(f"case-{part}", ())

    def _classes(self, words: str) -> Iterator[Mention]:
        """Find the longest name at each word, from left to right."""
        tokens = list(_WORD.finditer(words))
        keys = [_singulars(token[0])[0] for token in tokens]
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                name = self.classes.get(tuple(keys[at : at + size]))
                if name is not None:
                    last = tokens[at + size - 1]
                    yield Mention("class", name, tokens[at].start(), last.end())
                    at += size - 1
                    break
            at += 1


def _is_ours(node: NamedNode) -> bool:
    return node.value.startswith(VACO) and not node.value.startswith(KG)


def _short(node: NamedNode) -> str:
    return f"vaco:{node.value.removeprefix(VACO)}"


def _singulars(text: str) -> list[str]:
    """Give the words of a name in small letters and without a plural's s."""
    words = (match[0].lower() for match in _WORD.finditer(text))
    return [word[:-1] if word.endswith("s") and len(word) > 3 and word[-2] not in "si" else word
            for word in words]  # fmt: skip


def _numbers(words: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(words):
        yield Mention("number", match[0], match.start(), match.end())


def _overlaps(one: Mention, others: list[Mention]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)
