"""Texts of our own with events in braces: {words=Class}, * the index procedure, ~ history, ! absent."""

import re
from dataclasses import replace
from functools import cache

from vakg.documents import document_of
from vakg.extract.cases.find import CaseMap, find_cases
from vakg.extract.drafted import Drafted
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, scan
from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import AssertionStatus, Certainty
from vakg.model.document import Metadata

_EVENT = re.compile(r"\{([^=}]+)=([A-Za-z]+)([*~!]*)\}")
_PLAIN = Assertion(status=AssertionStatus.PRESENT, certainty=Certainty.ASSERTED)


@cache
def reader() -> Reader:
    return Reader.load()


def drafted(marked: str) -> tuple[tuple[Drafted, ...], Scan, CaseMap]:
    """The events of a text as the stage before would give them; a class named twice is mentioned twice."""
    text, found = "", []
    last = 0
    for hit in _EVENT.finditer(marked):
        text += marked[last : hit.start()]
        found.append((len(text), len(text) + len(hit[1]), hit[2], hit[3]))
        text += hit[1]
        last = hit.end()
    text += marked[last:]
    document = document_of(text, "a", "", Metadata())
    assert document.text == text, "the text must be one that reading leaves as it is"
    read = scan(document, reader().names)
    cases = find_cases(read)
    events: dict[tuple[str, str], Drafted] = {}
    for start, end, name, flags in found:
        for case in cases.owners(start, end):
            event = _event(read, case, Span(start=start, end=end), name, flags)
            key = (case, name)
            if key in events:
                events[key] = replace(events[key], mentions=(*events[key].mentions, event.head))
            else:
                events[key] = event
    return tuple(events.values()), read, cases


def _event(read: Scan, case: str, head: Span, name: str, flags: str) -> Drafted:
    found = read.at(head.start)
    assert found is not None
    status = AssertionStatus.ABSENT if "!" in flags else AssertionStatus.PRESENT
    return Drafted(
        id=f"{case}-{name.lower()}",
        case=case,
        curie=f"vaco:{name.rstrip('0123456789')}",
        head=head,
        clause=Span(start=found.sentence.start, end=found.sentence.end),
        sentence=read.sentences.index(found),
        assertion=replace(_PLAIN, status=status, history="~" in flags),
        mentions=(head,),
        index="*" in flags,
    )
