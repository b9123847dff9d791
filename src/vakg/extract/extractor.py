"""Read a document that nobody has curated: from its text to a draft record, and what was not understood."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import ModuleType

from vakg.extract.cases import find_cases
from vakg.extract.cases_map import CaseMap
from vakg.extract.draft import record_of
from vakg.extract.drafted import Drafted
from vakg.extract.events import find_events
from vakg.extract.events_found import Mentioned
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, scan
from vakg.model.case import CausalLink
from vakg.model.claim import Claim
from vakg.model.document import Document
from vakg.model.record import Record

__all__ = ["Draft", "Mentioned", "Reader", "extract_record"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a machine read in a document.

    Args:
        record: What it understood, as a record that nobody has reviewed.
        mentions: Names that it recognised and made no statement of, each with the reason.
    """

    record: Record
    mentions: tuple[Mentioned, ...] = ()


def extract_record(document: Document, reader: Reader) -> Draft:
    """Read a document: its patients, what happened to each and when, and what it claims.

    The same document gives the same draft. What is recognised and not understood becomes a mention,
    never a guess.

    Args:
        document: What reading a file gave.
        reader: Made once by `Reader.load()`, for any number of documents.
    """
    found = scan(document, reader.names)
    cases = find_cases(found)
    read = find_events(found, cases, reader)
    events, links = _timed(read.events, found, cases, reader)
    claims = _claims(found, cases, reader)
    record = record_of(document, reader, cases, events, links, claims)
    return Draft(record, read.mentions)


def _timed(
    events: tuple[Drafted, ...], found: Scan, cases: CaseMap, reader: Reader
) -> tuple[tuple[Drafted, ...], tuple[tuple[str, CausalLink], ...]]:
    clock, treatments, links = (_module(name) for name in ("clock", "treatments", "links"))
    if clock is not None:
        events = clock.place_events(events, found, cases, reader)
    if treatments is not None:
        events = treatments.find_targets(events, found, reader)
    return events, links.find_links(events, found, reader) if links is not None else ()


def _claims(found: Scan, cases: CaseMap, reader: Reader) -> tuple[Claim, ...]:
    claims = _module("claims")
    if claims is None or not hasattr(claims, "find_claims"):
        return ()
    made: tuple[Claim, ...] = claims.find_claims(found, cases, reader)
    return made


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(f"vakg.extract.{name}")
    except ModuleNotFoundError:
        return None
