"""What pages in one file share: a policy that names their own parts only, and writing all or nothing."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from vakg.errors import VakgError


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Allow the very scripts and styles of a page, pictures in data URLs, and nothing else.

    >>> content_policy((), ("p {}",))[:42]
    "default-src 'none'; script-src 'none'; sty"
    """
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = [hashlib.sha256(text.encode("utf-8")).digest() for text in texts]
    return " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests) or "'none'"


@contextmanager
def whole_file(target: Path, what: str) -> Iterator[TextIO]:
    """Open a file beside the target and move it into its place when all is in it.

    It is opened before anything is made, so that a place that cannot be written is told at once.

    Args:
        target: The file; its folder is made if missing.
        what: What the page is, for the message of an error.

    Raises:
        VakgError: If the file cannot be written; what was there is left as it was.
    """
    staged: Path | None = None
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        staged = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        staged.chmod(0o644)
        staged.replace(target)
    except OSError as error:
        told = f"the {what} cannot be written there ({error.strerror or error})"
        raise VakgError(str(target), told, "Give a file in a folder you may write to.") from None
    finally:
        if staged is not None:
            staged.unlink(missing_ok=True)


def write_whole(target: Path, page: str, what: str) -> None:
    """Write a page that is made already; see `whole_file`."""
    with whole_file(target, what) as file:
        file.write(page)
