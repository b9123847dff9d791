"""Advice against practice: what the documents advise, line by line, next to what was done in a case.

Nothing here knows a rule of medicine. A line of advice is held against a case by its structure alone:
which procedure it is for, what must be the case, which action, how much of what for what. What the
structure leaves open is in `concordance.tsv`. Where the case does not tell, the line says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vakg.analysis.concordance_amounts import Amount, in_unit, written, written_amount
from vakg.analysis.concordance_case import CaseStory
from vakg.analysis.concordance_findings import Verdict
from vakg.analysis.concordance_judging import Judge
from vakg.analysis.concordance_rules import load_rules
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.model.fact import Fact

ADVICE = "recommendation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of advice and what was done.

    Args:
        advice: What is advised; its words keep its hedge, its modality says how strongly.
        verdict: How practice stands to it.
        reason: Why, in words.
        facts: Statements of the case that the verdict rests on.
        amounts: Amounts of the case that were compared.
        conflicting: Statements that contradict the advice.
        subjects: What the advice is about, with how the case tells of it.
    """

    advice: Fact
    verdict: Verdict
    reason: str
    facts: tuple[Fact, ...]
    amounts: tuple[Amount, ...]
    conflicting: tuple[Fact, ...]
    subjects: tuple[tuple[str, str], ...]


def concordance(knowledge: Knowledge, document: str, case: str) -> tuple[Line, ...]:
    """Hold all advice of all documents against one case.

    Args:
        knowledge: What a build says.
        document: The document that reports the case.
        case: The case's identifier, such as `index`.

    Returns:
        One line for each recommendation, in the order of the documents.
    """
    own = (document, case, "event")
    events = [one for one in knowledge.facts if (one.document, one.case, one.kind) == own]
    judge = Judge(CaseStory(events, knowledge.kinds, load_rules()))
    against = knowledge.contradictions
    return tuple(
        _line(judge, advice, against.get((advice.document, advice.id), ()), knowledge)
        for advice in knowledge.facts
        if advice.kind == ADVICE
    )


def _line(judge: Judge, advice: Fact, against: Sequence[str], knowledge: Knowledge) -> Line:
    conflicting = tuple(knowledge.by_id[advice.document, one] for one in against)
    found = judge.judge(advice, conflicting)
    subjects = ((one, judge.story.condition(one).state) for one in advice.more.get("about", ()))
    return Line(
        advice=advice, verdict=found.verdict, reason=found.reason, facts=found.facts,
        amounts=found.amounts, conflicting=conflicting, subjects=tuple(subjects),
    )  # fmt: skip


def line_row(line: Line, kinds: Kinds) -> dict[str, Any]:
    """Write a line as plain values, the words of both sides in full."""
    advice, more = line.advice, line.advice.more
    return {
        "verdict": line.verdict.value,
        "modality": more.get("modality"),
        "text": advice.text,
        "reason": line.reason,
        "case_text": " ".join(dict.fromkeys(one.text for one in line.facts)),
        "advised_amount": "; ".join(written(one) for one in advice.quantities),
        "case_amount": "; ".join(_amount(one, advice, kinds) for one in line.amounts),
        "subject_in_case": "; ".join(f"{kinds.label(one)}: {state}" for one, state in line.subjects),
        "said_by": more.get("said_by"),
        "citations": ", ".join(map(str, advice.citations)),
        "status": advice.status,
        "certainty": advice.certainty,
        "conflicts_with": " / ".join(one.text for one in line.conflicting),
        "document": advice.document,
        "fact": advice.name,
        "case_facts": " ".join(one.name for one in line.facts),
        "quote": quotes(advice),
        "case_quote": " […] ".join(dict.fromkeys(quotes(one) for one in line.facts)),
    }  # fmt: skip


def _amount(amount: Amount, advice: Fact, kinds: Kinds) -> str:
    """Write an amount of a case in the unit that the advice uses."""
    unit = next(
        (one.unit for one in advice.quantities if kinds.is_a(amount.kind, one.kind)), amount.unit
    )
    shown = written_amount(in_unit(amount, unit), kinds.label(amount.kind))
    levels = f" at {', '.join(amount.fact.levels)}" if amount.fact.levels else ""
    return f"{shown}{levels}" + (f" ({amount.how})" if amount.how else "")


def quotes(fact: Fact) -> str:
    """Join the words that bear a statement out, as the questions of the library do."""
    return " […] ".join(dict.fromkeys(one.quote for one in fact.evidence))
