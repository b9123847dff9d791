"""Events that a thing and a place make together: "cement in the right atrium", "emboli in the arteries".

The class is found through the ontology: it occurs in the place, or in something that the place is a
part of, and stands below what the thing may be (`located.tsv`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vakg.extract.changed import changed
from vakg.extract.events.found import Found
from vakg.extract.located.traits import is_placed, rows_of
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, Span

_EXAMINATION = "vaco:DiagnosticProcedure"
_TOLD = frozenset({"event", "method", "vague", "thing"})


@dataclass(frozen=True, slots=True)
class Head:
    """What the name of a class tells together with a place."""

    gives: tuple[str, ...]
    needs: tuple[str, ...]


@lru_cache(maxsize=8192)  # several readers ask for the same few classes, as below
def head_of(reader: Reader, curie: str) -> Head | None:
    """Give what a class makes together with a place; None where nothing is known of it."""
    rows = rows_of("head")
    listed = [one for one in (curie, *reader.above(curie)) if one in rows]
    if not listed:
        return None
    nearest = max(listed, key=lambda one: (len(reader.above(one)), one))
    gives = tuple(rows[nearest]["gives"].split())
    is_event = curie != nearest and reader.makes(curie) != "thing"
    if is_event and not any(_is_kin(reader, curie, one) for one in gives):
        return None  # an air embolism is no cement embolism, wherever it is
    return Head(gives, tuple(rows[nearest]["needs"].split()))


def _is_kin(reader: Reader, one: str, other: str) -> bool:
    return reader.is_a(one, other) or reader.is_a(other, one)


def _heads_of(reader: Reader, curie: str) -> list[dict[str, str]]:
    return [row for name, row in rows_of("head").items() if reader.is_a(curie, name)]


@lru_cache(maxsize=8192)
def material_of(reader: Reader, curie: str) -> tuple[str, ...]:
    """Give the material that the procedure of a case must have held, from any name of it or of what it did.

    >>> material_of(Reader.load(), "vaco:CementLeakage")
    ('vaco:BoneCement',)
    """
    wide = (curie, *reader.above(curie))
    return tuple(
        curie if row["gives"] == "thing" else row["gives"]
        for name, row in rows_of("holds").items()
        if name in wide
    )


@lru_cache(maxsize=2048)
def put_in(reader: Reader, curie: str) -> str | None:
    """Give the material that a deed of a class puts into the body, and that may lie elsewhere then.

    >>> put_in(Reader.load(), "vaco:BoneCementInjection")
    'vaco:BoneCement'
    """
    if not reader.is_a(curie, "vaco:BoneCementInjection"):
        return None
    rows = rows_of("made").items()
    return next((row["gives"] for name, row in rows if reader.is_a(curie, name)), None)


def is_solid(reader: Reader, one: Mention) -> bool:
    """Tell whether a name is of a thing that may lie somewhere it does not belong."""
    return head_of(reader, one.curie) is not None


def lying(reader: Reader, meant: Sequence[Mention]) -> list[Mention]:
    """Give what each pronoun stands for where the last thing told may lie somewhere: "it lay in the vein".

    By what something was examined does not lie there; what was put in is the material: "cement was injected".
    """
    last: dict[Span, Mention] = {}
    for one in meant:
        if reader.makes(one.curie) in _TOLD and not reader.is_a(one.curie, _EXAMINATION):
            material = put_in(reader, one.curie)
            thing = replace(one, curie=material) if material else one
            last.setdefault(Span(start=one.start, end=one.end), thing)
    return [one for one in last.values() if is_solid(reader, one)]


def place_class(reader: Reader, curie: str, site: str, topics: frozenset[str]) -> str | None:
    """Give the class that a thing or event of `curie` makes in a place; None where there is none.

    Args:
        reader: What the ontology knows.
        curie: The class of the thing ("cement") or of the event ("leakage").
        site: Where it is.
        topics: Classes that the document names, and all above them.

    >>> reader = Reader.load()
    >>> place_class(reader, "vaco:BoneCement", "vaco:RightAtrium", frozenset())
    'vaco:RightAtrialCementEmbolism'
    """
    head = head_of(reader, curie)
    if head is not None and head.needs and not any(one in topics for one in head.needs):
        return None
    known = reader.known_places
    if (curie, site) not in known:
        known[curie, site] = _class_at(reader, head, curie, site)
    return known[curie, site]


def _class_at(reader: Reader, head: Head | None, curie: str, site: str) -> str | None:
    if head is None:
        return _narrower(reader, curie, site)
    gives = head.gives
    if reader.makes(curie) == "thing" or not any(reader.is_a(curie, one) for one in gives):
        plain = [
            row["gives"] for place, row in rows_of("plain").items() if reader.is_a(site, place)
        ]
        gives = tuple(plain) or gives
    found = _nearest(reader, gives, site)
    if found is None and reader.makes(curie) != "thing":
        return _narrower(reader, curie, site)
    return found


def _nearest(reader: Reader, kinds: Sequence[str], site: str) -> str | None:
    """Choose the class of the nearest place; where several fit, the kind listed first."""
    steps = _steps(reader, site)
    best: list[tuple[int, int, int, str]] = []
    for order, kind in enumerate(kinds):
        for place, far in steps.items():
            for curie in (*reader.occurring_exactly(place, kind), *_also(reader, place, kind)):
                if curie not in rows_of("never"):
                    best.append((far, order, -len(reader.above(curie)), curie))
    return min(best)[3] if best else None


def _also(reader: Reader, place: str, kind: str) -> tuple[str, ...]:
    rows = rows_of("also").items()
    return tuple(curie for curie, row in rows if row["gives"] == place and reader.is_a(curie, kind))


def _narrower(reader: Reader, curie: str, site: str) -> str | None:
    """Give the kind of an event that occurs in a place, where the ontology defines just one such."""
    steps = _steps(reader, site)
    for place, _ in sorted(steps.items(), key=lambda one: one[1]):
        fits = [
            one
            for one in (*reader.occurring_exactly(place, curie), *_also(reader, place, curie))
            if one != curie
            and one not in rows_of("never")
            and _differs_by_place(reader, one, curie, steps)
        ]
        defined = [one for one in fits if reader.is_defined(one)]
        if len(fits) == 1 or len(defined) == 1:
            return (defined or fits)[0]
        if fits:
            return None
    return _wider_at(reader, curie, site)


def _differs_by_place(reader: Reader, one: str, kind: str, places: Collection[str]) -> bool:
    """Tell whether a class is a kind of another by place alone: no infection of the psoas is an abscess."""
    more = (other for other in rows_of("more") if reader.is_a(one, other))
    if not all(reader.is_a(kind, other) for other in more):
        return False
    between = (mid for mid in reader.above(one) if mid != kind and reader.is_a(mid, kind))
    return all(
        any(mid in reader.occurring_exactly(place, kind) for place in places) for mid in between
    )


def _wider_at(reader: Reader, curie: str, site: str) -> str | None:
    """Give what a kind of something is for its place: severe pain in the groin is groin pain."""
    if is_placed(reader, curie):
        return None
    wide = (one for one in rows_of("wide") if one != curie and reader.is_a(curie, one))
    return next((found for one in wide if (found := _narrower(reader, one, site))), None)


def _steps(reader: Reader, site: str) -> dict[str, int]:
    steps = dict(reader.around(site))
    for place, row in rows_of("where").items():
        if place in steps:
            for other, far in reader.around(row["gives"]).items():
                steps[other] = min(steps.get(other, far + 99), steps[place] + far)
    return steps


def placed(
    reader: Reader, one: Found, sites: Sequence[Mention], topics: frozenset[str]
) -> tuple[Found, ...]:
    """Make of an event and its places the events that they are: one a place where the classes differ.

    A place that makes no class of its own stays with the event.
    """
    made: dict[str, list[Mention]] = {}
    rest: list[Mention] = []
    for site in sites:
        curie = place_class(reader, one.curie, site.curie, topics)
        if curie is None:
            rest.append(site)
        else:
            made.setdefault(curie, []).append(site)
    if not made:
        return (_with_sites(one, sites),)
    events = [
        _with_sites(changed(_judged_at(one, places), curie=curie, proposed=False), [*places, *rest])
        for curie, places in made.items()
    ]  # a place settles what "weakness" or "cement" leaves open
    if _stays(reader, one, sites):
        events = [changed(event, only_present=True) for event in events]
    if reader.makes(one.curie) == "event" and not any(
        reader.is_a(curie, one.curie) for curie in made
    ):
        if any(row["needs"] for row in _heads_of(reader, one.curie)):
            events = [changed(event, inferred=True) for event in events]
        events.append(
            _with_sites(one, sites)
        )  # an opacity in an artery is both: what was seen, and what it is
    return tuple(events)


def _stays(reader: Reader, one: Found, sites: Sequence[Mention]) -> bool:
    """Tell whether a thing is in its place whether it moved or not: "cement in the vein had not moved"."""
    if len(one.judged) < 2 or reader.is_a(one.curie, "vaco:Procedure"):
        return False
    thing = one.judged[-1]
    return any(thing.end <= site.start and site.end <= one.head.start for site in sites)


def _judged_at(one: Found, places: Sequence[Mention]) -> Found:
    """Judge a thing in a place by the place, too: "cement did not enter the canal"."""
    behind = [Span(start=site.start, end=site.end) for site in places if site.start >= one.head.end]
    return changed(one, judged=(*one.judged, *behind)) if one.inferred and behind else one


def _with_sites(one: Found, sites: Sequence[Mention]) -> Found:
    told = (site.curie for site in sites if site.curie not in rows_of("nowhere"))
    every = [*one.sites, *told]
    ends = [one.reach, *sites]
    return changed(
        one,
        sites=tuple(dict.fromkeys(every)),
        reach=Span(start=min(s.start for s in ends), end=max(s.end for s in ends)),
    )
