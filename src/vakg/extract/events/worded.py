"""Events told by the words of a `vaco:wording`, whatever forms and little words a sentence puts among them.

The ontology writes "blood collected around the heart"; a report that "blood had slowly collected around her
heart". Articles, auxiliaries, adverbs, sides and levels are passed over, a plural or a form of a verb is the
same word, and an adjective may stand between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from vakg.extract.events.found import Found
from vakg.extract.events.wordings import State, wordings
from vakg.extract.names.spelling import is_adjective
from vakg.extract.phrases import Tokens, tokens_of, word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span
from vakg.extract.wording import sides, words_of_kind
from vakg.model.document import Sentence

_LEVEL = re.compile(r"(?:[ctls]|th)\d{1,2}")
_ADJECTIVES = 3  # between two words of a wording
_ASIDE = 5  # words between commas or brackets, one of them a number
_OUTCOME = "vaco:Outcome"


class _Hit(NamedTuple):
    """What a wording makes of some words.

    Args:
        places: Where its words stand.
        judged: Those of them, by which the whole is judged: the first, and those behind words passed over.
        classes: What it tells of.
        narrowed: Whether adjectives stand among them.
        denying: Whether the wording denies by its own words: "could not feel".
    """

    places: tuple[int, ...]
    judged: tuple[int, ...]
    classes: tuple[str, ...]
    narrowed: bool
    denying: bool


def worded_in(
    reader: Reader, text: str, sentence: Sentence, known: Sequence[Found]
) -> Iterator[Found]:
    """Find what a sentence tells in the words of a wording, in any form of them.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        sentence: Where the sentence stands.
        known: Events that it names otherwise: none of them is told again.
    """
    tokens = tokens_of(text[sentence.start : sentence.end])
    begin, over = wordings(reader), -1
    for place, word in enumerate(tokens.words):
        state = begin.onward(word)
        hit = _longest(tokens, place, state) if state is not None else None
        if hit is not None and hit.places[-1] <= over:
            continue  # "paralysis of the legs" within "incomplete paralysis of the legs"
        over = max(over, hit.places[-1]) if hit is not None else over
        for one in _events(tokens, sentence.start, hit) if hit is not None else ():
            less = hit is not None and hit.narrowed and reader.is_a(one.curie, _OUTCOME)
            if not less and not any(_tells(reader, other, one) for other in known):
                yield one  # "free of pulmonary symptoms" is no freedom of all


def _longest(tokens: Tokens, first: int, state: State) -> _Hit | None:
    """Follow the words of a sentence from the first of a wording: the longest one that they make."""
    said, judged, between, narrowed, place = [first], [first], 0, False, first + 1
    best: _Hit | None = None
    while place < len(tokens.words):
        passed = _passed(tokens.words, place)
        light = passed == 1
        if after := state.onward(tokens.words[place], light):  # "was seen in"
            state, narrowed, between = after, narrowed or between > 0, 0
            judged += [place] if said[-1] < place - 1 and not light else []
            if not light:
                said.append(place)
            if state.told:
                best = _Hit(tuple(said), tuple(judged), state.told, narrowed, state.denies)
            place += 1
        elif passed:
            place += passed
        elif between < _ADJECTIVES and _may_stand(tokens.words, said[-1], place):
            between, place = between + 1, place + 1
        else:
            break
    return best


def _passed(words: Sequence[str], place: int) -> int:
    """Count the words at a place that say nothing of the event itself: "slowly", "of L1", ", 40 ml,"."""
    word, behind = words[place], words[place + 1 : place + 2]
    if is_light(word):
        return 1
    if behind and (is_level(behind[0]) or (word in word_class("found") and behind[0] == "to")):
        return 2  # "the pedicles of L1 were", "was found to be"
    if behind and word in word_class("found") and behind[0] in word_class("preposition"):
        return 1  # "clot was seen in the vein"
    return _aside(words, place) if word in ",(" else 0


def _aside(words: Sequence[str], place: int) -> int:
    """Count the words of what commas or brackets set off, where it is an amount or a level: ", 40 ml,"."""
    for count in range(2, min(_ASIDE, len(words) - place)):
        if words[place + count] in ",)":
            numbered = any(one[-1].isdigit() for one in words[place + 1 : place + count])
            return count + 1 if numbered else 0
    return 0


def _may_stand(words: Sequence[str], last: int, place: int) -> bool:
    """Tell whether an adjective may stand among the words; behind a "no" it says what there was not."""
    described = is_adjective(words[place]) and not words[place].endswith("ed")
    return described and words[last] not in words_of_kind("denying")


def _events(tokens: Tokens, by: int, hit: _Hit) -> Iterator[Found]:
    """Make the events; what a wording denies by its own words, "could not feel", is judged as a whole."""
    spans = {
        one: Span(start=by + tokens.starts[one], end=by + tokens.ends[one]) for one in hit.places
    }
    whole = Span(start=spans[hit.places[0]].start, end=spans[hit.places[-1]].end)
    judged = (whole,) if hit.denying else tuple(spans[one] for one in hit.judged)
    for curie in hit.classes:
        yield Found(curie=curie, head=whole, judged=judged, reach=whole)


def _tells(reader: Reader, other: Found, one: Found) -> bool:
    """Tell whether an event that is known says the same, or more, of the same words."""
    if other.proposed and reader.deeds.is_procedure(one.curie):
        return False  # it may tell nothing in the end
    apart = other.reach.end <= one.reach.start or one.reach.end <= other.reach.start
    return not apart and reader.is_a(other.curie, one.curie)


@lru_cache(maxsize=8192)  # a text has few different words
def is_light(word: str) -> bool:
    """Tell whether a word may stand anywhere in a wording: "the", "had", "slowly", "left", "L1".

    >>> is_light("slowly"), is_light("without")
    (True, False)
    """
    return word in _light() or word in sides() or is_level(word)


def is_level(word: str) -> bool:
    """Tell whether a word is the short name of a vertebra.

    >>> is_level("l1"), is_level("leg")
    (True, False)
    """
    return _LEVEL.fullmatch(word) is not None


@cache
def _light() -> frozenset[str]:
    some = word_classes("determiner", "be", "have", "adverb") | words_of_kind("gravely")
    return (some | {"not", "never"}) - {"no"} - word_class("preposition")
