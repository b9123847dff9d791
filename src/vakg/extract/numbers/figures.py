"""Find the figures of a sentence, in digits or in words, and mark them for the grammars that follow.

A marked sentence is as long as the sentence itself, but each figure in it is one sign and its
continuation: "seventeen hours" and "17 hours" look alike to a pattern, and a match's place is a
place of the sentence. What one grammar has understood, it hides from the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from vakg.extract.tables import alternatives, column, read_table

NUMBER, ORDINAL, MORE, HIDDEN = "\ue000", "\ue001", "\ue002", "\ue003"
N = f"{NUMBER}{MORE}*+"
"""A pattern for a cardinal figure of a marked sentence."""
O = f"{ORDINAL}{MORE}*+"  # noqa: E741 - the twin of N
"""A pattern for an ordinal figure of a marked sentence."""

_OWN = str.maketrans(dict.fromkeys((NUMBER, ORDINAL, MORE, HIDDEN), " "))
_ANY_OWN = re.compile(f"[{NUMBER}-{HIDDEN}]")
_DIGITS = re.compile(
    r"(?<!\w)(?<!\w[.,·])(?:"
    r"(?>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)|(?>[1-9]\d{0,2}(?:[\u00a0\u202f\u2009]\d{3})+)"
    r"|(?P<apart>(?>[1-9]\d{0,2}(?: \d{3})+)(?= [a-zµμ%]))"
    r"|(?>\d+[.·]\d+)|(?>\d+,\d{1,2})|(?>0,\d+)|(?>\d+(?: ?[½¼¾])?)|(?>\.\d+))"
    r"(?![.,·]?\d|[\u2070-\u207f\u00b2\u00b3\u00b9])"  # "10⁻³" is not ten
    r"(?P<order>(?:st|nd|rd|th)\b)?|(?<!\w)[½¼¾]"
)
_BEGIN = re.compile(r"[\d.½¼¾]")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_THOUSAND = 1000
_LETTERS = re.compile(r"[^\W\d_]+")
_AND_A_HALF = re.compile(r" and a half\b", re.I)
_LABELLED = re.compile(r"\b[A-Za-z]+\.? $")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: where it stands, what it is worth, and whether it is spelled out."""

    start: int
    end: int
    value: float
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and its twin in which figures are marked.

    Args:
        text: The sentence.
        signs: The twin, of the same length.
        figures: Its figures, cardinal and ordinal, by where they start.
        words: Its words, folded: what a grammar needs not look for is not here.
        starts: Where its figures start, in order.
    """

    text: str
    signs: str
    figures: Mapping[int, Figure] = field(repr=False)
    words: frozenset[str] = field(default=frozenset(), repr=False)
    starts: tuple[int, ...] = field(default=(), repr=False)

    def hide(self, spans: Iterable[tuple[int, int]]) -> Marked:
        """Give the same sentence with some places hidden from patterns."""
        hidden = list(spans)
        if not hidden:
            return self
        signs = self.signs
        for start, end in hidden:
            signs = signs[:start] + HIDDEN * (end - start) + signs[end:]
        return Marked(self.text, signs, self.figures, self.words, self.starts)

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """List where the figures of a stretch start."""
        return self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def value(self, start: int) -> float:
        """Give the worth of the figure that starts at a place."""
        return self.figures[start].value


def mark(text: str) -> Marked:
    """Mark the figures of a sentence.

    >>> [f.value for f in mark("1,500 ml in forty-six cases, half an hour, 3,5 mg").figures.values()]
    [1500.0, 46.0, 0.5, 3.5]
    """
    clean = text.translate(_OWN) if _ANY_OWN.search(text) else text
    words = frozenset(_LETTERS.findall(clean.lower()))
    figures, signs = {}, clean
    for figure, sign in _found(clean, words):
        figures[figure.start] = figure
        put = sign + MORE * (figure.end - figure.start - 1)
        signs = signs[: figure.start] + put + signs[figure.end :]
    return Marked(text, signs, figures, words, tuple(figures))


def _found(text: str, words: frozenset[str]) -> list[tuple[Figure, str]]:
    found = list(_printed(text))
    if not _worths().keys().isdisjoint(words):
        found = sorted(
            [*found, *_spelled(text, words)], key=lambda one: (one[0].start, -one[0].end)
        )
    ends = [0, *(figure.end for figure, _ in found)]
    return [
        one for one, end in zip(found, accumulate(ends, max), strict=False) if one[0].start >= end
    ]


def _printed(text: str) -> Iterator[tuple[Figure, str]]:
    begin = _BEGIN.search(text)
    while begin:
        hit, end = _DIGITS.match(text, begin.start()), begin.end()
        if hit:
            figure, sign = _digits(hit)
            yield figure, sign
            end = figure.end
        begin = _BEGIN.search(text, end)


def _digits(hit: re.Match[str]) -> tuple[Figure, str]:
    printed, end = hit[0], hit.end()
    if hit["apart"] and _LABELLED.search(hit.string, 0, hit.start()) and _is_label(hit):
        printed = printed.split(" ")[
            0
        ]  # "on day 3 500 ml": two numbers, the first of which is a name
        end = hit.start() + len(printed)
    sign = ORDINAL if hit["order"] else NUMBER
    return Figure(hit.start(), end, _worth(printed.removesuffix(hit["order"] or ""))), sign


def _is_label(hit: re.Match[str]) -> bool:
    before = _LETTERS.findall(hit.string[max(0, hit.start() - 20) : hit.start()])
    return bool(before) and before[-1].lower() in _namers()


@cache
def _namers() -> frozenset[str]:
    return frozenset(column("number_words.tsv", "word", "namer"))


def _worth(printed: str) -> float:
    if printed.isdecimal():
        return float(printed)
    last = _FRACTIONS.get(printed[-1])
    if last is not None:
        return float(printed[:-1] or 0) + last
    printed = re.sub(r"[\u00a0\u202f\u2009 ]", "", printed).replace("·", ".")
    if re.fullmatch(r"0,\d+|\d+,\d{1,2}", printed):
        return float(printed.replace(",", "."))
    return float(printed.replace(",", ""))


@cache
def _worths() -> Mapping[str, tuple[str, float]]:
    return {row["word"]: (row["kind"], float(row["value"])) for row in read_table("figures.tsv")}


@lru_cache(maxsize=512)  # few number words stand together in sentences
def _spelling(some: frozenset[str]) -> re.Pattern[str]:
    """Match figures that are spelled out with some words: the fewer, the faster."""
    words = "|".join(sorted(some - {"half"}, key=lambda word: (-len(word), word)))
    ways = [rf"(?:{words})(?:[ -](?:and )?(?:{words}))*"] if words else []
    if "half" in some:
        halves = alternatives("units.tsv", "pattern", "time")
        ways.insert(0, rf"(?:a )?half(?: an?)?(?= (?:{halves})\b)")
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.I)


def _spelled(text: str, words: frozenset[str]) -> list[tuple[Figure, str]]:
    found: list[tuple[Figure, str]] = []
    for hit in _spelling(words.intersection(_worths())).finditer(text):
        if "half" in hit[0].lower():
            found.append((Figure(hit.start(), hit.end(), 0.5, True), NUMBER))
        else:
            found += _parts(hit.start(), hit[0])
    return [_with_half(text, figure, sign) for figure, sign in found]


def _parts(start: int, phrase: str) -> list[tuple[Figure, str]]:
    """Read number words left to right; a word that cannot go on begins a new figure."""
    done: list[_Sum] = []
    for word in _LETTERS.finditer(phrase):
        folded = word[0].lower()
        if folded == "and":
            continue
        kind, value = _worths()[folded]
        joined = phrase[done[-1].end - start : word.start()].lower() if done else ""
        if not done or not done[-1].takes(kind, joined):
            done.append(_Sum(start + word.start()))
        done[-1].add(kind, value, start + word.end())
    return [
        (Figure(s.start, s.end, s.value, True), ORDINAL if s.kind.startswith("ordinal") else NUMBER)
        for s in done
    ]


@dataclass(slots=True)
class _Sum:
    """A spelled figure as far as it has been read."""

    start: int
    end: int = 0
    value: float = 0
    kind: str = ""
    loose: float = 0
    thousands: float = 0

    def takes(self, kind: str, joined: str) -> bool:
        small = kind in ("unit", "teen", "ten", "ordinal", "ordinal-unit")
        if "and" in joined:
            return self.kind == "scale" and small
        if kind in ("unit", "ordinal-unit") and self.kind == "ten":
            return True
        return (kind == "scale" and self.kind in ("unit", "teen", "ten", "scale")) or (
            self.kind == "scale" and small
        )

    def add(self, kind: str, value: float, end: int) -> None:
        if kind == "scale" and value == _THOUSAND:
            self.thousands, self.loose = max(self.loose, 1) * value, 0
        else:
            self.loose = max(self.loose, 1) * value if kind == "scale" else self.loose + value
        self.value, self.kind, self.end = self.thousands + self.loose, kind, end


def _with_half(text: str, figure: Figure, sign: str) -> tuple[Figure, str]:
    more = _AND_A_HALF.match(text, figure.end)
    if more is None or sign == ORDINAL:
        return figure, sign
    return Figure(figure.start, more.end(), figure.value + 0.5, True), sign
