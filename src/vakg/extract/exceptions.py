"""Denials of a part: "no symptoms except cough", "no pulmonary symptoms" leave room for others."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.context.cues import Cue
from vakg.extract.context.onward import Field
from vakg.extract.phrases import word_class

_ADJECTIVES = ("al", "ar", "ary", "ory", "ic", "ous", "oid")


def is_excepted(field: Field, places: range, over: Sequence[Cue]) -> bool:
    """Tell whether an exception leaves a denial of some things to a part of them.

    Args:
        field: The sentence.
        places: The words of what is denied.
        over: The cues that speak of it.
    """
    denials = [cue for cue in over if cue.denies]
    return any(
        _limits(field, one, places, denial) for one in _exceptions(field) for denial in denials
    )


def _exceptions(field: Field) -> list[Cue]:
    """Give the words of exception that mean nothing else here: "excluding" may also deny."""
    acting = {cue.start for cue in field.cues if cue.meaning.status}
    return [
        cue
        for cue in field.ends.values()
        if cue.meaning.ends == "exception" and cue.start not in acting
    ]


def _limits(field: Field, one: Cue, places: range, denial: Cue) -> bool:
    made = field.made
    if made.blocks[one.start] != made.blocks[places[0]]:
        return False
    if one.start < denial.start:  # "Apart from numbness, she had no symptoms"
        return one.start < places[0] and _leads(field, one)
    if one.start < places.stop or made.owner[one.start] != made.owner[denial.start]:
        return False
    first = max(denial.end, places.stop)
    return not any(cue.denies and first <= cue.start < one.start for cue in field.cues)


def _leads(field: Field, one: Cue) -> bool:
    """Tell whether a word of exception opens its part of the sentence."""
    return field.made.parts[field.made.owner[one.start]].places[0] == one.start


def is_of_a_kind(field: Field, places: range, over: Sequence[Cue]) -> bool:
    """Tell whether an adjective that the name leaves out limits a denial: "no pulmonary symptoms".

    Words that tell how or when one looked do not: "no radiological leak", "no postoperative leak".

    Args:
        field: The sentence.
        places: The words of what is denied.
        over: The cues that speak of it.
    """
    before = places.start - 1
    word = field.words[before] if before >= 0 else ""
    if before in field.covered or not any(_governs(cue, before) for cue in over):
        return False
    return len(word) > 4 and word.endswith(_ADJECTIVES) and word not in word_class("neutral")


def _governs(cue: Cue, place: int) -> bool:
    """Tell whether a cue denies a word as part of its object, or of its subject."""
    back = cue.start > place and cue.meaning.reach in ("subject", "definite", "given")
    return cue.denies and (cue.end <= place or back)
