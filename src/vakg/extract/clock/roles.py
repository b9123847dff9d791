"""What a class is to the clock of a case: an operation that times count from, a discharge, something seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from vakg.extract.tables import read_table
from vakg.model.assertion import TimeAspect


class Kinds(Protocol):
    """Knows which class is a kind of which."""

    def above(self, curie: str) -> frozenset[str]:
        """Give all classes that a class is a kind of."""
        ...


@dataclass(frozen=True, slots=True)
class Role:
    """What a class is to the clock: see `clock_roles.tsv`."""

    means: str = "event"
    aspect: TimeAspect = TimeAspect.OBSERVED


class Roles:
    """The roles of the classes that have been asked for.

    Args:
        kinds: Knows which class is a kind of which.
    """

    def __init__(self, kinds: Kinds) -> None:
        self.above = kinds.above
        self._known: dict[str, Role] = {}

    def is_borne(self, curie: str) -> bool:
        """Tell whether a class is of what operations are done for: a fracture, a tumour."""
        return not _words("borne").keys().isdisjoint((curie, *self.above(curie)))

    def is_relief(self, curie: str) -> bool:
        """Tell whether a class says that something got better: what it was said of was over then."""
        return not _words("relief").keys().isdisjoint((curie, *self.above(curie)))

    def of(self, curie: str) -> Role:
        """Give the role of a class: that of the nearest class above it which has one."""
        if curie not in self._known:
            listed = [one for one in (curie, *self.above(curie)) if one in _roles()]
            nearest = max(listed, key=lambda one: (len(self.above(one)), one), default=None)
            self._known[curie] = Role() if nearest is None else _roles()[nearest]
        return self._known[curie]


@cache
def _roles() -> Mapping[str, Role]:
    rows = (row for row in read_table("clock_roles.tsv") if row["kind"] == "class")
    return {row["word"]: Role(row["means"], TimeAspect(row["aspect"])) for row in rows}


@cache
def _words(kind: str) -> Mapping[str, str]:
    rows = (row for row in read_table("clock_roles.tsv") if row["kind"] == kind)
    return {word: row["means"] for row in rows for word in row["word"].split("|")}


def aspect_of(role: Role, words: Collection[str], seen: bool, there: bool = True) -> TimeAspect:
    """Tell what of an event its time tells.

    Args:
        role: Of its class.
        words: Of its clause.
        seen: Whether a method is named that found it.
        there: Whether it was there; what was not has no beginning.
    """
    if role.aspect is TimeAspect.PERFORMED:
        return role.aspect
    told = {_words("verb")[word] for word in words if word in _words("verb")}
    if "observed" in told and role.aspect is not TimeAspect.DETECTED:
        return TimeAspect.OBSERVED
    if seen or ("detected" in told and role.means != "brought"):
        return TimeAspect.DETECTED
    return TimeAspect.ONSET if "onset" in told and there else role.aspect


def begins(words: Collection[str]) -> bool:
    """Tell whether a clause says that something began: "developed", "set in"."""
    return not _onset_words().isdisjoint(words)


@cache
def _onset_words() -> frozenset[str]:
    begun = {word for word, means in _words("verb").items() if means == "onset"}
    return frozenset(begun | set(_words("brings")))


def number_in(words: Collection[str]) -> int | None:
    """Tell which of several is meant: 2 for "the second operation", -1 for the last; None for any."""
    return next((int(_words("number")[word]) for word in words if word in _words("number")), None)


def may_be_index(words: Collection[str]) -> bool:
    """Tell whether words may name the index procedure: "after the injection"."""
    return any(word in _words("index") for word in words)


def operates(words: Collection[str]) -> bool:
    """Tell whether words name an operation in general: "the second surgery"."""
    return any(word in _operations() for word in words)


@cache
def _operations() -> frozenset[str]:
    rows = (row for row in read_table("clock_words.tsv") if row["kind"] == "anchor")
    return frozenset(row["word"] for row in rows if row["means"] == "procedure")


def is_reason(word: str) -> bool:
    """Tell whether what follows a word was there before: "for", "despite"."""
    return word in _words("reason")
