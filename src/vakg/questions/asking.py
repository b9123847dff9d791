"""Ask a question of the library of a build, by its name or in a reader's own words."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from pyoxigraph import Store

from vakg.errors import NotFoundError
from vakg.graph.store import open_store
from vakg.questions.answer import Answer, run
from vakg.questions.finding import Finder, Found, Lookup
from vakg.questions.library import Question, bind, find_question, load_library
from vakg.questions.parameters import terms
from vakg.resources import queries_dir

_NAME = re.compile(r"[a-z0-9-]+")


def ask_question(
    folder: Path, name: str, given: dict[str, str], store: Store | None = None
) -> tuple[Answer, Question, str]:
    """Answer one question.

    Args:
        folder: A build's folder.
        name: The question's name.
        given: What the user typed for its parameters.
        store: The build's store, where it is open already.

    Returns:
        The rows, the question, and the SPARQL that was run.

    Raises:
        NotFoundError: If there is no such question, or no build.
        BadInputError: If a parameter is unknown or not of its kind.
    """
    question = find_question(queries_dir() / "competency", name)
    store = store or open_store(folder)
    sparql = bind(question, terms(question, given, store))
    return run(store, sparql), question, sparql


def look_up(folder: Path, words: str) -> Lookup:
    """Find the questions of the library that a reader's words come nearest to.

    Args:
        folder: A build's folder, whose ontology, cases and documents the words may name.
        words: A question as a reader would put it.

    Raises:
        NotFoundError: If there is no build.
    """
    return Finder(load_library(queries_dir() / "competency"), open_store(folder)).find(words)


def choose(folder: Path, words: str, given: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Say which question is asked, and with which parameters.

    Args:
        folder: A build's folder.
        words: A question's name, or a question in a reader's own words.
        given: Parameters that the user typed; they go before those that the words name.

    Returns:
        The question's name, and its parameters as `ask_question` takes them.

    Raises:
        NotFoundError: If it is not sure which question the words ask; names the three nearest.
    """
    if _NAME.fullmatch(words) and ("-" in words or _is_name(words)):
        return find_question(queries_dir() / "competency", words).name, given
    found = look_up(folder, words)
    if not found.is_sure:
        raise NotFoundError(repr(words), *_unsure(found))
    best = found.nearest[0]
    return best.question.name, best.given | given


def _is_name(words: str) -> bool:
    return (queries_dir() / "competency" / f"{words}.rq").is_file()


def _unsure(found: Lookup) -> tuple[str, str]:
    """Say what is wrong with words that fit no question well, and what to do."""
    remedy = "`vakg questions` lists all questions."
    if not found.nearest:
        return "no question of the library has any of these words", remedy
    nearest = "".join(
        f"\n  vakg ask {_typed(one)}\n    ({one.question.question})" for one in found.nearest
    )
    what = "it is not sure which question of the library this asks"
    return what, f"Ask one of these:{nearest}\n{remedy}"


def _typed(found: Found) -> str:
    """Write a question with what the words name, as it is typed."""
    given = (f" --param {shlex.quote(f'{name}={value}')}" for name, value in found.given.items())
    return found.question.name + "".join(given)
