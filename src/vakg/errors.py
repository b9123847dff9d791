"""Every error a user can meet: each says where, what is wrong, and what to do.

The command line prints `str(error)` on one line and exits with `error.exit_code`; the codes are the
contract of the commands (1 failure, 3 not found, 4 bad input data, 5 quality gate, 6 limit reached).
"""

from __future__ import annotations

from collections.abc import Iterable


class VakgError(Exception):
    """Something went wrong that the user can do something about.

    Args:
        where: File, record, query or place in it.
        what: What is wrong there, as one clause.
        remedy: What to do about it, as one sentence.

    >>> print(VakgError("a.txt", "the file is empty", "Give a file with text."))
    a.txt: the file is empty. Give a file with text.
    """

    exit_code = 1

    def __init__(self, where: str, what: str, remedy: str) -> None:
        """Keep the facts as attributes, so that callers need not parse the message."""
        self.where, self.what, self.remedy = where, what, remedy
        end = "\n" if "\n" in what else ". "  # a list of faults ends with a line of its own
        super().__init__(f"{where}: {what.rstrip()}{end}{remedy}")


class NotFoundError(VakgError):
    """A file, folder, question, document or term that does not exist."""

    exit_code = 3


class BadInputError(VakgError):
    """A document, record or query that cannot be used as it is."""

    exit_code = 4


class QualityGateError(VakgError):
    """The graph was made but does not pass its own checks."""

    exit_code = 5


class LimitError(VakgError):
    """A time, row or size limit was reached."""

    exit_code = 6


def did_you_mean(asked: str, known: Iterable[str]) -> str:
    """Say which known names come nearest to the one asked for; empty when none is near.

    >>> did_you_mean("quarry", ["query", "build"])
    'Did you mean query?'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    nearest = get_close_matches(asked, list(known), n=3)
    return f"Did you mean {' or '.join(nearest)}?" if nearest else ""
