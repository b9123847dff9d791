"""Levels that no event of their sentence takes, and that are yet those of the procedure of a case.

In a row of a table, behind a label ("the levels were T12 and L2"), or told the sentence before: "Both were
treated by kyphoplasty".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.cases.map import CaseMap
from vakg.extract.events.levels import decided
from vakg.extract.located.between import words_between
from vakg.extract.phrases import tokens_of, word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import LevelMention
from vakg.extract.tables import column, read_table
from vakg.model.assertion import LevelRole

_ENDS = {-1: -1, -2: 0}  # the latter, the former
_LABEL = 40  # code points in front of levels in which their label may stand


def loose_levels(
    reader: Reader, scan: Scan, cases: CaseMap, number: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the levels that are those of the procedure of a case, though no word ties them to an event.

    Args:
        reader: What the ontology knows.
        scan: What the document holds.
        cases: Whose each stretch of the text is.
        number: Of the sentence.
    """
    part = scan.sentences[number]
    own = (_in_row(scan, part) or _labelled(scan, part)) if part.levels else ()
    found = own or (() if part.levels else _pointed(reader, scan, number))
    if found:
        text, place = scan.document.text, part.sentence
        every = [level for one in found for level in decided(text, one, LevelRole.AUGMENTED)]
        here = (found[0].start, found[0].end) if part.levels else (place.start, place.end)
        for case in cases.owners(*here):
            yield case, tuple(dict.fromkeys(every))


def _in_row(scan: Scan, part: SentenceScan) -> Sequence[LevelMention]:
    """Give the levels of a row that introduces a patient: "X (2010): man, 55 y, L3/4"."""
    people = [one for one in part.people if not one.is_group]
    levels = [one for one in part.levels if people and one.start >= people[0].end]
    if not levels:
        return ()
    text = scan.document.text
    words = words_between(text, people[0].end, levels[0].start)
    if ("," not in words and ";" not in words) or any(
        word not in ",;" and word in _verbs() for word in words
    ):
        return ()
    behind = words_between(text, levels[-1].end, part.sentence.end)
    return () if behind and behind[0] not in ".;:," else levels


def _labelled(scan: Scan, part: SentenceScan) -> Sequence[LevelMention]:
    """Give the levels behind "the levels were" or "(levels: "."""
    first = part.levels[0]
    before = scan.document.text[max(part.sentence.start, first.start - _LABEL) : first.start]
    words = list(tokens_of(before).words)
    count = len(words)
    named = not _treated().isdisjoint(words[-4:])
    while words and (words[-1] == ":" or words[-1] in word_class("be") or words[-1] in _treated()):
        words.pop()
    told = 0 < len(words) < count and words[-1] in _labels("label")
    told = told or (0 < len(words) < count and named and words[-1] in _labels("one label"))
    return part.levels if told else ()


def _pointed(reader: Reader, scan: Scan, number: int) -> Sequence[LevelMention]:
    """Give the levels told the sentence before, if "both" or "all three" of an augmentation mean them."""
    part = scan.sentences[number]
    if number == 0 or not scan.sentences[number - 1].levels:
        return ()
    if not any(_augments(reader, one.curie) for one in part.names):
        return ()
    words = tokens_of(scan.document.text[part.sentence.start : part.sentence.end]).words
    count = next((how for name, how in _pointers() if name in " ".join(words)), 0)
    before = scan.sentences[number - 1].levels
    told = [level for one in before for level in one.levels]
    if count in _ENDS and len(told) > 1:
        end = _ENDS[count]
        return (replace(before[end], levels=before[end].levels[end:][:1]),)
    return before if count and len(set(told)) == count else ()


def _augments(reader: Reader, curie: str) -> bool:
    return reader.is_procedure(curie) and reader.use_of(curie).levels is LevelRole.AUGMENTED


@cache
def _pointers() -> tuple[tuple[str, int], ...]:
    rows = (row for row in read_table("levels.tsv") if row["kind"] == "pointer")
    return tuple((way, int(row["means"])) for row in rows for way in row["pattern"].split("|"))


@cache
def _labels(kind: str) -> frozenset[str]:
    return frozenset(way for row in column("levels.tsv", "pattern", kind) for way in row.split("|"))


@cache
def _treated() -> frozenset[str]:
    return frozenset(
        way for row in column("levels.tsv", "pattern", "treated") for way in row.split("|")
    )


@cache
def _verbs() -> frozenset[str]:
    names = ("be", "have", "finite", "finding", "preposition")
    return frozenset().union(*(word_class(name) for name in names))
