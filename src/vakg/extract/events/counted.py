"""What of the things told of a case counts, and as what: a normal CT was done and showed nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.events.found import Found
from vakg.extract.events.threads import Placed
from vakg.extract.located.classes import head_of
from vakg.extract.located.traits import (
    denied_as,
    ended_as,
    is_empty,
    is_saying,
    is_worded,
    lasting_as,
    lessened_as,
    opposite_of,
    undone_as,
)
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Assertion
from vakg.model.assertion import AssertionStatus, Certainty


def counts(reader: Reader, one: Placed) -> bool:
    """Tell whether what is told is a fact of the case at all.

    Args:
        reader: What the ontology knows.
        one: What a sentence tells of a case.
    """
    said, found = one.assertion, one.found
    absent = said.status is AssertionStatus.ABSENT
    if said.other_person and not one.case.startswith("cited"):
        return False
    if said.narrowed and not found.severity:  # "no symptoms except cough" tells of one
        return False
    if found.only_present and said.status is not AssertionStatus.PRESENT:
        return False
    if reader.makes(found.curie) == "vague" and not found.quantities:
        told = _is_worded(found, said) or _outcome(reader, found, said) is not None
        return told or (absent and _is_whole_denial(reader, found, said))
    if (found.rest and absent) or (found.only_absent and not absent):
        return False
    return said.normal or not found.only_normal


def _is_worded(found: Found, said: Assertion) -> bool:
    """Tell whether the words say that a vague thing was done: "he was operated on", not "the operation"."""
    told = not (found.proposed or found.definite)
    return told and said.status is AssertionStatus.PRESENT and is_worded(found.curie)


def _is_whole_denial(reader: Reader, found: Found, said: Assertion) -> bool:
    """Tell whether the denial of a vague thing tells something: "no operation was done"."""
    if said.not_done:  # not so "the procedure could not be completed", "no further treatment"
        return not (found.definite or found.rest or said.history)
    if said.normal:  # "imaging was normal", but not "the procedure was uneventful"
        return reader.use_of(found.curie).normal is not None
    return not is_empty(found.curie)


def as_found(reader: Reader, one: Placed) -> Iterator[Placed]:
    """Read "CT was normal" as what was done and found: nothing; what context infers as less than sure.

    Args:
        reader: What the ontology knows.
        one: What a sentence tells of a case.
    """
    one = _as_undone(one)
    yield from _as_told(reader, one)
    yield from _besides(reader, one)


def _as_told(reader: Reader, one: Placed) -> Iterator[Placed]:
    """Read what is told of a thing itself."""
    found, said = one.found, one.assertion
    normal = reader.use_of(found.curie).normal
    if said.normal and normal is not None:
        yield replace(one, found=replace(found, assertion=_as_present(said)))
        if not said.narrowed:  # "normal except for numbness"
            yield replace(
                one, found=replace(found, curie=normal, methods=(*found.methods, found.curie))
            )
    elif said.normal and _is_told_when_normal(reader, found):
        yield replace(one, found=replace(found, assertion=_as_present(said)))
    elif found.inferred and _is_guessed(reader, found.materials):
        sure = max(said.certainty, Certainty.PROBABLE, key=list(Certainty).index)
        yield replace(one, found=replace(found, assertion=replace(said, certainty=sure)))
    elif said.status is AssertionStatus.ABSENT:
        yield replace(one, found=replace(found, curie=denied_as(found.curie)))
    elif reader.makes(found.curie) != "vague" or found.quantities or _is_worded(found, said):
        yield one


def _is_told_when_normal(reader: Reader, found: Found) -> bool:
    """Tell whether "normal" says how a thing was: "its function was normal", "pulse 70, which is normal"."""
    return found.hosted or is_saying(found.curie) or not _may_be_abnormal(reader, found.curie)


def _besides(reader: Reader, one: Placed) -> Iterator[Placed]:
    """Give what is told besides: who did not survive died, who was relieved of pain had relief."""
    found, said = one.found, one.assertion
    other = opposite_of(found.curie) if said.status is AssertionStatus.ABSENT else None
    if other is not None:
        yield replace(one, found=replace(found, curie=other, assertion=_as_present(said)))
        return
    outcome = _outcome(reader, found, said)
    if outcome is not None:
        yield replace(
            one, found=replace(found, curie=outcome, sites=(), levels=(), level_role=None)
        )


def _outcome(reader: Reader, found: Found, said: Assertion) -> str | None:
    """Give what is told besides of a thing that went away, or stayed."""
    if said.status is not AssertionStatus.PRESENT:
        return None
    if said.lasting:
        return lasting_as(reader, found.curie)
    if said.partial and said.ended:
        return lessened_as(reader, found.curie)
    return ended_as(reader, found.curie, wholly=found.wholly) if said.ended else None


def _as_undone(one: Placed) -> Placed:
    """Read "no intervention was done" as no denial of the procedure that went before."""
    if one.assertion.status is not AssertionStatus.ABSENT:
        return one
    narrower = undone_as(one.found.curie)
    return replace(one, found=replace(one.found, curie=narrower)) if narrower else one


def _as_present(said: Assertion) -> Assertion:
    return replace(said, status=AssertionStatus.PRESENT, normal=False)


def _may_be_abnormal(reader: Reader, curie: str) -> bool:
    """Tell whether "normal" denies something: not so in "kyphoplasty was uneventful"."""
    kinds = ("vaco:ClinicalFinding", "vaco:PathologicalProcess")
    return any(reader.is_a(curie, kind) for kind in kinds)


def _is_guessed(reader: Reader, materials: Sequence[str]) -> bool:
    """Tell whether only the rest of the document says what a thing is made of: "a foreign body"."""
    heads = [head_of(reader, one) for one in materials]
    return not any(head is not None and not head.needs for head in heads)
