"""Files to documents: the one entry of this package, which composes the steps of the others."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from vakg.documents.blocks import Block, Kind, split_blocks
from vakg.documents.citations import find_citations
from vakg.documents.compose import compose
from vakg.documents.decode import decode, read_bytes
from vakg.documents.flow import mend_spacing, paragraphs_of
from vakg.documents.metadata import read_metadata
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
from vakg.model.document import Document, Metadata


def read_document(path: Path) -> Document:
    """Read a text file, and its metadata from the file of the same name ending in `.toml`.

    Args:
        path: A UTF-8 text of one report, at most `decode.SIZE_LIMIT` bytes.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If the file is no plain UTF-8 text, or the metadata do not fit it.
        LimitError: If the file is too large.
    """
    raw = read_bytes(path)
    digest = sha256(raw).hexdigest()
    metadata = read_metadata(path.with_suffix(".toml"), digest)
    return document_of(decode(raw, str(path)), path.stem, digest, metadata)


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
    )


def classify(source: str) -> list[Block]:
    """Split a decoded file into blocks and say of each what it is."""
    blocks = mark_headings(mark_furniture(part_paragraphs(split_blocks(source))))
    return mend_spacing(mark_unknown_headings(mark_captions(blocks)))
