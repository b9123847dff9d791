"""Events that a verb may tell: "cement removal" is the name of what happens where cement is removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vakg.extract.events.found import Found
from vakg.extract.names.spelling import folded
from vakg.extract.spans import Mention
from vakg.extract.wording import alike, stem_of_noun, stem_of_verb, words_of_kind
from vakg.model.term import Scope, Term
from vakg.ontology import Ontology
from vakg.ontology.lexicon import names_of

_BARE = ("vaco:PathologicalProcess", "vaco:ClinicalFinding")
_SAFE = (Scope.LABEL, Scope.EXACT, Scope.NARROW)  # what a narrower name tells is told, too
_DEED = ("ion", "osis", "ure")


@dataclass(frozen=True)
class Deeds:
    """Names of events made of a thing and a noun that stands for a verb, by the verb's stem.

    Args:
        things: For each stem, the class that each thing makes with it.
        nouns: The nouns themselves.
        alone: For each stem, the class of a disorder that its noun names by itself ("thrombosis").
        ontology: Gives the names of things.
    """

    things: Mapping[str, Mapping[str, str]]
    nouns: frozenset[str]
    alone: Mapping[str, str]
    ontology: Ontology = field(repr=False)

    @classmethod
    def of(cls, ontology: Ontology, events: frozenset[str]) -> Deeds:
        """Collect them from the names of some classes."""
        things: dict[str, dict[str, str]] = {}
        nouns: set[str] = set()
        for curie in sorted(events):
            for thing, noun in _parts(ontology.terms[curie]):
                stem = stem_of_noun(noun)
                if noun.endswith("ed") or len(alike(noun)) > 1 or noun in words_of_kind("free"):
                    continue  # "cement was removed" is a name with its verb: found as it stands
                nouns.add(noun)
                if stem:
                    things.setdefault(stem, {}).setdefault(thing, curie)
        return cls(things, frozenset(nouns), _alone(ontology, events), ontology)

    def names_of(self, curie: str) -> tuple[str, ...]:
        """Give the names of a class and of all above it that stand in any name of a deed, nearest first."""
        if curie not in self._names:
            known = self.ontology.terms[curie]
            wide = (self.ontology.terms[one] for one in known.ancestors)
            every = (known, *sorted(wide, key=lambda one: (-len(one.ancestors), one.curie)))
            ways = (
                folded(name.text)
                for term in every
                for name in names_of(term)
                if not name.is_abbreviation
            )
            self._names[curie] = tuple(way for way in dict.fromkeys(ways) if way in self._spoken)
        return self._names[curie]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return frozenset(thing for some in self.things.values() for thing in some)

    def of_verb(self, verb: str) -> Mapping[str, str]:
        """Give the class that each thing makes with a form of a verb."""
        known = self._verbs.get(verb)
        if known is None:
            ways = [self.things.get(stem_of_verb(one), {}) for one in reversed(alike(verb))]
            known = self._verbs[verb] = {
                thing: curie for way in ways for thing, curie in way.items()
            }
        return known

    def is_procedure(self, curie: str) -> bool:
        """Tell whether a class is something done to a patient."""
        return "vaco:Procedure" in self.ontology.terms[curie].ancestors

    def is_kind(self, one: Found, other: Mention) -> bool:
        """Tell whether an event is of a kind of what a name tells."""
        return other.curie in self.ontology.terms[one.curie].ancestors

    def of_verb_alone(self, verb: str) -> str | None:
        """Give the class that a participle tells with no thing beside it: "the vein was thrombosed"."""
        return self.alone.get(stem_of_verb(verb)) if verb.endswith("ed") else None

    def of_noun(self, noun: str) -> Mapping[str, str]:
        """Give the class that each thing makes with a noun: "collapse of" it."""
        return self.things.get(stem_of_noun(noun), {})

    @cached_property
    def _verbs(self) -> dict[str, Mapping[str, str]]:
        return {}


def _alone(ontology: Ontology, events: frozenset[str]) -> Mapping[str, str]:
    """Collect the disorders and findings that one noun of a deed names: thrombosis, desaturation."""
    found: dict[str, str] = {}
    for curie in sorted(events):
        term = ontology.terms[curie]
        if not any(kind in term.ancestors for kind in _BARE):
            continue
        for name in names_of(term):
            word = folded(name.text)
            if name.is_abbreviation or name.scope not in (Scope.LABEL, Scope.EXACT):
                continue
            if word.isalpha() and word.endswith(_DEED) and stem_of_noun(word):
                found.setdefault(stem_of_noun(word), curie)
    return found


def _parts(term: Term) -> Iterator[tuple[str, str]]:
    """Cut names into thing and noun: "cement removal", "removal of the cement"."""
    for name in names_of(term):
        if name.is_abbreviation or name.scope not in _SAFE:
            continue
        words = folded(name.text).split()
        if len(words) == 2:
            yield words[0], words[1]
        elif len(words) == 3 and words[1] != "of":
            yield " ".join(words[:2]), words[2]
        if "of" in words[1:-1] and words.index("of") == 1:
            rest = words[2:]
            yield " ".join(rest[1:] if rest[0] == "the" else rest), words[0]
