"""Which event of a sentence the spinal levels in it belong to: "L1 fracture", "kyphoplasty of T3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.events.found import Found
from vakg.extract.levels.chain import vertebrae_of
from vakg.extract.levels.sharing import by_site, pairs, shared
from vakg.extract.located.between import words_between
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.located.traits import is_general
from vakg.extract.phrases import tokens_of, word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import LevelMention, Span
from vakg.extract.tables import column
from vakg.extract.wording import words_of_kind
from vakg.model.assertion import LevelRole

_LEAD = re.compile(
    r"(?:^|[.;:]\s+|,? (?:while|whereas|but|and) )(?:[Aa]t|[Ii]n) (?:the )?(?:levels? (?:of )?)?$"
)
_LEADS = 24  # code points in front of a level that leads its sentence
_COMPLAINT = "vaco:Symptom"
_PART = 40  # code points beside a level in which a part of the vertebra may be named
_FAR = 12  # words between a level and the verb that governs it


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its events; `marks` are names whose words part no level from its event."""

    reader: Reader
    text: str
    events: Sequence[Found]
    marks: Sequence[Span]


_Previous = tuple[int | None, LevelMention] | None


def with_levels(
    reader: Reader,
    text: str,
    events: Sequence[Found],
    levels: Sequence[LevelMention],
    marks: Sequence[Span],
    *,
    own: Sequence[LevelMention] | None = None,
) -> tuple[Found, ...]:
    """Give each event of a sentence its levels.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        events: The events of one sentence.
        levels: Its levels.
        marks: Other names in it, the words of which do not part a level from its event.
        own: Those levels that are the patient's, where the others of "L1 and T12, respectively" are not.
    """
    line = _Line(reader, text, events, [*marks, *levels])
    owners: dict[int, list[LevelMention]] = {}
    previous: _Previous = None
    paired = pairs(text, events, levels) or by_site(text, events, levels)
    for number, level in enumerate(levels):
        owner = paired[number] if number in paired else _owner(line, level, previous)
        previous = (owner, level)
        if owner is not None and (own is None or level in own):
            owners.setdefault(owner, []).append(level)
    made = [
        _levelled(reader, text, event, owners[n]) if n in owners else event
        for n, event in enumerate(events)
    ]
    return shared(reader, text, made)


_BONES = frozenset({LevelRole.AUGMENTED, LevelRole.FRACTURED, LevelRole.INSTRUMENTED})


def _takes(reader: Reader, event: Found, level: LevelMention | None = None) -> bool:
    """Tell whether an event has levels at all; no disc is broken or filled."""
    role = reader.use_of(event.curie).levels
    if is_general(event.curie, reader.above):
        return False
    if level is not None and level.is_disc and not level.either and role in _BONES:
        return False
    return role is not None


def _owner(line: _Line, level: LevelMention, previous: _Previous) -> int | None:
    events, text = line.events, line.text
    takers = [n for n, event in enumerate(events) if _takes(line.reader, event, level)]
    within = [n for n in takers if any(_holds(one, level) for one in events[n].judged)]
    if within:
        return within[0]
    right = [n for n in takers if events[n].head.start >= level.end]
    if right and _is_before(text, level, events[right[0]]):
        return right[0]
    before = _nearest_first(events, takers, level)
    inner = [one for one in line.marks if one != level]
    direct = next((n for n in before[:2] if _leads_to(text, events[n], level, inner)), None)
    told = _by_verb(line, level, [], right)
    if told is not None and (direct is None or _is_imaged(line, direct) or _leads(text, level)):
        return told  # "on MRI the body of T9 showed a fracture", "..., while at T8 there was"
    if direct is not None and _is_of_later(events, direct, level):
        return None
    if previous is not None and (direct is None or events[direct].reach.end <= previous[1].start):
        listed = gap_between(text, previous[1], level, inner) is Gap.LIST
        listed = listed or _goes_on(words_between(text, previous[1].end, level.start))
        direct = previous[0] if listed else direct
    return direct if direct is not None else _by_verb(line, level, before, right)


def _goes_on(words: Sequence[str]) -> bool:
    """Tell whether a list of levels goes on: "of T11 and, one week later, of L2"."""
    ends = len(words) > 1 and words[-1] in ("of", "at", "on") and "and" in words
    if not ends or len(words) > _FAR or not _parting().isdisjoint(words):
        return False
    return words[-2] in ("and", ",") or all(
        word in _again() or word.isdigit() or word in word_class("number") for word in words
    )


@cache
def _again() -> frozenset[str]:
    ways = (way for row in column("levels.tsv", "pattern", "again") for way in row.split("|"))
    return frozenset(ways) | word_classes("determiner", "preposition") | {"and", ","}


@cache
def _parting() -> frozenset[str]:
    some = word_classes("be", "have", "finite", "finding", "contrast", "relative")
    return some | {";", ":", "with"}


def _leads(text: str, level: Span) -> bool:
    """Tell whether a level begins its clause: "..., while at T8"."""
    return _LEAD.search(text, max(0, level.start - _LEADS), level.start) is not None


def _is_of_later(events: Sequence[Found], number: int, level: Span) -> bool:
    """Tell whether a level stands among the words of an event that is told later, whoever takes it."""
    return any(
        one.reach.start >= events[number].head.end and _holds(one.reach, level) for one in events
    )


def _is_imaged(line: _Line, number: int) -> bool:
    return line.reader.use_of(line.events[number].curie).levels is LevelRole.IMAGED


def _nearest_first(events: Sequence[Found], takers: Sequence[int], level: Span) -> list[int]:
    """Sort the events before a level: whose words go on around it first, then what ends nearest to it."""

    def nearness(n: int) -> tuple[bool, bool, int, int]:
        one = events[n]
        around = len(one.judged) == 1 and _holds(one.reach, level)
        return around, one.reach.end <= level.start, one.reach.end, n

    before = (n for n in takers if events[n].head.end <= level.start)
    return sorted(before, key=nearness, reverse=True)


def _leads_to(text: str, event: Found, level: Span, marks: Sequence[Span]) -> bool:
    """Tell whether an event, or the place that it is in, leads on to a level: not "slips, of which L1"."""
    between = words_between(text, event.head.end, level.start)
    if not word_class("relative").isdisjoint(between):
        return False
    starts = (event.reach, event.head) if event.reach.end <= level.start else (event.head,)
    joining = (Gap.PLACE, Gap.BESIDE, Gap.ORIGIN)
    if any(gap_between(text, start, level, marks) in joining for start in starts):
        return True
    return _is_for(text, event, level) or _is_apposed(text, event, level)


def _is_apposed(text: str, event: Found, level: Span) -> bool:
    """Tell whether a level stands between commas behind a thing: "three fractures, L3 to L5, and"."""
    if event.reach.end > level.start or words_between(text, event.reach.end, level.start) != (",",):
        return False
    return text[level.end : level.end + 1] in (",", ".", ";", ")")


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
    line: _Line, level: LevelMention, before: Sequence[int], right: Sequence[int]
) -> int | None:
    """Choose by a verb: "L1 was treated by kyphoplasty", "the fracture was at L4"."""
    leading = [n for n in right if not _is_imaged(line, n)]
    right = [n for n in right if not line.reader.is_a(line.events[n].curie, _COMPLAINT)]
    if leading and _leads(line.text, level):
        start = line.events[leading[0]].head.start
        between = words_between(line.text, level.end, start, line.marks)
        if between == (",",) or between[:1] == ("there",):
            return leading[0]
    if right:
        start = line.events[right[0]].head.start
        between = words_between(line.text, level.end, start, line.marks)
        done = len(between) == 2 and between[0].endswith("ed") and between[1] in ("by", "with")
        if done or _same_clause(between) or between in (("where",), (",", "where")):
            return right[0]
    if before:
        end = line.events[before[0]].head.end
        if _same_clause(words_between(line.text, end, level.start, line.marks)):
            return before[0]
    return None


def _same_clause(words: Sequence[str]) -> bool:
    if len(words) > _FAR or any(word in ",;:?!" for word in words):
        return False
    if not any(word in word_class("be") or word in _bearing() for word in words):
        return False
    if any(word.endswith(" to") for word in words_of_kind("beside").intersection(words)):
        return False  # "T10 was not adjacent to the leak"
    return word_classes("contrast", "relative").isdisjoint(words) and _PARTING.isdisjoint(words)


@cache
def _bearing() -> frozenset[str]:
    return frozenset(
        way for row in column("levels.tsv", "pattern", "bears") for way in row.split("|")
    )


_PARTING = frozenset({"and", "or", "for", "as", "after", "before", "below", "above"})


def _levelled(reader: Reader, text: str, event: Found, levels: Sequence[LevelMention]) -> Found:
    role = reader.use_of(event.curie).levels
    if role is LevelRole.FRACTURED and all(_is_of_part(text, one) for one in levels):
        role = LevelRole.AFFECTED
    written = [one for level in levels for one in decided(text, level, role)]
    ends = [event.reach, *levels]
    return changed(
        event,
        levels=tuple(dict.fromkeys([*event.levels, *written])),
        level_role=event.level_role or role,
        reach=Span(start=min(one.start for one in ends), end=max(one.end for one in ends)),
    )


def _is_of_part(text: str, level: Span) -> bool:
    """Tell whether levels only place a part that is no body: "the spinous process of L3", "the L3 lamina"."""
    ahead = tokens_of(text[max(0, level.start - _PART) : level.start]).words[-4:]
    behind = tokens_of(text[level.end : level.end + _PART]).words[:2]
    of = next((at for at in (3, 2) if ahead[at : at + 1] == ("of",)), 0)
    led = {ahead[of - 1], " ".join(ahead[of - 2 : of])} if of else set()
    follows = {*behind[:1], " ".join(behind)}
    return not _parts().isdisjoint(led | follows)


@cache
def _parts() -> frozenset[str]:
    return frozenset(
        way for row in column("levels.tsv", "pattern", "part") for way in row.split("|")
    )


def decided(text: str, level: LevelMention, role: LevelRole | None) -> tuple[str, ...]:
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
