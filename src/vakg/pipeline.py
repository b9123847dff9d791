"""The stages in order: documents and records to a graph, its checks, and what is made of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vakg import __version__
from vakg.corpus.kept import read_kept
from vakg.corpus.layout import Layout
from vakg.corpus.sources import Gathered, Source, gather_sources
from vakg.errors import NotFoundError
from vakg.graph.checks import check_all_quality, check_quotes, demand_none
from vakg.graph.inference import infer
from vakg.graph.statements import StatementQuads
from vakg.graph.store import in_memory, read_report, write_build
from vakg.graph.terminology import classified, ontology_quads
from vakg.model.assertion import Review
from vakg.model.case import Event
from vakg.model.claim import Claim
from vakg.model.fact import Fact, document_of
from vakg.ontology import Ontology, load_ontology
from vakg.questions.facts import FactReader
from vakg.records import load_record
from vakg.resources import ontology_dir, queries_dir, seeds_dir

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = [
    "Gathered", "Source", "build", "count", "drafted_facts", "fingerprint", "gather_sources",
    "make_quads", "read_sources",
]  # fmt: skip

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


def read_sources(folder: Path, ontology: Ontology) -> tuple[Source, ...]:
    """Read documents and the records that count for them; see `gather_sources`."""
    return gather_sources([folder], ontology).sources


def make_quads(sources: Iterable[Source], ontology: Ontology, folder: Path) -> set[Quad]:
    """Give all quads: the ontology's, what each document says, and what follows from them."""
    quads = ontology_quads(folder, ontology) | classified(ontology)
    for source in sources:
        made = StatementQuads(source.record, source.document, ontology.by_notation, ontology.label)
        quads |= made.quads()
    return quads | infer(quads, queries_dir() / "construct")


def drafted_facts(folder: Path, names: Sequence[str], batch: int = 200) -> Iterator[Fact]:
    """Give the facts of drafts as rows, as a graph of them would give them.

    Args:
        folder: A folder of drafts.
        names: The documents, in the order wanted.
        batch: How many documents are held in memory at once.
    """
    ontology, layout = load_ontology(), Layout(folder)
    for begin in range(0, len(names), batch):
        sources = [
            Source(
                document=read_kept(layout.document(name)), record=load_record(layout.draft(name))
            )
            for name in names[begin : begin + batch]
        ]
        facts = FactReader(in_memory(make_quads(sources, ontology, ontology_dir()))).facts()
        place = {name: number for number, name in enumerate(names[begin : begin + batch])}
        yield from sorted(facts, key=lambda fact: place[fact.document])


def build(
    folder: Path | Sequence[Path] | None,
    out: Path,
    progress: Progress = _silent,
    *,
    reviewed_only: bool = False,
) -> dict[str, Any]:
    """Build the graph of documents and records, and check it.

    Args:
        folder: Documents and records, or several folders of them; None for the bundled ones.
        out: The build's folder.
        progress: Told what is being done.
        reviewed_only: Whether to leave out records that nobody has checked.

    Returns:
        The build's report: counts by kind, status and review; checks; versions.

    Raises:
        VakgError: If an input cannot be used, a check fails, or `out` cannot be written; then
            nothing is written.
    """
    ontology = load_ontology()
    progress("reading documents and records")
    folders = [folder or seeds_dir()] if folder is None or isinstance(folder, Path) else folder
    gathered = gather_sources(folders, ontology)
    if reviewed_only:
        gathered = only_reviewed(gathered, ", ".join(map(str, folders)))
    progress("writing the graph and what follows from it")
    quads = make_quads(gathered.sources, ontology, ontology_dir())
    progress("checking quotes and quality")
    report = _checked_report(gathered, quads, out)
    progress("storing")
    write_build(quads, report, out)
    return read_report(out)


def only_reviewed(gathered: Gathered, where: str) -> Gathered:
    """Leave out what nobody has checked.

    Raises:
        NotFoundError: If nothing is left.
    """
    left = tuple(one for one in gathered.sources if one.record.review is Review.REVIEWED)
    if not left:
        what = "there is no reviewed record in it"
        raise NotFoundError(
            where, what, "Review drafts with `vakg review`, or leave the option out."
        )
    return replace(gathered, sources=left)


def _checked_report(gathered: Gathered, quads: set[Quad], out: Path) -> dict[str, Any]:
    """Check the quads: any defect of what a person has checked stops the build."""
    store = in_memory(quads)
    verified, findings = check_quotes(store)
    demand_none(findings, str(out))
    machine = [s.document.name for s in gathered.sources if s.record.review is Review.MACHINE]
    findings = check_all_quality(store)
    drafted = [one for one in findings if is_about(one.where, machine)]
    demand_none([one for one in findings if one not in drafted], str(out))
    return {
        "checks": {"quotes_verified": verified, "defects": 0, "machine_defects": len(drafted)},
        "counts": count(gathered.sources),
        "counts_by_review": {
            state.value: count(one for one in gathered.sources if one.record.review is state)
            for state in Review
        },
        "documents": {one.document.name: one.document.sha256 for one in gathered.sources},
        "machine_documents": machine,
        "notes": list(gathered.notes),
        "undrafted": list(gathered.undrafted),
        "versions": {"vakg": __version__, "ontology": fingerprint(ontology_dir())},
    }


def is_about(where: str, documents: Iterable[str]) -> bool:
    """Tell whether a node belongs to one of some documents.

    >>> is_about("kg:a.case.index", ["a"]), is_about("kg:ab.case.index", ["a"])
    (True, False)
    """
    return where.startswith("kg:") and document_of(where) in set(documents)


def count(sources: Iterable[Source]) -> dict[str, Any]:
    """Count what the records say, by kind, status and review, so that none is mixed silently."""
    kinds: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    reviews: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for source in sources:
        kinds["patient"] += len(source.record.cases)
        reviews[source.record.review] += len(source.record.cases)
        for _, statement in source.record.statements():
            kinds[type(statement).__name__] += 1
            reviews[source.record.review] += 1
            if isinstance(statement, Event):
                statuses[statement.status] += 1
            if isinstance(statement, Claim):
                claims[statement.kind] += 1
    names = ("kinds", "event_statuses", "claim_kinds", "reviews")
    counters = (kinds, statuses, claims, reviews)
    return {name: dict(sorted(one.items())) for name, one in zip(names, counters, strict=True)}


def fingerprint(folder: Path) -> str:
    """Give a short hash of all files of a folder, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
            )
    return digest.hexdigest()[:16]
