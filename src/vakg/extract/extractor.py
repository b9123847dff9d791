"""Read a document that nobody has curated: from its text to a draft record, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.extract.cases.find import find_cases
from vakg.extract.claims import find_claims
from vakg.extract.clock.place import place_events
from vakg.extract.draft.make import Understood, record_of
from vakg.extract.events.find import find_events
from vakg.extract.events.found import Mentioned
from vakg.extract.links.find import find_links
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import scan
from vakg.extract.treatments import find_targets
from vakg.extract.unread import unread
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
    events = place_events(read.events, found, cases, reader)
    events = find_targets(events, found, reader)
    links = find_links(events, found, reader)
    claims = find_claims(found, cases, reader)
    understood = Understood(cases, events, links, claims)
    record = record_of(document, reader, understood)
    return Draft(record, unread(found, record, reader, read.mentions))
