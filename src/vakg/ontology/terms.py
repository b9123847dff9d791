"""The loaded ontology: terms by short id, and the questions that the rest of the program asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vakg.errors import NotFoundError, did_you_mean
from vakg.model.term import Term
from vakg.ontology import levels


@dataclass(frozen=True)
class Ontology:
    """All terms of the ontology, by short id in sorted order."""

    terms: Mapping[str, Term]

    def get(self, curie: str) -> Term:
        """Return a term.

        Raises:
            NotFoundError: If the ontology has no such term; names the nearest.

        >>> from vakg.ontology import load_ontology
        >>> load_ontology().get("vaco:Quote").label
        'quote'
        """
        try:
            return self.terms[curie]
        except KeyError:
            near = did_you_mean(curie, self.terms) or "See the files in the ontology folder."
            raise NotFoundError(curie, "not a term of this ontology", near) from None

    def label(self, curie: str) -> str:
        """Return the label of a term."""
        return self.get(curie).label

    def is_a(self, curie: str, ancestor: str) -> bool:
        """Say whether a term is, or is a kind of, another.

        >>> from vakg.ontology import load_ontology
        >>> load_ontology().is_a("vaco:CausalLink", "vaco:Statement")
        True
        """
        return curie == self.get(ancestor).curie or ancestor in self._ancestors_of(curie)

    def descendants(self, curie: str) -> frozenset[str]:
        """Return every term that is a kind of this one, itself not among them."""
        return self._narrower.get(self.get(curie).curie, frozenset())

    def by_notation(self, notation: str) -> str:
        """Return the term of a spinal level.

        Raises:
            NotFoundError: If no level is written so.

        >>> from vakg.ontology import load_ontology
        >>> load_ontology().by_notation("T8")
        'vaco:T8Vertebra'
        """
        return levels.find(notation, self._by_notation)

    def level_order(self) -> tuple[str, ...]:
        """Return the notations of all spinal levels from head to foot.

        >>> from vakg.ontology import load_ontology
        >>> load_ontology().level_order()[:3]
        ('C1', 'C1/C2', 'C2')
        """
        return self._levels

    def expand_levels(self, text: str) -> tuple[str, ...]:
        """Write out a level or a range of levels as notations, head to foot.

        Raises:
            NotFoundError: If an end of the range is no level.
            BadInputError: If the range runs from foot to head or mixes two kinds of level.

        >>> from vakg.ontology import load_ontology
        >>> load_ontology().expand_levels("T11-L1")
        ('T11', 'T12', 'L1')
        """
        return levels.expand(text, self._levels)

    def _ancestors_of(self, curie: str) -> frozenset[str]:
        self.get(curie)
        return self._wider[curie]

    @cached_property
    def _wider(self) -> dict[str, frozenset[str]]:
        return {curie: frozenset(term.ancestors) for curie, term in self.terms.items()}

    @cached_property
    def _narrower(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {}
        for curie, term in self.terms.items():
            for ancestor in term.ancestors:
                below.setdefault(ancestor, set()).add(curie)
        return {curie: frozenset(found) for curie, found in below.items()}

    @cached_property
    def _by_notation(self) -> dict[str, str]:
        return {term.notation: curie for curie, term in self.terms.items() if term.notation}

    @cached_property
    def _levels(self) -> tuple[str, ...]:
        placed = [
            (term.level_order, term.notation)
            for term in self.terms.values()
            if term.level_order is not None and term.notation
        ]
        return tuple(notation for _, notation in sorted(placed))
