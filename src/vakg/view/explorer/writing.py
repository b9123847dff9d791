"""Write the explorer of a build: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from vakg.view.explorer.content import gather
from vakg.view.explorer.material import read_material
from vakg.view.explorer.page import render_page
from vakg.view.onefile import whole_file

EXPLORER = "explorer.html"
"""The file's name in a build's folder."""

LARGE = 10_000_000
"""Bytes above which the writer warns: such a file is slow to open and too large for many mailboxes."""


def write_explorer(
    folder: Path, out: Path | None, progress: Callable[[str], None], carry: Iterable[str] = ()
) -> Path:
    """Write the explorer of a build; the same build gives the same bytes.

    Args:
        folder: A build's folder.
        out: Where to write; `explorer.html` in the folder where None.
        progress: Is told what is being done, and if the file has become too large to mail.
        carry: How much of which document's text goes into the page; see `carried.read_choices`.

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
    with whole_file(target, "explorer") as file:
        page = render_page(gather(material, progress, carry))
        progress(f"writing {target}")
        file.write(page)
    size = target.stat().st_size
    if size > LARGE:
        progress(f"the explorer has {size / 1e6:.0f} MB; give fewer documents, or carry quotes only")
    return target
