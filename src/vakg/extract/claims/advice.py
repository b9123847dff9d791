"""Recommendations: what is advised, when, how much, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.claims.amounts import amounts
from vakg.extract.claims.cues import Hit
from vakg.extract.claims.found import Found
from vakg.extract.claims.modalities import is_opinion, modality, narrows
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.sides import curies, end_of, start_of
from vakg.extract.claims.spared import SPARES, is_limited, is_spared
from vakg.extract.claims.view import Named, View
from vakg.extract.context.clauses import Clause
from vakg.model.assertion import AssertionStatus, ClaimKind, Stance, UnitOfAnalysis

_ACTS = ("remedy", "procedure", "method", "factor")
_NAMED = (*_ACTS, "substance", "happening", "measure")
_OPENS = re.compile(r"\s*(?:(?:To|In order to|For|In|If|When)\b[^,;.]*, ?)?")
_NEW = re.compile(r"\b(?:and|but|or) $")
_JOIN = re.compile(r",? (?:and|but) (?:\w+ ){0,2}$")
_DURING = re.compile(
    r"\b(?:after|during|before|following|in|at|within|prior to) "
    r"(?:(?:a|an|the|every|each|all|such|any) )?(?:[\w-]+ )?$"
)
_FIRST = re.compile(r"\s*(?:For|In)\s[^,;]{1,120},")
_FOR = re.compile(r"\b(?:in|for|among) (?:all |such )?$")
_ENDS = re.compile(r"\s?[.,;)]")  # "as it should."
_DETERMINED = re.compile(r"\b(?:its|their|his|her|the|an?)\s$")  # "has its advocates"
_TURNED = re.compile(
    r"\s(?:it|he|she|they|this|these|those|the|such|any|an?|his|her|their)\b"
)  # "should it"
_ASKED = re.compile(r"\b(?:what|how|whether|why)\s(?:\w+\s){0,3}$", re.I)  # "what ought to be done"
_THERE = re.compile(r"\b[Tt]here\s$")
_ASKS_FOR_ACTS = re.compile(
    r"^(?:needs?|deserves?)$|\b(?:important|fundamental|pivotal|sensible)$|^(?:is|are) to be$"
    r"|^(?:may|might|can|could) (?:\w+ )?(?:help|aid|save|spare|avert|forestall|preclude|keep)\b"
    r"|\bchoice (?:is|are|remains?)$"
    r"|^(?:may|might|can) be (?:\w+ )?(?:managed|treated|removed|tried|offered)$"
)
_NEAR = 60  # code points: within the same phrase
_PAST = ("was ", "were ", "had ", "been ")
_SPOKEN = ("recommended", "advised", "advocated", "suggested", "proposed")


def recommendations(view: View, hits: Sequence[Hit]) -> Iterator[Found]:
    """Read the advice of a sentence, once for each clause that advises."""
    done = -1
    for hit in hits:
        if hit.kind != "recommendation" or hit.start < done or not _is_advice(view, hit):
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
        yield from _by_amount(_without_acts(made) if is_opinion(view, hit) else made)


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
    same = other.kind == hit.kind and hit.end <= other.start and ";" not in between
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
    contrast = [
        one.start for one in view.clauses if one.kind == "contrast" and one.start >= hit.end
    ]
    return min([block, *(at for at in (*later, *contrast) if at > hit.end)])


def _cut(view: View, hit: Hit) -> int:
    """Give where an "and" or "but" begins another advice: "recommended X and advised that no Y"."""
    found = _JOIN.search(view.text, 0, hit.start)
    return found.start() if found else 0


def _is_advice(view: View, hit: Hit) -> bool:
    """Tell advice from what was once recommended to a patient, or needed in an operation."""
    spoken = hit.words.lower()
    strong = words("strong").search(spoken) is not None
    if hit.shape == "imperative":
        return _OPENS.fullmatch(view.text, 0, hit.start) is not None
    if _is_set_aside(view, hit, strong):
        return False
    if view.narrated:
        return strong and not spoken.startswith(_PAST) and not spoken.endswith(_SPOKEN)
    fields = _ACTS if _ASKS_FOR_ACTS.search(spoken) else _NAMED
    until = hit.start if SPARES.search(spoken) else end_of(view, hit)
    block = view.block_at(hit.start)[1]
    until = block if ":" in view.text[hit.end : block] else until  # "two things may help: X and Y"
    named = view.named(start_of(view, hit), until, fields)
    deed = words("deed").search(view.text, start_of(view, hit), hit.end) is not None
    return strong or bool(named) or (deed and fields is _NAMED)


def _is_set_aside(view: View, hit: Hit, strong: bool) -> bool:
    """Tell a cue in an "if" clause, in a relative one, or of a past operation."""
    spoken, clause = hit.words.lower(), view.clause_at(hit.start)
    kinds = ("condition",) if strong else ("condition", "relative")
    if clause is not None and (clause.kind in kinds or narrows(view, clause, hit)):
        return True
    if spoken.startswith("consider") and view.text[start_of(view, hit) : hit.start].strip(" ,"):
        return True
    past = spoken.startswith(_PAST) and not spoken.endswith(_SPOKEN)
    return past or _is_no_cue(view, hit, strong)


def _is_no_cue(view: View, hit: Hit, strong: bool) -> bool:
    """Tell "as it should.", "has its advocates", "there are recommended ways", "treated without need for"."""
    spoken, clause = hit.words.lower(), view.clause_at(hit.start)
    alone = strong and " " not in hit.words
    bare = (
        alone and (_ENDS.match(view.text, hit.end) or _TURNED.match(view.text, hit.end)) is not None
    )
    named = _DETERMINED.search(view.text, 0, hit.start) is not None
    told = _THERE.search(view.text, 0, hit.start) is not None and spoken.endswith(_SPOKEN)
    without = spoken.startswith("without") and clause is not None and _is_past(view, clause)
    asked = _ASKED.search(view.text, 0, hit.start) is not None
    return bare or named or told or without or asked


def _is_past(view: View, clause: Clause) -> bool:
    """Tell "they were treated without need for X", which is told of patients."""
    verb = view.text[clause.verb.start : clause.verb.end].lower() if clause.verb else ""
    return any(word in ("was", "were", "had") or word.endswith("ed") for word in verb.split())


def _made(view: View, hit: Hit, start: int, end: int) -> Found:
    """Sort what the clause names: what to do, about what, and when."""
    asides = [one for one in view.clauses if start <= one.start < end and _is_condition(view, one)]
    set_apart = [*asides, *(one for one in view.clauses if _is_of_condition(one))]
    inside = [one for one in view.named(start, end, _NAMED) if not _lies_in(one, set_apart)]
    reasons = [one for one in view.clauses if start <= one.start < end and one.kind == "reason"]
    patients = _patients(view, start, end, hit) or _opening(view, start, hit.start)
    patients = [one for one in patients if not _lies_in(one, reasons)]
    conditions = [one for aside in asides for one in view.named(aside.start, aside.end, _NAMED)]
    conditions += patients
    inside += _pronoun(view, start)
    rest = [one for one in inside if one not in conditions and not _lies_in(one, reasons)]
    rest = [one for one in rest if not is_limited(view, one) and not is_spared(hit, one)]
    said = _condition(view, asides, start, patients)
    circumstances = [
        one for one in rest if one.field == "procedure" and _DURING.search(view.text, 0, one.start)
    ]
    return Found(
        place=view.place, start=start, end=end, kind=ClaimKind.RECOMMENDATION,
        status=AssertionStatus.CONDITIONAL if said else AssertionStatus.HYPOTHETICAL,
        stance=Stance.RECOMMENDS, text=view.said,
        actions=curies(one for one in rest if one.field in _ACTS and one not in circumstances),
        procedures=curies(circumstances),
        materials=curies(one for one in rest if one.field == "substance"),
        about=curies(one for one in rest if one.field == "happening"),
        conditions=curies(one for one in conditions if one.field != "substance"), condition=said,
        rationale=view.text[reasons[0].start : reasons[0].end].strip(" ,.;") if reasons else None,
        methods=curies(one for one in rest if one.field == "method"), quantities=amounts(view, start, end),
    )  # fmt: skip


def _pronoun(view: View, start: int) -> list[Named]:
    """Give what a pronoun stands for that is the subject of advice: "it should be avoided"."""
    return list(view.antecedent[:1]) if words("pronoun").match(view.text, start) else []


def _is_condition(view: View, clause: Clause) -> bool:
    """Tell "if" and "when" clauses; "even if" is no condition."""
    around = view.text[max(0, clause.start - 5) : clause.start + 5].lower()
    return "even" not in around and _is_of_condition(clause)


def _is_of_condition(clause: Clause) -> bool:
    return clause.kind == "condition" or (clause.kind == "time" and clause.verb is not None)


def _lies_in(one: Named, clauses: Sequence[Clause]) -> bool:
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
        if _is_of_people(view, one, (start, hit.start))
    ]


def _opening(view: View, start: int, end: int) -> list[Named]:
    """Give what a first phrase says that advice is for: "For X, ...", "In case of X, ..."."""
    hit = _FIRST.match(view.text, start, end)
    return list(view.named(start, hit.end(), ("happening",))) if hit else []


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
    view: View, asides: Sequence[Clause], start: int, patients: Sequence[Named]
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
