"""List what was missed and what was read too much in one text, for those who mend the reader."""

from __future__ import annotations

from collections.abc import Iterator

from vakg.model.case import Event
from vakg.score.details import DETAILS
from vakg.score.verdicts import Found, ItemVerdict, Read, TextScore, Value

_QUOTE = 90


def explain(text: TextScore) -> str:
    """Tell in plain lines what became of one text: missed, contradicted, unknown, values, claims."""
    return "\n".join(
        [
            f"=== {text.id}: {text.patients[1]} of {text.patients[0]} patients found, "
            f"{text.patients[2]} too many",
            *_items(text),
            *_events(text),
            *_values(text),
            *_details(text),
            *_relations(text),
            *_claims(text),
        ]
    )


def _items(text: TextScore) -> Iterator[str]:
    for how in (Found.MISSED, Found.OTHER_STATUS, Found.OTHER_PATIENT, Found.UNGROUNDED):
        for one in text.items:
            if one.found is how:
                yield f"  {how.upper():14} {_item(one)}"


def _item(verdict: ItemVerdict) -> str:
    wanted = verdict.item.wanted
    asked = f" -> {wanted.status} {' or '.join(wanted.classes)}" if wanted else ""
    instead = f"\n{'':19}read: {_event(verdict.event)}" if verdict.event else ""
    return f"[{verdict.patient}] {verdict.item.field}: {verdict.item.phrase!r}{asked}{instead}"


def _event(event: Event) -> str:
    quote = event.evidence[0].quote
    short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
    levels = f" {','.join(event.levels)}" if event.levels else ""
    history = " (history)" if event.history else ""
    return f"{event.status} {event.type}{levels}{history} <- {short!r}"


def _events(text: TextScore) -> Iterator[str]:
    for how in (Read.UNKNOWN, Read.CONTRADICTED, Read.STATED, Read.REPEATED, Read.UNJUDGED):
        for one in text.events:
            if one.read is how:
                yield f"  {how.upper():14} [{one.case}] {_event(one.event)}"


def _values(text: TextScore) -> Iterator[str]:
    for one in text.values:
        if one.value is not Value.RIGHT:
            yield f"  {one.value.upper():14} [{one.patient}] {one.name}: wanted {one.wanted}, read {one.read}"


def _details(text: TextScore) -> Iterator[str]:
    """Tell what found events say otherwise than the events that were noted."""
    for one in text.items:
        if one.found is Found.FOUND and one.item.event and one.event:
            for name, said in DETAILS.items():
                wanted, read = said(one.item.event), said(one.event)
                if read - wanted:
                    told = f"wanted {wanted or 'none'}, read {read}"
                    yield f"  DETAIL         {name}: {told}: {_event(one.event)}"


def _relations(text: TextScore) -> Iterator[str]:
    for one in text.relations:
        yield from (f"  ONLY READ      {one.name}: {a} -> {b}" for a, b in one.only_read)


def _claims(text: TextScore) -> Iterator[str]:
    for one in text.claims:
        if one.read is None:
            yield f"  CLAIM MISSED   {one.claim.kind}: {one.claim.phrase!r} {dict(one.claim.numbers)}"
        elif not one.kind_right or one.numbers_right is False:
            wanted = f"{one.claim.kind}: {one.claim.phrase!r} {dict(one.claim.numbers)}"
            yield f"  CLAIM OTHER    {wanted}\n{'':19}read: {one.read_kind}: {one.read}"
    for kind, sentence in text.spare_claims:
        yield f"  CLAIM UNKNOWN  {kind}: {sentence}"
