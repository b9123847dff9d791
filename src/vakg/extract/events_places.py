"""Which thing or event of a sentence each of its places belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vakg.extract.changed import changed
from vakg.extract.events_found import Found, named
from vakg.extract.located import head_of, placed
from vakg.extract.located_gaps import Gap, extends, gap_between, leads_on, words_between
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import LevelMention, Mention, Span
from vakg.extract.wording import words_of_kind

BODY = "vaco:VertebralBody"
"""What a level stands for where only a bone can be meant: "L1 was resected"."""

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
    for head, mine in zip(heads, _lent(reader, text, heads, sites, where), strict=True):
        alone = (_escaped(reader, sentence, head),)
        found = placed(reader, head, mine, sentence.topics) if mine else alone
        told = (_elsewhere(reader, one, sentence.topics) for one in found)
        made += [one for one in told if reader.makes(one.curie) in EVENTS]
    return [_routed(reader, sentence, one) for one in made]


def _escaped(reader: Reader, sentence: Sentence, one: Found) -> Found:
    """Read a thing told to be outside a bone as what that makes: "cement outside the vertebrae" leaked."""
    head = head_of(reader, one.curie) if one.inferred else None
    bones = (
        site
        for site in sentence.sites
        if one.head.end <= site.start and reader.is_a(site.curie, "vaco:BonyStructure")
    )
    site = next(bones, None)
    if head is None or site is None or head.needs:
        return one
    passing = word_classes("be", "found", "determiner") | words_of_kind("lying")
    words = [
        word
        for word in words_between(sentence.text, one.head.end, site.start)
        if word not in passing
    ]
    is_out = words[:1] and words[0] in words_of_kind("outside") and len(words) <= _CLOSE
    return changed(one, curie=head.gives[0]) if is_out else one


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


def attached(
    reader: Reader,
    text: str,
    heads: Sequence[Found],
    sites: Sequence[Mention | Span],
    levels: Sequence[Span] = (),
) -> tuple[int | None, ...]:
    """Tell for each place which of some heads it belongs to, by the words between them."""
    owners: dict[Span, int | None] = {}
    last: Span | None = None
    every = sorted([*sites, *levels], key=lambda one: (one.start, one.end))
    for one in every:
        owner = _holder(heads, one)
        if owner is None and last is not None and not _stands_between(heads, last, one):
            gap = gap_between(text, last, one)
            goes_on = gap is Gap.LIST or (gap is Gap.BESIDE and last in levels)
            owner = owners[last] if goes_on or leads_on(text, last, one) else None
        owners[one] = owner if owner is not None else _governor(reader, text, heads, one, every)
        last = one
    return tuple(owners[site] for site in sites)


def _stands_between(heads: Sequence[Found], left: Span, right: Span) -> bool:
    return any(left.end <= one.head.start and one.head.end <= right.start for one in heads)


def _holder(heads: Sequence[Found], site: Span) -> int | None:
    for number, head in enumerate(heads):
        own = (head.head, *head.judged)  # a verb's thing may be a place: "compressed the cord"
        if any(one.start <= site.start and site.end <= one.end for one in own):
            return number
    return None


def _holds(text: str, site: Span, thing: Span) -> bool:
    """Tell whether a place is said to hold a thing, or not to: "the canal was free of cement"."""
    passing = word_classes("be", "have", "determiner", "adverb") | {"with", "of", "by", "not"}
    words = [word for word in words_between(text, site.end, thing.start) if word not in passing]
    return len(words) == 1 and words[0] in words_of_kind("containing")


def _is_led_in(text: str, site: Span) -> bool:
    """Tell whether a preposition leads to a place: "leaked into the canal", whatever verb follows."""
    before = text[max(0, site.start - 20) : site.start].lower().split()
    while before and before[-1] in word_class("determiner"):
        before.pop()
    return bool(before) and before[-1] in words_of_kind("place")


def _is_said_of(text: str, site: Span, head: Span) -> bool:
    """Tell whether a head is what the sentence says of a place: "the vein was completely thrombosed"."""
    words = words_between(text, site.end, head.start)
    copulas = word_classes("be", "have") | words_of_kind("linking")
    slack = word_class("adverb") | words_of_kind("degree") | {"not"}
    return not copulas.isdisjoint(words) and all(word in copulas or word in slack for word in words)


def _governor(
    reader: Reader, text: str, heads: Sequence[Found], site: Span, sites: Sequence[Span]
) -> int | None:
    """Choose the head that a place belongs to: right behind it, or before it by a preposition."""
    after = [(one.head.start, n) for n, one in enumerate(heads) if one.head.start >= site.end]
    if after:
        _, number = min(after)
        head = heads[number].head
        led = len(heads[number].judged) > 1 and _is_led_in(text, site)
        if gap_between(text, site, head) is Gap.BESIDE and not led:
            return number
        if _is_said_of(text, site, head) or (heads[number].inferred and _holds(text, site, head)):
            return number
    before = sorted(
        ((one.reach.end, n) for n, one in enumerate(heads) if one.reach.end <= site.start),
        reverse=True,
    )
    for _, number in before[:2]:
        gap = gap_between(
            text, heads[number].reach, site, [one for one in sites if one is not site]
        )
        if gap in (Gap.PLACE, Gap.ORIGIN):
            return number if gap is Gap.PLACE or _is_at(reader, text, heads[number], site) else None
        if gap is Gap.BESIDE and _is_transitive(text, heads[number]):
            return number
    return None


def _is_at(reader: Reader, text: str, head: Found, origin: Span) -> bool:
    """Tell whether something is, or is done, where it comes from: "removed from", "extending from"."""
    words = words_between(text, head.reach.end, origin.start)
    if not words_of_kind("outside").isdisjoint(words):
        return False
    is_done = reader.is_a(head.curie, "vaco:Procedure")
    return is_done or (head.inferred and extends(text, head.reach, origin))


def _is_transitive(text: str, head: Found) -> bool:
    """Tell whether a head ends with a verb that a place follows at once: "the cement entered the disc"."""
    words = text[head.reach.start : head.reach.end].lower().split()
    return words[-1] in words_of_kind("place")
