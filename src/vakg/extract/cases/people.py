"""Gather the patients that a document brings up: who is new, who is the same again, who is cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from vakg.extract.cases.count import (
    adopt,
    begins_cohort,
    fill,
    is_its_label,
    is_within,
    join_weak,
    listed,
    name,
    published,
    reported,
    settle_words,
    take_ours,
    take_weak,
)
from vakg.extract.cases.elsewhere import is_told_of, of_others
from vakg.extract.cases.headed import (
    Series,
    headed,
    named_behind,
    slug,
    that_patient,
    told_by,
    work_of,
)
from vakg.extract.cases.known import Cast, Known
from vakg.extract.cases.nobody import names_nobody
from vakg.extract.cases.places import Standing
from vakg.extract.cases.pointed import pointed_at
from vakg.extract.cases.tables import enter_tables
from vakg.extract.phrases import word_classes
from vakg.extract.spans import PersonMention, Span
from vakg.extract.tables import alternatives
from vakg.model.document import Document

_ANOTHER = re.compile(
    r"another|(?:a|the|our) (?:second|third|fourth|further|different|new)\b", re.I
)
_NAMED_BEFORE = re.compile(
    r"(?:^|[;(.:\n] ?)([A-Z][\w'’-]+)(?: et al\.?)?,? ((?:19|20)\d\d[a-z]?)[,:;)]* ?$"
)
_INSTANCE = re.compile(
    r"\b(?:instance|example|illustration|observation|report|case|experience)s?\b[^.;]* (?:that|those) of $",
    re.I,
)
_FIGURE = re.compile(r"\d|\b(?:[IVX]+|[A-H])$")
_SUBJECT = re.compile(r"(?:s?he|who) (?:was|is)\b", re.I)
_BRACKETED = re.compile(r"\[(\d+)\]")


def gather(everywhere: Sequence[Standing], document: Document) -> Cast:
    """Find the patients of a document."""
    text = document.text
    standings = [one for one in everywhere if one.kind != "table"]
    cast, weak = Cast(), list[tuple[Standing, PersonMention]]()
    for one in headed(standings, document):
        cast.headed += ((one.start, one.end, one.known),)
        cast.cited.append(one.known)
    series = Series()
    for place, standing in enumerate(standings):
        series.read(standing)
        that_patient(cast, standing, standings[place - 1] if place else None)
        _people_of(cast, standing, text, weak, series)
        of_others(cast, standing, standings[place - 1] if place else None)
        cast.begun = cast.begun or not standing.background
        pointed_at(cast, standing, standings[place + 1 : place + 2])
    cast.count = reported(cast, standings)
    cast.cohort = not cast.own and begins_cohort(standings) is not None
    if not cast.own:
        take_weak(cast, standings, weak, text)
    else:
        join_weak(cast, weak)
    if not cast.own and not cast.cohort:
        adopt(cast, standings)
        take_ours(cast, standings)
    settle_words(cast)
    cast.own_told = bool(cast.own)
    enter_tables(cast, document)
    fill(cast, standings)
    published(cast, standings)
    name(cast)
    return cast


def _people_of(
    cast: Cast,
    standing: Standing,
    text: str,
    weak: list[tuple[Standing, PersonMention]],
    series: Series,
) -> None:
    numbered: Known | None = None
    last: PersonMention | None = None
    row = listed(cast, standing) if not cast.own else None
    for one in standing.scan.people:
        if is_within(row, one) or names_nobody(cast, one, standing, text):
            continue
        if is_its_label(cast, last, one, text):
            continue
        last = one
        if one.ordinal is not None:
            printed = text[one.start : one.end][-1].isalnum() and _FIGURE.search(
                text, one.start, one.end
            )
            numbered = (
                _of_number(cast, one, text, standing) if printed else _in_words(cast, one, standing)
            )
            continue
        under = cast.heading(one.start)
        if under is not None:
            cast.take(cast.cited, under, one, "")
            continue
        told = one.age is not None or one.age_low is not None
        key, numbers = _citation(one, standing)
        key = key or (series.key(standing) if told and not cast.own else "")
        key = key or series.theirs(standing, one.start - standing.start)
        if key:
            cast.take(cast.cited, _cited(cast, key, numbers, one), one, text)
        elif told or (numbered is not None and one.sex is not None):
            cast.take(*_own(cast, standing, one, numbered), one, text)
            numbered = None
        else:
            _weakly(cast, standing, one, text, weak)


def _of_number(cast: Cast, one: PersonMention, text: str, standing: Standing) -> Known:
    known = cast.numbered(one.ordinal or 0)
    if known is None:
        known = cast.in_order(one.ordinal or 0)
    if known is None:
        known = Known(ordinal=one.ordinal, label=text[one.start : one.end])
        cast.own.append(known)
    known.evidence = known.evidence or [Span(start=one.start, end=one.end)]
    cast.named[one.start] = known
    return known


def _in_words(cast: Cast, one: PersonMention, standing: Standing) -> Known | None:
    """Keep "the first patient" until it is known whether there are several patients."""
    cited = any(unit.says("literature", "told", "report") for unit in standing.reading.units)
    if standing.background and (cited or standing.scan.sentence.citations):
        return None
    cast.worded[one.start] = one.ordinal or 0
    return cast.numbered(one.ordinal or 0) or Known(ordinal=one.ordinal)


def _citation(one: PersonMention, standing: Standing) -> tuple[str, tuple[int, ...]]:
    """Give the work that somebody is cited from: its number, or a name and year."""
    numbers = standing.scan.sentence.citations
    if one.reference is not None and standing.kind != "case":
        printed = _BRACKETED.search(one.reference)
        if printed:
            return printed[1], (int(printed[1]),)
        if len(numbers) == 1:
            return str(numbers[0]), numbers
        return work_of(one.reference), ()
    if standing.background and len(numbers) == 1:
        return str(numbers[0]), numbers
    behind = named_behind(standing.text, one.end - standing.start) if standing.background else ""
    if not behind and standing.kind != "case":
        behind = told_by(standing.text, one.end - standing.start)
    if behind:
        return behind, ()
    beside = _NAMED_BEFORE.search(standing.text[: one.start - standing.start])
    named = beside is not None and standing.kind != "case" and not _is_date(beside)
    return (slug(beside), ()) if beside and named else ("", ())


def _is_date(beside: re.Match[str]) -> bool:
    """Tell whether a year only says when: "In 2008 a woman", "In March 2008, a man"."""
    return beside[1].lower() in word_classes("preposition", "coordinator") or bool(
        _months().fullmatch(beside[1])
    )


@cache
def _months() -> re.Pattern[str]:
    return re.compile(alternatives("clock_words.tsv", "word", "month"))


def _cited(cast: Cast, key: str, numbers: tuple[int, ...], one: PersonMention) -> Known:
    same = [known for known in cast.cited if known.cited is not None and known.cited == key]
    known = next((other for other in same if other.shares(one)), None)
    return known or Known(cited=key, citations=numbers)


def _own(
    cast: Cast, standing: Standing, one: PersonMention, numbered: Known | None
) -> tuple[list[Known], Known]:
    """Find the patient that a mention with an age tells of, or make a new one."""
    if cast.own and _SUBJECT.match(standing.text, one.start - standing.start):
        return _spoken_of_last(cast, one)
    if numbered is not None and numbered.fits(one):
        same = next(
            (k for k in cast.own if k.ordinal is None and k.age is not None and k.shares(one)), None
        )
        if same is None or numbered.age is not None:
            return cast.own, numbered
        cast.join(numbered, same)
        return cast.own, same
    if standing.number is not None:
        known = cast.numbered(standing.number)
        if known is None:
            known = next(
                (k for k in cast.own if k.ordinal is None and k.age is not None and k.shares(one)),
                None,
            )
        known = known or Known(ordinal=standing.number)
        known.ordinal = standing.number
        if known.fits(one):
            return cast.own, known
    known = next((other for other in cast.own if other.age is not None and other.shares(one)), None)
    known = known or next(
        (other for other in cast.own if other.age is None and _may_be(other, one)), None
    )
    if known is None and cast.own and (standing.background or _is_instance(one, standing)):
        return cast.cited, Known(cited="other")
    return cast.own, known or Known()


def _is_instance(one: PersonMention, standing: Standing) -> bool:
    """Tell whether somebody new is an instance from elsewhere: "an extreme example is that of a man"."""
    return _INSTANCE.search(standing.text, 0, one.start - standing.start) is not None


def _spoken_of_last(cast: Cast, one: PersonMention) -> tuple[list[Known], Known]:
    """Give the patient whom "he was 71" is said of: the last one named, if it can be he."""
    places = sorted((at for at in cast.named if at < one.start), reverse=True)
    last = cast.named[places[0]] if places else None
    if last is not None and last.cited is not None and last.age is None and last.fits(one):
        return cast.cited, last
    own = [cast.named[at] for at in places if cast.named[at].cited is None]
    fitting = [known for known in own if known.fits(one)]
    open_ = [known for known in fitting[:1] if known.age is None]
    return cast.own, next(iter(open_ or fitting or own), cast.own[-1])


def _may_be(known: Known, one: PersonMention) -> bool:
    return known.ordinal is None and known.fits(one)


def _weakly(
    cast: Cast,
    standing: Standing,
    one: PersonMention,
    text: str,
    weak: list[tuple[Standing, PersonMention]],
) -> None:
    """Take in "another patient"; keep "a woman" until it is known whether anybody is told of better."""
    words = text[one.start : one.end]
    if standing.background:
        if cast.begun and is_told_of(one, standing):
            cast.take(cast.cited, Known(cited="other"), one, text)
        return
    if _ANOTHER.match(words) and cast.own:
        cast.take(cast.own, Known(), one, text)
        return
    same = [known for known in cast.own if one.sex is not None and known.sex == one.sex]
    if len(same) == 1:
        cast.named[one.start] = same[0]
    else:
        weak.append((standing, one))
