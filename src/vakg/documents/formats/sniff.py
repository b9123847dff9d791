"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re
from enum import StrEnum

from vakg.errors import BadInputError

SUFFIXES = {
    ".txt": "plain text",
    ".pdf": "a PDF file",
    ".xml": "an XML file",
    ".nxml": "an XML file",
    ".html": "a web page (HTML)",
    ".htm": "a web page (HTML)",
    ".xhtml": "a web page (HTML)",
}
_NEAR = 1024  # bytes; a PDF may begin with as much of something else
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
_PROLOG = re.compile(r"\s+|<!--.*?-->|<\?.*?\?>", re.DOTALL)


class Form(StrEnum):
    """What a file holds, in the words of the messages."""

    TEXT = "plain text"
    PDF = "a PDF file"
    XML = "an XML file"
    HTML = "a web page (HTML)"
    ZIP = "a zip or office file"
    RTF = "a rich text file (RTF)"
    EMPTY = "an empty file"
    OTHER = "a binary file"


def form_of(raw: bytes) -> Form:
    """Tell by its bytes what a file holds.

    >>> form_of(b"%PDF-1.7"), form_of(b"<?xml version='1.0'?><a/>"), form_of(b"A report.")
    (<Form.PDF: 'a PDF file'>, <Form.XML: 'an XML file'>, <Form.TEXT: 'plain text'>)
    """
    if not raw.strip():
        return Form.EMPTY
    if raw.startswith(b"PK\x03\x04"):
        return Form.ZIP
    if raw.lstrip().startswith(b"{\\rtf"):
        return Form.RTF
    if b"%PDF-" in raw[:_NEAR]:
        return Form.PDF
    return _form_of_text(_opening(raw))


def demand_form(raw: bytes, wanted: Form, where: str) -> None:
    """Refuse a file that does not hold what its name says.

    Raises:
        BadInputError: Says what it holds instead.
    """
    found = form_of(raw)
    if found is wanted:
        return
    if found is Form.EMPTY:
        raise BadInputError(where, "the file is empty", "Give a file with text.")
    what = f"the file is called {wanted} but is {found}, so it cannot be read as one"
    readable = [suffix for suffix, form in SUFFIXES.items() if form == found]
    remedy = f"Give it the suffix {readable[0]}." if readable else "Get the file again."
    raise BadInputError(where, what, remedy)


def _opening(raw: bytes) -> str:
    """Decode the first bytes, as far as needed to see tags; a byte order mark is left out."""
    head = raw[: 4 * _NEAR]
    for mark, encoding in _WIDE:
        if raw.startswith(mark):
            return head.decode(encoding, errors="replace").lstrip("\ufeff")
    return head.decode("utf-8-sig", errors="replace")


def _form_of_text(text: str) -> Form:
    if "\x00" in text:
        return Form.OTHER
    at, declared = 0, text.lstrip().startswith("<?xml")
    while at < len(text) and (found := _PROLOG.match(text, at)) and found.end() > at:
        at = found.end()
    if _HTML.match(text, at):
        return Form.HTML
    return Form.XML if declared or re.match(r"<[!A-Za-z]", text[at : at + 2]) else Form.TEXT
