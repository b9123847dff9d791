"""An event while it is being read: what stands at which words, before it becomes part of a record."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import LevelRole, Side, TreatmentResult
from vakg.model.parts import Quantity, Time


@dataclass(frozen=True, kw_only=True)  # no slots: see `changed`
class Drafted:
    """One event of one case, as it was read at one place and confirmed at others.

    Args:
        id: Names it within the record, so that times, targets and links can point to it. An event
            told of several cases is drafted once for each, with an id of its own.
        case: The case's id, as `CaseMap.owners` gives it.
        curie: The class.
        head: The words that name it; of what is composed ("cement in the veins") the words that the
            sentence's assertion was asked for. Offsets of the document.
        clause: The clause or sentence that tells it, as it would be quoted.
        sentence: Its place among `Scan.sentences`.
        assertion: What the sentence says of it.
        mentions: Every place where it is named, its head first: repeated names and definite
            references ("the leak") in other sentences, each within one sentence.
        quotes: The clause first, then the sentences of the other mentions.
        levels, level_role, side, sites, routes, materials, methods, quantities: As in the record.
        time, until: As in the record; `relative_to` holds an id of this type.
        index: Whether it is the procedure whose start is day 0 of its case.
        targets: Ids of the events that a treatment was aimed at; result: what it did.
        severity, reason, said_by: As in the record.
    """

    id: str
    case: str
    curie: str
    head: Span
    clause: Span
    sentence: int
    assertion: Assertion
    mentions: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    levels: tuple[str, ...] = ()
    level_role: LevelRole | None = None
    side: Side | None = None
    sites: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    time: Time | None = None
    until: Time | None = None
    index: bool = False
    targets: tuple[str, ...] = ()
    result: TreatmentResult | None = None
    severity: str | None = None
    reason: str | None = None
    said_by: str | None = None
