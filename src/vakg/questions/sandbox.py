"""Run a stranger's query in a process of its own that can be stopped.

The engine has no time limit and cannot be interrupted, so the query runs in a child process with a
memory limit, and the child is killed when its time is up.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from vakg.errors import BadInputError, LimitError, VakgError
from vakg.questions.answer import Answer

MEMORY_BYTES = 4 * 1024**3
"""Address space a query may take; an in-memory sort of a million rows needs about one gigabyte."""


def run_limited(
    folder: Path, sparql: str, where: str, *, seconds: float, limit: int | None
) -> Answer:
    """Answer a query that has passed the gate, within limits.

    Args:
        folder: A build's folder.
        sparql: The query.
        where: What to call it in a message.
        seconds: Time after which it is stopped.
        limit: Most rows to give.

    Raises:
        LimitError: If its time or memory is used up.
        BadInputError: If the engine refuses it.
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
    kind, text = result
    if kind == "syntax":
        raise BadInputError(where, f"the query has a syntax error: {text}", "Correct it.")
    raise VakgError(where, f"the query failed: {text}", "Check the build with `vakg validate`.")


def _answer(sender: Connection, folder: Path, sparql: str, where: str, limit: int | None) -> None:
    """Answer in the child; what goes wrong is sent, never printed."""
    from vakg.graph.store import open_store  # noqa: PLC0415 - only the child needs the engine
    from vakg.questions.answer import run  # noqa: PLC0415

    try:
        store = open_store(folder)
        _limit_memory()
        sender.send(run(store, sparql, limit=limit))
    except SyntaxError as error:
        sender.send(("syntax", str(error)))
    except MemoryError:
        sender.close()
    except (VakgError, RuntimeError, ValueError, OSError) as error:
        sender.send(("failure", str(error)))


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
