"""The wordings of the ontology, made ready for following the words of a sentence through them.

A wording may leave choices: `blood|clot in|around the heart|pericardial_sac` has eight of them, `_` joins the
words of one choice, and a word with `?` may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from vakg.extract.names.spelling import spellings
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.wording import alike, words_of_kind
from vakg.model.term import Term
from vakg.ontology.lexicon import is_pattern, names_of

_HYPHENS = re.compile("[-\u2010\u2011]")
_PHRASE = re.compile(r" (?:of|in|on|to|from|by|with|into|around|at) .* ")
_LEAST = 2  # words that a wording has to have: one says too little
_LEAST_DONE = (
    3  # of a deed or an outcome: what is done and to what, "removed" and "improved" not alone
)
_ENDINGS = (("ing", ""), ("ied", "y"), ("ed", ""))
_PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""))
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST = 3
_MOST = 20_000  # words that a state remembers: no folder of papers makes it grow for ever


@dataclass(slots=True, eq=False)
class Step:
    """Where words lead on from here, the classes of the wordings that end here, and whether those deny."""

    onward: dict[str, list[Step]] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    denies: bool = False


class State:
    """Where one may stand after some words; where each next word leads is worked out when first asked.

    `told` are the classes of the wordings that end here, `denies` whether one of these denies by its words.
    """

    __slots__ = ("_known", "_steps", "denies", "told")

    def __init__(self, reached: Sequence[Step], stayed: Sequence[Step] = ()) -> None:
        """Join the steps that some words lead to, and those where a light word may have left one."""
        self._steps = (*reached, *stayed)
        self._known: dict[tuple[str, bool], State | None] = {}
        self.told = tuple(dict.fromkeys(curie for step in reached for curie in step.told))
        self.denies = any(step.denies for step in reached if step.told)

    def onward(self, word: str, light: bool = False) -> State | None:
        """Give where a word leads, or a verb that says the same: "fished" as "removed"; None: nowhere.

        A light word may also be passed over: one stands where one stood before, too.
        """
        asked = (word, light)
        if asked not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            ways = _stems(word)
            after = [one for step in self._steps for way in ways for one in step.onward.get(way, ())]
            self._known[asked] = State(after, self._steps if light else ()) if after else None
        return self._known[asked]


@lru_cache(maxsize=8)
def wordings(reader: Reader) -> State:
    """Collect the wordings of events, and those of their names that are phrases, by their words.

    Of deeds and outcomes only wordings with choices, made for this: verbs and their things tell the others,
    and "went well" in any form tells too much.

    >>> wordings(Reader.load()).onward("of") is None
    True
    """
    first = Step()
    for curie in sorted(reader.ontology.terms):
        if reader.makes(curie) in ("event", "method"):
            done = reader.deeds.is_done(curie) and reader.makes(curie) == "event"
            for words in _ways(reader.ontology.terms[curie]):
                slots = _slots(words)
                firm = sum("" not in slot for slot in slots)
                if firm >= _LEAST and (is_pattern(words) or not done):
                    _enter(first, slots, curie)
    return State([first])


def _ways(term: Term) -> Iterator[str]:
    """Give the wordings of a class, and its names that are phrases: "thrombosis of the leg veins"."""
    yield from term.wordings
    for name in names_of(term):
        if name.scope.grounds and not name.is_abbreviation and _PHRASE.search(name.text):
            yield name.text


def _slots(words: str) -> list[dict[str, list[str]]]:
    """Cut a wording into what may stand in each place: the stems of each choice; "" where none need stand.

    >>> _slots("the blood was|clots seen_in?")
    [{'blood': ['blood']}, {'clots': ['clots']}, {'seen_in': ['seen', 'in'], '': []}]
    """
    slots: list[dict[str, list[str]]] = []
    for place in words.lower().split():
        choices = place.removesuffix("?").split("|")
        slot = {one: _weighty(one.split("_")) for one in choices if one not in _empty()}
        if place.endswith("?"):
            slot[""] = []
        if any(slot.values()):
            slots.append(slot)
    return slots


def _weighty(words: Iterable[str]) -> list[str]:
    return [stem(one) for one in words if one not in _empty()]


def _enter(first: Step, slots: Sequence[dict[str, list[str]]], curie: str) -> None:
    """Enter a wording: all choices of a place lead to the same step."""
    heads = [first]
    for slot in slots:
        after = Step()
        for head in heads:
            for stems in slot.values():
                _lead(head, stems, after)
        heads = [*heads, after] if "" in slot else [after]
    said = {way for slot in slots for stems in slot.values() for way in stems}
    for head in heads:
        head.told = tuple(dict.fromkeys((*head.told, curie)))
        head.denies = head.denies or not _denying().isdisjoint(said)


def _lead(head: Step, stems: Sequence[str], after: Step) -> None:
    for number, way in enumerate(stems):
        step = after if number == len(stems) - 1 else Step()
        head.onward.setdefault(way, []).append(step)
        head = step


@cache
def _empty() -> frozenset[str]:
    """Words that say nothing in a wording, either; "all" and "no" do."""
    articles = word_class("determiner") - {"both", "no", "all", "any", "some", "each", "every"}
    return articles | word_classes("be", "have", "do")


@lru_cache(maxsize=8192)  # a text has few different words
def stem(word: str) -> str:
    """Give what the forms of a word share, in one spelling.

    >>> stem("collected") == stem("collect"), stem("haematoma") == stem("hematoma")
    (True, True)
    """
    plain = min(spellings(_HYPHENS.sub("", word)))
    return _even(_cut(plain, _ENDINGS))


@lru_cache(maxsize=8192)
def _stems(word: str) -> tuple[str, ...]:
    """Give what a word may stand for in a wording: "limbs" for a limb, too, but "limb" for no limbs."""
    one = word if word.endswith(_NO_PLURAL) else _cut(word, _PLURALS)
    return tuple(dict.fromkeys(stem(way) for way in (word, one, *alike(word))))


def _cut(word: str, endings: Iterable[tuple[str, str]]) -> str:
    """Take an ending off a word that stays long enough without it."""
    for ending, instead in endings:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST:
            return bare + instead
    return word


def _even(word: str) -> str:
    """Write one way what forms of a verb spell apart: "dripped", "drip"; "placed", "place"."""
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e")


@cache
def _denying() -> frozenset[str]:
    more = {"not", "never", "neither", "cannot", "longer", "nothing"}
    return frozenset(stem(one) for one in words_of_kind("denying") | more)
