"""Which thing or event of a sentence each of its places belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vakg.extract.events_found import Found, named
from vakg.extract.located import head_of, placed
from vakg.extract.located_gaps import Gap, gap_between
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import LevelMention, Mention, Span
from vakg.extract.wording import words_of_kind

BODY = "vaco:VertebralBody"
"""What a level stands for where only a bone can be meant: "L1 was resected"."""

EVENTS = frozenset({"event", "method", "vague"})
"""What a class's name must make to be an event."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence names beside its events.

    Args:
        text: The document's text.
        sites: The places.
        levels: The spinal levels.
        topics: Classes that the document names, and all above them.
    """

    text: str
    sites: tuple[Mention, ...]
    levels: tuple[LevelMention, ...]
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
            heads.append(replace(named(one), inferred=True, materials=(one.curie,)))
    sites = [*sentence.sites, *_bodies_of_things(sentence, heads)]
    where = attached(text, heads, sites, sentence.levels)
    made: list[Found] = []
    for head, mine in zip(heads, _lent(reader, text, heads, sites, where), strict=True):
        found = placed(reader, head, mine, sentence.topics) if mine else (head,)
        made += [one for one in found if reader.makes(one.curie) in EVENTS]
    return made


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
    order = sorted(range(len(heads)), key=lambda n: heads[n].head.start)
    for this, after in reversed(list(pairwise(order))):
        one, other = heads[this], heads[after]
        if owned[this] or not owned[after] or not _may_share(reader, one, other):
            continue
        behind = [site for site in owned[after] if _is_led_to(text, other, site)]
        if behind and gap_between(text, one.head, other.head) is Gap.LIST:
            owned[this] = behind
    return owned


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
    text: str, heads: Sequence[Found], sites: Sequence[Mention | Span], levels: Sequence[Span] = ()
) -> tuple[int | None, ...]:
    """Tell for each place which of some heads it belongs to, by the words between them."""
    owners: dict[Span, int | None] = {}
    last: Span | None = None
    every = sorted([*sites, *levels], key=lambda one: (one.start, one.end))
    for one in every:
        owner = _holder(heads, one)
        if owner is None and last is not None and not _stands_between(heads, last, one):
            gap = gap_between(text, last, one)
            owner = (
                owners[last] if gap is Gap.LIST or (gap is Gap.BESIDE and last in levels) else None
            )
        owners[one] = owner if owner is not None else _governor(text, heads, one, every)
        last = one
    return tuple(owners[site] for site in sites)


def _stands_between(heads: Sequence[Found], left: Span, right: Span) -> bool:
    return any(left.end <= one.head.start and one.head.end <= right.start for one in heads)


def _holder(heads: Sequence[Found], site: Span) -> int | None:
    for number, head in enumerate(heads):
        if head.head.start <= site.start and site.end <= head.head.end:
            return number
    return None


def _governor(text: str, heads: Sequence[Found], site: Span, sites: Sequence[Span]) -> int | None:
    """Choose the head that a place belongs to: right behind it, or before it by a preposition."""
    after = [(one.head.start, n) for n, one in enumerate(heads) if one.head.start >= site.end]
    if after:
        _, number = min(after)
        if gap_between(text, site, heads[number].head) is Gap.BESIDE:
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
            return number if gap is Gap.PLACE else None
    return None
