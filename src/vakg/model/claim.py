"""A statement about the literature, a technique or the body, not about one patient."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vakg.model.assertion import (
    AssertionStatus,
    Basis,
    Certainty,
    ClaimKind,
    Comparator,
    Direction,
    LevelRole,
    Modality,
    RangeType,
    Stance,
    SymptomScope,
    UnitOfAnalysis,
)
from vakg.model.case import Citations, EvidenceList
from vakg.model.parts import (
    Curie,
    Identifier,
    LevelName,
    Part,
    Quantity,
    Range,
    Sentence,
    demand_origin,
)


class Proportion(Range):
    """How often, with its basis: a value or range in `unit`, and the counts behind it when printed."""

    unit: Literal["%", "1"]
    numerator: int | None = Field(default=None, ge=0)
    denominator: int | None = Field(default=None, ge=1)
    unit_of_analysis: UnitOfAnalysis
    symptom_scope: SymptomScope
    range_type: RangeType | None = None
    frequency: str | None = None

    @model_validator(mode="after")
    def _says_how_often(self) -> Self:
        said = (self.value, self.low, self.high, self.numerator, self.frequency)
        if all(one is None for one in said):
            raise ValueError("a proportion needs a value, bounds, a numerator or a frequency in words")
        return self

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        if self.numerator is not None and self.denominator is not None:
            if self.numerator > self.denominator:
                raise ValueError(
                    f"numerator {self.numerator} exceeds denominator {self.denominator}"
                )
            whole = 100 if self.unit == "%" else 1
            share = whole * self.numerator / self.denominator
            if self.value is not None and abs(share - self.value) > whole * 0.005:
                raise ValueError(
                    f"{self.numerator}/{self.denominator} in {self.unit} is {share:.3g}, "
                    f"not {self.value:g}"
                )
        if self.low is not None and self.high is not None and self.range_type is None:
            raise ValueError("a range must say its range_type")
        return self


class Statistic(Part):
    """What a comparison gave: an effect size and its p value, as printed."""

    name: str | None = None
    value: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    p_comparator: Comparator | None = None


class Claim(Part):
    """One statement of a document about more than one patient, with who makes it and how surely.

    Args:
        kind: incidence, risk_factor, recommendation, mechanism, diagnosis, indication, anatomy,
            prognosis, definition or gap.
        status: present for what is said to hold; absent for what is denied; possible for "may";
            hypothetical or conditional for advice.
        said_by: "authors", or whom they cite by name ("Ryu et al."). stance: how that one came to it.
        about: What the claim is about: the complication, finding or treatment whose rate, criterion,
            outcome or definition it gives; for anatomy the structure.
        procedures, populations: The procedures and patients it holds for.
        factors: Risk factors, or causes in a mechanism. outcomes: what they act on or lead to.
        actions: What is advised, indicated or judged.
        conditions: Classes that must hold; `condition` says the same in words.
        sites, routes, materials, methods: As for an event. objects: for anatomy, the other structure.
        relation: For anatomy: "part of", "connected to", "drains into", "surrounds", "located in",
            "has quality".
        direction, statistic: For a risk factor. proportion: for an incidence.
        modality, rationale: For a recommendation.
        quantities: Thresholds, volumes, times, temperatures that belong to the claim.
        agrees_with, contradicts: Claims of this record, by identifier.
    """

    id: Identifier
    kind: ClaimKind
    status: AssertionStatus
    certainty: Certainty
    text: Sentence
    said_by: str
    stance: Stance
    about: tuple[Curie, ...] = ()
    procedures: tuple[Curie, ...] = ()
    populations: tuple[Curie, ...] = ()
    factors: tuple[Curie, ...] = ()
    outcomes: tuple[Curie, ...] = ()
    actions: tuple[Curie, ...] = ()
    conditions: tuple[Curie, ...] = ()
    condition: str | None = None
    sites: tuple[Curie, ...] = ()
    routes: tuple[Curie, ...] = ()
    materials: tuple[Curie, ...] = ()
    methods: tuple[Curie, ...] = ()
    objects: tuple[Curie, ...] = ()
    relation: str | None = None
    levels: tuple[LevelName, ...] = ()
    level_role: LevelRole | None = None
    direction: Direction | None = None
    statistic: Statistic | None = None
    proportion: Proportion | None = None
    modality: Modality | None = None
    rationale: str | None = None
    quantities: tuple[Quantity, ...] = ()
    cases: tuple[Identifier, ...] = ()
    agrees_with: tuple[Identifier, ...] = ()
    contradicts: tuple[Identifier, ...] = ()
    citations: Citations = ()
    basis: Basis = Basis.STATED
    derived_from: str | None = None
    evidence: EvidenceList

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        needed = {
            ClaimKind.INCIDENCE: ("proportion", self.proportion),
            ClaimKind.RISK_FACTOR: ("direction", self.direction),
            ClaimKind.RECOMMENDATION: ("modality", self.modality),
            ClaimKind.ANATOMY: ("relation", self.relation),
        }.get(self.kind)
        if needed and needed[1] is None:
            raise ValueError(f"a claim of kind {self.kind} needs `{needed[0]}`")
        demand_origin(self.basis, self.derived_from)
        return self


class Inconsistency(Part):
    """Statements of one document that do not agree with each other; both stay visible."""

    id: Identifier
    text: Sentence
    statements: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    evidence: EvidenceList
