"""What a run over many files did, in numbers, in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vakg.corpus.journal import Fault
from vakg.records.duplicates import Alike, Likeness

SHOWN = 10
"""Lines of a kind that are printed; `summary.json` has all."""


@dataclass(slots=True)
class Summary:
    """What a run did.

    Args:
        files: How many files were found.
        read: How many of them this run read; earlier: how many were done before and unchanged.
        faults: Why files could not be read, by file.
        counts: Numbers of drafts, cases, events, links, claims, mentions in the folder's drafts.
        names: Of the documents with a draft, in the order of their files.
        same: Files that gave no draft because another document has the same text, with that document.
        alike: Documents that are alike.
        notes: What else is to be known: drafts kept because they were edited, changed texts.
        warnings: What of a file could not be read, by file.
        others: How many files of other types lay in the folders, by suffix.
        stopped: Whether the run was stopped before its end.
    """

    files: int = 0
    read: int = 0
    earlier: int = 0
    faults: dict[str, Fault] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    names: list[str] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    alike: list[Alike] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    stopped: bool = False

    @property
    def exit_code(self) -> int:
        """0 where every file was read, 130 where the run was stopped, else the first fault's code."""
        if self.stopped:
            return 130
        return next(iter(self.faults.values())).code if self.faults else 0

    def plain(self) -> dict[str, Any]:
        """Give all of it as JSON has it."""
        return {
            "files": self.files, "read": self.read, "earlier": self.earlier, "stopped": self.stopped,
            "counts": dict(sorted(self.counts.items())),
            "not_read": {
                key: {"what": fault.what, "remedy": fault.remedy} for key, fault in self.faults.items()
            },
            "same_text": self.same,
            "alike": [
                {"how": one.how, "document": one.document, "other": one.other, "why": one.why}
                for one in self.alike
            ],
            "notes": self.notes, "warnings": self.warnings, "left_aside": self.others,
        }  # fmt: skip

    def text(self) -> str:
        """Write it as the JSON of `summary.json`."""
        return json.dumps(self.plain(), ensure_ascii=False, indent=1) + "\n"


def render_summary(summary: Summary, folder: str | None) -> Iterator[str]:
    """Say in lines what a run did, what it could not read, and what it noticed.

    Args:
        summary: What it did.
        folder: Where the drafts are, to say what to do next; None where they are not kept.
    """
    done = summary.read + summary.earlier
    yield f"{_count(done, 'file')} of {summary.files} read: " + _done(summary)
    counts = summary.counts
    yield (
        f"{_count(counts['drafts'], 'draft record')}, none checked by a person: "
        f"{_count(counts['cases'], 'case')}, {_count(counts['events'], 'event')}, "
        f"{_count(counts['links'], 'causal link')}, {_count(counts['claims'], 'claim')}; "
        f"{_count(counts['mentions'], 'mention')} recognised but not understood."
    )
    yield from _section(
        "Not read:", [f"{key}: {one.what}. {one.remedy}" for key, one in summary.faults.items()]
    )
    yield from _section(
        "The same text, so no second draft:",
        [f"{key} is {name}" for key, name in summary.same.items()],
    )
    for how in (Likeness.WORK, Likeness.NEARLY, Likeness.PATIENT):
        found = [f"{a.document} and {a.other}: {a.why}" for a in summary.alike if a.how is how]
        yield from _section(f"To judge - {how}:", found)
    yield from _section("To know:", summary.notes + _warned(summary))
    if summary.others:
        kinds = ", ".join(f"{number} {suffix}" for suffix, number in summary.others.items())
        yield f"Left aside, since no such file can be read: {kinds}."
    if summary.stopped:
        yield f"Stopped after {done} of {summary.files} files; the same command goes on from here."
    elif summary.names and folder is not None:
        yield f"Next: vakg review {folder}/drafts/{summary.names[0]}.yaml, or vakg build {folder}"


def _done(summary: Summary) -> str:
    parts = [f"{summary.read} now"] if summary.read or not summary.earlier else []
    parts += [f"{summary.earlier} unchanged since an earlier run"] if summary.earlier else []
    parts += [f"{len(summary.faults)} could not be read"] if summary.faults else []
    return ", ".join(parts) + "."


def _warned(summary: Summary) -> list[str]:
    return [f"{key}: {said}" for key, all_said in summary.warnings.items() for said in all_said]


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield title
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more, all in summary.json"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
