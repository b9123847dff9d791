"""PubMed XML: title and abstract of each article of a file, each a document of its own.

A document is named after its PMID, `pmid-1234567`; one that comes again in the same file, as a new
version does, gets `-2` and so on.
"""

from __future__ import annotations

import re
from collections import Counter

from vakg.documents.formats.markup import (
    Element,
    below,
    child,
    children,
    digest_of,
    path_of,
    words_in,
)
from vakg.documents.formats.runs import Run, clean
from vakg.documents.formats.walk import Role, Walk
from vakg.documents.formats.writer import Writer
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_TRANSLATED = re.compile(r"^\[(.*)\](\.?)$")
_PLAIN = {"Journal Article", "Research Support, Non-U.S. Gov't", "English Abstract"}
_GRAVE = ("Retracted Publication", "Retraction of Publication", "Published Erratum")


def medline_documents(root: Element, where: str) -> tuple[Document, ...]:
    """Make a document of each article of a tree.

    Raises:
        BadInputError: If it holds no article with a title or an abstract.
    """
    seen: Counter[str] = Counter()
    made = []
    for article in below(root, "PubmedArticle", "MedlineCitation"):
        citation = child(article, "MedlineCitation")
        if citation is None and article.getparent() is not None and _wrapped(article):
            continue
        document = _document(article, article if citation is None else citation, seen)
        made.extend([document] if document.text else [])
    if not made:
        what = "the file holds no article with a title or an abstract"
        raise BadInputError(where, what, "Export the articles from PubMed as XML.")
    return tuple(made)


def _wrapped(citation: Element) -> bool:
    return str(citation.getparent().tag) == "PubmedArticle"


def _document(whole: Element, citation: Element, seen: Counter[str]) -> Document:
    article = child(citation, "Article")
    metadata = _metadata(whole, citation, article)
    seen[metadata.pmid or ""] += 1
    count = seen[metadata.pmid or ""]
    name = f"pmid-{metadata.pmid or 'unknown'}" + (f"-{count}" if count > 1 else "")
    writer = Writer()
    walk = Walk(writer, _role, {}, lambda _: ())
    if metadata.title and article is not None:
        writer.begin("", 1, "front")
        writer.text(Run(metadata.title), path_of(article))
    abstract = None if article is None else child(article, "Abstract")
    if abstract is not None:
        writer.begin("Abstract", 1, "abstract", path_of(abstract))
        for part in children(abstract, "AbstractText"):
            writer.text(_labelled(part, walk.run(part)), path_of(part))
    return writer.finish(name, digest_of(whole), metadata)


def _role(element: Element) -> Role:
    return {"sup": Role.RAISED}.get(str(element.tag), Role.INLINE)


def _labelled(part: Element, run: Run) -> Run:
    label = clean(part.get("Label") or "")
    return Run(f"{label}: {run.text}") if label and label != "UNLABELLED" and run.text else run


def _metadata(whole: Element, citation: Element, article: Element | None) -> Metadata:
    pmid = re.sub(r"\D", "", words_in(child(citation, "PMID"))) or None
    if article is None:
        return Metadata(pmid=pmid)
    journal = child(article, "Journal")
    return Metadata(
        title=_TRANSLATED.sub(r"\1\2", clean(words_in(child(article, "ArticleTitle")))) or None,
        authors=tuple(filter(None, map(_author, below(article, "Author")))),
        year=_year(journal),
        journal=clean(words_in(None if journal is None else child(journal, "Title"))) or None,
        doi=_doi(whole, article),
        pmid=pmid,
        licence=clean(words_in(next(below(article, "CopyrightInformation"), None))) or None,
        kind=_kind(article),
        source=f"PubMed, PMID {pmid}" if pmid else None,
    )


def _author(author: Element) -> str:
    parts = [words_in(child(author, part)) for part in ("ForeName", "LastName", "Suffix")]
    return clean(
        " ".join(part for part in parts if part) or words_in(child(author, "CollectiveName"))
    )


def _year(journal: Element | None) -> str | None:
    date = None if journal is None else next(below(journal, "PubDate"), None)
    found = _YEAR.search(words_in(date).replace(" ", "  ")) if date is not None else None
    year = "" if date is None else words_in(child(date, "Year"))
    return year or (found.group() if found else None)


def _doi(whole: Element, article: Element) -> str | None:
    """Give the article's own DOI, not that of a work it cites."""
    data = child(whole, "PubmedData")
    listed = None if data is None else child(data, "ArticleIdList")
    ids = [] if listed is None else list(children(listed, "ArticleId"))
    found = [words_in(one) for one in ids if one.get("IdType") == "doi"]
    found += [
        words_in(one) for one in children(article, "ELocationID") if one.get("EIdType") == "doi"
    ]
    return found[0] if found else None


def _kind(article: Element) -> str | None:
    """Give what PubMed calls the article, the gravest first."""
    types = [words_in(one) for one in below(article, "PublicationType")]
    ranked = [*(one for one in _GRAVE if one in types), *(t for t in types if t not in _PLAIN)]
    return ranked[0].casefold().removesuffix("s") if ranked else None
