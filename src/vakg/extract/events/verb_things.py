"""A form of a verb, and which things named in its sentence it is said of: its subject or its object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vakg.extract.clock.clauses import words_that
from vakg.extract.events.deeds import Deeds
from vakg.extract.events.parts import names_part, takes_away
from vakg.extract.located.between import words_between
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.names.spelling import folded, is_adjective
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import alike, words_of_kind

_NEAR = 7  # words between a verb and what it is done to
_LEVELS = 2  # words of "of L3"
_LEAKED = "leaked"
_JOINING = frozenset({",", "and", "to", "or"})
_FAR = 20  # words between a pronoun and what it stands for
_FEW = 4  # words between a verb and its object
_AUXILIARY = 30  # code points before a verb in which its auxiliary stands


@dataclass(frozen=True)
class Verb:
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
        """Where the verb stands."""
        return Span(start=self.start, end=self.end)

    def near(self) -> list[Mention]:
        """Give the names before the verb, the last first, and those behind it; an object at once first."""
        before = sorted(
            (one for one in self.names if one.end <= self.start), key=lambda one: -one.end
        )
        after = sorted(
            (one for one in self.names if one.start >= self.end), key=lambda one: one.start
        )
        own = after[:1] if after and self._is_active(after[0]) else []
        return [*own, *before[:6], *after[len(own) : 3]]

    def _is_active(self, behind: Mention) -> bool:
        """Tell whether a name is the verb's object, with at most its adjectives between: "had torn it"."""
        before = self.text[max(self.first, self.start - _AUXILIARY) : self.start].lower().split()
        led = [word for word in before if word not in word_class("adverb")][-1:]
        if not led or led[0] not in word_classes("have", "pronoun"):
            return False
        words = self.text[self.end : behind.start].split()
        return len(words) < _FEW and all(map(str.isalpha, words))

    def class_of(self, one: Mention) -> str | None:
        """Give the class that a thing named makes with the verb, by any name of it or of what it is."""
        text = folded(one.text)
        if text.endswith("ed") or self._takes_part_of(one) or self._is_only_reached(one):
            return None  # a verb is no thing: "compressed"
        own = (
            () if is_adjective(text) else (text, text.removesuffix("s"))
        )  # "epidural and dural cement"
        away = takes_away(self.text[self.start : self.end].lower()) and self.deeds.is_site(one)
        if away and self.text[one.start : one.end] != one.text:
            return None  # "it was removed": no part of the body
        ways = (*own, *self.deeds.names_of(one.curie, alone=away))  # a rib is no piece of bone
        return next((self.things[way] for way in ways if way in self.things), None)

    def _is_only_reached(self, one: Mention) -> bool:
        """Tell whether a place is only where something got to, no leak: "the needle entered the pedicle"."""
        going = _LEAKED in alike(self.text[self.start : self.end].lower())[1:]
        return going and self.deeds.is_site(one)

    def _takes_part_of(self, one: Mention) -> bool:
        """Tell whether only a part of what is named is taken away: "the border of the body was resected"."""
        if not takes_away(self.text[self.start : self.end].lower()):
            return False
        return names_part(self.text, self.first, one) and self.deeds.is_site(one)


def in_list(text: str, one: Span, other: Span) -> bool:
    """Tell whether two things are members of one list."""
    left, right = (one, other) if one.end <= other.start else (other, one)
    return left.end <= right.start and gap_between(text, left, right) is Gap.LIST


def joined(verb: Verb, one: Mention) -> bool:
    """Tell whether a thing is the verb's subject or object: no other verb or clause between them."""
    is_before = one.end <= verb.start
    left, right = (one, verb.span) if is_before else (verb.span, one)
    words = words_between(verb.text, left.end, right.start, verb.names)
    if words[-1:] in (("its",), ("their",)):
        return is_before and len(words) <= _FAR
    if any(word in ";:." for word in words):
        return False
    if not is_before:
        return len(words) <= _NEAR and _is_object(words)
    every = words_between(verb.text, left.end, right.start)
    acting = _is_doer(words) or _acts_itself(every)
    if acting and verb.deeds.is_done(verb.class_of(one) or ""):
        return False
    return _is_said(verb, _past_levels(words), every)


def is_subject_of_clause(verb: Verb, one: Mention) -> bool:
    """Tell whether a name right before a verb begins its clause, so that the verb is said of nothing else."""
    stands_for_other = verb.text[one.start : one.end] != one.text  # as a pronoun does
    if one.end > verb.start or stands_for_other:
        return False
    between = verb.text[one.end : verb.start].lower().split()
    if not word_classes("be", "have", "adverb", "modal").issuperset(between):
        return False
    before = verb.text[max(verb.first, one.start - _AUXILIARY) : one.start].lower().split()
    while before and before[-1] in word_class("determiner"):
        before.pop()
    return bool(before) and before[-1] in word_classes("time", "reason", "contrast") | {
        "as",
        "after",
    }


def _past_levels(words: Sequence[str]) -> Sequence[str]:
    """Leave out at which levels a subject is: "the screws of L3 and L4 loosened"."""
    if len(words) < _LEVELS or words[0] not in ("of", "at", "in", "from"):
        return words
    end = 1
    while end < len(words) and (words[end][-1].isdigit() or words[end] in _JOINING):
        end += 1
    return words[end:] if end > 1 and words[end - 1][-1].isdigit() else words


def _is_said(verb: Verb, words: Sequence[str], every: Sequence[str]) -> bool:
    """Tell whether a verb is said of what stands before it, by the words between, names left out and all."""
    if words[-1:] == ("without",):  # "it filled the body without leaking"
        return len(words) <= _FAR
    words = _without_aside(words)
    if len(words) > _NEAR or _breaks_other(verb):
        return False
    if words and _is_bare_participle(verb, words):
        return False  # "seen on the film taken the day after"
    return _is_subject(words) or _is_shared(every)


def _breaks_other(verb: Verb) -> bool:
    """Tell whether a verb such as "broke" has an object: then that is what is broken."""
    if verb.text[verb.start : verb.end].lower() not in words_of_kind("breaking"):
        return False
    before = verb.text[max(verb.first, verb.start - _AUXILIARY) : verb.start].lower().split()[-2:]
    behind = verb.text[verb.end : verb.end + _AUXILIARY].lower().split()[:2]
    when = words_that("length") | {"next", "following", "same"}  # "L3 fractured a month later"
    return (
        word_class("be").isdisjoint(before)
        and behind != []
        and behind[0] in word_class("determiner")
        and when.isdisjoint(behind[1:])
    )


def _acts_itself(every: Sequence[str]) -> bool:
    """Tell whether somebody else does what a verb tells: "pain in tumors that drugs could not control"."""
    led = [word for word in every if word not in word_class("adverb") | {"not"}][-1:]
    active = bool(led) and led[0] in word_classes("modal", "do")
    fronted = every[:1] != () and every[0] in word_class("relative") | {"that", "to"}
    return active and not fronted


def _is_doer(words: Sequence[str]) -> bool:
    """Tell whether a thing would do itself what is done to patients: "the way it had taken"."""
    own = [word for word in words if word not in word_class("adverb")]
    return bool(own) and all(word in word_class("have") for word in own)


def _is_bare_participle(verb: Verb, words: Sequence[str]) -> bool:
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
    words = _without_aside(words)
    if {",", "and"} & set(words) and not set(words) & word_class("relative"):
        return False
    near = [word for word in words if word not in word_class("adverb")][-1:]
    if near and near[0] in word_classes("determiner", "preposition"):
        return False  # "cement in the fractured vertebra"
    return not any(word in word_classes("contrast", "finding") for word in words)


def _is_shared(words: Sequence[str]) -> bool:
    """Tell whether a verb is the second of its subject: "was verified and removed", "broke and migrated"."""
    passing = word_classes("be", "have", "adverb", "modal")
    last = next((n for n in range(len(words), 0, -1) if words[n - 1] not in passing), 0)
    if not last or words[last - 1] != "and":
        return False
    told = next((word for word in words if word not in word_class("adverb")), "")
    verbs = (
        word_classes("be", "have", "finite", "present")
        | words_of_kind("like")
        | words_of_kind("lying")
    )
    return (
        told in verbs or told.endswith("ed") or not word_class("be").isdisjoint(words[: last - 1])
    )


def _without_aside(words: Sequence[str]) -> Sequence[str]:
    """Leave out what commas set off behind a subject: "the hematoma, seen at L2, was drained"."""
    if words[:1] != (",",) or words.count(",") != 2:
        return words
    behind = words[words.index(",", 1) + 1 :]
    told = word_class("be") | word_class("have")
    is_aside = bool(behind) and behind[0] in told and "and" not in words
    return behind if is_aside else words


_PREPOSED = word_class("preposition") | word_class("coordinator") | word_class("contrast")
