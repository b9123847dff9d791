"""A build's report in plain English."""

from __future__ import annotations

from typing import Any


def render_report(report: dict[str, Any]) -> str:
    """Say what a graph holds: documents, cases, events by status, claims by kind, quotes verified."""
    counts, checks = report["counts"], report["checks"]
    kinds = counts["kinds"]
    lines = [
        f"{len(report['documents'])} documents: {', '.join(report['documents'])}",
        f"{kinds.get('patient', 0)} patients' cases with {kinds.get('Event', 0)} events: "
        + _listed(counts["event_statuses"]),
        f"{kinds.get('CausalLink', 0)} causal links, {kinds.get('Inconsistency', 0)} inconsistencies",
        f"{kinds.get('Claim', 0)} claims: " + _listed(counts["claim_kinds"]),
        f"{checks['quotes_verified']} quotes verified at their offsets, {checks['defects']} defects",
        "Review: " + _listed(counts["reviews"]),
        f"{report['quads']} quads",
    ]
    return "\n".join(lines)


def _listed(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in ordered)
