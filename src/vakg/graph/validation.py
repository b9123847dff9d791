"""All checks of a build at once, and what they looked at in plain English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store

from vakg.graph.checks import Finding, check_all_quality, check_quotes, quality_queries
from vakg.graph.consistency import check_logic, check_with_hermit
from vakg.graph.shapes import check_shapes
from vakg.graph.store import open_store
from vakg.graph.vocabulary import TYPE, vaco
from vakg.ontology.java import find_java
from vakg.resources import ontology_dir

Progress = Callable[[str], None]
Checked = tuple[str, list[Finding]]

_STATEMENTS = ("Patient", "ReportedEvent", "CausalLink", "Claim", "Inconsistency")


def validate_build(
    folder: Path, progress: Progress, *, hermit: bool = False
) -> tuple[list[str], list[Finding]]:
    """Check quotes, shapes, consistency and quality of a build.

    Args:
        folder: A build's folder.
        progress: Told what is being checked.
        hermit: Whether to ask HermiT too, which needs Java.

    Returns:
        A line for each check that says what it looked at, and all defects found.

    Raises:
        NotFoundError: If there is no build in the folder, or no Java for HermiT.
        BadInputError: If the build, a shape or a quality query cannot be used.
        LimitError: If HermiT's time or memory did not suffice.
    """
    if hermit:
        find_java()
    store = _in_memory(folder)
    checks: list[tuple[str, Callable[[Store], Checked]]] = [
        ("quotes", _quotes),
        ("shapes", _shapes),
        ("consistency", _consistency),
        ("quality queries", _quality),
    ]
    lines, findings = [_held(store)], []
    for name, check in [*checks, *([("HermiT", _hermit)] if hermit else [])]:
        progress(f"checking {name}")
        line, found = check(store)
        lines.append(line)
        findings += found
    return lines, findings


def _in_memory(folder: Path) -> Store:
    """Copy a build's store into memory, where the checks run several times as fast."""
    store = Store()
    store.bulk_extend(open_store(folder))
    return store


def _held(store: Store) -> str:
    documents = _count(store, "SourceDocument")
    statements = sum(_count(store, name) for name in _STATEMENTS)
    return f"{statements} statements of {documents} documents, {len(store)} quads"


def _count(store: Store, name: str) -> int:
    return len({quad.subject for quad in store.quads_for_pattern(None, TYPE, vaco(name))})


def _quotes(store: Store) -> Checked:
    verified, findings = check_quotes(store)
    return f"quotes: {verified} of {verified + len(findings)} stand at their offsets", findings


def _shapes(store: Store) -> Checked:
    shapes, nodes, findings = check_shapes(store, ontology_dir() / "shapes")
    return f"shapes: {shapes} held against {nodes} nodes, {_defects(findings)}", findings


def _consistency(store: Store) -> Checked:
    things, pairs, findings = check_logic(store)
    line = f"consistency: {things} things held against {pairs} pairs of classes that exclude each other"
    return f"{line}, {_defects(findings)}", findings


def _quality(store: Store) -> Checked:
    findings = check_all_quality(store)
    queries = sum(len(list(folder.glob("*.rq"))) for folder in quality_queries())
    return f"quality: {queries} queries asked, {_defects(findings)}", findings


def _hermit(store: Store) -> Checked:
    findings = check_with_hermit(store)
    if findings:
        return f"HermiT: {_defects(findings)}", findings
    return "HermiT: ontology and statements are consistent, and every class can have instances", []


def _defects(findings: list[Finding]) -> str:
    """Count defects in words.

    >>> _defects([])
    'no defect'
    """
    return {0: "no defect", 1: "1 defect"}.get(len(findings), f"{len(findings)} defects")
