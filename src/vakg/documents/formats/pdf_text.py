"""Lines of printed pages to paragraphs, headings, captions and tables in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vakg.documents.blocks import Block, Kind, Line
from vakg.documents.citations import expand_numbers
from vakg.documents.endings import ends_sentence
from vakg.documents.formats.pdf_columns import Column, Grid, Item, Piece, columns
from vakg.documents.formats.pdf_furniture import without_furniture
from vakg.documents.formats.pdf_tables import cells_of, with_tables
from vakg.documents.formats.runs import Run, lowered
from vakg.documents.formats.writer import Writer
from vakg.documents.hyphens import Join, join_of
from vakg.documents.junctions import Junctions
from vakg.documents.structure import caption_label, known_heading, mark_captions, mark_headings
from vakg.documents.words import Vocabulary
from vakg.model.document import Citation, CitationStyle, Place

_GAP = 1.35  # of the usual distance between lines: more parts two paragraphs
_INDENT = (0.7, 4.0)  # sizes of the type
_LARGER = 1.08  # of the size of the body: a heading
_SMALLER = 0.93  # likewise: a note
_TITLE = 1.2
_HEADING = 100  # code points
_RAISED = re.compile(r"(?<![\d⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,–\- ]*(?<=[⁰¹²³⁴-⁹])")
_POWER = re.compile(r"(?:\b(?:[kcmµμn]?m|[kmµμ]?g|s|h|min)|/)$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its pieces of text; measures in points."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A block as it is printed: its lines, their type and page."""

    pieces: tuple[Piece, ...]
    page: int
    grid: Grid | None = None

    @property
    def size(self) -> float:
        """The size of its type."""
        return Counter(round(one.size, 1) for one in self.pieces).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(one.bold for one in self.pieces)


@dataclass(slots=True)
class Part:
    """A paragraph, heading, caption or table in reading order."""

    kind: Kind
    lines: list[str]
    pages: list[int]
    grid: Grid | None = None
    hanging: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """All that the pages say."""

    parts: tuple[Part, ...]
    title: str | None
    front: str
    seen: Vocabulary = field(repr=False)


def text_of(sheets: Sequence[Sheet]) -> Text:
    """Read pages: furniture dropped, columns in order, torn paragraphs joined."""
    kept = without_furniture([(sheet.height, sheet.pieces) for sheet in sheets])
    sets: list[_Set] = []
    for sheet, pieces in zip(sheets, kept, strict=True):
        for column in columns(with_tables(pieces)):
            sets += _sets(column, sheet.number)
    body = _body_size(sets)
    seen = Vocabulary.of(lowered("\n".join(one.text for one in block.pieces)) for block in sets)
    title = _title(sets, body)
    parts = _parts(sets, body, seen, title)
    front = " ".join(one.text for one in (sheets[0].pieces if sheets else ()))
    return Text(tuple(parts), title, front, seen)


def write(writer: Writer, text: Text) -> None:
    """Write what the pages say."""
    if text.title:
        writer.begin("", 1, "front")
        writer.text(Run(text.title), "page 1")
    label = ""
    for part in text.parts:
        if part.grid is not None:
            writer.table(label, cells_of(part.grid), f"page {part.pages[0]}")
            continue
        start = writer.length
        run, starts = _run(part, text.seen)
        if part.kind is Kind.HEADING:
            writer.begin(run.text, _depth(run.text, writer), where=f"page {part.pages[0]}")
        elif part.kind is Kind.CAPTION:
            label = caption_label(run.text) or ""
            writer.caption(label, run, f"page {part.pages[0]}")
        else:
            writer.text(run, f"page {part.pages[0]}", part.hanging)
            _place_pages(writer, part, starts, start)


def _place_pages(writer: Writer, part: Part, starts: Sequence[int], before: int) -> None:
    """Part the place of a paragraph that goes on on the next page."""
    if len(set(part.pages)) == 1 or writer.length == before:
        return
    whole = writer.places.pop()
    turns = [at for at in range(1, len(part.pages)) if part.pages[at] != part.pages[at - 1]]
    edges = [whole.start, *(whole.start + starts[at] for at in turns), whole.end]
    pages = [part.pages[0], *(part.pages[at] for at in turns)]
    for page, start, end in zip(pages, edges, edges[1:], strict=False):
        writer.places.append(Place(start=start, end=end, where=f"page {page}"))


def _depth(title: str, writer: Writer) -> int:
    """A heading that all reports have opens a section; any other a part of the open one."""
    numbered = re.match(r"(\d+(?:\.\d+)*)\.?\s", title)
    if known_heading(title) is not None or not writer.open:
        return 1
    if numbered:
        return 1 + numbered.group(1).count(".")
    return 2 if writer.open[0][1].title else 1


def _run(part: Part, seen: Vocabulary) -> tuple[Run, list[int]]:
    """Join a part's lines; say where each begins."""
    text, starts = "", [0]
    for at, line in enumerate(part.lines):
        text += line
        if at + 1 == len(part.lines):
            break
        join = join_of(lowered(line), lowered(part.lines[at + 1]), seen)
        text = text[:-1] if join is Join.DROP else text + (" " if join is Join.SPACE else "")
        starts.append(len(text))
    return Run(text, tuple(_citations(text))), starts


def _citations(text: str) -> Iterator[Citation]:
    """Find raised numbers; those after a number or a unit are powers."""
    for match in _RAISED.finditer(text):
        numbers = expand_numbers(lowered(match.group()).replace(", ", ","))
        power = len(match.group()) == 1 and _POWER.search(text[: match.start()][-8:])
        if numbers and not power and match.start():
            yield Citation(
                start=match.start(), end=match.end(), numbers=numbers, style=CitationStyle.SUPERSCRIPT
            )


def _sets(column: Column, page: int) -> Iterator[_Set]:
    """Part a column into blocks where the print does: a gap, an indent, another type."""
    left = Counter(round(one.x) for one in column).most_common(1)[0][0]
    step = _leading(column)
    block: list[Piece] = []
    for item in column:
        if isinstance(item, Grid):
            if block:
                yield _Set(tuple(block), page)
            yield _Set(tuple(piece for row in item.rows for piece in row), page, item)
            block = []
            continue
        if block and _begins(item, block, left, step):
            yield _Set(tuple(block), page)
            block = []
        block.append(item)
    if block:
        yield _Set(tuple(block), page)


def _leading(column: Sequence[Item]) -> float:
    pairs = zip(column, column[1:], strict=False)
    steps = [round(one.y - two.y, 1) for one, two in pairs if one.y - two.y > 1]
    return Counter(steps).most_common(1)[0][0] if steps else 12.0


def _begins(item: Piece, block: Sequence[Piece], left: float, step: float) -> bool:
    before = block[-1]
    usual = min(step, 1.6 * before.size) if before.size > 0.8 * step else 1.25 * before.size
    if before.y - item.y > _GAP * usual or before.y < item.y:
        return True
    if abs(item.size - before.size) > 0.8 or (item.bold != before.bold and _is_short(block, before)):
        return True
    indent, above = (item.x - left) / item.size, (before.x - left) / item.size
    if indent < -_INDENT[0]:
        return True  # the first line of an entry that hangs
    return _INDENT[0] < indent < _INDENT[1] and abs(above) < _INDENT[0]


def _is_short(block: Sequence[Piece], last: Piece) -> bool:
    return sum(len(one.text) for one in block) < _HEADING and not last.text.endswith((",", "-"))


def _body_size(sets: Sequence[_Set]) -> float:
    sizes: Counter[float] = Counter()
    for block in sets:
        if block.grid is None:
            sizes[block.size] += sum(len(one.text) for one in block.pieces)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _title(sets: Sequence[_Set], body: float) -> str | None:
    """Take the largest print of the first page for the title, if it is a phrase."""
    first = [one for one in sets if one.page == sets[0].page and one.grid is None]
    large = [one for one in first if one.size > _TITLE * body and len(_words(one)) > 3]
    if not large:
        return None
    size = max(one.size for one in large)
    chosen = [one for one in large if one.size > size - 0.5]
    return " ".join(piece.text for one in chosen for piece in one.pieces).replace("- ", "-")


def _words(block: _Set) -> list[str]:
    return " ".join(one.text for one in block.pieces).split()
