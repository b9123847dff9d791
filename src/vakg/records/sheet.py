"""A draft laid out statement by statement, each with what the reviewer said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from vakg.model.assertion import Review
from vakg.model.case import Case, CausalLink, Event
from vakg.model.claim import Claim, Inconsistency
from vakg.model.parts import Time
from vakg.model.record import Record
from vakg.records.verdict_file import CaseHead, Verdict, Verdicts

Judged = CaseHead | Event | CausalLink | Claim | Inconsistency

_TYPES: Mapping[str, type[Judged]] = {
    "patient": CaseHead, "event": Event, "link": CausalLink, "claim": Claim, "inconsistency": Inconsistency,
}  # fmt: skip

KEPT = frozenset({"accepted", "corrected", "added"})
"""The states of what a person stands behind."""


@dataclass(slots=True)
class Sheet:
    """All statements of a draft by identifier; a patient goes by the identifier of the case.

    Args:
        said: Each statement as it now stands.
        case_of: The case of an event, a link or a patient.
        order: The events of all cases in their order, then all else.
        states: open, accepted, rejected, corrected or added.
    """

    said: dict[str, Judged] = field(default_factory=dict)
    case_of: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)

    def put(self, one: Judged, case: str | None, state: str) -> None:
        """Add a statement at the end."""
        self.said[one.id], self.states[one.id] = one, state
        self.order.append(one.id)
        if case is not None:
            self.case_of[one.id] = case

    def move(self, name: str, after: str) -> None:
        """Put a statement directly after another, or, for an empty name, first."""
        self.order.remove(name)
        self.order.insert(self.order.index(after) + 1 if after else 0, name)

    def of(
        self, kind: type[Judged], names: Iterable[str], case: str | None = None
    ) -> tuple[Any, ...]:
        """Give the statements of a kind among the names, in order."""
        wanted = set(names)
        return tuple(
            self.said[name] for name in self.order
            if name in wanted and isinstance(self.said[name], kind)
            and (case is None or self.case_of.get(name) == case)
        )  # fmt: skip


def lay_out(record: Record) -> Sheet:
    """Lay out a draft, nothing judged."""
    sheet = Sheet()
    for case in record.cases:
        head = {key: getattr(case, key) for key in CaseHead.model_fields}
        sheet.put(CaseHead.model_validate(head), case.id, "open")
    for case_id, one in record.statements():
        sheet.put(one, case_id, "open")
    return sheet


def take_verdicts(sheet: Sheet, verdicts: Verdicts) -> list[str]:
    """Enter all verdicts; gives the faults, a sentence each."""
    faults: list[str] = []
    judged: set[str] = set()
    for one in verdicts.verdicts:
        fault = f"{one.id} is judged twice" if one.id in judged else _take(sheet, one)
        judged.add(one.id)
        if fault:
            faults.append(fault)
    for name in [name for name, state in sheet.states.items() if state == "open"]:
        if sheet.states.get(sheet.case_of.get(name, "")) == "rejected":
            sheet.states[name] = "rejected"
    return faults


def _take(sheet: Sheet, one: Verdict) -> str | None:
    known = sheet.said.get(one.id)
    if one.verdict == "added":
        if known is not None:
            return f"{one.id} is added, but the draft has a statement of that name"
    elif known is None or not isinstance(known, _TYPES[one.kind]):
        return f"the draft has no {one.kind} {one.id}"
    if one.statement is None:
        sheet.states[one.id] = one.verdict
        return _move(sheet, one)
    return _enter(sheet, one)


def _enter(sheet: Sheet, one: Verdict) -> str | None:
    """Enter what a statement now says."""
    try:
        said = _TYPES[one.kind].model_validate(one.statement)
    except ValidationError as error:
        return "; ".join(f"{one.id}: {_fault(each)}" for each in error.errors())
    if said.id != one.id:
        return f"{one.id}: its statement is named {said.id}"
    if one.verdict == "corrected":
        sheet.said[one.id], sheet.states[one.id] = said, one.verdict
        return _move(sheet, one)
    case = one.id if one.kind == "patient" else one.case
    if one.kind in ("event", "link") and not isinstance(sheet.said.get(case or ""), CaseHead):
        return f"{one.id}: there is no case {case or '(none is named)'}"
    sheet.put(said, case, one.verdict)
    return _move(sheet, one)


def _fault(fault: Any) -> str:
    place = ".".join(str(step) for step in fault["loc"])
    said = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {said}" if place else said


def _move(sheet: Sheet, one: Verdict) -> str | None:
    if one.after is None or one.verdict == "rejected":
        return None
    if one.after and (
        one.after == one.id or sheet.case_of.get(one.after) != sheet.case_of.get(one.id)
    ):
        return f"{one.id} is put after {one.after}, which is not in its case"
    sheet.move(one.id, one.after)
    return None


def named_by(sheet: Sheet, name: str) -> tuple[str, ...]:
    """Name the statements and cases that a statement cannot do without."""
    one, case = sheet.said[name], sheet.case_of.get(name)
    own = (case,) if case and case != name else ()
    match one:
        case Event():
            times = tuple(time.relative_to for time in (one.time, one.until) if time)
            return tuple(each for each in (*own, one.part_of, *one.targets, *times) if each)
        case CausalLink():
            return (*own, one.cause, one.effect)
        case Claim():
            return one.cases
        case Inconsistency():
            return one.statements
        case _:
            return ()


def without(one: Judged, gone: frozenset[str]) -> Judged | None:
    """Take out what a statement says of others that are gone; None where nothing sound is left."""
    if isinstance(one, CausalLink):
        return None if gone & {one.cause, one.effect} else one
    if isinstance(one, Inconsistency):
        return None if gone & set(one.statements) else one
    if isinstance(one, Claim):
        return one.model_copy(update={
            key: tuple(name for name in getattr(one, key) if name not in gone)
            for key in ("cases", "agrees_with", "contradicts")
        })  # fmt: skip
    return _event_without(one, gone) if isinstance(one, Event) else one


def _event_without(one: Event, gone: frozenset[str]) -> Event:
    def kept(time: Time | None) -> Time | None:
        return None if time and time.relative_to in gone else time

    return one.model_copy(update={
        "part_of": None if one.part_of in gone else one.part_of,
        "targets": tuple(name for name in one.targets if name not in gone),
        "time": kept(one.time), "until": kept(one.until),
    })  # fmt: skip


def make_record(sheet: Sheet, document: str, names: Iterable[str], review: Review) -> Record | None:
    """Put chosen statements together as a record; None where there is nothing to put.

    What they say of statements that are not chosen is taken out. A case without events is left out.
    """
    chosen = set(names)
    gone = frozenset(sheet.said) - chosen
    pared = Sheet(case_of=sheet.case_of)
    for name in sheet.order:
        one = without(sheet.said[name], gone) if name in chosen else None
        if one is not None:
            pared.put(one, sheet.case_of.get(name), "")
    cases = [_case(pared, head) for head in pared.of(CaseHead, chosen)]
    kept = tuple(case for case in cases if case is not None)
    claims, conflicts = pared.of(Claim, chosen), pared.of(Inconsistency, chosen)
    if not (kept or claims):
        return None
    return Record(
        format=1,
        document=document,
        review=review,
        cases=kept,
        claims=claims,
        inconsistencies=conflicts,
    )


def _case(sheet: Sheet, head: CaseHead) -> Case | None:
    events = sheet.of(Event, sheet.said, head.id)
    if not events:
        return None
    told = {key: getattr(head, key) for key in CaseHead.model_fields}
    return Case(**told, events=events, links=sheet.of(CausalLink, sheet.said, head.id))
