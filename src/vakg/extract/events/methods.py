"""What a finding was seen on: "CT showed a leak", "a leak was seen on CT", "On CT, ...", "CT: a leak"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.context.clauses import Clause, clauses
from vakg.extract.events.found import Found
from vakg.extract.located.between import words_between
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span
from vakg.extract.wording import words_of_kind
from vakg.model.document import Sentence

_SEEN = ("vaco:PathologicalProcess", "vaco:ClinicalFinding")
_NEAR = 6


def with_methods(
    reader: Reader, text: str, sentence: Sentence, events: Sequence[Found]
) -> tuple[Found, ...]:
    """Give each finding of a sentence the methods that it was seen by.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        sentence: Where the sentence stands.
        events: Its events, the methods among them.
    """
    methods = [one for one in events if reader.makes(one.curie) == "method"]
    if not methods or len(methods) == len(events):
        return tuple(events)
    start, end = sentence.start, sentence.end
    parts = [_moved(one, start) for one in clauses(text[start:end])]
    findings = [
        n
        for n, one in enumerate(events)
        if any(reader.is_a(one.curie, kind) for kind in _SEEN)
        and not reader.is_a(one.curie, "vaco:Symptom")
    ]
    given: dict[int, list[str]] = {}
    past: set[int] = set()
    for method in methods:
        reach = _shown(text, sentence, parts, method)
        past.update(_traces(reader, events, reach))
        for number in _seen_by(text, events, findings, method, reach):
            given.setdefault(number, []).append(method.curie)
    return tuple(
        changed(
            one, methods=tuple(dict.fromkeys([*one.methods, *given.get(n, [])])), trace=n in past
        )
        if n in given or n in past
        else one
        for n, one in enumerate(events)
    )


def _traces(reader: Reader, events: Sequence[Found], reach: Span | None) -> Iterator[int]:
    """Give the places of what was done earlier, of which a method showed the result: "CT showed removal"."""
    for n, one in enumerate(events):
        within = reach is not None and reach.start <= one.head.start < reach.end
        if (
            within
            and reader.is_a(one.curie, "vaco:Procedure")
            and reader.makes(one.curie) != "method"
        ):
            yield n


def _moved(one: Clause, by: int) -> Clause:
    def shift(span: Span | None) -> Span | None:
        return None if span is None else Span(start=span.start + by, end=span.end + by)

    return replace(
        one,
        start=one.start + by,
        end=one.end + by,
        subject=shift(one.subject),
        verb=shift(one.verb),
    )


def _seen_by(
    text: str,
    events: Sequence[Found],
    findings: Sequence[int],
    method: Found,
    reach: Span | None,
) -> list[int]:
    """Give the places of the events that one method showed."""
    if reach is not None:
        cause = _cause().search(text, reach.start, reach.end)
        end = cause.start() if cause else reach.end
        return [n for n in findings if reach.start <= events[n].head.start < end]
    before = [n for n in findings if events[n].reach.end <= method.head.start]
    if not before:
        return []
    words = words_between(
        text, events[before[-1]].reach.end, method.head.start, [one.reach for one in events]
    )
    means = words_of_kind("means")
    if len(words) > _NEAR or not any(word in means for word in words[-3:]) or ";" in words:
        return []
    first = next(one for one in reversed(before))
    return [n for n in before if _listed(text, events, n, first)]


def _listed(text: str, events: Sequence[Found], number: int, last: int) -> bool:
    """Tell whether an event stands in one list with the one that is said to be seen."""
    if number == last:
        return True
    words = words_between(
        text, events[number].reach.end, events[last].reach.start, [one.reach for one in events]
    )
    return len(words) <= 3 and set(words) <= {",", "and", "or", "a", "an", "the", "no", "with"}


def _shown(text: str, sentence: Sentence, parts: Sequence[Clause], method: Found) -> Span | None:
    """Give the words in which all is what the method showed: its clause's object, or what it introduces."""
    colon = text.find(":", method.head.end, min(sentence.end, method.head.end + 3))
    if colon >= 0:
        return Span(start=colon, end=sentence.end)
    mine = next(
        (n for n, one in enumerate(parts) if one.start <= method.head.start < one.end), None
    )
    if mine is None:
        return None
    clause = parts[mine]
    if clause.kind == "introduction" and mine + 1 < len(parts):
        return Span(start=clause.end, end=_until(parts, mine + 1))
    verb = clause.verb
    if clause.finding and verb is not None and method.head.start < verb.start:
        return Span(start=verb.end, end=_until(parts, mine))
    return None


def _until(parts: Sequence[Clause], first: int) -> int:
    """Give the end of what a clause and those that depend on it say."""
    end = parts[first].end
    for one in parts[first + 1 :]:
        if one.subject is not None and one.kind in ("main", "coordinate", "contrast"):
            break
        end = one.end
    return end


@cache
def _cause() -> re.Pattern[str]:
    """Match the words behind which the explanation of a finding stands."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of_kind('cause')))})\b", re.I)
