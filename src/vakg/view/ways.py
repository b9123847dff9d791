"""Ways through the veins, to read in a terminal or as rows for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from vakg.analysis.paths import Step, Way, Ways
from vakg.analysis.paths_network import FLOWS
from vakg.analysis.paths_sightings import Sighting
from vakg.view.rows import visible

WIDEST = 100
CAVEAT = (
    "A way is what the network of veins allows and not how cement went in any patient; a step that no "
    "document speaks of may still be the one it takes."
)
COLUMNS = (
    "way", "length", "step", "from_site", "to_site", "kind", "relation", "against", "basis", "source",
    "review_needed", "documented", "cases", "cases_by_class", "told", "said", "text", "fact", "quote",
)  # fmt: skip
_SHOWN = 2
"""Statements and quotes of one step that are written out; the rest are counted."""


def way_rows(ways: Ways) -> list[dict[str, Any]]:
    """Give every step as one row.

    `cases` are DOCUMENT/CASE with cement where the step ends, and what is said of it; `cases_by_class`
    those where only the kind of event says where; `told` counts what is said beyond single patients.
    """
    return [
        _row(number, way, place, step)
        for number, way in enumerate(ways.ways, 1)
        for place, step in enumerate(way.steps, 1)
    ]


def _row(number: int, way: Way, place: int, step: Step) -> dict[str, Any]:
    words = [step.quote or "", *(one.quote for one in (*step.said, *step.seen))]
    return {
        "way": number,
        "length": way.length,
        "step": place,
        "from_site": step.from_label,
        "to_site": step.to_label,
        "kind": step.kind,
        "relation": step.relation,
        "against": step.against,
        "basis": step.basis,
        "source": step.source,
        "review_needed": step.review_needed,
        "documented": step.documented,
        "cases": _cases(one for one in step.seen if not one.by_class),
        "cases_by_class": _cases(one for one in step.seen if one.by_class),
        "told": len(step.told),
        "said": " ".join(one.text for one in step.said),
        "text": f"{step.from_label} → {step.to_label}",
        "fact": " ".join(f"kg:{one.document}.{one.fact}" for one in (*step.said, *step.seen)),
        "quote": " […] ".join(dict.fromkeys(one for one in words if one)),
    }


def _cases(seen: Iterator[Sighting]) -> str:
    found: dict[str, str] = {}
    for one in seen:
        name = f"{one.document}/{one.case}"
        found[name] = "present" if "present" in (one.status, found.get(name)) else one.status
    return ", ".join(f"{name} ({status})" for name, status in found.items())


def render_ways(ways: Ways, width: int) -> Iterator[str]:
    """Write the ways for reading; the first in full, of the others what is new."""
    lines = min(width, WIDEST)
    yield f"From {ways.start.label} to {ways.end.label}\n\n"
    if ways.reason is not None:
        yield _block("", ways.reason, lines)
        return
    told: set[tuple[str, str]] = set()
    for number, way in enumerate(ways.ways, 1):
        yield _block(f"Way {number}: ", f"{way.length} steps, {' → '.join(way.sites)}", lines)
        for step in way.steps:
            if (step.from_site, step.to_site) not in told:
                told.add((step.from_site, step.to_site))
                yield from _step(step, lines)
        yield "\n"
    yield from _summary(ways, lines)


def _step(step: Step, width: int) -> Iterator[str]:
    yield _block("  · ", f"{step.from_label} → {step.to_label}{_how(step)}", width)
    if step.quote:
        stated = "stated in" if step.basis == "document text" else "told beside it in"
        yield _block("      ", f"{stated} {step.document}: “{step.quote}”", width)
    for one in step.said[:_SHOWN]:
        yield _block("      ", f"said in {one.document} ({one.status}): “{one.words}”", width)
    for one in _by_case(step)[:_SHOWN]:
        by = " by the kind of event" if one.by_class else ""
        yield _block(
            "      ",
            f"cement in {one.document}/{one.case} ({one.status}{by}): “{one.words}”",
            width,
        )
    more = len(_by_case(step)) - _SHOWN
    if more > 0:
        yield _block("      ", f"and in {more} more case{'' if more == 1 else 's'}", width)
    if step.told:
        yield _block(
            "      ", f"statements on cement there, beyond single patients: {len(step.told)}", width
        )
    if not step.documented:
        yield _block(
            "      ",
            "no document speaks of this step, and no case shows cement where it ends",
            width,
        )


def _how(step: Step) -> str:
    if step.kind != FLOWS:
        return f" ({step.kind})"
    notes = [step.relation or "", f"known from: {step.basis}"]
    notes += ["against the usual direction"] if step.against else []
    notes += ["not reviewed yet"] if step.review_needed else []
    return f" ({'; '.join(note for note in notes if note)})"


def _by_case(step: Step) -> list[Sighting]:
    """Give one statement a case, those that name the place before those whose kind alone says it."""
    found: dict[tuple[str, str | None], Sighting] = {}
    for one in sorted(step.seen, key=lambda each: each.by_class):
        found.setdefault((one.document, one.case), one)
    return list(found.values())


def _summary(ways: Ways, width: int) -> Iterator[str]:
    yield _block("Every way passes: ", ", ".join(ways.shared) or "no place in common", width)
    if ways.cut:
        yield _block("Without these there is no way: ", ", ".join(ways.cut), width)
    steps = ", ".join(f"{one.from_label} → {one.to_label}" for one in ways.undocumented)
    yield _block("Steps of these ways that nobody has documented: ", steps or "none", width)
    yield "\n" + _block("", CAVEAT, width)


def _block(lead: str, text: str, width: int) -> str:
    indent = " " * (len(lead) if len(lead) < 12 else 2)
    wrapped = textwrap.wrap(
        visible(lead + text), width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
        drop_whitespace=True,
    )  # fmt: skip
    return "\n".join(wrapped) + "\n"
