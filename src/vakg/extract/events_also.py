"""What a name tells beside its own class: what came back was there, an urgent laminectomy was an emergency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vakg.extract.events_found import Found, named
from vakg.extract.located import urgent_as
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention
from vakg.extract.spelling import folded
from vakg.extract.wording import words_of_kind

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEFORE = 40  # code points before a name in which words may belong to it
_MOST = 3  # words before a name


def also_told(reader: Reader, text: str, part: SentenceScan, name: Mention) -> Iterator[Found]:
    """Give what the words of a name tell besides.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        name: A name of an event in it.
    """
    yield from _what_lasted(reader, text, part, name)
    urgent = urgent_as(reader, name.curie)
    if urgent is not None and _is_urgent(text, part, name):
        yield named(name, urgent)
    deed = _deed_of(reader, text, name)
    if deed is not None:
        yield named(name, deed)


def _deed_of(reader: Reader, text: str, name: Mention) -> str | None:
    """Give the deed that an urgent one is by the rest of its name: "urgent laminectomy"."""
    first, _, rest = text[name.start : name.end].partition(" ")
    if first.lower() not in words_of_kind("urgent"):
        return None
    hits = reader.names.lookup(folded(rest))
    deeds = (curie for curie, grounds in hits if grounds and reader.makes(curie) == "event")
    return next((one for one in deeds if reader.is_a(one, "vaco:Procedure")), None)


def _what_lasted(
    reader: Reader, text: str, part: SentenceScan, name: Mention
) -> Iterator[Found]:
    """Read in "back pain returned", an outcome by its name, the pain that was there again."""
    if not reader.is_a(name.curie, "vaco:Outcome"):
        return
    words = [hit for hit in _WORDS.finditer(text, name.start, name.end)]
    lasting = [hit for hit in words if hit.group().lower() in words_of_kind("lasting")]
    if not lasting:
        return
    rest = [hit for hit in words if hit not in lasting and hit.group().lower() != "of"]
    begin = max(part.sentence.start, name.start - _BEFORE)
    before = [] if words[0] in lasting else [*_WORDS.finditer(text, begin, name.start)][-_MOST:]
    for first in range(len(before) + 1):
        found = _complaint(reader, [hit.group() for hit in (*before[first:], *rest)])
        if found is not None:
            yield replace(named(name, found), only_present=True)
            return


def _complaint(reader: Reader, words: list[str]) -> str | None:
    """Give the finding or disorder that some words name."""
    kinds = ("vaco:ClinicalFinding", "vaco:PathologicalProcess")
    for curie, grounds in reader.names.lookup(folded(" ".join(words))):
        if grounds and any(reader.is_a(curie, kind) for kind in kinds):
            return curie
    return None


def _is_urgent(text: str, part: SentenceScan, name: Mention) -> bool:
    """Tell whether the words right before a deed call it urgent: "emergency wide decompression"."""
    before = text[max(part.sentence.start, name.start - _BEFORE) : name.start]
    words = re.split(r"[,;:.()]", before)[-1].lower().split()[-_MOST:]
    return not words_of_kind("urgent").isdisjoint(words)
