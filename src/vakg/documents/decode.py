"""Files to bytes and bytes to text, or one clear refusal: no other form reaches the plain reader."""

from __future__ import annotations

import re
from pathlib import Path

from vakg.documents.formats.sniff import SUFFIXES
from vakg.errors import BadInputError, LimitError, NotFoundError

SIZE_LIMIT = 5_000_000
"""Bytes of plain text. A full paper is about 100 kB and a book of a thousand pages about 3 MB."""

SIZE_LIMITS = {"a PDF file": 100_000_000, "an XML file": 50_000_000}
"""Bytes, by form: a PDF holds its pictures, an XML file of PubMed 30,000 abstracts."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FOREIGN = (
    (re.compile(rb"\s*%PDF-"), "a PDF file", "Give it the suffix .pdf."),
    (
        re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE),
        "a web page (HTML)",
        "Give it the suffix .html.",
    ),
    (re.compile(rb"\s*<\?xml"), "an XML file", "Give it the suffix .xml."),
    (re.compile(rb"\s*\{\\rtf"), "a rich text file (RTF)", "Save it as plain text in UTF-8."),
    (re.compile(rb"PK\x03\x04"), "a zip or office file", "Save its text as plain text in UTF-8."),
)


def read_bytes(path: Path) -> bytes:
    """Read a document's file.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If it is a folder, cannot be opened or has a suffix of no form that is read.
        LimitError: If it is larger than the limit of its form.
    """
    where = str(path)
    if not path.exists():
        raise NotFoundError(where, "there is no such file", "Check the path.")
    if not path.is_file():
        raise BadInputError(where, "this is not a file", "Give one file.")
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        what = f"files of the type {path.suffix or '(no suffix)'} cannot be read"
        raise BadInputError(where, what, f"Files that can be read: {', '.join(SUFFIXES)}.")
    try:
        size = path.stat().st_size
        limit = SIZE_LIMITS.get(form, SIZE_LIMIT)
        if size > limit:
            what = f"the file has {size:,} bytes, more than the limit of {limit:,}"
            raise LimitError(where, what, "Give one report a file.")
        return path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        raise BadInputError(where, what, "Check its permissions.") from error


def decode(raw: bytes, where: str) -> str:
    """Turn a file's bytes into text; a byte order mark of UTF-8 is left out of the text.

    Args:
        raw: The whole file.
        where: The file's name, for the message.

    Raises:
        BadInputError: If the bytes are empty, blank, binary, or not UTF-8.

    >>> decode(b"One line.", "a.txt")
    'One line.'
    """
    _refuse_foreign(raw, where)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} (0x{raw[error.start]:02x}) is not UTF-8"
        remedy = "Convert the file, for example with iconv -f WINDOWS-1252 -t UTF-8."
        raise BadInputError(where, what, remedy) from error
    _refuse_unreadable(text, where)
    return text


def _refuse_foreign(raw: bytes, where: str) -> None:
    """Refuse by its first bytes what is another kind of file, whatever it is called."""
    if raw.startswith(_WIDE_MARKS):
        what = "the file is UTF-16 or UTF-32"
        raise BadInputError(where, what, "Convert it with iconv -f UTF-16 -t UTF-8.")
    for opening, kind, remedy in _FOREIGN:
        if opening.match(raw):
            raise BadInputError(where, f"the file is {kind}, not plain text", remedy)


def _refuse_unreadable(text: str, where: str) -> None:
    if not text:
        raise BadInputError(where, "the file is empty", "Give a file with text.")
    control = _CONTROL.search(text)
    if control is not None:
        what = f"character {control.start() + 1} is a control character: the file is binary"
        raise BadInputError(where, what, "Give a plain text file.")
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise BadInputError(where, "the file holds nothing but blanks", "Give a file with text.")
