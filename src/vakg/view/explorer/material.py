"""All that the page is made of, read once from a build's folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vakg.analysis.families import Families, load_families
from vakg.analysis.kinds import Knowledge, read_knowledge
from vakg.graph.store import open_store
from vakg.model.fact import Fact
from vakg.questions.network import (
    CaseHead,
    ClassEntry,
    OntologyHead,
    SourceText,
    VenousConnection,
    read_cases,
    read_documents,
    read_ontology_head,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Facts, documents and vocabulary of a build, as plain values."""

    knowledge: Knowledge
    facts: Sequence[Fact]
    documents: Sequence[SourceText]
    cases: Sequence[CaseHead]
    classes: Mapping[str, ClassEntry]
    connections: Sequence[VenousConnection]
    ontology: OntologyHead
    families: Families
    folder: Path

    @property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """Give the classes directly above each class."""
        return {curie: entry.parents for curie, entry in self.classes.items()}

    def label(self, curie: str) -> str:
        """Name a class; one without a label gets its short name, which is readable."""
        known = self.classes.get(curie)
        return known.label if known else curie.partition(":")[2] or curie

    def names(self, curies: Sequence[str]) -> str:
        """Name classes in a row."""
        return ", ".join(self.label(curie) for curie in curies)


def read_material(folder: Path) -> Material:
    """Read a build.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build is of another form or has lost parts.
    """
    store = open_store(folder)
    knowledge = read_knowledge(store)
    classes = knowledge.kinds.classes
    return Material(
        folder=folder,
        knowledge=knowledge,
        facts=knowledge.facts,
        documents=read_documents(store),
        cases=read_cases(store),
        classes=classes,
        connections=knowledge.connections,
        ontology=read_ontology_head(store),
        families=load_families({curie: entry.parents for curie, entry in classes.items()}),
    )
