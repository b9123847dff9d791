"""Patients of other works of whom no age is told: "Hill's patient had", "a page shows a patient in whom"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.extract.cases.headed import slug, work_in
from vakg.extract.cases.known import Cast, Known
from vakg.extract.cases.places import Standing
from vakg.extract.spans import PersonMention

_NAME = r"[A-Z][a-z'’-]*[a-z](?:-[A-Z][a-z]+)?"
_OTHERS = rf"(?: et al\b\.?| (?:and|&) {_NAME}| and (?:colleagues|co-?workers|associates))"
_YEAR = r"(?:,? \(?((?:19|20)\d\d)\)?)?"
_WORK = rf"({_NAME}){_OTHERS}?"
_ONE = r"(?:own )?(?:patient|case|woman|man)\b(?!['’])"
_SEEN = r"(?:reported|described|published|treated|seen) by"
_NAMED = (
    re.compile(rf"(?:In |For )?{_WORK}(?:['’]s|(?<=s)['’]){_YEAR} {_ONE}"),
    re.compile(rf"(?:In |For )?[Tt]he {_ONE} {_SEEN} {_WORK}{_YEAR}"),
    re.compile(
        rf"(?:In |For )?[Tt]he {_ONE} of ({_NAME})(?={_OTHERS}|,? \(?\d{{4}}){_OTHERS}?{_YEAR}"
    ),
)
_THEIRS = re.compile(
    r"(?:^|(?<=[;,] ))(?:[Ii]n )?(?:[Tt]heir|whose) (?:own )?(?:patient|case)\b(?!['’])"
)
_NONE = ("own", "opening", "opinion", "advice", "people", "some")
_TELLS = re.compile(
    r"\b(?:report|reports|paper|page|article|authors?|group|team|account|publication|website|summary|registry)"
    r"(?: \w+){0,3}? (?:describes?|described|shows?|showed|tells? of|told of|presents?|presented|reports?"
    r"|reported|mentions?|mentioned) $"
)
_GOES_ON = re.compile(r",? (?:in whom|whose|who|with)\b")


def of_others(cast: Cast, standing: Standing, before: Standing | None) -> None:
    """Take in the patient of another work that words without an age or a sex point to.

    Args:
        cast: The patients so far.
        standing: The sentence.
        before: The sentence before it, which may name the work.
    """
    hit = _pointer(cast, standing)
    if hit is None:
        return
    numbers = standing.scan.sentence.citations
    key = str(numbers[0]) if numbers else _key(hit, standing, before)
    same = [known for known in cast.cited if known.cited == key != "other"]
    one = PersonMention(start=standing.start + hit.start(), end=standing.start + hit.end())
    known = same[0] if len(same) == 1 else Known(cited=key, label=hit[0], citations=numbers)
    cast.take(cast.cited, known, one, "")
    cast.pointed[one.start] = one.end


def _pointer(cast: Cast, standing: Standing) -> re.Match[str] | None:
    """Find the words that point; none where the sentence names anybody else, or speaks of many."""
    if not (cast.begun and standing.background) or standing.scan.people:
        return None
    if len(standing.scan.sentence.citations) > 1:
        return None
    if any(unit.says(*_NONE) for unit in standing.reading.units):
        return None
    return next(_hits(standing.text), None)


def _hits(text: str) -> Iterator[re.Match[str]]:
    if "patient" in text or "case" in text or "man " in text:
        found = (*(way.match(text) for way in _NAMED), _THEIRS.search(text))
        yield from (hit for hit in found if hit is not None)


def _key(hit: re.Match[str], standing: Standing, before: Standing | None) -> str:
    """Give the work that words point to: the one they name, or the one named before them."""
    if hit.re is not _THEIRS:
        return slug(hit)
    return work_in(standing.text[: hit.start()] or (before.text if before is not None else ""))


def is_told_of(one: PersonMention, standing: Standing) -> bool:
    """Tell whether another work shows somebody: "another report describes a patient in whom".

    Args:
        one: Somebody of whom no age is told.
        standing: The sentence.
    """
    if any(unit.says(*_NONE) for unit in standing.reading.units):
        return False
    start, end = one.start - standing.start, one.end - standing.start
    shown = _TELLS.search(standing.text, 0, start) is not None
    return shown and _GOES_ON.match(standing.text, end) is not None
