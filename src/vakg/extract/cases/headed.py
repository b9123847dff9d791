"""Reports of others told one by one: under authors and a year, "Hill et al. (2002).", or "that patient"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vakg.extract.cases.known import FEW, Cast, Known
from vakg.extract.cases.places import Standing
from vakg.extract.people.grammar import person_words, reference_in
from vakg.extract.spans import PersonMention, Span
from vakg.model.document import Document

_HEADING = re.compile(
    r"(?:\d{1,2}[.)] ?)?([A-Z][\w'’-]+)(?: et al\.?| (?:and|&) [A-Z]?[\w'’-]+)?,? \(?((?:19|20)\d\d[a-z]?)"
    r"(?:, [A-Z][\w ]+)?\)?[.:]?"
)
_ENTRY = re.compile(
    r"(?:\d{1,2}[.)] ?)?([A-Z][\w'’-]*(?: [A-Z][\w'’-]+){0,3})(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?"
    r"(?:,? \(?((?:19|20)\d\d[a-z]?)\)?)?: "
)
_UNTOLD = re.compile(
    r"(?:age|sex)\b[^.;]{0,40}\b(?:n/?a|unknown|not (?:given|known|reported|stated|told))\b", re.I
)
_ANOTHER = re.compile(
    r"\b(?:one|single|only|another|previous|earlier|first)\b[^.;]*\b(?:case|report|instance|patient)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|single|other|published)\b[^.;]*\b(?:case|report|instance|patient)\b",
    re.I,
)
_THAT = re.compile(r"(?:in )?that (?:patient|case)\b", re.I)


_AUTHORS = r"([A-Z][\w'’-]+)(?: et al\.?| (?:and|&) [A-Z]?[\w'’-]+)?,? "
_YEAR = r"((?:19|20)\d\d[a-z]?)"
_OF = re.compile(rf" (?:of|by|from|(?:reported|described|seen|treated) by) {_AUTHORS}\(?{_YEAR}\)?")
_TOLD_BY = re.compile(
    rf"[^.;]{{0,40}}\b(?:described|reported|published|presented) by {_AUTHORS}\(?{_YEAR}\)?"
)
_BRACKETED = re.compile(rf"[^.;()]{{0,60}} \({_AUTHORS}{_YEAR}[,;)]")
_THEIRS = re.compile(r"\b[Tt]heir (?:own )?(?:patient|case)\b")
_LEAD = 12  # code points in front of "the second"
NAME_YEAR = re.compile(r"([A-Z][\w'’-]+)\D*(\d{4}[a-z]?)?")
"""A name, and the year behind it if there is one."""


def slug(name: re.Match[str]) -> str:
    """Make a part of an id of a name and a year."""
    words = re.sub(r"[^a-z0-9]+", "-", name[1].lower()).strip("-")
    return f"{words or 'other'}-{name[2]}" if name[2] else words or "other"


def named_behind(text: str, end: int) -> str:
    """Give the work named behind somebody: "a woman of 82 (Hill 2011)", "a patient of Hill et al. (2011)".

    >>> named_behind("A patient of Hill et al. (2013) had pain.", len("A patient"))
    'hill-2013'
    """
    hits = (_OF.match(text, end), _BRACKETED.match(text, end))
    return next((slug(hit) for hit in hits if hit), "")


def work_of(reference: str) -> str:
    """Give the key of the work that a reference names; "other" where it names nobody.

    >>> work_of("Hill et al. (2013)"), work_of("[7]")
    ('hill-2013', 'other')
    """
    name = NAME_YEAR.search(reference)
    return slug(name) if name else "other"


def work_in(text: str) -> str:
    """Give the key of the work that a text refers to."""
    reference = reference_in(text)
    return work_of(reference[1] if reference else "")


def told_by(text: str, end: int) -> str:
    """Give the work that told of somebody, by words farther behind: "the oldest, aged 86, was described by".

    >>> told_by("A woman, aged 86, was described by Hill et al. (2013).", 17)
    'hill-2013'
    """
    hit = _TOLD_BY.match(text, end)
    return slug(hit) if hit else ""


class Series:
    """The work of which a paragraph says that it has a few patients: "Hill et al. described two patients"."""

    def __init__(self) -> None:
        self._key = ""
        self._told: Standing | None = None
        self._now: Standing | None = None

    def theirs(self, standing: Standing, start: int) -> str:
        """Give the work named the sentence before, where "their patient" tells of its patient."""
        if _THEIRS.search(standing.text, max(0, start - _LEAD), start + _LEAD) is None:
            return ""
        return work_in(self._told.text if self._told is not None else "")

    def key(self, standing: Standing) -> str:
        """Give the work where a sentence tells of one of its patients: "The second, a man of 73, had"."""
        cues = standing.reading.units[0].cues if standing.reading.units else ()
        lists = any(cue.says in ("nth", "one", "other") and cue.start < _LEAD for cue in cues)
        return self._key if lists else ""

    def read(self, standing: Standing) -> None:
        """Take in a sentence, which may name such a work."""
        self._told, self._now = self._now, standing
        for one in standing.scan.people:
            if one.is_group and one.reference is not None:
                name = NAME_YEAR.search(one.reference)
                few = 1 < (one.count or 0) <= FEW
                self._key = slug(name) if name and few else ""


@dataclass(frozen=True, slots=True)
class Headed:
    """The sentences under a heading, and whose they are."""

    start: int
    end: int
    known: Known


def headed(standings: Sequence[Standing], document: Document) -> tuple[Headed, ...]:
    """Find the paragraphs that authors and a year lead, each of one patient.

    Args:
        standings: The sentences, in the order of the text.
        document: The document.
    """
    text = document.text
    listed = tuple(_listed(standings, text))
    return tuple(sorted((*_paragraphs(standings, text), *listed), key=lambda one: one.start))


def _paragraphs(standings: Sequence[Standing], text: str) -> Iterator[Headed]:
    for number, standing in enumerate(standings):
        hit = _HEADING.fullmatch(standing.text.strip())
        if hit is None or not _begins(standings, number, text):
            continue
        under = [*_under(standings, number, text)]
        if not under or any(one.is_group for each in under for one in each.scan.people):
            continue
        words = Span(start=standing.start, end=standing.start + len(standing.text.rstrip(" .:")))
        known = Known(cited=slug(hit), label=hit[0].rstrip(".:"), evidence=[words])
        yield Headed(standing.start, under[-1].scan.sentence.end, known)


def _listed(standings: Sequence[Standing], text: str) -> Iterator[Headed]:
    """Find the entries of a list that names lead: "Hill (2011): woman, 81 y. Fever.", "Dale: man, 70 y".

    An entry may lack the year, or the patient, where others beside it have both.
    """
    led = [
        (number, hit)
        for number, standing in enumerate(standings)
        if (hit := _ENTRY.match(standing.text)) is not None and _begins(standings, number, text)
    ]
    whole = [number for number, hit in led if hit[2] and _is_told(standings[number], hit.end())]
    for number, hit in led if len(whole) > 1 else ():
        under = (standings[number], *_under(standings, number, text))
        told = hit[2] or (" " not in hit[1] and _is_told(standings[number], hit.end()))
        if told and not person_words().fullmatch(hit[1]) and _is_of_one(under):
            words = Span(start=standings[number].start, end=standings[number].start + hit.end(1))
            known = Known(cited=slug(hit), label=hit[0].rstrip(": "), evidence=[words])
            yield Headed(standings[number].start, under[-1].scan.sentence.end, known)


def _is_told(standing: Standing, end: int) -> bool:
    """Tell whether somebody's age or sex stands right behind a name and a colon, or that it is not known."""
    people = [one for one in standing.scan.people if not one.is_group]
    told = any(one.start - standing.start == end for one in people)
    return told or _UNTOLD.match(standing.text, end) is not None


def _is_of_one(under: Sequence[Standing]) -> bool:
    """Tell whether sentences tell of a single patient, and not of the authors' own."""
    people = [one for each in under for one in each.scan.people]
    units = [unit for each in under for unit in each.reading.units]
    aged = {one.age for one in people if one.age is not None}
    several = len(aged) > 1 or any(one.is_group for one in people)
    return not several and not any(unit.says("own") for unit in units)


def _begins(standings: Sequence[Standing], number: int, text: str) -> bool:
    """Tell whether a sentence begins a paragraph."""
    if number == 0:
        return True
    return "\n" in text[standings[number - 1].scan.sentence.end : standings[number].start]


def _under(standings: Sequence[Standing], number: int, text: str) -> Iterator[Standing]:
    """Give the sentences behind a heading, up to the end of its paragraph."""
    for at in range(number + 1, len(standings)):
        if _begins(standings, at, text):
            return
        yield standings[at]


def that_patient(cast: Cast, standing: Standing, before: Standing | None) -> None:
    """Take in the patient of the one case of others that the sentence before mentions: "That patient had".

    Args:
        cast: The patients so far.
        standing: The sentence.
        before: The sentence before it.
    """
    hit = _THAT.match(standing.text)
    if hit is None or hit.start() > 0 or not standing.background or before is None or not cast.own:
        return
    if not _ANOTHER.search(before.text):
        return
    one = PersonMention(start=standing.start + hit.start(), end=standing.start + hit.end())
    cast.take(cast.cited, Known(cited="other", label=hit[0]), one, "")
    for unit in standing.reading.units:
        for cue in unit.cues:
            if cue.says == "self" and hit.start() <= cue.start < hit.end():
                cast.named[standing.start + cue.start] = cast.named[one.start]


def is_of_others(text: str, start: int) -> bool:
    """Tell whether "that patient" is the one of a work that the sentence has just named.

    >>> text = "There is one earlier report, and that patient had no pain."
    >>> is_of_others(text, text.index("that"))
    True
    """
    return bool(_EARLIER.search(text, 0, start))
