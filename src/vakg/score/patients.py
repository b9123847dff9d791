"""Which case of a draft is which patient of a corpus."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.model.case import Case
from vakg.model.record import Record
from vakg.score.corpus import GoldPatient

SAME_AGE, OTHER_AGE = 4.0, -2.0
SAME_SEX, OTHER_SEX = 1.0, -2.0
SAME_NAME = 4.0
SAME_LEVELS = 2.0
SAME_PLACE = 0.5
LEAST = -2.5
"""Two that agree less are two patients: another age and another sex are too much."""


def align(patients: Sequence[GoldPatient], record: Record) -> dict[int, int]:
    """Pair patients with cases, those that agree most first.

    Age counts most, with a name ("Rasch 2010") in the case's label or a reference that both have; then
    levels, sex and the order.
    What was read of their events decides nothing, so that a fact given to the wrong patient is seen.

    Returns:
        The place of the case by the place of the patient.
    """
    weights = sorted(
        (-_likeness(patient, case, one == other), one, other)
        for one, patient in enumerate(patients)
        for other, case in enumerate(record.cases)
    )
    pairs: dict[int, int] = {}
    for weight, one, other in weights:
        if -weight > LEAST and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _likeness(patient: GoldPatient, case: Case, same_place: bool) -> float:
    known = patient.age is not None and case.patient.age is not None
    weight = (SAME_AGE if patient.age == case.patient.age else OTHER_AGE) if known else 0.0
    if patient.sex and case.patient.sex:
        weight += SAME_SEX if patient.sex == case.patient.sex else OTHER_SEX
    is_cited = bool(set(patient.references) & set(case.citations))
    weight += SAME_NAME * (is_cited or _is_named(patient.label, case.label))
    weight += SAME_LEVELS * _shared(patient.levels, _levels(case))
    return weight + SAME_PLACE * same_place


def _is_named(name: str, label: str) -> bool:
    """Tell whether a case's label holds the author's name by which the patient is called."""
    first = name.split(maxsplit=1)[0]
    return first[:1].isupper() and first in label


def _levels(case: Case) -> set[str]:
    return {level for event in case.events for level in event.levels}


def _shared(some: Sequence[str], others: set[str]) -> float:
    return len(others.intersection(some)) / len(others.union(some)) if some and others else 0.0
