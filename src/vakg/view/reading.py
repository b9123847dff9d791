"""A document as text, or as one row a section, sentence and caption."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from vakg.model.document import Document


def render_document(document: Document, form: str) -> Iterator[str]:
    """Write a document: its text, which offsets count, or rows about its parts.

    Args:
        document: The document.
        form: "text" for the reading text and nothing else, "jsonl" for rows.
    """
    if form == "text":
        yield document.text
        return
    for row in _rows(document):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    head = {"sha256": document.sha256, "title": document.title, "text": document.text}
    yield {"document": document.name, "kind": "document"} | head
    for section in document.sections:
        yield _row(document, "section", section)
    for sentence in document.sentences:
        yield _row(document, "sentence", sentence)
    for caption in document.captions:
        yield _row(document, "caption", caption)


def _row(document: Document, kind: str, part: Any) -> dict[str, Any]:
    about = asdict(part)
    if kind == "section":
        about["section_kind"] = about.pop("kind")
    spans = {"file_spans": document.file_spans(part.start, part.end)}
    text = {} if kind == "section" else {"text": document.quote(part.start, part.end)}
    return {"document": document.name, "kind": kind} | about | text | spans
