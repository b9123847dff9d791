"""A text that is no longer the one its record was made from: said with what moved and what is gone."""

from __future__ import annotations

from collections import Counter

from vakg.model.document import Document
from vakg.model.parts import Evidence
from vakg.model.record import Record


def explain_change(record: Record, document: Document) -> str | None:
    """Say how a text differs from the one that a record quotes; None where every quote stands.

    Args:
        record: A record whose quotes may have their offsets.
        document: The text as it is now.
    """
    fates = Counter(_fate(one, document.text) for _, one in record.evidence())
    moved, gone = fates["moved"], fates["gone"]
    if not moved and not gone:
        return None
    total = sum(fates.values())
    said = [f"{moved} stand elsewhere now"] if moved else []
    said += [f"{gone} are not in it at all"] if gone else []
    if gone > total / 2:
        guess = "it is another document, or the file was changed"
    else:
        guess = "the file or the way it is read has changed since the record was made"
    return f"of {total} quotes {' and '.join(said)}: {guess}"


def _fate(one: Evidence, text: str) -> str:
    if one.at is not None and text[one.at[0] : one.at[1]] == one.quote:
        return "stands"
    if one.quote not in text:
        return "gone"
    return "moved" if one.at is not None else "stands"
