"""The record's JSON Schema, for editors that complete and check YAML while a curator writes."""

from __future__ import annotations

import json

from vakg.model.record import Record


def record_schema() -> str:
    """Give the JSON Schema of a record as text, the same text each time."""
    schema = Record.model_json_schema()
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
