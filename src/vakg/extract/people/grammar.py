"""The grammar of people as patterns over marked sentences, made once from `people.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vakg.extract.numbers import comparators
from vakg.extract.numbers.figures import MORE, NUMBER, Marked, N, O
from vakg.extract.patterns import beginning
from vakg.extract.people.ages import decade_gate
from vakg.extract.tables import alternatives, column, read_table
from vakg.model.assertion import Comparator

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_REFERENCE = re.compile(
    r"(?P<who>[A-Z][\w'’-]+(?: (?:et al\.?|(?:and|&) (?:colleagues|co-?workers|associates|[A-Z][\w'’-]+)))?)"
    r",?\s?(?P<where>\((?:19|20)\d\d[a-z]?\)|\[\d[\d,\s–-]*\])"
    r"|(?P<others>[A-Z][\w'’-]+,? et al\.?)"
)
_IN_YEARS = {"month": 12.0, "week": 52.18, "day": 365.25}
_UP_TO_RANGE = re.compile(rf"\s?(?:-|–|to|and|±|\+/-|years? (?:to|and))\s?{N}")
_AND_OVER = re.compile(
    r"(?: or| and) (?:older|over|above|more|younger|under)\b|,? \(?(?:on|in the) (?:average|mean)\b",
    re.I,
)
_RANGE_END = re.compile(rf"(?:{N} ?(?:to|-|–)|\bbetween {N} and) ?$", re.I)
_AGED_BOUND = re.compile(
    r"(?:[<>≤≥]|\b(?:between|under|over|above|below|older than|younger than|from))\s?$", re.I
)


@cache
def person_words() -> re.Pattern[str]:
    """Match any word for a person or people, and the letters of tables."""
    kinds = ("one", "many", "role", "roles")
    rows = {row["word"] for row in read_table("people.tsv") if row["kind"] in kinds}
    words = "|".join(sorted(rows, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:(?i:{words})|[MF](?=[\s/,);]|$)|{_small_letters()})(?![\w])")


def _small_letters() -> str:
    """Match "(m, 64)" and "(64, f)": small letters only where a figure in the bracket stands beside them."""
    ahead = rf"(?<=[{NUMBER}{MORE}][,/])|(?<=[{NUMBER}{MORE}][,/] )|(?<= y[,/] )"
    return rf"(?<=\()[mfw](?=[ ,/]{{1,2}}{NUMBER})|(?:{ahead})[mfw](?=[,;)]|$)"


@cache
def gate() -> frozenset[str]:
    """List the words of which one must stand in a sentence that brings up people."""
    rows = [
        row for row in read_table("people.tsv") if row["kind"] in ("one", "many", "role", "roles")
    ]
    words = {row["word"].lower() for row in rows}
    return frozenset(
        words
        | set(column("people.tsv", "word", "subject"))
        | {"m", "f", "w", "pt", "old", "age", "aged", "yo", "o", "cases"}
        | decade_gate()
    )


@cache
def _sexes() -> dict[str, str]:
    rows = [row for row in read_table("people.tsv") if row["kind"] in ("one", "many")]
    return {row["word"].lower(): row["means"] for row in rows} | {
        "m": "male",
        "f": "female",
        "w": "female",
    }


def sex_of(word: str) -> str | None:
    """Give the sex that a word tells.

    >>> sex_of("lady"), sex_of("patient")
    ('female', None)
    """
    return _sexes().get(word.lower().rstrip("."))


@cache
def _subject() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {
        row["word"]: row["means"] for row in read_table("people.tsv") if row["kind"] == "subject"
    }
    return re.compile(rf"\b({'|'.join(rows)}) (?:was|is|being)(?: [^\W\d]+)? $", re.I), rows


def subject_sex(signs: str, start: int) -> str | None:
    """Give the sex that a pronoun in front of an age tells: "she was 46 years old"."""
    pattern, sexes = _subject()
    hit = pattern.search(signs, max(0, start - 24), start)
    word = hit[1] if hit else signs[start:].partition(" ")[0]
    return sexes.get(word.lower())


@cache
def _several() -> frozenset[str]:
    return frozenset(
        (*column("people.tsv", "word", "many"), *column("people.tsv", "word", "roles"))
    )


def is_many(word: str) -> bool:
    """Tell whether a word names several people."""
    return word.lower() in _several()


def years(value: float, unit: str | None) -> float:
    """Turn an age into years."""
    stem = (unit or "year").lower().rstrip("s.")
    return round(value / _IN_YEARS.get(stem, 1.0), 2)


@cache
def _groupers() -> re.Pattern[str]:
    words = "|".join(column("people.tsv", "word", "group"))
    return re.compile(
        rf"(?<!\w)(?:{words})\b[^.;]{{0,24}}$"
        r"|\bages? (?:range\w*|between|was|were|\w+ from)[^.;]{0,16}$",
        re.I,
    )


def bounded_at(signs: str, hit: re.Match[str]) -> bool:
    """Tell whether a printed age is a mean, a bound or a range of a group."""
    start, figure = hit.start(), hit.start("a")
    ahead = signs[max(0, figure - 40) : figure]
    if _groupers().search(signs[max(0, start - 40) : start]) or _AGED_BOUND.search(ahead):
        return True
    if _RANGE_END.search(ahead):
        return True
    comparator = comparators.before(signs, figure)[0]
    if comparator not in (Comparator.EQUAL, Comparator.ABOUT):
        return True
    end = hit.end("a")
    return bool(_UP_TO_RANGE.match(signs, end) or _AND_OVER.match(signs, hit.end()))


@cache
def _goes_on() -> re.Pattern[str]:
    words = "|".join(
        (*column("number_words.tsv", "word", "stop"), *column("people.tsv", "word", "act"))
    )
    return re.compile(rf"\s*(?:$|[^\w\s-]|(?:{words})\b)", re.I)


@cache
def followed() -> re.Pattern[str]:
    """Match up to three words behind an age, as far as one phrase reaches."""
    words = "|".join(
        (*column("number_words.tsv", "word", "stop"), *column("people.tsv", "word", "act"))
    )
    return re.compile(rf"(?: (?!(?:{words})\b)[^\W\d_][\w-]*){{1,3}}", re.I)


def is_of_person(text: str, end: int) -> bool:
    """Tell whether an age is a person's where no word for one stands by it: "a 54-year-old came"."""
    return _goes_on().match(text, end) is not None


@cache
def many() -> re.Pattern[str]:
    """Match a number of people: "33 patients", "both women", "two elderly people"."""
    nouns = "|".join(sorted(_several(), key=lambda word: (-len(word), word)))
    ones = "|".join(column("people.tsv", "word", "role"))
    return re.compile(
        rf"{beginning(f'{N}|both|the two')}(?<![\w-])(?:(?P<a>{N})|both|the two)(?P<word>"
        rf"(?: (?:of (?:the|these|our) )?(?:[^\W\d_]+(?:-[^\W\d_]+)* ){{0,3}}?|\s)(?:{nouns})"
        rf"|(?<=both) (?:{nouns}|cases))(?![\w-])(?!\s(?:{ones})\b)",
        re.I,
    )


def _traits() -> str:
    return "|".join(column("people.tsv", "word", "trait"))


@cache
def introduced() -> re.Pattern[str]:
    """Match the mention of somebody new: an article, at most two words, a word for one person."""
    articles = "|".join(sorted(column("people.tsv", "word", "article"), key=lambda way: -len(way)))
    articles = articles.replace("O", O)
    ones = "|".join(
        (*column("people.tsv", "word", "one"), *column("people.tsv", "word", "role")[:5])
    )
    one = f"{NUMBER}{MORE}{{2}}"  # the figure of three letters that a single person can follow
    words = r"(?: ?[^\W\d_]+(?:-[^\W\d_]+)*(?= )){0,2}?"
    return re.compile(
        rf"(?<![\w-])(?:(?:{articles}|{one}(?: further)?)(?= )|(?<=: )|^(?=[^,.;]{{0,24}},))"
        rf"(?P<words>{words} ?(?<![\w-])(?:{ones})(?: patient)?)(?![\w-])"
        rf"(?!'s\b| (?:number|no\.?|series|report|reports|study|group|{_traits()})\b)",
        re.I,
    )


@cache
def _labels() -> re.Pattern[str]:
    words = alternatives("people.tsv", "word", "label")
    after = "reports?|series|who|whom|that|to|in the|reported|with|ever|in whom"
    return re.compile(
        rf"(?<![\w-])(?:(?P<label>(?:{words})) ?#?(?:(?P<a>{N})|(?P<roman>(?-i:[IVX]{{1,4}}))"
        rf"|(?P<letter>(?-i:[A-H])))"
        rf"(?![\w%])(?! ?[-/–] ?{N})|(?:the|our) (?P<b>{O}) (?:patient|case)(?! (?:{after})\b))",
        re.I,
    )


def labels(marked: Marked) -> Iterator[tuple[int, int, int]]:
    """Yield people who are named by a number: "Case 2", "patient II", "the second patient"."""
    if marked.words.isdisjoint(("patient", "case", "pt")):
        return
    for hit in _labels().finditer(marked.signs):
        number: int | None
        if hit["letter"]:
            number = ord(hit["letter"]) - ord("A") + 1
        elif hit["roman"]:
            number = _ROMAN.get(hit["roman"].lower())
        else:
            number = int(marked.value(hit.start("a") if hit["a"] else hit.start("b")))
        if number is not None and number < 1000:
            yield hit.start(), hit.end(), number


def reference_in(text: str) -> tuple[int, str] | None:
    """Give the work that a sentence reports from: "Rasch (2010)", "Ng et al. [27]"."""
    hit = _REFERENCE.search(text)
    return (hit.end(), hit[0]) if hit else None
