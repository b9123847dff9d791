"""Record to YAML: one form, so that two curators' files differ only in what they say."""

from __future__ import annotations

from typing import Any

from vakg.model.record import Record
from vakg.records.written import OnLine, written


def dump_record(record: Record) -> str:
    """Write a record as YAML that `load_record` reads back to an equal record."""
    data = record.model_dump(mode="json", exclude_defaults=True)
    return written({key: _shape(value) for key, value in data.items()})


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        shaped = {key: _shape(one) for key, one in value.items()}
        return OnLine(shaped) if _is_small(shaped) else shaped
    if isinstance(value, list):
        return tuple([_shape(one) for one in value])
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _is_small(shaped: dict[str, Any]) -> bool:
    """Tell parts (quotes, times, quantities) from statements, which have an identifier."""
    return not ("id" in shaped or "format" in shaped or "evidence" in shaped)
