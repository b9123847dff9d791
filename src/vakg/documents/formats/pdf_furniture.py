"""Leave out what each page prints at its head and foot: running titles, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from vakg.documents.formats.pdf_columns import Piece, rows_of
from vakg.documents.structure import furniture_signs

_MARGIN = 0.09  # of the height of a page
_SAME_PLACE = 4.0  # points
_NUMBER = re.compile(r"\W*(?:[Pp](?:age|\.)?\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|[ivxl]{1,6}")

Page = tuple[float, Sequence[Piece]]
"""The height of a page, and what stands on it."""


def without_furniture(pages: Sequence[Page]) -> list[list[Piece]]:
    """Drop from each page the outermost lines that are no text.

    A line is furniture if each piece of it comes again at that place on another page, is a bare
    number, or bears two signs of furniture such as an address and a page number. The first line
    that is none ends the search, so nothing inside a page is ever dropped.
    """
    edges = [[piece for piece in pieces if _at_edge(piece, high)] for high, pieces in pages]
    return [
        _without(page, [one for other, edge in enumerate(edges) if other != at for one in edge])
        for at, page in enumerate(pages)
    ]


def _without(page: Page, elsewhere: Sequence[Piece]) -> list[Piece]:
    high, pieces = page
    rows = rows_of(pieces)
    dropped = {
        id(piece) for order in (rows, rows[::-1]) for piece in _outermost(order, high, elsewhere)
    }
    return [piece for piece in pieces if id(piece) not in dropped]


def _outermost(
    rows: Sequence[Sequence[Piece]], high: float, elsewhere: Sequence[Piece]
) -> Iterable[Piece]:
    def is_one(row: Sequence[Piece]) -> bool:
        return all(_at_edge(piece, high) and _is_one(piece, elsewhere) for piece in row)

    return (piece for row in takewhile(is_one, rows) for piece in row)


def _at_edge(piece: Piece, high: float) -> bool:
    return piece.y < _MARGIN * high or piece.y > (1 - _MARGIN) * high


def _is_one(piece: Piece, elsewhere: Sequence[Piece]) -> bool:
    if _NUMBER.fullmatch(piece.text) or furniture_signs(piece.text) > 1:
        return True
    shape = _shape(piece)
    return any(abs(one.y - piece.y) < _SAME_PLACE and _shape(one) == shape for one in elsewhere)


def _shape(piece: Piece) -> str:
    return re.sub(r"\d+", "#", piece.text).casefold()
