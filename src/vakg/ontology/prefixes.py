"""Short and full ids of the ontology's terms."""

from __future__ import annotations

VACO = "https://w3id.org/vaco/"
PREFIX = "vaco:"


def to_curie(iri: str) -> str | None:
    """Shorten the full id of a term of this ontology; `None` for an id of another.

    >>> to_curie("https://w3id.org/vaco/Quote"), to_curie("http://example.org/Quote")
    ('vaco:Quote', None)
    """
    return PREFIX + iri.removeprefix(VACO) if iri.startswith(VACO) else None


def to_iri(curie: str) -> str:
    """Write out the short id of a term of this ontology.

    >>> to_iri("vaco:Quote")
    'https://w3id.org/vaco/Quote'
    """
    return VACO + curie.removeprefix(PREFIX)
