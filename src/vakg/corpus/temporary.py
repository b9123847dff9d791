"""Where drafts go: the folder the user names, or one that lasts as long as the command."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DRAFTS = Path("drafts")


@contextmanager
def folder_for(out: Path | None, *, keep: bool) -> Iterator[Path]:
    """Give the folder of the drafts.

    Args:
        out: What the user named.
        keep: Whether the drafts are what is wanted; else, and with no folder named, they go with the end.
    """
    if out is not None or keep:
        yield out or DRAFTS
        return
    with tempfile.TemporaryDirectory(prefix="vakg-") as place:
        yield Path(place)
