"""Events told by a verb: "the cement was removed" is what the ontology calls a cement removal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.events.deeds import Deeds
from vakg.extract.events.found import Found
from vakg.extract.events.verb_things import Verb, in_list, is_subject_of_clause, joined
from vakg.extract.patterns import beginning
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import ways_of_kind, words_of_kind
from vakg.model.document import Sentence

_WORD = re.compile(r"[^\W\d_]{4,}")
_REMOVED = "removed"
_OBJECT = 90  # code points behind a verb in which its particle may stand
_OUT = re.compile(r"\b(?:out|away|off|from)\b")
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
        if word in deeds.manners:
            yield from _in_way(text, sentence, hit.span(), names, deeds)
        if word in deeds.materials or not deeds.tells(word):
            continue
        things = _things_of(text, sentence.start, hit.span(), word, deeds)
        alone = deeds.of_verb_alone(word)
        if (things or alone) and not (
            _is_state(text, sentence.start, hit.start(), word) or _is_phrasal(text, *hit.span())
        ):
            verb = Verb(text, sentence.start, hit.start(), hit.end(), names, things, deeds)
            within = next((one for one in names if _holds(verb, one)), None)
            if within is None:
                yield from _told_by(verb, sentence.end, alone)
            elif word not in deeds.nouns:
                yield from _within(verb, within, sentence.end)


def _holds(verb: Verb, name: Mention) -> bool:
    """Tell whether a verb stands within a name that tells of what it tells, too."""
    is_event = name.grounds and name.curie in verb.deeds.events
    if not is_event or not name.start <= verb.start < name.end:
        return False
    outcome = verb.deeds.is_outcome(name) and all(
        map(verb.deeds.is_procedure, verb.things.values())
    )
    return not outcome  # "successfully retrieved" says how it ended


def _within(verb: Verb, name: Mention, end: int) -> Iterator[Found]:
    """Give what a verb within a name tells: the rest of a list, or by its subject a kind of what is named."""
    if not (name.start == verb.start and name.end > verb.end):
        yield from _done(verb, name)
        yield from (one for one in _in_manner(verb, end) if verb.deeds.is_kind(one, name))
    yield from (one for one in _done(verb) if verb.deeds.is_kind(one, name))


def _in_way(
    text: str,
    sentence: Span | Sentence,
    place: tuple[int, int],
    names: Sequence[Mention],
    deeds: Deeds,
) -> Iterator[Found]:
    """Read an adverb that says how somebody was treated: "was dealt with surgically"."""
    start, end = place
    before = text[sentence.start : start].lower().split()
    held = any(one.start <= start < one.end for one in names)
    if not held and not words_of_kind("broad").isdisjoint(before):
        head = Span(start=start, end=end)
        near = Span(start=max(sentence.start, start - _CLOSE), end=start)
        verb = next((one for one in _WORD.finditer(text, near.start, end) if _is_broad(one)), None)
        judged = (head,) if verb is None else (head, Span(start=verb.start(), end=verb.end()))
        yield Found(
            curie=deeds.manners[text[start:end].lower()], head=head, judged=judged, reach=head
        )


def _is_broad(word: re.Match[str]) -> bool:
    return word.group().lower() in words_of_kind("broad")


def _is_phrasal(text: str, start: int, end: int) -> bool:
    """Tell whether a particle gives a verb another meaning: "the resection was carried out"."""
    particle = text[end : end + 8].split()[:1]
    word = text[start:end].lower()
    phrase = f"{word} {particle[0].strip('.,;')}" if particle else ""
    if word in words_of_kind("parted"):  # "took the cement out", not "took the drug"
        return _OUT.search(re.split(r"[.;:]", text[end : end + _OBJECT])[0]) is None
    return phrase in words_of_kind("phrasal")


def _is_state(text: str, first: int, start: int, word: str) -> bool:
    """Tell whether a form is an adjective behind its verb: "the artery was open" tells of no deed."""
    if word not in words_of_kind("adjectival"):
        return False
    before = text[max(first, start - _CLOSE) : start].lower().split()[-2:]
    return not (word_class("be") | words_of_kind("linking")).isdisjoint(before)


def _told_by(verb: Verb, end: int, alone: str | None) -> Iterator[Found]:
    """Give what a verb tells with its things, by its adverb, or by itself."""
    broad = verb.text[verb.start : verb.end].lower() in words_of_kind("broad")
    done = [*(() if broad else _done(verb)), *_in_manner(verb, end)]
    treats = any(verb.deeds.is_procedure(one) for one in verb.things.values())  # "was embolized"
    agent = verb.text.startswith((" by ", " with "), verb.end)  # "was seized by pain"
    if not done and alone and not (treats or agent) and _is_told(verb.text, verb.first, verb.start):
        done = [Found(curie=alone, head=verb.span, judged=(verb.span,), reach=verb.span)]
    yield from done


def _in_manner(verb: Verb, end: int) -> Iterator[Found]:
    """Read an adverb as the adjective of the deed's noun: "was fixed posteriorly"."""
    text = verb.text
    before = text[max(verb.first, verb.start - _CLOSE) : verb.start].split()[-1:]
    behind = re.split(r"[,;:.(]", text[verb.end : min(end, verb.end + _CLOSE)])[0].split()
    adverbs = (word.lower() for word in (*before, *behind) if word.endswith("ly"))
    way = _by_way().match(text, verb.end, end)
    ways = (*(word[:-2] for word in adverbs), *((way[1].lower(),) if way else ()))
    told = dict.fromkeys(verb.things[word] for word in ways if word in verb.things)
    for curie in told:
        yield Found(curie=curie, head=verb.span, judged=(verb.span,), reach=verb.span)


@cache
def _by_way() -> re.Pattern[str]:
    """Match "by the endovascular route" behind a verb."""
    return re.compile(
        rf" (?:by|via|through|with|using|in) (?:the |an? )?([\w-]+) (?:{ways_of_kind('manner')})\b",
        re.I,
    )


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
        verb = Verb(text, sentence.start, hit.start(), hit.end(), names, things, deeds)
        for one in _done(verb):
            yield replace(one, denied=True, only_absent=True)


@cache
def _kept() -> re.Pattern[str]:
    ways = ways_of_kind("kept")
    return re.compile(rf"{beginning(ways)}\b(?:{ways})\b", re.I)


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
    return bool(before) and (
        before[-1] in ("to", "not") or before[-1] in word_classes("modal", "do")
    )


def _done(verb: Verb, within: Mention | None = None) -> Iterator[Found]:
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
        if curie is None and last is None and is_subject_of_clause(verb, one):
            return  # "cement had dripped into it as the needle was withdrawn"
        if curie is None or (last is not None and not in_list(verb.text, one, last)):
            continue
        if last is not None or joined(verb, one):
            last = one
            reach = Span(start=min(one.start, verb.start), end=max(one.end, verb.end))
            judged = (verb.span, Span(start=one.start, end=one.end))
            yield Found(curie=curie, head=verb.span, judged=judged, reach=reach)
