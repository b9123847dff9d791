"""What the page needs to search for ways through the veins by itself, and what tells of each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vakg.analysis.kinds import Kinds, Knowledge
from vakg.analysis.paths_names import find_place
from vakg.analysis.paths_sightings import Sighting, Sightings, table
from vakg.errors import NotFoundError
from vakg.view.explorer.catalogue import Catalogue


def paths_data(catalogue: Catalogue, sites: Iterable[int]) -> dict[str, Any] | None:
    """Give the network as the page searches it; None where the build has none.

    Args:
        catalogue: The entries; the network's sites and connections are among them.
        sites: Numbers of the entries of the sites.
    """
    knowledge = catalogue.material.knowledge
    if not knowledge.connections:
        return None
    known = {catalogue.entries[number]["classes"][0]: number for number in sites}
    numbers = {one["id"]: n for n, one in enumerate(catalogue.entries) if one["kind"] == "connection"}
    sightings = Sightings(knowledge)
    (body,) = table()["start"]
    return {
        "body": body,
        "levels": _levels(knowledge),
        "sites": {curie: _site(curie, number, knowledge.kinds) for curie, number in known.items()},
        "connections": [
            [one.id, one.from_site, one.to_site, one.bidirectional, one.review_needed, one.level_scope,
             numbers[one.id]]
            for one in knowledge.connections
        ],
        "above": _above(sorted(known), knowledge.kinds),
        "seen": {one: _entries(sightings.seen(one), catalogue) for one in known},
        "told": {one: _entries(sightings.told(one), catalogue) for one in known},
        "said": _said(sorted(known), sightings, catalogue),
    }  # fmt: skip


def _levels(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Give every vertebra with its part of the spine; a level between two has no body to begin at."""
    found = []
    for name in knowledge.levels:
        try:
            place = find_place(knowledge, name)
        except NotFoundError:
            continue
        if place.region:
            found.append((name, place.region))
    return sorted(found, key=lambda one: ("CTLS".find(one[0][0]), int(one[0][1:] or 0)))


def _site(curie: str, number: int, kinds: Kinds) -> dict[str, Any]:
    known = kinds.classes[curie]
    return {
        "label": known.label, "names": list(known.synonyms), "entry": number,
        "vein": kinds.is_a(curie, *table()["vein"]),
    }  # fmt: skip


def _above(sites: list[str], kinds: Kinds) -> dict[str, list[str]]:
    """Give for each site the other sites that it is a kind of."""
    above = {one: [other for other in sites if other != one and kinds.is_a(one, other)] for one in sites}
    return {one: wider for one, wider in above.items() if wider}


def _said(sites: list[str], sightings: Sightings, catalogue: Catalogue) -> dict[str, list[int]]:
    pairs = ((start, end) for start in sites for end in sites if start != end)
    found = {f"{start} {end}": _entries(sightings.said(start, end), catalogue) for start, end in pairs}
    return {pair: numbers for pair, numbers in found.items() if numbers}


def _entries(found: Iterable[Sighting], catalogue: Catalogue) -> list[int]:
    return [catalogue.number(one.document, one.fact) for one in found]
