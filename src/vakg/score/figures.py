"""Figures from verdicts: counts over all texts, and how sure the share is, by drawing texts again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vakg.score.verdicts import CorpusScore, TextScore

DRAWS = 2000
SEED = 20_091
FEWEST = 5
"""Fewer texts than this tell nothing of how others would come out."""

_TAIL = 0.025
Count = tuple[int, int]
Counting = Callable[[TextScore], Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share with the counts behind it.

    Args:
        group, name: What was counted, as a table shows it.
        right, of: How many were right, of how many.
        low, high: 95 % interval from drawing whole texts again; None where `of` is 0, and where there
            are too few texts to draw from.
    """

    group: str
    name: str
    right: int
    of: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """The share that was right; None where there was nothing."""
        return self.right / self.of if self.of else None


def figures(
    score: CorpusScore, countings: Iterable[tuple[str, str, Counting]]
) -> tuple[Figure, ...]:
    """Work out figures of a corpus.

    Args:
        score: The verdicts.
        countings: Group, name and way to count of each figure; `counted` lists them.
    """
    return tuple(
        measured(group, name, [count(one) for one in score.texts])
        for group, name, count in countings
    )


def measured(group: str, name: str, counts: Sequence[Count]) -> Figure:
    """Add up counts of texts.

    >>> one = measured("", "", [(1, 2), (3, 3)])
    >>> one.right, one.of, one.share, one.low
    (4, 5, 0.8, None)
    """
    low, high = interval(counts) if len(counts) >= FEWEST else (None, None)
    right, of = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
    return Figure(group=group, name=name, right=right, of=of, low=low, high=high)


def interval(counts: Sequence[Count]) -> tuple[float, float] | tuple[None, None]:
    """Give the 95 % interval of a share by drawing texts again, with repetition; always the same.

    >>> interval([(1, 1), (1, 1)])
    (1.0, 1.0)
    """
    dice = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    shares = []
    for _ in range(DRAWS):
        drawn = dice.choices(counts, k=len(counts)) if counts else []
        of = sum(count[1] for count in drawn)
        if of:
            shares.append(sum(count[0] for count in drawn) / of)
    if not shares:
        return None, None
    shares.sort()
    return shares[int(_TAIL * len(shares))], shares[int((1 - _TAIL) * len(shares)) - 1]
