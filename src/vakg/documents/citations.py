"""Find citation numbers: in brackets, or raised in print and so glued to the word before them.

A document has one style. Raised numbers are only looked for where there are no brackets, and only
where a number cannot be part of a quantity: after a word, or after a stop that follows a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vakg.model.document import Citation, CitationStyle

_GROUP = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_BRACKET = re.compile(rf"\[({_GROUP})\]")
_RAISED = re.compile(
    rf"(?:(?<=[^\W\d_][^\W\d_][.,;:])|(?<=[)\]”\"%][.,;])|(?<=\b[A-Z]\d\.)|(?<=\b[A-Z]\d\d\.)"
    rf"|(?<=[a-z]{{3}})|(?<=\bal)|(?<=\bal\.)|(?<=[a-z]\)))({_GROUP})"
    r"(?=\s|$|[)\].;:]|,\s)"
)
_BEGIN = re.compile(r"[\[\d]")
_WIDEST = 200  # works; a wider range is no range of citations
_MOST = 999


def find_citations(text: str) -> tuple[Citation, ...]:
    """Find all groups of citation numbers of a reading text.

    >>> [found.numbers for found in find_citations("So it is [2-4,7].")]
    [(2, 3, 4, 7)]
    >>> [found.numbers for found in find_citations("As reports,1,3 say at 27.5 degrees.2 So.")]
    [(1, 3), (2,)]
    """
    bracketed = tuple(_found(text, _BRACKET, CitationStyle.BRACKET))
    return bracketed or tuple(_found(text, _RAISED, CitationStyle.SUPERSCRIPT))


def _found(text: str, pattern: re.Pattern[str], style: CitationStyle) -> Iterator[Citation]:
    group = 0 if style is CitationStyle.BRACKET else 1
    for match in _matches(text, pattern):
        numbers = expand_numbers(match.group(1))
        if numbers:
            start, end = match.span(group)
            yield Citation(start=start, end=end, numbers=numbers, style=style)


def _matches(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Give what `finditer` would, asking only where a group may begin."""
    begin = _BEGIN.search(text)
    while begin:
        match = pattern.match(text, begin.start())
        if match:
            yield match
        begin = _BEGIN.search(text, match.end() if match else begin.end())


def expand_numbers(group: str) -> tuple[int, ...]:
    """Expand a printed group; empty when it cannot be one.

    >>> expand_numbers("2-5,10"), expand_numbers("5-2")
    ((2, 3, 4, 5, 10), ())
    """
    numbers: list[int] = []
    for part in re.split(r"\s?,\s?", group):
        first, *rest = (int(number) for number in re.split(r"\s?[–-]\s?", part))
        last = rest[-1] if rest else first
        if len(rest) > 1 or first < 1 or not first <= last <= min(first + _WIDEST, _MOST):
            return ()
        numbers.extend(range(first, last + 1))
    return tuple(numbers)
