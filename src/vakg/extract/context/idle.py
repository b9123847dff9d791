"""Cues that say nothing where they stand: of what is pointed to, of what only nobody noticed."""

from __future__ import annotations

from vakg.extract.context.cues import Cue
from vakg.extract.context.onward import Field
from vakg.extract.context.verbs import verb_group_end
from vakg.extract.phrases import word_class, word_classes
from vakg.model.assertion import AssertionStatus

_POINTING = frozenset({"the", "a", "an", "this", "these", "that", "his", "her"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "his", "her"})
_NEAR = 4  # words from a "no" to what was noticed
_FAR = 8  # words from a "not" to its "but"
_LED = 4  # words from an article to the name that it goes with
_SUPPOSING = frozenset({"would", "could", "might"})
_MARKED = frozenset(
    {"arrow", "arrows", "arrowhead", "arrowheads", "asterisk", "fig", "figure", "circle"}
)


def is_idle(field: Field, cue: Cue) -> bool:
    """Tell whether a cue says nothing of what it stands with.

    "The sign can be seen" is there, so is "the leak", which "was not noticed"; and "without the leak she
    would have lived" tells that there was one.
    """
    if "pointed" in cue.meaning.flags:
        return _is_pointed_to(field, cue) or not _MARKED.isdisjoint(field.words)
    if "presupposed" in cue.meaning.flags or _is_of_notice(field, cue):
        return _is_definite(field, cue)
    if not cue.denies:
        return _is_done(field, cue)
    return _is_supposed(field, cue) or _is_unseen(field, cue) or _is_of_blame(field, cue)


def _is_of_blame(field: Field, cue: Cue) -> bool:
    """Tell whether a cause is denied and no thing: "neither the leak nor the fracture explained it"."""
    if field.words[cue.start] not in ("neither", "nor") or cue.end >= len(field.words):
        return False
    part = field.made.parts[field.made.owner[cue.start]]
    clause = {field.words[place] for place in part.places}
    return field.words[cue.end] in _DEFINITE and not clause.isdisjoint(word_class("causing"))


def _is_done(field: Field, cue: Cue) -> bool:
    """Tell whether what "could be" done was done: "could be watched", not "could be related to"."""
    words = field.words
    if words[cue.start] != "could" or words[cue.end - 1] != "be" or cue.end >= len(words):
        return False
    verb = words[cue.end]
    done = verb.endswith("ed") or verb in word_classes("done", "found")
    return done and verb not in word_class("linked")


def _is_pointed_to(field: Field, cue: Cue) -> bool:
    """Tell whether a subject is one certain thing: "the sign can be seen"."""
    part = field.made.parts[field.made.owner[cue.start]]
    return any(field.words[place] in _POINTING for place in part.places if place < cue.start)


def _is_definite(field: Field, cue: Cue) -> bool:
    """Tell whether the thing named last before a cue has a definite article: "the small leak was not"."""
    part = field.made.parts[field.made.owner[cue.start]]
    named = [place for place in part.places if place < cue.start and place in field.firsts]
    leads = [lead for place in named if not _hangs(field, lead := _lead(field, place))]
    return bool(leads) and field.words[leads[-1]] in _DEFINITE


def _lead(field: Field, place: int) -> int:
    """Give the article or preposition that stands before a name, or else the name's own place."""
    ends = word_classes("determiner", "preposition")
    for lead in range(place - 1, max(-1, place - _LED), -1):
        if lead in field.covered:
            break
        if field.words[lead] in ends:
            return lead
    return place


def _hangs(field: Field, lead: int) -> bool:
    """Tell whether a name hangs on another: "the leak of the procedure"."""
    return any(
        place >= 0 and field.words[place] in word_class("preposition") for place in (lead, lead - 1)
    )


def _is_of_notice(field: Field, cue: Cue) -> bool:
    """Tell whether a cue denies only that somebody noticed: what "was not recognised" may be there."""
    return cue.denies and field.words[cue.end - 1] in word_class("noticing")


def _is_unseen(field: Field, cue: Cue) -> bool:
    """Tell whether nobody noticed what was there: "nobody had noticed the leak"."""
    behind = field.words[cue.end : cue.end + _NEAR]
    seen = next((n for n, word in enumerate(behind) if word in word_class("noticing")), None)
    return seen is not None and not _DEFINITE.isdisjoint(behind[seen + 1 : seen + 2])


def is_of_link(field: Field, cue: Cue, places: range) -> bool:
    """Tell whether a doubt is about a cause only: in "whether the leak caused the stroke" both are there.

    So is the thing of which something else might have been: "the stroke might have been treated".
    """
    if cue.meaning.status is AssertionStatus.CONDITIONAL:
        turned = cue.start == 0 and field.words[0] in ("had", "were")
        main = "," in field.words[: places[0]]
        return turned and main and field.words[_lead(field, places[0])] in _DEFINITE
    if cue.meaning.status is not AssertionStatus.POSSIBLE:
        return False
    lead = _lead(field, places[0])
    if field.words[lead] not in _DEFINITE or lead == places[0]:
        return False
    first = cue.start if cue.start < lead else max(0, lead - _NEAR)
    near = field.words[first : places.stop + 2]
    return not word_class("causing").isdisjoint(near)


def is_of_part(field: Field, cue: Cue) -> bool:
    """Tell whether a denial leaves open whether the thing was there.

    An image may fail to show "the leak", and "not leakage but a fracture was the cause".
    """
    return cue.denies and (_is_of_known(field, cue) or _is_of_cause(field, cue))


def _is_of_cause(field: Field, cue: Cue) -> bool:
    words = field.words
    if words[cue.start : cue.end] != ("not",) or cue.end not in field.firsts:
        return False
    behind = words[cue.end : cue.end + _FAR]
    return "but" in behind and not word_class("blaming").isdisjoint(words)


def _is_of_known(field: Field, cue: Cue) -> bool:
    then = cue.end + 1
    known = field.words[cue.end : then] and field.words[cue.end] in _DEFINITE
    shown = field.words[cue.end - 1] in word_class("showing")
    return bool(known) and shown and then in field.firsts


def unrelieved(field: Field, cue: Cue) -> range:
    """Give the verb that a "neither" or "nor" behind it denies: "it relieved neither pain nor fever"."""
    words = field.words
    verb = field.made.parts[field.made.owner[cue.start]].verb
    if verb is None or verb >= cue.start or words[cue.start] not in ("neither", "nor"):
        return range(0)
    end = verb_group_end(words, verb)
    return range(verb, end) if words[end - 1] in word_class("helping") else range(0)


def _is_supposed(field: Field, cue: Cue) -> bool:
    """Tell whether a "without" speaks of what was there: "without the leak she would", "the pain easing"."""
    led = field.words[cue.end - 1 : cue.end + 1]
    if led[0] != "without" or led[-1] not in _DEFINITE:
        return False
    behind = field.words[cue.end : cue.end + _NEAR]
    goes_on = any(word.endswith("ing") for word in behind)
    return goes_on or not _SUPPOSING.isdisjoint(field.words)
