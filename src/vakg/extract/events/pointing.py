"""What the words around an event's name say of it: the same, another one, how severe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.events.found import Found
from vakg.extract.phrases import word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.wording import ordinals, words_of_kind

_BEHIND = 30  # code points behind a name in which its verb may stand
_BEFORE = 40  # code points before a name in which words may be said of it


def pointed(text: str, start: int, one: Found) -> Found:
    """Note what the words before a name say of it: "this leak", "a second operation", "no severe leak".

    Args:
        text: The document's text.
        start: Where the sentence starts.
        one: The event.
    """
    near = _own_words(text[max(start, one.head.start - _BEFORE) : one.head.start].lower().split())
    once_more = _is_repeated(text, one)
    if _telling().isdisjoint(near):
        return changed(one, again=True) if once_more else one
    counted = next((ordinals()[word] for word in near if word in ordinals()), None)
    pointing = near if counted else near[-1:]
    return changed(
        one,
        ordinal=counted,
        definite=any(word in words_of_kind("same") for word in pointing),
        again=once_more or any(word in words_of_kind("again") for word in near),
        rest=any(word in words_of_kind("rest") for word in near),
        severity=next((word for word in near if word in words_of_kind("severity")), None),
    )


def _is_repeated(text: str, one: Found) -> bool:
    """Tell whether the verb behind a name says that it was done once more: "laminectomy was repeated"."""
    behind = text[one.head.end : one.head.end + _BEHIND].lower()
    if not any(word in behind for word in words_of_kind("repeated")):
        return False
    words = re.findall(r"[\w-]+|[.,;:]", behind)
    passing = word_classes("be", "have", "adverb")
    verb = next((word for word in words if word not in passing), "")
    return verb in words_of_kind("repeated")


@cache
def _telling() -> frozenset[str]:
    kinds = (words_of_kind(kind) for kind in ("same", "again", "rest", "severity"))
    return frozenset(ordinals()).union(*kinds)


def renewed(reader: Reader, events: Sequence[Found]) -> tuple[Found, ...]:
    """Sort events by place; what is done "at a second operation" is not what was done at the first.

    Args:
        reader: What the ontology knows.
        events: The events of one sentence.
    """
    ordered = [
        changed(one, severity=None)
        if one.severity is not None and reader.is_a(one.curie, "vaco:Procedure")
        else one
        for one in sorted(events, key=lambda one: one.head.start)
    ]  # how severe what it was done for is
    done = [one for one in ordered if reader.is_a(one.curie, "vaco:Procedure")]
    second = next(
        (
            one.head.start
            for one in done
            if one.again and not one.definite and reader.makes(one.curie) == "vague"
        ),
        None,
    )
    if second is None:
        return tuple(ordered)
    return tuple(
        changed(one, again=True, definite=False) if one in done and one.head.start > second else one
        for one in ordered
    )


def _own_words(words: Sequence[str]) -> list[str]:
    """Give the last few words that belong to the same phrase as what follows them."""
    found: list[str] = []
    for printed in reversed(words[-4:]):
        bare = printed.rstrip(",")
        word = bare if bare in ordinals() else printed  # "a second, posterior operation"
        ends = word_classes("preposition", "coordinator", "be", "have", "finite")
        if not word[-1].isalnum() or word in ends:
            break
        found.insert(0, word)
    return found
