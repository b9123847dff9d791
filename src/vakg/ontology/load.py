"""Turtle modules and mappings to an `Ontology` of plain terms."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from vakg.model.term import Mapping, Scope, Synonym, Term
from vakg.ontology.entailment import all_ancestors
from vakg.ontology.mappings import SSSOM_FILE, read_mappings
from vakg.ontology.prefixes import VACO, to_iri
from vakg.ontology.taxonomy import Axioms, class_axioms
from vakg.ontology.terms import Ontology
from vakg.ontology.turtle import (
    OBO,
    OBO_IN_OWL,
    RDFS,
    SKOS,
    Modules,
    Statements,
    module_paths,
    read_modules,
    texts,
)
from vakg.resources import ontology_dir

_DEFINITION = OBO + "IAO_0000115"
_SOURCE = OBO + "IAO_0000119"
_SYNONYMS = {
    OBO_IN_OWL + "hasExactSynonym": Scope.EXACT,
    OBO_IN_OWL + "hasNarrowSynonym": Scope.NARROW,
    OBO_IN_OWL + "hasBroadSynonym": Scope.BROAD,
    OBO_IN_OWL + "hasRelatedSynonym": Scope.RELATED,
}


def load_ontology(folder: Path | None = None) -> Ontology:
    """Read all modules and the mappings of a folder.

    Args:
        folder: Where the `*.ttl` files lie; by default the bundled ontology.

    Raises:
        NotFoundError: If the folder has no module.
        BadInputError: If a file is not what its name says.

    >>> load_ontology().label("vaco:Quote")
    'quote'
    """
    return load_with_axioms(folder)[0]


def load_with_axioms(folder: Path | None = None) -> tuple[Ontology, dict[str, Axioms]]:
    """Read an ontology as `load_ontology` does, and what its classes are said to be, at one reading.

    >>> ontology, axioms = load_with_axioms()
    >>> axioms.keys() == ontology.terms.keys()
    True
    """
    folder = folder or ontology_dir()
    ontology, axioms = _load(folder, _content(folder))
    return ontology, dict(axioms)


def _content(folder: Path) -> str:
    """Give a mark of all that an ontology is read from."""
    paths = [*module_paths(folder), folder / SSSOM_FILE]
    marks = (sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file())
    return "".join(marks)


@lru_cache(maxsize=2)
def _load(folder: Path, _: str) -> tuple[Ontology, dict[str, Axioms]]:
    """Read an ontology once for as long as its files stay as they are: that takes half a second."""
    modules = read_modules(module_paths(folder))
    axioms = class_axioms(modules.triples)
    ancestors = all_ancestors(modules.triples)
    reader = _TermReader(modules, axioms, ancestors, read_mappings(folder / SSSOM_FILE))
    terms = {curie: reader.term(curie) for curie in sorted(axioms)}
    return Ontology(MappingProxyType(terms)), axioms


@dataclass(frozen=True, slots=True)
class _TermReader:
    """Everything that the terms are put together from."""

    modules: Modules
    axioms: MappingType[str, Axioms]
    ancestors: MappingType[str, frozenset[str]]
    mappings: MappingType[str, tuple[Mapping, ...]]

    def term(self, curie: str) -> Term:
        subject = ox.NamedNode(to_iri(curie))
        said = self.modules.triples[subject]
        order = _first(texts(said, VACO + "levelOrder"))
        return Term(
            curie=curie,
            label=_first(texts(said, RDFS + "label")) or curie.partition(":")[2],
            definition=_first(texts(said, _DEFINITION)) or "",
            definition_sources=texts(said, _SOURCE),
            module=self.modules.home[subject],
            synonyms=_synonyms(said),
            wordings=texts(said, VACO + "wording"),
            parents=tuple(sorted(self.axioms[curie].parents)),
            ancestors=tuple(sorted(self.ancestors[curie])),
            notation=_first(texts(said, SKOS + "notation")),
            level_order=int(order) if order else None,
            ucum_unit=_first(texts(said, VACO + "ucumUnit")),
            mappings=self.mappings.get(curie, ()),
        )


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _synonyms(said: Statements) -> tuple[Synonym, ...]:
    spelled = [
        Synonym(text, scope)
        for predicate, scope in _SYNONYMS.items()
        for text in texts(said, predicate)
    ]
    short = [Synonym(text, Scope.EXACT, True) for text in texts(said, VACO + "abbreviation")]
    return tuple(spelled + short)
