"""Ask a question of one's own in SPARQL: read it, check it, run it within limits."""

from __future__ import annotations

import sys
from pathlib import Path

from vakg.errors import BadInputError, NotFoundError
from vakg.graph.store import read_report
from vakg.questions.answer import Answer
from vakg.questions.sandbox import run_limited


def read_query(file: Path | None) -> tuple[str, str]:
    """Read a query from a file, or from standard input for "-".

    Returns:
        The query, and what to call it in a message.
    """
    if file is None or str(file) == "-":
        return _decode(sys.stdin.buffer.read(), "standard input"), "standard input"
    if not file.is_file():
        raise NotFoundError(str(file), "there is no such query file", "Give a .rq file, or --text.")
    return _decode(file.read_bytes(), str(file)), str(file)


def _decode(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            where, f"byte {error.start} is not UTF-8", "Save it as UTF-8."
        ) from None


def ask_freely(folder: Path, text: str, where: str, *, seconds: float, limit: int) -> Answer:
    """Answer a query that may come from anybody.

    Raises:
        BadInputError: If it is no query, an update, or reaches beyond the graph.
        LimitError: If it is too large, or its time or memory is used up.
        NotFoundError: If there is no build in the folder.
    """
    if not text.strip():
        raise BadInputError(
            where, "the query is empty", "Give a SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInputError(where, "the query is not UTF-8", "Type or save it as UTF-8.") from None
    read_report(folder)
    return run_limited(folder, text, where, seconds=seconds, limit=limit)
