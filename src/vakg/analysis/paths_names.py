"""What a user calls a place: a spinal level, or any name that the ontology has for it."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.analysis.kinds import Knowledge
from vakg.analysis.paths_sightings import table
from vakg.errors import NotFoundError, did_you_mean

_REGIONS = ("cervical", "thoracic", "lumbar", "sacral")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the network; a level stands for the body of its vertebra, and for its part of the spine."""

    site: str
    label: str
    level: str | None = None
    region: str | None = None


def find_place(knowledge: Knowledge, name: str) -> Place:
    """Find a place by level, short name, label or synonym.

    Raises:
        NotFoundError: If there is none of that name; says which come nearest.
    """
    level = knowledge.levels.get(name.upper())
    if level is not None:
        return _level_place(knowledge, name.upper(), level)
    names = _names(knowledge)
    wanted = name.removeprefix("vaco:")
    curie = f"vaco:{wanted}" if f"vaco:{wanted}" in names.values() else names.get(name.lower())
    if curie is None:
        near = did_you_mean(name.lower(), names) or did_you_mean(name.upper(), knowledge.levels)
        remedy = near or "Give a level such as L3, or the name of a vein or a place."
        raise NotFoundError(
            name, "neither a spinal level nor a place that the ontology names", remedy
        )
    return Place(site=curie, label=knowledge.kinds.label(curie))


def _level_place(knowledge: Knowledge, name: str, curie: str) -> Place:
    kinds, (body,) = knowledge.kinds, table()["start"]
    region = next((one for one in _REGIONS if kinds.is_a(curie, *table()[one])), None)
    if region is None:
        what = "a level between two vertebrae, which has no body of its own"
        raise NotFoundError(name, what, f"Give one of the two: {' or '.join(name.split('/'))}.")
    return Place(site=body, label=f"{kinds.label(body)} of {name}", level=name, region=region)


def _names(knowledge: Knowledge) -> dict[str, str]:
    """Give every place by its names in small letters; a label goes before a synonym."""
    (top,) = table()["place"]
    places = [
        one for curie, one in knowledge.kinds.classes.items() if knowledge.kinds.is_a(curie, top)
    ]
    found = {name.lower(): one.curie for one in places for name in one.synonyms}
    return found | {one.label.lower(): one.curie for one in places}
