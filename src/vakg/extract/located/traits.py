"""What a class is besides its own sense: what it ends as, where it is denied or of old (`located.tsv`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from vakg.extract.reader_ontology import Reader
from vakg.extract.tables import read_table


@cache
def rows_of(kind: str) -> dict[str, dict[str, str]]:
    """Give the rows of one kind, by class."""
    return {row["class"]: dict(row) for row in read_table("located.tsv") if row["kind"] == kind}


@lru_cache(maxsize=2048)
def ended_as(reader: Reader, curie: str, *, wholly: bool = False) -> str | None:
    """Give what is told besides where an event of a class is said to have gone away."""
    wide = (curie, *reader.above(curie))
    rows = [*(rows_of("cured") if wholly else {}).items(), *rows_of("ended").items()]
    return next((row["gives"] for name, row in rows if name in wide), None)


def lessened_as(reader: Reader, curie: str) -> str | None:
    """Give what is told besides where an event of a class is said to have become less.

    >>> lessened_as(Reader.load(), "vaco:Cough")
    'vaco:Improvement'
    """
    wide = (curie, *reader.above(curie))
    less = (row["gives"] for name, row in rows_of("lessened").items() if name in wide)
    return next(less, None) or ended_as(reader, curie)


@lru_cache(maxsize=2048)
def lasting_as(reader: Reader, curie: str) -> str | None:
    """Give what is told besides where an event of a class is said to have stayed.

    >>> lasting_as(Reader.load(), "vaco:Paraparesis")
    'vaco:PersistentWeakness'
    """
    wide = (curie, *reader.above(curie))
    return next((row["gives"] for name, row in rows_of("stayed").items() if name in wide), None)


def _given(kind: str, curie: str) -> str | None:
    row = rows_of(kind).get(curie)
    return row["gives"] if row else None


def undone_as(curie: str) -> str | None:
    """Give what was not done where words as wide as a class deny it.

    >>> undone_as("vaco:Procedure")
    'vaco:InvasiveIntervention'
    """
    return _given("undone", curie)


def opposite_of(curie: str) -> str | None:
    """Give what the denial of a class tells.

    >>> opposite_of("vaco:Survival")
    'vaco:Death'
    """
    return _given("opposite", curie)


def denied_as(curie: str) -> str:
    """Give what the denial of a class means: who had "no intervention" had an augmentation all the same.

    >>> denied_as("vaco:Procedure"), denied_as("vaco:Pain")
    ('vaco:InvasiveIntervention', 'vaco:Pain')
    """
    return _given("denied", curie) or curie


def wholly_as(curie: str) -> str | None:
    """Give what an outcome of a class is where it came about completely.

    >>> wholly_as("vaco:PainRelief")
    'vaco:FreedomFromPain'
    """
    return _given("wholly", curie)


@lru_cache(maxsize=2048)
def urgent_as(reader: Reader, curie: str) -> str | None:
    """Give what an urgent deed of a class is, too; None where it says so itself."""
    kinds = [row["gives"] for name, row in rows_of("urgent").items() if reader.is_a(curie, name)]
    return next((one for one in kinds if not reader.is_a(curie, one)), None)


def of_old(reader: Reader, curie: str) -> str:
    """Give what a class is where it is told of old: who broke a bone years ago has no new fracture.

    >>> of_old(Reader.load(), "vaco:AdjacentVertebralFracture")
    'vaco:VertebralFracture'
    """
    rows = rows_of("old").items()
    return next((row["gives"] for name, row in rows if reader.is_a(curie, name)), curie)


@lru_cache(maxsize=2048)
def is_unsided(reader: Reader, curie: str) -> bool:
    """Say whether what a class tells is on no side: "she left hospital"."""
    return any(reader.is_a(curie, one) for one in rows_of("unsided"))


def is_general(curie: str, above: Callable[[str], frozenset[str]]) -> bool:
    """Say whether a class is of the whole body or of another organ, at no vertebra.

    >>> is_general("vaco:DiabetesMellitus", Reader.load().above)
    True
    """
    return curie in _general() or not _general().isdisjoint(above(curie))


@cache
def _general() -> frozenset[str]:
    return frozenset((*rows_of("general"), *rows_of("lasting")))


@lru_cache(maxsize=2048)
def is_placed(reader: Reader, curie: str) -> bool:
    """Say whether a class tells by itself where it is: low back pain."""
    wide = (curie, *reader.above(curie))
    if not any(one in rows_of("wide") for one in wide):
        return False  # "weakness" is of some muscle
    if any(one in rows_of(kind) for kind in ("placed", "also") for one in wide):
        return True
    return any(
        found in wide
        for place in reader.ontology.descendants("vaco:AnatomicalEntity")
        for found in reader.occurring_exactly(place, "vaco:ClinicalFinding")
    )


@cache
def lying_in(place: str) -> tuple[str, ...]:
    """Give what lies, for the place that it is, in another place.

    >>> lying_in("vaco:IntervertebralDiscSpace")
    ('vaco:IntervertebralDisc',)
    """
    return tuple(name for name, row in rows_of("where").items() if row["gives"] == place)


@lru_cache(maxsize=2048)
def route_through(reader: Reader, curie: str) -> str | None:
    """Give the route of cement that leaks through what a class names.

    >>> route_through(Reader.load(), "vaco:PosteriorWallFracture")
    'vaco:PosteriorWallDefectRoute'
    """
    rows = rows_of("through")
    listed = [one for one in (curie, *reader.above(curie)) if one in rows]
    nearest = max(listed, key=lambda one: (len(reader.above(one)), one), default=None)
    return rows[nearest]["gives"] if nearest else None


def is_empty(curie: str) -> bool:
    """Say whether neither a class nor its denial tells anything: "no sign of" something."""
    return curie in rows_of("empty")


@lru_cache(maxsize=2048)
def is_once(reader: Reader, curie: str) -> bool:
    """Say whether what a class tells happens to nobody twice."""
    return any(reader.is_a(curie, one) for one in rows_of("once"))


def is_saying(curie: str) -> bool:
    """Say whether a class tells something only with the words of the text, or with a number."""
    return curie in rows_of("saying")


def is_worded(curie: str) -> bool:
    """Say whether a vague class tells something by more than its bare noun: "he was operated on"."""
    return curie in rows_of("worded")


@lru_cache(maxsize=2048)
def given_as(reader: Reader, material: str) -> tuple[str, ...]:
    """Give the kinds of treatment that the mere name of a material tells of; none for most."""
    rows = rows_of("given")
    listed = [one for one in (material, *reader.above(material)) if one in rows]
    if not listed:
        return ()
    nearest = max(listed, key=lambda one: (len(reader.above(one)), one))
    return tuple(rows[nearest]["gives"].split())
