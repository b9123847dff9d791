"""The bundled documents, read once for all tests."""

from functools import cache
from pathlib import Path

from vakg.documents import read_document
from vakg.model.document import Document

FOLDER = Path(__file__).parents[2] / "seeds" / "documents"
NAMES = ("pce-ards", "intraspinal-leakage")


@cache
def seed(name: str) -> Document:
    return read_document(FOLDER / f"{name}.txt")


@cache
def source(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
