"""Events that only a pronoun names: a plan, "it was carried out"; symptoms, "at one year there were none"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from vakg.extract.events.found import Found
from vakg.extract.patterns import beginning
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import ways_of_kind
from vakg.model.document import Sentence

_NONE = re.compile(r"(?=t)\bthere (?:was|were|are|is) none\b", re.I)
_DEEDS = ("event", "method")
_LED = 20  # code points before a name in which a preposition leads to it


def resumed(
    reader: Reader,
    text: str,
    sentence: Span | Sentence,
    names: Sequence[Mention],
    earlier: Sequence[Mention],
) -> Iterator[Found]:
    """Find what a sentence tells of a thing named before it, by a pronoun alone.

    What was carried out counts only where it had been planned; the threads of the case know that.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        sentence: Where the sentence stands.
        names: What it names.
        earlier: What was named before it of the same patient, the last first.
    """
    for hit in _done().finditer(text, sentence.start, sentence.end):
        own = sorted((one for one in names if one.end <= hit.start()), key=lambda one: -one.end)
        deeds = (one for one in (*own, *earlier) if reader.is_a(one.curie, "vaco:Procedure"))
        for one in islice((one for one in deeds if reader.makes(one.curie) in _DEEDS), 1):
            span = Span(start=hit.start(), end=hit.end())
            yield Found(curie=one.curie, head=span, judged=(span,), reach=span, resumed=True)
    for hit in _NONE.finditer(text, sentence.start, sentence.end):
        yield from _none_of(reader, text, names, Span(start=hit.start(), end=hit.end()))


def _none_of(reader: Reader, text: str, names: Sequence[Mention], said: Span) -> Iterator[Found]:
    """Deny what the clause before speaks of: "symptoms had regressed, and at one year there were none"."""
    before = sorted((one for one in names if one.end <= said.start), key=lambda one: -one.end)
    told = (one for one in before if reader.makes(one.curie) in ("event", "vague"))
    for one in islice((one for one in told if not _is_led(text, one)), 1):
        if "," in text[one.end : said.start] or ";" in text[one.end : said.start]:
            yield Found(
                curie=one.curie,
                head=said,
                judged=(said,),
                reach=said,
                denied=True,
                only_absent=True,
            )


def _is_led(text: str, one: Mention) -> bool:
    before = text[max(0, one.start - _LED) : one.start].lower().split()
    while before and before[-1] in word_class("determiner"):
        before.pop()
    return bool(before) and before[-1] in word_classes("preposition")


@cache
def _done() -> re.Pattern[str]:
    """Match "it was then carried out" and "underwent it"."""
    being = r"(?:was|has been|had been) (?:then |also |therefore |accordingly |subsequently )?"
    it, carried, underwent = "(?:it|this)", ways_of_kind("carried"), ways_of_kind("underwent")
    ways = f"{it} {being}(?:{carried})|(?:{underwent}) {it}"
    return re.compile(rf"{beginning(ways)}\b(?:{ways})\b", re.I)
