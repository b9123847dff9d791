"""The library of questions with the answers of the build, as cards that the page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vakg.analysis.computed import ask_any, computed_questions, unreported
from vakg.analysis.kinds import Knowledge
from vakg.graph.store import open_store
from vakg.questions.library import Question, load_library, shown_default
from vakg.resources import queries_dir
from vakg.view.cards import make_card
from vakg.view.cards.card import Card
from vakg.view.explorer.catalogue import Catalogue

MOST_ROWS = 40
"""Rows of an answer that the page carries; the rest are counted, and the shell gives them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with its card; `sparql` is None where Python answers it."""

    group: str
    card: Card
    sparql: str | None


def answer_all(
    folder: Path, knowledge: Knowledge, progress: Callable[[str], None]
) -> tuple[Answered, ...]:
    """Ask every question of the library as it stands, by group and name.

    Args:
        folder: A build's folder.
        knowledge: What the build says.
        progress: Is told how far it has come.
    """
    known = {**load_library(queries_dir() / "competency"), **computed_questions()}
    progress(f"answering the {len(known)} questions of the library")
    ordered = [
        one
        for one in sorted(known.values(), key=lambda one: (one.group, one.name))
        if knowledge.cases() or all(parameter.kind != "case" for parameter in one.parameters)
    ]
    store = open_store(folder)

    @cache
    def missing(document: str) -> list[dict[str, Any]]:
        return unreported(folder, document, store)

    def answer(one: Question) -> Answered:
        asked = ask_any(folder, one.name, given_for(one, knowledge), knowledge, store)
        return Answered(group=one.group, card=make_card(asked, knowledge, missing), sparql=asked.sparql)

    # The store answers without holding the interpreter, so two questions can be asked at once.
    with ThreadPoolExecutor(max_workers=2) as pool:
        return tuple(pool.map(answer, ordered))


def given_for(question: Question, knowledge: Knowledge) -> dict[str, str]:
    """Ask of the first case or document of the build where it lacks the one that the file asks of.

    Args:
        question: A question of the library.
        knowledge: What the build says.
    """
    cases = [f"{document}.{case}" for document, case in knowledge.cases()]
    documents = list(dict.fromkeys(fact.document for fact in knowledge.facts))
    held = {"case": cases, "document": documents}
    return {
        one.name: held[one.kind][0]
        for one in question.parameters
        if held.get(one.kind) and not one.is_open and shown_default(one) not in held[one.kind]
    }


def answers_data(answers: tuple[Answered, ...], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Give the cards in the form of the page: quotes by place, statements by number."""
    numbers = {(one["doc"], one["text"]): n for n, one in enumerate(catalogue.entries) if one["doc"]}
    return [_card(one, numbers) for one in answers]


def _card(one: Answered, numbers: dict[tuple[str, str], int]) -> dict[str, Any]:
    card = one.card
    shown = card.rows[:MOST_ROWS]
    needed = sorted({number for row in shown for number in row.quotes})
    return {
        "name": card.name, "group": one.group, "question": card.question, "sentence": card.sentence,
        "basis": card.basis, "review": card.review, "caveat": card.caveat, "sparql": one.sparql,
        "parameters": [list(pair) for pair in card.parameters],
        "rows": [[row.text, [list(pair) for pair in row.details], list(row.quotes)] for row in shown],
        "count": len(card.rows),
        "quotes": {number: list(_place(card, number)) for number in needed},
        "contrary": [
            [other.why, other.text, numbers.get((other.document, other.text))] for other in card.contrary
        ],
        "counted": list(card.counted), "untold": list(card.not_reported),
    }  # fmt: skip


def _place(card: Card, number: int) -> Iterator[Any]:
    quote = card.quotes[number - 1]
    yield from (quote.document, quote.start, quote.end, quote.section)
