"""Read that a thing happened to nobody: "no patient died", "there were no cases of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.extract.claims.cohorts import Cohort, of_people, whole_unit
from vakg.extract.claims.found import Found
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.sides import heads
from vakg.extract.claims.view import Named, View
from vakg.extract.reader_ontology import Reader
from vakg.model.assertion import ClaimKind, Comparator, SymptomScope, UnitOfAnalysis
from vakg.model.claim import Proportion

_ANY = ("happening", "complication")
_PEOPLE = r"(?:patients?|subjects?|individuals?|persons?|women|men|case)"
_NOBODY = re.compile(
    rf"\b(?:[Nn]o (?:other |single )?{_PEOPLE}|[Nn]ot one {_PEOPLE}"
    rf"|[Nn]one of (?:the|these|our|all|those)\s?(?:\w+ )?(?:{_PEOPLE}|(?P<things>\w+s)))\b(?P<rest>[^;:]*)"
)
_NO_CASES = re.compile(
    r"\b[Tt]here (?:was|were) no (?:\w+ )?(?:cases?|instances?|occurrences?) of (?P<rest>[^;:]*)"
)
_IN_NOBODY = re.compile(
    rf"(?P<rest>[^,;:]*?)\b(?:was|were) (?:\w+ )?in "
    rf"(?:no {_PEOPLE}|none of (?:the|these|our) (?:\w+ )?{_PEOPLE})\b"
)
_NEITHER = re.compile(
    r"\b[Nn]either\s(?P<rest>[^,;:.]{3,80}?(?:\snor\s[^,;:.]{3,80}?)+)\s(?:was|were)?\s?(?:\w+ly )?"
    r"(?:seen|found|detected|observed|noted|recorded|encountered|identified|documented|occurred|developed)\b"
)
_NOT_SEEN = re.compile(
    r"\b(?:[Nn]o|[Nn]ot (?:one|a single))\s(?P<rest>[^,;:.]{3,80}?)\s(?:was|were)\s(?:\w+ly )?"
    r"(?:seen|found|detected|observed|noted|recorded|encountered|identified|documented)\b"
)
_IN_NONE = re.compile(
    r"(?P<rest>[^,;:]*?)\s(?:was|were|occurred|developed|happened|arose|appeared)\s(?:\w+ )?"
    r"(?:in|among|after|with)\snone of\s(?:the |these |those |our |all )*$"
)
_NONE_IN = re.compile(
    r"\b[Nn]o(?:t (?:one|a single))?\s(?P<rest>[^,;:.]{3,80}?)\s(?:was |were )?(?:\w+ly )?"
    r"(?:occurred|developed|happened|arose|appeared|seen|found|detected|observed|noted|recorded|encountered"
    r"|identified|documented)\s(?:in|among|after|during)\s(?:any of )?(?:the |these |our |all )*$"
)
_NO_FINDING = re.compile(
    r"\b(?:differen|associat|correlat|relation|effect|influence|evidence|change|significan|increase|trend"
    r"|consensus|reason|further|other|more|additional)"
)
_NONE = re.compile(r"\b[Nn](?:o|one|either|ot (?:one|a single))\b")  # each of these has one of them
_BY = re.compile(
    r"\s(?:of|from|because of|due to|after)\s"
)  # of whom it is told, another count may say
_OPENS_ELSE = re.compile(
    r"\b(?:nor|but|although|though|despite|because|when|if|with|without|after|who|which)\b"
)


def none_of(view: View, wholes: Sequence[Cohort], reader: Reader) -> Iterator[Found]:
    """Read what happened to none of the patients of a study; of how many, where one count of them is known.

    Args:
        view: The sentence.
        wholes: The cohorts of the document.
        reader: The ontology.
    """
    if view.narrated or view.citations or not _NONE.search(view.text):
        return
    whole = of_people([one for one in wholes if one.place <= view.place])
    counted = tuple(_counted(view))
    for one, counted_whole in counted:
        yield _made(view, one, counted_whole, reader)
    for start, end, own in (*_stretches(view, whole), *_unseen(view, whole)):
        for one in () if counted else _listed(view, start, end):
            told = None if _BY.match(view.text, one.end) else own
            yield _made(view, one, told, reader)


def _counted(view: View) -> Iterator[tuple[Named, Cohort]]:
    """Read "X occurred in none of 73 patients" and "no X was seen in 85 vertebrae"."""
    for number in view.numbers:
        unit = whole_unit(view, number)
        exact = number.comparator is Comparator.EQUAL
        if unit is None or not exact or not number.value or not float(number.value).is_integer():
            continue
        hit = _IN_NONE.search(view.text, 0, number.start) or _NONE_IN.search(
            view.text, 0, number.start
        )
        if hit is None or _NO_FINDING.search(hit["rest"]) or _OPENS_ELSE.search(hit["rest"]):
            continue
        for one in _listed(view, *hit.span("rest")):
            yield one, Cohort(int(number.value), unit, view.place)


def _stretches(view: View, whole: Cohort | None) -> Iterator[tuple[int, int, Cohort | None]]:
    """Give where the things stand that happened to nobody, and to nobody of how many."""
    for pattern in (_NOBODY, _NO_CASES, _IN_NOBODY):
        for hit in pattern.finditer(view.text):
            start, end = hit.span("rest")
            nobody = pattern is _NOBODY
            if nobody and not words("having").match(view.text, start + 1, end):
                continue
            other = _OPENS_ELSE.search(view.text, start, end)
            things = nobody and hit["things"] is not None
            unknown = Cohort(0, UnitOfAnalysis.NOT_STATED, view.place)
            own = _counted_here(view, hit.start(), start) or (unknown if things else whole)
            yield start, other.start() if other else end, own


def _counted_here(view: View, start: int, end: int) -> Cohort | None:
    """Give the whole of "none of the six women"."""
    inside = [one for one in view.numbers if start <= one.start and one.end <= end and one.value]
    unit = unit_of(inside[0].counted) or UnitOfAnalysis.PATIENTS if inside else None
    return Cohort(int(inside[0].value or 0), unit, view.place) if unit is not None else None


def _unseen(view: View, whole: Cohort | None) -> Iterator[tuple[int, int, Cohort | None]]:
    """Give what "no X was seen" denies, where the whole is known and no comparison is meant."""
    hits = (*_NOT_SEEN.finditer(view.text), *_NEITHER.finditer(view.text))
    for hit in hits if whole is not None else ():
        if not _NO_FINDING.search(hit["rest"]):
            yield *hit.span("rest"), whole


def _listed(view: View, start: int, end: int) -> tuple[Named, ...]:
    """Give the things named, as long as no figure stands among them."""
    if any(start <= number.start < end for number in view.numbers):
        return ()
    return heads(view, view.named(start, end, _ANY))


def _made(view: View, one: Named, whole: Cohort | None, reader: Reader) -> Found:
    count = (whole.count or None) if whole is not None else None
    own = whole is not None and whole.place == view.place
    unit = whole.unit if whole is not None and own else UnitOfAnalysis.PATIENTS
    said = f"{reader.ontology.label(one.curie)}: 0" + (
        f" of {count} {unit.value}" if count else "" if own else " patients"
    )
    borrowed = (whole.place,) if whole is not None and whole.place != view.place else ()
    return Found(
        place=view.place, start=one.start, end=one.end, kind=ClaimKind.INCIDENCE, about=(one.curie,),
        proportion=Proportion(
            unit="1", numerator=0, denominator=count, unit_of_analysis=unit,
            symptom_scope=SymptomScope.ANY,
        ),
        text=f"{said[:1].upper()}{said[1:]}.", borrowed=borrowed,
        derived_from=f"the whole of {count} patients is that of an earlier sentence" if borrowed else None,
    )  # fmt: skip
