"""Levels that events of one sentence share: a list, a fracture and what was done to it, screws."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vakg.extract.events.found import Found
from vakg.extract.located.gaps import Gap, gap_between, words_between
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
_POINTERS = {"latter": -1, "last": -1, "former": 0, "first": 0}
_WORDS = re.compile(r"[a-z]+")
_POINTER = 24  # code points behind a deed in which "of the latter" may stand
_POINTED = 3  # words of it


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


def shared(reader: Reader, text: str, events: Sequence[Found]) -> tuple[Found, ...]:
    """Give levels to what stands in one list with their event, and to what was done to the fracture."""
    made = list(events)
    for n in range(len(made) - 1, 0, -1):
        one, other = made[n - 1], made[n]
        if one.levels or not other.levels or reader.use_of(one.curie).levels is None:
            continue
        alike = reader.use_of(one.curie).levels is reader.use_of(other.curie).levels
        if one.head == other.head or (
            alike and gap_between(text, one.head, other.head) is Gap.LIST
        ):
            made[n - 1] = replace(one, levels=other.levels, level_role=other.level_role)
    broken = [one for one in made if one.level_role is LevelRole.FRACTURED and one.levels]
    broken = broken or [one for one in made if _is_lesion(reader, one)]
    made = [_treating(reader, text, one, _aim(text, one, broken)) for one in made]
    made = _with_screws(reader, made)
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

    "Of the latter" gives it the last of them only.
    """
    role = reader.use_of(one.curie).levels
    if role is not LevelRole.AUGMENTED or one.levels or not reader.is_procedure(one.curie):
        return one
    if broken is None:
        return one
    behind = _WORDS.findall(text[one.head.end : one.head.end + _POINTER].lower())[:_POINTED]
    place = next((_POINTERS[word] for word in behind if word in _POINTERS), None)
    levels = broken.levels if place is None else broken.levels[place:][:1]
    return replace(one, levels=levels, level_role=role)


def _is_lesion(reader: Reader, one: Found) -> bool:
    """Tell whether an augmentation may have been done at the levels of a tumour, dead bone or filling."""
    bones = one.levels and not any("/" in level for level in one.levels)
    return bool(bones) and any(reader.is_a(one.curie, kind) for kind in _LESIONS)


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
