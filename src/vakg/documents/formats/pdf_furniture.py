"""Leave out what each page prints at its head and foot: running titles, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vakg.documents.formats.pdf_columns import Piece
from vakg.documents.structure import furniture_signs

_MARGIN = 0.09  # of the height of a page
_NUMBER = re.compile(r"\W*(?:[Pp](?:age|\.)?\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|[ivxl]{1,6}")


def without_furniture(pages: Sequence[tuple[float, Sequence[Piece]]]) -> list[list[Piece]]:
    """Drop from each page, given with its height, the lines at its edges that are no text.

    A line is one if its like stands on another page, if it is a bare number, or if it bears two signs
    of furniture such as an address and a page number.
    """
    edges = [[piece for piece in pieces if _at_edge(piece, high)] for high, pieces in pages]
    shapes = Counter(shape for edge in edges for shape in {_shape(piece) for piece in edge})
    return [
        [piece for piece in pieces if not (_at_edge(piece, high) and _is_one(piece, shapes))]
        for high, pieces in pages
    ]


def _at_edge(piece: Piece, high: float) -> bool:
    return piece.y < _MARGIN * high or piece.y > (1 - _MARGIN) * high


def _is_one(piece: Piece, shapes: Counter[str]) -> bool:
    if _NUMBER.fullmatch(piece.text) or shapes[_shape(piece)] > 1:
        return True
    return furniture_signs(piece.text) > 1


def _shape(piece: Piece) -> str:
    return re.sub(r"\d+", "#", piece.text).casefold()
