"""What the pages of a PDF say, from pieces of print to a document's parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vakg.documents.blocks import Kind
from vakg.documents.citations import expand_numbers
from vakg.documents.endings import ends_sentence
from vakg.documents.formats.pdf_blocks import Printed, body_size, printed_blocks
from vakg.documents.formats.pdf_columns import Piece, columns, usual_gutter
from vakg.documents.formats.pdf_furniture import without_furniture
from vakg.documents.formats.pdf_parts import Part, parts_of
from vakg.documents.formats.pdf_tables import cells_of, with_tables
from vakg.documents.formats.runs import Run, lowered
from vakg.documents.formats.writer import Writer
from vakg.documents.hyphens import Join, join_of
from vakg.documents.structure import caption_label, known_heading
from vakg.documents.words import Vocabulary
from vakg.model.document import Citation, CitationStyle, Place

_TITLE = 1.2  # of the size of the body, at the least
_TITLE_WORDS = 4
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(rf"(?<![\d{_DIGITS}⁻⁺])[{_DIGITS}](?:[{_DIGITS},–\- ]*[{_DIGITS}])?(?![⁻⁺])")
_POWER = re.compile(r"(?:\b(?:[kcmµμn]?m|[kmµμ]?g|s|h|min)|/)$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its pieces of text; measures in points."""

    number: int
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """All that the pages say; `front` is the first page as it comes."""

    parts: tuple[Part, ...]
    title: str | None
    front: str
    seen: Vocabulary = field(repr=False)


def text_of(sheets: Sequence[Sheet]) -> Text:
    """Read pages: furniture dropped, columns in order, torn paragraphs joined."""
    kept = without_furniture([(sheet.height, sheet.pieces) for sheet in sheets])
    pages = [with_tables(pieces) for pieces in kept]
    gutter = usual_gutter(pages)
    blocks = [
        block
        for sheet, items in zip(sheets, pages, strict=True)
        for column in columns(items, gutter)
        for block in printed_blocks(column, sheet.number)
    ]
    body = body_size(blocks)
    titled = _title(blocks, body)
    rest = [block for block in blocks if block not in titled]
    seen = Vocabulary.of(lowered("\n".join(one.text for one in block.lines)) for block in rest)
    title, _ = _join([piece.text for block in titled for piece in block.lines], seen)
    front = " ".join(piece.text for piece in sheets[0].pieces)
    return Text(tuple(parts_of(rest, body, seen)), title or None, front, seen)


def write(writer: Writer, text: Text) -> None:
    """Write what the pages say."""
    if text.title:
        writer.begin("", 1, "front")
        writer.text(Run(text.title), "page 1")
    label = ""
    for part in text.parts:
        where = f"page {part.pages[0]}"
        if part.grid is not None:
            writer.table(label, cells_of(part.grid), where)
            continue
        line, starts = _join(part.lines, text.seen)
        run = Run(line, () if _is_front(line, writer) else tuple(_citations(line)))
        if part.kind is Kind.HEADING:
            writer.begin(run.text, _depth(run.text, writer), where=where)
        elif part.kind is Kind.CAPTION:
            label = caption_label(run.text) or ""
            writer.caption(label, run, where)
        else:
            writer.text(run, where, part.hanging)
            _part_places(writer, part, starts)


def _title(blocks: Sequence[Printed], body: float) -> list[Printed]:
    """Take the largest print of the first page for the title, if it is a phrase."""
    first = [one for one in blocks if one.page == 1 and one.grid is None]
    large = [
        one for one in first
        if one.size > _TITLE * body and len(one.text.split()) >= _TITLE_WORDS
    ]  # fmt: skip
    size = max((one.size for one in large), default=0.0)
    return [one for one in first if one.size > size - 0.5] if large else []


def _part_places(writer: Writer, part: Part, starts: Sequence[int]) -> None:
    """Part the place of a paragraph that goes on on the next page."""
    turns = [at for at in range(1, len(part.pages)) if part.pages[at] != part.pages[at - 1]]
    if not turns:
        return
    whole = writer.places.pop()
    edges = [whole.start, *(whole.start + starts[at] for at in turns), whole.end]
    pages = [part.pages[0], *(part.pages[at] for at in turns)]
    for page, start, end in zip(pages, edges, edges[1:], strict=False):
        writer.places.append(Place(start=start, end=end, where=f"page {page}"))


def _depth(title: str, writer: Writer) -> int:
    """A heading that all reports have opens a section; any other a part of the open one."""
    if known_heading(title) is not None or not writer.open:
        return 1
    numbered = _NUMBERED.match(title)
    if numbered:
        return 1 + numbered.group(1).count(".")
    return 2 if writer.open[0][1].title else 1


def _join(lines: Sequence[str], seen: Vocabulary) -> tuple[str, list[int]]:
    """Join lines as they are to be read; say where each begins."""
    text, starts = "", [0]
    for at, line in enumerate(lines):
        text += line
        if at + 1 == len(lines):
            break
        join = join_of(lowered(line), lowered(lines[at + 1]), seen)
        text = text[:-1] if join is Join.DROP else text + (" " if join is Join.SPACE else "")
        starts.append(len(text))
    return text, starts


def _is_front(text: str, writer: Writer) -> bool:
    """Tell whether raised numbers lead to addresses: in the lines under a title, which are no prose."""
    front = not writer.open or writer.open[0][1].kind == "front"
    return front and not ends_sentence(lowered(text))


def _citations(text: str) -> Iterator[Citation]:
    """Find raised numbers; those after a number or a unit are powers, those at the head are marks."""
    for match in _RAISED.finditer(text):
        numbers = expand_numbers(lowered(match.group()))
        power = len(match.group()) == 1 and _POWER.search(text[: match.start()][-8:])
        if numbers and not power and match.start():
            yield Citation(
                start=match.start(), end=match.end(), numbers=numbers,
                style=CitationStyle.SUPERSCRIPT,
            )  # fmt: skip
