"""Reaches that a few cues have for themselves: a label's, an adjective's behind its noun, "kept from"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vakg.extract.context.cues import Cue
from vakg.extract.context.onward import Field, onward
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class

_NEAR = 9  # words of a phrase


def label(field: Field, cue: Cue) -> Iterator[int]:
    """What stands before a colon, back to the last sign."""
    place = cue.start - 1
    while place >= 0 and field.words[place] not in (".", ";", ":"):
        yield place
        place -= 1


def hyphen(field: Field, cue: Cue) -> Iterator[int]:
    """The thing that a word stands right behind: "pain free", "pain-free"."""
    place = cue.start - 1
    while place >= 0 and (field.words[place] == "-" or place in field.covered):
        yield place
        place -= 1


def earlier(field: Field, cue: Cue) -> Iterator[int]:
    """All that the sentence told before: "X was suspected, and CT bore this out"."""
    del field
    yield from range(cue.start)


def inverted(field: Field, cue: Cue) -> Iterator[int]:
    """What stands behind the verb: "neither before nor after surgery was there a deficit"."""
    for place in range(cue.end, len(field.words)):
        if is_verb(field.words, place):
            yield from onward(
                field, replace(cue, end=place + 1, meaning=replace(cue.meaning, reach="clause"))
            )
            return


def before_could(field: Field, cue: Cue) -> Iterator[int]:
    """What something came in the way of: "she died before surgery could be done"."""
    for end in range(cue.end, min(len(field.words), cue.end + _NEAR)):
        word = field.words[end]
        if word in ("could", "can"):
            yield from range(cue.end, end)
        if not word[0].isalnum() or is_verb(field.words, end):
            return


def kept_from(field: Field, cue: Cue) -> Iterator[int]:
    """What something was kept from: "kept the cement from migrating"."""
    made, words = field.made, field.words
    for place in made.parts[made.owner[cue.start]].places:
        if place >= cue.end and words[place] == "from" and words[place + 1 : place + 2]:
            if words[place + 1].endswith("ing"):
                phrase = replace(cue.meaning, reach="phrase")
                yield from onward(field, Cue(place, place + 1, phrase))
            return


def object_of(field: Field, cue: Cue) -> Iterator[int]:
    """What stands between a verb and the cue: "kept it in mind"."""
    place = cue.start - 1
    while place >= 0 and (
        place in field.covered or field.words[place] not in word_class("preposition")
    ):
        yield place
        place -= 1


def either(field: Field, cue: Cue) -> Iterator[int]:
    """Causes that are alternatives: "because of this or that"."""
    places = tuple(onward(field, cue))
    if any(field.words[place] == "or" for place in places):
        yield from places
