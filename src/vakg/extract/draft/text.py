"""One plain sentence for an event, made of its fields; hedge and negation are kept."""

from __future__ import annotations

from collections.abc import Iterator

from vakg.extract.context.clauses import clauses
from vakg.extract.drafted import Drafted
from vakg.extract.located.traits import is_saying
from vakg.model.assertion import AssertionStatus, Basis, Certainty, Side
from vakg.model.parts import Quantity
from vakg.ontology import Ontology

_HEDGE = {
    Certainty.ASSERTED: "possible",
    Certainty.PROBABLE: "probable",
    Certainty.SUGGESTIVE: "suspected",
    Certainty.SPECULATIVE: "possible",
    Certainty.DISPUTED: "disputed",
    Certainty.UNDECIDED: "left undecided",
}


def sentence_of(one: Drafted, ontology: Ontology, text: str) -> str:
    """Say an event in one sentence.

    Args:
        one: The event.
        ontology: Gives the labels.
        text: The document's text, the words of which say what a class alone does not.
    """
    name = ontology.label(one.curie)
    said = _said(one, f"{one.severity} {name}" if one.severity else name)
    words = [f'as told: "{_words_of(one, text)}"'] if _needs_words(one) else []
    details = ", ".join([*_details(one, ontology), *words])
    return f"{said[:1].upper()}{said[1:]}{'; ' + details if details else ''}."


def _needs_words(one: Drafted) -> bool:
    return is_saying(one.curie) and not one.quantities


def _words_of(one: Drafted, text: str) -> str:
    """Give the words of the clause that names an event."""
    start, end = one.clause.start, one.clause.end
    here = one.head.start - start
    inner = [part for part in clauses(text[start:end]) if part.start <= here < part.end]
    near = max(inner, key=lambda part: part.start, default=None)
    words = text[start:end] if near is None else text[start + near.start : start + near.end]
    return " ".join(words.split()).strip(" ,;:.").replace('"', "'")


def _said(one: Drafted, name: str) -> str:
    said = one.assertion
    history = "in the patient's history, " if said.history else ""
    if said.status is AssertionStatus.PRESENT:
        return (
            f"{history}{name}"
            if said.certainty is Certainty.ASSERTED
            else f"{history}probable {name}"
        )
    if said.status is AssertionStatus.ABSENT:
        return f"{history}{'not done: ' if said.not_done else 'no '}{name}"
    if said.status is AssertionStatus.POSSIBLE:
        return f"{history}{name}: {_HEDGE[said.certainty]}"
    if said.status is AssertionStatus.CONDITIONAL:
        return f"{history}{name}: only if a condition is met"
    return f"{history}{name}: {'advised' if said.advised else 'not reported to have happened'}"


def _details(one: Drafted, ontology: Ontology) -> Iterator[str]:
    if one.levels:
        role = f" ({one.level_role.value})" if one.level_role else ""
        yield f"level {' '.join(one.levels)}{role}"
    if one.side:
        yield {Side.BILATERAL: "both sides", Side.MIDLINE: "midline"}.get(
            one.side, f"{one.side.value} side"
        )
    for word, some in (
        ("in", one.sites),
        ("with", one.materials),
        ("seen by", one.methods),
        ("by", one.routes),
    ):
        if some:
            yield f"{word} {', '.join(ontology.label(curie) for curie in some)}"
    for quantity in one.quantities:
        yield _amount(quantity, ontology)
    if one.time is not None and one.time.phrase and one.time.basis is Basis.STATED:
        yield f'time: "{" ".join(one.time.phrase.split())}"'


def _amount(one: Quantity, ontology: Ontology) -> str:
    value = (
        f"{one.value:g}" if one.value is not None else f"{_bound(one.low)} to {_bound(one.high)}"
    )
    sign = "" if one.comparator.value == "=" else f"{one.comparator.value} "
    unit = "" if one.unit == "1" else f" {one.unit}"
    return f"{ontology.label(one.kind)} {sign}{value}{unit}{f' per {one.per}' if one.per else ''}"


def _bound(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"
