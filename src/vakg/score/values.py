"""Score a patient's age, sex, levels, first day and cement volume: exact, and of the right patient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vakg.model.assertion import AssertionStatus, LevelRole
from vakg.model.case import Case, Event
from vakg.model.parts import Time
from vakg.model.record import YEARS_IN, Record
from vakg.score.corpus import GoldPatient, Onset
from vakg.score.kinds import Kinds
from vakg.score.verdicts import Value, ValueVerdict

NAMES = ("age", "sex", "levels", "onset", "volume")
_UNITS = {"minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "a"}
_SAME = 0.01
"""Two lengths of time are one if they differ by less than this share."""


def score_values(
    patients: Sequence[GoldPatient], record: Record, aligned: Mapping[int, int], kinds: Kinds
) -> tuple[ValueVerdict, ...]:
    """Say of each value of each patient whether it was read; patients without a case miss all."""
    return tuple(
        verdict
        for place, patient in enumerate(patients)
        for verdict in _values(
            patient, record.cases[aligned[place]] if place in aligned else None, kinds
        )
    )


def _values(patient: GoldPatient, case: Case | None, kinds: Kinds) -> Iterator[ValueVerdict]:
    anchor = patient.onset.anchor if patient.onset else ""
    read = _read(case, kinds, anchor) if case else dict.fromkeys(NAMES, ())
    wanted: dict[str, tuple[object, ...]] = {
        "age": () if patient.age is None else (patient.age,),
        "sex": (patient.sex,) if patient.sex else (),
        "levels": (_in_order(patient.levels, kinds),) if patient.levels else (),
        "volume": patient.volumes,
    }
    for name, values in wanted.items():
        value = _verdict(values, read[name])
        if value:
            yield _told(name, patient, value, values, read[name])
    if patient.onset:
        yield _told(
            "onset", patient, _onset(patient.onset, read["onset"]), (patient.onset,), read["onset"]
        )


def _told(
    name: str, patient: GoldPatient, value: Value, wanted: Sequence[object], read: Sequence[object]
) -> ValueVerdict:
    return ValueVerdict(
        name=name, patient=patient.label, value=value, wanted=_words(wanted), read=_words(read)
    )


def _words(values: Sequence[object]) -> str:
    return "; ".join(_in_words(one) for one in values) or "nothing"


def _in_words(one: object) -> str:
    if isinstance(one, Time):
        return f"{one.low}..{one.high} {one.unit}"
    if isinstance(one, Onset):
        return f"{one.value:g} {one.unit} {one.anchor}"
    return ", ".join(one) if isinstance(one, tuple) else str(one)


def _verdict(wanted: Sequence[object], read: Sequence[object]) -> Value | None:
    """Compare; several values read of one kind are right if those wanted are among them."""
    if not wanted:
        return Value.INVENTED if read else None
    if not read:
        return Value.MISSED
    return Value.RIGHT if set(wanted) <= set(read) else Value.WRONG


def _read(case: Case, kinds: Kinds, anchor: str) -> dict[str, tuple[object, ...]]:
    levels = treated_levels(case, kinds)
    return {
        "age": () if case.patient.age is None else (float(case.patient.age),),
        "sex": (case.patient.sex,) if case.patient.sex else (),
        "levels": (_in_order(levels, kinds),) if levels else (),
        "onset": tuple(_times(case, kinds, anchor)),
        "volume": tuple(dict.fromkeys(volumes_of(case, kinds))),
    }


def _in_order(levels: Iterable[str], kinds: Kinds) -> tuple[str, ...]:
    return tuple(sorted(levels, key=kinds.ontology.level_order().index))


def treated_levels(case: Case, kinds: Kinds) -> set[str]:
    """Give the levels that were treated where the draft names any, else those fractured or diseased."""
    present = [one for one in case.events if one.status is AssertionStatus.PRESENT]
    now = [one for one in present if not one.history]
    done = [one for one in now if one.index or kinds.is_of(one.type, "value", "levels")]
    earlier = [one for one in present if one.history and kinds.is_of(one.type, "value", "levels")]
    broken = [one for one in now if one.level_role is LevelRole.FRACTURED]
    ill = [one for one in now if kinds.is_of(one.type, "value", "diseased")]
    for events in (done, earlier, broken, ill):
        if levels := {level for event in events for level in event.levels}:
            return levels
    return set()


def _times(case: Case, kinds: Kinds, anchor: str) -> Iterator[Time]:
    starts = _starts(case.events, kinds) | set(_anchors(case.events, kinds, anchor))
    for event in case.events:
        told = event.status in (AssertionStatus.PRESENT, AssertionStatus.POSSIBLE)
        when = event.time if told and not event.history else None
        is_clocked = when is not None and (when.relative_to is None or when.relative_to in starts)
        if when and is_clocked and kinds.is_of(event.type, "value", "onset"):
            yield when


def _starts(events: Sequence[Event], kinds: Kinds) -> set[str]:
    return {one.id for one in events if one.index or kinds.is_of(one.type, "value", "levels")}


def _anchors(events: Sequence[Event], kinds: Kinds, anchor: str) -> Iterator[str]:
    """Give the events that the notes count from, where that is another than the procedure."""
    for (row, word), classes in kinds.rows.items():
        if row == "anchor" and word in anchor:
            yield from (one.id for one in events if one.type in classes)


def volumes_of(case: Case, kinds: Kinds) -> Iterator[float]:
    """Yield the volumes of cement in a case, in its order."""
    for event in case.events:
        for one in event.quantities:
            if kinds.is_of(one.kind, "value", "volume") and one.value is not None:
                yield one.value


def _onset(wanted: Onset, read: Sequence[object]) -> Value:
    times = [one for one in read if isinstance(one, Time)]
    if not times:
        return Value.MISSED
    return Value.RIGHT if any(_is_then(wanted, one) for one in times) else Value.WRONG


def _is_then(wanted: Onset, time: Time) -> bool:
    """Tell whether a time is the one wanted; 0 is during or at once after, whatever the unit.

    "Within a day" is the day wanted; "after the operation" alone is no time at all.
    """
    unit = _UNITS.get(wanted.unit.rstrip("s"), wanted.unit)
    ends = [one for one in (time.low, time.high) if one is not None]
    if not any(ends) and time.high is None:
        return False
    if time.low == 0 and wanted.value:
        ends = ends[1:]
    years = wanted.value * YEARS_IN.get(unit, 1.0)
    return all(abs(one * YEARS_IN[time.unit] - years) <= _SAME * abs(years) for one in ends)
