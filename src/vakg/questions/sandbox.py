"""Check and run a stranger's query in a process of its own that can be stopped.

Neither the parser nor the engine has a time limit or can be interrupted, so both run in a child
process with a memory limit, and the child is killed when its time is up.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import re
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from vakg.errors import BadInputError, LimitError, VakgError
from vakg.questions.answer import Answer

MEMORY_BYTES = 4 * 1024**3
"""Address space a query may take; an in-memory sort of a million rows needs about one gigabyte."""

FRAMES = 10_000
"""Python calls that the parser may nest; it takes forty a pair of parentheses, ten a pattern."""


def run_limited(
    folder: Path, sparql: str, where: str, *, seconds: float, limit: int | None
) -> Answer:
    """Answer a query that may come from anybody, within limits.

    Args:
        folder: A build's folder.
        sparql: The query.
        where: What to call it in a message.
        seconds: Time after which it is stopped.
        limit: Most rows to give.

    Raises:
        LimitError: If it is too large, or its time or memory is used up.
        BadInputError: If the gate or the engine refuses it.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(
        target=_answer, args=(sender, folder, sparql, where, limit), daemon=True
    )
    child.start()
    sender.close()
    try:
        return _receive(receiver, where, seconds)
    finally:
        child.kill()
        child.join()
        receiver.close()


def _context() -> Any:
    """Fork where the system can, since a fork starts in a millisecond."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")


def _receive(receiver: Connection, where: str, seconds: float) -> Answer:
    if not receiver.poll(seconds):
        what = f"the query did not end within {seconds:g} seconds and was stopped"
        raise LimitError(where, what, "Narrow it, or allow more with --timeout.")
    try:
        result = receiver.recv()
    except EOFError:
        what = "the query ran out of memory and was stopped"
        raise LimitError(where, what, "Narrow it: avoid unjoined patterns, add LIMIT.") from None
    if isinstance(result, Answer):
        return result
    kind, told = result
    raise kind(*told)


def _answer(sender: Connection, folder: Path, sparql: str, where: str, limit: int | None) -> None:
    """Answer in the child; what goes wrong is sent, never printed."""
    from vakg.graph.store import open_store  # noqa: PLC0415 - only the child needs the engine
    from vakg.questions.answer import run  # noqa: PLC0415
    from vakg.questions.gate import check_query  # noqa: PLC0415

    try:
        _limit()
        check_query(sparql, where)
        sender.send(run(open_store(folder), sparql, limit=limit))
    except MemoryError:
        sender.close()
    except (VakgError, SyntaxError, RuntimeError, ValueError, OSError) as error:
        sender.send(_told(error, where))


def _told(error: Exception, where: str) -> tuple[type[VakgError], tuple[str, str, str]]:
    """Put an error into what can be sent: its kind, and where, what and what to do."""
    if isinstance(error, VakgError):
        return type(error), (error.where, error.what, error.remedy)
    if isinstance(error, SyntaxError):
        return BadInputError, _syntax(str(error), where)
    return VakgError, (where, f"the query failed: {error}", "Check the build with `vakg validate`.")


def _syntax(said: str, where: str) -> tuple[str, str, str]:
    """Tell what the engine did not understand, without the list of all that it would have."""
    place = re.search(r"error at (\d+):(\d+)", said)
    if place:
        where = f"{where}, line {place[1]}, column {place[2]}"
    if "Prefix not found" in said:
        remedy = "Declare it, as in PREFIX vaco: <https://w3id.org/vaco/>."
        return where, "a prefix before it is not declared", remedy
    reason = re.search(r"The SELECT [a-z ]+", said)
    return where, f"the query has a syntax error{f': {reason[0]}' if reason else ''}", "Correct it."


def _limit() -> None:
    """Bound the child's memory, let the parser nest, and silence what the engine prints as it dies."""
    sys.setrecursionlimit(FRAMES)
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
