"""The words around rates, ready as patterns: what a rate counts, what names one, what brings in a study."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vakg.extract.patterns import beginning
from vakg.extract.tables import alternatives, read_table
from vakg.model.assertion import UnitOfAnalysis

_TABLE = "claims/rate_words.tsv"


@cache
def words(kind: str) -> re.Pattern[str]:
    """Give the pattern of a kind of words, between word edges, in any case."""
    ways = alternatives(_TABLE, "pattern", kind)
    return re.compile(rf"{beginning(ways)}(?<![\w-])(?:{ways})(?![\w-])", re.I)


@cache
def _units() -> tuple[tuple[re.Pattern[str], UnitOfAnalysis], ...]:
    rows = (row for row in read_table(_TABLE) if row["kind"] == "unit")
    return tuple(
        (re.compile(rf"(?:{row['pattern']})", re.I), UnitOfAnalysis(row["means"])) for row in rows
    )


@lru_cache(maxsize=1024)  # the same few nouns are counted again and again
def unit_of(noun: str | None) -> UnitOfAnalysis | None:
    """Say what a counted noun makes a rate a rate of.

    >>> unit_of("vertebral bodies").value, unit_of("people").value, unit_of("days")
    ('vertebrae', 'patients', None)
    """
    last = (noun or "").strip().split(" ")[-1]
    for pattern, unit in _units():
        if pattern.fullmatch(noun or "") or pattern.fullmatch(last):
            return unit
    return None
