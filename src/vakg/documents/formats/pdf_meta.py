"""What a PDF says of its article: printed on the first page, or in the file's own notes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vakg.documents.formats.pdf_text import Text
from vakg.model.document import Metadata

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>]+")
_PMID = re.compile(r"\bPMID:?\s*(\d{1,9})\b")
_YEAR = re.compile(
    r"(?:©|\(c\)|[Cc]opyright|[Pp]ublished(?: online)?:?)[^.;]{0,40}?\b((?:19|20)\d\d)\b"
)
_NO_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|indd|qxd|tex|pdf|dvi)\b|^[\W\d_]*$", re.IGNORECASE
)
_LICENCE = re.compile(r"https?://creativecommons\.org/[\w./-]*\w")


def metadata_of(text: Text, info: Mapping[str, str]) -> Metadata:
    """Read title, DOI, PMID, year and licence where the first page prints them.

    Args:
        text: What the pages say.
        info: The file's own notes, which are often another file's.
    """
    front = text.front
    doi, year = _DOI.search(front), _YEAR.search(front)
    pmid, licence = _PMID.search(front), _LICENCE.search(front)
    return Metadata(
        title=text.title or _noted(info),
        doi=doi.group().rstrip(".,;)]") if doi else None,
        pmid=pmid.group(1) if pmid else None,
        year=year.group(1) if year else None,
        licence=licence.group() if licence else None,
    )


def _noted(info: Mapping[str, str]) -> str | None:
    title = info.get("Title", "").strip()
    return title if len(title) > 10 and not _NO_TITLE.search(title) else None
