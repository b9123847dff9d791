"""The ontology as quads: its Turtle modules and its mappings, with names in place of blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from vakg.errors import BadInputError
from vakg.graph.vocabulary import INFERRED_GRAPH, KG, LABEL, ONTOLOGY_GRAPH, RDFS, SKOS, vaco
from vakg.ontology import Ontology

_SUBCLASS = NamedNode(RDFS + "subClassOf")


def ontology_quads(folder: Path, ontology: Ontology) -> set[Quad]:
    """Give the quads of the ontology: every module in `folder`, and every mapping as a triple."""
    quads = {quad for path in sorted(folder.glob("*.ttl")) for quad in _module(path)}
    return quads | set(_mappings(folder, ontology))


def _module(path: Path) -> Iterator[Quad]:
    """Read a module; its blank nodes get names that depend on the module's content only."""
    dataset = Dataset(
        Quad(one.subject, one.predicate, one.object, ONTOLOGY_GRAPH)
        for one in parse(path=str(path), format=RdfFormat.TURTLE)
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    for quad in dataset:
        yield Quad(
            _named(quad.subject, path), quad.predicate, _named(quad.object, path), ONTOLOGY_GRAPH
        )


def _named(term: Any, path: Path) -> Any:
    if isinstance(term, BlankNode):
        return NamedNode(f"{KG}node.{path.stem}.{term.value}")
    assert not isinstance(term, Triple), "a module holds no triple terms"
    return term


def classified(ontology: Ontology) -> set[Quad]:
    """Give the superclasses that follow from definitions and are not reached by asserted ones."""
    quads = set()
    for curie, term in ontology.terms.items():
        reached = _asserted_above(curie, ontology)
        for ancestor in set(term.ancestors) - reached:
            quads.add(Quad(vaco(curie), _SUBCLASS, vaco(ancestor), INFERRED_GRAPH))
    return quads


def _asserted_above(curie: str, ontology: Ontology) -> set[str]:
    reached: set[str] = set()
    waiting = list(ontology.terms[curie].parents)
    while waiting:
        parent = waiting.pop()
        if parent not in reached and parent in ontology.terms:
            reached.add(parent)
            waiting.extend(ontology.terms[parent].parents)
    return reached


def _mappings(folder: Path, ontology: Ontology) -> Iterator[Quad]:
    prefixes = _prefixes(folder / "mappings.sssom.tsv")
    for curie, term in ontology.terms.items():
        for mapping in term.mappings:
            predicate, target = (
                _expand(mapping.predicate, prefixes),
                _expand(mapping.object_id, prefixes),
            )
            yield Quad(vaco(curie), predicate, target, ONTOLOGY_GRAPH)
            yield Quad(target, LABEL, Literal(mapping.object_label), ONTOLOGY_GRAPH)


def _prefixes(path: Path) -> dict[str, str]:
    """Read the prefix map that stands in the comment lines at the head of an SSSOM table."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line[1:] for line in lines if line.startswith("#"))
    found: dict[str, str] = (yaml.safe_load(head) or {}).get("curie_map", {})
    return {"skos": SKOS} | found


def _expand(curie: str, prefixes: dict[str, str]) -> NamedNode:
    prefix, _, rest = curie.partition(":")
    if prefix not in prefixes:
        remedy = "Add it to the curie_map at the head of mappings.sssom.tsv."
        raise BadInputError(curie, f"the mappings do not say what {prefix}: stands for", remedy)
    return NamedNode(prefixes[prefix] + rest)
