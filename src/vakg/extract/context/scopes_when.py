"""The reach of a condition: a whole sentence, up to what a "but" sets against it, or a clause of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vakg.extract.context.clauses import Parse
from vakg.extract.context.cues import Cue
from vakg.extract.context.onward import Field
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class

_PAST = {"was", "were", "had", "did"} | (
    (word_class("finite") | word_class("finding")) - word_class("present")
)


_BARE = 2  # words of a clause that has a participle only: "when readmitted"


def sentence_of(field: Field, cue: Cue) -> Iterator[int]:
    """All between two ";", but for what a "but" sets against it."""
    made, start, end = field.made, cue.start, cue.end
    while start > 0 and not _is_set_against(made, start):
        start -= 1
    while end < len(made.owner) and not _is_set_against(made, end):
        end += 1
    yield from range(start, end)


def _is_set_against(made: Parse, place: int) -> bool:
    """Tell whether a new statement begins at a word, behind ";" or with "but"."""
    if made.blocks[place] != made.blocks[place - 1]:
        return True
    part = made.parts[made.owner[place]]
    return part.kind == "contrast" and part.start == place


def when(field: Field, cue: Cue) -> Iterator[int]:
    """A clause of time in the present is a condition: "when it occurs"; one in the past tells a story.

    One that leads without a verb goes with the rest: "When last seen, she was well".
    """
    places = field.made.parts[field.made.owner[cue.end - 1]].places
    if _tells(field, places[1:]):
        return
    if cue.start and not _is_set_against(field.made, cue.start):
        yield from (place for place in places if place >= cue.end)
    elif any(is_verb(field.words, place) for place in places[_BARE:]) or not _tells(
        field, set(sentence_of(field, cue)).difference(places)
    ):
        yield from sentence_of(field, cue)


def _tells(field: Field, places: Iterable[int]) -> bool:
    """Tell whether a verb of some words is in the past."""
    words = [field.words[place] for place in sorted(places)]
    return any(_is_past(words, at) for at in range(len(words)))


def _is_past(words: list[str], at: int) -> bool:
    past = words[at] in _PAST or words[at].endswith("ed")
    passive = {"is", "are", "be", "can", "may"} & set(words[max(0, at - 3) : at])
    return past and not passive and is_verb(words, at)
