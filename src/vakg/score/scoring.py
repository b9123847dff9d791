"""Score drafts against a corpus, text by text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology
from vakg.score.claims import score_claims
from vakg.score.corpus import GoldText
from vakg.score.events import score_events, score_items
from vakg.score.kinds import Kinds
from vakg.score.pairing import Rules, Setting
from vakg.score.patients import align
from vakg.score.places import class_places, place_wholes
from vakg.score.relations import score_relations
from vakg.score.values import score_values
from vakg.score.verdicts import CorpusScore, TextScore


@dataclass(frozen=True)
class Scorer:
    """What scoring needs to know; made once."""

    ontology: Ontology
    rules: Rules

    @classmethod
    def load(cls, ontology: Ontology, kinds: Kinds | None = None) -> Scorer:
        """Make a scorer for the classes of an ontology."""
        kinds = kinds or Kinds.load(ontology)
        return cls(
            ontology, Rules(kinds, class_places(ontology, kinds), place_wholes(ontology, kinds))
        )

    def score_text(self, text: GoldText, record: Record) -> TextScore:
        """Score the draft of one text."""
        aligned = align(text.patients, record)
        setting = Setting(text.patients, record, aligned, self.rules)
        items = score_items(setting)
        claims, spare = score_claims(text.claims, record.claims, self.ontology)
        return TextScore(
            id=text.id,
            items=items,
            events=score_events(items, setting),
            values=score_values(text.patients, record, aligned, self.rules.kinds),
            claims=claims,
            patients=(len(text.patients), len(aligned), len(record.cases) - len(aligned)),
            relations=score_relations(
                items, [link for one in text.patients for link in one.links], record
            ),
            quotes=_quotes(text.document, record),
            spare_claims=spare,
        )


def _quotes(document: Document, record: Record) -> tuple[int, int]:
    """Count the quotes that stand where they say, and all."""
    said = [one for _, one in record.evidence()]
    right = [one for one in said if one.at and document.text[slice(*one.at)] == one.quote]
    return len(right), len(said)


def score_texts(
    texts: Iterable[GoldText], draft: Callable[[Document], Record], scorer: Scorer
) -> CorpusScore:
    """Draft a record of each text and score it.

    Args:
        texts: Texts with their facts, from `load_corpus`.
        draft: Makes a record of a document.
        scorer: Knows what counts as the same.
    """
    return CorpusScore(texts=tuple(scorer.score_text(one, draft(one.document)) for one in texts))
