"""The grammar of the clock as patterns over marked sentences, made once from `times.tsv`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vakg.extract.numbers.figures import HIDDEN, ORDINAL, N, O
from vakg.extract.patterns import beginning
from vakg.extract.tables import alternatives, column, read_table

_TOKEN = re.compile(r"(?<![A-Za-z<])[NOUX](?![A-Za-z>])")
_SHORT = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table, ready to be used."""

    pattern: re.Pattern[str]
    needs: frozenset[str]
    kind: str
    sign: int
    anchor: str
    low: float | None
    high: float | None
    unit: str | None


@cache
def rules(place: str) -> tuple[Rule, ...]:
    """Give the rules of one place (after, before, phrase) in the order of the file."""
    return tuple(_rule(row) for row in read_table("times.tsv") if row["place"] == place)


def _rule(row: Mapping[str, str]) -> Rule:
    body = _macros(row["pattern"])
    if row["place"] == "phrase":
        edge = "" if "(?P<x>)" in body else r"(?!\w)"
        body = rf"{beginning(body)}(?<![\w-])(?:{body}){edge}"
    return Rule(
        pattern=re.compile(body, re.I),
        needs=frozenset(row["needs"].split()),
        kind=row["kind"],
        sign=-1 if row["sign"] == "-" else 1,
        anchor=row["anchor"],
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        unit=row["unit"] or None,
    )


def _macros(pattern: str) -> str:
    """Write out N, O, U and X; the first figure is group a, the second b; X marks where words begin."""
    names, units_seen = iter("abcdef"), iter(["?P<u>"])
    marks = iter(["(?P<x>)"])

    def written(hit: re.Match[str]) -> str:
        if hit[0] == "U":
            return f"({next(units_seen, '?:')}{_unit_words()})(?!\\w)"
        if hit[0] == "X":
            return next(marks, "") + rf"(?=[\w{HIDDEN}{ORDINAL}])"
        return f"(?P<{next(names)}>{N if hit[0] == 'N' else O})"

    return _TOKEN.sub(written, pattern)


@cache
def _unit_words() -> str:
    return alternatives("units.tsv", "pattern", "time")


@cache
def _ahead() -> re.Pattern[str]:
    ways = [f"(?P<r{place}>{rule.pattern.pattern})" for place, rule in enumerate(rules("before"))]
    body = "|".join(ways).replace("(?P<a>", "(?:")
    return re.compile(rf"(?:(?<![\w-])|(?!\w))(?:{body})[ -]*$", re.I)


def rule_before(signs: str, start: int, end: int) -> tuple[Rule, re.Match[str]] | None:
    """Find the rule for the words that end where an amount of time begins."""
    hit = _ahead().search(signs, start, end)
    if hit is None:
        return None
    return rules("before")[int(str(hit.lastgroup)[1:])], hit


@cache
def triggered() -> Mapping[str, tuple[int, ...]]:
    """Map each word to the places of the phrase rules that may apply where it stands."""
    found: dict[str, list[int]] = {}
    for place, rule in enumerate(rules("phrase")):
        for word in sorted(rule.needs):
            found.setdefault(word, []).append(place)
    return {word: tuple(places) for word, places in found.items()}


@cache
def units() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the units of time, each with a pattern for all its printed forms."""
    rows = [row for row in read_table("units.tsv") if row["kind"] == "time"]
    return tuple((re.compile(row["pattern"], re.I), row["ucum"]) for row in rows)


@cache
def unit_of(printed: str) -> str:
    """Give the code of a printed unit of time.

    >>> unit_of("years"), unit_of("h")
    ('a', 'h')
    """
    return next(code for pattern, code in units() if pattern.fullmatch(printed))


@cache
def gate() -> frozenset[str]:
    """List the words of which one must stand in a sentence that counts time."""
    stems = [way for row in column("units.tsv", "pattern", "time") for way in row.split("|")]
    words = {way.replace("?", "") for way in stems} | {re.sub(r".\?", "", way) for way in stems}
    return frozenset(words)


@cache
def quantity() -> re.Pattern[str]:
    """Match an amount of time: 3 days, 17h, 2-3 weeks, a week, several hours, days."""
    vague = alternatives("clock_words.tsv", "word", "vague")
    long = "|".join(way for way in _unit_words().split("|") if len(way.replace("?", "")) > 2)
    first = beginning(f"{N}|an?|one more|{vague}|{long}")
    return re.compile(
        rf"{first}(?:(?P<a>{N})(?:(?:\s?[-\u2010-\u2015]\s?| to | or )(?P<b>{N}))?"
        rf"[ -]?(?:(?:more|further|additional|consecutive|full|whole|postoperative) )?"
        rf"|(?<![\w-])(?P<one>an?|another|one more)[ -]|(?<![\w-])(?P<vague>{vague})[ -]"
        rf"|(?<![\w-])(?P<bare>)(?=(?:{long})(?<=s)\b))"
        rf"(?P<u>{_unit_words()})(?![\w])(?:\.(?= (?:after|before|later|post|prior|into)\b))?"
        rf"(?P<half> and a half\b)?",
        re.I,
    )


@cache
def vague_amount(printed: str) -> float | None:
    """Give the amount that a vague word stands for, if it stands for any."""
    rows = [row for row in read_table("clock_words.tsv") if row["kind"] == "vague"]
    means = next(row["means"] for row in rows if re.fullmatch(row["word"], printed, re.I))
    return float(means) if means else None
