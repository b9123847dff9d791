"""What the user names to the files that are to be read, in an order that does not depend on the disk."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vakg.documents.formats.sniff import SUFFIXES

LARGEST = 200_000_000
"""Bytes; more than any form may have."""

COMPANIONS = {".toml", ".yaml", ".json", ".jsonl"}
"""Files that lie beside documents and belong to them: metadata, records, documents that were kept."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file to read; `key` names it in the journal and in messages, wherever vakg is called from."""

    key: str
    path: Path = field(compare=False)


@dataclass(frozen=True, slots=True)
class Files:
    """What was found: the files by key, and how many others there are by suffix."""

    files: tuple[File, ...]
    others: dict[str, int]


def find_files(paths: Sequence[Path]) -> Files:
    """Find the files to read: those named, and of folders all that can be read, however deep.

    Hidden files and folders are passed over, folders that are only linked to, and pages that vakg made.
    A path that does not exist counts as a file, so that it is told among those that could not be read.

    Args:
        paths: Files and folders.
    """
    named: dict[Path, File] = {}
    others: Counter[str] = Counter()
    for path in paths:
        if path.is_dir():
            _take_folder(path, named, others)
        else:
            named.setdefault(_whole(path), File(_readable(path.name), path))
    return Files(tuple(sorted(_told_apart(named))), dict(sorted(others.items())))


def _take_folder(folder: Path, named: dict[Path, File], others: Counter[str]) -> None:
    name = folder.resolve().name or "root"
    for path in _below(folder):
        suffix = path.suffix.lower()
        if suffix in SUFFIXES:
            key = "/".join((name, *path.relative_to(folder).parts))
            named.setdefault(_whole(path), File(_readable(key), path))
        elif suffix not in COMPANIONS:
            others[suffix or "no suffix"] += 1


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not _is_ours(Path(place), one))
        yield from (Path(place, one) for one in sorted(names) if not one.startswith("."))


def _is_ours(place: Path, name: str) -> bool:
    """Tell hidden folders, and those in which vakg itself put pages: reviews of drafts, builds."""
    reviews = name == "review" and (place / "journal.jsonl").is_file()
    return name.startswith(".") or reviews or (place / name / "graph.nq").is_file()


def _told_apart(named: dict[Path, File]) -> Iterable[File]:
    """Name by their whole paths those files that would share a name."""
    shared = Counter(one.key for one in named.values())
    for whole, file in named.items():
        yield file if shared[file.key] == 1 else File(_readable(whole.as_posix()), file.path)


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are kept as the user named them


def _readable(name: str) -> str:
    r"""Write a file's name so that it can be printed and stored, whatever bytes it has.

    >>> _readable("a\x1b[31m.txt")
    'a\\x1b[31m.txt'
    """
    text = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes; empty where it cannot be read (who reads it says why).

    A pipe or device might never end, and of a file too large to be read the hash is not needed.
    """
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
