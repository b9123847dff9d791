"""What a rate is a rate of: the thing that happens, by where the number stands in its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from vakg.extract.claims.counted import event_counted
from vakg.extract.claims.leading import has_verb, led
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import curies, heads
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.turns import (
    elliptic,
    elsewhere,
    in_turn,
    into_another,
    labelled,
    respective,
    row,
    said,
    with_shared_head,
)
from vakg.extract.claims.turns_apart import (
    behind,
    fared,
    in_some,
    in_words,
    needed,
    of_a_part,
    of_before,
)
from vakg.extract.claims.view import Named, View
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader

_HAPPENS = ("happening",)
_NEAR = 60  # code points: within the same phrase
_IN_WHOM = re.compile(
    r"\b(?:in|among|with|after)\s(?:the |those with |patients with )?(?:[\w-]+\s){0,2}$"
)
_MEMBER_WORDS = re.compile(
    r"[\s,;)%]*(?:and |or |but )?(?P<words>[A-Za-z][\w-]*(?: [\w-]+){0,4})"
    r" in\s?(?:the (?:other|remaining)\s|another\s|only\s)?"
)
_NO_MEMBER = (
    "preposition", "pronoun", "determiner", "be", "have", "do", "modal", "found", "done", "number", "adverb",
    "finite", "present", "occur", "relative", "contrast", "coordinator", "condition", "time", "reason",
)  # fmt: skip
_FIELDS = ("method", "procedure", "remedy", "substance", "happening", "site", "person", "measure")
_WAS_SO = re.compile(  # "the infection was early, that is within a month, in three"
    r"\s(?P<words>(?:was|were)\s(?P<word>[a-z-]+)(?:\s[a-z-]+){0,2})(?:,[^;()]*,)?\s(?:in|at)\s"
)
_SEEN = ("found", "done", "occur", "adverb", "determiner", "preposition")
_TOGETHER = re.compile(r"\b(?:together|combined|altogether|as a whole|jointly)\b")
_OTHERS = re.compile(
    r"[\s,;)]*(?:and |or )?(?:the )?(?:others?|rest|remaining|remainder|unknown|none|both|either)"
    r"(?: \w+)?(?: in| for| of)?\s?\(?"
)
_OF_OR_FOR = re.compile(r"\s(?:of|for|in|after|among)\b")
_AND_IN = re.compile(  # "progressed in 22% after A and in 16% after B"
    r"\)?\s(?:after|with|in|among)\s[^,;:()\d]{3,60}?\s"
    r"(?:and|versus|vs\.?|but|than|compared (?:with|to)|as against)\s(?:in\s|only\s)*"
)
_KIND_BEFORE = re.compile(r"\b(?P<kind>[A-Za-z]{4,})\s$")
_TOUCHES = re.compile(r"s?\s?(?:[(:=,–-]|in|of|rate)?\s?")
_QUALIFIED = re.compile(r"\b(?:requiring|causing|with|due to)\b")
_COPULA = re.compile(r"\b(?:was|were|is|are|of|by|to)(?: \w+)?\s?$")
_EQUALS = re.compile(r"\s(?:was|is|were|are|of|fell to|rose to|remained)(?: only| about| at)?\s?")
_ADVERB = re.compile(
    r"\b(?!only\b|nearly\b|approximately\b|roughly\b|merely\b)[a-z]{5,}ly (?:in|at)\s$"
)
_TO_FIGURE = re.compile(r"(?:\s\w+)?\s(?:in|at|of)\s(?:only |another )?")
_AFTER = re.compile(r"\b(?:after|in|among|with|for)\s(?:(?!and\b|or\b)[\w-]+\s){0,5}$")
_IT_WAS = re.compile(r"\s(?P<words>(?:it|they|these|this) (?:was|were|is|are) [^,;.()]{3,40})")
_ITS = re.compile(r"(?:its|their)\b", re.I)


def about_of(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Say what a number is a rate of; None where the words leave it open.

    Args:
        slot: The number and its place.
        topic: What was spoken of before.
        reader: The ontology and its names.
    """
    if _OTHERS.fullmatch(slot.view.text, slot.room[0], slot.number.start):
        return None
    between = _between(slot)
    ways: tuple[Callable[[], About | None], ...] = (
        lambda: row(slot, topic, reader),
        lambda: respective(slot),
        lambda: with_shared_head(slot, reader),
        lambda: _inside(slot),
        lambda: labelled(slot, topic),
        lambda: _named_rate(slot),
        lambda: in_turn(slot, topic),
        lambda: elsewhere(slot, topic, reader),
        lambda: into_another(slot, topic, reader),
        lambda: led(slot, topic),
        lambda: _adjacent(slot, between),
        lambda: elliptic(slot, topic, reader),
        lambda: None if _is_value(slot, between) else _subject(slot, between),
        lambda: needed(slot) or fared(slot),
        lambda: _other(slot, topic),
        lambda: _carried(slot, topic),
        lambda: in_some(slot) or behind(slot) or of_before(slot, topic),
        lambda: in_words(slot),
    )
    found = next((found for way in ways if (found := way()) is not None), None)
    if found is None or not (found.what or found.modifier):
        return None
    return _of_its_kind(slot.view, of_a_part(slot, found))


def _of_its_kind(view: View, about: About) -> About:
    """Keep the "major" of "major complications", of which what holds does not hold of all."""
    one = about.spoken if not about.modifier else None
    if one is None or one.field != "complication":
        return about
    hit = _KIND_BEFORE.search(view.text, 0, one.start)
    known = hit is None or hit["kind"].lower() in word_classes(*_NO_MEMBER, "finding")
    return about if hit is None or known else replace(about, modifier=hit["kind"].lower())


def _between(slot: Slot) -> list[Named]:
    """Give what is named before a number and may be what it is a rate of."""
    view, start = slot.view, slot.number.start
    room = (slot.room[0], start)
    named = view.named(*room, _HAPPENS) or view.named(*room, ("complication",))
    between = [one for one in named if not is_population(view, one)]
    own = view.clause_at(start)
    between = [one for one in between if own and own.start <= one.start < own.end] or between
    opens = view.text[:start].rstrip().endswith((",", ";", "and", "but"))
    if slot.number.unit != "%" and opens and has_verb(slot):
        return []  # the number is the subject of a clause of its own
    if words("pronoun").match(view.text):
        between = [one for one in between if not _AFTER.search(view.text, 0, one.start)]
    return between


def _inside(slot: Slot) -> About | None:
    """Read "75 leaks among 211 patients" and "two emboli (4%)", whose count counts what happens."""
    number = slot.number
    named = slot.view.named(number.start, number.end + 1, _HAPPENS)
    of_whole = number.denominator is not None or number.unit == "%"
    if named and number.numerator is not None and of_whole:
        return said(named[0])
    event = event_counted(slot.view, number)
    return said(event) if event is not None else None


def _named_rate(slot: Slot) -> About | None:
    """Read "the rate of X was 5%", "the X rate was 5%", "its rate was 5%", "mortality was 5%"."""
    view, end, since = slot.view, slot.number.start, slot.room[0]
    itself = _rate_itself(slot)
    if itself is not None:
        return itself
    hits = list(words("rate").finditer(view.text, since, end))
    if hits:
        start, at = hits[-1].span()
        every = view.named(at, end, _HAPPENS) or view.named(at, end, ("complication",))
        behind = [one for one in every if not is_population(view, one)]
        if behind and _OF_OR_FOR.match(view.text, at):
            return said(behind[0])
        joined = [one for one in view.named(since, end, _HAPPENS) if 0 <= start - one.end <= 1]
        if joined:
            return said(joined[-1])
        if view.antecedent and _ITS.match(view.text):
            return About(tuple(one.curie for one in view.antecedent))
    return None


def _rate_itself(slot: Slot) -> About | None:
    """Give a rate that has a class of its own, such as mortality."""
    view, end = slot.view, slot.number.start
    rated = view.named(slot.room[0], end, ("rate",))[-1:]
    if not rated or words("rate").fullmatch(rated[0].text) is not None:
        return None
    among = view.named(rated[0].end, end, _HAPPENS)
    if among and _OF_OR_FOR.match(view.text, rated[0].end) is None:
        return None
    if not among and end - rated[0].end >= _NEAR:
        return None
    return About((rated[0].curie,), rated[0], tuple(one.curie for one in among))


def _adjacent(slot: Slot, between: Sequence[Named]) -> About | None:
    """Read "X (5%)", "X 5%", "X: 5%", "X in 5%"; in "X requiring Y in 5%" it is X."""
    if not between:
        return None
    first, last = between[0], between[-1]
    gap = slot.view.text[last.end : slot.number.start]
    if _TOUCHES.fullmatch(gap) is None:
        return None
    compared = _compared(slot, last)
    if compared is not None:
        return compared
    qualified = first is not last and _QUALIFIED.search(slot.view.text, first.end, last.start)
    return said(first if gap.strip() == "in" and qualified else last)


def _compared(slot: Slot, group: Named) -> About | None:
    """Read "X was likelier in Y (68%) than in Z (35%)", where Y and Z are whom it was seen in."""
    view = slot.view
    lead = _IN_WHOM.search(view.text, 0, group.start)
    if lead is None or words("compare").search(view.text) is None:
        return None
    subject = [one for one in view.named(0, lead.start(), _HAPPENS) if one.curie != group.curie]
    between = view.text[subject[0].end : lead.start()] if subject else ""
    verbs = (clause.verb for clause in view.clauses if clause.verb)
    told = subject and any(subject[0].end <= verb.start < lead.end() for verb in verbs)
    return About((subject[0].curie,), subject[0], (group.curie,)) if told and between else None


def _subject(slot: Slot, between: Sequence[Named]) -> About | None:
    """Give what stands before its verb: all of it, where "taken together" says so."""
    if not between:
        return None
    every = heads(slot.view, tuple(between))
    together = _TOGETHER.search(slot.view.text, every[-1].end, slot.number.start)
    if together:
        return About(curies(every), between[0])
    told = _WAS_SO.fullmatch(slot.view.text, between[0].end, slot.number.start)
    own = told is not None and told["word"].lower() not in word_classes(*_SEEN)
    return About((between[0].curie,), between[0], modifier=told["words"] if told and own else None)


def _is_value(slot: Slot, between: Sequence[Named]) -> bool:
    """Tell "the fraction was 35%", which is a value, from "X was seen in 35%"."""
    if not between:
        return False
    return _EQUALS.fullmatch(slot.view.text, between[-1].end, slot.number.start) is not None


def _other(slot: Slot, topic: Topic) -> About | None:
    """Keep the words of "..., and X or Y in 35", which no class names, where a list has other members."""
    hit = _MEMBER_WORDS.fullmatch(slot.view.text, slot.room[0], slot.number.start)
    if hit is None or not topic.here or slot.room[0] == 0:
        return None
    first = hit["words"].split(" ")[0].lower()
    if any(first in word_class(name) for name in _NO_MEMBER) or slot.view.named(
        *hit.span("words"), _FIELDS
    ):
        return None
    return About((), modifier=hit["words"])


def _says_its_own(slot: Slot) -> bool:
    """Tell "and less often had a drug (27%)", whose words between two figures say something else."""
    view, (since, _), end = slot.view, slot.room, slot.number.start
    lead = view.text[since:end].rstrip()
    if since and _at_another_place(slot):
        return True
    if since == 0 or not lead.endswith("(") or words("compare").search(lead):
        return False
    verbs = any(one.verb and since <= one.verb.start < end for one in view.clauses)
    named = view.named(since, end, ("remedy", "measure", "factor"))
    return verbs or any(_IN_WHOM.search(view.text, since, one.start) is None for one in named)


def _at_another_place(slot: Slot) -> bool:
    """Tell "X in 5%, in the canal in 2%" and "epidurally in one": at another place it is another thing."""
    view, since, end = slot.view, slot.room[0], slot.number.start
    if _ADVERB.search(view.text, since, end):
        return True
    sites = view.named(since, end, ("site",))
    return bool(sites) and _TO_FIGURE.fullmatch(view.text, sites[-1].end, end) is not None


def _carried(slot: Slot, topic: Topic) -> About | None:
    """Take what the sentence spoke of before, or what a pronoun at its start stands for."""
    view, end = slot.view, slot.number.start
    if has_verb(slot) and not slot.view.text[: slot.number.start].rstrip().endswith("("):
        return None  # "5 had ..." tells something else, which has no name
    if _says_its_own(slot):
        return None
    if topic.worded and _AND_IN.fullmatch(view.text, slot.room[0], end):
        return About((), modifier=topic.worded)
    if topic.here:
        told = _IT_WAS.match(view.text, slot.number.end, slot.room[1])
        return About(topic.here, modifier=told["words"] if told is not None else None)
    return None if _COPULA.search(view.text, 0, end) else _told_before(view, end, topic)


def _told_before(view: View, end: int, topic: Topic) -> About | None:
    """Give what a sentence named before its first rate, else what its pronoun stands for."""
    pronoun = words("pronoun").match(view.text) is not None
    earlier = [
        one
        for one in view.named(0, end, _HAPPENS)
        if not is_population(view, one) and not (pronoun and _AFTER.search(view.text, 0, one.start))
    ]
    if earlier:
        return said(earlier[0])
    before = topic.pointed_at(view)
    return About(before) if before and pronoun else None
