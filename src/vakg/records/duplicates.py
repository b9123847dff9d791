"""Documents that say the same: one text twice, one work in two copies, perhaps one patient in two reports.

What is noticed is said, and nothing is ever merged: whether two reports tell of one patient is for a
person to judge.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from typing import Any

from vakg.model.case import Case
from vakg.model.document import Document, Metadata
from vakg.model.record import Record

WORDS = 4
"""Words of a shingle."""

SKETCH = 48
"""Smallest hashes of shingles that stand for a text."""

LOOKED_UP = 12
"""Of them, those by which like texts are found; two texts alike share nearly all."""

FOUND = 3
"""Of those, how many a text must share to be compared; two texts alike enough share five or so."""

LIKE = 0.7
"""Share of shingles in common above which two texts are nearly the same."""

LEAST = 20
"""Shingles of a text that is long enough to be compared."""

CROWD = 50
"""Documents that may share a shingle or a patient's traits before these tell nothing any more."""

_WORD = re.compile(r"\w+")


class Likeness(StrEnum):
    """In what two documents are alike, the closest first."""

    TEXT = "same text"
    WORK = "same work"
    NEARLY = "nearly the same text"
    PATIENT = "possibly the same patient"


_RANK = {one: place for place, one in enumerate(Likeness)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientTraits:
    """By what a patient might be known again."""

    case: str
    age: float
    sex: str
    procedures: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """By what a document might be known again; plain values, small enough to keep of thousands."""

    document: str
    text: str
    doi: str | None = None
    pmid: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: str | None = None
    sketch: Sequence[int] = ()
    patients: tuple[PatientTraits, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Give the traits as JSON has them, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value not in (None, ())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two documents that are alike."""

    how: Likeness
    document: str
    other: str
    why: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.document} and {self.other}: {self.how} ({self.why})"


def traits_of(document: Document, record: Record) -> Traits:
    """Gather by what a document might be known again."""
    words = _WORD.findall(_folded(document.text))
    about = document.metadata
    return Traits(
        document=record.document,
        text=sha256(" ".join(words).encode()).hexdigest(),
        doi=about.doi.casefold().strip() if about.doi else None,
        pmid=about.pmid,
        title=_title(about),
        authors=tuple(sorted({_surname(name) for name in about.authors} - {""})),
        year=about.year,
        sketch=_sketch(words),
        patients=tuple(_patients(record)),
    )


def traits_from(plain: dict[str, Any]) -> Traits:
    """Read what `Traits.plain` wrote."""
    patients = (
        PatientTraits(**{key: _tupled(value) for key, value in one.items()})
        for one in plain.get("patients", ())
    )
    values = {key: _tupled(value) for key, value in plain.items() if key != "patients"}
    return Traits(**values, patients=tuple(patients))


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _title(about: Metadata) -> str | None:
    """Give a title's words; a short one names too many works to tell."""
    words = _WORD.findall(_folded(about.title or ""))
    return " ".join(words) if len(words) > 4 else None


def _surname(name: str) -> str:
    words = _WORD.findall(_folded(name.split(",", maxsplit=1)[0]))
    return max(words, key=len, default="")


def _sketch(words: list[str]) -> tuple[int, ...]:
    shingles = {
        zlib.crc32(" ".join(words[at : at + WORDS]).encode())
        for at in range(len(words) - WORDS + 1)
    }
    return tuple(heapq.nsmallest(SKETCH, shingles)) if len(shingles) >= LEAST else ()


def _patients(record: Record) -> Iterator[PatientTraits]:
    """Give the patients of whom enough is known; those of cited works belong to other documents."""
    for case in record.cases:
        age, sex = case.patient.age, case.patient.sex
        procedures, levels = _operation(case)
        if case.kind != "cited" and age is not None and sex is not None and procedures and levels:
            yield PatientTraits(
                case=case.id, age=age, sex=sex, procedures=procedures, levels=levels
            )


def _operation(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    index = [event for event in case.events if event.index]
    levels = {level for event in index for level in event.levels}
    return tuple(sorted({event.type for event in index})), tuple(sorted(levels))


class Comparison:
    """Documents seen so far; each new one is compared with them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: list[Traits] = []
        self._places: defaultdict[tuple[str, object], list[int]] = defaultdict(list)

    def add(self, new: Traits) -> tuple[Alike, ...]:
        """Say which earlier documents are like this one.

        Each is named in the closest way only, and in each way one document (for a patient, one for each
        patient): of a hundred copies each then leads to another, and none to all others.
        """
        found: dict[str, Alike] = {}
        for alike in (*self._same(new), *self._nearly(new), *self._patients(new)):
            found.setdefault(alike.other, alike)
        number = len(self._seen)
        self._seen.append(replace(new, sketch=array("L", new.sketch)))  # a tenth of the memory
        for key in _keys(new):
            if key[1] and len(self._places[key]) <= CROWD:
                self._places[key].append(number)
        return tuple(sorted(found.values(), key=lambda one: (_RANK[one.how], one.other)))

    def _at(self, kind: str, value: object) -> Iterator[Traits]:
        places = self._places.get((kind, value), ())
        yield from (self._seen[place] for place in places)

    def _same(self, new: Traits) -> Iterator[Alike]:
        for other in islice(self._at("text", new.text), 1):
            yield _alike(Likeness.TEXT, new, other, "word for word")
        works = (
            _alike(Likeness.WORK, new, other, _common(name, new))
            for name, value in (("doi", new.doi), ("pmid", new.pmid), ("title", new.title))
            for other in self._at(name, value)
            if name != "title" or _may_be_one_work(new, other)
        )
        yield from islice(works, 1)

    def _nearly(self, new: Traits) -> Iterator[Alike]:
        hits: Counter[int] = Counter()
        for value in new.sketch[:LOOKED_UP]:
            places = self._places.get(("shingle", value), ())
            hits.update(places if len(places) <= CROWD else ())
        near = (self._seen[place] for place, count in hits.items() if count >= FOUND)
        shares = [(_share(new.sketch, other.sketch), other) for other in near]
        share, other = max(shares, key=lambda pair: pair[0], default=(0.0, new))
        if share >= LIKE:
            yield _alike(Likeness.NEARLY, new, other, f"about {share:.0%} of the words")

    def _patients(self, new: Traits) -> Iterator[Alike]:
        for one in new.patients:
            others = list(self._at("patient", (one.age, one.sex, one.levels)))
            met = (
                _alike(Likeness.PATIENT, new, other, why)
                for other in (others if len(others) <= CROWD else ())
                if (why := _same_patient(one, new, other)) is not None
            )
            yield from islice(met, 1)


def _keys(new: Traits) -> Iterator[tuple[str, object]]:
    yield from (("text", new.text), ("doi", new.doi), ("pmid", new.pmid), ("title", new.title))
    yield from (("shingle", value) for value in new.sketch[:LOOKED_UP])
    for key in {(one.age, one.sex, one.levels) for one in new.patients}:
        yield "patient", key


def _alike(how: Likeness, new: Traits, other: Traits, why: str) -> Alike:
    return Alike(how=how, document=new.document, other=other.document, why=why)


def _common(name: str, new: Traits) -> str:
    return {"doi": f"DOI {new.doi}", "pmid": f"PMID {new.pmid}", "title": "the same title"}[name]


def _may_be_one_work(one: Traits, other: Traits) -> bool:
    """Tell of two works of one title whether their authors and identifiers allow that they are one."""
    return not _differ(one.authors, other.authors) and all(
        not a or not b or a == b for a, b in ((one.doi, other.doi), (one.pmid, other.pmid))
    )


def _differ(one: Iterable[str], other: Iterable[str]) -> bool:
    mine, theirs = set(one), set(other)
    return bool(mine and theirs and not mine & theirs)


def _share(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate how much two sets of shingles have in common from the smallest hashes of both.

    >>> _share((1, 2, 3, 5), (1, 2, 4, 5))
    0.6
    """
    mine, theirs = set(one), set(other)
    common, union = mine & theirs, len(mine | theirs)
    if union <= SKETCH:
        return len(common) / union
    last = sorted(mine | theirs)[SKETCH - 1]
    return sum(value <= last for value in common) / SKETCH


def _same_patient(mine: PatientTraits, new: Traits, other: Traits) -> str | None:
    """Say what two patients share; None where authors or years speak against one patient."""
    if _differ(new.authors, other.authors) or _years_apart(new, other) > 3:
        return None
    for theirs in other.patients:
        same = (mine.age, mine.sex, mine.levels) == (theirs.age, theirs.sex, theirs.levels)
        if same and set(mine.procedures) & set(theirs.procedures):
            levels = ", ".join(mine.levels)
            return (
                f"{mine.case} and {theirs.case}: both {mine.sex}, {mine.age:g} years, "
                f"the same procedure at {levels}"
            )
    return None


def _years_apart(one: Traits, other: Traits) -> int:
    years = [
        traits.year[:4] for traits in (one, other) if traits.year and traits.year[:4].isdigit()
    ]
    return abs(int(years[0]) - int(years[1])) if len(years) == 2 else 0
