"""Builds of a few hundred quads that all hold one word, so that a mixture of two would show."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from vakg.graph.store import open_store, read_report, write_build


def quads(word: str, number: int = 200) -> set[Quad]:
    """Enough quads for a store to have files of its own."""
    s, g = NamedNode("http://x/s"), NamedNode("http://x/g")
    return {Quad(s, NamedNode(f"http://x/{n}"), Literal(word), g) for n in range(number)}


def build(word: str, folder: Path) -> Path:
    """Write a build that holds one word, and give its folder."""
    write_build(quads(word), {"word": word}, folder)
    return folder


def words(folder: Path) -> str:
    """The word that a whole build holds; its three parts must agree upon it."""
    (said,) = {getattr(quad.object, "value", "") for quad in open_store(folder)}
    written = parse((folder / "graph.nq").read_bytes(), format=RdfFormat.N_QUADS)
    assert {getattr(quad.object, "value", "") for quad in written} == {said}
    assert read_report(folder)["word"] == said
    return said


def remains(folder: Path) -> list[str]:
    """The names of whatever lies beside a build."""
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)
