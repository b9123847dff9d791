"""A record made again from the facts of its graph, to hold against the one it was made from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from vakg.model.case import CausalLink, Event, Patient
from vakg.model.claim import Claim, Inconsistency, Proportion
from vakg.model.fact import Fact
from vakg.model.parts import Time
from vakg.model.record import Record

FLAT = {"name": "statistic", "value": "statistic_value", "p": "p", "p_comparator": "p_comparator"}
"""Under what name a row holds the fields of a statistic; its interval is one key, `ci`."""


def record_of(found: list[Fact]) -> dict[str, Any]:
    """The record that the facts of one document were made from, as a file would hold it."""
    rows = [fact.row() for fact in found]
    (name,), (review,) = {row["document"] for row in rows}, {row["review"] for row in rows}
    claims = [row for row in rows if row["case"] is None and row["kind"] != "inconsistency"]
    odd = [row for row in rows if row["kind"] == "inconsistency"]
    return {
        "format": 1,
        "document": name,
        "review": review,
        "cases": [case_of(row, rows) for row in rows if row["kind"] == "patient"],
        "claims": [claim_of(row) for row in claims],
        "inconsistencies": [fields_of(Inconsistency, row) for row in odd],
    }


def case_of(patient: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The case of a patient's row, with its events and links."""
    mine = [row for row in rows if row["case"] == patient["id"]]
    return {
        "id": patient["id"],
        "kind": patient["case_kind"],
        "label": patient["case_label"],
        "citations": patient["citations"],
        "patient": fields_of(Patient, patient),
        "events": [fields_of(Event, row) for row in mine if row["kind"] == "event"],
        "links": [fields_of(CausalLink, row) for row in mine if row["kind"] == "causal_link"],
    }


def claim_of(row: dict[str, Any]) -> dict[str, Any]:
    """A claim, whose proportion and statistic stand flat in the row."""
    shared = {"proportion": None, "statistic": None}
    if "unit_of_analysis" in row:
        shared["proportion"] = {name: row[name] for name in Proportion.model_fields}
    if "statistic_value" in row:
        low, high = row["ci"] or (None, None)
        shared["statistic"] = {name: row[key] for name, key in FLAT.items()} | {
            "ci_low": low,
            "ci_high": high,
        }
    return fields_of(Claim, row) | shared


def fields_of(kind: type[BaseModel], row: dict[str, Any]) -> dict[str, Any]:
    """The fields of one type out of a row; what the row does not have is left to its default."""
    said = {name: row[name] for name in kind.model_fields if row.get(name) is not None}
    for name in {"time", "until"} & said.keys():
        said[name] = time_of(said[name])
    if "quantities" in said:
        said["quantities"] = [
            {key: value for key, value in one.items() if key != "kind_label"}
            for one in said["quantities"]
        ]
    said["evidence"] = [
        {"quote": one["quote"], "at": [one["start"], one["end"]], "role": one["role"]}
        for one in row["evidence"]
    ]
    return said


def time_of(told: dict[str, Any]) -> dict[str, Any]:
    """A time as a record gives it."""
    said = {key: told[key] for key in Time.model_fields}
    from_index = told["relative_to"] == "index procedure"
    return said | {"relative_to": None if from_index else told["relative_to_id"]}


def settled(made: Record) -> Any:
    """A record as plain values: sets without their order, times with the event they count from."""
    plain = made.model_dump(mode="json")
    for told in plain["cases"]:
        zero = next((one["id"] for one in told["events"] if one["index"]), None)
        for one in told["events"]:
            for time in (one["time"], one["until"]):
                if time:
                    time["relative_to"] = time["relative_to"] or zero
    return _settled(plain)


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _settled(one) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    if all(isinstance(one, str | int | float) for one in value):
        return sorted(set(value))
    if value and "quote" in value[0]:
        return sorted({(one["at"][0], one["at"][1], one["role"], one["quote"]) for one in value})
    return [_settled(one) for one in value]


def again(found: list[Fact]) -> Any:
    """The record that facts give back, settled."""
    return settled(Record.model_validate(record_of(found)))


def of_kind(kind: type[BaseModel], value: Any) -> list[Any]:
    """Every part of a record that is of a type."""
    if isinstance(value, tuple):
        return [one for part in value for one in of_kind(kind, part)]
    if not isinstance(value, BaseModel):
        return []
    own = [value] if isinstance(value, kind) else []
    return own + [
        one for name in type(value).model_fields for one in of_kind(kind, getattr(value, name))
    ]
