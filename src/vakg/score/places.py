"""Where the events of a class take place by its definition: "embolism of the right atrium"."""

from __future__ import annotations

from collections.abc import Mapping

from vakg.ontology import Ontology
from vakg.ontology.taxonomy import class_axioms
from vakg.ontology.turtle import module_paths, read_modules
from vakg.resources import ontology_dir
from vakg.score.kinds import Kinds


def class_places(ontology: Ontology, kinds: Kinds) -> Mapping[str, frozenset[str]]:
    """List for each class the places and routes that the ontology says of it or of what it is a kind of.

    >>> from vakg.ontology import load_ontology
    >>> known = load_ontology()
    >>> "vaco:RightAtrium" in class_places(known, Kinds.load(known))["vaco:RightAtrialCementEmbolism"]
    True
    """
    axioms = class_axioms(read_modules(module_paths(ontology_dir())).triples)
    own = {}
    for curie, said in axioms.items():
        parts = [*said.relations, *(one for parts in said.definitions for one in parts)]
        fillers = {one.filler for one in parts if not isinstance(one, str)}
        own[curie] = {one for one in fillers & ontology.terms.keys() if _is_place(one, kinds)}
    return {
        curie: frozenset(own[curie].union(*(own.get(above, ()) for above in term.ancestors)))
        for curie, term in ontology.terms.items()
    }


def _is_place(curie: str, kinds: Kinds) -> bool:
    return kinds.is_of(curie, "field", "leak_route")
