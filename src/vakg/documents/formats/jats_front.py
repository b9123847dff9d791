"""What a JATS article says of itself."""

from __future__ import annotations

from vakg.documents.formats.markup import Element, below, child, children, words_in
from vakg.documents.formats.runs import clean
from vakg.model.document import Metadata

_DATES = ("ppub", "collection", "pub", "epub-ppub", "epub", "pmc-release")
_HREF = "{http://www.w3.org/1999/xlink}href"


def metadata_of(article: Element, front: Element) -> Metadata:
    """Read the article's own account; what it does not state stays unknown."""
    meta, journal = child(front, "article-meta"), child(front, "journal-meta")
    if meta is None:
        return Metadata()
    ids = {one.get("pub-id-type"): words_in(one) for one in children(meta, "article-id")}
    pmc = ids.get("pmcid") or ids.get("pmc")
    return Metadata(
        title=_title(meta),
        authors=tuple(_authors(meta)),
        year=_year(meta),
        journal=_journal(journal),
        doi=ids.get("doi") or None,
        pmid=ids.get("pmid") or None,
        licence=_licence(meta),
        kind=(article.get("article-type") or "").replace("-", " ") or None,
        source=f"PubMed Central, PMC{pmc.upper().removeprefix('PMC')}" if pmc else None,
    )


def _title(meta: Element) -> str | None:
    """Give title and subtitle without the marks of footnotes."""
    group = child(meta, "title-group")
    if group is None:
        return None
    parts = []
    for part in children(group, "article-title", "subtitle"):
        notes = [words_in(one) for one in below(part, "xref", "fn")]
        text = words_in(part)
        for note in notes:
            text = text.removesuffix(note).rstrip()
        parts.append(clean(text))
    return ": ".join(part for part in parts if part) or None


def _authors(meta: Element) -> list[str]:
    names = []
    for group in children(meta, "contrib-group"):
        for person in children(group, "contrib"):
            if person.get("contrib-type", "author") == "author":
                names.append(_name(person))
    return [name for name in names if name]


def _name(person: Element) -> str:
    for name in below(person, "name", "string-name"):
        parts = [words_in(child(name, part)) for part in ("given-names", "surname", "suffix")]
        return clean(" ".join(part for part in parts if part) or words_in(name))
    return clean(words_in(next(below(person, "collab"), None)))


def _year(meta: Element) -> str | None:
    """Give the year of the issue, else that of the first appearance."""
    found: dict[str, str] = {}
    for date in children(meta, "pub-date"):
        kind = date.get("pub-type") or date.get("date-type") or "pub"
        found.setdefault(kind, words_in(child(date, "year")))
    years = [found[kind] for kind in (*_DATES, *found) if found.get(kind)]
    return years[0] if years else None


def _journal(journal: Element | None) -> str | None:
    if journal is None:
        return None
    return clean(words_in(next(below(journal, "journal-title"), None))) or None


def _licence(meta: Element) -> str | None:
    """Give the address of the licence, else its words."""
    for licence in below(meta, "license"):
        links = [licence.get(_HREF), *(one.get(_HREF) for one in below(licence, "ext-link"))]
        refs = [words_in(one) for one in below(licence, "license_ref")]
        address = next((link for link in (*refs, *links) if link), None)
        return address or clean(words_in(licence)) or None
    return None
