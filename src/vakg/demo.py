"""The main job on the bundled documents, told step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from vakg.pipeline import build
from vakg.questions.asking import ask_question
from vakg.resources import queries_dir
from vakg.view.explorer import write_explorer
from vakg.view.report import render_report

SHOWN = 4
"""Rows of an answer that the demonstration prints; `vakg ask` prints all."""


def run_demo(out: Path, progress: Callable[[str], None]) -> Iterator[str]:
    """Build the bundled graph, say what it holds, answer three questions, write the explorer.

    Args:
        out: The build's folder.
        progress: Told what is being done.

    Yields:
        Paragraphs to print.
    """
    yield render_report(build(None, out, progress))
    for name, given in _questions():
        yield _answered(out, name, given)
    progress("writing the explorer")
    explorer = write_explorer(out, None, progress)
    yield f"\nThe graph is in {out}, the explorer in {explorer}: open it by a double click."


def _questions() -> Iterator[tuple[str, dict[str, str]]]:
    """Give the questions of the demonstration: one of a case, one of a rate, one of advice."""
    text = (queries_dir() / "demonstration.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, *given = line.split("\t")
            yield name, dict(one.split("=", 1) for one in given)


def _answered(folder: Path, name: str, given: dict[str, str]) -> str:
    answer, question, _ = ask_question(folder, name, given)
    lines = [f"\n{question.question}"]
    for row in answer.dicts()[:SHOWN]:
        lines.append(f"  - {row['text']}\n      “{row['quote']}”")
    more = len(answer.rows) - SHOWN
    rest = f"  and {more} more; " if more > 0 else "  "
    parameters = "".join(f" --param {key}={value}" for key, value in given.items())
    return "\n".join([*lines, f"{rest}`vakg ask {name}{parameters}` gives all. {question.caveat}"])
