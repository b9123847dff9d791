"""Claims about one thing: how often in words, how it ends, what it means, what is not known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.found import Found
from vakg.extract.claims.judging import is_of_some_act, judged
from vakg.extract.claims.populations import is_population
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import (
    curies,
    end_of,
    heads,
    is_denied,
    left,
    right,
    stance_of,
    start_of,
    verb_after,
)
from vakg.extract.claims.view import Named, View
from vakg.extract.spans import Span
from vakg.model.assertion import (
    AssertionStatus,
    Certainty,
    ClaimKind,
    SymptomScope,
    UnitOfAnalysis,
)
from vakg.model.claim import Proportion

_ABOUT = ("happening", "care", "remedy", "procedure", "substance", "method")
_HAPPENS = ("happening",)
_NEW = re.compile(r"\b(?:first|not|no|never|none)\b", re.I)
_NOT_BEFORE = re.compile(
    r"\b(?P<words>(?:not|no longer|by no means|never|hardly)(?: an?| the)?)\s?$", re.I
)
_AS = re.compile(r"\b(?:is|are|was|were|be|about|just|equally|nearly|almost|twice)\s$")
_OF_WHICH = re.compile(r"\s(?:of|for) (?:which|whom)\b")  # "the description of which"
_STUDIES = re.compile(r"(?:prospective|larger|long-term|more|additional)\b", re.I)
_IT_IS = re.compile(r"\s*It\s?", re.I)
_NO_LIST = re.compile(
    r"\s(?:(?:very|relatively|only) )?(?:low|rare|common|frequent|minor|mild|similar|comparable|few|uncommon"
    r"|possible|avoidable|classified|divided|recorded|analy[sz]ed|local|systemic|not|seen|found)\b"
)
_IT, _FOR_TO = (
    re.compile(r"\b[Ii]t\s$"),
    re.compile(r"\s(?:for|to|that)\b"),
)  # "it is rare for X to Y"
_ITS_RATE = re.compile(r"\bits (?:\w+ )?(?:incidence|rate|risk|frequency) of\b")
_TO_CAUSE = re.compile(r"\bto (?:cause|lead|result|produce|give|end|bring|provoke)\b")
_NEAR = 24  # code points: over what a sentence inserts
_CAN = re.compile(r"\b(?:can|may|might|could)\s$")
_WHEN = re.compile(r"(?:Without|With|After|During|In patients|Among|When|If)\s")
_ASKED = re.compile(
    r"\b(?:what|whether|how)\s(?:[\w-]+\s){0,3}$", re.I
)  # "what has been published"
_EDGES = re.compile(r"^(?:a|an|the|one) | (?:but|and|yet|though|although)$")


def plain_claims(view: View, hits: Sequence[Hit]) -> Iterator[Found]:
    """Read the claims of a sentence's cues that are about one thing."""
    since = 0
    for hit in hits:
        make = _MAKERS.get(hit.kind)
        if make is not None and (not view.narrated or _is_of_the_field(hit)):
            yield from make(view, hit, since)
        since = hit.end


def _is_of_the_field(hit: Hit) -> bool:
    """Tell what may be said of the literature within a patient's story: "the first report"."""
    spoken = hit.words.lower()
    return hit.kind == "gap" and ("knowledge" in spoken or "first" in spoken)


def _frequencies(view: View, hit: Hit, since: int) -> Iterator[Found]:
    quantity = (
        words("quantity").search(view.text, start_of(view, hit), hit.start) if hit.says else None
    )
    if (hit.says and quantity is None) or _is_compared(view, hit) or _is_of_one(view, hit):
        return
    side = _next_to(view, hit) if hit.shape == "right" else left(view, hit, _HAPPENS, since)
    names = _behind_comma(view, hit, [one for one in side if not is_population(view, one)])
    if not names and hit.shape == "scope":
        names = list(view.named(hit.start, hit.end, _HAPPENS) or left(view, hit, _HAPPENS)[:1])
    if not names and hit.shape == "scope":
        before = view.named(0, start_of(view, hit), _HAPPENS)[:1]
        elsewhere = view.named(0, len(view.text), _HAPPENS)
        names = list(before or (() if elsewhere else view.antecedent))
    if (
        not names
        and hit.shape == "appo"
        and view.text[start_of(view, hit) : hit.start].count(" ") <= 1
    ):
        names = [one for one in right(view, hit, _HAPPENS) if not is_population(view, one)][:1]
    if _CAN.search(view.text, 0, hit.start) and hit.words.lower().startswith("in "):
        names = list(right(view, hit, _HAPPENS)[:1])  # "may in rare cases cause X"
    if _IT.search(view.text, 0, hit.start) and _FOR_TO.search(view.text, hit.end, hit.end + _NEAR):
        names = _what_is_so(
            view, [one for one in right(view, hit, _HAPPENS) if not is_population(view, one)]
        )
    names = names or list(_of_a_kind(view, hit))
    if not names:
        return
    about = names[-1] if hit.shape == "appo" and names[-1].end + 6 >= hit.start else names[0]
    yield _frequency(view, hit, (about.curie,), f"{quantity[0].lower()} " if quantity else "")


def _what_is_so(view: View, names: list[Named]) -> list[Named]:
    """Give what "it is rare for X" is about, and the Y of "it is rare for X to cause Y"."""
    comes = len(names) > 1 and _TO_CAUSE.search(view.text, names[0].end, names[1].start)
    return names[1:2] if comes else names[:1]


def _of_a_kind(view: View, hit: Hit) -> tuple[Named, ...]:
    """Give "complications" as what is rare, and what "it is rare for ..." goes on with."""
    if _IT_IS.fullmatch(view.text, start_of(view, hit), hit.start):
        return right(view, hit, _HAPPENS)[:1]
    return left(view, hit, ("complication",)) if hit.shape == "left" else ()


def _is_compared(view: View, hit: Hit) -> bool:
    """Tell "is about as frequent", which compares, from "regarded as frequent"."""
    return hit.words.lower().startswith("as ") and _AS.search(view.text, 0, hit.start) is not None


def _is_of_one(view: View, hit: Hit) -> bool:
    """Tell "its incidence of X is low", which is told of one thing only."""
    return _ITS_RATE.search(view.text, start_of(view, hit), hit.start) is not None


def _behind_comma(view: View, hit: Hit, names: list[Named]) -> list[Named]:
    """Leave out what a leading "when" names: "when X leaks during Y, Z is rare" tells of Z."""
    clause = view.clause_at(hit.start)
    if clause is None or clause.kind not in ("time", "condition"):
        return names
    comma = view.text.rfind(",", clause.start, hit.start)
    return [one for one in names if one.start > comma] or names


def _next_to(view: View, hit: Hit) -> tuple[Named, ...]:
    """Give what a cue has right behind it: in "seldom causes X, and most Y" it is X."""
    named = right(view, hit, (*_HAPPENS, "complication"))[:1]
    return tuple(one for one in named if "," not in view.text[hit.end : one.start])


def _frequency(view: View, hit: Hit, about: tuple[str, ...], quantity: str) -> Found:
    status, certainty = stance_of(view, hit)
    proportion = Proportion(
        unit="%", frequency=quantity + _denial(view, hit) + _EDGES.sub("", hit.words.lower()),
        unit_of_analysis=UnitOfAnalysis.NOT_STATED, symptom_scope=_scope(hit),
    )  # fmt: skip
    return Found(
        place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.INCIDENCE, status=status,
        certainty=certainty, about=about, proportion=proportion, text=view.said, condition=_led_in(view, hit),
    )  # fmt: skip


def _denial(view: View, hit: Hit) -> str:
    """Give the "not a" before a frequency, which then says the contrary."""
    found = _NOT_BEFORE.search(view.text, 0, hit.start)
    return f"{found['words'].lower()} " if found else ""


def _led_in(view: View, hit: Hit) -> str | None:
    """Give the phrase that leads a sentence in and says when its frequency holds."""
    first = view.clauses[0] if view.clauses else None
    if first is None or first.kind != "introduction" or hit.start < first.end:
        return None
    said = view.text[first.start : first.end].strip(" ,")
    return said if _WHEN.match(said) else None


def _scope(hit: Hit) -> SymptomScope:
    for scope in (SymptomScope.ASYMPTOMATIC, SymptomScope.SYMPTOMATIC):
        if scope.value in hit.words.lower().split():
            return scope
    return SymptomScope.ANY


def _prognoses(view: View, hit: Hit, since: int) -> Iterator[Found]:
    if hit.says == "effect":
        yield from _effects(view, hit)
        return
    if hit.says == "complications":
        yield from _complications(view, hit)
        return
    if _ASKED.search(view.text, 0, hit.start):
        return
    names = judged(view, hit, since)
    said = stance_of(view, hit)
    if not (names or is_of_some_act(view, hit)) or said[1] is Certainty.UNDECIDED:
        return
    if is_denied(view, hit):
        said = (AssertionStatus.ABSENT, said[1])
    yield _found(view, hit, ClaimKind.PROGNOSIS, names[:1], said)


def _effects(view: View, hit: Hit) -> Iterator[Found]:
    """Read "vertebroplasty provides pain relief"."""
    done, given = left(view, hit, ("procedure", "remedy")), right(view, hit, _HAPPENS)
    if view.text[: hit.start].endswith(" to "):
        return
    status, certainty = stance_of(view, hit)
    status = AssertionStatus.ABSENT if is_denied(view, hit) else status
    for one in given[:1] if done else ():
        yield Found(
            place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.PROGNOSIS, status=status,
            certainty=certainty, about=curies(done[:1]), outcomes=(one.curie,), text=view.said,
        )  # fmt: skip


def _complications(view: View, hit: Hit) -> Iterator[Found]:
    """Read "complications of X include Y and Z": one claim a complication."""
    verb = verb_after(view, hit) if hit.shape == "listed" else Span(start=hit.end, end=hit.end)
    if verb is None or _NO_LIST.match(view.text, verb.end) or _is_elsewhere(view, hit, verb):
        return
    done = view.named(hit.end, verb.start, ("procedure", "remedy", "happening"))
    behind = heads(view, view.named(verb.end, end_of(view, verb), _HAPPENS))
    status, certainty = stance_of(view, hit)
    for one in behind[:12]:
        yield Found(
            place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.PROGNOSIS, status=status,
            certainty=certainty, about=curies(done) or (one.curie,), outcomes=(one.curie,),
            procedures=curies(done),
            text=f"{one.text[:1].upper()}{one.text[1:]}: {view.said}",
        )  # fmt: skip


def _is_elsewhere(view: View, hit: Hit, verb: Span) -> bool:
    """Tell the verb of another clause: "X is among the complications of Y, for Z is ..."."""
    own = view.clause_at(hit.start)
    before = own is not None and own.verb is not None and own.verb.end <= hit.start
    return hit.shape == "listed" and before and "," in view.text[hit.end : verb.start]


def _definitions(view: View, hit: Hit, since: int) -> Iterator[Found]:
    names = left(view, hit, (*_ABOUT, "site", "measure", "factor"), since)
    if names and names != view.antecedent:
        yield _found(view, hit, ClaimKind.DEFINITION, names[:1], stance_of(view, hit))


def _gaps(view: View, hit: Hit, _: int) -> Iterator[Found]:
    fields = (*_ABOUT, "measure", "rate", "factor")
    names = view.named(start_of(view, hit), end_of(view, hit), fields)
    if "whether" in view.text.lower():
        names = view.named(*view.block_at(hit.start), fields)
    names = tuple(one for one in names if one.end <= hit.start or one.start >= hit.end)
    if hit.says and words("knowledge").search(view.text, 0, hit.start) is None:
        return
    if hit.words.lower().startswith("under") and any(one.unit == "%" for one in view.numbers):
        return  # "93% were underestimated" is a share
    if _STUDIES.match(hit.words) and words("wanted").search(view.text) is None:
        return
    if "knowledge" in hit.words and not _NEW.search(view.text):
        return
    if _OF_WHICH.match(view.text, hit.end):
        return
    names = tuple(one for one in names if one.field != "substance") or names
    if names or _STUDIES.match(hit.words):
        yield _found(
            view, hit, ClaimKind.GAP, names, (AssertionStatus.PRESENT, stance_of(view, hit)[1])
        )


def _found(
    view: View,
    hit: Hit,
    kind: ClaimKind,
    names: Sequence[Named],
    said: tuple[AssertionStatus, Certainty],
) -> Found:
    return Found(
        place=view.place, start=hit.start, end=hit.end, kind=kind, status=said[0], certainty=said[1],
        about=curies(names), text=view.said,
    )  # fmt: skip


_MAKERS: Mapping[str, Callable[[View, Hit, int], Iterator[Found]]] = {
    "incidence": _frequencies, "prognosis": _prognoses, "definition": _definitions, "gap": _gaps,
}  # fmt: skip
