"""A patient's case: who, what happened when, and what led to what."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vakg.model.assertion import (
    AssertionStatus,
    Basis,
    CaseKind,
    Certainty,
    LevelRole,
    Side,
    TreatmentResult,
)
from vakg.model.parts import (
    Curie,
    Evidence,
    Identifier,
    LevelName,
    Part,
    Quantity,
    Sentence,
    Time,
    demand_origin,
)

Citations = tuple[Annotated[int, Field(ge=1)], ...]
EvidenceList = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Patient(Part):
    """Who the case is about, as far as the document says.

    Args:
        age: In years at the index procedure or presentation; None when not stated.
        sex: As printed ("woman" is female); None when not stated.
    """

    text: Sentence
    age: float | None = Field(default=None, ge=0, le=130)
    sex: Literal["female", "male"] | None = None
    evidence: EvidenceList


class Event(Part):
    """One thing that the document says did, did not, might or should happen to a patient.

    Events stand in a case in the order in which they happened, dated or not.

    Args:
        type: Class of the ontology.
        status: Present, absent, possible, conditional or hypothetical; never assumed.
        certainty: How sure the authors are.
        text: The fact in one plain sentence that names its hedge and its negation.
        index: True for the procedure whose start is day 0 of the case; exactly one a case.
        history: True for what belongs to the patient's past, before the episode reported.
        time, until: Begin (or the only time) and end.
        levels, level_role: Spinal levels, ranges expanded, and what they are to the event.
        sites: Anatomical classes where it happened. routes: leakage routes it took.
        materials: What was used or found. methods: how it was detected or guided.
        part_of: The larger event it belongs to. targets: events that a treatment was aimed at.
        result, reason: What the treatment did; why it was or was not given, as printed.
        severity, institution, performer: How severe, where and by whom, in the document's words
            ("mild", "another hospital", "a cardiovascular surgeon").
        said_by: Who says so, when not the authors ("the surgeon"; "Rothermich et al.").
        basis: derived for what a curator worked out; then derived_from says from what.
    """

    id: Identifier
    type: Curie
    status: AssertionStatus
    certainty: Certainty
    text: Sentence
    index: bool = False
    name: str | None = None
    history: bool = False
    time: Time | None = None
    until: Time | None = None
    levels: tuple[LevelName, ...] = ()
    level_role: LevelRole | None = None
    side: Side | None = None
    sites: tuple[Curie, ...] = ()
    routes: tuple[Curie, ...] = ()
    materials: tuple[Curie, ...] = ()
    methods: tuple[Curie, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    part_of: Identifier | None = None
    targets: tuple[Identifier, ...] = ()
    result: TreatmentResult | None = None
    reason: str | None = None
    severity: str | None = None
    institution: str | None = None
    performer: str | None = None
    said_by: str | None = None
    citations: Citations = ()
    basis: Basis = Basis.STATED
    derived_from: str | None = None
    evidence: EvidenceList

    @model_validator(mode="after")
    def _says_what_it_is_derived_from(self) -> Self:
        demand_origin(self.basis, self.derived_from)
        return self


class CausalLink(Part):
    """The document's statement (or, marked so, a curator's inference) that one event led to another."""

    id: Identifier
    cause: Identifier
    effect: Identifier
    status: AssertionStatus
    certainty: Certainty
    text: Sentence
    basis: Basis = Basis.STATED
    derived_from: str | None = None
    said_by: str | None = None
    citations: Citations = ()
    evidence: EvidenceList

    @model_validator(mode="after")
    def _says_what_it_is_derived_from(self) -> Self:
        demand_origin(self.basis, self.derived_from)
        return self


class Case(Part):
    """All that the document says of one patient.

    Args:
        id: "index", "case-1", "cited-28": names the case within the document.
        citations: For a cited patient, the document's reference numbers.
    """

    id: Identifier
    kind: CaseKind
    label: str
    citations: Citations = ()
    patient: Patient
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    links: tuple[CausalLink, ...] = ()
