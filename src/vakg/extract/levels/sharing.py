"""Levels that events of one sentence share: a list, a fracture and what was done to it, screws."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vakg.extract.events.found import Found
from vakg.extract.levels.chain import beside
from vakg.extract.located.between import words_between
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.located.traits import is_general
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import LevelMention
from vakg.model.assertion import LevelRole

_SHORT = 5  # words between an augmentation and the fracture that it was done for
_LESIONS = (
    "vaco:Tumor",
    "vaco:Osteonecrosis",
    "vaco:VertebralBodyFilling",
    "vaco:VertebralWedgeDeformity",
)
_AIMED = frozenset({"for", "on", "of", "at", "in"})
_SCREWS = "vaco:CementAugmentedScrewFixation"
_POINTERS = {
    "latter": -1, "last": -1, "lower": -1, "lowest": -1, "lowermost": -1, "caudal": -1,
    "former": 0, "first": 0, "upper": 0, "uppermost": 0, "cranial": 0,
}  # fmt: skip
_FEW = {"one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}
_BESIDE = 160  # code points behind a fixation in which "two levels above" may stand
_AROUND = re.compile(
    r"(?P<above>one|two|three|[123]) (?:\w+ )?above[^.;]{0,24}?"
    r" and (?P<below>one|two|three|[123]) (?:\w+ )?below\b",
    re.I,
)
_TWO = 2
_NAMED = 2  # words of the place that a level stands before: "the L2-L3 disc"
_COUNTING = ("after ", "following ", "since ")
_SINCE = 10  # code points of the longest of them
_COUNTS = {"two": 2, "three": 3}
_SOME = frozenset({"one", "some", "two", "three"})
"""Words of some of the levels, where nothing tells which."""
_WORDS = re.compile(r"[a-z]+")
_POINTER = 24  # code points behind a deed in which "of the latter" may stand
_POINTED = 4  # words of it


def pairs(text: str, events: Sequence[Found], levels: Sequence[LevelMention]) -> Mapping[int, int]:
    """Tell which event has which level in "vertebroplasty and kyphoplasty of L2 and T11, respectively".

    Args:
        text: The document's text.
        events: Of one sentence.
        levels: Of the same sentence.

    Returns:
        For the place of each level that of its event; nothing where the words do not pair them.
    """
    count = len(levels)
    if count < 2 or "respectively" not in text[levels[-1].end : levels[-1].end + _POINTER]:
        return {}
    before = [n for n, one in enumerate(events) if one.head.end <= levels[0].start]
    listed = sorted(before, key=lambda n: events[n].head.start)[-count:]
    heads = [events[n].head for n in listed]
    if len({one.start for one in heads}) < count or any(
        gap_between(text, one, other) is not Gap.LIST for one, other in pairwise(heads)
    ):
        return {}
    return dict(enumerate(listed))


def by_site(
    text: str, events: Sequence[Found], levels: Sequence[LevelMention]
) -> Mapping[int, int]:
    """Tell which of several leaks of one verb is where: "into the disc at L1 and into the canal at L2".

    Args:
        text: The document's text.
        events: Of one sentence; what its site is ends an event's reach.
        levels: Of the same sentence.

    Returns:
        For the place of each level that of its event; nothing where the words do not part them.
    """
    for head in dict.fromkeys(one.head for one in events if one.sites):
        ends = sorted((one.reach.end, n) for n, one in enumerate(events) if one.head == head)
        behind = [n for n, level in enumerate(levels) if level.start >= head.end]
        if len(ends) < _TWO or len(behind) < _TWO:
            continue
        leads = levels[behind[0]].end <= ends[0][0]
        found = {}
        for number in behind:
            level = levels[number]
            before = [n for end, n in ends if end <= level.start]
            after = [(end, n) for end, n in ends if end >= level.end]
            own = bool(after) and len(words_between(text, level.end, after[0][0])) <= _NAMED
            some = [after[0][1]] if after and (leads or own) else before[-1:]
            if some:
                found[number] = some[0]
        if len(set(found.values())) >= _TWO:
            return found
    return {}


def shared(reader: Reader, text: str, events: Sequence[Found]) -> tuple[Found, ...]:
    """Give levels to what stands in one list with their event, and to what was done to the fracture."""
    made = list(events)
    for n in range(len(made) - 1, 0, -1):
        one, other = made[n - 1], made[n]
        if one.levels or not other.levels or reader.use_of(one.curie).levels is None:
            continue
        if is_general(one.curie, reader.above):
            continue  # "osteoporosis and a fracture of L1"
        alike = reader.use_of(one.curie).levels is reader.use_of(other.curie).levels
        if one.head == other.head or (
            alike and gap_between(text, one.head, other.head) is Gap.LIST
        ):
            made[n - 1] = replace(one, levels=other.levels, level_role=other.level_role)
    broken = [one for one in made if one.level_role is LevelRole.FRACTURED and one.levels]
    broken = broken or [one for one in made if _is_lesion(reader, one)]
    told = made
    made = [_treating(reader, text, one, _aim(text, one, broken)) for one in made]
    made = _with_screws(reader, _around(reader, text, told, made))
    filled = [
        one
        for one in made
        if one.level_role is LevelRole.AUGMENTED and reader.is_procedure(one.curie)
    ]
    if len(filled) == 1 and not broken:
        made = [_treated(reader, text, one, filled[0]) for one in made]
    return tuple(made)


def _treated(reader: Reader, text: str, one: Found, filled: Found) -> Found:
    """Give a fracture without levels those of the augmentation done for it: "of T3 for a fracture"."""
    role = reader.use_of(one.curie).levels
    if role is not LevelRole.FRACTURED or one.levels or one.head.start < filled.reach.end:
        return one
    words = words_between(text, filled.reach.end, one.head.start)
    if len(words) > _SHORT or "for" not in words:
        return one
    return replace(one, levels=filled.levels, level_role=role)


def _aim(text: str, one: Found, broken: Sequence[Found]) -> Found | None:
    """Choose the fracture that a deed was for: the only one up to a ";", or the one right behind "for"."""
    near = [other for other in broken if ";" not in text[other.head.end : one.head.start]]
    near = [other for other in near if ";" not in text[one.head.end : other.head.start]]
    if len(broken) == 1 or len(near) == 1:
        return (near or broken)[0]
    behind = [other for other in broken if other.head.start >= one.head.end]
    words = words_between(text, one.head.end, behind[0].head.start) if behind else ()
    return behind[0] if len(words) <= _SHORT and not _AIMED.isdisjoint(words) else None


def _treating(reader: Reader, text: str, one: Found, broken: Found | None) -> Found:
    """Give an augmentation without levels those of the one fracture that its sentence names.

    "Of the latter", or "of which only the last was cemented", gives it the last of them only.
    """
    role = reader.use_of(one.curie).levels
    if role is not LevelRole.AUGMENTED or one.levels or not reader.is_procedure(one.curie):
        return one
    if broken is None or _is_counted_from(text, one, broken):
        return one
    behind = _WORDS.findall(text[one.head.end : one.head.end + _POINTER].lower())[:_POINTED]
    ahead = _WORDS.findall(text[broken.reach.end : one.head.start].lower())
    words = ahead[ahead.index("only") :] if "only" in ahead else behind
    return replace(one, levels=_pointed(broken.levels, words), level_role=role)


def _is_counted_from(text: str, one: Found, broken: Found) -> bool:
    """Tell whether a deed only dates the fracture: "4 hours after vertebroplasty a fracture of T11"."""
    led = text[max(0, one.head.start - _SINCE) : one.head.start].lower().endswith(_COUNTING)
    words = words_between(text, one.head.end, max(one.head.end, broken.head.start))
    return led and _AIMED.isdisjoint(words[:2])


def _pointed(levels: tuple[str, ...], words: Sequence[str]) -> tuple[str, ...]:
    """Give those of several levels that words point to: "of the upper two", "only the first"; else all."""
    place = next((at for at, word in enumerate(words) if word in _POINTERS), None)
    if place is None:
        some = "of" in words[:1] and not _SOME.isdisjoint(words[1:2])
        return () if some or ("only" in words[:1] and not _SOME.isdisjoint(words)) else levels
    count = next((_COUNTS[word] for word in words[place + 1 :][:1] if word in _COUNTS), 1)
    return levels[-count:] if _POINTERS[words[place]] else levels[:count]


def _is_lesion(reader: Reader, one: Found) -> bool:
    """Tell whether an augmentation may have been done at the levels of a tumour, dead bone or filling."""
    bones = one.levels and not any("/" in level for level in one.levels)
    return bool(bones) and any(reader.is_a(one.curie, kind) for kind in _LESIONS)


def _around(reader: Reader, text: str, told: Sequence[Found], events: list[Found]) -> list[Found]:
    """Give a fixation "two levels above and two below it" the levels beside the one that was told."""
    loose = [n for n, one in enumerate(told) if not one.levels and _is_fixed(reader, one)]
    end = told[loose[0]].head.end if loose else 0
    hit = _AROUND.search(text, end, end + _BESIDE) if loose else None
    bases = {one.levels for n, one in enumerate(events) if n not in loose and one.levels}
    base = bases.pop() if len(bases) == 1 else ()
    if hit is None or len(base) != 1 or "/" in base[0]:
        return events
    levels = beside(base[0], _FEW[hit["above"].lower()], _FEW[hit["below"].lower()])
    return [
        replace(one, levels=levels, level_role=LevelRole.INSTRUMENTED) if n in loose else one
        for n, one in enumerate(events)
    ]


def _is_fixed(reader: Reader, one: Found) -> bool:
    """Tell whether screws are what was put in."""
    instrumented = reader.use_of(one.curie).levels is LevelRole.INSTRUMENTED
    return instrumented or reader.is_a(one.curie, _SCREWS)


def _with_screws(reader: Reader, events: list[Found]) -> list[Found]:
    """Give augmented screws the levels of the one fixation that they are part of: "fused L1 to L3 with"."""
    fixed = [one for one in events if one.level_role is LevelRole.INSTRUMENTED and one.levels]
    if len(fixed) != 1:
        return events
    levels, role = fixed[0].levels, LevelRole.INSTRUMENTED
    return [
        replace(one, levels=levels, level_role=role)
        if not one.levels and reader.is_a(one.curie, _SCREWS)
        else one
        for one in events
    ]
