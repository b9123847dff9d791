"""Make a record of what was read: identifiers, one plain sentence an event, exact quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vakg.extract.cases.map import CaseMap, PatientFound
from vakg.extract.draft.sound import sound_events, sound_links
from vakg.extract.draft.text import sentence_of
from vakg.extract.drafted import Drafted
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span
from vakg.model.assertion import CaseKind, QuoteRole, Review
from vakg.model.case import Case, CausalLink, Event, Patient
from vakg.model.claim import Claim
from vakg.model.document import Document
from vakg.model.parts import Evidence
from vakg.model.record import Record

_RESERVED = re.compile(r"graph|node|evidence|ontology|inferred")


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read in a document.

    Args:
        cases: The patients.
        events: Their events.
        links: What led to what, each with its case.
        claims: What the document says of the literature.
    """

    cases: CaseMap
    events: Sequence[Drafted] = ()
    links: Sequence[tuple[str, CausalLink]] = ()
    claims: Sequence[Claim] = ()


def record_of(document: Document, reader: Reader, read: Understood) -> Record:
    """Put a record together.

    Args:
        document: What was read.
        reader: Gives the labels.
        read: What was understood of it.
    """
    return Record(
        format=1,
        document=name_of(document.name),
        review=Review.MACHINE,
        cases=tuple(_cases(document, reader, read)),
        claims=tuple(read.claims),
    )


def name_of(name: str) -> str:
    """Make an identifier of a document's name.

    >>> name_of("Smith 2010_final")
    'smith-2010-final'
    """
    made = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "document"
    return f"document-{made}" if _RESERVED.fullmatch(made) else made


def _cases(document: Document, reader: Reader, read: Understood) -> Iterator[Case]:
    for patient in read.cases.patients:
        mine = sound_events([one for one in read.events if one.case == patient.id], patient.age)
        if not mine:
            continue
        spans = {span for one in mine for span in one.quotes}
        quotes = {span: evidence(document, span, patient) for span in spans}
        yield Case(
            id=patient.id,
            kind=patient.kind,
            label=_label(patient),
            citations=patient.citations,
            patient=_patient(document, patient, mine),
            events=tuple(_event(document, reader, patient, one, quotes) for one in mine),
            links=sound_links([link for case, link in read.links if case == patient.id], mine),
        )


def _label(patient: PatientFound) -> str:
    return " ".join(patient.label.split())[:120] or patient.id


def _patient(document: Document, patient: PatientFound, events: Sequence[Drafted]) -> Patient:
    spans = patient.evidence or (events[0].clause,)
    return Patient(
        text=_who(patient),
        age=patient.age,
        sex="female" if patient.sex == "female" else "male" if patient.sex == "male" else None,
        evidence=tuple(evidence(document, one, patient) for one in spans),
    )


def _who(patient: PatientFound) -> str:
    parts = []
    if patient.age is not None:
        parts.append(f"aged {patient.age:g}")
    elif patient.age_low is not None and patient.age_high is not None:
        parts.append(f"aged {patient.age_low:g} to {patient.age_high:g}")
    if patient.sex:
        parts.append(patient.sex)
    return (
        f"The patient is {', '.join(parts)}."
        if parts
        else "The document tells neither age nor sex of the patient."
    )


def evidence(document: Document, span: Span, patient: PatientFound | None = None) -> Evidence:
    """Quote a stretch of the text, without the blanks at its ends.

    Args:
        document: The document.
        span: What to quote.
        patient: Whose it is; words about a cited patient are a review of the literature.
    """
    start, end = span.start, span.end
    while start < end - 1 and document.text[start].isspace():
        start += 1
    while end > start + 1 and document.text[end - 1].isspace():
        end -= 1
    if end - start < 2:
        end = min(len(document.text), start + 2)
        start = end - 2
    return Evidence(
        quote=document.text[start:end], at=(start, end), role=_role(document, start, patient)
    )


def _role(document: Document, start: int, patient: PatientFound | None) -> QuoteRole:
    if any(one.start <= start < one.end for one in document.captions):
        return QuoteRole.CAPTION
    if patient is not None and patient.kind is CaseKind.CITED:
        return QuoteRole.REVIEW
    return QuoteRole.OWN


def _event(
    document: Document,
    reader: Reader,
    patient: PatientFound,
    one: Drafted,
    quotes: Mapping[Span, Evidence],
) -> Event:
    return Event(
        id=one.id,
        type=one.curie,
        status=one.assertion.status,
        certainty=one.assertion.certainty,
        text=sentence_of(one, reader.ontology, document.text),
        index=one.index,
        history=one.assertion.history,
        time=one.time,
        until=one.until,
        levels=one.levels,
        level_role=one.level_role,
        side=one.side,
        sites=one.sites,
        routes=one.routes,
        materials=one.materials,
        methods=one.methods,
        quantities=one.quantities,
        targets=one.targets,
        result=one.result,
        severity=one.severity,
        reason=one.reason,
        said_by=one.said_by,
        citations=patient.citations,
        evidence=tuple([quotes[span] for span in one.quotes]),
    )
