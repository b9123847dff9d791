"""A term of the ontology and its names, as plain values: no RDF type leaves `vakg.ontology`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How closely a name fits its term.

    A label, an exact or a narrow synonym may ground a mention in a text: what it names is an
    instance of the term. A broad or related synonym only proposes the term.
    """

    LABEL = "label"
    EXACT = "exact"
    NARROW = "narrow"
    BROAD = "broad"
    RELATED = "related"

    @property
    def grounds(self) -> bool:
        """Whether a mention of such a name is a mention of the term.

        >>> Scope.NARROW.grounds, Scope.BROAD.grounds
        (True, False)
        """
        return self in (Scope.LABEL, Scope.EXACT, Scope.NARROW)


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another name of a term; an abbreviation is matched in its own case only."""

    text: str
    scope: Scope
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A link to a term of another ontology, such as `skos:exactMatch` `HP:0002204`."""

    predicate: str
    object_id: str
    object_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class of the ontology.

    Args:
        curie: Its short id, such as `vaco:T8Vertebra`.
        label: Its one preferred name, in lower case as in the field.
        definition: What it is: the next wider kind, and what sets it apart.
        definition_sources: Where the definition was drawn from.
        module: The file that declares it, such as `anatomy`.
        synonyms: Its other names, abbreviations included.
        wordings: What reports write where they tell of it with a verb: "the pain was gone".
        parents: The classes it is asserted to be a kind of.
        ancestors: Every class it is a kind of, by assertion or by definition; sorted.
        notation: What reports write for a spinal level (`T8`, `T7/T8`).
        level_order: The place of a spinal level from head to foot.
        ucum_unit: The usual unit of a kind of quantity.
        mappings: Its counterparts in other ontologies.
    """

    curie: str
    label: str
    definition: str
    definition_sources: tuple[str, ...] = ()
    module: str = ""
    synonyms: tuple[Synonym, ...] = ()
    wordings: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    notation: str | None = None
    level_order: int | None = None
    ucum_unit: str | None = None
    mappings: tuple[Mapping, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A word or phrase to look for, and the term it stands for."""

    text: str
    curie: str
    scope: Scope
    is_abbreviation: bool = False
