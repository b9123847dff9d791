"""The events of each patient: what the sentences name, judged, described, and joined over the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vakg.extract.cases_map import CaseMap
from vakg.extract.clock import Datings
from vakg.extract.context import assess
from vakg.extract.drafted import Drafted
from vakg.extract.events_context import background, faultless, normal_values, with_materials
from vakg.extract.events_found import Found, Mentioned
from vakg.extract.events_levels import loose_levels, with_levels
from vakg.extract.events_merge import Placed, joined
from vakg.extract.events_methods import with_methods
from vakg.extract.events_sentence import Told, tell
from vakg.extract.quantities import measured
from vakg.extract.quantities_hosts import with_quantities
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Assertion, Span
from vakg.extract.wording import side_in, words_of_kind
from vakg.model.assertion import AssertionStatus

_RANK = {
    AssertionStatus.PRESENT: 0, AssertionStatus.POSSIBLE: 1, AssertionStatus.ABSENT: 2,
    AssertionStatus.HYPOTHETICAL: 3, AssertionStatus.CONDITIONAL: 4,
}  # fmt: skip
_SKIPPED = frozenset({"references", "back", "front", "keywords"})


@dataclass(frozen=True, slots=True)
class Read:
    """The events of all cases, and the names that tell of none."""

    events: tuple[Drafted, ...]
    mentions: tuple[Mentioned, ...]


def find_events(scan: Scan, cases: CaseMap, reader: Reader) -> Read:
    """Find what happened to each patient of a document.

    Args:
        scan: What the document holds.
        cases: Whose each stretch of the text is.
        reader: What the ontology knows.
    """
    topics = frozenset(
        wide
        for curie in {name.curie for name in scan.names}
        for wide in (curie, *reader.above(curie))
    )
    placed: list[Placed] = []
    mentions: list[Mentioned] = []
    loose: dict[str, tuple[str, ...]] = {}
    datings = Datings(scan)
    for number, part in enumerate(scan.sentences):
        if _is_skipped(scan, part) or cases.about_literature(number):
            continue
        for case, levels in loose_levels(scan, cases, part):
            loose.setdefault(case, levels)
        told = tell(reader, scan.document.text, part, topics)
        mentions += told.mentions
        placed += _of_sentence(scan, cases, reader, number, told, datings)
    return Read(joined(reader, cases, placed, loose), tuple(mentions))


def _is_skipped(scan: Scan, part: SentenceScan) -> bool:
    kinds = {
        one.kind for one in scan.document.sections if one.start <= part.sentence.start < one.end
    }
    return not kinds.isdisjoint(_SKIPPED)


def _of_sentence(
    scan: Scan, cases: CaseMap, reader: Reader, number: int, told: Told, datings: Datings
) -> Iterator[Placed]:
    """Give the events of one sentence, each with its case; one told of two patients comes twice."""
    part = scan.sentences[number]
    owners = {one: cases.owners(one.start, one.end) for one in _places(part, told)}
    everyone = tuple(dict.fromkeys(case for some in owners.values() for case in some))
    if not everyone:
        return
    alike = all(some == everyone for some in owners.values())
    for case in everyone[:1] if alike else everyone:
        mine = frozenset(one for one, some in owners.items() if case in some)
        events = _described(reader, scan, part, told, mine)
        old = background(reader, scan.document.text, part, events)
        for n, one in enumerate(_judged(scan, part, events)):
            if n in old and one.assertion is not None:
                one = replace(one, assertion=replace(one.assertion, history=True))  # noqa: PLW2901
            for owner in everyone if alike else (case,):
                yield Placed(
                    case=owner,
                    sentence=number,
                    clause=_clause(scan, part, one),
                    found=one,
                    when=datings.words_at(one.head),
                )


def _places(part: SentenceScan, told: Told) -> Iterator[Span]:
    for one in (
        *(event.head for event in told.events),
        *part.levels,
        *part.numbers,
        *told.measures,
    ):
        yield Span(start=one.start, end=one.end)


def _described(
    reader: Reader, scan: Scan, part: SentenceScan, told: Told, mine: frozenset[Span]
) -> tuple[Found, ...]:
    """Give the events of one patient what describes them: levels, methods, numbers, side."""

    def owned(one: Span) -> bool:
        return Span(start=one.start, end=one.end) in mine

    text = scan.document.text
    events: tuple[Found, ...] = tuple(one for one in told.events if owned(one.head))
    marks = [*told.sites, *told.materials, *(one.reach for one in events)]
    levels = [one for one in part.levels if owned(one)]
    if levels:
        events, _ = with_levels(reader, text, events, levels, marks)
    events = with_methods(reader, text, part.sentence.start, part.sentence.end, events)
    events = with_materials(reader, text, events, told.materials)
    numbers = [one for one in part.numbers if owned(one)]
    if numbers:
        found = measured(reader, text, numbers, told.measures, _things(part, reader))
        events = with_quantities(reader, text, events, found, numbers, levels)
        events = with_materials(reader, text, events, told.materials)
    events = (*events, *normal_values(reader, text, told.measures, events))
    events = (*events, *faultless(reader, text, part, events))
    return tuple(_sided(text, part, one) for one in events if not _is_empty(reader, one))


def _sided(text: str, part: SentenceScan, one: Found) -> Found:
    side = side_in(_around(text, part, one))
    return one if side is None or one.side is not None else replace(one, side=side)


def _things(part: SentenceScan, reader: Reader) -> list:  # type: ignore[type-arg]
    return [one for one in part.names if reader.makes(one.curie) in ("material", "event", "method")]


def _is_empty(reader: Reader, one: Found) -> bool:
    """Tell whether a thing in a place became no event."""
    return reader.makes(one.curie) not in ("event", "method", "vague")


def _around(text: str, part: SentenceScan, one: Found) -> str:
    """Give the words of an event, with the two before it, in which a side may be told."""
    before = text[max(part.sentence.start, one.reach.start - 24) : one.reach.start]
    cut = max(before.rfind(mark) for mark in ",;:.(")
    words = before[cut + 1 :].split()
    if (
        before
        and not before[:1].isspace()
        and len(words) == len(before.split())
        and one.reach.start - 24 > part.sentence.start
    ):
        words = words[1:]
    return " ".join(words[-2:]) + " " + text[one.reach.start : one.reach.end]


def _judged(scan: Scan, part: SentenceScan, events: Sequence[Found]) -> Iterator[Found]:
    """Ask what the sentence says of each event, of all at once."""
    sentence = part.sentence
    spans = [span for one in events for span in one.judged]
    known = {(one.start, one.end) for one in spans}
    others = [one for one in part.names if (one.start, one.end) not in known]
    words = scan.document.text[sentence.start : sentence.end]
    answers = iter(assess(words, [*spans, *others], sentence.start))
    text, last = scan.document.text, None
    for one in events:
        said = _unless_own(text, one, _strongest([next(answers) for _ in one.judged]))
        if last is not None and text[sentence.start : one.head.start].endswith(" to "):
            said = _strongest(
                [said, last]
            )  # "surgery was advised to remove the cement": so was the removal
        last = said
        yield replace(one, assertion=said)


def _unless_own(text: str, one: Found, said: Assertion) -> Assertion:
    """Take back a denial of a name that itself denies: "no deficit and no sign of infection"."""
    if one.denied:
        return _denied(said)
    first = text[one.head.start : one.head.end].partition(" ")[0].lower()
    if said.status is AssertionStatus.ABSENT and first in words_of_kind("denying"):
        return Assertion(
            status=AssertionStatus.PRESENT, certainty=said.certainty, history=said.history
        )
    return said


def _denied(said: Assertion) -> Assertion:
    if said.status is AssertionStatus.PRESENT:
        return replace(said, status=AssertionStatus.ABSENT)
    if said.status is AssertionStatus.ABSENT:  # "was not asymptomatic"
        return replace(said, status=AssertionStatus.PRESENT)
    return said


def _strongest(answers: Iterable[Assertion]) -> Assertion:
    return max(answers, key=lambda one: _RANK[one.status])


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
