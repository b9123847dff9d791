"""All that the reference is made of, read once from a build's folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vakg.graph.store import open_store
from vakg.model.fact import Fact
from vakg.ontology import load_names, load_ontology
from vakg.ontology.mappings import SSSOM_FILE, read_prefixes
from vakg.questions.facts import FactReader
from vakg.questions.library import Question, load_library
from vakg.questions.network import OntologyHead, SourceText, read_documents, read_ontology_head
from vakg.questions.ontology_graph import (
    Said,
    kinds_of,
    read_inferences,
    read_ontology,
    wider_classes,
)
from vakg.questions.uses import class_mentions, named_terms, term_uses
from vakg.resources import ontology_dir, queries_dir

DEFINITION, SOURCE, LABEL = "obo:IAO_0000115", "obo:IAO_0000119", "rdfs:label"
OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The ontology of a build, and what in the build uses it.

    Args:
        said: What the modules say of each term. inferred: what follows between terms.
        kinds: Of each term, what kind of thing it is.
        above: The classes and properties directly above a term, as said; for a value its class.
        below: The terms directly below a term.
        wider: Every class that a class is a kind of, by axiom or by inference, itself not among them.
        narrower: The same the other way round.
        facts: The build's statements, by short name.
        mentions: The statements that name a class itself, each with the properties by which it does.
        questions: The questions of the library. uses: what uses a term.
        prefixes: How identifiers of other sources begin on the web.
    """

    said: Said
    inferred: Said
    kinds: Mapping[str, str]
    above: Mapping[str, Sequence[str]]
    below: Mapping[str, Sequence[str]]
    wider: Mapping[str, frozenset[str]]
    narrower: Mapping[str, frozenset[str]]
    facts: Mapping[str, Fact]
    mentions: Mapping[str, Mapping[str, set[str]]]
    questions: Mapping[str, tuple[Question, frozenset[str]]]
    uses: Mapping[str, tuple[str, ...]]
    documents: Mapping[str, SourceText]
    head: OntologyHead
    prefixes: Mapping[str, str]

    def label(self, name: str) -> str:
        """Name a term; one without a label gets its short name, which is readable."""
        return next(iter(self.texts(name, LABEL)), name.partition(":")[2] or name)

    def texts(self, name: str, predicate: str) -> tuple[str, ...]:
        """Give the values of a property of a term, as text."""
        return tuple(node.text for node in self.said.get(name, {}).get(predicate, ()))

    def of_kind(self, *kinds: str) -> list[str]:
        """List the terms of these kinds by label."""
        found = [name for name, kind in self.kinds.items() if kind in kinds]
        return sorted(found, key=lambda name: (self.label(name).lower(), name))

    def statements(self, name: str) -> dict[str, set[str]]:
        """Give the statements that name a class or a kind of it, each with the properties."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in (name, *self.narrower.get(name, ())):
            for statement, properties in self.mentions.get(one, {}).items():
                found[statement] |= properties
        return {one: found[one] for one in sorted(found) if one in self.facts}


def read_material(folder: Path) -> Material:
    """Read a build.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build is of another form or has lost parts.
    """
    store = open_store(folder)
    said = read_ontology(store)
    inferred, kinds = read_inferences(store), kinds_of(said)
    above = {name: _above(said, kinds, name) for name in kinds}
    wider = {name: frozenset(_wider((said, inferred), kinds, name)) for name in kinds}
    shapes, names = ontology_dir() / "shapes", load_names(load_ontology())
    library = load_library(queries_dir() / "competency")
    facts = (fact for fact in FactReader(store).facts() if fact.kind != "patient")
    return Material(
        said=said,
        inferred=inferred,
        kinds=kinds,
        above=above,
        below=_reversed(above),
        wider=wider,
        narrower={name: frozenset(below) for name, below in _reversed(wider).items()},
        facts={f"kg:{fact.document}.{fact.id}": fact for fact in facts},
        mentions=class_mentions(store, said),
        questions={name: (one, frozenset(named_terms(one.sparql))) for name, one in library.items()},
        uses=term_uses(store, queries_dir(), shapes, names),
        documents={one.name: one for one in read_documents(store)},
        head=read_ontology_head(store),
        prefixes=read_prefixes(ontology_dir() / SSSOM_FILE),
    )


def _above(said: Said, kinds: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Give the terms directly above a term: those of a class as the modules say them."""
    own = said[name]
    if kinds[name] == "value":
        return tuple(node.text for node in own.get("rdf:type", ()) if node.text in kinds)
    key = "rdfs:subClassOf" if kinds[name] == "class" else "rdfs:subPropertyOf"
    return tuple(node.text for node in own.get(key, ()) if node.text in kinds)


def _wider(sources: Sequence[Said], kinds: Mapping[str, str], name: str) -> set[str]:
    found: set[str] = set()
    waiting = [name] if kinds[name] == "class" else []
    while waiting:
        last = waiting.pop()
        above = {one for said in sources for one in wider_classes(said, last)}
        new = {one for one in above if one in kinds} - found - {name}
        found |= new
        waiting += new
    return found


def _reversed(relation: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, others in relation.items():
        for other in others:
            found[other].append(name)
    return dict(found)
