"""How far each cue reaches: back over a subject, on through a clause, over a whole sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from vakg.extract.context.clauses import Part, subject_of
from vakg.extract.context.cues import Cue
from vakg.extract.context.idle import is_idle, is_of_part, unrelieved
from vakg.extract.context.onward import Field, adverb, is_of_treatment, onward
from vakg.extract.context.scopes_when import sentence_of, when
from vakg.extract.context.verbs import auxiliaries, is_passive, is_verb, verb_group_end
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.scopes_few import (
    before_could,
    beside,
    colon,
    earlier,
    either,
    hyphen,
    inverted,
    kept_from,
    label,
    led,
    made,
    object_of,
    owned,
    previous,
    purpose,
)

_SLACK = word_class("adverb") | word_class("determiner") | {"not", "never"}
_SUBJECTS = frozenset({"he", "she", "they", "we"})
_ARTICLES = frozenset({"the", "a", "an"})
_SHARING = frozenset({"coordinate", "contrast"})
_EXCEPTED = frozenset({"apart", "aside", "excepted"})  # "asthma apart, she was healthy"
_CLOSING = frozenset({",", ";", ".", "and", "but", ")"})


def refined(field: Field, cue: Cue) -> Cue:
    """Add to a "no" that its clause tells of something done; drop what does not hold of its subject."""
    if is_idle(field, cue):
        return replace(cue, meaning=replace(cue.meaning, status=None, flags=frozenset()))
    if is_of_part(field, cue):
        return replace(cue, meaning=replace(cue.meaning, flags=cue.meaning.flags | {"narrowed"}))
    verb = field.made.parts[field.made.owner[cue.start]].verb
    if cue.meaning.reach != "noun" or verb is None or verb < cue.end:
        return cue
    group = field.words[verb : verb_group_end(field.words, verb)]
    if not is_passive(field.words, verb) or group[-1] not in word_class("done"):
        return cue
    return replace(cue, meaning=replace(cue.meaning, flags=cue.meaning.flags | {"not_done"}))


def reach(field: Field, cue: Cue) -> frozenset[int]:
    """Give the places that a cue speaks of."""
    verb = unrelieved(field, cue)
    way = _WAYS.get(cue.meaning.reach)
    return frozenset(verb or (way(field, cue) if way else ()))


def _backward(field: Field, cue: Cue, through: bool = False) -> Iterator[int]:
    """Walk back over the subject of the cue's clause, which may be that of the clause before."""
    number, until = field.made.owner[cue.start], cue.start
    places = [place for place in field.made.parts[number].places if place < until]
    own = _after_verb(field, cue, places)
    if own is None:
        return
    if not any(_is_noun(field, place) for place in own):
        own = _shared(field, number, through)
    yield from _awake(field, _past_introduction(field, own))


def _after_verb(field: Field, cue: Cue, places: list[int]) -> list[int] | None:
    """Leave out what stands before an earlier verb; None where the cue's own verb is missing."""
    words = field.words
    verb = next((p for p in places if is_verb(words, p) and p not in field.inner), None)
    if verb is None or verb_group_end(words, verb) >= cue.start:
        return places
    if words[cue.start] in word_class("coordinator") and is_passive(words, verb):
        return [p for p in places if p < verb]  # "was planned and carried out"
    begin = cue.start
    while begin > 0 and words[begin - 1] in _SLACK:
        begin -= 1
    if auxiliaries().isdisjoint(words[begin - 1 : cue.end]):
        return None
    if words[verb_group_end(words, verb) : begin] == ("to",):
        return [p for p in places if p < verb]  # "had to be postponed"
    verbs = [p for p in places if is_verb(words, p) and p not in field.inner]
    earlier = [p for p in verbs if verb_group_end(words, p) < begin]
    return [p for p in places if not earlier or p >= verb_group_end(words, earlier[-1])]


def _is_noun(field: Field, place: int) -> bool:
    word = field.words[place]
    if place in field.covered:
        return True
    names = ("coordinator", "contrast", "adverb", "relative", "condition", "reason")
    return (
        word[0].isalnum()
        and word not in auxiliaries()
        and word not in {"that", "not", "it"}
        and not any(word in word_class(name) for name in names)
    )


def _shared(field: Field, number: int, through: bool) -> list[int]:
    """Give the subject of an earlier clause: of the one before, or of the word before "which"."""
    made = field.made
    part = made.parts[number]
    if part.kind == "relative":
        before = _antecedent(field, part)
        return before if through else []
    if part.kind not in _SHARING or number == 0:
        return []
    earlier = made.owner[part.start - 1]
    if made.parts[earlier].kind == "aside" and made.parts[earlier].outer is not None:
        earlier = made.parts[earlier].outer or 0
    subject = subject_of(made, earlier)
    if not subject and 0 < earlier < number:
        return _shared(field, earlier, through)
    return list(subject) or _after_there(field, earlier)


def _antecedent(field: Field, part: Part) -> list[int]:
    """Give the words that a "which" may stand for: those of the clause before it."""
    made, words = field.made, field.words
    before = (
        [p for p in made.parts[part.outer].places if p < part.start]
        if part.outer is not None
        else []
    )
    if not before and part.start:
        before = [p for p in made.parts[made.owner[part.start - 1]].places if p < part.start]
    if before and words[before[-1]] == ",":
        before.pop()
        led = before and words[before[0]] in word_class("preposition")
        return before[1:] if led else before  # "on the film, which was normal": no introduction
    return before


def _after_there(field: Field, number: int) -> list[int]:
    return list(field.made.parts[number].places)


def _past_introduction(field: Field, places: list[int]) -> list[int]:
    """Leave out "On CT," before the subject; without a comma, only the last named thing is safe."""
    words = field.words
    subject = next((p for p in reversed(places) if words[p] in _SUBJECTS), None)
    if subject is not None:
        return [p for p in places if p >= subject]  # "with a diagnosis of infection she was given"
    first = next((p for p in places if words[p][0].isalnum()), None)
    commas = [p for p in places if words[p] == ","]
    if commas and words[commas[0] - 1] in _EXCEPTED:
        return [p for p in places if p > commas[0]]
    if first is None or first in field.covered or not _introduces(field, first):
        return places
    if commas:
        return [p for p in places if p > commas[0]]
    named = [p for p in places if p in field.covered]
    return [p for p in places if named and p >= _start_of_last(field, named)]


def _introduces(field: Field, first: int) -> bool:
    """Tell whether a clause begins with a preposition: "on CT", "because of pain", "given the pain"."""
    end = field.ends.get(first)
    return field.words[first] in word_classes("preposition", "leading") or (
        end is not None and end.end > first + 1 and end.meaning.ends == "circumstance"
    )


def _start_of_last(field: Field, named: list[int]) -> int:
    start = named[-1]
    while start not in field.firsts or field.words[start - 1] in ("and", "or"):
        start -= 1
    return start


def _opens_clause(field: Field, place: int, end: Cue) -> bool:
    """Tell whether a word only joins its clause to another: "because no leak was seen"."""
    part = field.made.parts[field.made.owner[place]]
    joins = part.kind in ("reason", "time", "contrast", "condition")
    return joins and place == part.start and end.end == place + 1


def _awake(field: Field, places: Iterable[int]) -> Iterator[int]:
    """Leave out what hangs on a preposition: "CT after surgery was not performed"."""
    asleep = ""
    for place in places:
        end = field.ends.get(place)
        if end is not None and not (
            _opens_clause(field, place, end) or is_of_treatment(field, place)
        ):
            asleep = end.meaning.ends
        elif asleep == "place" and field.words[place] in ("and", "or", "nor", ","):
            asleep = ""
        elif place - 1 in field.covered and field.words[place] in _ARTICLES:
            asleep = ""  # "a year after the infection the signs resolved"
        if not asleep:
            yield place


# ---- the others


def _both(field: Field, cue: Cue) -> Iterator[int]:
    yield from _backward(field, cue)
    yield from onward(field, cue)


def _definite(field: Field, cue: Cue) -> Iterator[int]:
    yield from _backward(field, cue, through=True)


def _diagnosis(field: Field, cue: Cue) -> Iterator[int]:
    """A subject that is called a diagnosis: "the diagnosis of infection was revised"."""
    subject = tuple(_backward(field, cue))
    called = {field.words[place] for place in subject}
    yield from () if called.isdisjoint(word_class("diagnosing")) else subject


def _last(field: Field, cue: Cue) -> Iterator[int]:
    """What a word stands right behind, "troponin negative", or else the subject."""
    beside = frozenset(hyphen(field, cue))
    yield from beside or _backward(field, cue)


def _given(field: Field, cue: Cue) -> Iterator[int]:
    """What is not done or did not come stands behind ("was not given any"), or else before."""
    ahead = tuple(onward(field, cue))
    named = not field.covered.isdisjoint(ahead)
    yield from ahead if named else _backward(field, cue)


def _denied(field: Field, cue: Cue) -> Iterator[int]:
    """From a "no" on; but the subject of a verb of finding was done, that of "was a cause" exists."""
    verb = field.made.parts[field.made.owner[cue.start]].verb
    told = verb is not None and verb >= cue.end and _leaves_subject(field.words, verb)
    for place in onward(field, cue):
        if not told or verb is None or place >= verb:
            yield place
    yield from purpose(field, verb, cue.end)


def _clausal(field: Field, cue: Cue) -> Iterator[int]:
    """On through the clause; a "not" that ends it has its subject: "oxygen was given, heparin was not"."""
    ahead = tuple(onward(field, cue))
    ends = not ahead or field.words[ahead[0]] in _CLOSING
    yield from _backward(field, cue) if ends and _is_left_out(field, cue) else ahead


def _is_left_out(field: Field, cue: Cue) -> bool:
    """Tell whether a "not" leaves out that something was done or found, as the clause before told it."""
    words, auxiliary = field.words, cue.start - 1
    if words[cue.start : cue.end] != ("not",) or words[auxiliary] not in word_class("be"):
        return False
    earlier = (p for p in range(auxiliary - 1, -1, -1) if p not in field.inner)
    verb = next((p for p in earlier if is_verb(words, p)), auxiliary)
    return words[verb_group_end(words, verb) - 1] in word_classes("found", "done")


def _leaves_subject(words: tuple[str, ...], verb: int) -> bool:
    if verb and words[verb - 1] in ("be", "been", "being"):
        return False  # "no leak having been found"
    if words[verb] in word_classes("finding", "mending"):
        return True  # what did not resolve is there
    end = verb_group_end(words, verb)
    follower = words[end] if end < len(words) else ""
    return (
        end == verb + 1 and words[verb] in word_class("be") and follower in word_class("determiner")
    )


def _whole(field: Field, cue: Cue) -> Iterator[int]:
    """The cue's clause, and the one that it introduces: "In the literature, ..."."""
    made, number = field.made, field.made.owner[cue.start]
    yield from made.parts[number].places
    if made.parts[number].kind == "introduction":
        yield from made.parts[number + 1].places


_Way = Callable[[Field, Cue], Iterator[int]]
_WAYS: Mapping[str, _Way] = {
    "phrase": onward, "noun": _denied, "clause": _clausal, "adverb": adverb, "next": beside,
    "subject": _backward, "definite": _definite, "both": _both, "whole": _whole,
    "sentence": sentence_of, "when": when, "label": label, "hyphen": hyphen,
    "object": object_of, "item": onward, "either": either, "given": _given,
    "earlier": earlier, "own": owned, "from": kept_from, "before": before_could, "inverted": inverted,
    "previous": previous, "last": _last, "made": made, "colon": colon,
    "led": led, "diagnosis": _diagnosis,
}  # fmt: skip
