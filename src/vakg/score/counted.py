"""What is counted: each figure of the table, as a way to count the verdicts on one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vakg.model.assertion import AssertionStatus
from vakg.score.details import DETAILS, Said
from vakg.score.figures import Count, Counting
from vakg.score.kinds import Closeness
from vakg.score.pairing import PARTS
from vakg.score.values import NAMES
from vakg.score.verdicts import CorpusScore, Found, ItemVerdict, Read, TextScore, Value

Row = tuple[str, str, Counting]
_DOUBT = (AssertionStatus.POSSIBLE, AssertionStatus.CONDITIONAL, AssertionStatus.HYPOTHETICAL)


def counted(score: CorpusScore) -> Iterator[Row]:
    """List the figures that a corpus allows, in the order of the table."""
    yield from _events()
    yield from _statuses(score)
    fields = dict.fromkeys(one.item.field for text in score.texts for one in text.items)
    for name in sorted(fields, key=PARTS.__contains__) if len(fields) > 1 else ():
        group = "places and materials found" if name in PARTS else "events found, by field"
        yield group, name, _field_recall(name)
    for name in NAMES:
        judged = (Value.RIGHT, Value.WRONG, Value.MISSED)
        yield "values of the right patient: right, of those stated", name, _value(name, judged)
    for name in NAMES:
        judged = (Value.RIGHT, Value.WRONG, Value.INVENTED)
        yield "values of the right patient: right, of those read", name, _value(name, judged)
    if is_of_records(score):
        yield from _details()
        yield from _relations(score)
    yield from _claims()
    yield from _patients()
    yield "quotes", "stand in the text at their place", lambda text: text.quotes


def is_of_records(score: CorpusScore) -> bool:
    """Tell whether the notes are the events of reviewed records."""
    return any(one.item.event for text in score.texts for one in text.items)


def _events() -> Iterator[Row]:
    group = "events: type and status, of the right patient"
    judged = (Read.MATCHED, Read.STATED, Read.CONTRADICTED, Read.UNKNOWN)
    yield group, "recall", lambda text: _share(one.found is Found.FOUND for one in _grounded(text))
    yield group, "recall, strict", lambda text: _share(_is_exact(one) for one in _told(text))
    yield group, "precision", _precision(judged, also=True)
    yield group, "precision, of what was noted", _precision(judged, also=False)
    yield group, "precision, strict", _precision(tuple(Read), also=False)
    yield group, "precision, lenient", _precision((Read.MATCHED, Read.CONTRADICTED), also=False)
    yield (
        group,
        "phrases that name no class of the ontology",
        lambda text: _share(one.found is Found.UNGROUNDED for one in text.items),
    )
    group = "events noted that were found elsewhere"
    for how in (Found.OTHER_STATUS, Found.OTHER_PATIENT):
        yield group, how.value, _elsewhere(how)
    yield (
        group,
        "other status: possible for present",
        lambda text: _share(
            one.found is Found.OTHER_STATUS and one.status in _DOUBT and _wants(one, _PLAIN)
            for one in _grounded(text)
        ),
    )


_PLAIN = (AssertionStatus.PRESENT,)


def _statuses(score: CorpusScore) -> Iterator[Row]:
    group = "status of what is recognised"
    items = [one for text in score.texts for one in text.items]
    named: list[tuple[str, tuple[AssertionStatus, ...]]] = [("absent", (AssertionStatus.ABSENT,))]
    if any(_wants(one, _DOUBT) for one in items):
        named.append(("in doubt", _DOUBT))
    for name, statuses in named:
        yield group, f"{name}: recall", _status_recall(statuses)
        yield group, f"{name}: precision", _status_precision(statuses)


def _details() -> Iterator[Row]:
    """Compare what found events say: of what was noted, how much was read; of what was read, noted."""
    for name, said in DETAILS.items():
        yield (
            "events found: what they say, right of what was noted",
            name,
            _detail(said, noted=True),
        )
    for name, said in DETAILS.items():
        yield (
            "events found: what they say, right of what was read",
            name,
            _detail(said, noted=False),
        )


def _relations(score: CorpusScore) -> Iterator[Row]:
    group = "between events found"
    for name in dict.fromkeys(one.name for text in score.texts for one in text.relations):
        for what in ("noted", "read"):
            yield group, f"{name}: right of what was {what}", _between(name, "both", what)
        yield group, f"{name}: read the other way round", _between(name, "turned", "read")


def _between(name: str, right: str, of: str) -> Counting:
    def count(text: TextScore) -> Count:
        some = [one for one in text.relations if one.name == name]
        return sum(getattr(one, right) for one in some), sum(getattr(one, of) for one in some)

    return count


def _claims() -> Iterator[Row]:
    group = "claims"
    yield group, "found", lambda text: _share(one.read is not None for one in text.claims)
    yield (
        group,
        "with numbers: found, numbers exact",
        lambda text: _share(
            one.numbers_right for one in text.claims if one.numbers_right is not None
        ),
    )
    yield (
        group,
        "with numbers: numbers exact, of those found",
        lambda text: _share(
            one.numbers_right for one in text.claims if one.read and one.numbers_right is not None
        ),
    )
    yield (
        group,
        "p, interval and ratio exact",
        lambda text: _share(
            one.statistics_right for one in text.claims if one.statistics_right is not None
        ),
    )
    yield (
        group,
        "kind right, of those found",
        lambda text: _share(one.kind_right for one in text.claims if one.read is not None),
    )
    yield (
        group,
        "noted, of those read",
        lambda text: _of_read(
            sum(one.read is not None for one in text.claims), len(text.spare_claims)
        ),
    )


def _patients() -> Iterator[Row]:
    yield "patients", "found", lambda text: (text.patients[1], text.patients[0])
    yield (
        "patients",
        "noted, of those read",
        lambda text: _of_read(text.patients[1], text.patients[2]),
    )


def _of_read(noted: int, spare: int) -> Count:
    return noted, noted + spare


def _share(flags: Iterable[bool | None]) -> Count:
    listed = list(flags)
    return sum(map(bool, listed)), len(listed)


def _is_exact(verdict: ItemVerdict) -> bool:
    return verdict.found is Found.FOUND and verdict.closeness is Closeness.EXACT


def _told(text: TextScore) -> list[ItemVerdict]:
    """Give what was noted of events; a place and a material are what an event has."""
    return [one for one in text.items if one.item.field not in PARTS]


def _grounded(text: TextScore) -> list[ItemVerdict]:
    return [one for one in _told(text) if one.found is not Found.UNGROUNDED]


def _precision(judged: tuple[Read, ...], *, also: bool) -> Counting:
    right = (Read.MATCHED, Read.STATED) if also else (Read.MATCHED,)
    return lambda text: _share(one.read in right for one in text.events if one.read in judged)


def _status_recall(statuses: tuple[AssertionStatus, ...]) -> Counting:
    """Of what was noted so and recognised at all, count what was read so."""
    return lambda text: _share(
        one.found is Found.FOUND
        for one in text.items
        if _is_recognised(one) and _wants(one, statuses)
    )


def _status_precision(statuses: tuple[AssertionStatus, ...]) -> Counting:
    """Of what was noted at all and read so, count what was noted so."""
    return lambda text: _share(
        one.found is Found.FOUND
        for one in text.items
        if _is_recognised(one) and one.status in statuses
    )


def _is_recognised(verdict: ItemVerdict) -> bool:
    return verdict.found in (Found.FOUND, Found.OTHER_STATUS)


def _wants(verdict: ItemVerdict, statuses: tuple[AssertionStatus, ...]) -> bool:
    return verdict.item.wanted is not None and verdict.item.wanted.status in statuses


def _field_recall(name: str) -> Counting:
    return lambda text: _share(
        one.found is Found.FOUND
        for one in text.items
        if one.item.field == name and one.found is not Found.UNGROUNDED
    )


def _elsewhere(how: Found) -> Counting:
    return lambda text: _share(one.found is how for one in _grounded(text))


def _value(name: str, judged: tuple[Value, ...]) -> Counting:
    return lambda text: _share(
        one.value is Value.RIGHT for one in text.values if one.name == name and one.value in judged
    )


def _detail(said: Said, *, noted: bool) -> Counting:
    """Count, over the events found, what both tellings say, of what one of them says."""

    def count(text: TextScore) -> Count:
        pairs = [
            (said(one.item.event), said(one.event))
            for one in text.items
            if one.found is Found.FOUND and one.item.event and one.event
        ]
        both = sum(len(wanted & read) for wanted, read in pairs)
        return both, sum(len(wanted if noted else read) for wanted, read in pairs)

    return count
