"""What is done, one line a file, so that a run that was stopped goes on where it was.

A line is written when all that came of a file lies in its place. A last line that a kill cut short is
passed over; then its file is read again. One run at a time writes to a folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from vakg.errors import BadInputError, VakgError

FORM = 1
NAME = "journal.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file could not be read.

    Args:
        what, remedy, code: As an error says it.
        passing: Whether another run may do better (memory, a crash).
        seconds: The limit that was too short; 0 where time was not the reason.
    """

    what: str
    remedy: str
    code: int
    passing: bool = False
    seconds: int = 0

    def holds(self, seconds: int) -> bool:
        """Tell whether it would be the same in another run with so much time for a document."""
        return not self.passing and not 0 < self.seconds < seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One document of a file.

    Args:
        name: The document's name; empty where no draft was kept.
        same_as: The document that has the very same text, where that is why no draft was kept.
        draft: SHA-256 of the draft as it was written, to see whether somebody edited it.
        counts: Numbers of cases, events, links, claims and mentions.
        traits: By what it might be known again (`Traits.plain`).
        warnings: What of the file could not be read.
    """

    name: str
    same_as: str = ""
    draft: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    traits: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What came of a file; `stamp` says which vakg and which ontology read it."""

    key: str
    sha256: str = ""
    stamp: str
    documents: tuple[Drafted, ...] = ()
    fault: Fault | None = None


class Journal:
    """The journal of a folder of drafts, open for adding."""

    def __init__(self, entries: dict[str, Entry], file: TextIO) -> None:
        """Hold what is known and the file to add to."""
        self.entries = entries
        self._file = file

    def add(self, entry: Entry) -> None:
        """Note what came of a file."""
        told = {key: value for key, value in asdict(entry).items() if value not in (None, (), "")}
        self._file.write(json.dumps(told, ensure_ascii=False) + "\n")
        self._file.flush()


@contextmanager
def open_journal(folder: Path) -> Iterator[Journal]:
    """Open the journal of a folder, which must exist; refuse when another run has it.

    Raises:
        VakgError: If another run writes to the folder.
        BadInputError: If the file is no journal, or of another form.
    """
    path = folder / NAME
    with path.open("a+", encoding="utf-8", newline="\n") as file:
        _lock(file, folder)
        entries, sound = _read(path)
        file.truncate(sound)
        if not sound:
            file.write(json.dumps({"vakg_journal": FORM}) + "\n")
            file.flush()
        yield Journal(entries, file)


def _read(path: Path) -> tuple[dict[str, Entry], int]:
    """Read the entries, the last of each file, and the count of bytes that are sound."""
    entries: dict[str, Entry] = {}
    sound = 0
    with path.open("rb") as file:
        for number, line in enumerate(file):
            if not line.endswith(b"\n"):
                break
            entry = _parsed(line, f"{path}, line {number + 1}", first=number == 0)
            if entry is not None:
                entries[entry.key] = entry
            sound += len(line)
    return entries, sound


def _parsed(line: bytes, where: str, *, first: bool) -> Entry | None:
    try:
        told = json.loads(line)
        if not first:
            return _entry(told)
        if told["vakg_journal"] == FORM:
            return None
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    remedy = "Give another --out, or remove the journal to have everything read again."
    raise BadInputError(where, "this is no line of a journal that vakg wrote", remedy)


def _entry(told: dict[str, Any]) -> Entry:
    fault = told.pop("fault", None)
    documents = tuple(
        Drafted(**one | {"warnings": tuple(one.get("warnings", ()))})
        for one in told.pop("documents", ())
    )
    return Entry(**told, documents=documents, fault=Fault(**fault) if fault else None)


def _lock(file: TextIO, folder: Path) -> None:
    """Hold the file against other runs, where the system can (the lock ends with the process)."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        what = "another `vakg extract` is writing to this folder"
        raise VakgError(str(folder), what, "Wait for it to end, or give another --out.") from None


def write_atomically(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_text(text, encoding="utf-8", newline="\n")
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
