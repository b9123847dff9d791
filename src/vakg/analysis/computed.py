"""Questions that Python answers from the facts: asked, listed and shown like those in SPARQL.

Their headers stand in `queries/computed/`, in the same form as the header of a `.rq` file, with each
parameter's default beside its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from vakg.analysis.concordance import concordance, line_row
from vakg.analysis.concordance_findings import Verdict
from vakg.analysis.conflicts import conflict_row, conflicts
from vakg.analysis.kinds import Knowledge, read_part
from vakg.analysis.rates import rate_groups, rate_rows
from vakg.errors import BadInputError
from vakg.graph.store import open_store
from vakg.model.fact import names_in
from vakg.questions.answer import Answer
from vakg.questions.asking import ask_question, choose
from vakg.questions.finding import Finder
from vakg.questions.library import Parameter, Question, load_library, used_values
from vakg.questions.selection import case_names, cases_of
from vakg.resources import queries_dir

if TYPE_CHECKING:
    from pyoxigraph import Store

Rows = list[dict[str, Any]]
Given = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its answer.

    Args:
        question: What was asked.
        answer: The rows.
        used: What each parameter was, as a user types it.
        sparql: The query that was run; None for a question that Python answers.
    """

    question: Question
    answer: Answer
    used: Mapping[str, str]
    sparql: str | None


def ask_any(
    folder: Path,
    name: str,
    given: Given,
    knowledge: Knowledge | None = None,
    store: Store | None = None,
) -> Asked:
    """Answer a question, whether SPARQL or Python answers it.

    Args:
        folder: A build's folder.
        name: The question's name.
        given: What the user typed for its parameters.
        knowledge: What the build says, where it has been read already.
        store: The build's store, where it is open already.

    Raises:
        NotFoundError: If there is no such question, or no build.
        BadInputError: If a parameter is unknown or not of its kind.
    """
    question = computed_questions().get(name)
    if question is None:
        # A case is DOCUMENT.CASE in the library; people write DOCUMENT/CASE too.
        typed = {
            key: value.replace("/", ".", 1) if key == "case" else value
            for key, value in given.items()
        }
        answer, asked, sparql = ask_question(folder, name, typed, store)
        return Asked(question=asked, answer=answer, used=used_values(asked, typed), sparql=sparql)
    _check(question, given)
    used = used_values(question, dict(given))
    known = knowledge or _needed(open_store(folder), used)
    rows = _ANSWERS[name](known, used)
    columns = tuple(question.columns)
    cells = tuple(tuple(row[column] for column in columns) for row in rows)
    return Asked(
        question=question, answer=Answer(columns=columns, rows=cells), used=used, sparql=None
    )


def choose_any(folder: Path, words: str, given: Given) -> tuple[str, dict[str, str]]:
    """Say which question is asked, of those that SPARQL answers and those that Python answers.

    Args:
        folder: A build's folder.
        words: A question's name, or a question in a reader's own words.
        given: Parameters that the user typed; they go before those that the words name.

    Returns:
        The question's name, and its parameters as `ask_any` takes them.

    Raises:
        NotFoundError: If it is not sure which question the words ask; names the nearest.
    """
    own = computed_questions()
    asked = _plain(words)
    listed = [name for name, one in own.items() if asked in {name, *map(_plain, one.wordings)}]
    if listed:
        return listed[0], dict(given)
    if " " not in words.strip():
        return choose(folder, words, dict(given))
    library = load_library(queries_dir() / "competency") | own
    found = Finder(library, open_store(folder)).find(words)
    if not found.is_sure or found.nearest[0].question.name not in own:
        return choose(folder, words, dict(given))
    best = found.nearest[0]
    return best.question.name, best.given | dict(given)


def _plain(words: str) -> str:
    return words.strip(" ?").casefold()


def unreported(folder: Path, document: str, store: Store | None = None) -> Rows:
    """Give what the cases of a document leave unreported: rows with `case` and `item`."""
    return ask_any(folder, "not-reported", {"document": document}, store=store).answer.dicts()


def _needed(store: Store, used: Given) -> Knowledge:
    """Read no more than the question needs: what is said of the literature, and of its case."""
    cases = [find_case(case_names(store), used["case"])] if "case" in used else []
    return read_part(store, cases)


def behind(folder: Path, asked: Asked) -> Knowledge:
    """Read what a card of an answer needs: the literature, and the cases that its rows name."""
    store = open_store(folder)
    names = {name for row in asked.answer.rows for value in row for name in names_in(value)}
    return read_part(store, cases_of(store, names))


def _check(question: Question, given: Given) -> None:
    names = [one.name for one in question.parameters]
    for name in given:
        if name not in names:
            told = f"the question has no parameter {name!r}"
            raise BadInputError(question.name, told, f"It takes: {', '.join(names) or 'none'}.")


@cache
def computed_questions(folder: Path | None = None) -> dict[str, Question]:
    """Read the headers of the questions that Python answers, by name."""
    found = (folder or queries_dir() / "computed").glob("*.yaml")
    return {path.stem: _question(path) for path in sorted(found)}


def _question(path: Path) -> Question:
    header = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Question(
        name=path.stem, question=header["question"], group=header["group"], caveat=header["caveat"],
        columns=header["columns"], wordings=tuple(header["wordings"]), controls={}, ids=(), sparql="",
        parameters=tuple(Parameter(name=name, **one) for name, one in header["params"].items()),
    )  # fmt: skip


# ---- the answers


def _concordance(knowledge: Knowledge, used: Given) -> Rows:
    lines = concordance(knowledge, *find_case(knowledge.cases(), used["case"]))
    order = list(Verdict)
    return [
        line_row(line, knowledge.kinds)
        for line in sorted(lines, key=lambda one: order.index(one.verdict))
    ]


def _conflicts(knowledge: Knowledge, _: Given) -> Rows:
    return [conflict_row(one, knowledge.kinds) for one in conflicts(knowledge)]


def _rates(knowledge: Knowledge, _: Given) -> Rows:
    return rate_rows(rate_groups(knowledge), knowledge.kinds)


_ANSWERS: dict[str, Callable[[Knowledge, Given], Rows]] = {
    "concordance": _concordance, "conflicts": _conflicts, "rates": _rates,
}  # fmt: skip


def find_case(cases: Collection[tuple[str, str]], name: str) -> tuple[str, str]:
    """Find a case by `DOCUMENT/CASE`, `DOCUMENT.CASE`, or its own name where no other has it.

    Raises:
        BadInputError: If there is no such case, or several; says which there are.
    """
    typed = name.replace("/", ".", 1)
    found = [one for one in cases if typed in (".".join(one), one[1])]
    if len(found) == 1:
        return found[0]
    told = f"{name!r} is the name of {'several' if found else 'no'} cases"
    names = ", ".join(sorted("/".join(one) for one in cases))
    raise BadInputError("parameter case", told, f"Give one of: {names}.")
