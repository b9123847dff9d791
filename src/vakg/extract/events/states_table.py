"""The words of `events_states.tsv` that say how a thing was, and what each makes of the thing's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vakg.extract.reader_ontology import NESS
from vakg.extract.tables import read_table

_MOST = 4  # words that tell a state together


@dataclass(frozen=True, slots=True)
class State:
    """A row of the table: the ways to name a thing in this state, and whether that is denied."""

    how: frozenset[str]
    forms: tuple[str, ...]

    @property
    def denies(self) -> bool:
        """Whether what the forms name is then not there."""
        return "denies" in self.how


@cache
def states() -> Mapping[str, tuple[State, ...]]:
    """Give the rows by the words that stand in them."""
    found: dict[str, tuple[State, ...]] = {}
    for row in read_table("events_states.tsv"):
        state = State(frozenset(row["how"].split()), tuple(row["forms"].split(";")))
        for word in row["words"].split("|"):
            found[word] = (*found.get(word, ()), state)
    return found


@cache
def first_words() -> frozenset[str]:
    """Give the first word of each row."""
    return frozenset(words.partition(" ")[0] for words in states())


def length_at(words: Sequence[str], place: int) -> int:
    """Count the words at a place that tell a state together: "within normal limits"; the most that do."""
    sizes = range(_MOST, 0, -1) if words[place] in first_words() else ()
    found = (size for size in sizes if " ".join(words[place : place + size]) in states())
    return next(found, 0)


@cache
def rivals(state: State) -> tuple[State, ...]:
    """Give the rows that tell of a thing's other way to go."""
    every = {one for some in states().values() for one in some}
    ways = state.how & {"verb", "noun"}
    return tuple(one for one in every if one.how & ways and "lone" not in one.how)


@lru_cache(maxsize=2048)
def quality(word: str) -> tuple[State, State]:
    """Give what an adjective says behind a thing and before it: "the leg was weak", "a weak leg"."""
    noun = word + NESS
    some = (noun + " of {}", "{} " + noun)
    behind = State(frozenset({"after", "next"}), (word + " {}", *some))
    return behind, State(frozenset({"before"}), some)
