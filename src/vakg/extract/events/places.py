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
from vakg.extract.located.between import words_between
from vakg.extract.located.classes import head_of, placed
from vakg.extract.located.gaps import Gap, gap_between, is_open
from vakg.extract.located.leading import filling_noun, is_agent
from vakg.extract.located.traits import is_placed, route_through
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
    reader: Reader,
    sentence: Sentence,
    events: Sequence[Found],
    materials: Sequence[Mention],
    meant: Sequence[Mention] = (),
) -> list[Found]:
    """Give each event its places; a thing in a place is an event where the ontology knows one.

    Args:
        reader: What the ontology knows.
        sentence: What the sentence names.
        events: Its events.
        materials: Its materials, some of which make events with a place.
        meant: What its pronouns stand for; they make events with a place only.
    """
    text = sentence.text
    heads = [*events, *_things(reader, events, (*materials, *meant))]
    pronouns = {Span(start=one.start, end=one.end) for one in meant}
    sites = [*sentence.sites, *_bodies_of_things(sentence, heads)]
    where = attached(reader, text, heads, sites, sentence.levels)
    made: list[Found] = []
    for thing, mine in zip(heads, _lent(reader, text, heads, sites, where), strict=True):
        out = _escaped(reader, sentence, thing)
        if not mine and thing.head in pronouns:
            continue
        if _is_only_spread(text, thing) and all(_is_target(reader, one) for one in mine):
            continue  # what "spread unevenly", or "within the vertebra", did so where it was put
        left = mine if out is thing else [one for one in mine if not _is_bone(reader, one)]
        head = _judged_by_verb(text, out, left)
        found = placed(reader, head, left, sentence.topics) if left else (head,)
        told = (_elsewhere(reader, here, sentence.topics) for here in found)
        made += [
            here
            for here in told
            if reader.makes(here.curie) in EVENTS
            and not (thing.head in pronouns and here.curie == thing.curie)
        ]
    return [_routed(reader, sentence, one, heads) for one in made]


def _things(
    reader: Reader, events: Sequence[Found], materials: Sequence[Mention]
) -> Iterator[Found]:
    """Give the things that make an event with a place, those left out that an event tells of."""
    for one in materials:
        inside = any(
            event.reach.start <= one.start and one.end <= event.reach.end for event in events
        )
        if not inside and head_of(reader, one.curie) is not None:
            own = (one.curie,) if reader.makes(one.curie) == "thing" else ()
            yield changed(named(one), inferred=True, materials=own)


def _is_only_spread(text: str, one: Found) -> bool:
    """Tell whether a verb says of a thing that it went, and only a place would say whither."""
    word = text[one.head.start : one.head.end].lower()
    return len(one.judged) > 1 and word in words_of_kind("spreading")


def _judged_by_verb(text: str, one: Found, places: Sequence[Mention]) -> Found:
    """Judge a thing in a place by what says that it is there: "did not extend", "no filling of the vein"."""
    behind = [site.start for site in places if site.start >= one.head.end]
    hit = _unsure().search(text, one.head.end, min(behind)) if behind else None
    if hit is not None:
        return changed(one, judged=(*one.judged, Span(start=hit.start(1), end=hit.end(1))))
    before = (site for site in places if one.inferred and site.end <= one.head.start)
    nouns = (filling_noun(text, site) for site in before if is_agent(text, site, one.head))
    noun = next(nouns, None)
    return changed(one, judged=(*one.judged, noun)) if noun else one


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


def _is_target(reader: Reader, site: Mention) -> bool:
    """Tell whether a place is where cement is put."""
    return site.curie == "vaco:Vertebra" or reader.is_a(site.curie, "vaco:VertebralBody")


def _is_bone(reader: Reader, site: Mention) -> bool:
    return reader.is_a(site.curie, "vaco:BonyStructure")


def _elsewhere(reader: Reader, one: Found, topics: frozenset[str]) -> Found:
    """Read a thing in a place that makes no class with it as what it is anywhere: "cement in the skin"."""
    head = head_of(reader, one.curie) if reader.makes(one.curie) == "thing" else None
    known = head is not None and not (head.needs and topics.isdisjoint(head.needs))
    bony = bool(one.sites) and all(reader.is_a(site, "vaco:BonyStructure") for site in one.sites)
    if head is None or not known or bony or (len(head.gives) > 1 and not one.sites):
        return one
    return changed(one, curie=head.gives[0], only_present=True)


def _routed(reader: Reader, sentence: Sentence, one: Found, heads: Sequence[Found]) -> Found:
    """Give a leak the ways it took: "leaked through the basivertebral vein"."""
    if not any(reader.is_a(one.curie, kind) for kind in _TRAVELS):
        return one
    ways = [
        way.curie
        for way in sentence.routes
        if one.head.end <= way.start and _is_near(sentence.text, one.head, way)
    ]
    through = _passages(reader, sentence, one, heads)
    return changed(one, routes=tuple(dict.fromkeys((*one.routes, *ways, *through))))


def _passages(
    reader: Reader, sentence: Sentence, one: Found, heads: Sequence[Found]
) -> Iterator[str]:
    """Give the routes through what a leak is told to have passed: "through a fracture of the endplate"."""
    events = [head for head in heads if head.head.start >= one.head.end]
    places = [*(event.reach for event in events), *sentence.sites]
    for way, curie in (
        *((event.reach, event.curie) for event in events),
        *((site, site.curie) for site in sentence.sites),
    ):
        route = route_through(reader, curie)
        if route is None or way.start < one.head.end:
            continue
        words = words_between(sentence.text, one.head.end, way.start, places)
        leads = [word for word in words if word in words_of_kind("place")]
        through = bool(leads) and leads[-1] in words_of_kind("access")
        if through and gap_between(sentence.text, one.head, way, places) is Gap.PLACE:
            yield route


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
            if is_before_noun(text, level):
                continue
            near = gap_between(text, one.head, level) is Gap.PLACE
            if near and not any(
                one.head.end <= site.start < level.start for site in sentence.sites
            ):
                words = text[level.start : level.end]
                yield Mention(
                    start=level.start, end=level.end, curie=BODY, grounds=True, text=words
                )


def is_before_noun(text: str, level: Span) -> bool:
    """Tell whether a level says which of another thing: "in the left T6/7 foramen"."""
    behind = text[level.end : level.end + 20]
    word = re.match(r" ([a-z]+)", behind)
    if word is None or word[1].endswith(("ly", "ed", "ing")) or word[1] in words_of_kind("like"):
        return False
    return is_open(word[1])


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
        if (one.inferred or _is_piece(reader, one)) and not owned[this]:
            owned[this] = list(_acted_on(text, one, heads, owned))
    order = sorted(range(len(heads)), key=lambda n: heads[n].head.start)
    for this, after in reversed(list(pairwise(order))):
        one, other = heads[this], heads[after]
        if (
            owned[this]
            or not owned[after]
            or not _may_share(reader, one, other)
            or is_placed(reader, one.curie)
        ):
            continue
        behind = [site for site in owned[after] if _is_led_to(text, other, site)]
        if behind and gap_between(text, one.head, other.head) is Gap.LIST:
            owned[this] = behind
    return owned


def _is_piece(reader: Reader, one: Found) -> bool:
    """Tell whether a finding is a thing that may lie somewhere: "a spike of cement"."""
    head = head_of(reader, one.curie)
    return head is not None and len(head.gives) > 1 and not reader.is_a(one.curie, head.gives[0])


def _acted_on(
    text: str, thing: Found, heads: Sequence[Found], owned: Sequence[Sequence[Mention]]
) -> Iterator[Mention]:
    """Give the places that a verb has of a thing: cement that "occluded the artery" is in it, too."""
    for head, places in zip(heads, owned, strict=True):
        word = text[head.head.start : head.head.end]
        by_verb = len(head.judged) > 1 or word.lower().partition(" ")[0] in words_of_kind("place")
        if by_verb and thing.reach.end <= head.head.start:
            yield from (one for one in places if gap_between(text, thing.reach, one) is Gap.PLACE)
        elif word.lower() in words_of_kind("filling") and is_agent(text, head.reach, thing.head):
            yield from places


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
