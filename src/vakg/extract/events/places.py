"""Which thing or event of a sentence each of its places belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from vakg.extract.changed import changed
from vakg.extract.events.attached import attached
from vakg.extract.events.found import Found, named
from vakg.extract.located.classes import head_of, placed
from vakg.extract.located.gaps import Gap, gap_between, words_between
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import LevelMention, Mention, Span
from vakg.extract.wording import words_of_kind

BODY = "vaco:VertebralBody"
"""What a level stands for where only a bone can be meant: "L1 was resected"."""

_LEADING = 3  # words before a place in which the preposition stands
_CLOSE = 4  # words between a leak and the way it took
_TRAVELS = ("vaco:CementLeakage", "vaco:CementMigration")

EVENTS = frozenset({"event", "method", "vague"})
"""What a class's name must make to be an event."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence names beside its events.

    Args:
        text: The document's text.
        sites: The places.
        levels: The spinal levels.
        routes: The ways that a leak may take.
        topics: Classes that the document names, and all above them.
    """

    text: str
    sites: tuple[Mention, ...]
    levels: tuple[LevelMention, ...]
    routes: tuple[Mention, ...]
    topics: frozenset[str]


def all_placed(
    reader: Reader, sentence: Sentence, events: Sequence[Found], materials: Sequence[Mention]
) -> list[Found]:
    """Give each event its places; a thing in a place is an event where the ontology knows one.

    Args:
        reader: What the ontology knows.
        sentence: What the sentence names.
        events: Its events.
        materials: Its materials, some of which make events with a place.
    """
    text, heads = sentence.text, list(events)
    for one in materials:
        inside = any(
            event.reach.start <= one.start and one.end <= event.reach.end for event in events
        )
        if not inside and head_of(reader, one.curie) is not None:
            heads.append(changed(named(one), inferred=True, materials=(one.curie,)))
    sites = [*sentence.sites, *_bodies_of_things(sentence, heads)]
    where = attached(reader, text, heads, sites, sentence.levels)
    made: list[Found] = []
    for thing, mine in zip(heads, _lent(reader, text, heads, sites, where), strict=True):
        out = _escaped(reader, sentence, thing)
        left = mine if out is thing else [one for one in mine if not _is_bone(reader, one)]
        head = _judged_by_verb(text, out, left)
        found = placed(reader, head, left, sentence.topics) if left else (head,)
        told = (_elsewhere(reader, here, sentence.topics) for here in found)
        made += [here for here in told if reader.makes(here.curie) in EVENTS]
    return [_routed(reader, sentence, one) for one in made]


def _judged_by_verb(text: str, one: Found, places: Sequence[Mention]) -> Found:
    """Judge a thing in a place by the verb, too, that denies or doubts it: "did not extend"."""
    behind = [site.start for site in places if site.start >= one.head.end]
    hit = _unsure().search(text, one.head.end, min(behind)) if behind else None
    if hit is None:
        return one
    verb = Span(start=hit.start(1), end=hit.end(1))
    return changed(one, judged=(*one.judged, verb))


@cache
def _unsure() -> re.Pattern[str]:
    """Match a verb behind "not" or "may"."""
    leads = "|".join(sorted(word_class("modal") | {"not", "never"}))
    between = "|".join(sorted(word_classes("have", "be")))
    return re.compile(rf"\b(?:{leads})\s+(?:(?:{between}|{leads})\s+)*(\w+)", re.I)


def _escaped(reader: Reader, sentence: Sentence, one: Found) -> Found:
    """Read a thing told to be outside a bone as what that makes: "cement behind the vertebra" leaked."""
    head = head_of(reader, one.curie) if one.inferred else None
    sites = (site for site in sentence.sites if one.head.end <= site.start)
    site = next(sites, None)
    if head is None or site is None or head.needs or not _is_bone(reader, site):
        return one
    words = words_between(sentence.text, one.head.end, site.start)[-_LEADING:]
    is_out = not words_of_kind("outside").isdisjoint(words)
    return changed(one, curie=head.gives[0]) if is_out else one


def _is_bone(reader: Reader, site: Mention) -> bool:
    return reader.is_a(site.curie, "vaco:BonyStructure")


def _elsewhere(reader: Reader, one: Found, topics: frozenset[str]) -> Found:
    """Read a thing in a place that makes no class with it as what it is anywhere: "cement in the skin"."""
    head = head_of(reader, one.curie) if reader.makes(one.curie) == "thing" else None
    known = head is not None and not (head.needs and topics.isdisjoint(head.needs))
    if not known or all(reader.is_a(site, "vaco:BonyStructure") for site in one.sites):
        return one
    assert head is not None
    return changed(one, curie=head.gives[0], only_present=True)


def _routed(reader: Reader, sentence: Sentence, one: Found) -> Found:
    """Give a leak the ways it took: "leaked through the basivertebral vein"."""
    if not any(reader.is_a(one.curie, kind) for kind in _TRAVELS):
        return one
    ways = [
        way.curie
        for way in sentence.routes
        if one.head.end <= way.start and _is_near(sentence.text, one.head, way)
    ]
    return changed(one, routes=tuple(dict.fromkeys((*one.routes, *ways))))


def _is_near(text: str, leak: Span, way: Span) -> bool:
    words = words_between(text, leak.end, way.start)
    return len(words) <= _CLOSE and all(word.isalpha() and word != "and" for word in words)


def _bodies_of_things(sentence: Sentence, heads: Sequence[Found]) -> Iterator[Mention]:
    """Read a level as the body that a thing lies in, where no place is nearer: "in the bodies of L1"."""
    text = sentence.text
    for one in heads:
        if not one.inferred:
            continue
        for level in sentence.levels:
            near = gap_between(text, one.head, level) is Gap.PLACE
            if near and not any(
                one.head.end <= site.start < level.start for site in sentence.sites
            ):
                words = text[level.start : level.end]
                yield Mention(
                    start=level.start, end=level.end, curie=BODY, grounds=True, text=words
                )


def _lent(
    reader: Reader,
    text: str,
    heads: Sequence[Found],
    sites: Sequence[Mention],
    where: Sequence[int | None],
) -> list[list[Mention]]:
    """Give each head its sites; in "weakness, numbness and pain in both legs" the last lends them."""
    owned = [
        [site for site, owner in zip(sites, where, strict=True) if owner == n]
        for n in range(len(heads))
    ]
    for this, one in enumerate(heads):
        if one.inferred and not owned[this]:
            owned[this] = list(_acted_on(text, one, heads, owned))
    order = sorted(range(len(heads)), key=lambda n: heads[n].head.start)
    for this, after in reversed(list(pairwise(order))):
        one, other = heads[this], heads[after]
        if owned[this] or not owned[after] or not _may_share(reader, one, other):
            continue
        behind = [site for site in owned[after] if _is_led_to(text, other, site)]
        if behind and gap_between(text, one.head, other.head) is Gap.LIST:
            owned[this] = behind
    return owned


def _acted_on(
    text: str, thing: Found, heads: Sequence[Found], owned: Sequence[Sequence[Mention]]
) -> Iterator[Mention]:
    """Give the places that a verb has of a thing: cement that "occluded the artery" is in it, too."""
    for head, places in zip(heads, owned, strict=True):
        if len(head.judged) > 1 and thing.reach.end <= head.head.start:
            yield from (one for one in places if gap_between(text, thing.reach, one) is Gap.PLACE)


def _is_led_to(text: str, head: Found, site: Span) -> bool:
    """Tell whether a preposition leads from a head to its site: not so in "leg pain"."""
    words = text[min(head.head.start, site.start) : site.start].lower().split()
    return any(word in words_of_kind("place") for word in words) and not any(
        word.endswith("ing") for word in words
    )


def _may_share(reader: Reader, one: Found, other: Found) -> bool:
    """Tell whether two things in a list are alike: both complaints, both leaks, or both things in a place."""
    if reader.makes(one.curie) == "thing" or reader.makes(other.curie) == "thing":
        return False
    kinds = ("vaco:ClinicalFinding", "vaco:CementLeakage", "vaco:Embolism")
    return any(reader.is_a(one.curie, kind) and reader.is_a(other.curie, kind) for kind in kinds)
