"""What goes wrong after vertebral augmentation, as a graph you can question.

>>> import vakg
>>> kg = vakg.open()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from vakg.knowledge_graph import KnowledgeGraph


def open(folder: Path | str | None = None) -> KnowledgeGraph:
    """Open a build's graph; see `vakg.knowledge_graph.open_graph`."""
    from vakg.knowledge_graph import open_graph  # noqa: PLC0415 - keeps `vakg --help` quick

    return open_graph(folder)
