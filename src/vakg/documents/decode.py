"""Bytes to text, or one clear refusal: what is no plain text never reaches the reader."""

from __future__ import annotations

import re
from pathlib import Path

from vakg.errors import BadInputError, LimitError, NotFoundError

SUFFIX = ".txt"
SIZE_LIMIT = 5_000_000
"""Bytes. A full paper is about 100 kB and a book of a thousand pages about 3 MB."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FOREIGN = (
    (re.compile(rb"\s*%PDF-"), "a PDF file", "Save its text as UTF-8, for example with pdftotext."),
    (
        re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE),
        "a web page (HTML)",
        "Save its text, not its source.",
    ),
    (re.compile(rb"\s*<\?xml"), "an XML file", "Save its text as UTF-8."),
    (re.compile(rb"\s*\{\\rtf"), "a rich text file (RTF)", "Save it as plain text in UTF-8."),
    (re.compile(rb"PK\x03\x04"), "a zip or office file", "Save its text as plain text in UTF-8."),
)


def read_bytes(path: Path) -> bytes:
    """Read a document's file.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If it is a folder, cannot be opened or has another suffix than `.txt`.
        LimitError: If it is larger than `SIZE_LIMIT`.
    """
    where = str(path)
    if not path.exists():
        raise NotFoundError(where, "there is no such file", "Check the path.")
    if not path.is_file():
        raise BadInputError(where, "this is not a file", f"Give one {SUFFIX} file.")
    if path.suffix.lower() != SUFFIX:
        what = f"files of the type {path.suffix or '(no suffix)'} cannot be read"
        raise BadInputError(where, what, f"Save the document's text as UTF-8 in a {SUFFIX} file.")
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            what = f"the file has {size:,} bytes, more than the limit of {SIZE_LIMIT:,}"
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
