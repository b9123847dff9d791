"""Which bone a class of event is about: a fracture of the sacrum is none of L2."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from vakg.errors import NotFoundError
from vakg.extract.reader_ontology import Reader

_BONE = "vaco:BonyStructure"


def is_of_other_bone(reader: Reader, curie: str, levels: Sequence[str]) -> bool:
    """Tell whether the ontology says that what a class names is in another bone than some levels.

    Args:
        reader: What the ontology knows.
        curie: The class.
        levels: Notations of spinal levels.

    >>> reader = Reader.load()
    >>> is_of_other_bone(reader, "vaco:SacralFracture", ["L2"])
    True
    >>> is_of_other_bone(reader, "vaco:EndplateFracture", ["L2"])
    False
    """
    bones = _bones_of(reader, curie) if levels else ()
    return bool(bones) and not any(
        _meets(reader, bone, level) for bone in bones for level in levels
    )


@lru_cache(maxsize=2048)
def _meets(reader: Reader, bone: str, level: str) -> bool:
    """Tell whether a bone is at a level, or a part of each vertebra."""
    try:
        where = reader.ontology.by_notation(level)
    except NotFoundError:
        return True
    around = reader.around(bone)
    kinds = (one for one in (where, *reader.above(where)) if _BONE in reader.above(one))
    part = any(one in around for one in kinds)
    return part or reader.lies_within(where, bone) or not reader.is_a(where, _BONE)


@lru_cache(maxsize=2048)
def _bones_of(reader: Reader, curie: str) -> tuple[str, ...]:
    """Give the bones that a class is said to occur in, by itself or by what it is a kind of."""
    wide = {curie, *reader.above(curie)}
    bones = (one for one in reader.ontology.terms if reader.is_a(one, _BONE))
    return tuple(
        one
        for one in bones
        if any(kind in wide for kind in reader.occurring_exactly(one, "vaco:Fracture"))
    )
