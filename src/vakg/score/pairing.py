"""Pair what was noted in one field with the events read, in three rounds that grow less strict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vakg.model.assertion import AssertionStatus
from vakg.model.case import Event
from vakg.model.record import Record
from vakg.score.corpus import GoldItem, GoldPatient, shared_words
from vakg.score.grounding import Wanted
from vakg.score.kinds import Closeness, Kinds
from vakg.score.matching import pair
from vakg.score.verdicts import Found

PLACES = ("leak_route", "leak_location")
PARTS = (*PLACES, "cement")
"""Fields whose phrases name no event but what one has: its place, its material."""

_CLASS, _WORDS = 1000, 10
Noted = tuple[int, GoldItem]
Outcome = tuple[Found, Event | None, Closeness | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """A class that an event of a case offers: its own, or one of its sites, methods, materials."""

    case: int
    event: Event
    curie: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What scoring events needs to know.

    Args:
        kinds: The classes of the fields.
        places: Where events of a class take place by definition.
        wholes: What a place is a part of.
    """

    kinds: Kinds
    places: Mapping[str, frozenset[str]]
    wholes: Mapping[str, frozenset[str]]

    def offers(self, field: str, record: Record) -> tuple[Offer, ...]:
        """List what the events of a draft offer to a field."""
        return tuple(
            Offer(place, event, curie)
            for place, case in enumerate(record.cases)
            for event in case.events
            for curie in dict.fromkeys(self._classes(field, event))
        )

    def _classes(self, field: str, event: Event) -> Iterator[str]:
        if field in PLACES:
            yield from (*event.sites, *event.routes, *sorted(self.places.get(event.type, ())))
        elif field == "cement":
            yield from event.materials
        else:
            yield event.type
            yield from event.methods if field in self.kinds.rows["fields", "met by methods"] else ()
            yield from (
                event.materials if field in self.kinds.rows["fields", "met by materials"] else ()
            )

    def meets(self, event: Event, asked: Iterable[Wanted | None]) -> bool:
        """Tell whether an event is the same thing as one of those asked for, wider or narrower."""
        return any(
            one is not None and self.closeness(event.type, event.status, one) is not None
            for one in asked
        )

    def closeness(self, curie: str, status: AssertionStatus, asked: Wanted) -> Closeness | None:
        """Tell how close a class with a status is to what is asked for; a contrary is another word for it."""
        found = self.kinds.closeness(curie, asked.met_by(status))
        if found is None and not self.wholes.get(curie, frozenset()).isdisjoint(asked.classes):
            return Closeness.NARROWER  # a place within the one that is asked for
        if found is None and self.kinds.says_the_same(curie, status, asked.classes, asked.status):
            return Closeness.NARROWER
        return found


@dataclass(frozen=True)
class Setting:
    """What is compared.

    Args:
        patients: The patients as noted.
        record: The draft.
        aligned: The place of the case by the place of the patient.
        rules: What counts as the same.
    """

    patients: Sequence[GoldPatient]
    record: Record
    aligned: Mapping[int, int]
    rules: Rules

    @cached_property
    def stated(self) -> frozenset[int]:
        """The events, by identity, that the text states of the patient though they were not noted."""
        return frozenset(
            id(event) for one, event in self._of_patients() if self.rules.meets(event, one.also)
        )

    @cached_property
    def repeated(self) -> frozenset[int]:
        """The events, by identity, that are the same thing as one noted of their own patient."""
        return frozenset(
            id(event)
            for one, event in self._of_patients()
            if self.rules.meets(
                event, (item.wanted for item in one.items if item.field not in PLACES)
            )
        )

    def _of_patients(self) -> Iterator[tuple[GoldPatient, Event]]:
        for place, case in self.aligned.items():
            yield from ((self.patients[place], event) for event in self.record.cases[case].events)


def pair_field(field: str, items: Sequence[Noted], setting: Setting) -> list[Outcome]:
    """Say of each thing noted in a field what became of it.

    Rounds: the same patient and status; the same patient; the same status. In the later two, what is
    right of its own patient is not taken for something else told wrongly.
    """
    offers = setting.rules.offers(field, setting.record)
    done: dict[int, Outcome] = {}
    spent: set[int] = set()
    for how in (Found.FOUND, Found.OTHER_STATUS, Found.OTHER_PATIENT):
        kept = frozenset() if how is Found.FOUND else setting.stated | setting.repeated
        left = [at for at, (_, item) in enumerate(items) if at not in done and item.wanted]
        free = [
            at for at, one in enumerate(offers) if at not in spent and id(one.event) not in kept
        ]
        close = _Round(how, [items[at] for at in left], [offers[at] for at in free], setting)
        for one, other in pair(len(left), len(free), close.distance).items():
            done[left[one]] = (how, offers[free[other]].event, close.of(one, other))
            spent.add(free[other])
    return [done.get(at, (_left(item), None, None)) for at, (_, item) in enumerate(items)]


def _left(item: GoldItem) -> Found:
    return Found.MISSED if item.wanted else Found.UNGROUNDED


@dataclass(frozen=True, slots=True)
class _Round:
    """How close things noted and offers are in one round."""

    how: Found
    items: Sequence[Noted]
    offers: Sequence[Offer]
    setting: Setting

    def of(self, one: int, other: int) -> Closeness | None:
        """Compare the class, where the round lets the two meet."""
        (place, item), offer = self.items[one], self.offers[other]
        same_patient = self.setting.aligned.get(place) == offer.case
        if item.wanted is None or (self.how is not Found.OTHER_PATIENT and not same_patient):
            return None
        rules = self.setting.rules
        if self.how is Found.OTHER_STATUS:
            return rules.kinds.closeness(offer.curie, item.wanted.classes)
        return rules.closeness(offer.curie, offer.event.status, item.wanted)

    def distance(self, one: int, other: int) -> int | None:
        """Rank by class, then by the words that both quote, then by what else they say."""
        close, noted, read = self.of(one, other), self.items[one][1].event, self.offers[other].event
        if close is None or noted is None:
            return close
        spans = [said.at for said in noted.evidence if said.at]
        apart = 1 - shared_words(spans, read.evidence)
        return _CLASS * close + _WORDS * round(10 * apart) + _other_details(noted, read)


def _other_details(noted: Event, read: Event) -> int:
    """Count what two tellings of events of one class say otherwise, to pair those that agree."""
    same = (noted.levels == read.levels, noted.side == read.side, noted.sites == read.sites)
    return sum(
        not one for one in (*same, noted.time == read.time, noted.quantities == read.quantities)
    )
