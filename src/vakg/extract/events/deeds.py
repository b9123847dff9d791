"""Events that a verb may tell: "cement removal" is the name of what happens where cement is removed."""

from __future__ import annotations

import re
from collections import Counter
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
_ANY = "vaco:Procedure"  # "the procedure was stopped" is said of an operation, not of a drug
_SAFE = (Scope.LABEL, Scope.EXACT, Scope.NARROW)  # what a narrower name tells is told, too
_WITH = re.compile(r" (?:by|with|using|via) (?:an? )?([a-z]+)$")
_DEED = ("ion", "osis", "ure")
_SEVERAL = (
    2  # parts of the body that share a noun; "drainage" and "fracture" end one such name each
)


@dataclass(frozen=True)
class Deeds:
    """Names of events made of a thing and a noun that stands for a verb, by the verb's stem.

    Args:
        things: For each stem, the class that each thing makes with it.
        nouns: The nouns themselves.
        alone: For each stem, the class of a disorder that its noun names by itself ("thrombosis").
        ontology: Gives the names of things.
        events: The classes of events.
        materials: The words that name materials: "oxygen" is no verb of "oxygenation".
        manners: For each adverb, the class of what is done to those treated so: "surgically".
    """

    things: Mapping[str, Mapping[str, str]]
    nouns: frozenset[str]
    alone: Mapping[str, str]
    ontology: Ontology = field(repr=False)
    manners: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    materials: frozenset[str] = frozenset()

    @classmethod
    def of(cls, ontology: Ontology, events: frozenset[str]) -> Deeds:
        """Collect them from the names of some classes."""
        things: dict[str, dict[str, str]] = {}
        nouns: set[str] = set()
        materials, parts = _materials(ontology), _parts_of_the_body(ontology)
        for curie in sorted(events):
            means = _means(ontology.terms[curie])
            for thing, noun in _parts(ontology.terms[curie]):
                stem = stem_of_noun(noun)
                if noun.endswith("ed") or len(alike(noun)) > 1 or noun in words_of_kind("free"):
                    continue  # "cement was removed" is a name with its verb: found as it stands
                if noun in materials or noun in parts or thing in means:
                    continue  # nor "residual cement" nor "painful limb"; no catheter is retrieved by itself
                nouns.add(noun)
                if stem:
                    things.setdefault(stem, {}).setdefault(thing, curie)
        alone, manners = _alone(ontology, events), _manners(ontology, events)
        return cls(things, frozenset(nouns), alone, ontology, manners, events, materials)

    def names_of(self, curie: str, *, alone: bool = False) -> tuple[str, ...]:
        """Give the names of a class and of all above it that stand in any name of a deed, nearest first."""
        if (curie, alone) not in self._names:
            known = self.ontology.terms[curie]
            wide = (
                self.ontology.terms[one] for one in known.ancestors if not alone and one != _ANY
            )
            every = (known, *sorted(wide, key=lambda one: (-len(one.ancestors), one.curie)))
            ways = (
                folded(name.text)
                for term in every
                for name in names_of(term)
                if not name.is_abbreviation
            )
            told = tuple(way for way in dict.fromkeys(ways) if way in self._spoken)
            self._names[curie, alone] = told
        return self._names[curie, alone]

    @cached_property
    def _names(self) -> dict[tuple[str, bool], tuple[str, ...]]:
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

    def tells(self, word: str) -> bool:
        """Tell whether a word may tell of any deed: most words of a text do not."""
        known = self._telling.get(word)
        if known is None:
            known = word in self.nouns or bool(self.of_verb(word) or self.of_verb_alone(word))
            self._telling[word] = known
        return known

    @cached_property
    def _telling(self) -> dict[str, bool]:
        return {}

    def is_procedure(self, curie: str) -> bool:
        """Tell whether a class is something done to a patient."""
        return "vaco:Procedure" in self.ontology.terms[curie].ancestors

    def is_site(self, one: Mention) -> bool:
        """Tell whether a name is one of a part of the body."""
        return "vaco:AnatomicalEntity" in self.ontology.terms[one.curie].ancestors

    def is_done(self, curie: str) -> bool:
        """Tell whether a class is of what somebody does, or brings about."""
        known = self.ontology.terms.get(curie)
        kinds = known.ancestors if known else ()
        return "vaco:Procedure" in kinds or "vaco:Outcome" in kinds

    def is_outcome(self, one: Mention) -> bool:
        """Tell whether a name says only how something ended."""
        return "vaco:Outcome" in self.ontology.terms[one.curie].ancestors

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


def _materials(ontology: Ontology) -> frozenset[str]:
    """Collect the words that name materials by themselves."""
    every = (one for one in ontology.terms.values() if "vaco:MaterialEntity" in one.ancestors)
    return frozenset(folded(name.text) for one in every for name in names_of(one))


def _parts_of_the_body(ontology: Ontology) -> frozenset[str]:
    """Collect the nouns that end names of several parts of the body: "weakness of both limbs" is no deed."""
    every = (one for one in ontology.terms.values() if "vaco:AnatomicalEntity" in one.ancestors)
    named = ((one, name) for one in every for name in names_of(one) if not name.is_abbreviation)
    ends = {(folded(name.text).split()[-1].removesuffix("s"), one.curie) for one, name in named}
    count = Counter(noun for noun, _ in ends)
    several = {noun for noun, number in count.items() if number >= _SEVERAL}
    return frozenset(several | {f"{noun}s" for noun in several})


def _means(term: Term) -> frozenset[str]:
    """Collect what names of a class say that it is done with: "removed by catheter"."""
    names = [folded(name.text) for name in names_of(term)]
    hits = (_WITH.search(name) for name in names)
    return frozenset(hit[1] for hit in hits if hit is not None)


def _manners(ontology: Ontology, events: frozenset[str]) -> Mapping[str, str]:
    """Collect the adverbs that names join with being treated: "managed conservatively"."""
    found: dict[str, str] = {}
    for curie in sorted(events):
        for name in names_of(ontology.terms[curie]):
            words = folded(name.text).split()
            told = [word for word in words if word not in words_of_kind("broad")]
            if (
                len(words) == 2
                and len(told) == 1
                and told[0].endswith("ly")
                and name.scope in _SAFE
            ):
                found.setdefault(told[0], curie)
    return found


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
