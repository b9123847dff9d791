"""What the ontology knows, made ready for reading: what a class makes of a sentence, and what fits where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vakg.errors import NotFoundError
from vakg.extract.events.deeds import Deeds
from vakg.extract.names.index import NameIndex
from vakg.extract.names.spelling import folded
from vakg.extract.tables import column, read_table
from vakg.garbage import left_alone
from vakg.model.assertion import LevelRole
from vakg.ontology import Ontology
from vakg.ontology.lexicon import names_of
from vakg.ontology.load import load_with_axioms
from vakg.ontology.taxonomy import Axioms

_OBO = "http://purl.obolibrary.org/obo/"
_OCCURS_IN = _OBO + "BFO_0000066"
_WITHIN = (_OBO + "BFO_0000050", _OBO + "RO_0001025")
NESS = "ness"  # how the noun of a quality ends: the leg was weak, weakness of the leg
_HAS_INPUT = "https://w3id.org/vaco/hasInput"


@dataclass(frozen=True, slots=True)
class Use:
    """What becomes of a class's name: see `event_classes.tsv`."""

    makes: str = "none"
    levels: LevelRole | None = None
    normal: str | None = None


_NO_USE = Use()


@dataclass(frozen=True, eq=False)
class Reader:
    """All that reading needs besides the document; made once and shared.

    Args:
        ontology: The classes.
        names: Their names, ready to be looked up.
        axioms: What the modules say of each class.
    """

    ontology: Ontology
    names: NameIndex = field(repr=False)
    axioms: Mapping[str, Axioms] = field(repr=False)

    @classmethod
    @left_alone()
    def load(cls) -> Reader:
        """Make a reader from the bundled ontology.

        >>> Reader.load().use_of("vaco:Fracture").makes
        'event'
        """
        ontology, axioms = load_with_axioms()
        return cls(ontology, NameIndex.build(ontology), axioms)

    def is_a(self, curie: str, ancestor: str) -> bool:
        """Say whether a class is, or is a kind of, another."""
        return curie == ancestor or ancestor in self._above.get(curie, ())

    def above(self, curie: str) -> frozenset[str]:
        """Give all classes that a class is a kind of."""
        return self._above.get(curie, frozenset())

    def use_of(self, curie: str) -> Use:
        """Say what becomes of the name of a class."""
        return self._uses.get(curie, _NO_USE)

    def is_procedure(self, curie: str) -> bool:
        """Say whether a class is a whole procedure, not a step or a technique of one."""
        return self.is_a(curie, "vaco:AugmentationProcedure") and not self.is_a(
            curie, "vaco:BoneCementInjection"
        )

    def makes(self, curie: str) -> str:
        """Say what a class's name makes: event, method, site, ... ("vague" is an event of little worth)."""
        return self._uses.get(curie, _NO_USE).makes

    def lies_within(self, site: str, whole: str) -> bool:
        """Say whether a place is, is a kind of, or is a part of another."""
        return whole in self.around(site)

    def around(self, site: str) -> Mapping[str, int]:
        """Give every place that a place is or lies in, with how many steps away."""
        if site not in self._places:
            self._places[site] = self._walk(site)
        return self._places[site]

    def occurring_exactly(self, place: str, kind: str) -> tuple[str, ...]:
        """Give the classes at or below a kind that are said to occur in just this place."""
        return tuple(curie for curie in self._occurring.get(place, ()) if self.is_a(curie, kind))

    def is_defined(self, curie: str) -> bool:
        """Say whether the ontology says what suffices to be of a class."""
        said = self.axioms.get(curie)
        return said is not None and bool(said.definitions)

    def uses_of_material(self, material: str) -> tuple[str, ...]:
        """Give the classes of treatments that a material is put in, the most specific material first."""
        return self._given(material)

    def part_at(self, site: str, level: str) -> str | None:
        """Give the kind of a place that lies at a level: the disc of "L4/L5"."""
        try:
            where = self.ontology.by_notation(level)
        except NotFoundError:
            return None
        return next(
            (
                one
                for one in sorted(self.ontology.descendants(site))
                if any(said.filler == where for said in self.axioms[one].relations)
            ),
            None,
        )

    def may_qualify(self, curie: str, other: str) -> bool:
        """Say whether two classes can be said of one event: both are kinds of the same, not of all."""
        shared = self.above(curie) & self.above(other)
        return self.makes(curie) == "event" and any(self.makes(one) == "event" for one in shared)

    def joined(self, kinds: Sequence[str], more: Sequence[str] = ()) -> str:
        """Give one class for what is of several: a class defined by them, else the one with most above it.

        Args:
            kinds: The classes, the first of which counts where others are no narrower.
            more: Classes that it is of too, and which count for a class defined by several only.
        """
        every = frozenset((*kinds, *more)).union(*[self.above(one) for one in (*kinds, *more)])
        likely = [one for part in every for one in self._begun_by.get(part, ())]
        fits = [one for _, one, parts in sorted(likely) if every.issuperset(parts)]
        found = [
            one for one in fits if one not in every and self._may_yield(kinds[0], one)
        ] or kinds
        return max(found, key=lambda one: (len(self.above(one)), -found.index(one)))

    def _may_yield(self, kind: str, other: str) -> bool:
        rows = column("located.tsv", "class", "yields")
        return kind in self.above(other) or any(self.is_a(kind, one) for one in rows)

    @cached_property
    def _begun_by(self) -> Mapping[str, tuple[tuple[int, str, tuple[str, ...]], ...]]:
        """The classes that several others define, each with its place among them, by the first of those."""
        found: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
        for place, (curie, parts) in enumerate(self._conjunctions.items()):
            found.setdefault(parts[0], []).append((place, curie, parts))
        return {part: tuple(some) for part, some in found.items()}

    @cached_property
    def _conjunctions(self) -> Mapping[str, tuple[str, ...]]:
        return {
            curie: tuple(part for part in parts if isinstance(part, str))
            for curie, said in self.axioms.items()
            for parts in said.definitions
            if len(parts) > 1 and all(isinstance(part, str) for part in parts)
        }

    def takes_material(self, curie: str, material: str) -> bool:
        """Say whether a material goes into what is done, or is what an event of this class is made of."""
        wide = (material, *self.above(material))
        inputs = {row for one in (curie, *self.above(curie)) for row in self._needed.get(one, ())}
        return any(one in inputs for one in wide)

    @cached_property
    def _needed(self) -> Mapping[str, tuple[str, ...]]:
        """The materials of a class: what the ontology puts into it, and what it is that moves in it."""
        found: dict[str, list[str]] = {}
        for material, uses in self._inputs.items():
            for curie in uses:
                found.setdefault(curie, []).append(material)
        for row in read_table("located.tsv"):
            if row["kind"] == "made":
                found.setdefault(row["class"], []).append(row["gives"])
        return {curie: tuple(some) for curie, some in found.items()}

    @cached_property
    def _above(self) -> Mapping[str, frozenset[str]]:
        return {curie: frozenset(term.ancestors) for curie, term in self.ontology.terms.items()}

    @cached_property
    def _uses(self) -> Mapping[str, Use]:
        rows = {row["class"]: row for row in read_table("event_classes.tsv")}
        return {curie: self._use(curie, rows) for curie in self.ontology.terms}

    def _use(self, curie: str, rows: Mapping[str, Mapping[str, str]]) -> Use:
        listed = [one for one in (curie, *self.above(curie)) if one in rows]
        if not listed:
            return Use()
        nearest = max(listed, key=lambda one: (len(self.above(one)), one))
        row = rows[nearest]
        makes = row["makes"]
        if makes == "vague" and nearest != curie:
            makes = "event"
            outer = [rows[one]["makes"] for one in listed]
            makes = "method" if self._is_diagnostic(curie) and "method" not in outer else makes
        role = None if row["levels"] == "-" else LevelRole(row["levels"])
        return Use(makes, role, row["normal"] or None)

    def _is_diagnostic(self, curie: str) -> bool:
        return "vaco:DiagnosticProcedure" in self.above(curie)

    @cached_property
    def _occurring(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for curie in self.axioms:
            for filler in self._fillers(curie, _OCCURS_IN):
                found.setdefault(filler, []).append(curie)
        return {filler: tuple(sorted(some)) for filler, some in found.items()}

    def _fillers(self, curie: str, relation: str) -> Iterable[str]:
        said = self.axioms[curie]
        parts = [one for parts in said.definitions for one in parts if not isinstance(one, str)]
        return {one.filler for one in [*said.relations, *parts] if one.relation == relation}

    @cached_property
    def _inputs(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for curie in self.axioms:
            for filler in self._fillers(curie, _HAS_INPUT):
                found.setdefault(filler, []).append(curie)
        return {filler: tuple(sorted(some)) for filler, some in found.items()}

    def _given(self, material: str) -> tuple[str, ...]:
        wider = sorted(self.above(material), key=lambda one: (-len(self.above(one)), one))
        steps = [material, *wider]
        return tuple(curie for one in steps for curie in self._inputs.get(one, ()))

    @cached_property
    def _places(self) -> dict[str, Mapping[str, int]]:
        return {}

    def _walk(self, site: str) -> Mapping[str, int]:
        steps = {site: 0}
        waiting = [site]
        for place in waiting:
            said = self.axioms.get(place)
            if said is None:
                continue
            wider = [
                *said.parents,
                *(one.filler for one in said.relations if one.relation in _WITHIN),
            ]
            for other in wider:
                if other not in steps:
                    steps[other] = steps[place] + 1
                    waiting.append(other)
        return steps

    @cached_property
    def events(self) -> frozenset[str]:
        """All classes the names of which make events."""
        return frozenset(
            one for one in self.ontology.terms if self.makes(one) in ("event", "method", "vague")
        )

    @cached_property
    def leading(self) -> frozenset[str]:
        """The first words of all names of events: only they can make a longer name of a shorter one."""
        names = (name for one in self.events for name in names_of(self.ontology.terms[one]))
        return frozenset(folded(name.text).partition(" ")[0] for name in names if " " in name.text)

    @cached_property
    def qualities(self) -> frozenset[str]:
        """The nouns of qualities that any name has: "weakness"."""
        return frozenset(word for word in self.names.words() if word.endswith(NESS))

    @cached_property
    def sided_names(self) -> frozenset[str]:
        """Words behind "left" and "right" that make a name of the heart and tell no side: "right atrium"."""
        every = [one for one in self.ontology.terms if self.lies_within(one, "vaco:Heart")]
        names = (
            folded(name.text).split()
            for one in every
            for name in names_of(self.ontology.terms[one])
        )
        return frozenset(
            words[1] for words in names if words[0] in ("left", "right") and len(words) > 1
        )

    @cached_property
    def known_places(self) -> dict[tuple[str, str], str | None]:
        """The classes that were found for a thing and a place, since they come again and again."""
        return {}

    @cached_property
    def deeds(self) -> Deeds:
        """Events that verbs tell."""
        return Deeds.of(self.ontology, self.events)
