"""Reaches that a few cues have for themselves: a label's, an adjective's behind its noun, "kept from"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.context.cues import Cue
from vakg.extract.context.onward import Field, onward
from vakg.extract.context.verbs import is_passive, is_verb, verb_group_end
from vakg.extract.phrases import word_class

_MAKING = frozenset({"made", "makes", "making", "rendered", "renders", "rendering"})
_NEAR = 9  # words of a phrase


def label(field: Field, cue: Cue) -> Iterator[int]:
    """What stands before a colon, back to the last sign."""
    place = cue.start - 1
    while place >= 0 and field.words[place] not in (".", ";", ":"):
        yield place
        place -= 1


def led(field: Field, cue: Cue) -> Iterator[int]:
    """The cue's clause and a relative one behind it: "unlike that patient, who had fever, ours was well"."""
    made, number = field.made, field.made.owner[cue.start]
    for place, owner in enumerate(made.owner):
        part = made.parts[owner]
        follows = part.kind == "relative" and made.owner[part.start - 1] == number
        if owner == number or follows:
            yield place


def colon(field: Field, cue: Cue) -> Iterator[int]:
    """What stands behind the next colon, up to the next sign as strong: "options named there: rest"."""
    blocks, words = field.made.blocks, field.words
    mark = next((p for p in range(cue.end, len(words)) if words[p] == ":"), len(words) - 1)
    yield from (p for p in range(mark + 1, len(words)) if blocks[p] == blocks[mark] + 1)


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
    """What something came in the way of: "before surgery could be done", "before it became necessary"."""
    words = field.words
    for end in range(cue.end, min(len(words), cue.end + _NEAR)):
        begun = words[end] == "had" and words[cue.end] == "any"  # "before any had been injected"
        if words[end] in ("could", "can", "possible", "feasible") or begun or _is_need(words, end):
            yield from range(cue.end, end)
        if not words[end][0].isalnum() or is_verb(words, end):
            return


def _is_need(words: Sequence[str], place: int) -> bool:
    """Tell whether a verb says that something had to be: "had to be resorted to", "was needed"."""
    if words[place : place + 2] == ("had", "to"):
        return True
    end = verb_group_end(words, place) if is_verb(words, place) else place
    return any(word in word_class("needed") for word in words[max(place, end - 1) : end + 1])


def previous(field: Field, cue: Cue) -> Iterator[int]:
    """What its own clause tells before it, and the one before that: "looked for but none was found"."""
    made = field.made
    own = made.owner[cue.start]
    first = made.parts[own].start
    before = made.owner[first - 1] if first else own
    yield from (place for place in range(cue.start) if made.owner[place] in (own, before))


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


def made(field: Field, cue: Cue) -> Iterator[int]:
    """What stands between "made" or "rendered" and the cue: "it made surgery unnecessary"."""
    for place in range(cue.start - 1, max(-1, cue.start - _NEAR), -1):
        if field.words[place] in _MAKING:
            yield from range(place + 1, cue.start)
            return
        if not field.words[place][0].isalnum():
            return


def either(field: Field, cue: Cue) -> Iterator[int]:
    """Causes that are alternatives: "because of this or that"."""
    places = tuple(onward(field, cue))
    if any(field.words[place] == "or" for place in places):
        yield from places


def purpose(field: Field, verb: int | None, after: int) -> Iterator[int]:
    """The verb that something not used was for: "no implants were used to stabilise the spine"."""
    if verb is None or verb < after or not is_passive(field.words, verb):
        return
    end = verb_group_end(field.words, verb)
    if field.words[end - 1] in word_class("done") and field.words[end : end + 1] == ("to",):
        yield end + 1


def owned(field: Field, cue: Cue) -> Iterator[int]:
    """An adjective and the thing it stands before, other words between or not: "previous L1 fracture"."""
    place, words = cue.end, field.words
    while place < len(words) and place not in field.covered and words[place][0].isalnum():
        if is_verb(words, place) or words[place] in word_class("preposition"):
            return
        if words[place] in word_class("coordinator"):
            return
        place += 1
    yield from beside(field, replace(cue, end=place))


def beside(field: Field, cue: Cue) -> Iterator[int]:
    """An adjective: what stands right behind it, and what "and" joins to that."""
    place = cue.end
    if field.words[place : place + 1] and not field.words[place][0].isalnum():
        return
    while place < len(field.words):
        if place in field.covered or field.words[place] in ("and", "or", ","):
            yield place
        elif is_verb(field.words, place) or place > cue.end:
            return
        place += 1
