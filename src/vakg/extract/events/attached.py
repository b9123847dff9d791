"""Which head of a sentence a place belongs to, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vakg.extract.events.found import Found
from vakg.extract.located.gaps import Gap, extends, gap_between, is_open, leads_on, words_between
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import words_of_kind

_LONG = 200  # code points before a place in which its clause begins
_DESCRIBED = 5  # words from the verb that says what a place holds, to the thing
_HOLLOW = ("vaco:VascularStructure", "vaco:VisceralOrgan", "vaco:BonyStructure")
_PARTS = re.compile(r"[.;:]\s|, (?:but|which|who|while|whereas)\b")


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
            if owner is not None and _begins_clause(text, one):
                owner = None
        owners[one] = owner if owner is not None else _governor(reader, text, heads, one, every)
        last = one
    for left, right in reversed(
        list(pairwise(every))
    ):  # "the atrium and the ventricle held cement"
        owner = owners[right]
        if owners[left] is None and owner is not None and right.end <= heads[owner].head.start:
            owners[left] = owner if gap_between(text, left, right) is Gap.LIST else None
    return tuple(owners[site] for site in sites)


def _begins_clause(text: str, site: Span) -> bool:
    """Tell whether a place is what another clause speaks of: "seen in the vein, and the lung was normal"."""
    verbs = word_classes("be", "have", "finite", "finding") | words_of_kind("containing")
    behind = text[site.end : site.end + 14].lower().split()[:1]
    before = _PARTS.split(text[max(0, site.start - _LONG) : site.start])[-1].lower().split()
    return bool(behind) and behind[0] in verbs and not verbs.isdisjoint(before)


def _stands_between(heads: Sequence[Found], left: Span, right: Span) -> bool:
    return any(left.end <= one.head.start and one.head.end <= right.start for one in heads)


def _holder(heads: Sequence[Found], site: Span) -> int | None:
    for number, head in enumerate(heads):
        own = (head.head, *head.judged)  # a verb's thing may be a place: "compressed the cord"
        if any(one.start <= site.start and site.end <= one.end for one in own):
            return number
    return None


def _holds(reader: Reader, text: str, site: Span, thing: Span) -> bool:
    """Tell whether a place is said to hold a thing, or not to: "the canal was free of cement"."""
    slack = word_classes("be", "have", "determiner", "adverb", "number") | words_of_kind("degree")
    passing = slack | {"with", "of", "by", "not"}
    words = [word for word in words_between(text, site.end, thing.start) if word not in passing]
    if not words or words[0] not in words_of_kind("containing"):
        return False
    if words[0] in words_of_kind("beside") and _is_hollow(reader, site):
        return False
    return len(words) <= _DESCRIBED and all(map(is_open, words[1:]))  # "a 7 cm long rod of cement"


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
        by_verb = len(heads[number].judged) > 1 or text[head.start : head.end].endswith("ed")
        led = by_verb and _is_led_in(text, site)
        if gap_between(text, site, head) is Gap.BESIDE and not led:
            return number
        if _is_said_of(text, site, head) or (
            heads[number].inferred and _holds(reader, text, site, head)
        ):
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
            return number if _is_led_to(reader, text, heads[number], site, gap) else None
        if gap is Gap.BESIDE and _is_transitive(text, heads[number]):
            return number
        if _leads_itself(text, heads[number].reach, site):
            return number
    return None


def _is_led_to(reader: Reader, text: str, head: Found, site: Span, gap: Gap) -> bool:
    """Tell whether a preposition that leads from a head to a place says that the one is in the other."""
    if gap is Gap.PLACE:
        return not (_is_access(reader, text, head, site) or _is_beside(reader, text, head, site))
    return _is_at(reader, text, head, site)


def _is_access(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether a place is only the way to where something is done: "snared through the vein"."""
    words = words_between(text, head.reach.end, site.start)
    leads = [word for word in words if word in words_of_kind("place")]
    is_way = bool(leads) and leads[-1] in words_of_kind("access")
    return is_way and reader.is_a(head.curie, "vaco:Procedure")


def _is_beside(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether a thing is next to what would hold it: "cement near the aorta" is not in it."""
    words = words_between(text, head.reach.end, site.start)
    leads = [word for word in words if word in words_of_kind("place")]
    is_next = bool(leads) and leads[-1] in words_of_kind("beside")
    is_sure = head.inferred or reader.is_a(
        head.curie, "vaco:CementLeakage"
    )  # a shadow may be in it
    return is_next and is_sure and _is_hollow(reader, site)


def _is_hollow(reader: Reader, site: Span) -> bool:
    return isinstance(site, Mention) and any(reader.is_a(site.curie, one) for one in _HOLLOW)


def _is_at(reader: Reader, text: str, head: Found, origin: Span) -> bool:
    """Tell whether something is, or is done, where it comes from: "removed from", "extending from"."""
    words = words_between(text, head.reach.end, origin.start)
    if not words_of_kind("outside").isdisjoint(words):
        return False
    is_done = reader.is_a(head.curie, "vaco:Procedure")
    return is_done or (head.inferred and extends(text, head.reach, origin))


def _leads_itself(text: str, head: Span, site: Span) -> bool:
    """Tell whether the name of a place begins with its preposition: "seen anterior to the body"."""
    name = text[site.start : site.end].lower()
    leads = words_of_kind("outside") | words_of_kind("place")
    if not any(name.startswith(f"{one} ") for one in leads):
        return False
    passing = word_classes("be", "found", "adverb") | words_of_kind("lying")
    return all(word in passing for word in words_between(text, head.end, site.start))


def _is_transitive(text: str, head: Found) -> bool:
    """Tell whether a head ends with a verb that a place follows at once: "the cement entered the disc"."""
    words = text[head.reach.start : head.reach.end].lower().split()
    before = text[max(0, head.reach.start - 12) : head.reach.start].lower().split()[-1:]
    active = len(words) == 1 and words[0].endswith("ed") and word_class("be").isdisjoint(before)
    return active or words[-1] in words_of_kind("place")
