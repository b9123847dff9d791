"""Reviewed records as what a corpus notes: what a person read in documents, in the form of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vakg.documents import read_document
from vakg.model.assertion import Comparator
from vakg.model.case import Case
from vakg.model.claim import Claim
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.records.load import load_record
from vakg.score.corpus import GoldClaim, GoldItem, GoldPatient, GoldText
from vakg.score.grounding import Wanted
from vakg.score.kinds import Kinds
from vakg.score.values import treated_levels, volumes_of

FIELD = "event"
"""The one field of a reviewed record: every event of it is a thing noted."""


def load_seeds(documents: Path, records: Path, kinds: Kinds) -> tuple[GoldText, ...]:
    """Read every document of a folder that has a reviewed record."""
    pairs = [(path, documents / f"{path.stem}.txt") for path in sorted(records.glob("*.yaml"))]
    return tuple(
        as_text(load_record(path), read_document(text), kinds)
        for path, text in pairs
        if text.is_file()
    )


def as_text(record: Record, document: Document, kinds: Kinds) -> GoldText:
    """Turn a reviewed record into what a corpus notes of its document."""
    return GoldText(
        id=record.document,
        document=document,
        patients=tuple(_patient(one, kinds) for one in record.cases),
        claims=tuple(_claim(one) for one in record.claims),
    )


def _patient(case: Case, kinds: Kinds) -> GoldPatient:
    order = kinds.ontology.level_order()
    return GoldPatient(
        label=case.label,
        age=case.patient.age,
        sex=case.patient.sex,
        levels=tuple(sorted(treated_levels(case, kinds), key=order.index)),
        onset=None,
        volumes=tuple(dict.fromkeys(volumes_of(case, kinds))),
        references=case.citations,
        links=tuple((link.cause, link.effect) for link in case.links),
        items=tuple(
            GoldItem(
                field=FIELD,
                phrase=event.text,
                wanted=Wanted((event.type,), event.status),
                event=event,
            )
            for event in case.events
        ),
    )


def _claim(claim: Claim) -> GoldClaim:
    said = claim.statistic
    return GoldClaim(
        kind=claim.kind.value,
        phrase=claim.text,
        numbers=_numbers(claim),
        p=f"{said.p:g}" if said and said.p is not None else None,
        ci=_printed((said.ci_low, said.ci_high)) if said else None,
        ratio=f"{said.value:g}" if said and said.value is not None else None,
        spans=tuple(one.at for one in claim.evidence if one.at),
    )


def _numbers(claim: Claim) -> dict[str, float]:
    one = claim.proportion
    if one is None or one.comparator is Comparator.UNREADABLE:
        return {}
    named = {"value": one.value, "low": one.low, "high": one.high}
    counts = {"n": one.numerator, "N": one.denominator}
    return {name: float(value) for name, value in (named | counts).items() if value is not None}


def _printed(values: Iterable[float | None]) -> str | None:
    known = [f"{value:g}" for value in values if value is not None]
    return " to ".join(known) or None
