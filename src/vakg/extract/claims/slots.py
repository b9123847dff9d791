"""A rate's place in its sentence, and what it is a rate of."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.extract.claims.populations import is_population
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


_NEAR = 2  # sentences


@dataclass(slots=True)
class Topic:
    """What was spoken of last: in this sentence, in those before; what had risk factors, and a rate.

    `groups` are those whose values a heading has announced, `headed` what the heading was about;
    `place` is that of the sentence that named something last; `worded` what the last rate of a sentence
    was of, where no class names it.
    """

    here: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()
    groups: tuple[str, str] | None = None
    headed: tuple[str, ...] = ()
    place: int = 0
    worded: str = ""

    def say(self, about: tuple[str, ...], lasts: bool = True) -> None:
        """Remember what a rate was about; a part ("four of these") is not spoken of further."""
        self.first = self.first or (about if lasts else ())
        self.here = about

    def pointed_at(self, view: View) -> tuple[str, ...]:
        """Give what a pronoun stands for as long as it was named just before."""
        return self.before if view.place - self.place <= _NEAR else ()

    def end_of_sentence(self, view: View) -> None:
        """Take what the sentence was about with us; without a rate, the last thing that it names."""
        every = view.named(0, len(view.text), ("happening",))
        named = [one for one in every if not is_population(view, one)]
        if self.here:
            self.before = self.first or self.before
            self.rated = self.before
        elif named and not view.narrated:
            self.before = (named[0].curie,)
        if self.here or named:
            self.place = view.place
        self.here = self.first = ()
        self.worded = ""
