"""Which vakg and which ontology read a document: drafts of another are made anew."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from vakg import __version__
from vakg.resources import ontology_dir

READERS = ("documents", "extract", "model", "ontology", "records")
"""The packages whose code and tables decide what a draft says."""


def stamp_of_readers() -> str:
    """Give version and a short hash of all that decides what a draft says.

    >>> stamp_of_readers() == stamp_of_readers()
    True
    """
    digest = hashlib.sha256()
    spec = find_spec("vakg")
    assert spec is not None and spec.origin is not None
    package = Path(spec.origin).parent
    for folder in (ontology_dir(), *(package / name for name in READERS)):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".tsv", ".ttl"):
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(path.read_bytes() + b"\0")
    return f"{__version__}-{digest.hexdigest()[:12]}"
