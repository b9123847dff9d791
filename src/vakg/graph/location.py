"""Where the graph to read lies: named by the user, in the folder at hand, or in the user's cache."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from vakg import __version__
from vakg.resources import ontology_dir, queries_dir, seeds_dir

VARIABLE = "VAKG_GRAPH"


def find_graph(given: Path | None) -> Path | None:
    """Find the folder of a build.

    Args:
        given: What the user named with --graph.

    Returns:
        What was named, else $VAKG_GRAPH, else ./build where it holds a build, else the build of the
        bundled documents in the cache, else None: then that one has to be built first.
    """
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None:
        return named
    if Path("build", "report.json").is_file():
        return Path("build")
    bundled = bundled_graph()
    return bundled if (bundled / "report.json").is_file() else None


def bundled_graph() -> Path:
    """Say where in the user's cache the graph of the bundled documents belongs.

    The folder's name changes with anything that the graph is made from.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415 - only when nothing nearer is found

    return user_cache_path("vakg") / f"bundled-{__version__}-{_fingerprint()}"


def _fingerprint() -> str:
    """Give a short hash of the names, sizes and times of the bundled files: cheap, and enough."""
    digest = hashlib.sha256()
    for folder in (ontology_dir(), queries_dir(), seeds_dir()):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                about = path.stat()
                digest.update(f"{path.name}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]
