"""What speaks against an answer: contradictions, denials, doubts and disagreements of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vakg.analysis.concordance import quotes
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.model.fact import Fact
from vakg.view.cards.card import Contrary

_OPEN = ("disputed", "undecided")
_OPPOSITE = {"present": ("absent",), "possible": ("absent",), "absent": ("present", "possible")}


def contrary_to(facts: Iterable[Fact], knowledge: Knowledge) -> tuple[Contrary, ...]:
    """Give the statements that do not fit those of an answer, each once, with the reason.

    Args:
        facts: The statements behind the answer.
        knowledge: What the build says; its other statements are looked through.
    """
    found: dict[tuple[str, str], Contrary] = {}
    for why, fact in _found(tuple(facts), knowledge):
        found.setdefault((fact.document, fact.id), _contrary(why, fact))
    return tuple(found.values())


def _found(facts: tuple[Fact, ...], knowledge: Knowledge) -> Iterator[tuple[str, Fact]]:
    against = knowledge.contradictions
    for fact in facts:
        for name in against.get((fact.document, fact.id), ()):
            yield "contradicts a statement of the answer", knowledge.by_id[fact.document, name]
    yield from ((f"is itself {fact.certainty}", fact) for fact in facts if fact.certainty in _OPEN)
    yield from _inconsistencies(facts, knowledge)
    kinds = knowledge.kinds
    for other in knowledge.facts:
        denied = [
            fact for fact in facts if _denies(other, fact, kinds) and _may_be_there(other, fact)
        ]
        if denied:
            same = any(fact.type == other.type for fact in denied)
            what = "the same" if same else kinds.label(other.type or "")
            yield f"{what} is told to be {other.status}{_when(other)}", other


def _inconsistencies(facts: tuple[Fact, ...], knowledge: Knowledge) -> Iterator[tuple[str, Fact]]:
    behind = {(fact.document, fact.id) for fact in facts}
    for fact in knowledge.facts:
        named = fact.more["statements"] if fact.kind == "inconsistency" else ()
        if any((fact.document, one) in behind for one in named):
            yield "the document does not agree with itself", fact


def _denies(other: Fact, fact: Fact, kinds: Kinds) -> bool:
    """Say whether one event of a case is told to be what another is told not to be."""
    if other.kind != "event" or fact.kind != "event" or not other.type or not fact.type:
        return False
    if (other.document, other.case) != (fact.document, fact.case):
        return False
    if other.status not in _OPPOSITE.get(fact.status, ()):
        return False
    if other.status == "absent":
        return kinds.is_a(fact.type, other.type)
    return kinds.is_a(other.type, fact.type)


def _may_be_there(other: Fact, fact: Fact) -> bool:
    """Say whether two events may be of one place: not at levels, or on sides, that are told to be others."""
    if other.levels and fact.levels and set(other.levels).isdisjoint(fact.levels):
        return False
    return {other.side, fact.side} != {"left", "right"}


def _when(fact: Fact) -> str:
    phrase = fact.time.phrase if fact.time else None
    return f" ({phrase})" if phrase else ""


def _contrary(why: str, fact: Fact) -> Contrary:
    return Contrary(
        why=why, text=fact.text, document=fact.document, case=fact.case, status=fact.status,
        certainty=fact.certainty, quote=quotes(fact),
    )  # fmt: skip
