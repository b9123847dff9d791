"""Write the reference of a build: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from vakg.view.onefile import write_whole
from vakg.view.reference.material import read_material
from vakg.view.reference.page import render_page


def write_reference(folder: Path, out: Path) -> Path:
    """Write the reference of the ontology as a build holds it; the same build gives the same bytes.

    Args:
        folder: A build's folder.
        out: The HTML file to write.

    Returns:
        The file that was written.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build cannot be used.
        VakgError: If the file cannot be written; what was there is left as it was.
    """
    write_whole(out, render_page(read_material(folder)), "reference")
    return out
