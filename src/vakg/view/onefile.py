"""What pages in one file share: a policy that names their own parts only, and writing all or nothing."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

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


def write_whole(target: Path, page: str, what: str) -> None:
    """Write beside the target and move into its place, so that no half page is ever there.

    Args:
        target: The file; its folder is made if missing.
        page: What to write.
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
            file.write(page)
        staged.chmod(0o644)
        staged.replace(target)
    except OSError as error:
        told = f"the {what} cannot be written there ({error.strerror or error})"
        raise VakgError(str(target), told, "Give a file in a folder you may write to.") from None
    finally:
        if staged is not None:
            staged.unlink(missing_ok=True)
