"""The words that date what stands at a place of a document."""

from __future__ import annotations

from functools import lru_cache

from vakg.extract.clock.scope import Scope
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Span, TimeMention


def scope_of(scan: Scan, part: SentenceScan) -> Scope:
    """Lay out a sentence of a document for its times."""
    start, end = part.sentence.start, part.sentence.end
    return _scope(scan.document.text[start:end], start, part.times)


@lru_cache(maxsize=512)  # the readers of events and of times ask for the same sentences
def _scope(text: str, offset: int, times: tuple[TimeMention, ...]) -> Scope:
    return Scope(text, offset, times)


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
        start = found.sentence.start
        if start not in self._scopes:
            self._scopes[start] = scope_of(self._scan, found)
        time = self._scopes[start].time_of(span)
        if time is None:
            return None
        last = max(time.end, time.anchor.end if time.anchor else 0)
        return self._scan.document.text[time.start : last].lower()
