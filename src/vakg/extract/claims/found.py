"""A claim while it is being read, before it gets an identifier, a speaker and its quotes."""

from __future__ import annotations

from dataclasses import dataclass, field

from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind, Direction, Modality, Stance
from vakg.model.claim import Proportion, Statistic
from vakg.model.parts import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Span):
    """One claim; `start` and `end` are the words that make it, in offsets of its sentence.

    Args:
        place: Its sentence's place among the scan's sentences.
        text: What it says, as a sentence; empty where its own sentence says it.
        borrowed: Places of other sentences that it takes something from, such as a denominator.
        The rest is as in `Claim`.
    """

    place: int
    kind: ClaimKind
    status: AssertionStatus = AssertionStatus.PRESENT
    certainty: Certainty = Certainty.ASSERTED
    text: str = ""
    stance: Stance | None = None
    about: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    condition: str | None = None
    sites: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    relation: str | None = None
    direction: Direction | None = None
    modality: Modality | None = None
    rationale: str | None = None
    statistic: Statistic | None = None
    proportion: Proportion | None = None
    quantities: tuple[Quantity, ...] = ()
    derived_from: str | None = None
    borrowed: tuple[int, ...] = field(default=())
