"""What stands around a rate: its procedures and methods, its place, its condition, a "may"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vakg.extract.claims.leading import leads
from vakg.extract.claims.slots import About, Slot
from vakg.extract.claims.view import Named, View
from vakg.extract.context.assess import assess
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import NumberMention, Span
from vakg.model.assertion import AssertionStatus, Certainty

_CONDITION = re.compile(
    r"\s?\)?\s?(?P<words>(?:with|without|when|if|after|among|at|for|within|before|during|in)\s(?!whom\b|which\b)[^,;()\[]{2,80}?)"
    r"(?=[,;()\[]|$|\s(?:and|but)\s(?:from|in|with|of|\d))"
)
_TIES = re.compile(r"\b(?:in|after|with|for|of|during|by|on|following|at)\b[^,;(]*$")
_NARROW = re.compile(
    r"\s(?P<words>(?:requiring|needing|necessitating|causing|leading to|resulting in)\s[^,;()]{2,60}?)"
    r"\s(?:was|were|is|are|occurred|occurs|developed|happened|has|have|had|may|can|in)\b"
)
_WITHIN = re.compile(r"\s(?P<words>within\s\w+\s\w+(?:\s(?:of|after)\s[\w\s]{3,30}?)?)\s?[,;.(]")
_TRAIL = re.compile(
    r"[\s,]*(?:and|but|or|versus|vs\.?|compared (?:with|to))?(?: (?:in|for|only))?[\s,]*$"
)
_GROUPS = re.compile(
    r"\)?\s(?:of|in|after|with|for|among)\s(?:the\s)?(?P<words>[^,;()\d]{3,80}?)"
    r"(?:\s(?P<kind>group|arm|patient|case)s?)?,?\srespectively"
)
_AND = re.compile(r",?\sand\s(?:the\s)?|,\s(?:the\s)?")
_LED = re.compile(
    r"\b(?P<words>(?:in|after|with|among)\s(?!the other\b|another\b|one\b)(?:the\s)?[^,;:()\d]{3,60}?)"
    r"\s\(\s?$"
)
_WHOLE_AND_COUNT = 2
_QUALIFIES = re.compile(r"\s?(?:in|after|with|for|of|during|on)\b")


def status_of(view: View, about: About, number: NumberMention) -> tuple[AssertionStatus, Certainty]:
    """Keep a "may" or "suspected"; a rate that is printed is not denied by the words around it."""
    named = about.spoken or number
    same = view.clause_at(number.start) == view.clause_at(named.start)
    spans = [Span(start=one.start, end=one.end) for one in ((named, number) if same else (named,))]
    for said in assess(view.text, spans):
        if said.status is AssertionStatus.POSSIBLE and said.certainty is not Certainty.UNDECIDED:
            return said.status, said.certainty
    return AssertionStatus.PRESENT, Certainty.ASSERTED


def named_near(slot: Slot, field: str) -> tuple[str, ...]:
    """Give the procedures or methods of a rate: those tied to it behind, else those before it."""
    view, number, room = slot.view, slot.number, slot.room
    behind_it = tied(slot, field)
    if behind_it:
        return behind_it
    since = room[0]
    if since and leads(slot):
        # what the member before had done is not done to these; what leads the list is
        alike = [one.start for one in view.numbers if one.unit == number.unit]
        all_had = view.named(0, min(alike), (field,))
        return tuple(dict.fromkeys(one.curie for one in all_had))
    close = [
        one for one in view.named(since, number.start, (field,)) if not _qualifies(view, since)
    ]
    first: Iterable[Named] = ()
    if not re.match(r"\s?(?:in|with|for)\s", view.text[number.end :]):
        first = view.named(0, since or number.start, (field,))
    shared = [one for one in first if not _is_a_members(slot, one)]
    behind = view.named(number.end, room[1], (field,)) if field == "method" else ()
    return tuple(dict.fromkeys(one.curie for one in close or shared or behind))


def _is_a_members(slot: Slot, one: Named) -> bool:
    """Tell what one member of a list had done: behind a share, or behind the whole and a count."""
    before = [other.unit for other in slot.view.numbers if other.start < one.end]
    return "%" in before or before.count(slot.number.unit) >= _WHOLE_AND_COUNT


def tied(slot: Slot, field: str) -> tuple[str, ...]:
    """Give what a preposition ties to a rate: "5% in X", "5% of patients after X"."""
    view, number = slot.view, slot.number
    named = view.named(number.end, slot.room[1], (field,))
    if slot.room[1] < len(view.text):  # behind a comma the next member begins
        named = tuple(one for one in named if "," not in view.text[number.end : one.start])
    behind = (one.curie for one in named if _TIES.search(view.text[number.end : one.start]))
    return tuple(dict.fromkeys(behind))


def _qualifies(view: View, start: int) -> bool:
    """Tell whether what follows a rate qualifies that one: "5% in X and 3% in Y"."""
    return start > 0 and _QUALIFIES.match(view.text[start:]) is not None


def sites_of(slot: Slot, about: About) -> tuple[Named, ...]:
    """Give the places between what happens and its rate."""
    since = slot.room[0]
    if about.spoken is not None and about.spoken.start < slot.number.start:
        since = max(since, about.spoken.end)
    sites = slot.view.named(since, slot.number.start, ("site",))
    return tuple(one for one in sites if not any(_holds(other, one) for other in slot.view.numbers))


def _holds(number: NumberMention, one: Named) -> bool:
    """Tell whether a place is what a number counts: "167 vertebrae"."""
    return number.start <= one.start <= number.end


def placed(slot: Slot, about: About, reader: Reader) -> str:
    """Name what happens and, in the words of the text, where."""
    label = (
        " and ".join(reader.ontology.label(curie) for curie in about.what) or about.modifier or ""
    )
    sites = [one.text for one in sites_of(slot, about)]
    return f"{label} ({', '.join(sites)})" if sites else label


def narrowed_by(view: View, about: About, number: NumberMention) -> str | None:
    """Give words that narrow what happens: "X requiring Y occurred", "died within 6 months"."""
    spoken = about.spoken or next(
        (one for one in view.names if one.curie in about.what and one.end <= number.start), None
    )
    if spoken is None:
        return None
    end = number.start if spoken.end <= number.start else len(view.text)
    hit = _NARROW.match(view.text, spoken.end, end) or _WITHIN.match(view.text, spoken.end)
    return hit["words"].strip() if hit else None


def _up_to_the_verb(slot: Slot, about: About) -> int:
    """Give where the words behind a rate end: at the verb that it is the subject of, or at what it is of."""
    verbs = (one.verb for one in slot.view.clauses)
    starts = [one.start for one in (*verbs, about.spoken) if one and one.start >= slot.number.end]
    return min([slot.room[1], *starts])


def condition_told(slot: Slot, about: About) -> str | None:
    """Give the words that say when, in whom or with what a rate holds: in turn, behind it or before it."""
    view, number = slot.view, slot.number
    in_turn = _in_turn(slot)
    if in_turn is not None:
        return in_turn
    behind = condition_of(view, number, _up_to_the_verb(slot, about))
    return behind or _before_bracket(slot, about)


def _in_turn(slot: Slot) -> str | None:
    """Read "in 4% and 20% of the A and B groups, respectively"."""
    view, last = slot.view, slot.rates[-1]
    hit = _GROUPS.match(view.text, last.end) if "respectively" in view.words else None
    parts = _AND.split(hit["words"]) if hit is not None else []
    if len(parts) != len(slot.rates) or len(parts) == 1:
        return None
    return f"{parts[slot.rates.index(slot.number)]} {hit['kind'] or ''}".strip() if hit else None


def _before_bracket(slot: Slot, about: About) -> str | None:
    """Read "likelier in A (68%) than in B (35%)"."""
    view, (since, _), end = slot.view, slot.room, slot.number.start
    hit = _LED.search(view.text, since, end)
    own = about.spoken
    if hit is None or (own is not None and hit.start() < own.end and own.start < end):
        return None
    return None if view.named(hit.start(), end, ("site",)) else hit["words"]


def condition_of(view: View, number: NumberMention, end: int) -> str | None:
    """Give the words behind a rate that say when, in whom or with what it holds."""
    hit = _CONDITION.match(view.text, number.end, end)
    if hit is None:
        return None
    said = _TRAIL.sub("", hit["words"]).strip(" .,")
    return said if len(said.split()) > 1 else None
