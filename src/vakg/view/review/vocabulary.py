"""The classes that a reviewer can choose from, in few bytes."""

from __future__ import annotations

from typing import Any

from vakg.model.term import Scope, Term
from vakg.ontology import Ontology

# These say what a statement is, not what statements are about: nobody chooses among them.
_UNSPOKEN = frozenset({"core", "reporting"})


def list_classes(ontology: Ontology) -> dict[str, list[Any]]:
    """List every subject class, and the branches that they belong to.

    Returns:
        `branches`: id and label. `classes`: id, label, number of its branch, other names, definition.

    >>> from vakg.ontology import load_ontology
    >>> found = list_classes(load_ontology())
    >>> next(found["branches"][one[2]][0] for one in found["classes"] if one[0] == "vaco:T8Vertebra")
    'vaco:AnatomicalEntity'
    """
    terms = [term for term in ontology.terms.values() if term.module not in _UNSPOKEN]
    tops = {term.curie: _branch(ontology, term) for term in terms}
    branches = sorted(set(tops.values()))
    return {
        "branches": [[curie, ontology.label(curie)] for curie in branches],
        "classes": [
            [one.curie, one.label, branches.index(tops[one.curie]), _names(one), one.definition]
            for one in sorted(terms, key=lambda term: (term.label, term.curie))
        ],
    }


def _branch(ontology: Ontology, term: Term) -> str:
    """Name the topmost class above a term; the first by name where there are several."""
    above = (term.curie, *term.ancestors)
    return min(curie for curie in above if not ontology.get(curie).ancestors)


def _names(term: Term) -> list[str]:
    """Give the other names that stand for the term; those wider than it are not offered."""
    kept = [one.text for one in term.synonyms if one.scope is not Scope.BROAD]
    return sorted({*kept, *([term.notation] if term.notation else [])})
