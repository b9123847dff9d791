"""PDF files: run the parser in a process of its own, then read what it saw on the pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vakg.documents.formats.pdf_columns import Piece
from vakg.documents.formats.pdf_glyphs import PAGES, PICTURE, SECONDS
from vakg.documents.formats.pdf_meta import metadata_of
from vakg.documents.formats.pdf_text import Sheet, text_of, write
from vakg.documents.formats.writer import Writer
from vakg.documents.references import find_references
from vakg.errors import BadInputError, LimitError
from vakg.model.document import Document

_GARBLED = 0.1  # of the glyphs may be unknown
_FAULTS = {
    "encrypted": ("the PDF is encrypted", "Save a copy without a password."),
    "forbidden": (
        "the PDF is protected: its maker does not allow its text to be taken out",
        "Get the article's XML or web page, or a copy that is not protected.",
    ),
    "broken": ("the PDF is broken", "Get the file again, or print it to a new PDF."),
}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the parser says of one page."""

    number: int
    sheet: Sheet
    glyphs: int
    lost: int
    picture: float


def read_pdf(raw: bytes, where: str, name: str, digest: str) -> tuple[Document, ...]:
    """Read a PDF of one article.

    Raises:
        BadInputError: If it is encrypted, broken, or holds no text that can be read.
        LimitError: If reading it would take too much memory or time, or it has too many pages.
    """
    seen = _looked_at(raw, where)
    pages = [_page(number, page) for number, page in enumerate(seen["pages"], start=1)]
    _demand_text(pages, where)
    text = text_of([page.sheet for page in pages])
    writer = Writer()
    write(writer, text)
    document = writer.finish(name, digest, metadata_of(text, seen["info"]), _warnings(pages))
    if not document.sentences:
        raise BadInputError(where, "no sentence was found on the pages", _FAULTS["broken"][1])
    return (replace(document, references=find_references(document.text, document.sections)),)


def _looked_at(raw: bytes, where: str) -> Mapping[str, Any]:
    """Let the parser's process look at the file."""
    command = [sys.executable, "-m", "vakg.documents.formats.pdf_glyphs"]
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    environment = kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the file in the command
            command,
            input=raw,
            capture_output=True,
            timeout=2 * SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much(where) from error
    if done.returncode or not done.stdout:
        raise _too_much(where)
    seen: Mapping[str, Any] = json.loads(done.stdout)
    _demand_sound(seen, where)
    return seen


def _demand_sound(seen: Mapping[str, Any], where: str) -> None:
    fault = seen.get("error")
    if fault == "bomb":
        raise _too_much(where)
    if fault == "long":
        what = f"the PDF has more than {PAGES} pages"
        raise LimitError(where, what, "Give one report a file.")
    if fault is not None:
        what, remedy = _FAULTS[fault]
        raise BadInputError(where, f"{what}{_said(seen)}", remedy)
    if not seen["pages"]:
        raise BadInputError(where, "the PDF has no pages", _FAULTS["broken"][1])


def _said(seen: Mapping[str, Any]) -> str:
    return f" ({seen['said']})" if seen.get("said") else ""


def _too_much(where: str) -> LimitError:
    what = "reading this PDF takes more memory or time than an article needs, so it was stopped"
    return LimitError(where, what, "Get the file again, or the article's XML or web page.")


def _page(number: int, seen: Mapping[str, Any]) -> _Page:
    pieces = tuple(Piece(*values) for values in seen["pieces"])
    sheet = Sheet(number, seen["height"], pieces)
    return _Page(number, sheet, seen["glyphs"], seen["lost"], seen["picture"])


def _demand_text(pages: Sequence[_Page], where: str) -> None:
    """Refuse a file that shows text which nobody can read as text."""
    glyphs, lost = sum(page.glyphs for page in pages), sum(page.lost for page in pages)
    if not any(page.sheet.pieces for page in pages):
        pictured = any(page.picture > 0 for page in pages)
        what = "the PDF has no text" + (", only pictures: it is a scan" if pictured else "")
        raise BadInputError(where, what, "Run a text recognition (OCR) over it, or get its XML.")
    if lost > _GARBLED * glyphs:
        what = f"{lost} of {glyphs} characters of the PDF cannot be told from their shapes"
        raise BadInputError(where, what, "Get the article's XML or web page.")


def _warnings(pages: Sequence[_Page]) -> tuple[str, ...]:
    """Name the pages that show something and gave no text."""
    blank = [page for page in pages if not page.sheet.pieces and page.picture > PICTURE]
    said = [f"Page {page.number} is a picture; no text was read from it." for page in blank]
    return tuple(said)
