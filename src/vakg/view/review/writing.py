"""Write the review page of a draft: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology, load_ontology
from vakg.records import anchor_record
from vakg.view.onefile import write_whole
from vakg.view.review.content import Mention, gather
from vakg.view.review.page import render_page


def write_review(
    document: Document,
    record: Record,
    mentions: Iterable[Mention],
    path: Path,
    *,
    ontology: Ontology | None = None,
) -> Path:
    """Write the review page of a draft; the same draft gives the same bytes.

    Args:
        document: The document that the draft is of.
        record: The draft.
        mentions: Words that were recognised but not understood.
        path: The HTML file to write.
        ontology: To choose classes from; the bundled one where None.

    Returns:
        The file that was written.

    Raises:
        BadInputError: If a quote of the draft does not stand in the document.
        VakgError: If the file cannot be written; what was there is left as it was.
    """
    anchored = anchor_record(record, document)
    data = gather(document, anchored, mentions, ontology or load_ontology())
    write_whole(path, render_page(data), "review page")
    return path
