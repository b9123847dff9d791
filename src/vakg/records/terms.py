"""Check that a record speaks the ontology's language: every class and every level is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from vakg.errors import BadInputError, NotFoundError, did_you_mean
from vakg.model.case import Event
from vakg.model.claim import Claim
from vakg.model.record import Record
from vakg.ontology import Ontology

CLASS_FIELDS = (
    "sites", "routes", "materials", "methods", "about", "procedures", "populations", "factors",
    "outcomes", "actions", "conditions", "objects",
)  # fmt: skip


def check_terms(record: Record, ontology: Ontology) -> None:
    """Refuse a record that names a class or level the ontology does not have.

    Raises:
        BadInputError: Names every unknown term, the statement it stands in, and the nearest known.
    """
    faults = sorted(
        {fault for owner, curie in used_terms(record) for fault in _unknown(owner, curie, ontology)}
    )
    faults += sorted(_unknown_levels(record, ontology))
    if faults:
        raise BadInputError(
            f"record of {record.document}",
            "it names what the ontology does not have:\n  " + "\n  ".join(faults) + "\n ",
            "Use a term of the ontology, or add the term to a module in ontology/.",
        )


def used_terms(record: Record) -> Iterator[tuple[str, str]]:
    """Give every class that a record names, with the identifier of the statement."""
    for _, statement in record.statements():
        if isinstance(statement, Event):
            yield statement.id, statement.type
        if isinstance(statement, (Event, Claim)):
            for field in _class_fields(type(statement)):
                yield from ((statement.id, curie) for curie in getattr(statement, field))
            yield from ((statement.id, quantity.kind) for quantity in statement.quantities)


@cache
def _class_fields(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field for field in CLASS_FIELDS if field in kind.model_fields)


def _unknown(owner: str, curie: str, ontology: Ontology) -> Iterator[str]:
    if curie not in ontology.terms:
        yield f"{owner}: {curie}. {did_you_mean(curie, ontology.terms)}".rstrip()


def _unknown_levels(record: Record, ontology: Ontology) -> Iterator[str]:
    for _, statement in record.statements():
        for level in statement.levels if isinstance(statement, (Event, Claim)) else ():
            try:
                ontology.by_notation(level)
            except NotFoundError:
                yield f"{statement.id}: level {level}"
