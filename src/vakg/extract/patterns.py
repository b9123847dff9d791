"""Patterns of many ways: how to split them, and how a search passes by where none can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.numbers.figures import NUMBER, ORDINAL

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[()|]+|[()|]", re.S)
_GROUP = re.compile(r"\(\?(?::|P<\w+>)")
_SIGNS = frozenset("<>=~≤≥≈±⩽⩾∼" + NUMBER + ORDINAL)
_ZERO_WIDTH = ("(?<!", "(?<=", "(?!", "(?=")
_ESCAPE = "\\u"
_MANY = frozenset("?*")


def ways_in(pattern: str) -> tuple[str, ...]:
    """Split a pattern at its outer strokes.

    >>> ways_in("a|b(?:c|d)")
    ('a', 'b(?:c|d)')
    """
    return tuple(_ways(pattern))


def _ways(pattern: str) -> Iterator[str]:
    way, depth = "", 0
    for piece in _PIECE.findall(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            yield way
            way = ""
        else:
            way += piece
    yield way


def beginning(pattern: str) -> str:
    """Give a look at the first sign that a pattern needs, to be put before it; none where it may be any.

    A search with it is several times faster: hardly a place passes, and to try dozens of ways costs.

    >>> beginning("its|it|(?:all )?these"), beginning("it|.+")
    ('(?=[ait])', '')
    """
    firsts = _firsts(pattern)
    return f"(?=[{''.join(sorted(firsts))}])" if firsts else ""


def _firsts(pattern: str) -> frozenset[str]:
    """Give the signs that a pattern can begin with; nothing where it is not as plain as that."""
    found = [_firsts_of_way(way) for way in ways_in(pattern)]
    return frozenset().union(*found) if all(found) else frozenset()


def _firsts_of_way(way: str) -> frozenset[str]:
    if way.startswith(_ZERO_WIDTH):
        return _firsts_of_way(way[_closing(way) + 1 :])
    group = _GROUP.match(way)
    if group is not None:
        end = _closing(way)
        own, rest = _firsts(way[group.end() : end]), way[end + 1 :]
    elif way.startswith(_ESCAPE):
        own, rest = frozenset((way[:6],)), way[6:]
    elif way[:1].isalnum() or way[:1] in _SIGNS:
        own, rest = frozenset(way[:1]), way[1:]
    else:
        return frozenset()
    if rest[:1] not in _MANY:
        return frozenset() if rest[:1] == "{" else own
    more = _firsts_of_way(rest[1:])
    return own | more if own and more else frozenset()


def _closing(way: str) -> int:
    """Give the place of the bracket that closes the one a way begins with."""
    depth = place = 0
    for piece in _PIECE.findall(way):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if depth == 0:
            return place
        place += len(piece)
    raise ValueError(way)
