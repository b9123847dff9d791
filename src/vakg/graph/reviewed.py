"""The part of a graph that a person has checked: what a machine alone has read is left out of it.

It lies in the build's own folder and is made when it is first asked for; a new build takes it away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from vakg.errors import NotFoundError
from vakg.graph.checks import check_quotes
from vakg.graph.store import REVIEWED, in_memory, open_store, read_report, write_build
from vakg.graph.vocabulary import KG, document_graph


def machine_documents(folder: Path) -> frozenset[str]:
    """Name the documents of a build that only a machine has read."""
    return frozenset(read_report(folder).get("machine_documents", ()))


def reviewed_part(folder: Path) -> Path:
    """Give the folder of the reviewed part of a build; the build itself where a person checked all.

    Raises:
        NotFoundError: If nobody has checked anything in it.
    """
    report = read_report(folder)
    machine = frozenset(report.get("machine_documents", ()))
    if not machine:
        return folder
    if machine == set(report["documents"]):
        remedy = "Review drafts with `vakg review`, or ask without --reviewed-only."
        raise NotFoundError(str(folder), "nobody has checked any record in it", remedy)
    part = folder / REVIEWED
    if not (part / "report.json").is_file():
        _write(folder, part, report, machine)
    return part


def document_of(iri: str) -> str:
    """Name the document that a node of the data belongs to; empty for other nodes.

    >>> document_of("https://w3id.org/vaco/kg/pce-ards.case.index"), document_of("https://a.org/b")
    ('pce-ards', '')
    """
    return iri.removeprefix(KG).partition(".")[0] if iri.startswith(KG) else ""


def without(quads: Iterator[Quad], documents: Collection[str]) -> Iterator[Quad]:
    """Leave out every quad that some documents say or that speaks of a node of theirs."""
    graphs = {document_graph(name).value for name in documents}
    for quad in quads:
        ends = (quad.subject, quad.object)
        named = {document_of(end.value) for end in ends if isinstance(end, NamedNode)}
        if not named & set(documents) and getattr(quad.graph_name, "value", "") not in graphs:
            yield quad


def _write(folder: Path, part: Path, report: dict[str, Any], machine: Collection[str]) -> None:
    quads = set(without(iter(open_store(folder)), machine))
    verified, _ = check_quotes(in_memory(quads))
    checks = report["checks"] | {"quotes_verified": verified, "machine_defects": 0}
    left = {
        "checks": checks,
        "counts": report["counts_by_review"]["reviewed"],
        "counts_by_review": {"reviewed": report["counts_by_review"]["reviewed"]},
        "documents": {
            name: one for name, one in report["documents"].items() if name not in machine
        },
        "machine_documents": [],
        "versions": report["versions"],
    }
    write_build(quads, left, part)
