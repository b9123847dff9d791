"""Which event each measured number belongs to; where the sentence names none, the number makes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from vakg.extract.changed import changed
from vakg.extract.events.context import raised
from vakg.extract.events.found import Found
from vakg.extract.events.states import states_of
from vakg.extract.located.between import words_between
from vakg.extract.quantities.measure import Measured, normal_of
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import LevelMention, Span
from vakg.extract.tables import read_table

_NEAR = 6  # words between a number and the level it is given for


def with_quantities(
    reader: Reader,
    text: str,
    events: Sequence[Found],
    found: Sequence[Measured],
    part: SentenceScan,
) -> tuple[Found, ...]:
    """Give each number to the event of its kind nearest to it, or to one that it makes.

    Numbers given for different levels ("1 ml at T8 and 2 ml at L3") make an event a level.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        events: The events of the sentence.
        found: What its numbers measure.
        part: Its numbers and levels.
    """
    made, hosts = list(events), []
    where = {one.number: level for one, level in _at_levels(text, found, part.levels)}
    several = len(set(where.values())) > 1
    for one in found:
        quantity = one.quantity.model_copy(update={"normal": normal_of(text, part.numbers, one)})
        number = None if several and one.number in where else _nearest(reader, text, made, one)
        if number is not None:
            made[number] = changed(made[number], quantities=(*made[number].quantities, quantity))
        elif one.host is not None and not _is_told_of(reader, events, one):
            host = _hosting(reader, text, one)
            levels_of = where.get(one.number, ()) if several else ()
            hosts.append(changed(host, quantities=(quantity,), levels=levels_of))
    return (*made, *_together(reader, hosts))


def _at_levels(
    text: str, found: Sequence[Measured], levels: Sequence[LevelMention]
) -> Iterator[tuple[Measured, tuple[str, ...]]]:
    """Give each number the level behind it: "1 ml (0.5 ml per pedicle) at T8"."""
    for one in found:
        behind = [level for level in levels if level.start >= one.number.end]
        if not behind:
            continue
        others = [other.number for other in found]
        words = words_between(text, one.number.end, behind[0].start, others)
        if len(words) <= _NEAR and words and words[-1] in ("at", "in", "into", "for"):
            yield one, behind[0].levels


def _is_told_of(reader: Reader, events: Sequence[Found], one: Measured) -> bool:
    """Tell whether a verb says of what is measured what became of it: "1 ml of cement leaked"."""
    return any(
        event.judged[1:2] == (one.name,) and not reader.is_a(event.curie, "vaco:Procedure")
        for event in events
    )


def _hosting(reader: Reader, text: str, one: Measured) -> Found:
    assert one.host is not None
    curie = raised(reader, text, one.name, one.curie) or one.host
    reach = Span(start=min(one.name.start, one.number.start), end=max(one.name.end, one.number.end))
    return Found(curie=curie, head=one.name, judged=(one.name,), reach=reach, hosted=True)


def _together(reader: Reader, hosts: Sequence[Found]) -> Iterator[Found]:
    """Join the numbers of one name at one level: "98/72", "1 ml (0.5 ml per pedicle) at T8"."""
    made: dict[tuple[str, Span | None, tuple[str, ...]], Found] = {}
    for one in hosts:
        key = (one.curie, None if one.levels else one.head, one.levels)
        known = made.get(key)
        made[key] = (
            one
            if known is None
            else changed(known, quantities=(*known.quantities, *one.quantities))
        )
    for one in made.values():
        yield changed(one, level_role=reader.use_of(one.curie).levels if one.levels else None)


def _nearest(reader: Reader, text: str, events: Sequence[Found], one: Measured) -> int | None:
    """Choose the nearest event that may bear a number; one that names the quantity itself before others."""
    states = states_of(reader, text[one.name.start : one.name.end])
    holders = [
        n for n, event in enumerate(events) if _holds(event.head, one.name) or event.curie in states
    ]
    fits = holders or [
        n
        for n, event in enumerate(events)
        if event.curie == one.host
        or any(reader.is_a(event.curie, kind) for kind in _kin_of(reader, one))
    ]
    return min(fits, key=lambda n: abs(events[n].head.start - one.number.start)) if fits else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _kin_of(reader: Reader, one: Measured) -> tuple[str, ...]:
    """Give the kinds of event that may bear a number, by what it is."""
    wide = {one.quantity.kind, *reader.above(one.quantity.kind)}
    return tuple(kind for curie, kinds in _kin().items() if curie in wide for kind in kinds)


@cache
def _kin() -> Mapping[str, tuple[str, ...]]:
    rows = (row for row in read_table("quantities.tsv") if row["by"] == "kin")
    return {row["class"]: tuple(row["kind"].split()) for row in rows}
