"""Write the explorer of a build: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from vakg.errors import VakgError
from vakg.view.explorer.content import gather
from vakg.view.explorer.material import read_material
from vakg.view.explorer.page import render_page

EXPLORER = "explorer.html"
"""The file's name in a build's folder."""


def write_explorer(folder: Path, out: Path | None, progress: Callable[[str], None]) -> Path:
    """Write the explorer of a build; the same build gives the same bytes.

    Args:
        folder: A build's folder.
        out: Where to write; `explorer.html` in the folder where None.
        progress: Is told what is being done.

    Returns:
        The file that was written.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build cannot be used.
        VakgError: If the file cannot be written; what was there is left as it was.
    """
    progress("reading the graph")
    material = read_material(folder)
    target = out or folder / EXPLORER
    with _staged(target) as file:
        page = render_page(gather(material, progress))
        progress(f"writing {target}")
        file.write(page)
    return target


@contextmanager
def _staged(target: Path) -> Iterator[TextIO]:
    """Open a file beside the target and move it into its place when all is in it.

    It is opened before the page is made, so that a place that cannot be written is told at once.
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
        what = f"the explorer cannot be written there ({error.strerror})"
        raise VakgError(str(target), what, "Give a file in a folder you may write to.") from None
    finally:
        if staged is not None:
            staged.unlink(missing_ok=True)
