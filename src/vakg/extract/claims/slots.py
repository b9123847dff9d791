"""A rate's place in its sentence, and what it is a rate of."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.extract.claims.view import Named, View
from vakg.extract.spans import NumberMention


@dataclass(frozen=True, slots=True)
class Slot:
    """A number that is a rate.

    Args:
        view: Its sentence.
        number: The number.
        room: From the end of the rate before it to the start of the next.
        rates: All rates of the sentence.
    """

    view: View
    number: NumberMention
    room: tuple[int, int]
    rates: tuple[NumberMention, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What happens, and among whom.

    Args:
        what: The classes.
        spoken: The name that says it, where the sentence has one.
        populations: Of whom it is told, as classes.
        modifier: A word that narrows it where no class says both: "lateral 25%".
    """

    what: tuple[str, ...]
    spoken: Named | None = None
    populations: tuple[str, ...] = ()
    modifier: str | None = None


@dataclass(slots=True)
class Topic:
    """What was spoken of last: in this sentence, in those before; what had risk factors, and a rate."""

    here: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()

    def say(self, about: tuple[str, ...], part: bool = False) -> None:
        """Remember what a rate was about; that of a part ("four of these") is not spoken of further."""
        self.first = self.first or (() if part else about)
        self.here = about

    def end_of_sentence(self, view: View) -> None:
        """Take what the sentence was about with us; without a rate, the last thing that it names."""
        named = view.named(0, len(view.text), ("happening",))
        if self.here:
            self.before = self.first or self.before
            self.rated = self.before
        elif named and not view.narrated:
            self.before = (named[0].curie,)
        self.here = self.first = ()
