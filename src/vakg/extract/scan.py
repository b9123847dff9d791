"""Gather what is named and numbered in a document, sentence by sentence, once for all readers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from vakg.extract.levels.find import levels_in
from vakg.extract.names.index import NameIndex
from vakg.extract.numbers.figures import Marked, mark
from vakg.extract.numbers.find import numbers_in
from vakg.extract.people.find import people_in
from vakg.extract.spans import (
    LevelMention,
    Mention,
    NumberMention,
    PersonMention,
    Span,
    TimeMention,
)
from vakg.extract.times.amounts import is_plain_length
from vakg.extract.times.anchors import trimmed
from vakg.extract.times.find import times_in
from vakg.model.document import Citation, Document, Sentence

_Kind = TypeVar("_Kind", Mention, Citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceScan:
    """What one sentence holds; each tuple by start, offsets of the document.

    Args:
        sentence: The sentence.
        names: Classes of the ontology that it names; a name inside a longer one may follow it.
        levels: Vertebrae and the levels between them.
        nerves: Levels that name a nerve or its field; no vertebra is meant.
        numbers: Quantities and counts. A bare length of time ("466 minutes") is here and among the
            times; "for two weeks" is among the times only.
        times: What stands on a clock; these include calendar times and frequencies.
        people: Patients and groups that are brought up.
    """

    sentence: Sentence
    names: tuple[Mention, ...] = ()
    levels: tuple[LevelMention, ...] = ()
    nerves: tuple[LevelMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    people: tuple[PersonMention, ...] = ()


_APART = frozenset({"references", "back", "front", "keywords"})


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What a document holds.

    Args:
        document: The document.
        sentences: One scan a sentence, in the order of the document's sentences.
        names: All names, those in headings too.
    """

    document: Document = field(repr=False)
    sentences: tuple[SentenceScan, ...]
    names: tuple[Mention, ...] = field(repr=False)

    def is_apart(self, offset: int) -> bool:
        """Tell whether an offset lies in the references, the keywords or what stands around an article."""
        return any(start <= offset < end for start, end in self._apart)

    @cached_property
    def _apart(self) -> tuple[tuple[int, int], ...]:
        return tuple((one.start, one.end) for one in self.document.sections if one.kind in _APART)

    def at(self, offset: int) -> SentenceScan | None:
        """Give the scan of the sentence that holds an offset, if one does."""
        place = self.place_of(offset)
        return None if place is None else self.sentences[place]

    def place_of(self, offset: int) -> int | None:
        """Give the place of the sentence that holds an offset among the sentences, if one does."""
        place = bisect_right(self._ends, offset)
        if place < len(self.sentences) and self.sentences[place].sentence.start <= offset:
            return place
        return None

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple([one.sentence.end for one in self.sentences])


def scan(document: Document, index: NameIndex) -> Scan:
    """Read a document once.

    Args:
        document: What reading a file gave.
        index: The names to look for.
    """
    text = document.text_without_raised_citations()
    names = index.find(text)
    starts = [name.start for name in names]
    citations = [citation.start for citation in document.citations]
    return Scan(
        document=document,
        names=names,
        sentences=tuple(
            _scanned(
                text,
                sentence,
                _within(names, starts, sentence),
                _within(document.citations, citations, sentence),
            )
            for sentence in document.sentences
        ),
    )


def scan_sentence(
    text: str, sentence: Sentence, names: tuple[Mention, ...] = (), hidden: Sequence[Citation] = ()
) -> SentenceScan:
    """Scan one sentence whose names are known.

    Args:
        text: The words of the sentence.
        sentence: Where it stands.
        names: The names in it.
        hidden: Citations in it: their numbers are not numbers of the text.

    >>> one = scan_sentence("At T8, 2 ml on POD 3.", Sentence(start=0, end=21, section=""))
    >>> one.levels[0].levels, one.numbers[0].value, one.times[0].low
    (('T8',), 2.0, 3.0)
    """
    offset = sentence.start
    marked = mark(text).hide((one.start - offset, one.end - offset) for one in hidden)
    levels = levels_in(marked, offset)
    marked = _without(marked, levels, offset)
    people = people_in(marked, offset, [(one.start - offset, one.end - offset) for one in names])
    marked = _without(
        marked, (one for one in people if not one.is_group and one.count is None), offset
    )
    times = tuple([trimmed(text, offset, one, names) for one in times_in(marked, offset)])
    marked = _without(
        marked, (one for one in times if not is_plain_length(marked, one, offset)), offset
    )
    return SentenceScan(
        sentence=sentence,
        names=names,
        levels=tuple(one for one in levels if not one.is_nerve),
        nerves=tuple(one for one in levels if one.is_nerve),
        numbers=numbers_in(marked, offset),
        times=times,
        people=people,
    )


_LONGEST = (
    5_000  # code points: what runs on for longer without a full stop is no sentence of a report
)


def _scanned(
    text: str, sentence: Sentence, names: tuple[Mention, ...], hidden: Sequence[Citation]
) -> SentenceScan:
    if sentence.end - sentence.start > _LONGEST:
        return SentenceScan(sentence=sentence)
    return scan_sentence(text[sentence.start : sentence.end], sentence, names, hidden)


def _without(marked: Marked, found: Iterator[Span] | Sequence[Span], offset: int) -> Marked:
    return marked.hide((one.start - offset, one.end - offset) for one in found)


def _within(every: Sequence[_Kind], starts: Sequence[int], sentence: Sentence) -> tuple[_Kind, ...]:
    """Cut what lies within a sentence from what is sorted by start."""
    some = every[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    return tuple(one for one in some if one.end <= sentence.end)
