"""Checks of a built graph: quotes, quality queries, consistency, shapes. A finding is a defect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, QuerySolutions, Store

from vakg.errors import QualityGateError
from vakg.graph.vocabulary import shorten, vaco


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One defect: which check found it, at which statement, and what is wrong in plain words."""

    check: str
    where: str
    what: str


def check_quotes(store: Store) -> tuple[int, list[Finding]]:
    """Look up every quote in its document's text at its offsets; matching is exact.

    Returns:
        How many quotes were verified, and a finding for each that does not stand.
    """
    texts = {quad.subject: quad.object.value for quad in _pattern(store, "readingText")}
    documents = {quad.subject: quad.object for quad in _pattern(store, "inDocument")}
    starts = {quad.subject: int(quad.object.value) for quad in _pattern(store, "start")}
    ends = {quad.subject: int(quad.object.value) for quad in _pattern(store, "end")}
    verified, findings = 0, []
    for quad in _pattern(store, "quote"):
        start, end = starts.get(quad.subject, -1), ends.get(quad.subject, -1)
        text = texts.get(documents.get(quad.subject), "")
        if 0 <= start < end and text[start:end] == quad.object.value:
            verified += 1
        else:
            what = f"the quote {quad.object.value[:60]!r} does not stand at {start}-{end}"
            findings.append(Finding(check="quotes", where=shorten(quad.subject.value), what=what))
    return verified, findings


def _pattern(store: Store, name: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, vaco(name), None)


def check_quality(store: Store, queries: Path) -> list[Finding]:
    """Run every quality query; each row is a defect."""
    findings = []
    for path in sorted(queries.glob("*.rq")):
        rows = store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions), "a quality query is a SELECT"
        for row in rows:
            entity, problem = row["entity"], row["problem"]
            findings.append(
                Finding(check=path.stem, where=shorten(entity.value), what=problem.value)
            )
    return findings


def demand_none(findings: list[Finding], where: str) -> None:
    """Stop when there is a finding.

    Raises:
        QualityGateError: Lists the findings, the first twenty in full.
    """
    if findings:
        lines = [f"[{one.check}] {one.where}: {one.what}" for one in findings[:20]]
        more = f"\n  and {len(findings) - 20} more" if len(findings) > 20 else ""
        what = f"{len(findings)} defects were found:\n  " + "\n  ".join(lines) + more + "\n "
        raise QualityGateError(where, what, "Correct the records or the ontology and build again.")
