"""A document as a reader sees it: one text in reading order, and the way back to the file.

`Document.text` is the reading text. Every offset in this module counts code points of it, except
those that say `file`; these count code points of the decoded file. A quote is a substring of the
reading text, and nothing else is ever quoted. Numbers that XML, HTML or PDF print raised stand in the
reading text as raised digits ("found.¹²", "10⁶"), never as digits glued to a word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class CitationStyle(StrEnum):
    """How a document prints its citation numbers."""

    BRACKET = "bracket"  # [3-5,7]
    SUPERSCRIPT = "superscript"  # raised in print, so glued to the word in plain text: reports,1,2
    NAME = "name"  # a link in the file's markup under a name and year; numbers are places in the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of the document besides its text; `None` is not known, never empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: str | None = None
    journal: str | None = None
    doi: str | None = None
    pmid: str | None = None
    licence: str | None = None
    kind: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the text under one heading; sections may lie within another.

    `name` is a short key such as `discussion` or `case-2`, `kind` the family it belongs to
    (`case`), and `title` the heading as printed, empty where the document prints none.
    """

    name: str
    title: str
    start: int
    end: int
    kind: str


def narrowest_section(sections: Iterable[Section], offset: int) -> str:
    """Name the narrowest of the sections that hold an offset; empty where none does."""
    holding = [part for part in sections if part.start <= offset < part.end]
    return min(holding, key=lambda part: part.end - part.start).name if holding else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, with the numbers of the works it cites.

    `complete` is false where the file lost how the sentence goes on.
    """

    start: int
    end: int
    section: str
    citations: tuple[int, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption of a figure or table; `label` as printed, such as `Fig 1`."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One printed group of citation numbers, ranges expanded."""

    start: int
    end: int
    numbers: tuple[int, ...]
    style: CitationStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a stretch of the reading text stands in the file.

    Equal lengths: copied character by character. Unequal: a join, such as a line end that became
    one space, or a dropped hyphen (which has no length in the reading text).
    """

    start: int
    end: int
    file_start: int
    file_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the list of works cited.

    `number` is the printed one, or the place in the list where none is printed.
    """

    number: int
    start: int
    end: int
    doi: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; empty where it prints nothing (`start` equals `end`)."""

    text: str
    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's rows, which stand in the text one a line, without its caption.

    All rows are equally long: a cell that spans rows or columns comes again in each of them, with
    the same place. `label` is as printed, such as `Table 1`, and names the caption.
    """

    label: str
    start: int
    end: int
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the reading text stands in a file with markup: a page, or an XPath."""

    start: int
    end: int
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that reading a file yields; plain values only, so that equal files give equal documents.

    Args:
        name: The file's name without its suffix, or `pmid-NUMBER` for an article of a PubMed file;
            other stages call the document by it.
        title: The title from the metadata, else the name.
        text: The reading text.
        sha256: Of the file's bytes, in hexadecimal; of an article among many in one XML file, of its
            own canonical XML.
        metadata: What `NAME.toml` says, and for the rest what the file itself says.
        sections: By start, the wider before the narrower.
        sentences: By start; headings are not sentences.
        captions: By start.
        citations: By start.
        origins: By start, without overlap; plain text only, other formats have `places`.
        furniture: Spans of the file left out of the text, such as running heads.
        references: The list of works cited, by number.
        tables: By start.
        places: By start, without overlap.
        warnings: What of the file could not be read, each as a sentence.
    """

    name: str
    title: str
    text: str = field(repr=False)
    sha256: str
    metadata: Metadata
    sections: tuple[Section, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    captions: tuple[Caption, ...] = field(repr=False)
    citations: tuple[Citation, ...] = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)
    furniture: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    references: tuple[Reference, ...] = field(default=(), repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    places: tuple[Place, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` of the reading text.

        Raises:
            ValueError: If the span is empty, runs backwards or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.name}: no words from {start} to {end} of {len(self.text)}")
        return self.text[start:end]

    def text_without_raised_citations(self) -> str:
        """Give the text with blanks for raised citation numbers, so that all offsets still hold.

        For rules that look for words and numbers: "at T12³" and "found.2" read as "at T12 " and
        "found. ". Powers (10⁶, 4 m²) are no citations and stay.
        """
        pieces, done = [], 0
        for one in self.citations:
            if one.style is CitationStyle.SUPERSCRIPT and one.start >= done:
                pieces += [self.text[done : one.start], " " * (one.end - one.start)]
                done = one.end
        return "".join([*pieces, self.text[done:]])

    def section_at(self, offset: int) -> str:
        """Name the narrowest section that holds an offset; empty between sections."""
        return narrowest_section(self.sections, offset)

    def reference(self, number: int) -> Reference | None:
        """Lead a citation's number to its entry; None where the document lists none."""
        return next((entry for entry in self.references if entry.number == number), None)

    def place_at(self, offset: int) -> str:
        """Say where in a file with markup an offset stands; empty for plain text and gaps."""
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at].where if at >= 0 and offset < self.places[at].end else ""

    def file_spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Lead a span of the reading text back to the file, as spans of the decoded file.

        More than one span comes back where the words were torn apart in the file.
        """
        spans: list[tuple[int, int]] = []
        for origin in self._origins_of(start, end):
            first, last = _part_in_file(origin, start, end)
            if spans and spans[-1][1] == first:
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        return tuple(spans)

    def _origins_of(self, start: int, end: int) -> tuple[Origin, ...]:
        after = bisect_right(self.origins, start, key=lambda origin: origin.end)
        upto = bisect_right(self.origins, end - 1, key=lambda origin: origin.start)
        return self.origins[after:upto]


def _part_in_file(origin: Origin, start: int, end: int) -> tuple[int, int]:
    """Cut a copied stretch to the span asked for; a join is taken whole."""
    if origin.end - origin.start != origin.file_end - origin.file_start:
        return origin.file_start, origin.file_end
    first = max(start, origin.start) - origin.start
    last = min(end, origin.end) - origin.start
    return origin.file_start + first, origin.file_start + last
