"""How much of each document's text the page carries: all of it, the quotes, or their offsets alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from vakg.errors import BadInputError
from vakg.model.fact import Fact
from vakg.questions.network import SourceText

Piece = tuple[int, str]
"""Where a piece of a text begins, and its words."""


class Carried(StrEnum):
    """What of a text goes into the page, as its licence allows."""

    WHOLE = "whole"
    QUOTES = "quotes"
    OFFSETS = "offsets"


def read_choices(given: Iterable[str], documents: Iterable[SourceText]) -> dict[str, Carried]:
    """Read what of which document is to be carried; what is not named is carried whole.

    Args:
        given: "quotes" for all documents, "pce-ards=quotes" for one; the later word wins.
        documents: The documents of the build.

    Raises:
        BadInputError: If a document or a choice is unknown.
    """
    choices = {one.name: Carried.WHOLE for one in documents}
    for words in given:
        name, _, choice = words.rpartition("=")
        if choice not in list(Carried):
            raise BadInputError(words, f"there is no way to carry a text called {choice}",
                                f"Use one of {', '.join(Carried)}.")  # fmt: skip
        if name and name not in choices:
            raise BadInputError(words, f"the build has no document {name}",
                                f"It has {', '.join(sorted(choices))}.")  # fmt: skip
        choices |= dict.fromkeys([name] if name else choices, Carried(choice))
    return choices


def pieces_of(document: SourceText, facts: Iterable[Fact], carried: Carried) -> list[Piece]:
    """Cut what the page carries out of a text; quotes that touch or overlap are one piece.

    Args:
        document: The document; its offsets count code points.
        facts: The facts that quote it.
        carried: How much of it goes into the page.
    """
    if carried is Carried.WHOLE:
        return [(0, document.text)]
    if carried is Carried.OFFSETS:
        return []
    spans = sorted({(one.start, one.end) for fact in facts for one in fact.evidence})
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return [(start, document.text[start:end]) for start, end in merged]


def words_at(pieces: Iterable[Piece], start: int, end: int) -> str | None:
    """Give the words at a place, if the page carries them.

    >>> words_at([(10, "no leak")], 13, 17), words_at([], 13, 17)
    ('leak', None)
    """
    for first, text in pieces:
        if first <= start and end <= first + len(text):
            return text[start - first : end - first]
    return None

