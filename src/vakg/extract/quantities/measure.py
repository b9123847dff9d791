"""What the numbers of a sentence measure.

A number is read only where its unit and the name it stands by agree: 1,500 ml of blood is no cement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from vakg.extract.located.between import words_between
from vakg.extract.located.gaps import is_open
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, NumberMention, Span
from vakg.extract.tables import read_table
from vakg.extract.wording import words_of_kind
from vakg.model.parts import Quantity, Range

_NEAR = 8  # words between a quantity's name and its number
_CROSSED = 5  # what a number between them costs, in words
_SHORT = 6  # words between the members of a list of numbers
_THING = 2  # what a thing's name costs against a quantity's own


@dataclass(frozen=True, slots=True)
class Measured:
    """A number and what it is.

    Args:
        quantity: The number as the record has it.
        number: Where the number stands.
        name: Where the name stands that says what it is.
        host: The class of event that it belongs to, or None.
        curie: The class of the name.
    """

    quantity: Quantity
    number: Span
    name: Span
    host: str | None
    curie: str


class _Pair(NamedTuple):
    cost: int
    start: int
    number: int
    by: str
    name: Mention
    row: Mapping[str, str]


def measured(
    reader: Reader,
    text: str,
    numbers: Sequence[NumberMention],
    measures: Sequence[Mention],
    things: Sequence[Mention],
) -> tuple[Measured, ...]:
    """Say of each number of a sentence what it measures; what cannot be said is left out.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        numbers: The numbers of the sentence.
        measures: Names of quantities in it.
        things: Names of materials and events in it.
    """
    numbers = [_scored(one) for one in numbers]
    pairs = sorted(_pairs(reader, text, numbers, measures, things), key=lambda one: one[:4])
    taken: dict[int, _Pair] = {}
    named: set[tuple[int, int]] = set()
    for one in pairs:
        place = (one.name.start, one.name.end)
        if one.number in taken or (place in named and one.by == "measure"):
            continue
        taken[one.number] = one
        named.add(place)
    return tuple(_finished(reader, text, numbers, taken))


def _pairs(
    reader: Reader,
    text: str,
    numbers: Sequence[NumberMention],
    measures: Sequence[Mention],
    things: Sequence[Mention],
) -> Iterator[_Pair]:
    """Give every number with every name that may be its own."""
    for n, number in enumerate(numbers):
        if _is_bare(number) or _is_normal_range(text, number):
            continue
        own = number.unit == "%" and _is_of_thing(text, number, things)
        used = () if _is_prepared(text, number) else things
        for by, some in (("measure", () if own else measures), ("thing", used)):
            for one in some:
                row = _row(reader, by, one.curie, number.unit or "1")
                cost = _cost(text, number, one, numbers) if row is not None else None
                if row is not None and cost is not None:
                    extra = _THING if by == "thing" else 0
                    yield _Pair(cost + extra, one.start, n, by, one, row)


_CLAUSE = 80  # code points on each side of a number that may be of its clause
_FULL = (10, 100)  # what a score is out of


def _scored(number: NumberMention) -> NumberMention:
    """Read "8/10" as a score's value, where it counts nobody."""
    count, whole = number.numerator, number.denominator
    if not _is_bare(number) or number.counted or whole not in _FULL or count is None:
        return number
    return replace(number, value=float(count), unit="1") if count <= whole else number


def _is_bare(number: NumberMention) -> bool:
    """Tell whether a number has no value: "5 of 21" is a count."""
    return number.value is None and number.low is None and number.high is None


def _is_prepared(text: str, number: Span) -> bool:
    """Tell whether an amount was only made ready: "to 20 ml of cement had been added a solvent"."""
    around = (text[max(0, number.start - _CLAUSE) : number.start], text[number.end :][:_CLAUSE])
    words = set(re.findall(r"\w+", re.split("[,;:.(]\\s", around[0])[-1].lower()))
    words |= set(re.findall(r"\w+", re.split("[,;:.)]\\s|\\band \\d", around[1])[0].lower()))
    return not words_of_kind("prepared").isdisjoint(words) and words_of_kind("put").isdisjoint(
        words
    )


def _is_of_thing(text: str, number: Span, things: Sequence[Mention]) -> bool:
    """Tell whether a share is one of the thing right behind it: "98% oxygen"."""
    return any(
        number.end <= one.start and not text[number.end : one.start].strip() for one in things
    )


def _cost(text: str, number: Span, one: Span, numbers: Sequence[Span]) -> int | None:
    """Count the words between a number and a name; None where they cannot belong together."""
    if number.start < one.end and one.start < number.end:
        return 0
    if one.end <= number.start:
        words = words_between(text, one.end, number.start, numbers)
        crossed = sum(one.end <= other.start and other.end <= number.start for other in numbers)
        if len(words) > _NEAR or crossed > 1 or any(word in ";?!" for word in words):
            return None
        if _has_own_thing(text, number):
            return None  # "to the cement 7 ml of solvent were added"
        if "with" in words[:-1] and is_open(words[-1]):
            return None  # "a fragment with an effusion 8 mm wide"
        return len(words) + _CROSSED * crossed
    words = words_between(text, number.end, one.start)
    loose = [
        word
        for word in words
        if word not in word_class("determiner") and word not in words_of_kind("filler")
    ]
    return len(words) if loose in ([], ["of"]) or _is_adjective(loose) else None


def _has_own_thing(text: str, number: Span) -> bool:
    """Tell whether a number says of what it is: "500 ml of blood"."""
    behind = text[number.end : number.end + 24].split()
    return (
        len(behind) > 1 and behind[0] == "of" and is_open(behind[1].strip(".,;)").lower() or "of")
    )


def _is_adjective(words: Sequence[str]) -> bool:
    """Tell whether one word between a number and a thing only describes it: "6 ml of viscous cement"."""
    return len(words) == 2 and words[0] == "of" and words[1].isalpha()


def _is_normal_range(text: str, number: Span) -> bool:
    before = re.split(r"[(.;,] ?", text[max(0, number.start - 30) : number.start].lower())[-1]
    return "normal" in before or "reference" in before


def _row(reader: Reader, by: str, curie: str, unit: str) -> Mapping[str, str] | None:
    """Give the row for the nearest class that knows the unit."""
    rows = _rows(by)
    listed = [one for one in (curie, *reader.above(curie)) if one in rows]
    if not listed:
        return None
    row = rows[max(listed, key=lambda one: (len(reader.above(one)), one))]
    units = row["units"].split()
    return row if unit in units or (unit != "1" and "*" in units) else None


@cache
def _rows(by: str) -> Mapping[str, Mapping[str, str]]:
    return {row["class"]: row for row in read_table("quantities.tsv") if row["by"] == by}


def _finished(
    reader: Reader, text: str, numbers: Sequence[NumberMention], taken: Mapping[int, _Pair]
) -> Iterator[Measured]:
    """Make quantities of what was matched, and of what follows it in its list."""
    last: Measured | None = None
    for n, number in enumerate(numbers):
        one = taken.get(n)
        if one is not None:
            last = _made(reader, number, one, _is_first(text, numbers, n))
        elif last is not None and _goes_on(text, number, numbers[n - 1], last):
            last = _also(text, number, numbers[n - 1], last)
        else:
            continue
        yield last


def _is_first(text: str, numbers: Sequence[Span], n: int) -> bool:
    """Tell whether a number is the first of a pair parted by a stroke: "98/72 mmHg"."""
    return n + 1 < len(numbers) and text[numbers[n].end : numbers[n + 1].start].strip() == "/"


def _made(reader: Reader, number: NumberMention, one: _Pair, is_first: bool) -> Measured:
    kind = one.row["kind"] or one.name.curie
    if one.by == "measure" and reader.is_a(one.name.curie, kind):
        kind = one.name.curie
    pair = _rows("pair").get(kind)
    if is_first and pair is not None:
        kind = pair["kind"].split()[0]
    host = None if one.row["host"] == "-" else one.row["host"]
    quantity = _quantity(number, kind)
    if number.unit is None:  # "pH 7.44": the unit that the quantity always has
        quantity = quantity.model_copy(update={"unit": reader.ontology.get(kind).ucum_unit or "1"})
    return Measured(quantity, _span(number), _span(one.name), host, one.name.curie)


def _span(one: Span) -> Span:
    return Span(start=one.start, end=one.end)


def _goes_on(text: str, number: NumberMention, before: NumberMention, last: Measured) -> bool:
    """Tell whether a number is more of the same: "1 ml (0.5 ml per pedicle) at T8 and 2 ml", "98/72"."""
    if _is_bare(number) or number.unit is None or number.unit != last.quantity.unit:
        return False
    if before.end > number.start or _has_own_thing(text, number):
        return False
    between = text[before.end : number.start]
    if between.strip() == "/":
        return True
    words = words_between(text, before.end, number.start)
    return len(words) <= _SHORT and all(
        word in words_of_kind("onward") or _is_level(word) for word in words
    )


def _is_level(word: str) -> bool:
    return word[0] in "ctls" and word[1:].isdigit()


def _also(text: str, number: NumberMention, before: NumberMention, last: Measured) -> Measured:
    kind = last.quantity.kind
    for pair in _rows("pair").values():
        first, second = pair["kind"].split()
        if kind == first and text[before.end : number.start].strip() == "/":
            kind = second
    for row in read_table("quantities.tsv"):
        if row["by"] == "per" and row["kind"] == kind:
            kind = row["class"]
    return replace(last, quantity=_quantity(number, kind), number=_span(number))


def normal_of(text: str, numbers: Sequence[NumberMention], one: Measured) -> Range | None:
    """Give the normal range printed behind a value: "3.77 mg/L (normal range: less than 0.56)".

    Args:
        text: The document's text.
        numbers: The numbers of the sentence.
        one: The value.
    """
    for number in numbers:
        if number.start > one.number.end and _is_normal_range(text, number):
            if ")" in text[one.number.end : number.start]:
                return None
            return Range(
                value=number.value, low=number.low, high=number.high, comparator=number.comparator
            )
    return None


def _quantity(number: NumberMention, kind: str) -> Quantity:
    for row in read_table("quantities.tsv"):
        if row["by"] == "per" and row["units"] == number.per and row["class"] == kind:
            kind = row["kind"]
    return Quantity(
        kind=kind,
        value=number.value,
        low=number.low,
        high=number.high,
        comparator=number.comparator,
        unit=number.unit or "1",
        per=number.per,
    )
