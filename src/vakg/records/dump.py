"""Record to YAML: one form, so that two curators' files differ only in what they say."""

from __future__ import annotations

from typing import Any

import yaml

from vakg.model.record import Record

WIDTH = 1_000_000
"""No line breaks within a quote: a line of the file holds the words as they stand in the document."""


_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Short sequences and quotes on one line, statements in blocks."""


class OnLine(dict[str, Any]):
    """A mapping that is written on one line."""


# In double quotes every line break is escaped; elsewhere YAML would fold or change some of them.
_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if text.splitlines() != [text] else None
    ),
)
_Dumper.add_representer(
    OnLine,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)
_Dumper.add_representer(
    tuple,
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq",
        data,
        flow_style=all(isinstance(x, (str, int, float)) for x in data),
    ),
)


def dump_record(record: Record) -> str:
    """Write a record as YAML that `load_record` reads back to an equal record."""
    return written(_shape(record.model_dump(mode="json", exclude_defaults=True)))


def written(data: dict[str, Any]) -> str:
    """Write plain data; tuples of scalars, and what is within `OnLine`, stand on one line.

    >>> written({"at": (1, 2)}).strip()
    'at: [1, 2]'
    """
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return str(text)


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        shaped = {key: _shape(one) for key, one in value.items()}
        return OnLine(shaped) if _is_small(shaped) else shaped
    if isinstance(value, list):
        return tuple(_shape(one) for one in value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _is_small(shaped: dict[str, Any]) -> bool:
    """Tell parts (quotes, times, quantities) from statements, which have an identifier."""
    return "id" not in shaped and not {"format", "evidence"} & set(shaped)
