"""Times by which a story comes on without telling of an event: "4 days later he left", "well for a month"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.scope import Scope
from vakg.extract.clock.sums import is_one_amount
from vakg.extract.clock.visits import spent
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import TimeMention


@dataclass(frozen=True, slots=True)
class Passing:
    """A time of a case.

    Args:
        sentence, end: Where it is told: its sentence, and the end of that or of the words themselves.
        case: Whose story comes on.
        mention: The words.
        visits: Whether the patient was seen then: "she came to us three months later".
        waits: Whether nothing happened until then: "she was well for two months".
    """

    sentence: int
    end: int
    case: str
    mention: TimeMention
    visits: bool = False
    waits: bool = False

    def is_over(self, start: int) -> bool:
        """Tell whether the text has come behind it."""
        return self.end <= start


def passing_times(
    number: int,
    part: SentenceScan,
    scope: Scope,
    owners: Callable[[int, int], tuple[str, ...]],
) -> Iterator[Passing]:
    """Give the times of a sentence by which its story may come on; each up to the next.

    Args:
        number: Of the sentence.
        part: What it holds.
        scope: Its times and clauses.
        owners: Tells whose words are.
    """
    dated = [one.time for one in scope.datings if _counts_on(one.time)]
    lasted = [one for one in part.times if one.kind == "duration" and is_one_amount(one)]
    seen = scope.has_words(words_that("visit"))
    ends = [*(one.start for one in dated[1:]), part.sentence.end]
    for one, end in zip(dated, ends, strict=False):
        for case in owners(one.start, one.end):
            yield Passing(number, end, case, one, visits=seen and len(dated) == 1)
    if dated:
        return
    if len(lasted) == 1 and not scope.datings and scope.has_words(words_that("stay")):
        for case in owners(lasted[0].start, lasted[0].end):
            yield Passing(number, lasted[0].end, case, spent(lasted[0]), waits=True)


def _counts_on(one: TimeMention) -> bool:
    return one.kind in ("offset", "point") and is_one_amount(one) and (one.low or 0) > 0
