"""Make the record's claims of what was found: identifiers, speakers, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from vakg.extract.claims.amounts import TIMES
from vakg.extract.claims.found import Found
from vakg.extract.claims.speakers import AUTHORS, speaker, stance
from vakg.extract.claims.view import View
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.model.assertion import AssertionStatus, Basis, Certainty, ClaimKind, QuoteRole, Stance
from vakg.model.claim import Claim
from vakg.model.parts import Evidence, Quantity

_OWN_FIELDS = frozenset({"place", "start", "end", "text", "stance", "derived_from", "borrowed"})
_COPIED = tuple(one.name for one in fields(Found) if one.name not in _OWN_FIELDS)
_THEIRS = re.compile(
    r"\b(?:[Tt]heir (?:advice|conclusion|view|opinion|recommendation)|[Ii]n their|they (?:add|advise))\b"
)
_SEVERAL = 3


def written(
    found: Iterable[Found], views: Mapping[int, View], scan: Scan, reader: Reader
) -> tuple[Claim, ...]:
    """Make claims, in the order of the text; what is said twice is one claim with both quotes."""
    made: dict[tuple[object, ...], Claim] = {}
    taken: dict[str, int] = {}
    for one in sorted(found, key=lambda one: (one.place, one.start, one.kind)):
        if any(not _fits(reader, quantity) for quantity in one.quantities):
            continue  # a temperature is no length of time
        evidence = _evidence(one, views, scan)
        key = _sameness(one)
        if key in made:
            known = made[key]
            made[key] = known.model_copy(
                update={"evidence": tuple(dict.fromkeys((*known.evidence, *evidence)))}
            )
            continue
        name, before = _identifier(one, reader, taken), _spoke_before(one.place, views)
        made[key] = _claim(one, views[one.place], evidence, name, before)
    return tuple(made.values())


def _fits(reader: Reader, quantity: Quantity) -> bool:
    """Tell whether a unit is one for the kind of quantity."""
    usual = reader.ontology.get(quantity.kind).ucum_unit
    return usual is None or usual not in TIMES or quantity.unit in TIMES


def _sameness(one: Found) -> tuple[object, ...]:
    """What makes two findings one claim: all that it says; advice and gaps also by their words."""
    worded = (
        (one.text,)
        if one.kind in (ClaimKind.RECOMMENDATION, ClaimKind.GAP) or not one.about
        else ()
    )
    return (*(getattr(one, name) for name in _COPIED), *worded)


def _spoke_before(place: int, views: Mapping[int, View]) -> str:
    """Give the cited author whom "their" in a sentence may mean: the last one named shortly before."""
    if _THEIRS.search(views[place].text) is None:
        return ""
    for view in (views.get(place - back) for back in (1, 2, 3)):
        who = speaker(view.text, len(view.text), ()) if view is not None else AUTHORS
        if who[:1].isupper():
            return who
    return ""


def _claim(one: Found, view: View, evidence: tuple[Evidence, ...], name: str, before: str) -> Claim:
    cited = view.cited(one.start, len(view.text) + _SEVERAL) or view.cited(0, len(view.text))
    if one.proportion is not None:
        cited = _cited_next(view, one) or cited
    raised = tuple(at for at, _ in view.citations)
    who = speaker(view.text, max(one.end, _verb_end(view)), cited, raised)
    who = before if who == AUTHORS and before else who
    how = one.stance or (
        Stance.OBSERVED if _has_figures(one) else stance(_clause(view, one.start), view.text)
    )
    how = (
        Stance.STATES
        if how is Stance.RECOMMENDS and one.kind is not ClaimKind.RECOMMENDATION
        else how
    )
    if how is Stance.SPECULATES and one.status is AssertionStatus.PRESENT:
        one = replace(one, status=AssertionStatus.POSSIBLE, certainty=Certainty.SPECULATIVE)
    text = (
        one.text
        if who == AUTHORS or who.lower() in one.text.lower()
        else f"{one.text.rstrip('.')} ({who})."
    )
    return Claim(
        id=name, text=text, said_by=who, stance=how, citations=cited, evidence=evidence,
        basis=Basis.DERIVED if one.derived_from else Basis.STATED, derived_from=one.derived_from,
        **{key: getattr(one, key) for key in _COPIED},
    )  # fmt: skip


def _clause(view: View, at: int) -> str:
    clause = view.clause_at(at)
    return view.text[clause.start : clause.end] if clause is not None else view.text


def _verb_end(view: View) -> int:
    return max((one.verb.end for one in view.clauses[:1] if one.verb), default=0)


def _cited_next(view: View, one: Found) -> tuple[int, ...]:
    """Give the works cited right behind a rate, where several rates of a sentence have their own."""
    groups = [numbers for at, numbers in view.citations if at >= one.end]
    return groups[0] if groups else ()


def _has_figures(one: Found) -> bool:
    proportion = one.proportion
    return proportion is not None and proportion.frequency is None


def _evidence(one: Found, views: Mapping[int, View], scan: Scan) -> tuple[Evidence, ...]:
    return tuple(_quote(views[place], scan) for place in (one.place, *one.borrowed))


def _quote(view: View, scan: Scan) -> Evidence:
    sentence = scan.sentences[view.place].sentence
    start, end = sentence.start, sentence.end
    return Evidence(quote=scan.document.text[start:end], at=(start, end), role=_role(view))


def _role(view: View) -> QuoteRole:
    if view.section == "caption":
        return QuoteRole.CAPTION
    if view.section in ("introduction", "background"):
        return QuoteRole.BACKGROUND
    return QuoteRole.REVIEW if view.section == "discussion" or view.citations else QuoteRole.OWN


def _identifier(one: Found, reader: Reader, taken: dict[str, int]) -> str:
    """Name a claim by its kind and what it is first about; a number tells equals apart."""
    first = next(iter((*one.about, *one.factors, *one.actions, *one.outcomes)), None)
    label = reader.ontology.label(first) if first else ""
    words = re.sub(r"[^a-z0-9]+", "-", f"c-{one.kind.value}-{label}".lower()).strip("-")
    taken[words] = taken.get(words, 0) + 1
    return words if taken[words] == 1 else f"{words}-{taken[words]}"


def within_sentence(found: Sequence[Found]) -> list[Found]:
    """Leave out what the same sentence says better: "has been reported" beside a rate, and the like."""
    return [one for one in found if not any(_says_better(other, one) for other in found)]


def _says_better(other: Found, one: Found) -> bool:
    if one.kind is ClaimKind.MECHANISM and other.kind is ClaimKind.RISK_FACTOR:
        return bool(
            set(one.factors) & set(other.factors) and set(one.outcomes) & set(other.outcomes)
        )
    if one.kind is ClaimKind.PROGNOSIS and not one.quantities:
        figures = other.proportion is not None and other.proportion.frequency is None
        counted = other.kind is ClaimKind.PROGNOSIS and other.quantities
        return bool((figures or counted) and set(one.outcomes or one.about) & set(other.about))
    if one.kind is ClaimKind.INDICATION and other.kind is ClaimKind.RECOMMENDATION:
        return bool(set(one.actions) & set(other.actions))
    return False
