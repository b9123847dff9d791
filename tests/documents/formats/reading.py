"""Read the files made for these tests."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from vakg.documents import read_documents
from vakg.model.document import Document

FOLDER = Path(__file__).parents[2] / "fixtures" / "formats"


def fixture(name: str) -> tuple[Document, ...]:
    return read_documents(FOLDER / name)


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sound(document: Document) -> None:
    """Check what must hold of every document, whatever it was read from."""
    length = len(document.text)
    spans = [*document.sections, *document.sentences, *document.captions, *document.citations]
    spans += [*document.references, *document.tables, *document.places]
    assert all(0 <= one.start < one.end <= length for one in spans)
    assert document.text == document.text.strip()
    ends = [(one.start, one.end) for one in document.sentences]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    cells = [
        cell for table in document.tables for row in (*table.header, *table.rows) for cell in row
    ]
    assert all(document.text[cell.start : cell.end] == cell.text for cell in cells)
    assert all(document.place_at(one.start) for one in document.sentences)
    assert not document.origins


def cited(document: Document) -> list[tuple[str, tuple[int, ...], str]]:
    return [
        (document.text[one.start : one.end], one.numbers, one.style.value)
        for one in document.citations
    ]


def cells(document: Document, at: int = 0) -> list[list[str]]:
    table = document.tables[at]
    return [[cell.text for cell in row] for row in (*table.header, *table.rows)]


def sections(document: Document) -> list[tuple[str, str]]:
    return [(one.name, one.kind) for one in document.sections]
