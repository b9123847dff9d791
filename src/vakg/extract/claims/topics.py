"""What a rate is a rate of: the thing that happens, by where the number stands in its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vakg.extract.claims.rate_words import words
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.view import Named, View
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span
from vakg.extract.spelling import folded

_HAPPENS = ("happening",)
_DONE = ("happening", "remedy", "procedure")
_WITH = r"(?:with|having|suffering from|for|without|treated for|who had|of)"
_BEHIND_PEOPLE = re.compile(rf"[\s\w]{{0,24}}\b{_WITH}\s(?:[\w-]+\s){{0,3}}$")
_APART = re.compile(r"^\s?(?:with|after|among|when|if|in|for|at)\b")
_MODIFIER = re.compile(
    r"(?:^|[,;:(–—-]\s|\s-\s|\b(?:and|of|or|in|was|were)\s)"
    r"(?P<words>[\w-]+(?: [\w-]+){0,2}?)(?: in| for| at)?\s?[(:]?\s?$"
)
_TOLD = re.compile(r"\s(?P<words>\w+ [^,;.()]{3,50}?)(?=[,;.(]| and )")
_NEAR = 60  # code points: within the same phrase
_OF_OR_FOR = re.compile(r"\s(?:of|for|in|after|among)\b")
_TOUCHES = re.compile(r"s?\s?(?:[(:=,–-]|in|of|rate)?\s?")
_QUALIFIED = re.compile(r"\b(?:requiring|causing|with|due to)\b")
_SILENT = re.compile(r"\b(?:a?symptomatic|silent)\b", re.I)
_COPULA = re.compile(r"\b(?:was|were|is|are|of|by|to)(?: \w+)?\s?$")
_PART = re.compile(r"\s?(?:of|among)\s(?:whom|which|these|them|those)\b")
_EQUALS = re.compile(r"\s(?:was|is|were|are|of|fell to|rose to|remained)(?: only| about| at)?\s?")
_ITS = re.compile(r"(?:its|their)\b", re.I)
_LIST = re.compile(r"[^;]* [-–—:(]\s?|\s?%?\)?,\s(?:and\s)?")
_OF_PART = re.compile(r"\b(?:of|with)\s(?:the\s|all\s|these\s|our\s)?(?:[\w-]+\s){0,3}$")


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
    before = slot.view.text[: slot.number.start].rstrip()
    if slot.number.unit != "%" and before.endswith((",", ";", "and", "but")) and _has_a_verb(slot):
        between = []  # it is the subject of a clause of its own
    ways: tuple[Callable[[], About | None], ...] = (
        lambda: _respective(slot),
        lambda: _inside(slot),
        lambda: _named_rate(slot),
        lambda: _leading(slot, topic),
        lambda: _next_to(slot),
        lambda: _adjacent(slot, between),
        lambda: _elliptic(slot, topic, reader),
        lambda: None if _is_value(slot, between) else _subject(between),
        lambda: _needed(slot),
        lambda: _silent(slot),
        lambda: _carried(slot, topic),
        lambda: _unnamed(slot, topic),
    )
    return next((found for way in ways if (found := way()) is not None), None)


def is_population(view: View, one: Named) -> bool:
    """Tell whether a name says whom a rate is among: "of patients with X", "5% of X"."""
    before = view.text[: one.start]
    people = list(words("unit").finditer(before))
    if people and _BEHIND_PEOPLE.fullmatch(before, people[-1].end()):
        return True
    last = [
        n for n in view.numbers if n.end <= one.start and (n.unit == "%" or n.numerator is not None)
    ]
    return bool(last) and _OF_PART.fullmatch(before[last[-1].end :].lstrip()) is not None


def _said(one: Named) -> About:
    return About((one.curie,), one)


def _inside(slot: Slot) -> About | None:
    """Read "75 leaks among 211 patients", whose count counts what happens."""
    number = slot.number
    named = slot.view.named(number.start, number.end + 1, _HAPPENS)
    whole = number.numerator is not None and number.denominator is not None
    return _said(named[0]) if named and whole else None


def _respective(slot: Slot) -> About | None:
    """Read "X and Y occurred in 5% and 3%, respectively" in order."""
    view, starts = slot.view, [one.start for one in slot.rates]
    if "respectively" not in view.words or len(starts) < 2:
        return None
    named = [one for one in view.named(0, min(starts), _HAPPENS) if not is_population(view, one)]
    return _said(named[starts.index(slot.number.start)]) if len(named) == len(starts) else None


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
            return _said(behind[0])
        joined = [one for one in view.named(since, end, _HAPPENS) if 0 <= start - one.end <= 1]
        if joined:
            return _said(joined[-1])
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
    if behind and behind[0].start - number.end <= 1 and (not before or before[-1] in ",;:"):
        return _said(behind[0])
    return None


def _adjacent(slot: Slot, between: Sequence[Named]) -> About | None:
    """Read "X (5%)", "X 5%", "X: 5%", "X in 5%"; in "X requiring Y in 5%" it is X."""
    if not between:
        return None
    first, last = between[0], between[-1]
    gap = slot.view.text[last.end : slot.number.start]
    if _TOUCHES.fullmatch(gap) is None:
        return None
    qualified = first is not last and _QUALIFIED.search(slot.view.text, first.end, last.start)
    return _said(first if gap.strip() == "in" and qualified else last)


def _elliptic(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Read "type B (5%)" and "lateral 3%" behind a name whose head they share: "type B leakage"."""
    view, number = slot.view, slot.number
    before = view.named(0, number.start, _HAPPENS)[:1]
    spoken = before[0].text if before else ""
    if view.antecedent and not before:
        spoken = reader.ontology.label(topic.before[0])
    hit = _MODIFIER.search(view.text, slot.room[0], number.start)
    if not spoken or hit is None or view.named(hit.start(), number.start, ("happening", "site")):
        return None
    curie = _with_modifier(hit["words"].split(" "), spoken.split(" "), reader)
    if curie is not None:
        return About((curie,), before[0] if before else None)
    if before and _is_listed(slot, hit):
        return About(topic.here or (before[0].curie,), before[0], modifier=hit["words"])
    return None


def _with_modifier(modifiers: list[str], heads: list[str], reader: Reader) -> str | None:
    """Find the one class that a modifier and the end of a name stand for together."""
    for cut in range(len(modifiers)):
        for at in range(len(heads)):
            way = " ".join([*modifiers[cut:], *heads[at:]])
            grounded = [curie for curie, sure in reader.names.lookup(folded(way)) if sure]
            if len(grounded) == 1:
                return grounded[0]
    return None


def _is_listed(slot: Slot, hit: re.Match[str]) -> bool:
    """Tell one word of a list of figures: "- lateral 25%, medial 26%"."""
    text = slot.view.text
    listed = _LIST.fullmatch(text, slot.room[0], hit.start("words")) is not None
    return listed and " " not in hit["words"] and text[hit.end("words") :][:1] in " (:"


def _leading(slot: Slot, topic: Topic) -> About | None:
    """Read "5% of patients had X", "six patients died", "four of whom needed Y"."""
    view, number = slot.view, slot.number
    part = _PART.match(view.text, number.end) is not None
    verb = _verb_behind(slot, part)
    if verb is None or (topic.here and _APART.match(view.text[number.end :])):
        return None
    later = (one.start for one in view.clauses if one.verb and one.start > verb.start)
    limit = min([slot.room[1], *later])
    behind = view.named(verb.start, limit, _HAPPENS) or view.named(verb.start, limit, _DONE)
    if not behind:
        return None
    among = view.named(number.end, verb.start, _HAPPENS)
    return About((behind[0].curie,), behind[0], tuple(one.curie for one in among))


def _verb_behind(slot: Slot, part: bool) -> Span | None:
    """Give the verb that a number is the subject of, or that follows "four of whom"."""
    view, number = slot.view, slot.number
    clause = view.clause_at(number.start)
    if clause is None or view.text[: number.start].rstrip().endswith("("):
        return None
    since = max(slot.room[0], clause.start)
    if not part and view.named(since, number.start, _HAPPENS):
        return None
    if not part and clause.verb is not None and clause.verb.end <= number.start:
        return None
    own = clause.verb if clause.verb is not None and clause.verb.start >= number.end else None
    verb = own or next(
        (one.verb for one in view.clauses if one.start >= number.end and one.verb), None
    )
    if verb is None or verb.start >= slot.room[1] or ";" in view.text[number.end : verb.start]:
        return None
    return verb


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
    behind = slot.view.text[slot.number.end :].lower().split()[:1]
    verbs = (word_class(name) for name in ("have", "be", "do", "finite"))
    return _verb_behind(slot, part=False) is not None or any(
        behind[0] in one for one in verbs if behind
    )


def _silent(slot: Slot) -> About | None:
    """Read "98% of the leaks remained asymptomatic": the whole is what happens."""
    view, number, end = slot.view, slot.number, slot.room[1]
    whole = [one for one in view.named(number.end, end, _HAPPENS) if is_population(view, one)]
    silent = _SILENT.search(view.text, number.end, end)
    return _said(whole[0]) if whole and silent else None


def _subject(between: Sequence[Named]) -> About | None:
    return _said(between[0]) if between else None


def _is_value(slot: Slot, between: Sequence[Named]) -> bool:
    """Tell "the fraction was 35%", which is a value, from "X was seen in 35%"."""
    if not between:
        return False
    return _EQUALS.fullmatch(slot.view.text, between[-1].end, slot.number.start) is not None


def _needed(slot: Slot) -> About | None:
    """Read "an operation was needed in 3%"."""
    view, end = slot.view, slot.number.start
    done = view.named(slot.room[0], end, ("remedy", "procedure"))
    return _said(done[-1]) if done and words("need").search(view.text, done[-1].end, end) else None


def _carried(slot: Slot, topic: Topic) -> About | None:
    """Take what the sentence spoke of before, or what a pronoun at its start stands for."""
    view, end = slot.view, slot.number.start
    if slot.number.unit != "%" and _has_a_verb(slot):
        return None  # "5 had ..." tells something else, which has no name
    if topic.here:
        return About(topic.here)
    if _COPULA.search(view.text, 0, end):
        return None
    earlier = [one for one in view.named(0, end, _HAPPENS) if not is_population(view, one)]
    if earlier:
        return _said(earlier[0])
    return About(topic.before) if topic.before and words("pronoun").match(view.text) else None
