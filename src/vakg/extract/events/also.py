"""What a name tells beside its own class: what came back was there, what was drained was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.events.found import Found, covers, named
from vakg.extract.events.names import outermost
from vakg.extract.located.traits import urgent_as
from vakg.extract.names.spelling import folded
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import ways_of_kind, words_of_kind

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEFORE = 40  # code points before a name in which words may belong to it
_PARTED = re.compile(r"[,;:.()]|\b(?:and|but|which|who)\b")
_BEHIND = 50  # code points behind a name in which it may be called urgent
_MOST = 3  # words before a name
_DISORDERS = ("vaco:ClinicalFinding", "vaco:PathologicalProcess")
_TREATING = ("vaco:Treatment", "vaco:Operation")


def also_told(reader: Reader, text: str, part: SentenceScan, name: Mention) -> Iterator[Found]:
    """Give what the words of a name tell besides.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        name: A name of an event in it.
    """
    yield from _what_was_there(reader, text, part, name)
    yield from _that_it_lasted(reader, text, part, name)
    urgent = urgent_as(reader, name.curie)
    if urgent is not None and _is_urgent(text, part, name):
        yield named(name, urgent)
    deed = _deed_of(reader, text, name)
    if deed is not None and deed != name.curie:
        yield named(name, deed)


def treated(reader: Reader, names: Sequence[Mention], deeds: Sequence[Mention]) -> Iterator[Found]:
    """Give the disorders that the names of treatments hold: "evacuation of the haematoma" tells of one.

    Args:
        reader: What the ontology knows.
        names: All names of events in a sentence.
        deeds: Those of them that count.
    """
    for deed in deeds:
        if not any(reader.is_a(deed.curie, kind) for kind in _TREATING) or _prevents(deed.text):
            continue
        for one in outermost([one for one in names if covers(deed, one)]):
            if any(reader.is_a(one.curie, kind) for kind in _DISORDERS) and one.grounds:
                span = Span(start=deed.start, end=deed.end)
                yield replace(named(one), judged=(span,), only_present=True)


def _prevents(words: str) -> bool:
    return not words_of_kind("preventing").isdisjoint(words.lower().replace("-", " ").split())


def _deed_of(reader: Reader, text: str, name: Mention) -> str | None:
    """Give the deed that an urgent one is by the rest of its name: "urgent laminectomy"."""
    first, _, rest = text[name.start : name.end].partition(" ")
    if first.lower() not in words_of_kind("urgent"):
        return None
    hits = reader.names.lookup(folded(rest))
    deeds = (curie for curie, grounds in hits if grounds and reader.makes(curie) == "event")
    return next((one for one in deeds if reader.is_a(one, "vaco:Procedure")), None)


def _what_was_there(
    reader: Reader, text: str, part: SentenceScan, name: Mention
) -> Iterator[Found]:
    """Read in the name of an outcome what it is the outcome of: "back pain returned", "death from sepsis"."""
    if not reader.is_a(name.curie, "vaco:Outcome"):
        return
    begin = max(part.sentence.start, name.start - _BEFORE)
    before = [hit.group() for hit in _WORDS.finditer(text, begin, name.start)][-_MOST:]
    words = [hit.group() for hit in _WORDS.finditer(text, name.start, name.end)]
    failed = reader.is_a(name.curie, "vaco:TreatmentFailure")
    parts = {part for word in words for part in word.lower().split("-")}
    if not failed and not parts.isdisjoint(words_of_kind("free")):
        return  # who is free of pain need not have had any
    kinds = (*_DISORDERS, *_TREATING) if failed else _DISORDERS  # what failed was done
    ways = (_of_kinds(reader, way, kinds) for way in _parts(before, words))
    found = next((curie for curie in ways if curie is not None), None)
    if found is not None:
        yield replace(named(name, found), only_present=True)


def _parts(before: Sequence[str], words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the words of a name that may name a complaint, longest first."""
    lasting = [word for word in words if word.lower() in words_of_kind("lasting")]
    if lasting:
        rest = [word for word in words if word not in lasting and word.lower() != "of"]
        leads = 0 if words[0] in lasting else len(before)
        yield from (
            [*before[first:], *rest] for first in range(len(before) - leads, len(before) + 1)
        )
        return
    for end in range(len(words) - 1, 0, -1):
        yield from ([*before[first:], *words[:end]] for first in range(len(before) + 1))
    yield from (words[first:] for first in range(1, len(words)))


def _that_it_lasted(
    reader: Reader, text: str, part: SentenceScan, name: Mention
) -> Iterator[Found]:
    """Read in "the weakness of the leg persisted" the outcome: persistent weakness."""
    behind = _behind().match(text, name.end, part.sentence.end)
    if behind is None:
        return
    noun = folded(text[name.start : name.end]).partition(" of ")[0].split()[-1]
    for way in (f"persistent {noun}", f"persistent {noun.removesuffix('s')}"):
        for curie, grounds in reader.names.lookup(way):
            if grounds and reader.is_a(curie, "vaco:Outcome") and curie != name.curie:
                yield replace(named(name, curie), only_present=True)
                return


@cache
def _behind() -> re.Pattern[str]:
    """Match what may stand between a complaint and the verb that says that it stayed."""
    stayed = ways_of_kind("stayed")
    return re.compile(
        rf"(?: of [^,.;]{{3,30}})?,?(?: which| that)?(?: still| has| have| had)* (?:{stayed})\b",
        re.I,
    )


def _of_kinds(reader: Reader, words: Sequence[str], kinds: Sequence[str]) -> str | None:
    """Give the class of some kinds that some words name."""
    for curie, grounds in reader.names.lookup(folded(" ".join(words))):
        if grounds and any(reader.is_a(curie, kind) for kind in kinds):
            return curie
    return None


def _is_urgent(text: str, part: SentenceScan, name: Mention) -> bool:
    """Tell whether the words by a deed call it urgent: "emergency wide decompression", "as an emergency"."""
    first = text[name.start : name.end].partition(" ")[0]
    before = text[max(part.sentence.start, name.start - _BEFORE) : name.start]
    behind = text[name.end : min(part.sentence.end, name.end + _BEHIND)]
    near = [
        first,
        *_PARTED.split(before)[-1].split()[-_MOST:],
        *_PARTED.split(behind)[0].split(),
    ]
    return not words_of_kind("urgent").isdisjoint(word.lower() for word in near)
