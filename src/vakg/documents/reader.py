"""Files to documents: the one entry of this package, which composes the steps of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from vakg.documents.blocks import Block, Kind, split_blocks
from vakg.documents.citations import find_citations
from vakg.documents.compose import compose
from vakg.documents.decode import decode, read_bytes
from vakg.documents.flow import mend_spacing, paragraphs_of
from vakg.documents.formats.sniff import SUFFIXES, Form, demand_form
from vakg.documents.metadata import completed, read_metadata
from vakg.documents.references import find_references
from vakg.documents.sections import caption_spans, find_sections
from vakg.documents.sentences import find_sentences
from vakg.documents.spacing import part_paragraphs
from vakg.documents.structure import (
    mark_captions,
    mark_furniture,
    mark_headings,
    mark_unknown_headings,
)
from vakg.documents.words import Vocabulary
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata


def read_document(path: Path) -> Document:
    """Read a file of one document, and its metadata from the file of the same name ending in `.toml`.

    Args:
        path: A UTF-8 text, PDF, JATS or PubMed XML file or web page of one report.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If the file does not hold what its suffix says, holds several documents, or
            the metadata do not fit it.
        LimitError: If the file is too large.
    """
    documents = read_documents(path)
    if len(documents) > 1:
        what = f"the file holds {len(documents)} documents where one is wanted"
        raise BadInputError(str(path), what, "Give it where a collection is read, or part it.")
    return documents[0]


def read_documents(path: Path) -> tuple[Document, ...]:
    """Read a file of any number of documents; only XML files can hold more than one.

    A single document has the file's name. Articles of a collection are named after their PMID
    (`pmid-1234567`), else their PMCID (`pmc1234567`), else their place (`NAME-3`); those of a PubMed
    file always after their PMID.

    Args:
        path: A UTF-8 text, PDF, JATS or PubMed XML file or web page; its suffix tells which.

    Raises:
        NotFoundError, BadInputError, LimitError: As `read_document` does.
    """
    raw, where = read_bytes(path), str(path)
    digest = sha256(raw).hexdigest()
    stated = read_metadata(path.with_suffix(".toml"), digest)
    form = SUFFIXES[path.suffix.lower()]
    if form == Form.TEXT:
        return (document_of(decode(raw, where), path.stem, digest, stated),)
    demand_form(raw, Form(form), where)
    found = _reader_of(Form(form))(raw, where, path.stem, digest)
    return found if len(found) > 1 else (_with_metadata(found[0], stated),)


_Reader = Callable[[bytes, str, str, str], tuple[Document, ...]]


def _reader_of(form: Form) -> _Reader:
    """Find the reader of a form; each is imported only when a file needs it."""
    if form is Form.PDF:
        from vakg.documents.formats.pdf import read_pdf as reader  # noqa: PLC0415
    elif form is Form.HTML:
        from vakg.documents.formats.html import read_html as reader  # noqa: PLC0415
    else:
        from vakg.documents.formats.xml import read_xml as reader  # noqa: PLC0415
    return reader


def _with_metadata(document: Document, stated: Metadata) -> Document:
    metadata = completed(stated, document.metadata)
    return replace(document, metadata=metadata, title=metadata.title or document.name)


def document_of(source: str, name: str, digest: str, metadata: Metadata) -> Document:
    r"""Make a document of a decoded file.

    >>> document_of("One sen-\ntence.", "a", "", Metadata()).text
    'One sentence.'
    """
    blocks = classify(source)
    seen = Vocabulary.of(block.text for block in blocks)
    text, origins, placed = compose(paragraphs_of(blocks, seen), seen, source)
    sections = find_sections(placed, len(text))
    citations = find_citations(text)
    return Document(
        name=name,
        title=metadata.title or name,
        text=text,
        sha256=digest,
        metadata=metadata,
        sections=sections,
        sentences=find_sentences(text, placed, sections, citations),
        captions=caption_spans(placed),
        citations=citations,
        origins=origins,
        furniture=tuple(
            (line.start, line.end)
            for block in blocks
            if block.kind is Kind.FURNITURE
            for line in block.lines
        ),
        references=find_references(text, sections),
    )


def classify(source: str) -> list[Block]:
    """Split a decoded file into blocks and say of each what it is."""
    blocks = mark_headings(mark_furniture(part_paragraphs(split_blocks(source))))
    return mend_spacing(mark_unknown_headings(mark_captions(blocks)))
