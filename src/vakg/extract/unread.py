"""What a draft leaves unread: names of events in the text that no statement of the draft speaks of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from vakg.extract.events.found import Mentioned
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.extract.spans import Mention
from vakg.model.case import CausalLink
from vakg.model.record import Record, Statement

REASON = "no statement of the draft speaks of it here"
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
    taken = _Taken(record, reader)
    for name in _names(scan, reader):
        if (name.start, name.end) not in found and not taken.holds(name):
            found[name.start, name.end] = Mentioned(
                start=name.start, end=name.end, curie=name.curie, reason=REASON
            )
    return tuple(found[place] for place in sorted(found))


def _names(scan: Scan, reader: Reader) -> Iterator[Mention]:
    """Give the widest names of events in the parts that are read."""
    reached = 0
    for name in sorted(scan.names, key=lambda one: (one.start, -one.end)):
        if (
            name.start < reached
            or scan.is_apart(name.start)
            or not name.grounds
            or reader.makes(name.curie) != "event"
        ):
            continue
        reached = name.end
        yield name


class _Taken:
    """The classes that statements name, by the words that these quote."""

    def __init__(self, record: Record, reader: Reader) -> None:
        self._reader = reader
        self._quotes = sorted(_quotes(record), key=lambda one: one[:2])
        self._starts = [start for start, _, _ in self._quotes]
        self._longest = max((end - start for start, end, _ in self._quotes), default=0)

    def holds(self, name: Mention) -> bool:
        """Say whether a statement on these words names the class, a kind of it, or what it is a kind of."""
        first = bisect_left(self._starts, name.end - self._longest)
        last = bisect_right(self._starts, name.start)
        return any(
            name.end <= end and any(self._is_kin(one, name.curie) for one in named)
            for _, end, named in self._quotes[first:last]
        )

    def _is_kin(self, one: str, other: str) -> bool:
        return self._reader.is_a(one, other) or self._reader.is_a(other, one)


def _quotes(record: Record) -> Iterator[tuple[int, int, set[str]]]:
    """Give the place of every quote with the classes that its statement names."""
    ends = {event.id: event.type for case in record.cases for event in case.events}
    for _, one in record.statements():
        joins = {ends[one.cause], ends[one.effect]} if isinstance(one, CausalLink) else set[str]()
        named = joins | _named(one)
        yield from ((*quote.at, named) for quote in one.evidence if quote.at is not None)


def _named(one: Statement) -> set[str]:
    found: set[str] = set()
    for key in _naming(type(one)):
        value = getattr(one, key)
        found.update((value,) if isinstance(value, str) else value)
    return found


@cache
def _naming(kind: type[Statement]) -> tuple[str, ...]:
    return tuple(key for key in _NAMING if key in kind.model_fields)
