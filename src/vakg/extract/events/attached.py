"""Which head of a sentence a place belongs to, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vakg.extract.events.found import Found
from vakg.extract.events.led import is_hollow, is_led_to, is_no_subject
from vakg.extract.located.between import words_between
from vakg.extract.located.gaps import (
    Gap,
    changes_subject,
    gap_between,
    is_open,
    is_open_or_light,
)
from vakg.extract.located.leading import filling_noun, is_agent, is_entry, is_equated, is_set_off
from vakg.extract.located.ways import leads_on
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import sides, words_of_kind

_GOING = ("vaco:CementLeakage", "vaco:CementMigration", "vaco:Embolism")
_LONG = 200  # code points before a place in which its clause begins
_LEADING = 40  # code points before a head in which the preposition that leads to it stands
_FEW = 3  # words that describe a thing or a place
_DESCRIBED = 5  # words from the verb that says what a place holds, to the thing
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
        owner = _fronted(text, heads, one) if owner is None else owner
        if owner is None and last is not None and not _stands_between(heads, last, one):
            both, mine = (last, one), owners[last]
            owner = _shared(reader, text, heads, both, owner=mine, every=every, levels=levels)
            if owner is None and _is_new_subject(text, last, one):
                owners[one] = _head_behind(reader, text, heads, one)
                last = one
                continue
        owners[one] = owner if owner is not None else _governor(reader, text, heads, one, every)
        last = one
    for left, right in reversed(
        list(pairwise(every))
    ):  # "the atrium and the ventricle held cement"
        owner = owners[right]
        if owners[left] is None and owner is not None and right.end <= heads[owner].head.start:
            owners[left] = owner if gap_between(text, left, right) is Gap.LIST else None
    return tuple(owners[site] for site in sites)


def _shared(
    reader: Reader,
    text: str,
    heads: Sequence[Found],
    places: tuple[Span, Span],
    *,
    owner: int | None,
    every: Sequence[Span],
    levels: Sequence[Span],
) -> int | None:
    """Give the owner of the place before, where a list or a way goes on from there to a place."""
    last, one = places
    gap = gap_between(text, last, one)
    goes_on = gap is Gap.LIST or _is_level_of(text, last, one, gap, levels)
    if owner is None or not (goes_on or leads_on(text, last, one)) or _begins_clause(text, one):
        return None
    if not goes_on and _is_way(reader, text, heads[owner], one, every):
        return None
    behind = _head_behind(reader, text, heads, one) if _holder(heads, last) == owner else None
    return owner if behind is None else behind  # "the femoral and iliac veins were thrombosed"


def _is_new_subject(text: str, left: Span, right: Span) -> bool:
    """Tell whether a place begins what is said behind another: "on MRI of the spine the bodies showed"."""
    words = words_between(text, left.end, right.start)
    return words != () and word_class("determiner").issuperset(words)


def _is_level_of(text: str, left: Span, right: Span, gap: Gap, levels: Sequence[Span]) -> bool:
    """Tell whether a level says of which vertebra a place is: "L4 foramen", "the foramina of C8"."""
    if gap is Gap.BESIDE:
        return left in levels or right in levels
    return right in levels and words_between(text, left.end, right.start)[:1] in (("of",), ("at",))


def _begins_clause(text: str, site: Span) -> bool:
    """Tell whether a place is what another clause speaks of: "seen in the vein, and the lung was normal"."""
    verbs = word_classes("be", "have", "finite", "finding") | words_of_kind("containing")
    behind = text[site.end : site.end + 14].lower().split()[:1]
    before = _PARTS.split(text[max(0, site.start - _LONG) : site.start])[-1].lower().split()
    told = (word for word in before if word not in sides())  # "in the left and the right"
    return bool(behind) and behind[0] in verbs and not verbs.isdisjoint(told)


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
    if is_agent(text, site, thing) and filling_noun(text, site) is not None:
        return True
    words = [word for word in words_between(text, site.end, thing.start) if word not in passing]
    if not words or words[0] not in words_of_kind("containing"):
        return False
    if words[0] in words_of_kind("beside") and is_hollow(reader, site):
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
    behind = _head_behind(reader, text, heads, site)
    if behind is not None:
        return behind
    before = sorted(
        ((one.reach.end, n) for n, one in enumerate(heads) if one.reach.end <= site.start),
        reverse=True,
    )
    others = [one for one in sites if one is not site]
    for _, number in before[:2]:
        owns = _owns(reader, text, heads[number], site, others)
        if owns is not None:
            return number if owns else None
    return None


def _owns(
    reader: Reader, text: str, head: Found, site: Span, others: Sequence[Span]
) -> bool | None:
    """Tell whether a head before a place has it; None where the one before that may."""
    if _is_way(reader, text, head, site, others) or is_no_subject(reader, text, head, site):
        return None
    gap = _gap_to(text, head.reach, site, others)
    if gap in (Gap.PLACE, Gap.ORIGIN):
        if is_led_to(reader, text, head, site, gap):
            return True
        return (
            None if gap is Gap.ORIGIN and head.inferred else False
        )  # "took cement out of the heart"
    if gap is Gap.BESIDE and _is_transitive(text, head):
        return True
    return _is_told_for(reader, text, head, site, others) or None


def _is_told_for(
    reader: Reader, text: str, head: Found, site: Span, others: Sequence[Span]
) -> bool:
    """Tell whether a place is said of a head with neither preposition nor verb between."""
    if _leads_itself(text, head.reach, site):
        return True
    if not (head.inferred or any(reader.is_a(head.curie, kind) for kind in _GOING)):
        return text.startswith(":", head.reach.end) and is_entry(text, head.reach, site, ())
    return is_entry(text, head.reach, site, others) or is_equated(text, head.reach, site)


def _gap_to(text: str, head: Span, site: Span, others: Sequence[Span]) -> Gap:
    """Tell how the words behind a head lead to a place; behind a comma all of them count."""
    gap = gap_between(text, head, site, others)
    if gap is Gap.PLACE and text.startswith(",", head.end):
        return gap_between(text, head, site)
    if gap is Gap.PLACE and "," in text[head.end : site.start]:
        return Gap.APART if changes_subject(text, head, site) else gap
    return Gap.PLACE if gap is Gap.LIST and is_set_off(text, head, site) else gap


def _head_behind(reader: Reader, text: str, heads: Sequence[Found], site: Span) -> int | None:
    """Choose the head behind a place that is said of it: "the epidural leak", "the canal held cement"."""
    after = [(one.head.start, n) for n, one in enumerate(heads) if one.head.start >= site.end]
    if not after:
        return None
    _, number = min(after)
    one = heads[number]
    by_verb = len(one.judged) > 1 or text[one.head.start : one.head.end].endswith("ed")
    led = (by_verb and _is_led_in(text, site)) or _is_of_other(text, one, site)
    if gap_between(text, site, one.head) is Gap.BESIDE and not led:
        return number
    said = _is_said_of(text, site, one.head) or _is_inverted(text, site, one.head)
    return number if said or (one.inferred and _holds(reader, text, site, one.head)) else None


def _is_of_other(text: str, head: Found, site: Span) -> bool:
    """Tell whether a place says of what another thing is: "on imaging of the spine cement lay in"."""
    words = words_between(text, max(0, site.start - _LEADING), site.start)
    bare = [word for word in words if word not in word_class("determiner")]
    return head.inferred and bare[-1:] == ["of"]


def _fronted(text: str, heads: Sequence[Found], site: Span) -> int | None:
    """Choose the thing that a place told first leads to: "and, in the vein, a fragment of cement"."""
    after = [(one.head.start, n) for n, one in enumerate(heads) if one.head.start >= site.end]
    if not after or not heads[min(after)[1]].inferred:
        return None
    words = words_between(text, site.end, min(after)[0])
    bare = words[1:] if words[:1] == (",",) else words
    is_new = bare == words or (bare[:1] != () and bare[0] in word_classes("determiner", "number"))
    described = len(bare) <= _DESCRIBED and all(map(is_open_or_light, bare))
    return min(after)[1] if is_new and described and _leads_clause(text, site) else None


def _leads_clause(text: str, site: Span) -> bool:
    """Tell whether a clause begins with a place and its preposition."""
    before = _PARTS.split(text[max(0, site.start - _LEADING) : site.start])[-1]
    words = re.split(r", |\band\b|\n", before.lower())[-1].split()
    return (
        words[:1] != []
        and words[0] in words_of_kind("place")
        and all(map(is_open_or_light, words[1:]))
    )


def _is_inverted(text: str, site: Span, head: Span) -> bool:
    """Tell whether a thing is told behind the place where it is: "in the canal lay a plug of cement"."""
    words = words_between(text, site.end, head.start)
    verbs = words[1:] if words[:1] == ("there",) else words
    if not verbs or verbs[0] not in word_class("be") | words_of_kind("lying"):
        return False
    slack = word_classes("determiner", "number") | {"of", "found", "seen", ","}
    rest = [word for word in verbs[1:] if word not in slack]
    return len(rest) <= _FEW and all(map(is_open, rest)) and _is_led_in(text, site)


def _is_way(reader: Reader, text: str, head: Found, site: Span, others: Sequence[Span]) -> bool:
    """Tell whether a head is only the way to a place: "leaked through the broken wall INTO the canal"."""
    if head.inferred or any(reader.is_a(head.curie, kind) for kind in _GOING):
        return False
    behind = words_between(text, head.reach.end, site.start, others)
    if not behind or behind[0] not in words_of_kind("onto"):
        return False
    start = max(0, head.reach.start - _LEADING)
    words = _PARTS.split(text[start : head.reach.start])[-1].lower().split()
    leads = words_of_kind("access") | words_of_kind("origin")
    last = next((n for n, word in enumerate(reversed(words)) if word in leads), None)
    return last is not None and all(map(is_open_or_light, words[len(words) - last :]))


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
