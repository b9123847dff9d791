"""What a web page says of the article on it, in the tags that indexes read."""

from __future__ import annotations

import re
from collections import defaultdict

from vakg.documents.formats.markup import Element, below, words_in
from vakg.documents.formats.runs import clean
from vakg.model.document import Metadata

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def metadata_of(root: Element) -> Metadata:
    """Read the tags of the page's head; what they do not state stays unknown."""
    said = _tags(root)

    def first(*names: str) -> str | None:
        return next((said[name][0] for name in names if name in said), None)

    authors = said.get("citation_author") or said.get("dc.creator") or []
    dates = ("citation_publication_date", "citation_date", "citation_online_date", "dc.date")
    year = _YEAR.search(first(*dates, "prism.publicationdate") or "")
    doi = _DOI.search(first("citation_doi", "dc.identifier", "prism.doi") or "")
    return Metadata(
        title=first("citation_title", "dc.title", "og:title") or _printed_title(root),
        authors=tuple(_in_order(author) for author in authors),
        year=year.group() if year else None,
        journal=first("citation_journal_title", "prism.publicationname"),
        doi=doi.group() if doi else None,
        pmid=first("citation_pmid"),
        licence=first("dc.rights", "dcterms.license") or _licence(root),
        kind=(first("citation_article_type", "dc.type") or "").casefold() or None,
        source=first("citation_public_url", "citation_abstract_html_url", "og:url"),
    )


def _tags(root: Element) -> dict[str, list[str]]:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for tag in below(root, "meta"):
        name = (tag.get("name") or tag.get("property") or "").casefold()
        content = clean(tag.get("content") or "").strip()
        if name and content:
            said[name].append(content)
    return dict(said)


def _in_order(author: str) -> str:
    """Turn `Hill, Ann` into `Ann Hill`."""
    surname, comma, given = author.partition(", ")
    return f"{given} {surname}" if comma else author


def _printed_title(root: Element) -> str | None:
    """Take the one heading of the first rank, else the window's title."""
    headings = [words_in(one) for one in below(root, "h1")]
    if len(headings) == 1 and headings[0]:
        return clean(headings[0])
    return clean(words_in(next(below(root, "title"), None))) or None


def _licence(root: Element) -> str | None:
    for link in below(root, "a", "link"):
        if link.get("rel") == "license" and link.get("href"):
            return str(link.get("href"))
    return None
