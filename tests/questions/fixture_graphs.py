"""Graphs of invented documents, for asking every question of the library of them.

A fixture says only what matters; each statement's sentence becomes a sentence of the document and its
own quote, and the whole goes through the same stages as a real record.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import BlankNode, NamedNode, Quad, Store

from vakg.graph.store import in_memory
from vakg.graph.vocabulary import KG, LABEL, RDFS, SKOS, TYPE, VACO, vaco
from vakg.model.document import Document, Metadata, Origin, Section
from vakg.model.record import Record
from vakg.ontology import load_ontology
from vakg.pipeline import Source, make_quads
from vakg.records import check_terms
from vakg.resources import ontology_dir

FOLDER = Path(__file__).parents[1] / "fixtures" / "questions"
_CLASSES = (
    "about", "procedures", "populations", "factors", "outcomes", "actions", "conditions", "sites",
    "routes", "materials", "methods", "objects",
)  # fmt: skip


@cache
def fixture_store(name: str) -> Store:
    """The graph of one fixture: the ontology, what its documents say, and what follows."""
    path = FOLDER / f"{name}.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    ontology = load_ontology()
    sources = [_source(document, said) for document, said in told.items()]
    for source in sources:
        check_terms(source.record, ontology)
    return in_memory(make_quads(sources, ontology, ontology_dir()))


def _source(name: str, said: dict[str, Any]) -> Source:
    sentences: list[str] = []
    plain = {
        "format": 1,
        "document": name,
        "review": said.get("review", "reviewed"),
        "cases": [_case(one, sentences) for one in said.get("cases", ())],
        "claims": [_claim(one, sentences) for one in said.get("claims", ())],
        "inconsistencies": [_part(one, sentences) for one in said.get("inconsistencies", ())],
    }
    return Source(document=_document(name, sentences), record=Record.model_validate(plain))


def _document(name: str, sentences: list[str]) -> Document:
    text = "\n".join(sentences) or "Nothing is told."
    whole = Origin(start=0, end=len(text), file_start=0, file_end=len(text))
    return Document(
        name=name, title="", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata=Metadata(
            title="", authors=(), year="", journal="", doi="", pmid="", licence="CC0",
            kind="case report", source="invented",
        ),
        sections=(Section(name="whole", title="", start=0, end=len(text), kind="case"),),
        sentences=(), captions=(), citations=(), origins=(whole,), furniture=(),
    )  # fmt: skip


def _case(said: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    return said | {
        "patient": _part(said["patient"], sentences),
        "events": [_event(one, sentences) for one in said["events"]],
        "links": [_stated(one, sentences) for one in said.get("links", ())],
    }


def _event(said: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    made = _stated(said, sentences)
    made["type"] = f"vaco:{said['type']}"
    for when in ("time", "until"):
        if when in said:
            low, high, unit, aspect, *anchor = said[when]
            made[when] = {"low": low, "high": high, "unit": unit, "aspect": aspect}
            made[when] |= {"phrase": said["text"]} | dict(
                zip(("relative_to",), anchor, strict=False)
            )
    return made


def _claim(said: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    return {"said_by": "authors", "stance": "states"} | _stated(said, sentences)


def _stated(said: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    made = {"status": "present", "certainty": "asserted"} | _part(said, sentences)
    made |= {key: [f"vaco:{one}" for one in said[key]] for key in _CLASSES if key in said}
    if "quantities" in said:
        made["quantities"] = [one | {"kind": f"vaco:{one['kind']}"} for one in said["quantities"]]
    return made


def _part(said: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    """Give a statement the quote that bears it out, which is its own sentence."""
    start = sum(len(one) + 1 for one in sentences)
    sentences.append(said["text"])
    quote = {
        "quote": said["text"],
        "at": [start, start + len(said["text"])],
        "role": said.get("role", "own"),
    }
    return {key: value for key, value in said.items() if key != "role"} | {"evidence": [quote]}


@cache
def small_store(name: str) -> Store:
    """The graph of a fixture with no more of the ontology than its statements and a few veins need.

    For rdflib, which takes minutes for some questions where thousands of classes stand about.
    """
    quads = list(fixture_store(name))
    steps = {one.subject for one in quads if one.predicate == _FROM and _is_lumbar(one.subject)}
    said = [one for one in quads if one.subject in steps or _is_said(one)]
    needed = {one.object for one in said} | {vaco("L3Vertebra"), vaco("VertebralBody")}
    parents: dict[Any, list[Any]] = {}
    for quad in quads:
        if quad.predicate == _SUBCLASS and isinstance(quad.object, NamedNode):
            parents.setdefault(quad.subject, []).append(quad.object)
    waiting = list(needed)
    while waiting:
        new = [one for one in parents.get(waiting.pop(), ()) if one not in needed]
        needed.update(new)
        waiting += new
    kept = (one for one in quads if one.subject in needed and one.predicate in _TAXONOMY)
    return in_memory([*said, *(one for one in kept if not isinstance(one.object, BlankNode))])


_SUBCLASS = NamedNode(RDFS + "subClassOf")
_FROM = vaco("fromSite")
_TAXONOMY = {_SUBCLASS, LABEL, TYPE, NamedNode(SKOS + "notation"), vaco("levelOrder")}


def _is_said(quad: Quad) -> bool:
    subject = quad.subject
    return isinstance(subject, NamedNode) and subject.value.startswith(KG)


def _is_lumbar(step: Any) -> bool:
    places = step.value.removeprefix(VACO + "connection-").split("-")
    known = {"VertebralBody", "BasivertebralVein", "AnteriorExternalVertebralVenousPlexus",
             "LumbarVein", "InferiorVenaCava"}  # fmt: skip
    return set(places) <= known
