"""The graph in Python: `vakg.open()` and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vakg.graph.location import bundled_graph, find_graph
from vakg.graph.store import open_store
from vakg.model.fact import Fact
from vakg.questions.answer import Answer
from vakg.questions.asking import ask_question
from vakg.questions.facts import FactReader, select_facts

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset


@dataclass(frozen=True)
class KnowledgeGraph:
    """An open build; `folder` is where it lies.

    >>> import vakg
    >>> vakg.open().facts(case="index", kind="patient")[0].text[:11]
    'The patient'
    """

    folder: Path

    @cached_property
    def store(self) -> Store:
        """The embedded store, for reading only."""
        return open_store(self.folder)

    def ask(self, name: str, **given: str) -> Answer:
        """Answer a question of the library; keyword arguments set its parameters.

        Raises:
            NotFoundError: If there is no such question.
            BadInputError: If a parameter is unknown or not of its kind.
        """
        return ask_question(self.folder, name, given)[0]

    def facts(self, **filters: str) -> tuple[Fact, ...]:
        """Give the facts whose document, case, kind, status or review is the one asked for."""
        return tuple(select_facts(self._facts, dict(filters)))

    @cached_property
    def _facts(self) -> list[Fact]:
        return FactReader(self.store).facts()

    def dataset(self) -> Dataset:
        """Open the graph as an rdflib Dataset; its default graph joins all named graphs."""
        from vakg.graph.dataset import open_dataset  # noqa: PLC0415 - rdflib is slow to import

        return open_dataset(self.folder)


def open_graph(folder: Path | str | None = None) -> KnowledgeGraph:
    """Open a build.

    Args:
        folder: A build's folder; by default $VAKG_GRAPH, ./build, or the bundled documents' graph,
            which is built into the user's cache on first use.
    """
    found = find_graph(Path(folder) if folder is not None else None)
    if found is None:
        from vakg.pipeline import build  # noqa: PLC0415 - only when there is nothing to read yet

        found = bundled_graph()
        build(None, found)
    return KnowledgeGraph(found)
