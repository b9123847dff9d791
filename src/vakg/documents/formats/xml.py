"""XML files: which of the forms that are read one holds, told by its outermost element."""

from __future__ import annotations

from vakg.documents.formats.jats import jats_documents
from vakg.documents.formats.markup import below, name_of, parse_xml
from vakg.documents.formats.medline import medline_documents
from vakg.errors import BadInputError
from vakg.model.document import Document

_PUBMED = {
    "PubmedArticleSet", "MedlineCitationSet", "PubmedArticle", "MedlineCitation", "PubmedBookArticleSet",
}  # fmt: skip


def read_xml(raw: bytes, where: str, name: str, digest: str) -> tuple[Document, ...]:
    """Read the articles of a JATS or PubMed file.

    Raises:
        BadInputError: If it is neither, or holds no article with text.
    """
    root = parse_xml(raw, where)
    kind = name_of(root)
    if kind in _PUBMED:
        return medline_documents(root, where)
    if kind == "article" or next(below(root, "article"), None) is not None:
        return jats_documents(root, where, name, digest)
    what = f"the outermost element is {kind!r}, neither a JATS article nor a PubMed set"
    raise BadInputError(where, what, "Get the article's XML from PubMed Central or PubMed.")
