"""Ask a question of the library of a build."""

from __future__ import annotations

from pathlib import Path

from vakg.graph.store import open_store
from vakg.questions.answer import Answer, run
from vakg.questions.library import Question, bind, find_question
from vakg.questions.parameters import terms
from vakg.resources import queries_dir


def ask_question(folder: Path, name: str, given: dict[str, str]) -> tuple[Answer, Question, str]:
    """Answer one question.

    Args:
        folder: A build's folder.
        name: The question's name.
        given: What the user typed for its parameters.

    Returns:
        The rows, the question, and the SPARQL that was run.

    Raises:
        NotFoundError: If there is no such question, or no build.
        BadInputError: If a parameter is unknown or not of its kind.
    """
    question = find_question(queries_dir() / "competency", name)
    store = open_store(folder)
    sparql = bind(question, terms(question, given, store))
    return run(store, sparql), question, sparql
