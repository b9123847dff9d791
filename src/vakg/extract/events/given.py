"""Treatments told by the mere name of what is given: "oxygen and heparin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vakg.extract.events.describing import is_adjective
from vakg.extract.events.found import Found, named
from vakg.extract.located.traits import given_as
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention

_FIXING = "vaco:SpinalFixation"


def given(
    reader: Reader, text: str, materials: Sequence[Mention], events: Sequence[Found]
) -> Iterator[Found]:
    """Make treatments of what is given by its mere name: "oxygen and heparin".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        materials: The materials that a sentence names.
        events: Its events so far.
    """
    done: set[tuple[str, str]] = set()
    for one in materials:
        if any(event.reach.start <= one.start and one.end <= event.reach.end for event in events):
            continue
        if is_adjective(text, one):
            continue
        curie = therapy_of(reader, one.curie)
        if curie is not None and not one.grounds and reader.is_a(curie, _FIXING):
            continue  # "screws" hold more than pedicles
        if curie is not None and (curie, one.curie) not in done:
            done.add((curie, one.curie))
            yield replace(named(one), curie=curie, materials=(one.curie,), proposed=False)


def therapy_of(reader: Reader, material: str) -> str | None:
    """Give what is done where a material is named as given; None for one that tells nothing alone.

    >>> therapy_of(Reader.load(), "vaco:Cefazolin")
    'vaco:AntibioticTherapy'
    """
    kinds = given_as(reader, material)
    ways = reader.uses_of_material(material)
    found = next((one for one in ways if any(reader.is_a(one, kind) for kind in kinds)), None)
    return found or (kinds[0] if len(kinds) == 1 and reader.makes(kinds[0]) == "event" else None)
