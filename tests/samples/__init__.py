"""A document about a tower clock, and its record: invented, small, in neutral words.

The record sets every field that a record can have, so that a field which a stage forgets is missed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, Store

from vakg.graph.statements import StatementQuads
from vakg.model.document import Document, Metadata, Origin, Section
from vakg.model.record import Record
from vakg.ontology import Ontology, load_ontology
from vakg.pipeline import Source, make_quads
from vakg.questions.facts import FactReader

FOLDER = Path(__file__).parent

TEXT = """The tower clock was cleaned by the keeper. On the third day it stopped. No rust was found. \
A spring may have slipped. If rust is found, the wheel must be oiled. \
The keeper oiled the wheel with 2 to 3 ml of oil, and the clock ran again. \
Of 92 clocks, 23 (25%) stopped. Dust raises the risk of a standstill (p<0.05). \
A second clock, of 1812, is told of by Mason. It ran for years. No rust was found. \
The clock should be looked at by lamp light. A wheel is part of a clock."""

_SECOND = TEXT.index("A second clock")


def document(text: str = TEXT, name: str = "clock") -> Document:
    """The document: two sections, copied from a file with ten characters of furniture before it."""
    whole = Origin(start=0, end=len(text), file_start=10, file_end=10 + len(text))
    return Document(
        name=name,
        title="A tower clock",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata=Metadata(
            title="A tower clock", authors=("Ann Other", "B. Mason"), year="1999", journal="Clocks",
            doi="10.1/clock", pmid="1", licence="CC0", kind="case report", source="our own",
        ),
        sections=(
            Section(name="story", title="Story", start=0, end=_SECOND, kind="case"),
            Section(name="discussion", title="", start=_SECOND, end=len(text), kind="discussion"),
        ),
        sentences=(),
        captions=(),
        citations=(),
        origins=(whole,),
        furniture=((0, 10),),
    )  # fmt: skip


def quote(words: str, role: str = "own", *, last: bool = False) -> dict[str, Any]:
    """Evidence: words of the text with their offsets; `last` takes their last occurrence."""
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return {"quote": words, "at": [start, start + len(words)], "role": role}


def event(name: str, /, **said: Any) -> dict[str, Any]:
    """An event with what every event must say, and whatever else is given."""
    plain = {
        "id": name, "type": "vaco:Standstill", "status": "present", "certainty": "asserted",
        "text": f"This is what happened: {name}.", "evidence": [quote("it stopped")],
    }  # fmt: skip
    return plain | said


def link(name: str, cause: str, effect: str, /, **said: Any) -> dict[str, Any]:
    """A causal link with what every link must say, and whatever else is given."""
    plain = {
        "id": name, "cause": cause, "effect": effect, "status": "present", "certainty": "asserted",
        "text": f"{cause} led to {effect}.", "evidence": [quote("it stopped")],
    }  # fmt: skip
    return plain | said


def claim(name: str, kind: str = "definition", /, **said: Any) -> dict[str, Any]:
    """A claim with what every claim must say, and whatever else is given."""
    plain = {
        "id": name, "kind": kind, "status": "present", "certainty": "asserted",
        "text": f"This is claimed: {name}.", "said_by": "authors", "stance": "states",
        "evidence": [quote("A wheel is part of a clock.")],
    }  # fmt: skip
    return plain | said


def proportion(**said: Any) -> dict[str, Any]:
    """A proportion with what every proportion must say, and whatever else is given."""
    plain = {"unit": "%", "unit_of_analysis": "cases", "symptom_scope": "any", "value": 25}
    return plain | said


def time(low: float | None, high: float | None, unit: str = "d", **said: Any) -> dict[str, Any]:
    """A time with the phrase it was read from, and whatever else is given."""
    plain = {
        "low": low,
        "high": high,
        "unit": unit,
        "phrase": "On the third day",
        "aspect": "onset",
    }
    return plain | said


def case(*events: dict[str, Any], name: str = "tower", **said: Any) -> dict[str, Any]:
    """A case of these events; its patient stands in for the clock."""
    patient = {"text": "The clock is told of.", "age": 78, "evidence": [quote("The tower clock")]}
    plain = {"id": name, "kind": "index", "label": f"the clock {name}", "patient": patient}
    return plain | {"events": list(events)} | said


def plain_record(*cases: dict[str, Any], **said: Any) -> dict[str, Any]:
    """A record of these cases, and whatever else is given, as a file would hold it."""
    return {"format": 1, "document": "clock", "review": "reviewed", "cases": list(cases)} | said


def record(*cases: dict[str, Any], **said: Any) -> Record:
    """The same as a Record."""
    return Record.model_validate(plain_record(*cases, **said))


def one_event_record(**said: Any) -> Record:
    """A record of one case, whose index procedure is followed by one event."""
    return record(case(event("cleaning", type="vaco:Cleaning", index=True), event("it", **said)))


@cache
def ontology() -> Ontology:
    """The small ontology of `clock.ttl`."""
    return load_ontology(FOLDER)


def said_quads(made: Record) -> set[Quad]:
    """What a record says, as quads."""
    known = ontology()
    return StatementQuads(made, document(), known.by_notation, known.label).quads()


def graph(made: Record) -> set[Quad]:
    """The whole graph of a record: what it says, the small ontology, and what follows."""
    return make_quads([Source(document=document(), record=made)], ontology(), FOLDER)


def store(quads: Iterable[Quad]) -> Store:
    """Quads in a store in memory."""
    made = Store()
    made.bulk_extend(quads)
    return made


def facts(made: Record) -> dict[str, Any]:
    """The facts of a record's graph, by identifier."""
    return {fact.id: fact for fact in FactReader(store(graph(made))).facts()}


def full_record() -> Record:
    """The record of the whole text, with every field of every type set somewhere."""
    from samples.full import FULL  # keeps the long literal out of the way

    return Record.model_validate(FULL)
