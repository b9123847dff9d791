"""Names of a sentence as they count: the outermost, lengthened or narrowed by the words before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from vakg.extract.events.found import covers
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.located.traits import lying_in
from vakg.extract.names.spelling import folded, is_adjective
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention
from vakg.extract.wording import words_of_kind

_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SIGNS = re.compile(r"[,;:.()]")
_BREAKS = re.compile(
    r"[,;:.()]|\b(?:of|in|with|and|an?|the|to|for|plus|or|then|versus|by|on|at|from|after|before|during)\b"
)
_TOGETHER = re.compile(r" (?:with|plus|and|combined with|followed by|\+) ")
_BEFORE = 40  # code points before a name in which words may belong to it


def lengthened(reader: Reader, text: str, part: SentenceScan, name: Mention) -> Mention:
    """Take in the words before a name that, with its first words, name a kind of it.

    In "compression fracture of the L1 body" the longest name is "fracture of the body"; the words
    before it tell which fracture.
    """
    begin = max(part.sentence.start, name.start - _BEFORE)
    for hit in list(_WORDS.finditer(text, begin, name.start))[-3:]:
        start = hit.start()
        if folded(hit.group()).partition(" ")[0] not in reader.leading:
            continue
        if _SIGNS.search(text, start, name.start):
            continue
        first = [hit.end() for hit in _WORDS.finditer(text, name.start, name.end)][:2]
        for end in reversed(first):
            for curie, grounds in reader.names.lookup(folded(text[start:end])):
                if grounds and name.curie in reader.above(curie):
                    return replace(
                        name, start=start, curie=curie, grounds=True, text=text[start : name.end]
                    )
    return name


def sharing_first(reader: Reader, text: str, names: Sequence[Mention]) -> list[Mention]:
    """Give names of a list the first words of the one before: "myocardial ischemia or infarction".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        names: Names of one sentence, in its order.
    """
    made: list[Mention] = []
    for one in names:
        before = made[-1] if made else None
        if (
            before is not None
            and before.end <= one.start
            and gap_between(text, before, one) is Gap.LIST
        ):
            made.append(_with_first(reader, before, one))
        else:
            made.append(one)
    return made


def _with_first(reader: Reader, before: Mention, one: Mention) -> Mention:
    words = folded(before.text).split()
    deeds = reader.is_a(before.curie, "vaco:Procedure") and reader.is_a(one.curie, "vaco:Procedure")
    if deeds and not is_adjective(words[0]):
        return one  # "radiofrequency ablation and kyphoplasty"
    for count in range(len(words) - 1, 0, -1):
        for curie, grounds in reader.names.lookup(" ".join([*words[:count], folded(one.text)])):
            if grounds and reader.makes(curie) == "event":
                return replace(one, curie=curie, grounds=True)
    return one


def at_level(reader: Reader, text: str, part: SentenceScan, site: Mention) -> Mention:
    """Name the disc or foramen of a level: "the L4-L5 disc"."""
    for level in part.levels:
        before = level.end <= site.start and gap_between(text, level, site) is Gap.BESIDE
        if level.is_disc and (before or text[site.end : level.start] in (" ", " at ", " of ")):
            wholes = (site.curie, *lying_in(site.curie))  # "the disc space L4-5" is that of a disc
            parts = (reader.part_at(one, level.levels[0]) for one in wholes)
            curie = next((one for one in parts if one), None)
            return replace(site, curie=curie) if curie else site
    return site


def qualified(reader: Reader, text: str, part: SentenceScan, name: Mention) -> Mention:
    """Choose the class that the words before a name's noun tell: "an acute adjacent fracture of L4".

    Each word before the noun may name a kind of it with the noun alone. The ontology's defined classes
    join two of them; else the kind with most above it counts.
    """
    head = text[name.start : name.end].partition(" of ")[0].split()
    before = text[max(part.sentence.start, name.start - _BEFORE) : name.start]
    every = _BREAKS.split(before)[-1].split()[-3:]
    words = [word for word in every if word.lower() not in words_of_kind("severity")]

    def told(some: Sequence[str]) -> list[str]:
        ways = [folded(f"{word} {head[-1]}") for word in some if folded(word) in reader.leading]
        hits = (hit for way in ways for hit in reader.names.lookup(way))
        return [
            curie for curie, grounds in hits if grounds and reader.may_qualify(curie, name.curie)
        ]

    curie = _joined(reader, (name.curie, *told(words)), tuple(told(head[:-1])))
    return name if curie == name.curie else replace(name, curie=curie)


@lru_cache(maxsize=4096)  # most names stand alone, the same ones again and again
def _joined(reader: Reader, kinds: tuple[str, ...], more: tuple[str, ...]) -> str:
    return reader.joined(kinds, more)


def outermost(names: Sequence[Mention]) -> list[Mention]:
    """Leave out names within longer ones, and all but one of those at the same place."""
    kept: list[Mention] = []
    for one in names:
        if any(covers(other, one) for other in names):
            continue
        if any(other.start == one.start and other.end == one.end for other in kept):
            continue
        kept.append(one)
    return kept


def compounded(reader: Reader, text: str, name: Mention) -> list[Mention]:
    """Cut the name of two deeds done together into both: "ablation with kyphoplasty".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        name: A name of an event.

    >>> text = "radiofrequency ablation with kyphoplasty"
    >>> curie = "vaco:AblationWithAugmentation"
    >>> name = Mention(start=0, end=len(text), curie=curie, grounds=True, text=text)
    >>> [one.text for one in compounded(Reader.load(), text, name)]
    ['radiofrequency ablation', 'kyphoplasty']
    """
    for hit in _TOGETHER.finditer(text, name.start, name.end):
        parts = ((name.start, hit.start()), (hit.end(), name.end))
        made = [_deed(reader, text, start, end) for start, end in parts]
        whole = [one for one in made if one is not None]
        if len(whole) == len(parts):
            return whole
    return [name]


def _deed(reader: Reader, text: str, start: int, end: int) -> Mention | None:
    for curie, grounds in reader.names.lookup(folded(text[start:end])):
        if grounds and reader.is_a(curie, "vaco:Procedure") and reader.makes(curie) == "event":
            return Mention(start=start, end=end, curie=curie, grounds=True, text=text[start:end])
    return None
