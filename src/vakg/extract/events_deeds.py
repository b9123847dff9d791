"""Events told by a verb: "the cement was removed" is what the ontology calls a cement removal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vakg.extract.events_found import Found
from vakg.extract.located_gaps import Gap, gap_between, words_between
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Mention, Span
from vakg.extract.spelling import folded
from vakg.extract.wording import alike, stem_of_noun, stem_of_verb, words_of_kind
from vakg.model.document import Sentence
from vakg.model.term import Scope, Term
from vakg.ontology import Ontology
from vakg.ontology.lexicon import names_of

_WORD = re.compile(r"[^\W\d_]{4,}")
_NEAR = 7  # words between a verb and what it is done to
_FAR = 20  # words between a pronoun and what it stands for
_CLOSE = 40  # code points around a verb in which its adverb stands
_BARE = ("vaco:PathologicalProcess", "vaco:ClinicalFinding")
_DEED = ("ion", "osis", "ure")


@dataclass(frozen=True)
class Deeds:
    """Names of events made of a thing and a noun that stands for a verb, by the verb's stem.

    Args:
        things: For each stem, the class that each thing makes with it.
        nouns: The nouns themselves.
        alone: For each stem, the class of a disorder that its noun names by itself ("thrombosis").
        ontology: Gives the names of things.
    """

    things: Mapping[str, Mapping[str, str]]
    nouns: frozenset[str]
    alone: Mapping[str, str]
    ontology: Ontology = field(repr=False)

    @classmethod
    def of(cls, ontology: Ontology, events: frozenset[str]) -> Deeds:
        """Collect them from the names of some classes."""
        things: dict[str, dict[str, str]] = {}
        nouns: set[str] = set()
        for curie in sorted(events):
            for thing, noun in _parts(ontology.terms[curie]):
                stem = stem_of_noun(noun)
                if noun.endswith("ed"):
                    continue  # "cement was removed" is a name with its verb: found as it stands
                nouns.add(noun)
                if stem:
                    things.setdefault(stem, {}).setdefault(thing, curie)
        return cls(things, frozenset(nouns), _alone(ontology, events), ontology)

    def names_of(self, curie: str) -> tuple[str, ...]:
        """Give the names of a class and of those right above it that stand in any name of a deed."""
        if curie not in self._names:
            known = self.ontology.terms[curie]
            every = (known, *(self.ontology.terms[parent] for parent in known.parents))
            ways = (
                folded(name.text)
                for term in every
                for name in names_of(term)
                if not name.is_abbreviation
            )
            self._names[curie] = tuple(way for way in dict.fromkeys(ways) if way in self._spoken)
        return self._names[curie]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(thing for some in self.things.values() for thing in some)

    def of_verb(self, verb: str) -> Mapping[str, str]:
        """Give the class that each thing makes with a form of a verb."""
        known = self._verbs.get(verb)
        if known is None:
            ways = [self.things.get(stem_of_verb(one), {}) for one in reversed(alike(verb))]
            known = self._verbs[verb] = {thing: curie for way in ways for thing, curie in way.items()}
        return known

    def of_verb_alone(self, verb: str) -> str | None:
        """Give the class that a participle tells with no thing beside it: "the vein was thrombosed"."""
        return self.alone.get(stem_of_verb(verb)) if verb.endswith("ed") else None

    def of_noun(self, noun: str) -> Mapping[str, str]:
        """Give the class that each thing makes with a noun: "collapse of" it."""
        return self.things.get(stem_of_noun(noun), {})

    @cached_property
    def _verbs(self) -> dict[str, Mapping[str, str]]:
        return {}


def _alone(ontology: Ontology, events: frozenset[str]) -> Mapping[str, str]:
    """Collect the disorders and findings that one noun of a deed names: thrombosis, desaturation."""
    found: dict[str, str] = {}
    for curie in sorted(events):
        term = ontology.terms[curie]
        if not any(kind in term.ancestors for kind in _BARE):
            continue
        for name in names_of(term):
            word = folded(name.text)
            if name.is_abbreviation or name.scope not in (Scope.LABEL, Scope.EXACT):
                continue
            if word.isalpha() and word.endswith(_DEED) and stem_of_noun(word):
                found.setdefault(stem_of_noun(word), curie)
    return found


def _parts(term: Term) -> Iterator[tuple[str, str]]:
    """Cut names into thing and noun: "cement removal", "removal of the cement"."""
    for name in names_of(term):
        if name.is_abbreviation or name.scope not in (Scope.LABEL, Scope.EXACT):
            continue
        words = folded(name.text).split()
        if len(words) == 2:
            yield words[0], words[1]
        elif len(words) == 3 and words[1] != "of":
            yield " ".join(words[:2]), words[2]
        if "of" in words[1:-1] and words.index("of") == 1:
            rest = words[2:]
            yield " ".join(rest[1:] if rest[0] == "the" else rest), words[0]


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
        if word in deeds.nouns:
            things = _of_noun(text, sentence.start, hit.span(), word, deeds)
        else:
            things = deeds.of_verb(word)
        alone = deeds.of_verb_alone(word)
        if not (things or alone):
            continue
        verb = Span(start=hit.start(), end=hit.end())
        within = next((one for one in names if one.start <= verb.start < one.end), None)
        done = list(_done(text, verb, names, things, deeds, within))
        if within is not None:
            yield from done
            continue
        done += _in_manner(text, sentence, verb, things)
        if not done and alone and _is_told(text, sentence.start, verb.start):
            done = [Found(curie=alone, head=verb, judged=(verb,), reach=verb)]
        yield from done


def _in_manner(
    text: str, sentence: Span | Sentence, verb: Span, things: Mapping[str, str]
) -> Iterator[Found]:
    """Read an adverb as the adjective of the deed's noun: "was fixed posteriorly", "operated upon urgently"."""
    before = text[max(sentence.start, verb.start - _CLOSE) : verb.start].split()[-1:]
    behind = re.split(r"[,;:.(]", text[verb.end : min(sentence.end, verb.end + _CLOSE)])[0].split()
    for word in (*before, *behind):
        curie = things.get(word.lower().removesuffix("ly")) if word.endswith("ly") else None
        if curie is not None:
            yield Found(curie=curie, head=verb, judged=(verb,), reach=verb)
            return


def _is_told(text: str, start: int, place: int) -> bool:
    """Tell whether a participle is what the sentence says: "was completely thrombosed"."""
    before = text[max(start, place - 40) : place].lower().split()
    slack = word_class("adverb") | words_of_kind("filler") | words_of_kind("degree")
    while before and before[-1] in slack:
        before.pop()
    led = word_classes("be", "have", "people", "pronoun") | words_of_kind("linking") | {"not"}
    return bool(before) and before[-1] in led


def _of_noun(
    text: str, start: int, place: tuple[int, int], word: str, deeds: Deeds
) -> Mapping[str, str]:
    """Read a noun with what it is done to ("collapse of L5"), or as the verb that looks so ("may leak")."""
    if text.startswith(" of ", place[1]) or _is_owned(text, start, place[0]):
        return deeds.of_noun(word)
    return deeds.of_verb(word) if _is_verb(text, start, place[0]) else {}


def _is_owned(text: str, start: int, place: int) -> bool:
    """Tell whether a pronoun stands for the thing: "laminectomy allowed its removal"."""
    before = text[max(start, place - 12) : place].lower().split()
    return bool(before) and before[-1] in ("its", "their")


def _is_verb(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - 12) : place].lower().split()
    return bool(before) and before[-1] in word_class("modal") | word_class("do") | {"to", "not"}


def _done(
    text: str,
    verb: Span,
    names: Sequence[Mention],
    things: Mapping[str, str],
    deeds: Deeds,
    within: Mention | None = None,
) -> Iterator[Found]:
    """Give what the verb tells of the nearest thing it fits, and of those in one list with it.

    Where a name holds the verb ("the cyst and the cement were removed"), only the rest of the list is left.
    """
    before = sorted((one for one in names if one.end <= verb.start), key=lambda one: -one.end)
    after = sorted((one for one in names if one.start >= verb.end), key=lambda one: one.start)
    last: Mention | None = within
    if within is not None:
        last = next((one for one in before if _class_of(one, things, deeds) == within.curie), within)
        before = [one for one in before if one.end <= last.start]
        after = []
    for one in (*before[:6], *after[:3]):
        curie = _class_of(one, things, deeds)
        if curie is None or (last is not None and not _in_list(text, one, last)):
            continue
        if last is not None or _joined(text, one, verb, names):
            last = one
            reach = Span(start=min(one.start, verb.start), end=max(one.end, verb.end))
            yield Found(
                curie=curie,
                head=verb,
                judged=(verb, Span(start=one.start, end=one.end)),
                reach=reach,
            )


def _in_list(text: str, one: Span, other: Span) -> bool:
    left, right = (one, other) if one.end <= other.start else (other, one)
    return left.end <= right.start and gap_between(text, left, right) is Gap.LIST


def _class_of(one: Mention, things: Mapping[str, str], deeds: Deeds) -> str | None:
    """Give the class that a thing named makes with the verb, by any name of the thing or what it is."""
    text = folded(one.text)
    ways = (text, text.removesuffix("s"), *deeds.names_of(one.curie))
    return next((things[way] for way in ways if way in things), None)


def _joined(text: str, one: Span, verb: Span, names: Sequence[Mention]) -> bool:
    """Tell whether a thing is the verb's subject or object: no other verb or clause between them."""
    left, right = (one, verb) if one.end <= verb.start else (verb, one)
    words = words_between(text, left.end, right.start, names)
    if words and words[-1] in ("its", "their"):
        return left is one and len(words) <= _FAR
    if len(words) > _NEAR or any(word in ";:." for word in words):
        return False
    if left is verb:
        words = words[1:] if words[:1] == ("of",) else words
        return all(
            word in word_class("determiner") or word.isalpha() for word in words[:4]
        ) and not any(word in _PREPOSED for word in words)
    if {",", "and"} & set(words) and not set(words) & word_class("relative"):
        return False
    return not any(word in word_classes("contrast", "finding") for word in words)


_PREPOSED = word_class("preposition") | word_class("coordinator") | word_class("contrast")
