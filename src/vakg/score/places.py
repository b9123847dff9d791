"""Where the events of a class take place by its definition: "embolism of the right atrium"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from vakg.ontology import Ontology
from vakg.ontology.taxonomy import Axioms, class_axioms
from vakg.ontology.turtle import module_paths, read_modules
from vakg.resources import ontology_dir
from vakg.score.kinds import Kinds

_PART_OF = "http://purl.obolibrary.org/obo/BFO_0000050"


@cache
def _axioms() -> Mapping[str, Axioms]:
    """Read once what the classes of the bundled ontology are said to be."""
    return class_axioms(read_modules(module_paths(ontology_dir())).triples)


def class_places(ontology: Ontology, kinds: Kinds) -> Mapping[str, frozenset[str]]:
    """List for each class the places and routes that the ontology says of it or of what it is a kind of.

    >>> from vakg.ontology import load_ontology
    >>> known = load_ontology()
    >>> "vaco:RightAtrium" in class_places(known, Kinds.load(known))["vaco:RightAtrialCementEmbolism"]
    True
    """
    own = {}
    for curie, said in _axioms().items():
        parts = [*said.relations, *(one for parts in said.definitions for one in parts)]
        fillers = {one.filler for one in parts if not isinstance(one, str)}
        own[curie] = {one for one in fillers & ontology.terms.keys() if _is_place(one, kinds)}
    return {
        curie: frozenset(own[curie].union(*(own.get(above, ()) for above in term.ancestors)))
        for curie, term in ontology.terms.items()
    }


def place_wholes(ontology: Ontology, kinds: Kinds) -> Mapping[str, frozenset[str]]:
    """List for each place what it is a part of, by the ontology and by the rows `lies in` of the table.

    >>> from vakg.ontology import load_ontology
    >>> known = load_ontology()
    >>> "vaco:SpinalCanal" in place_wholes(known, Kinds.load(known))["vaco:AnteriorEpiduralSpace"]
    True
    """
    own = {
        curie: {one.filler for one in said.relations if one.relation == _PART_OF}
        for curie, said in _axioms().items()
    }
    for (row, name), wholes in kinds.rows.items():
        if row == "lies in":
            own.setdefault(name, set()).update(wholes)
    return {
        curie: _around(curie, own, ontology) for curie in ontology.terms if _is_place(curie, kinds)
    }


def _around(curie: str, own: Mapping[str, set[str]], ontology: Ontology) -> frozenset[str]:
    found: set[str] = set()
    waiting = [curie]
    for one in waiting:
        term = ontology.terms.get(one)
        kinds_of = (one, *term.ancestors) if term else ()
        further = {whole for kind in kinds_of for whole in own.get(kind, ())} - found
        found |= further
        waiting += sorted(further)
    return frozenset(found)


def _is_place(curie: str, kinds: Kinds) -> bool:
    return kinds.is_of(curie, "field", "leak_route")
