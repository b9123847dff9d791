"""Who uses the terms of the ontology: statements, questions, rules, checks, axioms, the reader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from vakg.graph.vocabulary import KG, OBO, ONTOLOGY_GRAPH, TYPE, VACO, shorten, vaco
from vakg.model.term import Name
from vakg.questions.ontology_graph import Said, kinds_of, read_ontology

USES = ("records", "questions", "rules", "checks", "axioms", "reader")
"""Where a term may be used."""

_NAME = re.compile(r"\b(?:vaco|obo):[A-Za-z][\w-]*")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_FOLDERS = {"competency": "questions", "construct": "rules", "quality": "checks"}
_TEXT = vaco("text")


def named_terms(source: str) -> set[str]:
    r"""Give the terms that a query or a Turtle file names, comments apart.

    >>> sorted(named_terms("# vaco:Not\n?x a vaco:Death ; obo:BFO_0000050 ?y ."))
    ['obo:BFO_0000050', 'vaco:Death']
    """
    return set(_NAME.findall(_COMMENT.sub("", source)))


def class_mentions(store: Store, said: Said) -> dict[str, dict[str, set[str]]]:
    """Give for each class the statements that name it, each with the properties by which it does.

    A statement that is an instance of the class, said or inferred, names it by `rdf:type`; one that names
    it by way of an amount or a part of the patient, by the property that leads there.

    Args:
        store: A build's quads.
        said: The ontology of that build.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, kind in kinds_of(said).items():
        if kind == "class" and name.startswith("vaco:"):
            for quad in _data(store, None, vaco(name)):
                for statement, predicate in _statements(quad, store):
                    found[name][statement].add(predicate)
    return found


def _data(store: Store, predicate: NamedNode | None, value: NamedNode | None) -> Iterator[Quad]:
    for quad in store.quads_for_pattern(None, predicate, value):
        is_data = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(KG)
        if is_data and quad.graph_name != ONTOLOGY_GRAPH:
            yield quad


def _statements(quad: Quad, store: Store) -> Iterator[tuple[str, str]]:
    """Give the statement that a quad is about, or those that its subject belongs to."""
    holder = quad.subject
    assert isinstance(holder, NamedNode)
    if any(store.quads_for_pattern(holder, _TEXT, None)):
        yield shorten(holder.value), shorten(quad.predicate.value)
        return
    for other in store.quads_for_pattern(None, None, holder):
        owner = other.subject
        if isinstance(owner, NamedNode) and any(store.quads_for_pattern(owner, _TEXT, None)):
            yield shorten(owner.value), shorten(other.predicate.value)


def term_uses(
    store: Store, queries: Path, shapes: Path, names: Iterable[Name]
) -> dict[str, tuple[str, ...]]:
    """Say of each class and property of the ontology what uses it, in the words of `USES`.

    Args:
        store: A build's quads.
        queries: The folder with the questions, the rules and the checks.
        shapes: The folder with the shapes.
        names: What the reader looks for; a name of two classes leads it to neither.
    """
    said = read_ontology(store)
    terms = {name for name, kind in kinds_of(said).items() if kind != "value"}
    users = {"axioms": _in_axioms(said, terms), "reader": _read(names)} | _in_files(queries, shapes)
    users["records"] = {term for term in terms if _in_records(term, store)}
    return {term: tuple(use for use in USES if term in users[use]) for term in sorted(terms)}


def _in_files(queries: Path, shapes: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {use: set() for use in _FOLDERS.values()}
    for folder, use in _FOLDERS.items():
        for path in (queries / folder).rglob("*.rq"):
            found[use] |= named_terms(path.read_text(encoding="utf-8"))
    for path in shapes.glob("*.ttl"):
        found["checks"] |= named_terms(path.read_text(encoding="utf-8"))
    return found


def _in_axioms(said: Said, terms: set[str]) -> set[str]:
    """Give the terms that what is said of another term refers to, as its class, part or property."""
    used: set[str] = set()
    for subject, own in said.items():
        used |= own.keys() - {subject}
        used |= {node.text for nodes in own.values() for node in nodes if node.text != subject}
    return used & terms


def _read(names: Iterable[Name]) -> set[str]:
    known: Mapping[str, set[str]] = defaultdict(set)
    for name in names:
        if name.scope.grounds:
            known[name.text if name.is_abbreviation else name.text.lower()].add(name.curie)
    return {curie for curies in known.values() if len(curies) == 1 for curie in curies}


def _in_records(term: str, store: Store) -> bool:
    iri = NamedNode(VACO + term.removeprefix("vaco:") if term.startswith("vaco:") else OBO + term[4:])
    as_value = (quad for quad in _data(store, None, iri) if quad.predicate != TYPE or _is_said(quad))
    return any(_data(store, iri, None)) or any(as_value)


def _is_said(quad: Quad) -> bool:
    """Say whether a type stands in what is said, not only in what is inferred."""
    return not quad.graph_name.value.endswith("graph.inferred")  # type: ignore[union-attr]
