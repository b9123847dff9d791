"""Events told by a verb: "the cement was removed" is what the ontology calls a cement removal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from vakg.extract.events.deeds import Deeds
from vakg.extract.events.found import Found
from vakg.extract.located.gaps import Gap, gap_between, words_between
from vakg.extract.names.spelling import folded, is_adjective
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import ways_of_kind, words_of_kind
from vakg.model.document import Sentence

_WORD = re.compile(r"[^\W\d_]{4,}")
_NEAR = 7  # words between a verb and what it is done to
_FAR = 20  # words between a pronoun and what it stands for
_REMOVED = "removed"
_CLOSE = 40  # code points around a verb in which its adverb stands


def deeds_in(
    text: str, sentence: Span | Sentence, names: Sequence[Mention], deeds: Deeds
) -> Iterator[Found]:
    """Find events that a verb of a sentence tells of what the sentence names.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        names: What it names.
        deeds: What verbs may tell.
    """
    for hit in _WORD.finditer(text, sentence.start, sentence.end):
        word = hit.group().lower()
        things = _things_of(text, sentence.start, hit.span(), word, deeds)
        alone = deeds.of_verb_alone(word)
        told = not (
            _is_phrasal(text, *hit.span()) or _is_state(text, sentence.start, hit.start(), word)
        )
        if (things or alone) and told:
            verb = _Verb(text, sentence.start, hit.start(), hit.end(), names, things, deeds)
            holders = (one for one in names if one.grounds and one.start <= verb.start < one.end)
            within = next(holders, None)
            if within is None:
                yield from _told_by(verb, sentence.end, alone)
            elif word not in deeds.nouns and not (
                within.start == verb.start and within.end > verb.end
            ):
                yield from _done(verb, within)
                yield from (
                    one for one in _in_manner(verb, sentence.end) if deeds.is_kind(one, within)
                )


def _is_phrasal(text: str, start: int, end: int) -> bool:
    """Tell whether a particle gives a verb another meaning: "the resection was carried out"."""
    particle = text[end : end + 8].split()[:1]
    phrase = f"{text[start:end].lower()} {particle[0].strip('.,;')}" if particle else ""
    return phrase in words_of_kind("phrasal")


def _is_state(text: str, first: int, start: int, word: str) -> bool:
    """Tell whether a form is an adjective behind its verb: "the artery was open" tells of no deed."""
    before = text[max(first, start - _CLOSE) : start].lower().split()[-2:]
    led = word_class("be") | words_of_kind("linking")
    return word in words_of_kind("adjectival") and not led.isdisjoint(before)


def _told_by(verb: _Verb, end: int, alone: str | None) -> Iterator[Found]:
    """Give what a verb tells with its things, by its adverb, or by itself."""
    broad = verb.text[verb.start : verb.end].lower() in words_of_kind("broad")
    done = [*(() if broad else _done(verb)), *_in_manner(verb, end)]
    treats = any(verb.deeds.is_procedure(one) for one in verb.things.values())  # "was embolized"
    agent = verb.text.startswith((" by ", " with "), verb.end)  # "was seized by pain"
    if not done and alone and not (treats or agent) and _is_told(verb.text, verb.first, verb.start):
        done = [Found(curie=alone, head=verb.span, judged=(verb.span,), reach=verb.span)]
    yield from done


@dataclass(frozen=True)
class _Verb:
    """A form of a verb in a text, with the names of its sentence and what they may make with it."""

    text: str
    first: int
    start: int
    end: int
    names: Sequence[Mention]
    things: Mapping[str, str]
    deeds: Deeds

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)

    def near(self) -> list[Mention]:
        """Give the names before the verb, the last first, and those behind it."""
        before = sorted(
            (one for one in self.names if one.end <= self.start), key=lambda one: -one.end
        )
        after = sorted(
            (one for one in self.names if one.start >= self.end), key=lambda one: one.start
        )
        return [*before[:6], *after[:3]]

    def class_of(self, one: Mention) -> str | None:
        """Give the class that a thing named makes with the verb, by any name of it or of what it is."""
        text = folded(one.text)
        own = (
            () if is_adjective(text) else (text, text.removesuffix("s"))
        )  # "epidural and dural cement"
        ways = (*own, *self.deeds.names_of(one.curie))
        return next((self.things[way] for way in ways if way in self.things), None)


def _in_manner(verb: _Verb, end: int) -> Iterator[Found]:
    """Read an adverb as the adjective of the deed's noun: "was fixed posteriorly"."""
    text = verb.text
    before = text[max(verb.first, verb.start - _CLOSE) : verb.start].split()[-1:]
    behind = re.split(r"[,;:.(]", text[verb.end : min(end, verb.end + _CLOSE)])[0].split()
    adverbs = (word.lower() for word in (*before, *behind) if word.endswith("ly"))
    told = (verb.things[word[:-2]] for word in adverbs if word[:-2] in verb.things)
    for curie in islice(told, 1):
        yield Found(curie=curie, head=verb.span, judged=(verb.span,), reach=verb.span)


def _is_told(text: str, start: int, place: int) -> bool:
    """Tell whether a participle is what the sentence says: "was completely thrombosed"."""
    before = text[max(start, place - 40) : place].lower().split()
    slack = word_class("adverb") | words_of_kind("filler") | words_of_kind("degree")
    while before and before[-1] in slack:
        before.pop()
    led = word_classes("be", "have", "people", "pronoun") | words_of_kind("linking") | {"not"}
    return bool(before) and before[-1] in led


def kept_in(
    text: str, sentence: Span | Sentence, names: Sequence[Mention], deeds: Deeds
) -> Iterator[Found]:
    """Find things that were left where they were: they were not removed.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        names: What it names.
        deeds: What verbs may tell.
    """
    for hit in _kept().finditer(text, sentence.start, sentence.end):
        things = deeds.of_verb(_REMOVED)
        verb = _Verb(text, sentence.start, hit.start(), hit.end(), names, things, deeds)
        for one in _done(verb):
            yield replace(one, denied=True, only_absent=True)


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{ways_of_kind('kept')})\b", re.I)


def _things_of(
    text: str, start: int, place: tuple[int, int], word: str, deeds: Deeds
) -> Mapping[str, str]:
    """Read a verb; or a noun with what it is done to ("collapse of L5"); or as the verb it looks like."""
    if word not in deeds.nouns:
        return deeds.of_verb(word)
    if text.startswith(" of ", place[1]) or _is_owned(text, start, place[0]):
        return deeds.of_noun(word)
    return deeds.of_verb(word) if _is_verb(text, start, place[0]) else {}  # "may leak"


def _is_owned(text: str, start: int, place: int) -> bool:
    """Tell whether a pronoun stands for the thing: "laminectomy allowed its removal"."""
    before = text[max(start, place - 12) : place].lower().split()
    return bool(before) and before[-1] in ("its", "their")


def _is_verb(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - 12) : place].lower().split()
    return bool(before) and before[-1] in word_class("modal") | word_class("do") | {"to", "not"}


def _done(verb: _Verb, within: Mention | None = None) -> Iterator[Found]:
    """Give what the verb tells of the nearest thing it fits, and of those in one list with it.

    Where a name holds the verb ("the cyst and the cement were removed"), only the rest of the list is left.
    """
    last: Mention | None = None
    candidates = verb.near()
    if within is not None:
        own = (one for one in candidates if verb.class_of(one) == within.curie)
        last = next(own, within)
        candidates = [one for one in candidates if one.end <= last.start]
    for one in candidates:
        curie = verb.class_of(one)
        if curie is None or (last is not None and not _in_list(verb.text, one, last)):
            continue
        if last is not None or _joined(verb, one):
            last = one
            reach = Span(start=min(one.start, verb.start), end=max(one.end, verb.end))
            judged = (verb.span, Span(start=one.start, end=one.end))
            yield Found(curie=curie, head=verb.span, judged=judged, reach=reach)


def _in_list(text: str, one: Span, other: Span) -> bool:
    left, right = (one, other) if one.end <= other.start else (other, one)
    return left.end <= right.start and gap_between(text, left, right) is Gap.LIST


def _joined(verb: _Verb, one: Span) -> bool:
    """Tell whether a thing is the verb's subject or object: no other verb or clause between them."""
    is_before = one.end <= verb.start
    left, right = (one, verb.span) if is_before else (verb.span, one)
    words = words_between(verb.text, left.end, right.start, verb.names)
    if words and words[-1] in ("its", "their"):
        return is_before and len(words) <= _FAR
    if any(word in ";:." for word in words):
        return False
    if is_before and words and words[-1] == "without":  # "it filled the body without leaking"
        return len(words) <= _FAR
    if is_before and words and _is_bare_participle(verb, words):
        return False  # "seen on the film taken the day after"
    return len(words) <= _NEAR and (_is_subject(words) if is_before else _is_object(words))


def _is_bare_participle(verb: _Verb, words: Sequence[str]) -> bool:
    """Tell whether a verb such as "taken" stands with no form of "be" or "have" before it."""
    first = verb.text[verb.start : verb.end].lower().split()[0]
    near = [word for word in words if word not in word_class("adverb")][-1:]
    told = word_class("be") | word_class("have") | word_class("coordinator")
    return first.endswith("en") and told.isdisjoint(near)


def _is_object(words: Sequence[str]) -> bool:
    words = words[1:] if words[:1] == ("of",) else words
    light = all(word in word_class("determiner") or word.isalpha() for word in words[:4])
    return light and not any(word in _PREPOSED for word in words)


def _is_subject(words: Sequence[str]) -> bool:
    if words[-1:] == ("and",) and not word_class("be").isdisjoint(words):
        return True  # "was verified and removed"
    words = _without_aside(words)
    if {",", "and"} & set(words) and not set(words) & word_class("relative"):
        return False
    near = [word for word in words if word not in word_class("adverb")][-1:]
    if near and near[0] in word_classes("determiner", "preposition"):
        return False  # "cement in the fractured vertebra"
    return not any(word in word_classes("contrast", "finding") for word in words)


def _without_aside(words: Sequence[str]) -> Sequence[str]:
    """Leave out what commas set off behind a subject: "the hematoma, seen at L2, was drained"."""
    if words[:1] != (",",) or words.count(",") != 2:
        return words
    behind = words[words.index(",", 1) + 1 :]
    told = word_class("be") | word_class("have")
    is_aside = bool(behind) and behind[0] in told and "and" not in words
    return behind if is_aside else words


_PREPOSED = word_class("preposition") | word_class("coordinator") | word_class("contrast")
