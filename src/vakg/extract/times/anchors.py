"""The words that a time counts from: "the second operation" in "3 days after the second operation"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vakg.extract.clock.grammar import Rule
from vakg.extract.clock.roles import may_be_index
from vakg.extract.spans import Span, TimeMention
from vakg.extract.tables import column, read_table

_WORD = re.compile(r"\s?([\w'’-]+)")
_DONE = re.compile(r" (?:had been|has been|was|were)(?: \w+ly)? \w{2,}(?:ed|en)\b")
_ARTICLES = frozenset({"the", "a", "an", "this", "his", "her", "their", "its", "our"})
_NOW = frozenset({"present", "current"})
_LONGEST = 8  # words


def end_of(hit: re.Match[str]) -> int:
    """Leave out the space before the words that a time counts from."""
    return hit.start() + len(hit[0].rstrip())


def anchor_of(text: str, hit: re.Match[str], rule: Rule) -> tuple[Span | None, str]:
    """Give the words that a time counts from, up to a word that ends them, and what they are.

    Args:
        text: The sentence.
        hit: Where the rule fits.
        rule: The rule; its pattern marks where the words begin, if it wants any.
    """
    start = hit.start("x") if "x" in hit.re.groupindex else -1
    if start < 0:
        return None, rule.anchor
    clause = _clause().match(text, start)
    end, words = (clause.end() if clause else start), list[str]()
    while len(words) < _LONGEST and not (words and words[-1] in _anchors()):
        word = _WORD.match(text, end)
        if word is None or (words[-1:] != ["of"] and _ends(word[1].lower(), len(words))):
            break
        end = word.end()
        words.append(word[1].lower())
    done = _DONE.match(text, end) if words else None  # "after the cement had been injected"
    end = done.end() if done else end
    bare = [word for word in words if word not in _ARTICLES and word not in _NOW]
    if bare[1:2] == ["of"] and bare[0] in _edges():
        bare = bare[2:]
    kind = _anchors().get(bare[0], "text") if len(bare) == 1 else "text"
    return (Span(start=start, end=end), kind) if bare else (None, "none")


def trimmed(text: str, offset: int, one: TimeMention, names: Sequence[Span]) -> TimeMention:
    """End the words that a time counts from where another thing is named: "2 days after PVP | mild dyspnea".

    Args:
        text: The sentence.
        offset: Where it starts in the document.
        one: The time.
        names: What the sentence names, by start.
    """
    anchor = one.anchor
    if anchor is None:
        return one
    named = [name for name in names if anchor.start <= name.start < anchor.end]
    if named and named[0].start > anchor.start:
        ahead = text[anchor.start - offset : named[0].start - offset].rstrip()
        words = ahead.lower().split()
        if may_be_index(words[-1:]) or (words[-1:] and words[-1] in _anchors()):
            return replace(one, anchor=Span(start=anchor.start, end=anchor.start + len(ahead)))
    first = named[0] if named else None
    other = next((name for name in named if first and name.start > first.end), None)
    if first is None or other is None:
        return one
    between = text[first.end - offset : other.start - offset].lower().split()
    if "of" in between or "and" in between:
        return one
    return replace(one, anchor=Span(start=anchor.start, end=first.end))


def _ends(word: str, count: int) -> bool:
    return word in _stops() or (count > 0 and word in _ARTICLES)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(column('clock_words.tsv', 'word', 'clause'))}) ", re.I)


@cache
def _edges() -> frozenset[str]:
    return frozenset(column("clock_words.tsv", "word", "edge"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(column("clock_words.tsv", "word", "stop"))


@cache
def _anchors() -> dict[str, str]:
    rows = [row for row in read_table("clock_words.tsv") if row["kind"] == "anchor"]
    return {row["word"]: row["means"] for row in rows}
