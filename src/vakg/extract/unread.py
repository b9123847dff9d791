"""What a draft leaves unread: names of events in the text that no statement of the draft speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from vakg.extract.events_found import Mentioned
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.extract.spans import Mention
from vakg.model.record import Record

REASON = "no statement of the draft speaks of it here"
_SKIPPED = frozenset({"references", "back", "front", "keywords"})
_NAMING = (
    "type", "sites", "routes", "materials", "methods", "about", "procedures", "populations", "factors",
    "outcomes", "actions", "conditions", "objects",
)  # fmt: skip


def unread(
    scan: Scan, record: Record, reader: Reader, known: Iterable[Mentioned]
) -> tuple[Mentioned, ...]:
    """Gather the names that no statement takes up where they stand; those known already come with them.

    Args:
        scan: What the text holds.
        record: What was understood of it.
        reader: Says what becomes of the name of a class.
        known: Names that were set aside while reading, with their reasons.
    """
    found = {(one.start, one.end): one for one in known}
    taken = [(at, frozenset(named)) for at, named in _taken(record)]
    for name in _names(scan, reader):
        if (name.start, name.end) not in found and not _is_taken(name, taken, reader):
            found[name.start, name.end] = Mentioned(
                start=name.start, end=name.end, curie=name.curie, reason=REASON
            )
    return tuple(found[place] for place in sorted(found))


def _names(scan: Scan, reader: Reader) -> Iterator[Mention]:
    """Give the widest names of events in the parts that are read."""
    skipped = [(one.start, one.end) for one in scan.document.sections if one.kind in _SKIPPED]
    reached = 0
    for name in sorted(scan.names, key=lambda one: (one.start, -one.end)):
        is_apart = any(start <= name.start < end for start, end in skipped)
        if (
            name.start < reached
            or is_apart
            or not name.grounds
            or reader.makes(name.curie) != "event"
        ):
            continue
        reached = name.end
        yield name


def _taken(record: Record) -> Iterator[tuple[tuple[int, int], set[str]]]:
    """Give the place of every quote with the classes that its statement names."""
    ends = {event.id: event.type for case in record.cases for event in case.events}
    for _, one in record.statements():
        named = {
            ends.get(str(getattr(one, key, None)), "") for key in ("cause", "effect")
        } | _named(one)
        for quote in one.evidence:
            if quote.at is not None:
                yield quote.at, named - {""}


def _named(one: Any) -> set[str]:
    values = (getattr(one, key, ()) for key in _NAMING)
    return {name for value in values for name in ([value] if isinstance(value, str) else value)}


def _is_taken(
    name: Mention, taken: Iterable[tuple[tuple[int, int], frozenset[str]]], reader: Reader
) -> bool:
    """Say whether a statement on these words names the class, a kind of it, or what it is a kind of."""
    return any(
        start <= name.start
        and name.end <= end
        and any(reader.is_a(one, name.curie) or reader.is_a(name.curie, one) for one in named)
        for (start, end), named in taken
    )
