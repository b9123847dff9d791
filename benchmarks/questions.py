"""Time every question on the bundled documents and on a graph of a million quads, beside plain rdflib.

`python -m benchmarks.questions` builds the bundled documents, makes copies of all that is said of them
under names of their own until there are a million quads, and asks every question: of the small graph in
the engine and in plain rdflib, whose answers must be the same row by row, and of the large graph in the
engine. Times are processor time of this process, so that others on the machine weigh less.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.graph.store import open_store
from vakg.graph.vocabulary import KG, ONTOLOGY_GRAPH
from vakg.pipeline import build
from vakg.questions.answer import Answer, plain, run
from vakg.questions.library import Question, load_library
from vakg.resources import queries_dir

QUADS = 1_000_000
SMALL_LIMIT, LARGE_LIMIT = 0.05, 1.0
"""Seconds that a question may take on the bundled documents, and on the large graph."""
PATIENCE = 3
"""Seconds after which rdflib is stopped; its rows are then compared on a small graph, in the tests."""
_SHARED = ("graph.ontology", "graph.inferred", "graph.evidence")


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one question took, in seconds of processor time; None where it was not asked."""

    name: str
    rows: int
    small: float
    rdflib: float | None
    large: float
    large_rows: int


def is_of_documents(quad: Quad) -> bool:
    """Say whether a quad is about the documents, and not about the ontology."""
    subject = quad.subject
    named = isinstance(subject, NamedNode) and subject.value.startswith(KG)
    return named and quad.graph_name != ONTOLOGY_GRAPH


def copied(quads: Iterable[Quad], number: int) -> Iterator[Quad]:
    """Give quads about the documents once more, every name of the data with a number of its own."""

    def renamed(term: Any) -> Any:
        if not isinstance(term, NamedNode) or not term.value.startswith(KG):
            return term
        name = term.value.removeprefix(KG)
        if name in _SHARED:
            return term
        graph, rest = ("graph.", name[6:]) if name.startswith("graph.") else ("", name)
        document, dot, local = rest.partition(".")
        return NamedNode(f"{KG}{graph}{document}-{number}{dot}{local}")

    for quad in quads:
        parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        yield Quad(*(renamed(part) for part in parts))


def large_store(small: Store, folder: Path, quads: int = QUADS) -> Store:
    """Make a store of so many quads of copies of the documents in a small one."""
    every = list(small)
    told = [quad for quad in every if is_of_documents(quad)]
    made = Store(str(folder))
    made.bulk_extend(every)
    for number in range(1, 2 + (quads - len(every)) // len(told)):
        made.bulk_extend(copied(told, number))
    made.optimize()
    return made


def seconds(task: Callable[[], Any], limit: float, tries: int = 3) -> tuple[float, Any]:
    """Give the least processor time of a few tries, and the result; no second try far over the limit."""
    best, result = float("inf"), None
    for _ in range(tries):
        begin = time.process_time()
        result = task()
        best = min(best, time.process_time() - begin)
        if best > 3 * limit:
            break
    return best, result


class TooLateError(Exception):
    """The other engine was not ready within its time."""


def within(limit: int, task: Callable[[], Any]) -> Any:
    """Give the result of a task, or None where it takes longer than so many seconds."""

    def stop(*_: object) -> None:
        raise TooLateError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(limit)
    try:
        return task()
    except TooLateError:
        return None
    finally:
        signal.alarm(0)


def in_rdflib(dataset: Any, question: Question) -> Answer:
    """Ask plain rdflib, and give its rows in our form."""
    found = dataset.query(question.sparql)
    names = tuple(str(name) for name in found.vars)
    return Answer(columns=names, rows=tuple(tuple(_ours(value) for value in row) for row in found))


def _ours(value: Any) -> Any:
    from rdflib import URIRef  # noqa: PLC0415 - slow to import

    if value is None:
        return None
    if isinstance(value, URIRef):
        return plain(NamedNode(str(value)))
    if value.language:
        return str(value)
    datatype = NamedNode(str(value.datatype)) if value.datatype else None
    return plain(Literal(str(value), datatype=datatype) if datatype else Literal(str(value)))


def plain_dataset(folder: Path) -> Any:
    """Read a build into rdflib's own memory; all graphs together are its default graph."""
    from rdflib import Dataset  # noqa: PLC0415 - slow to import

    dataset = Dataset(default_union=True)
    dataset.parse(str(folder / "graph.nq"), format="nquads")
    return dataset


def time_all(folder: Path, large: Store, *, beside_rdflib: bool = True) -> Iterator[Timed]:
    """Ask every question of both graphs, and the small one in both engines.

    Raises:
        AssertionError: If the two engines give different rows.
    """
    small = open_store(folder)
    dataset = plain_dataset(folder) if beside_rdflib else None
    for name, question in load_library(queries_dir() / "competency").items():
        took, ours = seconds(partial(run, small, question.sparql), SMALL_LIMIT, 5)
        theirs = None
        if dataset is not None:
            task = partial(within, PATIENCE, partial(in_rdflib, dataset, question))
            theirs, rows = seconds(task, 0.0, 1)
            assert rows in (ours, None), f"{name}: the engines do not agree"
            theirs = theirs if rows is not None else None
        taken, many = seconds(partial(run, large, question.sparql), LARGE_LIMIT)
        yield Timed(name, len(ours.rows), took, theirs, taken, len(many.rows))


def main(arguments: list[str]) -> int:
    """Print one line a question, slowest on the large graph first; 1 if a limit is passed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "build"
        build(None, folder)
        large = large_store(open_store(folder), Path(place) / "large")
        print(f"{len(large)} quads in the large graph")
        found = list(time_all(folder, large, beside_rdflib="--no-rdflib" not in arguments))
    print(f"{'question':32} {'rows':>5} {'ms':>7} {'rdflib ms':>10} {'large ms':>9} {'rows':>7}")
    for one in sorted(found, key=lambda one: -one.large):
        theirs = f"{1000 * one.rdflib:10.0f}" if one.rdflib is not None else f"{'-':>10}"
        times = f"{1000 * one.small:7.1f} {theirs} {1000 * one.large:9.0f}"
        print(f"{one.name:32} {one.rows:5} {times} {one.large_rows:7}")
    late = [one.name for one in found if one.small > SMALL_LIMIT or one.large > LARGE_LIMIT]
    print(f"over the limits of 50 ms and 1000 ms: {', '.join(late) or 'none'}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
