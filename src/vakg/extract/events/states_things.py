"""Where the things stand that a word for a state is said of: before a verb, behind "of", in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import takewhile

from vakg.extract.context.verbs import auxiliaries, is_verb, verb_group_end
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.wording import sides, words_of_kind

_LONGEST = 5  # words of a thing
_FAR = 16  # words before or behind the state in which its things stand
_ASIDE = 7  # words between two commas


def _subject(words: Sequence[str], place: int) -> int | None:
    """Give the place of the verb that leads to a state ("was clearly", "was red and"), or None."""
    here, seen = _past_qualities(words, place) - 1, False
    while here >= 0 and (words[here] in _leading() or words[here] in word_class("adverb")):
        seen = seen or words[here] in _linking()
        here -= 1
    return here + 1 if seen else None


def _past_qualities(words: Sequence[str], place: int) -> int:
    """Step back over the adjectives of a list: "became painful, red and swollen"."""
    here = place
    while here > 1 and words[here - 1] in ("and", ",", "nor", "or"):
        here -= 1 + (words[here - 2] == ",")
        here -= 1
    led = here > 0 and (words[here - 1] in _leading() or words[here - 1] in word_class("adverb"))
    return here if led else place


@cache
def _linking() -> frozenset[str]:
    return word_class("be") | words_of_kind("linking")


@cache
def _leading() -> frozenset[str]:
    """Words that may stand between a thing and its state."""
    passing = words_of_kind("filler") | words_of_kind("severity") | words_of_kind("degree")
    passing |= words_of_kind("gravely")
    return (
        _linking()
        | auxiliaries()
        | word_class("found")
        | passing
        | {"not", "never", "neither", "to"}
    )


def is_behind(words: Sequence[str], place: int) -> bool:
    """Tell whether a word may stand behind what it is said of: behind a verb, or at a phrase's end."""
    led = place > 0 and (words[place - 1] in _leading() or words[place - 1] in word_class("adverb"))
    return led or place + 1 == len(words) or words[place + 1] in ".;,)"


def things_of(words: Sequence[str], place: int, end: int, how: frozenset[str]) -> Iterator[range]:
    """Give the words of the things that a state may be said of.

    Args:
        words: The words of a sentence.
        place: Where the words for the state begin, and where they end.
        end: The place behind them.
        how: The ways in which the state may be said (`events_states.tsv`).
    """
    subject = _subject(words, place)
    if subject is not None and "after" in how:
        yield from _before(words, subject)
    elif subject is None and "after" in how and _ends_phrase(words, place, end):
        every = _before(words, place)  # nothing over "swelling of the" before "leg"
        yield from takewhile(partial(_is_plain, words), every) if "next" in how else every
    elif subject is None and "verb" in how:
        yield from _before(words, _verb_start(words, place))
        yield from _gapped(words, end)
    if "noun" in how and words[end : end + 1] and words[end] in ("of", "in"):
        yield from _behind(words, end + 1)
    if "before" in how:
        yield from _members(words, end)


def _is_plain(words: Sequence[str], thing: range) -> bool:
    """Tell whether nothing hangs on a thing: not "weakness of both lower" before "limbs"."""
    return not any(words[place] in word_class("preposition") for place in thing)


def _ends_phrase(words: Sequence[str], place: int, end: int) -> bool:
    """Tell whether a state stands behind its thing without a verb, as in notes: "sensation normal;"."""
    follower = words[end : end + 1]
    led = place and words[place - 1][0].isalpha() and not _parts(words, place - 1)
    closed = word_classes("determiner", "preposition", "coordinator", "adverb")
    return bool(led) and words[place - 1] not in closed and (not follower or follower[0] in ".;,)")


def _gapped(words: Sequence[str], end: int) -> Iterator[range]:
    """Give the things that share a verb told once: "pressure fell to 94 and saturation to 80"."""
    for here in range(end, min(len(words), end + _FAR)):
        if words[here] in (";", "."):
            return
        if words[here] in _joining():
            stop = next(
                (n for n in range(here + 1, len(words)) if not words[n].isalpha()), len(words)
            )
            cut = stop - 1
            if cut > here + 1 and words[cut] in ("to", "by", "from") and stop < len(words):
                yield range(here + 1, cut)


def _verb_start(words: Sequence[str], place: int) -> int:
    while place and (words[place - 1] in _leading() or words[place - 1] in word_class("adverb")):
        place -= 1
    return place


def _before(words: Sequence[str], end: int) -> Iterator[range]:
    """Cut the list that ends at a place: "CRP, ESR and lactate"; nearest first."""
    last = here = end = _past_aside(words, end)
    while here > max(0, end - _FAR) and not _parts(words, here - 1):
        here -= 1
        if words[here] == ")":
            closing, here = here, _opening(words, here)
            last = here if last == closing + 1 else last
            continue
        if words[here] in _joining():
            yield range(here + 1, last)
            last = here
    yield range(here, last)


def _opening(words: Sequence[str], here: int) -> int:
    """Give the place of the bracket that a closing one belongs to."""
    return next((place for place in range(here, -1, -1) if words[place] == "("), here)


def _past_aside(words: Sequence[str], end: int) -> int:
    """Leave out what stands between commas before the verb: "sensation, on the other hand, was normal"."""
    if end and words[end - 1] == ",":
        for here in range(end - 2, max(0, end - _ASIDE), -1):
            if words[here] == ",":
                return here
            if words[here] in word_class("relative") and words[here - 1] == ",":
                return here - 1  # "the drain, which touched the cement, was removed"
            before = words[max(0, here - _ASIDE) : here]
            if _parts(words, here) and word_class("relative").isdisjoint(before):
                break
    return end


def _behind(words: Sequence[str], start: int) -> list[range]:
    """Cut the list that begins at a place."""
    first = here = start
    found: list[range] = []
    while here < min(len(words), start + _FAR) and not _parts(words, here):
        if words[here] in _joining():
            found.append(range(first, here))
            first = here + 1
        here += 1
    return [*found, range(first, here)]


def _members(words: Sequence[str], start: int) -> list[range]:
    """Cut a list behind an adjective; what another predicate follows is no member of it."""
    found = _behind(words, start)
    here = found[-1].stop
    group = words[here : verb_group_end(words, here)] if here < len(words) else ()
    if len(found) > 1 and group and is_verb(words, here) and word_class("found").isdisjoint(group):
        return found[:-1]
    return found


def _parts(words: Sequence[str], place: int) -> bool:
    """Tell whether a list cannot go on over a word."""
    word = words[place]
    stops = word_classes("contrast", "relative", "time", "reason", "condition", "pronoun")
    if word in sides():
        return False  # "left" is a side here more often than a verb
    return (
        (not word[0].isalnum() and word not in (",", ")")) or word in stops or is_verb(words, place)
    )


@cache
def _joining() -> frozenset[str]:
    return word_class("coordinator") | {",", "with"}


def own_words(words: Sequence[str], thing: range) -> range:
    """Leave out what leads to a thing: determiners, prepositions, a "no"."""
    start = thing.start
    if _is_time(words, start):
        start += 3  # "at 18 months lung function was normal"
    while start < thing.stop and words[start] in _before_thing():
        start += 1
    stop = thing.stop
    while stop > start and words[stop - 1] in _behind_thing():
        stop -= 1  # "abolished the back pain entirely"
    return range(start, stop)


@cache
def _before_thing() -> frozenset[str]:
    leading = word_classes("determiner", "preposition", "adverb")
    return leading | words_of_kind("denying") | {"neither"}


@cache
def _behind_thing() -> frozenset[str]:
    return word_class("adverb") | words_of_kind("wholly")


def _is_time(words: Sequence[str], start: int) -> bool:
    led = words[start : start + 1] and words[start] in word_class("preposition")
    counted = words[start + 1 : start + 2]
    return bool(led and counted) and (
        counted[0].isdigit() or counted[0] in word_class("number") | words_of_kind("dated")
    )


def ends_of(words: Sequence[str], thing: range) -> Iterator[range]:
    """Give the ways to read a thing, longest first: whole, without what hangs on it, its last words."""
    yield from (range(thing.start, thing.stop) for _ in range(1) if len(thing) <= _LONGEST)
    cut = next((n for n in thing if words[n] in word_class("preposition")), thing.stop)
    if cut > thing.start and words[cut - 1] in words_of_kind("valued"):
        yield from (range(start, cut - 1) for start in _starts(thing.start, cut - 1))
    yield from (range(start, cut) for start in _starts(thing.start, cut))


def whole_of(words: Sequence[str], thing: range, is_site: Callable[[str], bool]) -> Iterator[range]:
    """Give all that a denial is said of: "no deep reflex" denies not every reflex.

    A place may be left out, for it stays with what is told: "the strength of her legs was normal".
    """
    stop = thing.stop - (
        thing.stop > thing.start and words[thing.stop - 1] in words_of_kind("valued")
    )
    cut = next((n for n in thing if words[n] in word_class("preposition")), stop)
    yield range(thing.start, stop)
    rest = [word for word in words[cut + 1 : stop] if word not in word_class("determiner")]
    if cut < stop and (words[cut] != "of" or is_site(" ".join(rest))):
        yield range(thing.start, cut)


def _starts(start: int, stop: int) -> range:
    return range(max(start, stop - _LONGEST), stop)


def is_limited(words: Sequence[str], end: int) -> bool:
    """Tell whether words of exception follow, or of a place: "normal apart from, normal in the arms"."""
    follower, then = (*words[end : end + 2], ".", ".")[:2]
    placed = follower in ("in", "above", "below") and then not in ("all", "both", "every")
    return placed or not words_of_kind("limiting").isdisjoint((follower, then))


def is_led_by_denial(words: Sequence[str], thing: range) -> bool:
    """Tell whether a "no" stands before a thing, in the same phrase."""
    here = thing.start - 1
    while here >= 0 and here > thing.start - _FAR and not _parts(words, here):
        if words[here] in _denying():
            return True
        here -= 1
    return False


@cache
def _denying() -> frozenset[str]:
    return words_of_kind("denying") | {"neither", "nor", "none"}
