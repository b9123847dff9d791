"""The words that date what stands at a place of a document."""

from __future__ import annotations

from vakg.extract.clock.scope import Scope
from vakg.extract.scan import Scan
from vakg.extract.spans import Span


class Datings:
    """The words that date what stands at a place: to tell whether two places speak of one time.

    Args:
        scan: The document.
    """

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._scopes: dict[int, Scope] = {}

    def words_at(self, span: Span) -> str | None:
        """Give the words that date what stands at a span, in lower case; None where none do."""
        found = self._scan.at(span.start)
        if found is None or not found.times:
            return None
        start, end = found.sentence.start, found.sentence.end
        if start not in self._scopes:
            self._scopes[start] = Scope(self._scan.document.text[start:end], start, found.times)
        time = self._scopes[start].time_of(span)
        if time is None:
            return None
        last = max(time.end, time.anchor.end if time.anchor else 0)
        return self._scan.document.text[time.start : last].lower()
