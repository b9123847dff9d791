"""Find where each quote of a record stands in its document. Matching is exact, never fuzzy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vakg.errors import BadInputError
from vakg.model.document import Document
from vakg.model.parts import Evidence
from vakg.model.record import Record


def anchor_record(record: Record, document: Document) -> Record:
    """Give every quote its start and end, and refuse a record with a quote that does not stand.

    Args:
        record: A record of `document`; quotes may have offsets or not.
        document: The document whose reading text the quotes are taken from.

    Raises:
        BadInputError: Every quote that is not in the text, is not at its offsets, or, without
            offsets, stands there more than once.
    """
    faults = list(_faults(record, document.text))
    if faults:
        shown = "\n  ".join(faults[:20]) + (
            f"\n  and {len(faults) - 20} more" if len(faults) > 20 else ""
        )
        what = f"{len(faults)} of its quotes do not stand in the document:\n  {shown}\n "
        raise BadInputError(
            f"record of {record.document}", what, "Copy the words from `vakg read`."
        )
    if all(one.at is not None for _, one in record.evidence()):
        return record
    return Record.model_validate(_replace(record.model_dump(), document.text))


def _faults(record: Record, text: str) -> Iterator[str]:
    for owner, one in record.evidence():
        fault = _fault(one, text)
        if fault:
            yield f"{owner}: {one.quote[:70]!r} {fault}"


def _fault(one: Evidence, text: str) -> str | None:
    if one.at is not None:
        start, end = one.at
        if text[start:end] == one.quote:
            return None
        found = text.find(one.quote)
        return f"is not at {start}-{end}" + (f", it stands at {found}" if found >= 0 else "")
    first = text.find(one.quote)
    if first < 0:
        return "is not in the text"
    second = text.find(one.quote, first + 1)
    if second < 0:
        return None
    return f"stands there more than once ({first}, {second}), give `at: [start, end]`"


def _replace(data: Any, text: str) -> Any:
    """Fill `at` wherever a mapping holds a quote."""
    if isinstance(data, dict):
        filled = {key: _replace(value, text) for key, value in data.items()}
        if "quote" in filled and "at" in filled and filled["at"] is None:
            start = text.index(filled["quote"])
            filled["at"] = (start, start + len(filled["quote"]))
        return filled
    if isinstance(data, (list, tuple)):
        return tuple(_replace(value, text) for value in data)
    return data
