"""Score the reader on what is at hand: the bundled documents, or a folder of texts with their facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vakg.extract.extractor import Reader, extract_record
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.score.accuracy import Part, score_corpus, score_seeds
from vakg.score.corpus import SPLIT

SPLITS = {
    "tuning": "Texts on which rules were tuned.",
    "held-out": "Texts that nobody looked at while rules were made.",
}


def score_parts(seeds: bool, corpus: Path | None, told: Callable[[str], None]) -> list[Part]:
    """Score drafts of the bundled documents, of a corpus, or of both.

    Args:
        seeds: Whether to score the bundled documents against their reviewed records.
        corpus: A folder of `NAME.txt` with `NAME.json`; with a `split.tsv`, each split apart.
        told: Told what is being done.
    """
    reader = Reader.load()

    def draft(document: Document) -> Record:
        return extract_record(document, reader).record

    parts = []
    if corpus is not None:
        for split in SPLITS if (corpus / SPLIT).is_file() else (None,):
            told(f"reading the texts of {corpus}")
            title = f"Corpus {corpus.name}" + (f", {split}" if split else "")
            note = SPLITS[split] if split else f"The texts of {corpus.name}."
            score = score_corpus(corpus, draft, reader.ontology, split)
            parts.append(Part(title=title, note=note, score=score))
    if seeds:
        told("reading the bundled documents")
        score = score_seeds(draft, reader.ontology)
        note = (
            "The two bundled documents against their reviewed records; no rule was made for them."
        )
        parts.append(Part(title="Reviewed records", note=note, score=score))
    return parts
