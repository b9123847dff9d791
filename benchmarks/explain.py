"""Tell what the reader missed in texts of the corpus: `python -m benchmarks.explain 01 04`; none is all.

Only texts that rules are tuned on can be looked at; those held out are scored, not read. `seeds` looks
at the bundled documents.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vakg.extract.extractor import Reader, extract_record
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import load_ontology
from vakg.score.accuracy import accuracy_table, score_corpus, score_seeds
from vakg.score.explain import explain

CORPUS = Path(__file__).parents[1] / "tests" / "fixtures" / "corpus"


def main(names: list[str]) -> None:
    """Print what became of the texts named, or of all, then the figures of all."""
    reader, ontology = Reader.load(), load_ontology()

    def draft(document: Document) -> Record:
        return extract_record(document, reader).record

    if names == ["seeds"]:
        names, score = [], score_seeds(draft, ontology)
    else:
        score = score_corpus(CORPUS, draft, ontology, "tuning")
    for text in score.texts:
        if not names or text.id in names:
            print(explain(text))
    print(accuracy_table(score))


if __name__ == "__main__":
    main(sys.argv[1:])
