"""Draft and verdicts to a reviewed record, and to what of the draft nobody has judged yet.

The one rule: only what a person accepted, corrected or added gets into the reviewed record. What is not
judged stays as the machine read it, in a record of its own; so does an accepted fact that names one not
judged yet, since without it the fact would say less than what was accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from vakg.errors import BadInputError
from vakg.model.assertion import Review
from vakg.model.case import Event
from vakg.model.claim import Claim
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.records.anchor import anchor_record
from vakg.records.dump import dump_record
from vakg.records.sheet import KEPT, Sheet, lay_out, make_record, named_by, take_verdicts
from vakg.records.verdict_file import CaseHead, Verdicts, draft_hash, read_verdicts

__all__ = [
    "Merged",
    "apply_verdicts",
    "draft_hash",
    "dump_reviewed",
    "merge_verdicts",
    "read_verdicts",
]

SHOWN = 20
"""Faults told of one file; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What comes of a draft and the verdicts on it.

    Args:
        record: The reviewed record; None while no fact can go into it.
        remaining: The machine's record of what is not judged, with what it names; None when done.
        waiting: Facts accepted, corrected or added that cannot stand yet, each with what it waits for.
        left_out: What a claim says of claims that are rejected or not judged yet, a sentence each.
        counts: How many of each verdict, and under `open` how many not judged.
        by, when: Who judged, and the day to state.
        draft: The hash of the draft.
    """

    record: Record | None
    remaining: Record | None
    waiting: Mapping[str, str]
    left_out: tuple[str, ...]
    counts: Mapping[str, int]
    by: str
    when: date
    draft: str


def apply_verdicts(
    record: Record, verdicts: Verdicts, document: Document, by: str | None, when: date
) -> Record:
    """Make the reviewed record of a draft; see `merge_verdicts`, which gives the rest as well.

    Raises:
        BadInputError: As `merge_verdicts`, and where nothing can go into a reviewed record yet.
    """
    merged = merge_verdicts(record, verdicts, document, by, when)
    if merged.record is None:
        raise _nothing_yet(_where(record), merged)
    return merged.record


def merge_verdicts(
    record: Record, verdicts: Verdicts, document: Document, by: str | None, when: date
) -> Merged:
    """Settle a draft by the verdicts on it.

    Args:
        record: The draft that was judged.
        verdicts: As `read_verdicts` gives them.
        document: The document; every quote must stand in its text.
        by: Who judged; None for the name that the verdicts give.
        when: The day to state.

    Raises:
        BadInputError: If the verdicts are on another draft or document, contradict each other, or
            correct or add what is no statement of this document; says every fault.
    """
    name = " ".join((by or verdicts.by or "").split())
    record = _check_draft(record, verdicts, document, name)
    sheet = lay_out(record)
    faults = take_verdicts(sheet, verdicts)
    _refuse(record, faults or _contradictions(sheet))
    waiting = _waiting(sheet)
    settled = {one for one, state in sheet.states.items() if state in KEPT} - waiting.keys()
    open_ = {one for one, state in sheet.states.items() if state == "open"} | waiting.keys()
    reviewed = _made(sheet, record, document, settled, Review.REVIEWED)
    signed = {"reviewed_by": name, "reviewed_on": when}
    return Merged(
        record=reviewed.model_copy(update=signed) if reviewed else None,
        remaining=_made(sheet, record, document, _with_named(sheet, open_), Review.MACHINE),
        waiting=waiting, left_out=tuple(_left_out(sheet, settled)), counts=Counter(sheet.states.values()),
        by=name, when=when, draft=verdicts.draft,
    )  # fmt: skip


def dump_reviewed(merged: Merged) -> str:
    """Write the reviewed record as YAML, with a first line that says who reviewed what, and when.

    Raises:
        BadInputError: If there is no reviewed record.
    """
    if merged.record is None:
        raise _nothing_yet("verdicts", merged)
    told = [
        f"{merged.counts.get(one, 0)} {one}"
        for one in ("accepted", "corrected", "added", "rejected")
    ]
    told.append(f"{merged.counts.get('open', 0)} not judged")
    head = f"# Reviewed by {merged.by} on {merged.when.isoformat()}: {', '.join(told)}."
    return f"{head}\n# Draft {merged.draft}\n{dump_record(merged.record)}"


def _nothing_yet(where: str, merged: Merged) -> BadInputError:
    waits = [f"{name} for {other}" for name, other in sorted(merged.waiting.items())[:3]]
    more = f"; {len(merged.waiting)} accepted facts wait ({', '.join(waits)} ...)" if waits else ""
    what = f"nothing can go into a reviewed record yet{more}"
    return BadInputError(where, what, "Judge a patient and facts of the case, or a claim.")


def _where(record: Record) -> str:
    return f"verdicts on {record.document}"


def _check_draft(record: Record, verdicts: Verdicts, document: Document, name: str) -> Record:
    """Give the draft with the place of each quote, if draft, verdicts and document belong together."""
    anchored = record
    what = remedy = None
    if record.document != document.name:
        what = f"the draft is of {record.document}, the document is {document.name}"
        remedy = "Give the draft's own document."
    elif verdicts.document != record.document:
        what = f"they were given on {verdicts.document}"
        remedy = f"Give the draft of {verdicts.document}."
    elif not name:
        what = "nobody is named as the reviewer"
        remedy = "Give a name with --by, or type it on the review page."
    elif verdicts.draft != draft_hash(anchored := anchor_record(record, document)):
        what = (
            f"they were given on another draft ({verdicts.draft[:12]}…, this one is "
            f"{draft_hash(anchored)[:12]}…); the draft was changed or made anew since"
        )
        remedy = "Give the draft that the review page was made of."
    if what and remedy:
        raise BadInputError(_where(record), what, remedy)
    return anchored


def _contradictions(sheet: Sheet) -> list[str]:
    """Tell what is kept although what it names is rejected."""
    found = []
    for name, state in sheet.states.items():
        for other in named_by(sheet, name) if state in KEPT else ():
            if other not in sheet.said:
                found.append(f"{name} names {other}, which there is not")
            elif sheet.states[other] == "rejected":
                which = (
                    "the patient of its case" if isinstance(sheet.said[other], CaseHead) else other
                )
                found.append(
                    f"{name} is {state}, but {which} is rejected: correct or reject {name}"
                )
    return found


def _refuse(record: Record, faults: list[str]) -> None:
    if faults:
        shown = faults[:SHOWN] + (
            [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        )
        what = f"{len(faults)} of them cannot be applied:\n  " + "\n  ".join(shown) + "\n "
        raise BadInputError(
            _where(record), what, "Settle them on the review page and download again."
        )


def _waiting(sheet: Sheet) -> dict[str, str]:
    """Find what is kept but names what is not judged, straight or through others."""
    waiting: dict[str, str] = {}
    kept = [name for name, state in sheet.states.items() if state in KEPT]
    grows = True
    while grows:
        grows = False
        for name in kept:
            lacks = next(
                (one for one in named_by(sheet, name) if _is_open(sheet, waiting, one)), None
            )
            if lacks and name not in waiting:
                waiting[name], grows = lacks, True
    for head in sheet.of(CaseHead, set(kept) - waiting.keys()):
        if not set(one.id for one in sheet.of(Event, kept, head.id)) - waiting.keys():
            waiting[head.id] = "an accepted event of the case"
    return waiting


def _is_open(sheet: Sheet, waiting: Mapping[str, str], name: str) -> bool:
    return sheet.states[name] == "open" or name in waiting


def _with_named(sheet: Sheet, names: Set[str]) -> set[str]:
    """Add to the names all that they name and that is not rejected."""
    found, new = set(names), set(names)
    while new:
        named = {other for one in new for other in named_by(sheet, one)}
        new = {one for one in named if sheet.states[one] != "rejected"} - found
        found |= new
    return found


def _left_out(sheet: Sheet, settled: Set[str]) -> list[str]:
    told = []
    for claim in sheet.of(Claim, settled):
        for key in ("agrees_with", "contradicts"):
            gone = [other for other in getattr(claim, key) if other not in settled]
            told += [
                f"{claim.id}: {key} {other} ({sheet.states.get(other, 'unknown')})"
                for other in gone
            ]
    return told


def _made(
    sheet: Sheet, record: Record, document: Document, names: Set[str], review: Review
) -> Record | None:
    try:
        made = make_record(sheet, record.document, names, review)
    except ValidationError as error:
        _refuse(record, [one["msg"].removeprefix("Value error, ") for one in error.errors()])
        raise
    return anchor_record(made, document) if made else None
