"""A figure that begins its member of a list: "three (5%) had X, two a Y". What follows it is its own."""

from __future__ import annotations

import re

from vakg.extract.claims.factors import is_circumstance
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.view import Named, View
from vakg.extract.context.verbs import auxiliaries
from vakg.extract.phrases import word_classes
from vakg.extract.spans import Span

_HAPPENS = ("happening",)
_THINGS = (("happening",), ("happening", "remedy", "procedure"), ("complication",))
_BEGINS = re.compile(
    r"(?:|(?s:.*)(?:[,;]\s|\b(?i:and|but|or|while|whereas|although|though)\s))"
    r"(?:(?i:only|another|further|the other|the remaining|in all|even)\s)*"
)
_INTRO = re.compile(
    r"(?:[A-Z][A-Za-z ]+[:.] )?(?:At|In|Within|After|During|By|Over|On|Before|With)\s"
    r"(?:[^,;:()\s]+\s){0,6}(?P<last>[^,;:()\s]+)\s(?:only |about |another )?"
)
_COUNTED = re.compile(r"\)?(?:\sof (?:them|these|those|the \w+|our \w+))?(?=\s)")
_FIRST = re.compile(r"\s(?P<word>[A-Za-z][\w-]*)(?:\s(?P<next>[A-Za-z][\w-]*))?")
_END = re.compile(
    r"[;:.(]|,\s(?:namely|that is|and|but|while|whereas|although|though|of)\b|,\s?$|$"
)
_APART = re.compile(r"^\s?(?:with|after|among|when|if|in|for|at)\b")
_PART = re.compile(r"\s?(?:of|among)\s(?:whom|which|these|them|those)\b")
_WITH_A_RATE = re.compile(r"\bwith an? (?:[\w-]+ ){0,3}(?:rate|incidence|mortality|prevalence)\b")
_TRAIL = re.compile(r"[\s,]*(?:\b(?:and|but|or|while|whereas)\b)?(?:\s(?:in|only|another))?[\s,]*$")
_OF_THE = re.compile(
    r"(?:.*[.;]\s)?(?:Of|Among|In) (?:the|these|those|our|all) (?P<what>[^,;]{2,60}), "
)
_ONE = re.compile(
    r"(?:(?:had|has|suffered|sustained|developed)\s)?(?:an?|the|another)\s(?:[\w-]+\s){0,3}ones?\b"
)
_DEEDS = ("happening", "remedy", "procedure")
_KIND = re.compile(r"(?:an? |the )?(?P<kind>(?!new |other |another |further |single )[a-z-]{4,}) ")
_NEW_MATTER = re.compile(
    r"[:;]|, (?:namely|that is)\b|, (?:none|all|both|most|some|one|two|of) (?:of )?(?:whom|which|them)\b"
)
_PARTED = re.compile(r";|, (?:none|all|both|most|some|one|two|of) (?:of )?(?:whom|which|them)\b")
_OF_X = re.compile(r"\sof (?:the |all |these |our )?(?:[\w-]+ )?")
_IN_WHOM = re.compile(r"\)?(?:\s(?:patients?|cases|others))?,?\s(?:in|with) whom\s")
_GOES_ON = re.compile(r"\s(?P<word>with|from|by|for)\s")
_NEW_MEMBER = re.compile(r"(?:,|\band|\bbut)\s(?:another\s|the other\s|only\s|and\s)?$")
_NEXT_WORD = 14  # code points
_LONG = 9  # words: more say no more what happened
_VERBS = ("finite", "found", "done", "finding")


def leads(slot: Slot) -> bool:
    """Tell whether a figure stands first in its member of a sentence, behind a comma, an "and" or nothing."""
    before = slot.view.text[slot.room[0] : slot.number.start]
    return _BEGINS.fullmatch(before) is not None or _is_led_in(slot)


def _is_led_in(slot: Slot) -> bool:
    """Tell "Within one year 18% had X": a phrase of time or place stands before the figure."""
    hit = _INTRO.fullmatch(slot.view.text, 0, slot.number.start) if slot.room[0] == 0 else None
    if hit is None or slot.view.named(0, slot.number.start, _HAPPENS):
        return False
    return hit["last"].lower() not in word_classes("preposition", "determiner", "be", "modal")


def led(slot: Slot, topic: Topic) -> About | None:
    """Read what a figure that leads has behind it; words where no class names it.

    The result names nothing where its own words say something that is neither a name nor a finding:
    what was spoken of before is then not what it counts.
    """
    part = _PART.match(slot.view.text, slot.number.end) is not None
    verb = _verb_behind(slot, part)
    told = (_told(slot, topic, verb) or _of_those(slot, verb)) if verb is not None else None
    told = told or _gapped(slot) or _in_whom(slot)
    return told or (_own(slot, topic) if leads(slot) and not part else None)


def _of_those(slot: Slot, verb: Span) -> About | None:
    """Read "86% of the X were missed": what those that had X went through has no name."""
    view, number = slot.view, slot.number
    among = view.named(number.end, verb.start, _HAPPENS)
    if (
        number.unit != "%"
        or not among
        or _OF_X.fullmatch(view.text, number.end, among[0].start) is None
    ):
        return None
    end = _END.search(view.text, verb.start)
    said = view.text[verb.start : end.start() if end is not None else len(view.text)].strip(" .")
    plain = len(said.split()) <= _LONG and words("study").search(said) is None
    return About((), populations=(among[0].curie,), modifier=said) if plain else None


def verb_left_out(view: View, number: Span) -> Span | None:
    """Give the verb of "3 presented with X, 2 with Y", which the second member leaves out.

    Args:
        view: The sentence.
        number: A figure in it.
    """
    hit = _GOES_ON.match(view.text, number.end)
    if hit is None or _NEW_MEMBER.search(view.text, 0, number.start) is None:
        return None
    start = view.block_at(number.start)[0]
    before = [one.end for one in view.numbers if start <= one.start and one.end < number.start]
    verbs = [
        one.verb for one in view.clauses if one.verb and before and before[0] <= one.verb.start
    ]
    led = verbs and view.text.startswith(f" {hit['word']} ", verbs[0].end)
    return verbs[0] if led and verbs[0].end < number.start else None


def _gapped(slot: Slot) -> About | None:
    """Read what the preposition has behind it whose verb stands with an earlier figure."""
    view, number = slot.view, slot.number
    verb = verb_left_out(view, number)
    if verb is None:
        return None
    every = (_direct(view, number.end, slot.room[1], one) for one in _fields(view, verb))
    named = next((got for got in every if got), ())
    said = _TRAIL.sub("", view.text[number.end : _own_end(slot, number.end)]).strip()
    return About((named[0].curie,), named[0]) if named else About((), modifier=said)


def _in_whom(slot: Slot) -> About | None:
    """Read "we found, among 1200, 17 in whom X had to be evacuated"."""
    hit = _IN_WHOM.match(slot.view.text, slot.number.end)
    if hit is None:
        return None
    named = _direct(slot.view, hit.end(), slot.room[1], ("happening",))
    return About((named[0].curie,), named[0]) if named else None


def has_verb(slot: Slot) -> bool:
    """Tell whether a figure is the subject of a verb behind it."""
    verbs = word_classes("have", "be", "do", "finite")
    behind = slot.view.text[slot.number.end :].lower().split(None, 1)[:1]
    return _verb_behind(slot, part=False) is not None or not verbs.isdisjoint(behind)


def _told(slot: Slot, topic: Topic, verb: Span) -> About | None:
    """Read "5% of patients had X", "six patients died", "four of whom needed Y"."""
    view, number = slot.view, slot.number
    if topic.here and _APART.match(view.text[number.end :]):
        return None
    limit = _limit(slot, verb)
    every = (_direct(view, verb.start, limit, one) for one in _fields(view, verb))
    behind = next((got for got in every if got), ())
    parted = "," in view.text[number.end : verb.start]
    if not behind or (parted and behind[0].field == "complication"):
        return None
    among = view.named(number.end, min(verb.start, slot.room[1]), _HAPPENS)
    return About((behind[0].curie,), behind[0], tuple(one.curie for one in among))


def _fields(view: View, verb: Span) -> tuple[tuple[str, ...], ...]:
    """Give what a verb may tell of people: what happened; an operation where it says that it was done."""
    end = min(len(view.text), verb.end + _NEXT_WORD)
    done = words("done").search(view.text, verb.start, end) is not None
    return _THINGS if done else (("happening",), ("complication",))


def _direct(view: View, start: int, end: int, fields: tuple[str, ...]) -> tuple[Named, ...]:
    """Give the names of a stretch without the operation of "had X after the operation"."""
    return tuple(one for one in view.named(start, end, fields) if not is_circumstance(view, one))


def _limit(slot: Slot, verb: Span) -> int:
    """Give where the words end that a verb has behind it: at the next figure, verb or colon."""
    view = slot.view
    later = (one.start for one in view.clauses if one.verb and one.start > verb.start)
    end = slot.room[1] if verb.start < slot.room[1] else len(view.text)
    aside = _WITH_A_RATE.search(view.text, verb.end, end)
    sign = _NEW_MATTER.search(view.text, verb.end, end)
    return min([end, *later, *(one.start() for one in (aside, sign) if one is not None)])


def _own(slot: Slot, topic: Topic) -> About | None:
    """Read a predicate or a noun phrase right behind a figure that leads."""
    start = _own_start(slot)
    if start is None:
        return None
    view = slot.view
    word = view.text[start:].split(None, 1)[0].lower().rstrip(",;.")
    end = _own_end(slot, start)
    named = _direct(view, start, end, _DEEDS) or view.named(start, end, ("complication",))
    if topic.here and _ONE.match(view.text[start:end]):
        return About(topic.here, modifier=view.text[start:end].strip())  # "a new painful one"
    if named:
        kind = _KIND.fullmatch(view.text, start, named[0].start)
        narrower = kind is not None and kind["kind"] not in word_classes("determiner", "number")
        told = kind["kind"] if kind is not None and narrower and not is_verbal(word) else None
        return About((named[0].curie,), named[0], _of_whom(slot), modifier=told)
    said = _TRAIL.sub("", view.text[start:end]).strip()
    plain = len(said.split()) <= _LONG and words("study").match(said) is None
    tells = plain and (is_verbal(word) or bool(topic.here))
    return About((), populations=_of_whom(slot), modifier=said if tells and said else None)


def _of_whom(slot: Slot) -> tuple[str, ...]:
    """Give what leads a sentence in: "Of the X, 57% occurred within a year"."""
    before = _OF_THE.fullmatch(slot.view.text, slot.room[0], slot.number.start)
    named = slot.view.named(*before.span("what"), _HAPPENS) if before is not None else ()
    return tuple(one.curie for one in named)


def says_its_own(slot: Slot) -> bool:
    """Tell whether a figure that leads has words of its own behind it."""
    return leads(slot) and _own_start(slot) is not None


def _own_start(slot: Slot) -> int | None:
    """Give where a figure's own words begin: neither a sign nor a preposition stands right behind it."""
    text, number = slot.view.text, slot.number
    counted = _COUNTED.match(text, number.end)
    hit = _FIRST.match(text, counted.end()) if counted is not None else None
    if hit is None:
        return None
    first = hit["word"].lower()
    if first == "to" and hit["next"]:
        return hit.start("next")  # "three had led to X and two to Y"
    is_name = any(
        one.start == hit.start("word") and one.field == "happening" for one in slot.view.names
    )
    if words("unit").fullmatch(first) and hit["next"] and not is_name:
        return hit.start("next") if is_verbal(hit["next"].lower()) else None
    joins = word_classes("preposition", "coordinator", "contrast", "time", "condition", "relative")
    unit = words("unit").fullmatch(first) and not is_name
    return None if first in joins or unit else hit.start("word")


def _own_end(slot: Slot, start: int) -> int:
    ends = (one.search(slot.view.text, start, slot.room[1]) for one in (_END, _WITH_A_RATE))
    return min([slot.room[1], *(hit.start() for hit in ends if hit is not None)])


def is_verbal(word: str) -> bool:
    """Tell a word that may be the verb of a figure: "had", "leaked", "required"."""
    return word in auxiliaries() or word in word_classes(*_VERBS) or word.endswith("ed")


def _verb_behind(slot: Slot, part: bool) -> Span | None:
    """Give the verb that a number is the subject of, or that follows "four of whom"."""
    view, number = slot.view, slot.number
    clause = view.clause_at(number.start)
    before = view.text[: number.start]
    if clause is None or before.count("(") > before.count(")"):
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
    if verb is None or _PARTED.search(view.text, number.end, verb.start):
        return None
    return verb if verb.start < slot.room[1] or _is_shared(slot, verb) else None


def _is_shared(slot: Slot, verb: Span) -> bool:
    """Tell "five (45%) with X and 60 (50%) without it died", where both figures have one verb."""
    between = slot.view.text[slot.number.end : verb.start]
    later = any(slot.number.end <= one.start < verb.start for one in slot.rates)
    return later and re.search(r"[,:]", between) is None and " and " in between
