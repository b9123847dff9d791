"""All that the review page holds: the text, the draft, the words not understood, and what to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology
from vakg.records.verdict_file import draft_hash
from vakg.view.review.form import FORMS
from vakg.view.review.vocabulary import list_classes

NOTICE = "Not medical advice, and not a register of incidence."


class Mention(Protocol):
    """Words that name a class, of which the reader made no fact; offsets in code points of the text."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where they end, exclusive."""

    @property
    def curie(self) -> str:
        """The class they name."""

    @property
    def reason(self) -> str:
        """Why no fact was made of them."""


def gather(
    document: Document, record: Record, mentions: Iterable[Mention], ontology: Ontology
) -> dict[str, Any]:
    """Gather the content of the page.

    Args:
        document: The document.
        record: The draft, each quote with its place.
        mentions: Words that were recognised but not understood.
        ontology: To choose classes from.
    """
    return {
        "document": _document(document), "draft": draft_hash(record), "notice": NOTICE,
        "record": record.model_dump(mode="json", exclude_defaults=True),
        "mentions": sorted({(one.start, one.end, one.curie, one.reason) for one in mentions}),
        "vocabulary": list_classes(ontology), "levels": list(ontology.level_order()), "forms": FORMS,
    }  # fmt: skip


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name, "title": document.title, "text": document.text,
        "source": _source(document),
        "sections": [[one.start, one.end, one.kind, one.title] for one in document.sections],
        "sentences": [[one.start, one.end] for one in document.sentences],
    }  # fmt: skip


def _source(document: Document) -> str:
    told = document.metadata
    doi = f"doi:{told.doi}" if told.doi else None
    pmid = f"PMID {told.pmid}" if told.pmid else None
    return ", ".join(one for one in (told.journal, told.year, doi or pmid) if one)
