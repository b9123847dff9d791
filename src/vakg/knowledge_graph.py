"""The graph in Python: `vakg.open()` and what can be asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from vakg.analysis.computed import ask_any, choose_any, computed_questions, find_case, unreported
from vakg.analysis.kinds import Knowledge, read_knowledge
from vakg.graph.location import bundled_graph, find_graph
from vakg.graph.store import open_store
from vakg.questions.facts import FactReader, select_facts
from vakg.questions.library import load_library
from vakg.resources import queries_dir
from vakg.view.notebook.answers import Answered, ShownCard, answered
from vakg.view.notebook.cases import Case, Cases
from vakg.view.notebook.comparisons import Concordance, Conflicts, Rates
from vakg.view.notebook.markup import part, table
from vakg.view.notebook.questions import Questions
from vakg.view.notebook.statements import Facts
from vakg.view.notebook.table import Table

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store
    from rdflib import Dataset

    from vakg.model.fact import Fact
    from vakg.view.cards import Card
    from vakg.view.notebook.ways import ShownWays

Kind = TypeVar("Kind", bound=Answered)


@dataclass(frozen=True)
class KnowledgeGraph:
    """An open build; `folder` is where it lies.

    >>> import vakg
    >>> kg = vakg.open()
    >>> kg.facts(case="index", kind="patient")[0].text[:11]
    'The patient'
    >>> kg.ask("leakage-in-a-case", case="case-2").parameters
    {'case': 'case-2'}
    """

    folder: Path

    # ---- asking

    def ask(self, words: str, **given: str) -> Answered:
        """Answer a question, by its name or in plain words; keyword arguments set its parameters.

        The answer has `rows`, `df`, `card`, `quotes` and `sparql`; a notebook shows it as a table.

        Raises:
            NotFoundError: If it is not sure which question is asked; names the three nearest.
            BadInputError: If a parameter is unknown or not of its kind.
        """
        name, used = choose_any(self.folder, words, given)
        asked = ask_any(self.folder, name, used, self._known_for(name))
        return answered(asked, lambda: self._make_card(asked))

    @cached_property
    def questions(self) -> Questions:
        """All questions, each as an attribute that can be called: `kg.questions.leakage_in_a_case()`."""
        return Questions(
            load_library(queries_dir() / "competency") | computed_questions(), self.ask
        )

    def card(self, words: str, **given: str) -> ShownCard:
        """Answer a question with all it rests on: every quote, what speaks against it, what is not reported.

        Raises:
            NotFoundError: If it is not sure which question is asked.
            BadInputError: If a parameter is unknown or not of its kind.
        """
        return self.ask(words, **given).card

    def _make_card(self, asked: Any) -> Card:
        from vakg.view.cards import make_card  # noqa: PLC0415 - only cards need what shows them

        return make_card(asked, self.knowledge, partial(unreported, self.folder))

    def _known_for(self, name: str) -> Knowledge | None:
        return self.knowledge if name in computed_questions() else None

    def query(self, sparql: str, *, seconds: float = 60.0, limit: int = 100_000) -> Table:
        """Answer a SPARQL query over all named graphs; it can only read.

        Raises:
            BadInputError: If it is no query, an update, or reaches beyond the graph.
            LimitError: If its time or memory is used up.
        """
        from vakg.questions.free import ask_freely  # noqa: PLC0415

        found = ask_freely(self.folder, sparql, "the query", seconds=seconds, limit=limit)
        note = f"Cut after {limit} rows." if found.truncated else ""
        return Table(columns=found.columns, rows=tuple(found.dicts()), note=note)

    # ---- comparing

    def paths(self, start: str, end: str, *, at_most: int = 5, one_way: bool = False) -> ShownWays:
        """Find the ways through the veins from a level (`L3`) or a place to a place.

        Raises:
            NotFoundError: If a name is not known; says which come nearest.
        """
        from vakg.analysis.paths import find_ways  # noqa: PLC0415 - networkx is slow to import
        from vakg.view.notebook.ways import shown_ways  # noqa: PLC0415

        return shown_ways(find_ways(self.knowledge, start, end, at_most=at_most, one_way=one_way))

    def concordance(self, case: str) -> Concordance:
        """Hold all that the documents advise against what was done in a case, line by line.

        Raises:
            BadInputError: If there is no such case, or several; says which there are.
        """
        return _as(Concordance, self.ask("concordance", case=case))

    def conflicts(self) -> Conflicts:
        """Find statements that do not agree, between documents and inside one, side by side."""
        return _as(Conflicts, self.ask("conflicts"))

    def rates(self) -> Rates:
        """Gather every reported proportion with what it is of; `forest_plot()` draws them."""
        return _as(Rates, self.ask("rates"), knowledge=self.knowledge)

    # ---- what it holds

    def facts(self, **filters: str) -> Facts:
        """Give the facts whose document, case, kind, status or review is the one asked for.

        Raises:
            NotFoundError: If the graph has nothing of that document, case, kind or status.
        """
        return Facts(select_facts(self._facts, dict(filters)))

    @cached_property
    def cases(self) -> Cases:
        """All cases, those that a document only cites too."""
        told = [one for one in self._facts if one.kind == "patient" and one.case]
        return Cases([Case(one.document, str(one.case), self.knowledge) for one in told])

    def case(self, name: str) -> Case:
        """Give a case by `DOCUMENT/CASE`, or by its own name where no other document has it.

        Raises:
            BadInputError: If there is no such case, or several; says which there are.
        """
        found = find_case([(one.document, one.name) for one in self.cases], name)
        return Case(*found, self.knowledge)

    @cached_property
    def knowledge(self) -> Knowledge:
        """All that the build says, as plain values: what the functions of `vakg.analysis` take."""
        return read_knowledge(self._store, self._facts)

    # ---- the same graph for other libraries

    def graph(self) -> nx.MultiDiGraph[str]:
        """Give all statements as one networkx graph; every node and edge has a `kind`."""
        from vakg.analysis.statement_graph import statement_graph  # noqa: PLC0415 - networkx is slow

        return statement_graph(self._facts)

    def dataset(self) -> Dataset:
        """Open the graph as an rdflib Dataset; its default graph joins all named graphs."""
        from vakg.graph.dataset import open_dataset  # noqa: PLC0415 - rdflib is slow to import

        return open_dataset(self.folder)

    @cached_property
    def _store(self) -> Store:
        return open_store(self.folder)

    @cached_property
    def _facts(self) -> list[Fact]:
        return FactReader(self._store).facts()

    def _repr_html_(self) -> str:
        counts = Counter((fact.document, fact.review) for fact in self._facts)
        rows = [
            {"document": document, "statements": number, "review": review}
            for (document, review), number in counts.items()
        ]
        told = "Ask with kg.ask(...), or look at kg.questions, kg.cases, kg.facts()."
        return part(
            "A graph of what documents say", table(("document", "statements", "review"), rows), told
        )


def _as(kind: type[Kind], answer: Answered, **more: Any) -> Kind:
    """Give an answer the methods of its kind."""
    own: Mapping[str, Any] = {one.name: getattr(answer, one.name) for one in fields(answer)}
    return kind(**own, **more)


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
