"""A build's report in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SHOWN = 10
"""Notes that are printed; `report.json` has all."""

NAMED = 12
"""Documents that are named; of more, only the number is told."""


def render_report(report: dict[str, Any]) -> str:
    """Say what a graph holds: documents, cases, events by status, claims by kind, quotes verified."""
    counts, checks = report["counts"], report["checks"]
    kinds = counts["kinds"]
    lines = [
        _documents(report),
        f"{kinds.get('patient', 0)} patients' cases with {kinds.get('Event', 0)} events: "
        + _listed(counts["event_statuses"]),
        f"{kinds.get('CausalLink', 0)} causal links, {kinds.get('Inconsistency', 0)} inconsistencies",
        f"{kinds.get('Claim', 0)} claims: " + _listed(counts["claim_kinds"]),
        f"{checks['quotes_verified']} quotes verified at their offsets, {checks['defects']} defects",
        "Review: " + review_words(counts["reviews"]),
        f"{report['quads']} quads",
    ]
    return "\n".join([*lines, *_notes(report)])


def review_words(reviews: Mapping[str, int]) -> str:
    """Name how many statements a person has checked and how many only a machine has read.

    >>> review_words({"machine": 96, "reviewed": 412}), review_words({"reviewed": 3})
    ('412 reviewed, 96 machine-read, not checked', '3 reviewed')
    """
    machine = reviews.get("machine", 0)
    said = [f"{reviews['reviewed']} reviewed"] if reviews.get("reviewed") else []
    return ", ".join([*said, *([f"{machine} machine-read, not checked"] if machine else [])])


def _documents(report: dict[str, Any]) -> str:
    names = list(report["documents"])
    if len(names) <= NAMED:
        return f"{len(names)} documents: {', '.join(names)}"
    machine = len(report.get("machine_documents", ()))
    return f"{len(names)} documents, {len(names) - machine} of them with a reviewed record"


def _notes(report: dict[str, Any]) -> Iterator[str]:
    """Say what was noticed: defects of drafts, documents alike, documents without a record."""
    defects = report["checks"].get("machine_defects")
    if defects:
        yield f"{defects} defects in machine-read records; `vakg validate` lists them"
    yield from _shown("To know:", report.get("notes", ()))
    yield from _shown(
        "Documents without a record, which the graph knows nothing of (draft them with `vakg extract`):",
        report.get("undrafted", ()),
    )


def _shown(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more, all in report.json"


def _listed(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in ordered)
