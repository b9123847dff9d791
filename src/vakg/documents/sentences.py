"""Split paragraphs into sentences; citation numbers belong to the sentence they follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vakg.documents.blocks import Kind
from vakg.documents.compose import Placed
from vakg.documents.tables import column
from vakg.model.document import Citation, Section, Sentence, narrowest_section

_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…]+[\"'”’)\]]*"
    rf"(?:(?<=[^\W\d_]{{2}}[.!?]){_NUMBERS}|(?<=[)\]”%][.!?]){_NUMBERS}"
    rf"|(?<=[A-Z]\d[.!?]){_NUMBERS}|(?<=[A-Z]\d\d[.!?]){_NUMBERS}|\s?\[{_NUMBERS}\])?"
    r"\s+(?=[\"'“‘(\[]*(?:[^\W\d_a-zß-öø-ÿ]|\d))"
)
_TOKEN = re.compile(r"(?<![^\s(\[“\"])[^\s(\[“\"]++$")
_LABEL = re.compile(r"\d{1,3}\. |(?:[A-Z][a-z]+\.? (?:\d{1,2}|[IVX]{1,4})\. ?)+")
_NEAR = 400  # code points looked at on each side; a bracket that is open longer was never closed
_LONGEST = 60  # code points; no abbreviation or label is longer
_TABLE = "abbreviations.tsv"


def find_sentences(
    text: str,
    placed: Sequence[Placed],
    sections: Sequence[Section],
    citations: Sequence[Citation],
) -> tuple[Sentence, ...]:
    """Find the sentences of text and captions; headings have none.

    Args:
        text: The reading text.
        placed: Its paragraphs.
        sections: Its sections, for the name of the narrowest.
        citations: Its citations, by start.
    """
    numbers = _NumbersAt(citations)
    found = []
    for part in placed:
        if part.paragraph.kind is Kind.HEADING:
            continue
        spans = [
            (part.start + start, part.start + end)
            for start, end in sentence_spans(text[part.start : part.end])
        ]
        found += [
            Sentence(
                start=start,
                end=end,
                section=narrowest_section(sections, start),
                citations=numbers.between(start, end),
                complete=not (part.paragraph.hanging and (start, end) == spans[-1]),
            )
            for start, end in spans
        ]
    return tuple(found)


@dataclass(slots=True)
class _NumbersAt:
    """Looks up citation numbers by place."""

    citations: Sequence[Citation]
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [citation.start for citation in self.citations]

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """List the numbers cited in a span, each once, in printed order."""
        cited = self.citations[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return tuple(dict.fromkeys(number for citation in cited for number in citation.numbers))


def sentence_spans(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of one paragraph.

    >>> text = "It fell (P < .05).10 Then Fig. 2 was made. End"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['It fell (P < .05).10', 'Then Fig. 2 was made.', 'End']
    """
    start = 0
    for stop in _STOP.finditer(paragraph):
        before = paragraph[max(start, stop.start() - _NEAR) : stop.start()]
        after = paragraph[stop.end() : stop.end() + _NEAR]
        if _ends_here(before, stop.group(), after):
            yield start, start + len(paragraph[start : stop.end()].rstrip())
            start = stop.end()
    if paragraph[start:].strip():
        yield start, len(paragraph.rstrip())


def _ends_here(before: str, stop: str, after: str) -> bool:
    if (len(before) < _LONGEST and _LABEL.fullmatch(f"{before}. ")) or _in_bracket(
        before + stop, after
    ):
        return False
    if not stop.startswith(".") or stop.rstrip() != ".":
        return not _is_listed(before, "never") or stop.rstrip() != "."
    word = re.match(r"[\"'“‘(\[]*(\w+)", after)
    following = word.group(1) if word else ""
    starter = following.casefold() in column("grammar.tsv", "word", "starter")
    if _is_listed(before, "never") or (_is_listed(before, "number") and following.isdigit()):
        return False
    if _is_listed(before, "seldom"):
        return starter
    return starter or following.isdigit() or not _is_initial(before)


def _is_listed(before: str, kind: str) -> bool:
    token = _TOKEN.search(before[-_LONGEST:])
    return token is not None and token.group().casefold() in column(_TABLE, "word", kind)


def _is_initial(before: str) -> bool:
    """A single capital is a name's initial, unless it counts something (`grade B`)."""
    tokens = before.split()[-2:]
    if not tokens or not re.fullmatch(r"[(\[]?[A-Z](?:\.[A-Z])*", tokens[-1]):
        return False
    return len(tokens) < 2 or not tokens[0].islower() or tokens[0] in ("by", "of", "and", "from")


def _in_bracket(before: str, after: str) -> bool:
    """Tell whether a stop stands inside a bracket that closes soon."""
    if before.count("(") <= before.count(")"):
        return False
    bracket = re.search(r"[()]", after)
    return bracket is not None and bracket.group() == ")"
