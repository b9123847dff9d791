"""The stages in order: documents and records to a graph, its checks, and what is made of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vakg import __version__
from vakg.documents import read_document
from vakg.errors import BadInputError, NotFoundError
from vakg.graph.checks import check_all_quality, check_quotes, demand_none
from vakg.graph.inference import infer
from vakg.graph.statements import StatementQuads
from vakg.graph.store import in_memory, read_report, write_build
from vakg.graph.terminology import classified, ontology_quads
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology, load_ontology
from vakg.records import anchor_record, check_terms, load_record
from vakg.resources import ontology_dir, queries_dir, seeds_dir

if TYPE_CHECKING:
    from pyoxigraph import Quad

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document and the record of it."""

    document: Document
    record: Record


def read_sources(folder: Path, ontology: Ontology) -> tuple[Source, ...]:
    """Read documents and their records from a folder, and check each record against both.

    Args:
        folder: Holds `documents/` and `records/`, or documents (.txt) and records (.yaml) together.
        ontology: Whose terms the records may use.

    Raises:
        NotFoundError: If the folder, or a record's document, is missing.
        BadInputError: If a document or record cannot be used.
    """
    documents, records = _folders(folder)
    paths = sorted(records.glob("*.yaml"))
    if not paths:
        raise NotFoundError(str(records), "there is no record (.yaml) in it", "Add one a document.")
    return tuple(_read_source(path, documents, ontology) for path in paths)


def _folders(folder: Path) -> tuple[Path, Path]:
    if not folder.is_dir():
        raise NotFoundError(
            str(folder), "there is no such folder", "Give a folder of documents and records."
        )
    parts = folder / "documents", folder / "records"
    return parts if all(part.is_dir() for part in parts) else (folder, folder)


def _read_source(path: Path, documents: Path, ontology: Ontology) -> Source:
    record = load_record(path)
    if record.document != path.stem:
        what = f"it says it is the record of {record.document!r}"
        raise BadInputError(
            str(path), what, f"Name it {record.document}.yaml, or correct `document`."
        )
    document = read_document(documents / f"{record.document}.txt")
    check_terms(record, ontology)
    return Source(document=document, record=anchor_record(record, document))


def make_quads(sources: Iterable[Source], ontology: Ontology, folder: Path) -> set[Quad]:
    """Give all quads: the ontology's, what each document says, and what follows from them."""
    quads = ontology_quads(folder, ontology) | classified(ontology)
    for source in sources:
        made = StatementQuads(source.record, source.document, ontology.by_notation, ontology.label)
        quads |= made.quads()
    return quads | infer(quads, queries_dir() / "construct")


def build(folder: Path | None, out: Path, progress: Progress = _silent) -> dict[str, Any]:
    """Build the graph of a folder of documents and records, and check it.

    Args:
        folder: Documents and records; None for the bundled ones.
        out: The build's folder.
        progress: Told what is being done.

    Returns:
        The build's report: counts by kind, status and review; checks; versions.

    Raises:
        VakgError: If an input cannot be used, a check fails, or `out` cannot be written; then
            nothing is written.
    """
    ontology = load_ontology()
    progress("reading documents and records")
    sources = read_sources(folder or seeds_dir(), ontology)
    progress("writing the graph and what follows from it")
    quads = make_quads(sources, ontology, ontology_dir())
    progress("checking quotes and quality")
    report = _checked_report(sources, quads, out)
    progress("storing")
    write_build(quads, report, out)
    return read_report(out)


def _checked_report(sources: Iterable[Source], quads: set[Quad], out: Path) -> dict[str, Any]:
    store = in_memory(quads)
    verified, findings = check_quotes(store)
    findings += check_all_quality(store)
    demand_none(findings, str(out))
    checks = {"quotes_verified": verified, "defects": 0}
    return {
        "checks": checks,
        "counts": count(sources),
        "documents": {one.document.name: one.document.sha256 for one in sources},
        "versions": {"vakg": __version__, "ontology": fingerprint(ontology_dir())},
    }


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
            if type(statement).__name__ == "Event":
                statuses[statement.status] += 1  # type: ignore[union-attr]
            if type(statement).__name__ == "Claim":
                claims[statement.kind] += 1  # type: ignore[union-attr]
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
