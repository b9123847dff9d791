"""Score the events of a draft against what a curator noted: each thing noted, and each event read.

Within a field, things noted and events are paired one to one. An event may serve several fields (a
fracture is the indication and what the scan showed). A place is met by the sites and routes of an event,
and by what the ontology says of where such events happen; an examination and a material also by those of
an event.
"""

from __future__ import annotations

from vakg.model.assertion import AssertionStatus
from vakg.model.case import Event
from vakg.score.pairing import PARTS, Setting, pair_field
from vakg.score.verdicts import EventVerdict, Found, ItemVerdict, Read

_JUDGED = (AssertionStatus.PRESENT, AssertionStatus.ABSENT)


def score_items(setting: Setting) -> tuple[ItemVerdict, ...]:
    """Say of each thing noted what became of it."""
    items = [(place, item) for place, one in enumerate(setting.patients) for item in one.items]
    verdicts: dict[int, ItemVerdict] = {}
    for field in dict.fromkeys(item.field for _, item in items):
        noted = [at for at, (_, item) in enumerate(items) if item.field == field]
        found = pair_field(field, [items[at] for at in noted], setting)
        for at, (how, event, closeness) in zip(noted, found, strict=True):
            place, item = items[at]
            verdicts[at] = ItemVerdict(
                item=item,
                patient=setting.patients[place].label,
                found=how,
                closeness=closeness,
                event=event,
                status=event.status if event else None,
            )
    return tuple(verdicts[at] for at in sorted(verdicts))


def score_events(verdicts: tuple[ItemVerdict, ...], setting: Setting) -> tuple[EventVerdict, ...]:
    """Say of each event that was read what became of it."""
    used: dict[int, Read] = dict.fromkeys(setting.stated, Read.STATED)
    for one in verdicts:
        if one.event is not None and one.found is Found.FOUND:
            used[id(one.event)] = Read.MATCHED
        elif one.event is not None and one.item.field not in PARTS:
            used.setdefault(id(one.event), Read.CONTRADICTED)
    return tuple(
        EventVerdict(
            case=case.id, event=event, read=used.get(id(event)) or _unmatched(event, setting)
        )
        for case in setting.record.cases
        for event in case.events
    )


def _unmatched(event: Event, setting: Setting) -> Read:
    if id(event) in setting.repeated:
        return Read.REPEATED
    kinds = setting.rules.kinds
    if event.status is AssertionStatus.PRESENT and event.type in kinds.rows["general", "events"]:
        return Read.UNJUDGED  # a bare "laboratory finding" tells a value and no disorder
    judged = event.status in _JUDGED and not event.history
    return Read.UNKNOWN if judged and kinds.is_annotated(event.type) else Read.UNJUDGED
