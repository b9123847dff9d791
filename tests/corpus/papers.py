"""Small papers for tests."""

from __future__ import annotations

from pathlib import Path

CASE = (
    "A {age}-year-old woman came with back pain. She had vertebroplasty at {level}. "
    "{leak} The cement was white. She went home on the next day and walked well."
)


def paper(folder: Path, name: str, **words: object) -> Path:
    """Write a paper that the reader for tests understands."""
    said = {"age": 71, "level": "L1", "leak": "A small leakage was seen."} | words
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CASE.format(**said), encoding="utf-8")
    return path


def words(folder: Path, name: str, text: str) -> Path:
    """Write a paper of other words."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder, by its place in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
