"""Take the patients of a document's tables: each row that tells an age or a sex is one patient's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vakg.extract.cases.known import Cast, Known
from vakg.extract.people.grammar import sex_of
from vakg.extract.spans import PersonMention, Span
from vakg.model.document import Document, Row, Table

_AGE = re.compile(r"\bage\b", re.I)
_SEX = re.compile(r"\b(?:sex|gender)\b", re.I)
_YEARS = re.compile(r"\s*(\d{1,3})\s*(?:y|yrs?|years?)?\.?\s*", re.I)
_BOTH = re.compile(
    r"\s*(?:(\d{1,3})\s*(?:y|yrs?|years?)?\s*[/,;]?\s*([MF])|([MF])\s*[/,;]\s*(\d{1,3}))\b", re.I
)
_NUMBER = re.compile(r"\s*(?:case|patient|pt\.?|no\.?)?\s*#?(\d{1,3})\s*", re.I)
_OWN = re.compile(r"\b(?:present|current|our|this|index)\b", re.I)
_NAME = re.compile(r"\s*([A-Z][\w'’-]+)\D*((?:19|20)\d\d[a-z]?)?")
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Line:
    """What one row tells of its patient."""

    start: int
    end: int
    first: str
    age: float | None
    sex: str | None
    citations: tuple[int, ...]

    def mention(self) -> PersonMention:
        """Give it as words that bring up a patient."""
        return PersonMention(start=self.start, end=self.end, age=self.age, sex=self.sex)


def enter_tables(cast: Cast, document: Document) -> None:
    """Add the patients of all tables, and whose each row is."""
    for table in document.tables:
        for line in _lines(document, table):
            known = _known(cast, line)
            if known is None:
                continue
            known.age = line.age if known.age is None else known.age
            known.sex = known.sex or line.sex
            known.label = known.label or line.first.strip()
            known.evidence.append(Span(start=line.start, end=line.end))
            cast.rows[line.start] = known


def _lines(document: Document, table: Table) -> Iterator[_Line]:
    heads = [" ".join(row[at].text for row in table.header) for at in range(_width(table))]
    ages = [at for at, head in enumerate(heads) if _AGE.search(head)]
    sexes = [at for at, head in enumerate(heads) if _SEX.search(head)]
    for row in table.rows if ages or sexes else ():
        age, sex = _told(row, ages, sexes)
        if age is not None:
            start, end = min(cell.start for cell in row), max(cell.end for cell in row)
            cited = [one for one in document.citations if start <= one.start < end]
            numbers = tuple(number for one in cited for number in one.numbers)
            yield _Line(start, end, row[0].text, age, sex, numbers)


def _width(table: Table) -> int:
    return min((len(row) for row in table.header), default=0)


def _told(row: Row, ages: list[int], sexes: list[int]) -> tuple[float | None, str | None]:
    """Read the cells for age and sex, or one cell for both."""
    for at in (*ages, *sexes):
        both = _BOTH.match(row[at].text) if at < len(row) else None
        if both:
            return float(both[1] or both[4]), sex_of(both[2] or both[3])
    years = next(
        (hit for at in ages if at < len(row) and (hit := _YEARS.fullmatch(row[at].text))), None
    )
    age = float(years[1]) if years and int(years[1]) <= _OLDEST else None
    return age, next((sex_of(row[at].text.strip()) for at in sexes if at < len(row)), None)


def _known(cast: Cast, line: _Line) -> Known | None:
    """Find the patient of a row, or make one: the authors' own, or another work's."""
    number, one = _NUMBER.fullmatch(line.first), line.mention()
    same = [known for known in cast.own if known.age is not None and known.shares(one)]
    if number or _OWN.search(line.first):
        numbered = cast.numbered(int(number[1])) if number else None
        found = numbered if numbered is not None and numbered.fits(one) else None
        found = found or (same[0] if len(same) == 1 else None)
        if found is None and number and not cast.own_told:
            found = Known(ordinal=int(number[1]))
            cast.own.append(found)
        return found
    return _cited(cast, line)


def _cited(cast: Cast, line: _Line) -> Known | None:
    """Find or make the patient of another work: by its number, else by a name and a year."""
    name = _NAME.match(line.first)
    if len(line.citations) == 1:
        key = str(line.citations[0])
    elif name and (name[2] or "et al" in line.first):
        key = f"{name[1].lower()}-{name[2]}" if name[2] else name[1].lower()
    else:
        return None
    key = re.sub(r"[^a-z0-9]+", "-", key).strip("-")
    known = next((k for k in cast.cited if k.cited == key and k.fits(line.mention())), None)
    if known is None:
        known = Known(cited=key, citations=line.citations)
        cast.cited.append(known)
    return known
