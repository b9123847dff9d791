"""The events of each patient: what the sentences name, judged, described, and joined over the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vakg.extract.cases.map import CaseMap
from vakg.extract.changed import changed
from vakg.extract.clock.datings import Datings
from vakg.extract.drafted import Drafted
from vakg.extract.events.context import (
    background,
    courses,
    normal_values,
    with_materials,
)
from vakg.extract.events.contrast import not_shared
from vakg.extract.events.denied import faultless
from vakg.extract.events.found import Found, Mentioned
from vakg.extract.events.judged import judged
from vakg.extract.events.levels import with_levels
from vakg.extract.events.merge import joined
from vakg.extract.events.methods import with_methods
from vakg.extract.events.sentence import Told, tell
from vakg.extract.events.sides import sided
from vakg.extract.events.threads import Loose, Placed
from vakg.extract.levels.loose import loose_levels
from vakg.extract.located.classes import material_of
from vakg.extract.located.traits import of_old
from vakg.extract.quantities.hosts import with_quantities
from vakg.extract.quantities.measure import measured
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import words_of_kind
from vakg.model.assertion import AssertionStatus, LevelRole

_COUNTING = ("after ", "following ", "since ")
"""Words in front of a procedure that something is only counted from."""
_COUNTED = 10  # code points of the longest of them


@dataclass(frozen=True, slots=True)
class Read:
    """The events of all cases, and the names that tell of none."""

    events: tuple[Drafted, ...]
    mentions: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the events of a document are read with."""

    scan: Scan
    cases: CaseMap
    reader: Reader
    datings: Datings


def find_events(scan: Scan, cases: CaseMap, reader: Reader) -> Read:
    """Find what happened to each patient of a document.

    Args:
        scan: What the document holds.
        cases: Whose each stretch of the text is.
        reader: What the ontology knows.
    """
    named = {name.curie for name in scan.names}
    topics = frozenset(named).union(*map(reader.above, named))
    reading = _Reading(scan, cases, reader, Datings(scan))
    placed: list[Placed] = []
    mentions: list[Mentioned] = []
    loose: dict[str, Loose] = {}
    for number, part in enumerate(scan.sentences):
        if scan.is_apart(part.sentence.start) or cases.about_literature(number):
            continue
        for case, levels in loose_levels(reader, scan, cases, number):
            one = loose.setdefault(case, Loose())
            one.levels = one.levels or levels
        told = tell(reader, scan.document.text, part, topics, _earlier(scan, cases, number))
        mentions += told.mentions
        placed += _of_sentence(reading, number, told)
        placed += list(not_shared(reader, scan, cases, number, placed))
        _note_materials(reading, part, loose)
    return Read(joined(reader, cases, placed, loose), tuple(mentions))


_BACK = 2  # sentences in which a pronoun's noun may stand


def _earlier(scan: Scan, cases: CaseMap, number: int) -> tuple[Mention, ...]:
    """Give what the sentences before one name of the same patient, the last first."""
    here = scan.sentences[number].sentence
    owners = cases.owners(here.start, here.end)
    near = (
        name
        for part in reversed(scan.sentences[max(0, number - _BACK) : number])
        for name in sorted(part.names, key=lambda one: -one.end)
    )
    return tuple(one for one in near if owners and cases.owners(one.start, one.end) == owners)


def _note_materials(reading: _Reading, part: SentenceScan, loose: dict[str, Loose]) -> None:
    """Note the cement that a sentence of a case names, in whatever name."""
    for name in part.names:
        kinds = material_of(reading.reader, name.curie)
        for case in reading.cases.owners(name.start, name.end) if kinds else ():
            one = loose.setdefault(case, Loose())
            one.materials = (*one.materials, *kinds)


def _of_sentence(reading: _Reading, number: int, told: Told) -> Iterator[Placed]:
    """Give the events of one sentence, each with its case; one told of two patients comes twice."""
    scan, part = reading.scan, reading.scan.sentences[number]
    owners = {place: reading.cases.owners(*place) for place in _places(part, told)}
    everyone = tuple(dict.fromkeys(case for some in owners.values() for case in some))
    alike = all(some == everyone for some in owners.values())
    for case in everyone[:1] if alike else everyone:
        mine = frozenset(place for place, some in owners.items() if case in some)
        shared = alike and len(everyone) > 1
        every = tuple(_of_patient(reading, part, told, mine))
        for found in every:
            one = _without_levels(scan, part, found) if shared else found
            back = _refers_back(reading.reader, one, every)
            known = back or _is_counted_from(reading.reader, scan.document.text, one)
            for owner in everyone if alike else (case,):
                yield Placed(
                    case=owner,
                    sentence=number,
                    clause=_clause(scan, part, one),
                    found=changed(one, definite=True) if known else one,
                    when=None if back else reading.datings.words_at(one.head),
                    shared=shared,
                )


def _is_counted_from(reader: Reader, text: str, one: Found) -> bool:
    """Tell whether a procedure is one told before: "two days after kyphoplasty" tells of no new one."""
    if reader.use_of(one.curie).levels is not LevelRole.AUGMENTED or one.levels:
        return False
    return text[max(0, one.head.start - _COUNTED) : one.head.start].lower().endswith(_COUNTING)


def _refers_back(reader: Reader, one: Found, others: Sequence[Found]) -> bool:
    """Tell whether a complaint is told only for what became of it: "the pain improved on day 3".

    The time is then that of the outcome.
    """
    said = one.assertion
    if said is None or not reader.is_a(one.curie, "vaco:ClinicalFinding"):
        return False
    better = any(
        reader.is_a(other.curie, kind)
        for other in others
        for kind in ("vaco:Improvement", "vaco:Recovery")
    )
    return said.status is AssertionStatus.PRESENT and (said.ended or better)


def _without_levels(scan: Scan, part: SentenceScan, one: Found) -> Found:
    """Leave levels off what is told of several patients at once, unless the words give all to each."""
    if len(one.levels) <= 1:
        return one
    words = scan.document.text[part.sentence.start : part.sentence.end].lower().split()
    return (
        one
        if words_of_kind("each").intersection(words)
        else changed(one, levels=(), level_role=None)
    )


def _of_patient(
    reading: _Reading, part: SentenceScan, told: Told, mine: frozenset[tuple[int, int]]
) -> Iterator[Found]:
    """Give the events of a sentence that are one patient's, described and judged."""
    events = _described(reading, part, told, mine)
    same = courses(reading.reader, reading.scan.document.text, events)
    events = tuple(one for number, one in enumerate(events) if number not in same)
    old = background(reading.reader, reading.scan.document.text, part, events)
    for number, one in enumerate(judged(reading.reader, reading.scan, part, events)):
        past = one.assertion is not None and (number in old or one.assertion.history)
        yield _told_of_old(reading.reader, one) if past else one


def _told_of_old(reader: Reader, one: Found) -> Found:
    """Put an event into the patient's past."""
    assert one.assertion is not None
    said = replace(one.assertion, history=True)
    return changed(one, curie=of_old(reader, one.curie), assertion=said)


def _places(part: SentenceScan, told: Told) -> Iterator[tuple[int, int]]:
    for one in (
        *(event.head for event in told.events),
        *part.levels,
        *part.numbers,
        *told.measures,
    ):
        yield one.start, one.end


def _described(
    reading: _Reading, part: SentenceScan, told: Told, mine: frozenset[tuple[int, int]]
) -> tuple[Found, ...]:
    """Give the events of one patient what describes them: levels, methods, numbers, side."""

    def owned(one: Span) -> bool:
        return (one.start, one.end) in mine

    reader, text = reading.reader, reading.scan.document.text
    levels = tuple(one for one in part.levels if owned(one))
    numbers = tuple(one for one in part.numbers if owned(one))
    events: tuple[Found, ...] = tuple(one for one in told.events if owned(one.head))
    marks = [*told.sites, *told.materials, *(one.reach for one in events)]
    if levels:
        events = with_levels(reader, text, events, part.levels, marks, own=levels)
    events = with_methods(reader, text, part.sentence, events)
    if numbers:
        own = replace(part, levels=levels, numbers=numbers)
        found = measured(reader, text, numbers, told.measures, _things(part, reader))
        events = with_quantities(reader, text, events, found, own)
    events = with_materials(reader, text, events, told.materials)
    events = (*events, *normal_values(reader, text, told.measures, events))
    events = (*events, *faultless(reader, text, part, events))
    return tuple(sided(reader, text, part, one) for one in events if not _is_empty(reader, one))


def _things(part: SentenceScan, reader: Reader) -> list[Mention]:
    return [one for one in part.names if reader.makes(one.curie) in ("thing", "event", "method")]


def _is_empty(reader: Reader, one: Found) -> bool:
    """Tell whether a thing in a place became no event."""
    return reader.makes(one.curie) not in ("event", "method", "vague")


_LONG = 260


def _clause(scan: Scan, part: SentenceScan, one: Found) -> Span:
    """Give the words to quote: the sentence, or its part between semicolons where it is long."""
    sentence, text = part.sentence, scan.document.text
    start, end = sentence.start, sentence.end
    if end - start <= _LONG:
        return Span(start=start, end=end)
    before = text.rfind("; ", start, one.reach.start)
    after = text.find("; ", one.reach.end, end)
    return Span(start=start if before < 0 else before + 2, end=end if after < 0 else after)
