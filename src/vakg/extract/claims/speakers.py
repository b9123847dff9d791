"""Who makes a claim, and how that one came to it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vakg.extract.tables import read_table
from vakg.model.assertion import Stance

_GLUED = re.compile(r"(?P<who>[A-Z][a-z'’-]{2,})(?=(?:\s?\[\d| {1,8})\S*)")
_CONTRARY = re.compile(r"\b(?:[Cc]ontrary to|[Ii]n contrast (?:to|with)|[Uu]nlike)\s(?:\w+\s)?$")
AUTHORS, CITED = "authors", "cited literature"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row for row in read_table("claims/speakers.tsv") if row["kind"] == "who")
    return tuple((re.compile(row["pattern"]), row["means"]) for row in rows)


@cache
def _stances() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    rows = (row for row in read_table("claims/speakers.tsv") if row["kind"] == "stance")
    return tuple(
        (re.compile(rf"\b(?:{row['pattern']})\b", re.I), Stance(row["means"])) for row in rows
    )


@lru_cache(maxsize=256)
def speaker(text: str, end: int, citations: tuple[int, ...], raised: tuple[int, ...] = ()) -> str:
    """Say who makes a claim: a cited author by name, others, the cited literature, or the authors.

    Args:
        text: The sentence, blanks for raised citation numbers.
        end: Where the claim's own words end; who is named later is not its speaker.
        citations: The works that it cites.
        raised: Where their numbers stand.

    >>> speaker("Ryu et al. found leakage in 26% of cases.", 40, (10,))
    'Ryu et al.'
    """
    for pattern, name in _patterns():
        hit = pattern.search(text, 0, max(end, 1))
        if hit and (_CONTRARY.search(text, 0, hit.start()) or hit[0].startswith("Unlike")):
            continue
        if hit and not (name == AUTHORS and citations):
            return name or _tidy(hit[0])
    for at in raised:
        hit = re.search(r"([A-Z][a-z'’-]{2,})\s?$", text[:at])
        if hit and at < end and re.match(r"[\s\d\[\],-]*[a-z]+", text[at:]):
            return hit[1]
    return CITED if citations else AUTHORS


def _tidy(words: str) -> str:
    plain = re.sub(r"^the ", "", words.strip(), flags=re.I).replace(",", "")
    if plain.endswith("et al"):
        plain += "."
    if plain[:1].isupper() and plain.split()[0].lower() in (
        "some",
        "many",
        "most",
        "several",
        "other",
        "few",
    ):
        return plain.lower()
    return plain


@lru_cache(maxsize=256)
def stance(*texts: str) -> Stance:
    """Say how the speaker came to a claim, by the words of its clause, else of its sentence.

    >>> stance("Harrington speculated that the pressure raises the risk.").value
    'speculates'
    """
    found = (how for text in texts for pattern, how in _stances() if pattern.search(text))
    return next(found, Stance.STATES)
