"""Recommendations: what is advised, when, how much, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.claims.advising import ACTS, NAMED, aside_end, is_advice
from vakg.extract.claims.amounts import amounts
from vakg.extract.claims.cues import Hit
from vakg.extract.claims.factors import is_circumstance
from vakg.extract.claims.found import Found
from vakg.extract.claims.modalities import is_opinion, modality
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.sides import curies, end_of, start_of
from vakg.extract.claims.spared import is_limited, is_spared
from vakg.extract.claims.view import Named, View
from vakg.extract.context.clauses import Clause
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, ClaimKind, Modality, Stance, UnitOfAnalysis

_NEW = re.compile(r"\b(?:and|but|or) $")
_JOIN = re.compile(r",? (?:and|but) (?:\w+ ){0,2}$")
_DURING = re.compile(
    r"\b(?:after|during|before|following|in|at|within|prior to) "
    r"(?:(?:a|an|the|every|each|all|such|any) )?(?:[\w-]+ )?$"
)
_INVERTED = re.compile(
    r"(?:[^:.]*[:.]\s)?(?P<what>[Ss]hould\s[^,;]{4,90}),\s"
)  # "should X persist, do Y"
_AND = re.compile(r"s?,?\s(?:and|or)\s(?:the\s)?")
_AWARE = re.compile(
    r",?\s(?:[\w,]+\s){0,3}?(?:aware|alert|vigilant|cautious|careful|mindful|wary|prepared)\b"
)
_THEY = re.compile(r"(?:they|these|such|their|many|most)\b", re.I)
_OF_IT = re.compile(r"\b(?:of|for|to|about) (?:it|them)\b")
_AS_SOON = re.compile(r"\b(?:as soon as|in case|(?<!at )once)\s[^,;.]+")
_OTHERS = re.compile(r",?\s(?:and |while |whereas |but )?others\b")  # "some advise X, others Y"
_UNTIL = re.compile(r"\buntil\b")
_FIRST = re.compile(r"\s*(?:For|In)\s[^,;]{1,120},")
_FOR = re.compile(r"\b(?:in|for|among) (?:all |such )?$")
_NEAR = 60  # code points: within the same phrase


def recommendations(view: View, hits: Sequence[Hit]) -> Iterator[Found]:
    """Read the advice of a sentence, once for each clause that advises."""
    done = -1
    for hit in hits:
        if hit.kind != "recommendation" or hit.start < done or not is_advice(view, hit):
            continue
        if any(_goes_on(view, hit, other) for other in hits):
            continue
        if not words("strong").search(hit.words) and any(one.kind == "gap" for one in hits):
            continue
        asked = modality(view, hit)
        if asked is None:
            continue
        begin, done = max(_start(view, hit), done), _end(view, hit, hits)
        made = replace(_made(view, hit, begin, done), modality=asked)
        if _AWARE.match(view.text, hit.end):
            made = _of_what_follows(view, hit, made)
        if asked is Modality.AVOID and _UNTIL.search(view.text, hit.end, done):
            made = _without_acts(replace(made, modality=Modality.DO))  # "not X until Y": first Y
        yield from _by_amount(_without_acts(made) if is_opinion(view, hit) else made)


def _of_what_follows(view: View, hit: Hit, one: Found) -> Found:
    """Keep of "X went well, and surgeons should be aware of Y" what stands behind the advice."""
    end = view.block_at(hit.start)[1]
    behind = curies(view.named(hit.end, end, ("happening",)))
    pronoun = _OF_IT.search(view.text, hit.end, end) is not None
    return replace(
        one, actions=(), materials=(), methods=(), about=one.about if pronoun else behind
    )


def _without_acts(one: Found) -> Found:
    """Keep advice on how to see a thing in its words alone: it names nothing to do."""
    return replace(one, actions=(), about=(), materials=(), methods=())


def may_advise(view: View) -> bool:
    """Tell whether a sentence of a patient's story may hold advice, or a word on the literature."""
    return (
        words("strong").search(view.text) is not None
        or words("first").search(view.text) is not None
    )


def _goes_on(view: View, hit: Hit, other: Hit) -> bool:
    """Tell "they suggest that X should be done", whose second cue says it all."""
    between = view.text[hit.start : other.start]
    same = other.kind == hit.kind and other.shape != "imperative" and hit.end <= other.start
    same = same and ";" not in between
    if same and hit.words.endswith(":"):
        return True
    return same and re.search(r"\bthat\b", between) is not None and " and " not in between


def _start(view: View, hit: Hit) -> int:
    """Give where advice begins: at its clause, with what introduces it ("In patients with X, ...")."""
    start, block = start_of(view, hit), view.block_at(hit.start)[0]
    if _NEW.search(view.text, 0, start):
        return start
    for one in reversed(view.clauses):
        if block <= one.start < start and one.end <= start:
            if one.verb is not None and one.kind not in ("condition", "time"):
                break
            start = one.start
    return start


def _by_amount(one: Found) -> Iterator[Found]:
    """Give a recommendation once for each amount that it names."""
    if len(one.quantities) <= 1:
        yield one
        return
    for quantity in one.quantities:
        yield replace(one, quantities=(quantity,))


def _end(view: View, hit: Hit, hits: Sequence[Hit]) -> int:
    """Give where advice ends: lists of what is advised may hold clauses; a new advice has its own."""
    block = view.block_at(max(hit.start, hit.end - 1))[1]
    later = [
        start_of(view, one)
        for one in hits
        if one.kind == hit.kind and one.start >= end_of(view, hit)
    ]
    after = (one for one in hits if one.kind == hit.kind and one.start >= hit.end)
    later += [cut for one in after if (cut := _cut(view, one))]
    others = _OTHERS.search(view.text, hit.end, block)
    later += [others.start()] if others is not None else []
    contrast = [
        one.start for one in view.clauses if one.kind == "contrast" and one.start >= hit.end
    ]
    return min([block, *(at for at in (*later, *contrast) if at > hit.end)])


def _cut(view: View, hit: Hit) -> int:
    """Give where an "and" or "but" begins another advice: "recommended X and advised that no Y"."""
    found = _JOIN.search(view.text, 0, hit.start)
    return found.start() if found else 0


def _made(view: View, hit: Hit, start: int, end: int) -> Found:
    """Sort what the clause names: what to do, about what, and when."""
    own = [one for one in view.clauses if start <= one.start < end and _is_condition(view, one)]
    asides = [_up_to(view, one, hit) for one in own]
    asides += [
        Span(start=one.start(), end=one.end()) for one in _AS_SOON.finditer(view.text, start, end)
    ]
    inverted = _INVERTED.match(view.text, view.block_at(hit.start)[0], hit.start)
    if inverted is not None:
        asides.append(Span(start=inverted.start("what"), end=inverted.end("what")))
        start = min(start, inverted.start("what"))
    set_apart = [
        *asides,
        *(_up_to(view, one, hit) for one in view.clauses if _is_of_condition(one)),
    ]
    inside = [one for one in view.named(start, end, NAMED) if not _lies_in(one, set_apart)]
    reasons = [one for one in view.clauses if start <= one.start < end and one.kind == "reason"]
    patients = _patients(view, start, end, hit) or _opening(view, start, hit.start)
    patients = [one for one in patients if not _lies_in(one, reasons)]
    conditions = [one for aside in asides for one in view.named(aside.start, aside.end, NAMED)]
    conditions += patients
    inside += _pronoun(view, start)
    rest = [one for one in inside if one not in conditions and not _lies_in(one, reasons)]
    rest = [one for one in rest if not is_limited(view, one) and not is_spared(hit, one)]
    said = _condition(view, asides, start, patients)
    circumstances = _circumstances(view, rest)
    return Found(
        place=view.place, start=start, end=end, kind=ClaimKind.RECOMMENDATION,
        status=AssertionStatus.CONDITIONAL if said else AssertionStatus.HYPOTHETICAL,
        stance=Stance.RECOMMENDS, text=view.said,
        actions=curies(one for one in rest if one.field in ACTS and one not in circumstances),
        procedures=curies(circumstances),
        materials=curies(one for one in rest if one.field == "substance"),
        about=curies(one for one in rest if one.field == "happening"),
        conditions=curies(one for one in conditions if one.field != "substance"), condition=said,
        rationale=view.text[reasons[0].start : reasons[0].end].strip(" ,.;") if reasons else None,
        methods=curies(one for one in rest if one.field == "method"), quantities=amounts(view, start, end),
    )  # fmt: skip


def _circumstances(view: View, names: Sequence[Named]) -> list[Named]:
    """Give the operations of "should be avoided in X and Y", which only say when."""
    found: list[Named] = []
    for one in (one for one in names if one.field == "procedure"):
        goes_on = found and _AND.fullmatch(view.text, found[-1].end, one.start)
        if goes_on or _DURING.search(view.text, 0, one.start):
            found.append(one)
    return found


def _up_to(view: View, clause: Clause, hit: Span) -> Span:
    """Give a condition without the advice that it was read together with."""
    end = aside_end(view, clause, hit) if clause.start <= hit.start < clause.end else None
    return Span(start=clause.start, end=clause.end if end is None else end)


def _pronoun(view: View, start: int) -> list[Named]:
    """Give what a pronoun stands for that is the subject of advice: "it should be avoided"."""
    hit = words("pronoun").match(view.text, start)
    several = hit is not None and _THEY.match(hit[0]) is not None  # of what, no one class says
    return list(view.antecedent[:1]) if hit is not None and not several else []


def _is_condition(view: View, clause: Clause) -> bool:
    """Tell "if" and "when" clauses; "even if" is no condition."""
    around = view.text[max(0, clause.start - 5) : clause.start + 5].lower()
    return "even" not in around and _is_of_condition(clause)


def _is_of_condition(clause: Clause) -> bool:
    return clause.kind == "condition" or (clause.kind == "time" and clause.verb is not None)


def _lies_in(one: Named, clauses: Sequence[Span]) -> bool:
    return any(clause.start <= one.start < clause.end for clause in clauses)


def _is_patient(one: Named) -> bool:
    """Tell whether a name says what patient it is: "patients on anticoagulants"."""
    return any(unit_of(word) is UnitOfAnalysis.PATIENTS for word in one.text.split())


def _patients(view: View, start: int, end: int, hit: Hit) -> list[Named]:
    """Give the names that say for whom: "in patients with X", "for patients on Y"."""
    fields = ("happening", "factor", "substance", "remedy", "procedure")
    return [
        one
        for one in view.named(start, end, fields)
        if _is_of_people(view, one, (start, hit.start)) and not is_circumstance(view, one)
    ]


def _opening(view: View, start: int, end: int) -> list[Named]:
    """Give what a first phrase says that advice is for: "For X, ...", "In case of X, ..."."""
    hit = _FIRST.match(view.text, start, end)
    return list(view.named(start, hit.end(), ("happening", "factor"))) if hit else []


def _is_of_people(view: View, one: Named, since: tuple[int, int]) -> bool:
    """Tell whether a name says what patients; what the cue parts from them says what they need."""
    if _is_patient(one):
        return True
    if words("unit").match(view.text[one.end :].lstrip()) and _FOR.search(view.text, 0, one.start):
        return True
    begin = max(since[0], one.start - _NEAR)
    people = list(words("unit").finditer(view.text, begin, one.start))
    if not people or people[-1].start() < since[1] < one.start:
        return False
    between = view.text[people[-1].end() : one.start]
    of_cases = people[-1][0].lower().startswith("case") and between.split()[:1] == ["of"]
    if "," in between or not (of_cases or _is_link(between)):
        return False
    verbs = (clause.verb for clause in view.clauses if clause.verb)
    return between.split()[0] == "who" or not any(
        people[-1].end() <= verb.start < one.start for verb in verbs
    )


def _is_link(between: str) -> bool:
    first = between.split()[:1]
    return bool(first) and words("people_link").fullmatch(first[0]) is not None


def _condition(
    view: View, asides: Sequence[Span], start: int, patients: Sequence[Named]
) -> str | None:
    """Give the words of the condition: an "if" or "when" clause, or "in patients with"."""
    if asides:
        return view.text[asides[0].start : asides[0].end].strip(" ,.;")
    if not patients:
        return None
    people = list(words("unit").finditer(view.text, start, patients[0].start))
    linked = people and _is_link(view.text[people[-1].end() : patients[0].start])
    opening = _FIRST.match(view.text, start)
    begin = people[-1].start() if linked else start if opening else patients[0].start
    behind = words("unit").match(view.text, min(len(view.text), patients[-1].end + 1))
    end = behind.end() if behind else patients[-1].end
    return view.text[min(begin, patients[0].start) : end].strip(" ,.;")
