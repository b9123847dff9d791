"""What is told of another patient and denied of this one: "none of which applied to ours"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.cases.map import CaseMap
from vakg.extract.events.threads import Placed
from vakg.extract.patterns import beginning
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.extract.spans import Assertion, Span
from vakg.extract.wording import ways_of_kind
from vakg.model.assertion import AssertionStatus, Certainty

_LISTED = (
    "vaco:ClinicalFinding",
    "vaco:PathologicalProcess",
    "vaco:PatientRiskFactor",
    "vaco:Treatment",
)
_CITED = "cited"


def not_shared(
    reader: Reader, scan: Scan, cases: CaseMap, number: int, placed: Sequence[Placed]
) -> Iterator[Placed]:
    """Deny of the one patient that a report is about what a sentence says none of was true of.

    Args:
        reader: What the ontology knows.
        scan: What the document holds.
        cases: Whose each stretch of the text is.
        number: The sentence.
        placed: What it and the sentences before tell of whom.
    """
    sentence = scan.sentences[number].sentence
    hit = _none_of_ours().search(scan.document.text, sentence.start, sentence.end)
    own = [one.id for one in cases.patients if not one.id.startswith(_CITED)]
    if hit is None or len(own) != 1:
        return
    here = [one for one in placed if one.sentence == number and one.found.head.start < hit.start()]
    before = [one for one in placed if one.sentence == number - 1]
    said = Assertion(status=AssertionStatus.ABSENT, certainty=Certainty.ASSERTED)
    for one in here or before:
        if one.case != own[0] and _is_listed(reader, one):
            found = replace(one.found, assertion=said, quantities=(), methods=())
            clause = Span(start=sentence.start, end=sentence.end)
            yield Placed(case=own[0], sentence=number, clause=clause, found=found)


def _is_listed(reader: Reader, one: Placed) -> bool:
    told = one.assertion.status is AssertionStatus.PRESENT and not one.assertion.other_person
    return told and any(reader.is_a(one.found.curie, kind) for kind in _LISTED)


@cache
def _none_of_ours() -> re.Pattern[str]:
    none, ours = ways_of_kind("none"), ways_of_kind("ours")
    return re.compile(rf"{beginning(none)}\b(?:{none})\b[^.;]*?\b(?:{ours})\b", re.I)
