"""What a rate is a rate of: the thing that happens, by where the number stands in its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.turns import elliptic, elsewhere, in_turn, labelled, respective, said
from vakg.extract.claims.turns_apart import behind, fared, in_some, needed, of_before, seen, silent
from vakg.extract.claims.view import Named
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span

_HAPPENS = ("happening",)
_THINGS = (("happening",), ("happening", "remedy", "procedure"), ("complication",))
_APART = re.compile(r"^\s?(?:with|after|among|when|if|in|for|at)\b")
_TOLD = re.compile(r"\s(?P<words>\w+ [^,;.()]{3,50}?)(?=[,;.(]| and )")
_NEAR = 60  # code points: within the same phrase
_NEXT = re.compile(r"\s?(?:other |another |further )?")
_IN_WHOM = re.compile(
    r"\b(?:in|among|with|after)\s(?:the |those with |patients with )?(?:[\w-]+\s){0,2}$"
)
_BLANK = re.compile(r"\)?\s(?:of (?:the |these |those )?)?")
_WORD = re.compile(r"[\w-]+\s")
_WITH_A_RATE = re.compile(r"\bwith an? (?:[\w-]+ ){0,3}(?:rate|incidence|mortality|prevalence)\b")
_MEMBER_WORDS = re.compile(
    r"[\s,;)%]*(?:and |or |but )?(?P<words>[A-Za-z][\w-]*(?: [\w-]+){0,4}) in\s?"
)
_NO_MEMBER = (
    "preposition", "pronoun", "determiner", "be", "have", "do", "modal", "found", "done", "number", "adverb",
    "finite", "present", "occur", "relative", "contrast", "coordinator", "condition", "time", "reason",
)  # fmt: skip
_FIELDS = ("method", "procedure", "remedy", "substance", "happening", "site", "person", "measure")
_OTHERS = re.compile(
    r"[\s,;)]*(?:and |or )?(?:the )?(?:others?|rest|remaining|remainder|unknown|none|both|either)"
    r"(?: \w+)?(?: in| for| of)?\s?\(?"
)
_OF_OR_FOR = re.compile(r"\s(?:of|for|in|after|among)\b")
_TOUCHES = re.compile(r"s?\s?(?:[(:=,–-]|in|of|rate)?\s?")
_QUALIFIED = re.compile(r"\b(?:requiring|causing|with|due to)\b")
_COPULA = re.compile(r"\b(?:was|were|is|are|of|by|to)(?: \w+)?\s?$")
_PART = re.compile(r"\s?(?:of|among)\s(?:whom|which|these|them|those)\b")
_EQUALS = re.compile(r"\s(?:was|is|were|are|of|fell to|rose to|remained)(?: only| about| at)?\s?")
_ITS = re.compile(r"(?:its|their)\b", re.I)


def about_of(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Say what a number is a rate of; None where the words leave it open.

    Args:
        slot: The number and its place.
        topic: What was spoken of before.
        reader: The ontology and its names.
    """
    room = (slot.room[0], slot.number.start)
    named = slot.view.named(*room, _HAPPENS) or slot.view.named(*room, ("complication",))
    between = [one for one in named if not is_population(slot.view, one)]
    own = slot.view.clause_at(slot.number.start)
    between = [one for one in between if own and own.start <= one.start < own.end] or between
    before = slot.view.text[: slot.number.start].rstrip()
    if slot.number.unit != "%" and before.endswith((",", ";", "and", "but")) and _has_a_verb(slot):
        between = []  # it is the subject of a clause of its own
    if _OTHERS.fullmatch(slot.view.text, *room):
        return None
    ways: tuple[Callable[[], About | None], ...] = (
        lambda: respective(slot),
        lambda: _inside(slot),
        lambda: labelled(slot, topic),
        lambda: _named_rate(slot),
        lambda: in_turn(slot, topic),
        lambda: elsewhere(slot, topic, reader),
        lambda: _leading(slot, topic),
        lambda: _next_to(slot),
        lambda: _adjacent(slot, between),
        lambda: elliptic(slot, topic, reader),
        lambda: None if _is_value(slot, between) else _subject(between),
        lambda: needed(slot),
        lambda: silent(slot),
        lambda: fared(slot),
        lambda: _other(slot, topic),
        lambda: _carried(slot, topic),
        lambda: in_some(slot) or behind(slot),
        lambda: of_before(slot, topic),
        lambda: _unnamed(slot, topic) or seen(slot),
    )
    return next((found for way in ways if (found := way()) is not None), None)


def _inside(slot: Slot) -> About | None:
    """Read "75 leaks among 211 patients" and "two emboli (4%)", whose count counts what happens."""
    number = slot.number
    named = slot.view.named(number.start, number.end + 1, _HAPPENS)
    of_whole = number.denominator is not None or number.unit == "%"
    return said(named[0]) if named and number.numerator is not None and of_whole else None


def _named_rate(slot: Slot) -> About | None:
    """Read "the rate of X was 5%", "the X rate was 5%", "its rate was 5%", "mortality was 5%"."""
    view, end, since = slot.view, slot.number.start, slot.room[0]
    itself = _rate_itself(slot)
    if itself is not None:
        return itself
    hits = list(words("rate").finditer(view.text, since, end))
    if hits:
        start, at = hits[-1].span()
        behind = [one for one in view.named(at, end, _HAPPENS) if not is_population(view, one)]
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


def _next_to(slot: Slot) -> About | None:
    """Read "nine pneumonia" in a list whose verb stands with its first member only."""
    view, number = slot.view, slot.number
    behind = view.named(number.end, slot.room[1], _HAPPENS)
    before = view.text[: number.start].rstrip()
    leads = not before or before[-1] in ",;:" or (number.unit == "%" and before.endswith("and"))
    if behind and leads and _NEXT.fullmatch(view.text, number.end, behind[0].start):
        return said(behind[0])
    return None


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


def _leading(slot: Slot, topic: Topic) -> About | None:
    """Read "5% of patients had X", "six patients died", "four of whom needed Y"."""
    view, number = slot.view, slot.number
    part = _PART.match(view.text, number.end) is not None
    verb = _right_behind(slot) or _verb_behind(slot, part)
    if verb is None or (topic.here and _APART.match(view.text[number.end :])):
        return None
    later = (one.start for one in view.clauses if one.verb and one.start > verb.start)
    end = slot.room[1] if verb.start < slot.room[1] else len(view.text)
    aside = _WITH_A_RATE.search(view.text, verb.end, end)
    colon = view.text.find(":", verb.end, end)
    cuts = [aside.start()] if aside else []
    limit = min([end, *later, *cuts, *([colon] if colon > 0 else [])])
    behind = next((got for one in _THINGS if (got := view.named(verb.start, limit, one))), ())
    parted = "," in view.text[number.end : verb.start]
    if not behind or (parted and behind[0].field == "complication"):
        return None
    among = view.named(number.end, min(verb.start, slot.room[1]), _HAPPENS)
    return About((behind[0].curie,), behind[0], tuple(one.curie for one in among))


def _right_behind(slot: Slot) -> Span | None:
    """Give the verb of "three (5%) patients had X", which no other figure's clause can take."""
    text, number = slot.view.text, slot.number
    if text[: number.start].rstrip().endswith("("):
        return None
    lead = _BLANK.match(text, number.end)
    at = lead.end() if lead is not None else len(text)
    for _ in range(3):
        verb = words("having").match(text, at)
        if verb is not None:
            return Span(start=verb.start(), end=verb.end())
        word = _WORD.match(text, at)
        at = word.end() if word is not None else len(text)
    return None


def _verb_behind(slot: Slot, part: bool) -> Span | None:
    """Give the verb that a number is the subject of, or that follows "four of whom"."""
    view, number = slot.view, slot.number
    clause = view.clause_at(number.start)
    if clause is None or view.text[: number.start].rstrip().endswith("("):
        return None
    since = max(slot.room[0], clause.start)
    if clause.verb is not None and clause.verb.start >= number.end:
        since = max(since, view.text.rfind(",", since, number.start))
    named = view.named(since, number.start, _HAPPENS)
    if not part and any(not is_population(view, one) for one in named):
        return None
    if not part and clause.verb is not None and clause.verb.end <= number.start:
        return None
    own = clause.verb if clause.verb is not None and clause.verb.start >= number.end else None
    verb = own or next(
        (one.verb for one in view.clauses if one.start >= number.end and one.verb), None
    )
    if verb is None or ";" in view.text[number.end : verb.start]:
        return None
    return verb if verb.start < slot.room[1] or _is_shared(slot, verb) else None


def _is_shared(slot: Slot, verb: Span) -> bool:
    """Tell "five (45%) with X and 60 (50%) without it died", where both figures have one verb."""
    between = slot.view.text[slot.number.end : verb.start]
    later = any(slot.number.end <= one.start < verb.start for one in slot.rates)
    return later and re.search(r"[,:]", between) is None and " and " in between


def _unnamed(slot: Slot, topic: Topic) -> About | None:
    """Keep "5 had little change" in a list of counts, though no class says what they had."""
    hit = _TOLD.match(slot.view.text, slot.number.end)
    counts = slot.number.unit != "%" and slot.number.counted is None
    return (
        About((), modifier=hit["words"])
        if hit and counts and topic.here and _has_a_verb(slot)
        else None
    )


def _has_a_verb(slot: Slot) -> bool:
    """Tell whether a verb follows a count, whose subject it then is."""
    next_word = slot.view.text[slot.number.end :].lower().split()[:1]
    verbs = (word_class(name) for name in ("have", "be", "do", "finite"))
    return _verb_behind(slot, part=False) is not None or any(
        next_word[0] in one for one in verbs if next_word
    )


def _subject(between: Sequence[Named]) -> About | None:
    return said(between[0]) if between else None


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


def _carried(slot: Slot, topic: Topic) -> About | None:
    """Take what the sentence spoke of before, or what a pronoun at its start stands for."""
    view, end = slot.view, slot.number.start
    if _has_a_verb(slot) and not slot.view.text[: slot.number.start].rstrip().endswith("("):
        return None  # "5 had ..." tells something else, which has no name
    if topic.here:
        return About(topic.here)
    if _COPULA.search(view.text, 0, end):
        return None
    earlier = [one for one in view.named(0, end, _HAPPENS) if not is_population(view, one)]
    if earlier:
        return said(earlier[0])
    return About(topic.before) if topic.before and words("pronoun").match(view.text) else None
