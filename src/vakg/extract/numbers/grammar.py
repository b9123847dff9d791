"""The grammar of numbers as patterns over marked sentences, made once from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vakg.extract.numbers.figures import Marked, N, O
from vakg.extract.patterns import ways_in
from vakg.extract.tables import alternatives, column, read_table

_DASH = r"\s?[-\u2010-\u2015\u2212]\s?"
_RANGE = re.compile(rf"(?:{_DASH}|\s?(?:to|until)\s|\s?(?P<and>and)\s)(?P<n>{N})")
_BETWEEN = re.compile(r"\bbetween\s+(?:about )?$", re.I)
_P_VALUE = re.compile(
    r"(?<!\w)[Pp][- ]?(?:values?)?\s?(?:[<>=≤≥\ufffd]|of|was|is|less than)+\s?0?[.,·]\d+"
    r"|(?<!\w)[Pp]\s?[<>=≤≥\ufffd]+\s?\d\S*"
)
_BRACKETS = re.compile(r"\[\s?\d[\d\s,;–-]*\]")
_INTERVAL = re.compile(r"\b9[059](?:[.]\d)?\s?%(?=[\s-]*(?:CI\b|confidence|credible))")
_LIST_MARK = re.compile(r"(?:^|(?<=\s))\(\d{1,2}\)(?=\s)|^\d{1,2}[.)](?=\s)")
_TAG = re.compile(r"(?:https?://|doi:|10\.\d{4,}/)\S+", re.I)
_NAMER = re.compile(r"([^\W\d_]+)\.? ?[#(]?\s?$")
_VERSUS = re.compile(r"\s?(?:±|\+/-|vs\b|versus\b)")  # "in this group (12 vs 5%)"
_NAMER_LIST = re.compile(r"([^\W\d_]+)\.? \S{1,4}(?:,? (?:and|or|to) |, |[-–])$")
_PER = re.compile(
    r"\s?(?:,? ?(?:per|for each|in each|at each|through each|into each|to each|each|/)\s?)"
    r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,2})",
    re.I,
)
_IN_TOTAL = re.compile(r",? (?:(?:in total|in all|altogether)\b|total(?=[,.;)]|$))", re.I)
_TOTAL_OF = re.compile(r"\b(?:a )?total(?:ling)?(?: of)?\s+(?:about )?$", re.I)


@cache
def _units() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Match any unit right behind a number, the longest first, and then which: most have none."""
    rows = [
        (way, row["ucum"]) for row in read_table("units.tsv") for way in ways_in(row["pattern"])
    ]
    rows.sort(key=lambda one: (-len(one[0].replace("(?-i:", "").rstrip(")?")), one[0]))
    any_, each = (
        re.compile(rf"[\s-]?(?:{'|'.join(form % way for way, _ in rows)})(?![^\W_])", re.I)
        for form in ("(?:%s)", "(%s)")
    )
    return any_, each, tuple(c for _, c in rows)


def unit_at(marked: Marked, end: int) -> tuple[str, int] | None:
    """Read the unit behind a number: its code, and where it ends.

    >>> from vakg.extract.numbers.figures import mark
    >>> unit_at(mark("36 breaths/min"), 2)
    ('/min', 14)
    """
    any_, each, codes = _units()
    hit = each.match(marked.text, end) if any_.match(marked.text, end) else None
    if hit is None:
        return None
    bare = hit[0].strip(" -")
    if len(bare) == 1 and bare.isalpha() and not _may_stand_alone(marked, hit, end):
        return None
    return codes[(hit.lastindex or 1) - 1], hit.end()


def _may_stand_alone(marked: Marked, hit: re.Match[str], end: int) -> bool:
    """Tell whether one letter is a unit: behind digits, in its own case."""
    apart, letter = hit[0][0], hit[0][-1]
    if apart == "-" or letter == "s":
        return apart == " " if letter == "s" else letter in "GF"
    return marked.text[end - 1].isdigit() and letter in "LlgmhdyNUGF"


def range_link(marked: Marked, end: int, start: int) -> int | None:
    """Give the start of the figure that ends a range which goes on at a place."""
    hit = _RANGE.match(marked.signs, end)
    if hit is None:
        return None
    if hit["and"] and not _BETWEEN.search(marked.signs, max(0, start - 24), start):
        return None
    return hit.start("n")


@cache
def _changes() -> re.Pattern[str]:
    words = "|".join(column("number_words.tsv", "word", "change"))
    return re.compile(rf"\b(?:{words})\b[^.;]{{0,40}}\bfrom (?:about |approximately )?$", re.I)


def is_change(marked: Marked, start: int) -> bool:
    """Tell whether "from A to B" is a way from one value to another, and no range."""
    return _changes().search(marked.signs, max(0, start - 70), start) is not None


@cache
def _namers() -> frozenset[str]:
    return frozenset(column("number_words.tsv", "word", "namer"))


def is_named(marked: Marked, start: int) -> bool:
    """Tell whether the word before a figure makes it a name: Fig. 2, grade 3, patients 2 and 3."""
    if _namers().isdisjoint(marked.words):
        return False
    ahead = marked.text[max(0, start - 24) : start]
    hits = (_NAMER.search(ahead), _NAMER_LIST.search(ahead))
    word = next((hit[1].lower() for hit in hits if hit and hit[1].lower() in _namers()), None)
    if word is None or (
        ahead.endswith("(") and _VERSUS.match(marked.text, marked.figures[start].end)
    ):
        return False
    return unit_at(marked, marked.figures[start].end) is None or word.startswith("fig")


def decoys_in(marked: Marked) -> Iterator[tuple[int, int]]:
    """Yield the places whose figures are no quantities: p values, brackets, list marks, tags."""
    text = marked.text
    likely = (
        (_P_VALUE, not marked.words.isdisjoint(("p", "pvalue", "pvalues"))),
        (_BRACKETS, "[" in text),
        (_INTERVAL, "%" in text),
        (_LIST_MARK, "(" in text or text[:1].isdigit()),
        (_TAG, "/" in text or "doi:" in text),
    )
    for pattern, is_likely in likely:
        if is_likely:
            yield from (hit.span() for hit in pattern.finditer(text))


def per_at(marked: Marked, start: int, end: int) -> tuple[str, int] | None:
    """Read what a number is given for: per pedicle, /level, in total."""
    whole = _IN_TOTAL.match(marked.signs, end)
    if whole is not None:
        return "total", whole.end()
    hit = _PER.match(marked.signs, end)
    if hit is not None:
        noun = _cut(hit["noun"])
        if noun:
            return noun.lower(), hit.start("noun") + len(noun)
    return ("total", end) if _TOTAL_OF.search(marked.signs, max(0, start - 24), start) else None


def _cut(words: str) -> str:
    """Keep the words before the first that no noun phrase goes on with."""
    kept: list[str] = []
    for word in words.split(" "):
        if word.lower() in _stops():
            break
        kept.append(word)
    return " ".join(kept)


@cache
def _stops() -> frozenset[str]:
    return frozenset(column("number_words.tsv", "word", "stop"))


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(alternatives("number_words.tsv", "word", "noun"), re.I)


def counted_at(marked: Marked, end: int) -> tuple[str, int] | None:
    """Read the noun that a count counts: a known one, or the first plural within four words."""
    place = end
    for _ in range(4):
        hit = _WORD.match(marked.signs, place)
        if hit is None or hit[1].lower() in _stops():
            return None
        place = hit.end()
        two = _TWO.match(marked.signs, hit.start(1))
        if two is not None and _nouns().fullmatch(two[0]):
            return two[0].lower(), two.end()
        if _nouns().fullmatch(hit[1]) or _is_plural(hit[1]):
            return hit[1].lower(), place
    return None


_WORD = re.compile(r"[ -]([^\W\d_]+(?:-[^\W\d_]+)*)")
_TWO = re.compile(r"[^\W\d_]+ [^\W\d_]+")


def _is_plural(word: str) -> bool:
    ending = word.endswith(("s", "ae")) and not word.endswith(("ss", "us", "is"))
    return ending and len(word) > 3 and word.islower()


@cache
def _parts_of_whole() -> re.Pattern[str]:
    words = alternatives("number_words.tsv", "word", "part")
    return re.compile(rf"[ -](?:(?P<word>{words})(?![^\W_])|(?P<order>{O})(?= of ))", re.I)


def part_at(marked: Marked, end: int) -> tuple[int, int] | None:
    """Read the lower half of a spelled fraction: two "thirds"; its worth, and where it ends."""
    hit = _parts_of_whole().match(marked.signs, end)
    if hit is None:
        return None
    if hit["order"]:
        return int(marked.value(hit.start("order"))), hit.end()
    rows = (row for row in read_table("number_words.tsv") if row["kind"] == "part")
    return next(
        int(row["means"]) for row in rows if re.fullmatch(row["word"], hit["word"], re.I)
    ), hit.end()
