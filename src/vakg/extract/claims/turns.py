"""What each figure of a list is a rate of: by the order of the list, a word of its own, or a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vakg.extract.claims.counted import shared_head
from vakg.extract.claims.members import row_of
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.sides import heads
from vakg.extract.claims.slots import About, Slot, Topic
from vakg.extract.claims.view import Named, View
from vakg.extract.names.spelling import folded
from vakg.extract.reader_ontology import Reader

HAPPENS = ("happening",)
_MODIFIER = re.compile(
    r"(?:^|[,;:(–—-]\s|\s-\s|\b(?:and|of|or|in|was|were)\s)"
    r"(?P<words>[\w-]+(?: [\w-]+){0,2}?)(?: in| for| at)?\s?[(:]?\s?$"
)
_LIST = re.compile(r"[^;]* [-–—:(]\s?|\s?%?\)?,\s(?:and\s)?")
_JOINED = re.compile(r"\s?\)?,?\s?(?:(?:and|or)\s)?(?:in |at |by )?")
_INTO = re.compile(
    r"\)?\s(?P<words>(?:into|to|along|through|via)\s[^,;:()\d]{3,40}?)(?=[,;.(]|\s(?:and|or|but)\s|$)"
)
_EACH = re.compile(r"\beach\b")
_CLOSE = 9  # code points: "2 (4%) each", "in 2 patients each"
_BEHIND = re.compile(
    r"\)?(?:\s?(?P<mark>[(:])\s?(?:a |an |the )?)(?P<words>[A-Za-z][^,;:()]{0,40})(?=[),;.])"
)
_TO_FIGURES = re.compile(r"\s(?:in|at|by|of|for)\s*$")
_ITEM = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_VERB_TO_LIST = re.compile(r"[^;:()\d]{0,60}")
_PLACE = re.compile(
    r"[\s,;:)]*(?:and |or |but )?"
    r"(?:most (?:often|frequently|commonly) |mostly |mainly |chiefly |especially )?"
    r"(?P<words>(?:into|in|to|at|along|through|within|around|via|by)\s[^,;()\d]{3,40}?)"
    r"(?:\s(?:in|for|at|of))?\s?[(:]?\s?"
)
_OF_THE_LAST = re.compile(r"\s(?:and|or)(?:\s(?:in|at))?$")  # "12 in group A and in 5 in group B"
_ALONE = re.compile(
    r"[\s%),]*,\s(?:and )?(?:followed by )?(?P<words>[A-Za-z][\w-]*(?: [\w-]+){0,3}?)(?: in| at)?\s?\(?"
)
_REACHED = re.compile(  # "the canal was reached in 5%"
    r"(?:[^.;:()]*[.;:,]\s)?(?:and |but |while )?(?P<words>(?:the |an? )?[^,;:.()\d]{3,50}?)"
    r"(?:,? however,)? (?:was|were) (?:\w+ly )?(?:reached|concerned|affected|involved|invaded)"
    r" (?:in|at)\s(?:only |no more than )?"
)
_COPULA = re.compile(r"\s(?:was|were|is|are|occurred|lay|had)(?: \w+)?$")
_PREPOSITION = re.compile(r"\s(?:into|in|to|at|along|through|within|of)\s")


def respective(slot: Slot) -> About | None:
    """Read "X and Y occurred in 5% and 3%, respectively" in order."""
    view, starts = slot.view, [one.start for one in slot.rates]
    if "respectively" not in view.words or len(starts) < 2:
        return None
    named = [one for one in view.named(0, min(starts), HAPPENS) if not is_population(view, one)]
    return said(named[starts.index(slot.number.start)]) if len(named) == len(starts) else None


def in_turn(slot: Slot, topic: Topic) -> About | None:
    """Read "A, B and C made up 5, 4 and 3 of them": as many members as figures, in order."""
    run = _run(slot)
    verb = _verb_before(slot, run[0][0]) if len(run) > 1 else None
    if verb is None:
        return None
    subject, behind = verb
    members = _members(slot.view, subject)
    if len(members) != len(run):
        members = _members(slot.view, (behind, run[0][0]))
    place = next(at for at, one in enumerate(run) if one[0] == slot.number.start)
    if len(members) != len(run):
        return None
    named = [slot.view.named(start, end, HAPPENS)[-1:] for start, end in members]
    if all(named):
        return said(named[place][0])
    known = topic.here or topic.before
    start, end = members[place]
    return About(known, modifier=slot.view.text[start:end]) if known and not any(named) else None


def with_shared_head(slot: Slot, reader: Reader) -> About | None:
    """Read "48% lateral, 38% medial and 11% anterior leaks", which are all leaks."""
    shared = shared_head(slot.view, slot.number)
    if shared is None:
        return None
    narrower, head = shared
    curie = _with_modifier(narrower.split(" "), head.text.split(" "), reader)
    return About((curie,), head) if curie else About((head.curie,), modifier=narrower)


def labelled(slot: Slot, topic: Topic) -> About | None:
    """Read "53% (X), 25% (Y) and 32% (Z)" and "in two (1.7%): X": what stands right behind names it."""
    view = slot.view
    hit = _BEHIND.match(view.text, slot.number.end, slot.room[1])
    if hit is None:
        return None
    named = view.named(*hit.span("words"), HAPPENS)
    if named:
        return (
            said(named[0]) if hit["mark"] == "(" or named[0].start == hit.start("words") else None
        )
    known = topic.here or topic.before
    letters = hit["mark"] == "(" and hit["words"].isalpha() and hit["words"] != hit["words"].lower()
    return About(known, modifier=hit["words"]) if letters and known else None


def _run(slot: Slot) -> list[tuple[int, int]]:
    """Give where the figures stand that only commas and "and" part from this one."""
    spans = [(one.start, one.end) for one in slot.rates]
    run: list[tuple[int, int]] = []
    for before, after in pairwise(spans):
        if _JOINED.fullmatch(slot.view.text, before[1], after[0]):
            run = [*(run or [before]), after]
        elif run and slot.number.start in [start for start, _ in run]:
            break
        else:
            run = []
    return run if slot.number.start in [start for start, _ in run] else []


def _verb_before(slot: Slot, first: int) -> tuple[tuple[int, int], int] | None:
    """Give where the subject of a list of figures begins and ends, and where its verb ends."""
    clause = slot.view.clause_at(first)
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.end > first:
        return None
    if not _VERB_TO_LIST.fullmatch(slot.view.text, verb.end, first):
        return None
    return (clause.start, verb.start), verb.end


def _members(view: View, subject: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut a subject at its commas and "and"."""
    starts, ends = [subject[0]], []
    for hit in _ITEM.finditer(view.text, *subject):
        ends.append(hit.start())
        starts.append(hit.end())
    spans = zip(starts, [*ends, subject[1]], strict=True)
    members = [_stripped(view.text, start, end) for start, end in spans]
    return [one for one in members if one[0] < one[1]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks, and the "in" that leads to the figures."""
    plain = _TO_FIGURES.sub("", text[start:end])
    end = start + len(plain)
    return start + len(plain) - len(plain.lstrip()), end - len(plain) + len(plain.rstrip())


def elsewhere(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Read "X into A in 5%, into B in 3%, C 2%": the same thing at another place, by its class or words."""
    view, number, since = slot.view, slot.number, slot.room[0]
    sites = view.named(since, number.start, ("site",))
    hit = _PLACE.fullmatch(view.text, since, number.start) or _bare_place(slot, sites)
    if hit is not None and _OF_THE_LAST.search(hit["words"]):
        return None
    hit = hit or (_REACHED.fullmatch(view.text, since, number.start) if sites else None)
    before = view.named(0, since, HAPPENS)
    base = _without_place(before[-1], reader) if before and hit else None
    first = before[0].curie if before and since else None
    known = (base,) if base else (first,) if first else topic.first[:1] or topic.before[:1]
    if hit is not None and base is None and before and _PREPOSITION.search(before[-1].text):
        return About((), modifier=hit["words"])  # of what without its place, no name says
    if hit is None or not known:
        return None
    curie = _made_there(view, known[0], sites[0].curie, reader) if sites else None
    if sites and curie is None and first and _PREPOSITION.search(before[0].text):
        return About((), modifier=hit["words"])
    if curie is None and not (base or first or topic.first):
        return None  # what an earlier sentence spoke of need not be what happened at this place
    return About((curie,), sites[0]) if curie else About(known, modifier=hit["words"])


def into_another(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Read "12 had X into A, 8 (20%) into B": the same thing at the place behind the figure."""
    view, number = slot.view, slot.number
    hit = _INTO.match(view.text, number.end) if topic.here else None
    before = view.named(0, number.start, HAPPENS)[-1:]
    placed = any(_PREPOSITION.search(one.text) for one in before)
    if hit is None or slot.room[0] == 0 or not placed:
        return None
    sites = view.named(*hit.span("words"), ("site",))
    curie = _made_there(view, topic.here[0], sites[0].curie, reader) if sites else None
    return About((curie,), sites[0]) if curie else About((), modifier=hit["words"])


def row(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Read "type B: 21% vs. 32%; P = .04", a line of a table whose label says what both figures are of."""
    line = row_of(slot.view, slot.number)
    if line is None or slot.number.unit != "%":
        return None
    label = slot.view.text[line.start : line.end].strip(" -:")
    named = slot.view.named(line.start, line.end, HAPPENS)
    spoken = topic.headed or topic.before
    known = reader.ontology.label(spoken[0]).split() if spoken else []
    curie = named[0].curie if named else _with_modifier(label.split(" (")[0].split(), known, reader)
    place = len([one for one in slot.rates if line.start <= one.start < slot.number.start])
    group = topic.groups[place] if topic.groups is not None and place <= 1 else None
    told = ", ".join(one for one in (None if curie else label, group) if one)
    what = (curie,) if curie else spoken
    return About(what, modifier=told or None)


def _made_there(view: View, known: str, site: str, reader: Reader) -> str | None:
    """Give the class of a thing at another place: of the thing itself, were it named with its place."""
    every = (known, *sorted(reader.ontology.get(known).ancestors))
    return next((made for one in every if (made := view.made_at(one, site)) is not None), None)


def each_of(slot: Slot, about: About, reader: Reader) -> tuple[About, ...]:
    """Give what each figure is of: "A and B occurred in 2 each" tells of A and of B, other words of one.

    Args:
        slot: The number and its place.
        about: What it is a rate of, as far as one thing goes.
        reader: The ontology and its names.
    """
    view, number, since = slot.view, slot.number, slot.room[0]
    if _EACH.search(view.text, number.start, number.end + _CLOSE) is None or not about.what:
        return (about,)
    named = view.named(since, number.start, HAPPENS)
    several = heads(view, tuple(one for one in named if not is_population(view, one)))
    if len(several) > 1:
        return tuple(said(one) for one in several)
    sites = view.named(since, number.start, ("site",))
    inside = about.spoken.text if about.spoken is not None else ""
    made = [(_made_there(view, about.what[0], one.curie, reader), one) for one in sites]
    others = [About((curie,), one) for curie, one in made if curie and one.text not in inside]
    return (about, *(one for one in others if one.what != about.what))


def _bare_place(slot: Slot, sites: Sequence[Named]) -> re.Match[str] | None:
    """Match a place that stands alone between two figures: ", azygos vein 5 (5.8%)"."""
    hit = _ALONE.fullmatch(slot.view.text, slot.room[0], slot.number.start)
    return hit if sites and slot.room[0] > 0 else None


def _without_place(one: Named, reader: Reader) -> str | None:
    """Give the class of the words before the preposition of "leakage into the canal"."""
    cut = _PREPOSITION.search(one.text)
    if cut is None:
        return None
    plain = _COPULA.sub("", one.text[: cut.start()])
    grounded = [curie for curie, sure in reader.names.lookup(folded(plain)) if sure]
    return grounded[0] if len(grounded) == 1 else None


def elliptic(slot: Slot, topic: Topic, reader: Reader) -> About | None:
    """Read "type B (5%)" and "lateral 3%" behind a name whose head they share: "type B leakage"."""
    view, number = slot.view, slot.number
    before = view.named(0, number.start, HAPPENS)[:1]
    spoken = before[0].text if before else ""
    if view.antecedent and not before:
        spoken = reader.ontology.label(topic.before[0])
    hit = _MODIFIER.search(view.text, slot.room[0], number.start)
    taken = view.named(hit.start(), number.start, ("happening", "site")) if hit is not None else ()
    if not spoken or hit is None or taken or hit["words"] in ("and", "or"):
        return None
    curie = _with_modifier(hit["words"].split(" "), spoken.split(" "), reader)
    if curie is not None:
        return About((curie,), before[0] if before else None)
    if before and _is_listed(slot, hit):
        return About((before[0].curie,), before[0], modifier=hit["words"])
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


def said(one: Named) -> About:
    """Make what a name says the subject of a rate."""
    return About((one.curie,), one)
