"""What is denied by words that are no names: "asymptomatic", "cultures grew nothing", "nothing abnormal"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.context.clauses import parse
from vakg.extract.events.found import Found, covers
from vakg.extract.names.spelling import folded
from vakg.extract.patterns import beginning
from vakg.extract.phrases import (
    Starts,
    Tokens,
    beginning_at,
    index_of,
    stands_at,
    starts_of,
    tokens_of,
    word_class,
    word_classes,
)
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.tables import read_table
from vakg.extract.wording import denies_itself, sides, ways_of_kind, words_of_kind

_TABLE = "denials.tsv"
_PROCEDURE = "vaco:Procedure"
_DEEDS = ("vaco:AugmentationProcedure", "vaco:Operation", "vaco:InvasiveIntervention")
_LIMITING = frozenset(
    {"of", "with", "in", "for", "to"}
)  # "no problem with the leg" tells of the leg
_AMBIGUOUS = frozenset({"but", "save"})  # exceptions only where they follow at once
_FAR = 8  # words around a denial in which an exception to it may stand
_NOTHING = frozenset({"nothing", "anything"})


def denied(reader: Reader, text: str, part: SentenceScan) -> Iterator[Found]:
    """Find what words deny that are no names themselves (`denials.tsv`).

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
    """
    start = part.sentence.start
    tokens = tokens_of(text[start : part.sentence.end])
    last = 0
    for place, word in enumerate(tokens.words):
        hit = _at(tokens, place) if place >= last and word in _starts() else None
        if hit is None:
            continue
        last, row = hit
        first = place + (word in sides())  # "left no sequelae" tells of no side
        head = Span(start=start + tokens.starts[first], end=start + tokens.ends[last - 1])
        only = row["how"] == "only"
        if only and any(covers(name, head) and not denies_itself(name.text) for name in part.names):
            continue  # "recurrence" in "pain recurrence"
        if row["how"] != "deed" or _is_of_deed(reader, part, tokens, place):
            yield Found(
                curie=row["class"],
                head=head,
                judged=(head,),
                reach=head,
                denied=not only,
                only_absent=only,
            )


def _is_of_deed(reader: Reader, part: SentenceScan, tokens: Tokens, place: int) -> bool:
    """Tell whether words are said of an intervention: "kyphoplasty, done at L1, passed without incident"."""
    made, start = parse(tokens), part.sentence.start
    own = made.parts[made.owner[place]]
    for one in part.names:
        first = bisect_left(tokens.starts, one.start - start)
        if first >= place or not _is_deed(reader, one):
            continue
        if made.owner[first] == made.owner[place] and not _is_led(tokens.words, first):
            return True
        last = own.start - 1 - (tokens.words[own.start - 1] == ",")
        if own.kind == "relative" and tokens.ends[last] == one.end - start:
            return True
    return False


def _is_deed(reader: Reader, one: Mention) -> bool:
    return one.curie == _PROCEDURE or any(reader.is_a(one.curie, kind) for kind in _DEEDS)


def _at(tokens: Tokens, place: int) -> tuple[int, dict[str, str]] | None:
    """Give the longest row that stands at a place, with where it ends."""
    for sequence, number in beginning_at(_starts(), tokens.words, place):
        row, end = read_table(_TABLE)[number], place + len(sequence)
        if stands_at(sequence, tokens.words, place, frozenset()) and _holds(
            tokens, place, end, row["how"]
        ):
            return end, dict(row)
    return None


def _holds(tokens: Tokens, place: int, end: int, how: str) -> bool:
    words = tokens.words
    follower = words[end] if end < len(words) else "."
    if how == "only":
        return follower not in _LIMITING or (follower == "in" and _is_time(words, end + 1))
    if how == "said":
        led = place and words[place - 1] in word_classes("determiner", "preposition")
        ends = not follower[0].isalnum() or follower in words_of_kind("after")
        return not led and ends and not _is_excepted(words, place, end)
    if how == "subject" and _is_led(words, place):
        return False
    if how == "deed" and follower in _LIMITING | {"until", "except"}:
        return False
    return not _is_excepted(words, place, end)


def _is_time(words: Sequence[str], place: int) -> bool:
    """Tell whether a length of time follows: "no recurrence in 17 months"."""
    word = words[place] if place < len(words) else "."
    return word[0].isdigit() or word in word_class("number")


def _is_excepted(words: Sequence[str], place: int, end: int) -> bool:
    """Tell whether something is left out: "apart from this, no ...", "no ... were seen except a leak"."""
    limiting = words_of_kind("limiting")
    if not limiting.isdisjoint(words[end : end + 2]):
        return True
    around = (*words[max(0, place - _FAR) : place], *words[end : end + _FAR])
    return not (limiting - _AMBIGUOUS).isdisjoint(around)


def _is_led(words: Sequence[str], place: int) -> bool:
    """Tell whether a preposition stands before a noun phrase."""
    while place and words[place - 1] in word_classes("determiner", "attributive"):
        place -= 1
    return bool(place) and words[place - 1] in word_classes("preposition")


@cache
def _starts() -> Starts:
    return starts_of(index_of(row["words"] for row in read_table(_TABLE)))


def timed(reader: Reader, text: str, part: SentenceScan, one: Found) -> Found:
    """Read in "the postoperative course was without complications" what the words name elsewhere.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        one: An event of it.
    """
    noun = _noun(reader, one.curie)
    if noun is None:
        return one
    for hit in _times().finditer(text, part.sentence.start, part.sentence.end):
        way = hit["way"] or hit["adverb"] or _stages()[hit["when"].lower()]
        found = reader.names.lookup(folded(f"{way} {noun}"))
        curie = next((curie for curie, grounds in found if grounds), None)
        if curie is not None and not reader.is_a(one.curie, curie):
            return replace(one, curie=curie)
    return one


@cache
def _stages() -> dict[str, str]:
    rows = (row for row in read_table("wording.tsv") if row["kind"] == "stage")
    return {row["word"]: row["gives"] for row in rows}


def _noun(reader: Reader, curie: str) -> str | None:
    """Give the word for what is denied of a time, where the class tells no more than that."""
    if curie != "vaco:ProcedureComplication":
        return None
    return reader.ontology.label(curie).partition(" ")[0]


@cache
def _times() -> re.Pattern[str]:
    """Match "postoperative course", "postoperatively" and "after the operation"."""
    courses, stages, deeds = map(ways_of_kind, ("course", "stage", "deed"))
    way = rf"(?P<way>[\w-]+) (?:{courses})"
    return re.compile(
        rf"\b(?:{way}|(?P<adverb>\w+operative)ly|(?P<when>{stages}) (?:the |this |her |his )?(?:{deeds}))\b",
        re.I,
    )


def faultless(
    reader: Reader, text: str, part: SentenceScan, events: Sequence[Found]
) -> Iterator[Found]:
    """Find what "no abnormality" denies: the finding that the examination of the sentence would have had.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        events: Its events, the examinations among them.
    """
    for hit in _faults().finditer(text, part.sentence.start, part.sentence.end):
        head = Span(start=hit.start(), end=hit.end())
        if any(one.reach.start <= head.start and head.end <= one.reach.end for one in events):
            continue
        nothing = hit.group().lower().startswith("nothing")
        for method in events:
            curie = reader.use_of(method.curie).normal
            if reader.makes(method.curie) == "method" and curie is not None:
                yield Found(
                    curie=curie,
                    head=head,
                    judged=(head,),
                    reach=head,
                    denied=nothing,
                    only_absent=True,
                    methods=(method.curie,),
                )


@cache
def _faults() -> re.Pattern[str]:
    """Match "abnormality", and "nothing" or "anything" with what would be wrong."""
    faults, wrong = ways_of_kind("fault"), ways_of_kind("faulty")
    any_ = "|".join(sorted(_NOTHING))
    ways = rf"(?:{any_}) (?:\w+ly |that was )?(?:{wrong})|{faults}"
    return re.compile(rf"{beginning(ways)}\b(?:{ways})\b", re.I)
