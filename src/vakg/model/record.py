"""The record: all that one document says. Drafts and reviewed records have this same form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vakg.model.assertion import Review
from vakg.model.case import Case, CausalLink, Event, Patient
from vakg.model.claim import Claim, Inconsistency
from vakg.model.parts import Evidence, Identifier, Part

Statement = Event | CausalLink | Claim | Inconsistency

_RESERVED = re.compile(r"case|patient|ref\d+")
"""Identifiers that would share their IRI with a case, a patient or a cited work of the document."""

_RESERVED_DOCUMENTS = frozenset({"graph", "node", "evidence", "ontology", "inferred"})
"""Names of documents that would share their IRI with a named graph."""


class Record(Part):
    """All that one document says, each statement with its quotes.

    Identifiers are unique in the record; links, targets and parts name events of the same case.

    Args:
        reviewed_by, reviewed_on: Who checked it against the document, and on which day.
    """

    format: Literal[1]
    document: Identifier
    review: Review
    reviewed_by: Annotated[str, Field(min_length=1)] | None = None
    reviewed_on: date | None = None
    cases: tuple[Case, ...] = ()
    claims: tuple[Claim, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()

    def statements(self) -> Iterator[tuple[str | None, Statement]]:
        """Give every statement with the identifier of its case, or None for the literature."""
        for case in self.cases:
            yield from ((case.id, event) for event in case.events)
            yield from ((case.id, link) for link in case.links)
        yield from ((None, claim) for claim in self.claims)
        yield from ((None, inconsistency) for inconsistency in self.inconsistencies)

    def patients(self) -> Iterator[tuple[str, Patient]]:
        """Give every patient with the identifier of the case."""
        yield from ((case.id, case.patient) for case in self.cases)

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Give every quote with the identifier of what it supports."""
        for case_id, patient in self.patients():
            yield from ((case_id, one) for one in patient.evidence)
        for _, statement in self.statements():
            yield from ((statement.id, one) for one in statement.evidence)

    @model_validator(mode="after")
    def _identifiers_are_unique(self) -> Self:
        names = [case.id for case in self.cases] + [one.id for _, one in self.statements()]
        twice = sorted(name for name, count in Counter(names).items() if count > 1)
        if twice:
            raise ValueError(f"identifier used twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _names_are_free(self) -> Self:
        taken = {one.id for _, one in self.statements() if _RESERVED.fullmatch(one.id)}
        if self.document in _RESERVED_DOCUMENTS:
            taken.add(self.document)
        if taken:
            raise ValueError(f"reserved for other uses, choose another name: {', '.join(sorted(taken))}")
        return self

    @model_validator(mode="after")
    def _references_lead_somewhere(self) -> Self:
        for case in self.cases:
            _check_case(case)
        claims = {claim.id for claim in self.claims}
        for claim in self.claims:
            _demand(f"claim {claim.id}", {*claim.agrees_with, *claim.contradicts}, claims)
            _demand(f"claim {claim.id}", set(claim.cases), {case.id for case in self.cases})
        known = {one.id for _, one in self.statements()} | {case.id for case in self.cases}
        for one in self.inconsistencies:
            _demand(f"inconsistency {one.id}", set(one.statements), known)
        return self


def _check_case(case: Case) -> None:
    """Check what events of one case say of each other, and that the case has one clock."""
    known = {event.id for event in case.events}
    for event in case.events:
        named = {event.part_of, *event.targets} | {
            time.relative_to for time in (event.time, event.until) if time
        }
        _demand(f"event {event.id}", {name for name in named if name}, known)
    for link in case.links:
        _demand(f"link {link.id}", {link.cause, link.effect}, known)
    anchors = ((event.id, event.time.relative_to) for event in case.events if event.time)
    _check_no_loop(case.id, "relative_to", anchors)
    _check_no_loop(case.id, "part_of", ((event.id, event.part_of) for event in case.events))
    _check_clock(case)


def _check_no_loop(case_id: str, field: str, steps: Iterable[tuple[str, str | None]]) -> None:
    """Refuse events that lead back to themselves, since no time and no whole would be first."""
    following = dict(steps)
    for start in following:
        passed: list[str] = []
        here: str | None = start
        while here is not None and here not in passed:
            passed.append(here)
            here = following.get(here)
        if here is not None:
            raise ValueError(f"case {case_id}: `{field}` goes round in a loop by {', '.join(passed)}")


def _check_clock(case: Case) -> None:
    index = [event for event in case.events if event.index]
    if len(index) > 1 and any(event.name is None for event in index):
        ids = ", ".join(event.id for event in index)
        raise ValueError(
            f"case {case.id}: several index procedures ({ids}); give each a `name`, "
            "or mark one as the index"
        )
    ages = case.patient.age
    for event in case.events:
        if ages is not None and event.time is not None and event.time.high is not None:
            _check_after_birth(case.id, event, ages)


def _check_after_birth(case_id: str, event: Event, age: float) -> None:
    assert event.time is not None and event.time.high is not None
    years = event.time.high * YEARS_IN[event.time.unit]
    if years < -(age + 1):
        raise ValueError(
            f"case {case_id}, event {event.id}: {event.time.high:g} {event.time.unit} is before "
            f"the birth of a patient aged {age:g}"
        )


def _demand(where: str, named: set[str], known: set[str]) -> None:
    missing = sorted(named - known)
    if missing:
        raise ValueError(f"{where} names {', '.join(missing)}, which the record does not have")


YEARS_IN = {
    "s": 1 / 31_557_600,
    "min": 1 / 525_960,
    "h": 1 / 8_766,
    "d": 1 / 365.25,
    "wk": 7 / 365.25,
    "mo": 1 / 12,
    "a": 1.0,
}
"""Years in one of each unit of time (Julian year of 365.25 days)."""
