"""Which event of a sentence the spinal levels in it belong to: "L1 fracture", "kyphoplasty of T3"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.cases_map import CaseMap
from vakg.extract.events_found import Found
from vakg.extract.level_chain import vertebrae_of
from vakg.extract.located_gaps import Gap, gap_between, words_between
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import LevelMention, Span
from vakg.model.assertion import LevelRole

_FAR = 12  # words between a level and the verb that governs it


def with_levels(
    reader: Reader,
    text: str,
    events: Sequence[Found],
    levels: Sequence[LevelMention],
    marks: Sequence[Span],
) -> tuple[tuple[Found, ...], tuple[LevelMention, ...]]:
    """Give each event its levels; what is left belongs to none.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        events: The events of one sentence.
        levels: Its levels.
        marks: Other names in it, the words of which do not part a level from its event.
    """
    owners: dict[int, list[LevelMention]] = {}
    left: list[LevelMention] = []
    previous: tuple[int | None, LevelMention] | None = None
    for level in levels:
        owner = _owner(reader, text, events, level, [*marks, *levels], previous)
        previous = (owner, level)
        if owner is None:
            left.append(level)
        else:
            owners.setdefault(owner, []).append(level)
    made = tuple(
        _levelled(reader, text, event, owners[n]) if n in owners else event
        for n, event in enumerate(events)
    )
    return _shared(reader, text, made), tuple(left)


def _shared(reader: Reader, text: str, events: Sequence[Found]) -> tuple[Found, ...]:
    """Give levels to what stands in one list with their event, and to what was done to the fracture."""
    made = list(events)
    for n in range(len(made) - 1, 0, -1):
        one, other = made[n - 1], made[n]
        if one.levels or not other.levels or not _takes(reader, one):
            continue
        alike = reader.use_of(one.curie).levels is reader.use_of(other.curie).levels
        if one.head == other.head or (
            alike and gap_between(text, one.head, other.head) is Gap.LIST
        ):
            made[n - 1] = replace(one, levels=other.levels, level_role=other.level_role)
    broken = [one for one in made if one.level_role is LevelRole.FRACTURED and one.levels]
    if len(broken) == 1:
        made = [_treating(reader, one, broken[0]) for one in made]
    return tuple(made)


def _treating(reader: Reader, one: Found, broken: Found) -> Found:
    """Give an augmentation without levels those of the one fracture that its sentence names."""
    role = reader.use_of(one.curie).levels
    if role is not LevelRole.AUGMENTED or one.levels or not reader.is_procedure(one.curie):
        return one
    return replace(one, levels=broken.levels, level_role=role)


def loose_levels(
    scan: Scan, cases: CaseMap, part: SentenceScan
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the levels in a row of a list or table that introduces a patient ("Rasch (2010): man, 55 y, L3/4").

    There no word says what was done at them: they are those of the case's procedure.

    Args:
        scan: What the document holds.
        cases: Whose each stretch of the text is.
        part: The sentence.
    """
    people = [one for one in part.people if not one.is_group]
    levels = [one for one in part.levels if people and one.start >= people[0].end]
    if not levels:
        return
    text = scan.document.text
    words = words_between(text, people[0].end, levels[0].start)
    if ("," not in words and ";" not in words) or any(
        word not in ",;" and word in _verbs() for word in words
    ):
        return
    behind = words_between(text, levels[-1].end, part.sentence.end)
    if behind and behind[0] not in ".;:,":
        return
    for case in cases.owners(levels[0].start, levels[0].end):
        every = [level for one in levels for level in _decided(text, one, LevelRole.AUGMENTED)]
        yield case, tuple(dict.fromkeys(every))


@cache
def _verbs() -> frozenset[str]:
    names = ("be", "have", "finite", "finding", "preposition")
    return frozenset().union(*(word_class(name) for name in names))


_BONES = frozenset({LevelRole.AUGMENTED, LevelRole.FRACTURED, LevelRole.INSTRUMENTED})


def _takes(reader: Reader, event: Found, level: LevelMention | None = None) -> bool:
    """Tell whether an event has levels at all; no disc is broken or filled."""
    role = reader.use_of(event.curie).levels
    if level is not None and level.is_disc and not level.either and role in _BONES:
        return False
    return role is not None


def _owner(
    reader: Reader,
    text: str,
    events: Sequence[Found],
    level: LevelMention,
    marks: Sequence[Span],
    previous: tuple[int | None, LevelMention] | None,
) -> int | None:
    takers = [n for n, event in enumerate(events) if _takes(reader, event, level)]
    within = [n for n in takers if any(_holds(one, level) for one in events[n].judged)]
    if within:
        return within[0]
    right = [n for n in takers if events[n].head.start >= level.end]
    if right and _is_before(text, level, events[right[0]]):
        return right[0]
    before = sorted(
        (n for n in takers if events[n].head.end <= level.start),
        key=lambda n: (events[n].reach.end <= level.start, events[n].reach.end, n),
        reverse=True,
    )
    inner = [one for one in marks if one != level]
    direct = next((n for n in before[:2] if _leads_to(text, events[n], level, inner)), None)
    if previous is not None and (direct is None or events[direct].reach.end <= previous[1].start):
        if gap_between(text, previous[1], level, inner) is Gap.LIST:
            return previous[0]
    if direct is not None:
        return direct
    return _by_verb(text, events, level, before, right, marks)


def _leads_to(text: str, event: Found, level: Span, marks: Sequence[Span]) -> bool:
    """Tell whether an event, or the place that it is in, leads on to a level."""
    for start in (event.reach, event.head):
        if event.reach.end <= level.start:
            gap = gap_between(text, start, level, marks)
            if gap in (Gap.PLACE, Gap.BESIDE, Gap.ORIGIN):
                return True
    return _is_for(text, event, level)


def _is_for(text: str, event: Found, level: Span) -> bool:
    """Tell whether "for" leads from what was done to where: "laminectomy for the T6 level"."""
    words = words_between(text, event.head.end, level.start)
    return (
        bool(words)
        and words[0] == "for"
        and all(word in word_class("determiner") for word in words[1:])
    )


def _is_before(text: str, level: Span, event: Found) -> bool:
    """Tell whether a level stands right before the noun of an event; before a verb it proves nothing."""
    noun = len(event.judged) == 1
    return (
        noun and not _bracketed(text, level) and gap_between(text, level, event.head) is Gap.BESIDE
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _bracketed(text: str, level: Span) -> bool:
    return ")" in text[level.end : level.end + 2]


def _by_verb(
    text: str,
    events: Sequence[Found],
    level: LevelMention,
    before: Sequence[int],
    right: Sequence[int],
    marks: Sequence[Span],
) -> int | None:
    """Choose by a verb: "L1 was treated by kyphoplasty", "the fracture was at L4"."""
    if right and _same_clause(words_between(text, level.end, events[right[0]].head.start, marks)):
        return right[0]
    if before and _same_clause(words_between(text, events[before[0]].head.end, level.start, marks)):
        return before[0]
    return None


def _same_clause(words: Sequence[str]) -> bool:
    if len(words) > _FAR or any(word in ",;:?!" for word in words):
        return False
    if not any(word in word_class("be") for word in words):
        return False
    parting = (
        word_class("contrast")
        | word_class("relative")
        | {"and", "or", "for", "as", "after", "before", "below", "above"}
    )
    return not any(word in parting for word in words)


def _levelled(reader: Reader, text: str, event: Found, levels: Sequence[LevelMention]) -> Found:
    role = reader.use_of(event.curie).levels
    written = [one for level in levels for one in _decided(text, level, role)]
    ends = [event.reach, *levels]
    return replace(
        event,
        levels=tuple(dict.fromkeys([*event.levels, *written])),
        level_role=event.level_role or role,
        reach=Span(start=min(one.start for one in ends), end=max(one.end for one in ends)),
    )


def _decided(text: str, level: LevelMention, role: LevelRole | None) -> tuple[str, ...]:
    """Settle "L3/4": two vertebrae for what is done to bone, one level where "level" or a place follows."""
    if not level.either:
        return level.levels
    if role in _BONES:
        return vertebrae_of(level.levels)
    named = text[level.end : level.end + 7].lower()
    bones = vertebrae_of(level.levels)
    if named.startswith(" level") and not named.startswith(" levels") and len(bones) == 2:
        return ("/".join(bones),)
    return level.levels
