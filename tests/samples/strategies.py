"""Records of every shape over the invented text, for tests that must hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from samples import TEXT, case, claim, event, link, plain_record
from vakg.model.assertion import AssertionStatus, Basis, Certainty, Comparator, TreatmentResult
from vakg.model.record import Record

STATUSES = st.sampled_from([str(one) for one in AssertionStatus])
CERTAINTIES = st.sampled_from([str(one) for one in Certainty])
TYPES = st.sampled_from(["vaco:Standstill", "vaco:Slip", "vaco:Rust", "vaco:Defect", "vaco:Oiling"])
PARTS = st.lists(st.sampled_from(["vaco:Wheel", "vaco:Spring", "vaco:Groove"]), unique=True)
NUMBERS = st.floats(-70, 1e6, allow_nan=False).map(lambda number: round(number, 6))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=3, max_size=40)
UNITS = st.sampled_from(["s", "min", "h", "d", "wk", "mo", "a"])


@st.composite
def spans(draw: st.DrawFn) -> dict[str, Any]:
    """Words of the text, anywhere in it."""
    start = draw(st.integers(0, len(TEXT) - 2))
    end = draw(st.integers(start + 2, min(len(TEXT), start + 60)))
    role = draw(st.sampled_from(["own", "background", "review", "caption"]))
    return {"quote": TEXT[start:end], "at": [start, end], "role": role}


@st.composite
def bounds(draw: st.DrawFn) -> tuple[float | None, float | None]:
    """Bounds in order, of which one may be open."""
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    closed = draw(st.sampled_from(["both", "low", "high"]))
    return (None if closed == "high" else low), (None if closed == "low" else high)


@st.composite
def times(draw: st.DrawFn, anchors: list[str]) -> dict[str, Any]:
    """A time after the index procedure or after one of the events before it."""
    low, high = draw(bounds())
    derived = draw(st.booleans())
    return {
        "low": low, "high": high, "unit": draw(UNITS),
        "relative_to": draw(st.sampled_from([None, *anchors])),
        "phrase": None if derived else draw(WORDS),
        "basis": str(Basis.DERIVED if derived else Basis.STATED),
        "derived_from": draw(WORDS) if derived else None,
        "aspect": draw(st.sampled_from(["onset", "detected", "performed", "observed"])),
        "approximate": draw(st.booleans()),
    }  # fmt: skip


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, Any]:
    """An amount with a value or bounds."""
    low, high = draw(bounds())
    number = {"value": draw(NUMBERS)} if draw(st.booleans()) else {"low": low, "high": high}
    comparator = str(draw(st.sampled_from(Comparator)))
    return {"kind": "vaco:OilVolume", "unit": draw(WORDS), "comparator": comparator} | number


@st.composite
def events(draw: st.DrawFn, name: str, earlier: list[str]) -> dict[str, Any]:
    """An event that may be timed after, be part of, or aim at those before it."""
    some = st.lists(st.sampled_from(earlier), unique=True, max_size=2)
    return event(
        name, type=draw(TYPES), status=draw(STATUSES), certainty=draw(CERTAINTIES), text=draw(WORDS),
        history=draw(st.booleans()), sites=draw(PARTS), routes=draw(PARTS), materials=draw(PARTS),
        levels=draw(st.lists(st.sampled_from(["T1", "T2"]), unique=True)),
        time=draw(st.none() | times(earlier)), until=draw(st.none() | times(earlier)),
        quantities=draw(st.lists(quantities(), max_size=2)), targets=draw(some),
        part_of=draw(st.sampled_from([None, *earlier])),
        result=draw(st.none() | st.sampled_from([str(one) for one in TreatmentResult])),
        reason=draw(st.none() | WORDS), evidence=draw(st.lists(spans(), min_size=1, max_size=2)),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A case of up to five events after its index procedure, with links among them."""
    told = [event(f"{name}-0", type="vaco:Cleaning", index=True)]
    for number in range(draw(st.integers(1, 4))):
        told.append(draw(events(f"{name}-{number + 1}", [one["id"] for one in told])))
    names = st.sampled_from([one["id"] for one in told])
    links = [
        link(f"{name}-link-{number}", draw(names), draw(names), status=draw(STATUSES),
             certainty=draw(CERTAINTIES))
        for number in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    return case(*told, name=name, links=links, label=draw(WORDS))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of one or two cases and up to two claims."""
    told = [draw(cases(f"c{number}")) for number in range(draw(st.integers(1, 2)))]
    claims = [
        claim(f"claim-{number}", text=draw(WORDS), condition=draw(st.none() | WORDS),
              status=draw(STATUSES), sites=draw(PARTS))
        for number in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    review = draw(st.sampled_from(["reviewed", "machine"]))
    return Record.model_validate(plain_record(*told, claims=claims, review=review))
