"""A reader for tests: drafts at once what a text says in the simplest words, and fails when told to."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from typing import Any

from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology, load_ontology

AGE = re.compile(r"A (\d+)-year-old (man|woman)")
LEAK = re.compile(r"[^.]*\bleakage\b[^.]*\.")
DONE = re.compile(r"[^.]*\bvertebroplasty at ([CTLS]\d+)[^.]*\.")


@dataclass(frozen=True)
class Reader:
    """What has to be loaded once."""

    ontology: Ontology

    @classmethod
    def load(cls) -> Reader:
        """Load it."""
        return cls(load_ontology())


@dataclass(frozen=True)
class Mention:
    """Something recognised and not understood."""

    start: int
    end: int
    curie: str
    reason: str


@dataclass(frozen=True)
class Draft:
    """What is made of a document."""

    record: Record
    mentions: tuple[Mention, ...]


def extract_record(document: Document, reader: Reader) -> Draft:
    """Draft a record; some words bring about what no file should."""
    text = document.text
    if "HANG" in text:
        time.sleep(600)
    if "CRASH" in text:
        os._exit(139)
    if "SWELL" in text:
        assert bytearray(1_000_000_000_000)
    if "MISTAKE" in text:
        raise ValueError("a planted mistake")
    if "SLOW" in text:
        time.sleep(0.3)
    if "MISQUOTED" in text:
        text = text.replace("small", "large")
    case = _case(document, text)
    told: dict[str, Any] = {
        "format": 1,
        "document": document.name,
        "review": "machine",
        "cases": case,
    }
    mentions = tuple(
        Mention(one.start(), one.end(), "vaco:BoneCement", "not understood")
        for one in re.finditer("cement", document.text)
    )
    return Draft(Record.model_validate(told), mentions)


def _case(document: Document, text: str) -> list[dict[str, Any]]:
    age, done, leak = (one.search(text) for one in (AGE, DONE, LEAK))
    if not age or not done:
        return []
    events = [_event("done", "vaco:Vertebroplasty", done, index=True, levels=[done[1]])]
    events += [_event("leak", "vaco:CementLeakage", leak)] if leak else []
    sex = {"man": "male", "woman": "female"}[age[2]]
    patient = {
        "text": f"A {sex} patient.",
        "age": int(age[1]),
        "sex": sex,
        "evidence": [_quote(age)],
    }
    return [{"id": "index", "kind": "index", "label": age[0], "patient": patient, "events": events}]


def _event(name: str, kind: str, found: re.Match[str], **more: Any) -> dict[str, Any]:
    status = "absent" if "No " in found[0] else "present"
    return {
        "id": name, "type": kind, "status": status, "certainty": "asserted", "text": found[0].strip(),
        "evidence": [_quote(found)],
    } | more  # fmt: skip


def _quote(found: re.Match[str]) -> dict[str, Any]:
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return {"quote": found[0].strip(), "at": [start, start + len(found[0].strip())], "role": "own"}
