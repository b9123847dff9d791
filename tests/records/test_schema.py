"""The published schema is the one that the types give."""

from __future__ import annotations

from pathlib import Path

from vakg.records.schema import record_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "record.schema.json"


def test_the_published_schema_is_that_of_the_types():
    assert PUBLISHED.read_text(encoding="utf-8") == record_schema(), "run `make schema`"
