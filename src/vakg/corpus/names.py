"""Names of documents: those of their files, in the form that records demand, no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

RESERVED = {"graph", "node", "evidence", "ontology", "inferred"}
LONGEST = 80


def document_name(raw: str) -> str:
    """Turn a file's or article's name into a document's: lower case, digits, hyphens.

    >>> document_name("Müller 2011 (case report)"), document_name("graph"), document_name("???")
    ('muller-2011-case-report', 'document-graph', 'document')
    """
    plain = unicodedata.normalize("NFKD", raw).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return name if name and name not in RESERVED else f"document-{name}".rstrip("-")


def free_name(wanted: str, digest: str, taken: Container[str]) -> str:
    """Give a name that nobody has: the one wanted, else with the beginning of the document's hash.

    >>> free_name("case-1", "9f86d081884c", {"case-1"})
    'case-1-9f86d0'
    """
    hashed = (f"{wanted}-{digest[:length]}" for length in (6, 12, 24) if digest)
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(name for name in chain((wanted,), hashed, numbered) if name not in taken)
