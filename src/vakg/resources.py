"""Where the bundled files lie: in a checkout beside `src`, in a wheel under `vakg/_data`.

No other module works out such a path, so that both layouts stay interchangeable.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vakg.errors import NotFoundError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_data", _PACKAGE.parent.parent)


def find_folder(name: str, roots: tuple[Path, ...] = _ROOTS) -> Path:
    """Find a bundled folder by its path below the root of the data.

    Args:
        name: The folder, such as `ontology` or `seeds/documents`.
        roots: Where to look, the first that has it wins.

    Raises:
        NotFoundError: If no root has the folder, as after an incomplete installation.

    >>> find_folder("seeds/documents").name
    'documents'
    """
    for root in roots:
        if (root / name).is_dir():
            return root / name
    looked = " and ".join(str(root) for root in roots)
    raise NotFoundError(
        name,
        f"the bundled folder is in neither {looked}",
        "Install the package again, or run from a complete checkout.",
    )


def read_rows(path: Path) -> tuple[Mapping[str, str], ...]:
    """Read a tab-separated table that lies beside code: one header line, `# ` starts a comment line.

    Args:
        path: The table.

    Returns:
        Its rows, each a mapping from the header's names to the cells.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("# ")]
    header, *cells = rows
    return tuple(dict(zip(header, row, strict=True)) for row in cells)


def ontology_dir() -> Path:
    """Return the folder of the Turtle modules, the mappings and the shapes."""
    return find_folder("ontology")


def queries_dir() -> Path:
    """Return the folder of the question files."""
    return find_folder("queries")


def seeds_dir() -> Path:
    """Return the folder of the bundled documents and records."""
    return find_folder("seeds")


def documents_dir() -> Path:
    """Return the folder of the bundled documents.

    >>> "pce-ards" in {path.stem for path in documents_dir().glob("*.txt")}
    True
    """
    return find_folder("seeds/documents")


def records_dir() -> Path:
    """Return the folder of the reviewed records of the bundled documents."""
    return find_folder("seeds/records")
