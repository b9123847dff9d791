"""Bare nouns that mean a piece of something else: "a disc fragment" is no fragment of cement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vakg.extract.events.found import covers
from vakg.extract.located.between import words_between
from vakg.extract.located.classes import head_of, material_of
from vakg.extract.located.gaps import is_open_or_light
from vakg.extract.names.spelling import is_adjective
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention
from vakg.model.assertion import LevelRole

_THINGS = frozenset({"thing", "site"})


def without_pieces(reader: Reader, text: str, part: SentenceScan) -> SentenceScan:
    """Leave out the names of a sentence that mean a piece of something that is named beside them."""
    others = [one for one in part.names if _is_other(reader, one)]
    events = [one for one in part.names if reader.makes(one.curie) == "event"]
    broken = [one for one in events if reader.use_of(one.curie).levels is LevelRole.FRACTURED]
    kept = tuple(
        one
        for one in part.names
        if not _is_of_another(reader, text, one, others)
        and not (broken and _is_of_bone(reader, part, one, broken))
        and not _is_likened(text, one)
        and not any(covers(event, one) and _is_no_piece(reader, event, one) for event in events)
    )
    return part if len(kept) == len(part.names) else replace(part, names=kept)


def _is_likened(text: str, one: Mention) -> bool:
    """Tell whether a name says only what something looks like: "needle-shaped"."""
    return text.startswith(("-shaped", "-like"), one.end)


def _is_no_piece(reader: Reader, event: Mention, one: Mention) -> bool:
    """Tell whether a name within that of an event is of a thing that the event has nothing to do with."""
    if reader.makes(one.curie) != "thing" or head_of(reader, one.curie) is None:
        return False
    if material_of(reader, one.curie) == (one.curie,):
        return False  # what is injected is cement
    return head_of(reader, event.curie) is None and not material_of(reader, event.curie)


def _is_other(reader: Reader, one: Mention) -> bool:
    return reader.makes(one.curie) in _THINGS and head_of(reader, one.curie) is None


def _is_of_another(reader: Reader, text: str, piece: Mention, others: Sequence[Mention]) -> bool:
    if (
        piece.grounds
        or reader.makes(piece.curie) != "thing"
        or head_of(reader, piece.curie) is None
    ):
        return False
    return any(_has_piece(text, one, piece) for one in others)


def _is_of_bone(
    reader: Reader, part: SentenceScan, piece: Mention, broken: Sequence[Mention]
) -> bool:
    """Tell whether a piece is of the bone that broke: "a burst fracture, its fragments retropulsed"."""
    if piece.grounds or material_of(reader, piece.curie) == (piece.curie,):
        return False
    if reader.makes(piece.curie) != "thing" or head_of(reader, piece.curie) is None:
        return False
    told = any(one.end <= piece.start for one in broken)
    return told and not any(_is_poured(reader, one) for one in part.names)


def _is_poured(reader: Reader, one: Mention) -> bool:
    """Tell whether a name is of what was injected, which may have left pieces, too."""
    return reader.makes(one.curie) == "thing" and material_of(reader, one.curie) == (one.curie,)


def _has_piece(text: str, other: Mention, piece: Mention) -> bool:
    """Tell whether a noun before a piece, or one behind it with "of", or one with it says of what it is."""
    if piece.end <= other.start:
        words = words_between(text, piece.end, other.start)
        return words[:1] == ("of",) and all(map(is_open_or_light, words[1:]))
    if piece.end <= other.end:
        return other.start < piece.start  # "bone fragment" has its own name
    beside = text[other.end : piece.start] in (" ", "-")
    return beside and not is_adjective(other.text.lower())
