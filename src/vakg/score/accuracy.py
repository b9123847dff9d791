"""How well drafts agree with what people read: score a corpus or the seeds, print it, write it down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from vakg.extract.names.index import NameIndex
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology
from vakg.resources import documents_dir, records_dir
from vakg.score.corpus import load_corpus
from vakg.score.counted import counted, is_of_records
from vakg.score.figures import Figure, figures
from vakg.score.grounding import Grounder
from vakg.score.kinds import Kinds
from vakg.score.scoring import Scorer, score_texts
from vakg.score.seeds import load_seeds
from vakg.score.table import figures_table, in_words
from vakg.score.verdicts import CorpusScore

Draft = Callable[[Document], Record]
"""Makes a record of a document: the reader that is scored."""

_PAGE = Path(__file__).with_name("accuracy.md")
_GOALS = Path(__file__).with_name("goals.tsv")
_PLACE = "<!-- figures -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page: what was scored, and how it went."""

    title: str
    note: str
    score: CorpusScore


def score_corpus(
    folder: Path, draft: Draft, ontology: Ontology, split: str | None = None
) -> CorpusScore:
    """Score drafts of the texts of a folder against the facts beside them.

    Args:
        folder: Holds `NAME.txt` and `NAME.json` for each text; `grounding.tsv` and `split.tsv` if any.
        draft: The reader.
        ontology: The ontology that the drafts use.
        split: `tuning` or `held-out`, as `split.tsv` says; None for all.

    Raises:
        NotFoundError: If there is no text, or a text without facts.
        BadInputError: If a file is not of its form.
    """
    kinds = Kinds.load(ontology)
    grounder = Grounder.load(NameIndex.build(ontology), kinds, folder)
    texts = load_corpus(folder, grounder, split)
    return score_texts(texts, draft, Scorer.load(ontology, kinds))


def score_seeds(
    draft: Draft,
    ontology: Ontology,
    documents: Path | None = None,
    records: Path | None = None,
) -> CorpusScore:
    """Score drafts of documents against their reviewed records.

    Args:
        draft: The reader.
        ontology: The ontology that the records use.
        documents: Folder of `NAME.txt`; by default the bundled documents.
        records: Folder of `NAME.yaml`; by default the bundled records.
    """
    kinds = Kinds.load(ontology)
    texts = load_seeds(documents or documents_dir(), records or records_dir(), kinds)
    return score_texts(texts, draft, Scorer.load(ontology, kinds))


def accuracy_table(score: CorpusScore) -> str:
    """Print all figures of a score as a plain table, each with its counts and interval."""
    return figures_table(figures(score, counted(score)))


def write_accuracy(path: Path, parts: Sequence[Part]) -> None:
    """Write the page on accuracy; its prose stands in `accuracy.md` beside this module.

    Args:
        path: Where; what stands there is replaced.
        parts: What was scored, in the order of the page.
    """
    page = _PAGE.read_text(encoding="utf-8")
    told = "\n\n".join("\n".join(_part(part)) for part in parts)
    path.write_text(page.replace(_PLACE, told), encoding="utf-8", newline="\n")


def _part(part: Part) -> Iterator[str]:
    yield from (f"## {part.title}", "", part.note, "")
    goals = _goals(on_records=is_of_records(part.score))
    every = figures(part.score, counted(part.score))
    for group, some in groupby(every, key=lambda one: one.group):
        yield from (f"### {group[0].upper()}{group[1:]}", "")
        yield from ("| figure | count | share [95 % interval] | goal |", "|---|---|---|---|")
        yield from (_row(one, goals.get((group, one.name))) for one in some)
        yield ""


def _row(figure: Figure, goal: float | None) -> str:
    share = in_words(figure)
    least = f">= {goal:.2f}" if goal else ""
    return f"| {figure.name} | {figure.right} of {figure.of} | {share} | {least} |"


def _goals(*, on_records: bool) -> dict[tuple[str, str], float]:
    lines = _GOALS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(row[0], row[1]): float(row[2 + on_records]) for row in rows if row[2 + on_records]}
