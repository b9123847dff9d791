"""What the rest of a sentence adds to its events: materials, a normal value, an illness of old."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.events.found import Found, named
from vakg.extract.located.between import words_between
from vakg.extract.names.spelling import folded
from vakg.extract.phrases import word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.tables import column
from vakg.extract.wording import words_of_kind

_BEFORE = 12  # code points before a material in which it is denied
_DENYING = frozenset({"not", "no", "nor", "without"})
_NEAR = 9  # words between a material and what it is used in


def with_materials(
    reader: Reader, text: str, events: Sequence[Found], materials: Sequence[Mention]
) -> tuple[Found, ...]:
    """Give each material to the event that it is part of, or that it is used in.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        events: The events of one sentence.
        materials: The materials that it names.
    """
    made = list(events)
    for one in materials:
        for n in _users(reader, text, made, one):
            known = made[n].materials
            if one.curie not in known:
                made[n] = changed(made[n], materials=(*known, one.curie))
    return tuple(made)


def _users(reader: Reader, text: str, events: Sequence[Found], one: Mention) -> list[int]:
    inside = [n for n, event in enumerate(events) if _is_part(event, one)]
    own = any(_within(events[n].head, one) for n in inside)
    if not own and _is_denied(text, one):
        return []  # "a haematoma, not cement, at L4"
    inside = [n for n in inside if own or reader.makes(events[n].curie) != "method"]
    if inside:
        return inside
    fits = [n for n, event in enumerate(events) if reader.takes_material(event.curie, one.curie)]
    near = [(far, n) for n in fits if (far := _far(text, events[n].reach, one, events)) <= _NEAR]
    return [min(near)[1]] if near else []


def _is_part(event: Found, one: Span) -> bool:
    """Tell whether a thing stands in an event's own words; a verb has only what it is said of."""
    own = event.judged if len(event.judged) > 1 else (event.reach,)
    return any(_within(span, one) for span in own)


def _is_denied(text: str, one: Span) -> bool:
    """Tell whether a thing is only named to say that it was not there."""
    before = text[max(0, one.start - _BEFORE) : one.start].lower().split()
    bare = [word for word in before if word not in word_classes("determiner")]
    return bare[-1:] != [] and bare[-1] in _DENYING


def _within(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _far(text: str, event: Span, one: Span, events: Sequence[Found]) -> int:
    left, right = (event, one) if event.end <= one.start else (one, event)
    if left.end > right.start:
        return 0
    words = words_between(text, left.end, right.start, [some.reach for some in events])
    return _NEAR + 1 if {";", ":"} & set(words) else len(words)


def normal_values(
    reader: Reader, text: str, measures: Sequence[Mention], events: Sequence[Found]
) -> Iterator[Found]:
    """Make of each quantity that is named without a number the finding that "normal" would deny.

    Whether the words call it normal is asked later; what they do not call so is left out again.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        measures: The quantities that a sentence names.
        events: The events that it names.
    """
    for one in measures:
        if any(
            _within(event.reach, one) and not (event.denied or event.hosted) for event in events
        ):
            continue
        curie = _abnormal(reader, one)
        if curie is not None:
            yield changed(named(one), curie=curie, only_normal=True, proposed=False)


def _abnormal(reader: Reader, one: Mention) -> str | None:
    """Give the class of the raised or abnormal value of a quantity, by its name."""
    for word in sorted(words_of_kind("abnormal")):
        for curie, grounds in reader.names.lookup(f"{word} {folded(one.text)}"):
            if grounds and reader.makes(curie) == "event":
                return curie
    return None


def raised(reader: Reader, text: str, name: Span, curie: str) -> str | None:
    """Give the class of the finding where the words before a quantity call its value abnormal.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        name: Where the quantity is named.
        curie: The quantity.
    """
    before = re.split(r"[.;] ", text[max(0, name.start - 80) : name.start])[-1].lower().split()
    words = [word for word in before if word in words_of_kind("abnormal")]
    if not words:
        return None
    for way in (text[name.start : name.end], reader.ontology.label(curie)):
        for found, grounds in reader.names.lookup(folded(f"{words[-1]} {way}")):
            if grounds and reader.makes(found) == "event":
                return found
    return None


def background(
    reader: Reader, text: str, part: SentenceScan, events: Sequence[Found]
) -> frozenset[int]:
    """Tell which events are illnesses that a patient is introduced with: "a man with diabetes underwent".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        events: Its events.
    """
    found: set[int] = set()
    for person in part.people:
        words = words_between(text, person.end, part.sentence.end)
        if person.is_group or not words or words[0] not in words_of_kind("having"):
            continue
        end = person.end
        for n, event in enumerate(events):
            if event.head.start < end or not _goes_on(text, end, event.head.start, events):
                continue
            end = event.head.end
            if any(reader.is_a(event.curie, kind) for kind in _lasting()):
                found.add(n)
    return frozenset(found)


def _goes_on(text: str, start: int, end: int, events: Sequence[Found]) -> bool:
    """Tell whether a list goes on: no verb between."""
    words = words_between(text, start, end)
    verbs = word_classes("finite", "be", "have", "finding")
    return len(words) <= 5 and not any(word in verbs or word in ";:." for word in words)


@cache
def _lasting() -> tuple[str, ...]:
    return column("located.tsv", "class", "lasting")


def courses(reader: Reader, text: str, events: Sequence[Found]) -> frozenset[int]:
    """Tell which events only say how the one before goes on: "the pain had worsened" is one event.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        events: The events of one sentence, in its order.
    """
    found: set[int] = set()
    for n, one in enumerate(events[1:], 1):
        if one.curie not in _courses():
            continue
        before = events[n - 1]
        words = words_between(text, before.reach.end, one.head.start)
        if reader.is_a(before.curie, "vaco:ClinicalFinding") and all(
            word in _passing() for word in words
        ):
            found.add(n)
    return frozenset(found)


@cache
def _passing() -> frozenset[str]:
    return word_classes("be", "have", "adverb") | words_of_kind("filler")


@cache
def _courses() -> frozenset[str]:
    return frozenset(column("located.tsv", "class", "course"))
