"""The checks that every build passes: quotes at their offsets, and quality queries. A finding is a defect.

`vakg validate` adds shapes and consistency (`validation.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions, Store, Triple

from vakg.errors import BadInputError, QualityGateError
from vakg.graph.vocabulary import shorten, vaco
from vakg.resources import queries_dir

SHOWN = 60
"""Characters of a quote that a finding shows."""

_IRI = re.compile(r"https?://[^\s,;:()]+")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
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
    texts, documents = _values(store, "readingText"), _values(store, "inDocument")
    starts, ends = _values(store, "start"), _values(store, "end")
    verified, findings = 0, []
    for quote, words in _pairs(store, "quote"):
        text = texts.get(documents.get(quote, ""), "")
        place = starts.get(quote, "?"), ends.get(quote, "?")
        if _stands(words, text, place):
            verified += 1
        else:
            what = _misplaced(words, text, place)
            findings.append(Finding(check="quotes", where=shorten(quote), what=what))
    return verified, sorted(findings)


def _values(store: Store, name: str) -> dict[str, str]:
    return dict(_pairs(store, name))


def _pairs(store: Store, name: str) -> Iterator[tuple[str, str]]:
    """Give who has what value of a property, as plain strings."""
    for quad in store.quads_for_pattern(None, vaco(name), None):
        if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
            yield quad.subject.value, quad.object.value


def _stands(words: str, text: str, place: tuple[str, str]) -> bool:
    if not all(offset.isdecimal() for offset in place):
        return False
    start, end = map(int, place)
    return start < end and text[start:end] == words


def _misplaced(words: str, text: str, place: tuple[str, str]) -> str:
    """Say what is wrong with a quote, and where its words do stand."""
    found = text.find(words) if words else -1
    stands = (
        f"it stands at {found}-{found + len(words)}" if found >= 0 else "it is nowhere in the text"
    )
    shown = words if len(words) <= SHOWN else words[:SHOWN] + "..."
    return f"the quote {shown!r} does not stand at {place[0]}-{place[1]}; {stands}"


def check_quality(store: Store, queries: Path) -> list[Finding]:
    """Run every quality query of a folder; each row is a defect.

    Args:
        store: A build's quads.
        queries: Folder of SELECT queries that give ?entity and ?problem.

    Returns:
        What the rows say, with ids in their short form, in a fixed order.

    Raises:
        BadInputError: If a file is not such a query.
    """
    return [finding for path in sorted(queries.glob("*.rq")) for finding in _run(store, path)]


def quality_queries() -> tuple[Path, ...]:
    """Give the folders of quality queries: those of statements, and those of the ontology."""
    folder = queries_dir() / "quality"
    return folder, folder / "ontology"


def check_all_quality(store: Store) -> list[Finding]:
    """Run every bundled quality query."""
    return [one for folder in quality_queries() for one in check_quality(store, folder)]


def _run(store: Store, path: Path) -> list[Finding]:
    remedy = "Correct the query; it is a SELECT of ?entity and ?problem."
    try:
        rows = store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    except SyntaxError as error:
        what = f"not SPARQL ({str(error).splitlines()[0].partition(': expected')[0]})"
        raise BadInputError(str(path), what, remedy) from None
    names = {one.value for one in rows.variables} if isinstance(rows, QuerySolutions) else set()
    if not isinstance(rows, QuerySolutions) or not {"entity", "problem"} <= names:
        raise BadInputError(str(path), "it is not a quality query", remedy)
    check = path.stem.removesuffix("-violation")
    return sorted(
        Finding(check=check, where=shorten(row["entity"].value), what=_in_words(row["problem"]))
        for row in rows
    )


def _in_words(problem: Literal | None) -> str:
    """Shorten the ids in what a query says; a problem left unbound must not hide the row."""
    if problem is None:
        return "the query names no problem"
    return _IRI.sub(lambda match: shorten(match[0]), problem.value)


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
