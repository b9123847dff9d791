"""What each class of the ontology can be to a claim: something that happens, a procedure, a place."""

from __future__ import annotations

from collections.abc import Mapping

from vakg.extract.tables import read_table
from vakg.ontology import Ontology

_KNOWN: dict[int, tuple[Ontology, Mapping[str, str]]] = {}


def fields_of(ontology: Ontology) -> Mapping[str, str]:
    """Map each class to its field, as `fields.tsv` has it for the nearest class above."""
    known = _KNOWN.get(id(ontology))
    if known is None or known[0] is not ontology:
        known = (ontology, _made(ontology))
        _KNOWN.clear()
        _KNOWN[id(ontology)] = known
    return known[1]


def _made(ontology: Ontology) -> Mapping[str, str]:
    rows = [row for row in read_table("claims/fields.tsv") if row["class"] in ontology.terms]
    own = {row["class"]: row["field"] for row in sorted(rows, key=lambda row: row["below"])}
    known = {row["class"]: row["field"] for row in rows if row["below"] != "no"}
    depth = {curie: len(ontology.terms[curie].ancestors) for curie in known}
    return {
        curie: own.get(curie)
        or max(((depth[up], known[up]) for up in term.ancestors if up in known), default=(0, ""))[1]
        for curie, term in ontology.terms.items()
    }
