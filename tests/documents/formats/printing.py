"""Print invented texts to PDF as a journal would: a title, two columns, figures, tables, notes.

A file is written byte by byte here, so that every fault a PDF can have may be made at will.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS
from tests.documents.typesetting import _syllables

WIDE, HIGH = 595.0, 842.0
FONTS = {"F1": "Times-Roman", "F2": "Times-Bold"}
LEFT, GUTTER, COLUMN = 50.0, 18.0, 238.5


def width(text: str, size: float, font: str = "F1") -> float:
    metrics = FONT_METRICS[FONTS[font]][1]
    return sum(metrics.get(sign, 500) for sign in text) * size / 1000


@dataclass
class Page:
    """What is drawn on one page: text at places, in the order of drawing."""

    drawn: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, size: float = 10, font: str = "F1") -> None:
        """Draw text; `^1,2^` is raised."""
        for at, part in enumerate(text.split("^")):
            if not part:
                continue
            scale, rise = (0.62, 0.36 * size) if at % 2 else (1.0, 0.0)
            self.drawn.append(
                f"BT /{font} {size * scale:.2f} Tf 1 0 0 1 {x:.2f} {y + rise:.2f} Tm"
                f" ({_escaped(part)}) Tj ET"
            )
            x += width(part, size * scale, font)

    def justify(
        self, x: float, y: float, words: Sequence[str], measure: float, size: float
    ) -> None:
        """Draw words so that they fill the measure, each by itself."""
        lengths = [
            sum(
                width(part, size * (0.62 if at % 2 else 1.0))
                for at, part in enumerate(word.split("^"))
            )
            for word in words
        ]
        gap = (measure - sum(lengths)) / max(1, len(words) - 1)
        for word, length in zip(words, lengths, strict=True):
            self.put(x, y, word, size)
            x += length + gap


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf(pages: Sequence[Page], extra: str = "", info: str = "") -> bytes:
    """Write a file of these pages."""
    contents = [zlib.compress("\n".join(page.drawn).encode("cp1252")) for page in pages]
    return pdf_of(contents, extra, info)


def pdf_of(
    contents: Sequence[bytes], extra: str = "", info: str = "", objects: Sequence[bytes] = ()
) -> bytes:
    """Write a file whose pages have these compressed contents; `extra` goes into the trailer."""
    count = len(contents)
    fonts = " ".join(f"/{key} {at} 0 R" for at, key in enumerate(FONTS, start=4))
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(count))
    made: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        3: f"<< {info} >>".encode("cp1252"),
    }
    for at, name in enumerate(FONTS.values(), start=4):
        made[at] = (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        )
    for at, content in enumerate(contents):
        made[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE:.0f} {HIGH:.0f}] /Contents {11 + 2 * at} 0 R"
            f" /Resources << /Font << {fonts} >> /XObject << /I0 8 0 R >> >> >>"
        ).encode()
        made[11 + 2 * at] = (
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
            + content
            + b"\nendstream"
        )
    picture = zlib.compress(bytes(300))
    made[8] = (
        (
            f"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB"
            f" /BitsPerComponent 8 /Filter /FlateDecode /Length {len(picture)} >>\nstream\n"
        ).encode()
        + picture
        + b"\nendstream"
    )
    for at, one in enumerate(objects, start=10 + 2 * count):
        made[at] = one
    return _written(made, extra)


def _written(made: dict[int, bytes], extra: str) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number, body in sorted(made.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(out), max(made) + 1
    out += f"xref\n0 {size}\n".encode()
    for number in range(size):
        place = places.get(number)
        entry = "0000000000 65535 f " if place is None else f"{place:010d} 00000 n "
        out += f"{entry}\n".encode()
    trailer = f"<< /Size {size} /Root 1 0 R /Info 3 0 R {extra} >>"
    return bytes(out + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())


@dataclass
class Journal:
    """Sets paragraphs in two columns; what spans both is set on top of the page it falls on."""

    size: float = 9.5
    seed: int = 1
    by_words: bool = False
    pages: list[Page] = field(default_factory=list)
    waiting: list[tuple[str, Sequence[Sequence[str]]]] = field(default_factory=list)
    column: int = 1
    y: float = 0.0
    top: float = 0.0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._next_page()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def x(self) -> float:
        return LEFT + self.column * (COLUMN + GUTTER)

    def _next_page(self) -> None:
        self.pages.append(Page())
        number = len(self.pages)
        self.page.put(LEFT, 810, f"Hill et al. Journal of Small Reports 2011;{number}", 7.5)
        self.page.put(290, 30, str(number + 100), 8)
        self.column, self.y, self.top = 0, 780, 780
        for caption, rows in self.waiting:
            self._place_wide(caption, rows)
        self.waiting = []

    def title(self, text: str, authors: str) -> None:
        for line in self._broken(text, 2 * COLUMN, 17):
            self.page.put(LEFT, self.y, " ".join(line), 17, "F2")
            self.y -= 21
        self.page.put(LEFT, self.y, authors, 10)
        self.y -= 30
        self.top = self.y

    def need(self, height: float) -> None:
        if self.y - height < 60:
            if self.column == 0:
                self.column, self.y = 1, self.top
            else:
                self._next_page()

    def heading(self, text: str) -> None:
        self.need(45)
        self.y -= 8
        self.page.put(self.x, self.y, text, self.size + 1, "F2")
        self.y -= 15

    def paragraph(self, text: str, size: float | None = None, indent: float = 10) -> None:
        size = size or self.size
        lines = self._broken(text, COLUMN, size, indent)
        for at, line in enumerate(lines):
            self.need(size)
            shift = indent if at == 0 else 0
            last = at == len(lines) - 1
            if self.by_words and not last:
                self.page.justify(self.x + shift, self.y, line, COLUMN - shift, size)
            else:
                self.page.put(self.x + shift, self.y, " ".join(line), size)
            self.y -= size * 1.2

    def entry(self, text: str) -> None:
        """Set an entry of a reference list, hanging."""
        for at, line in enumerate(self._broken(text, COLUMN - 14, 8)):
            self.need(8)
            self.page.put(self.x + (14 if at else 0), self.y, " ".join(line), 8)
            self.y -= 9.6

    def figure(self, caption: str) -> None:
        """Set a figure of one column: a picture, then its caption in small print."""
        self.need(170)
        self.page.drawn.append(
            f"q {COLUMN:.0f} 0 0 100 {self.x:.0f} {self.y - 105:.0f} cm /I0 Do Q"
        )
        self.y -= 120
        for line in self._broken(caption, COLUMN, 8):
            self.page.put(self.x, self.y, " ".join(line), 8)
            self.y -= 9.6
        self.y -= 14

    def table(self, caption: str, rows: Sequence[Sequence[str]]) -> None:
        """Set a table in one column."""
        self.need(20 + 11 * len(rows) + 20)
        self.y -= 6
        self.page.put(self.x, self.y, caption, 8, "F2")
        for row in rows:
            self.y -= 11
            for at, cell in enumerate(row):
                self.page.put(self.x + at * COLUMN / len(row), self.y, cell, 8)
        self.y -= 24

    def wide_table(self, caption: str, rows: Sequence[Sequence[str]]) -> None:
        """Set a table over both columns at the head of the next page."""
        self.waiting.append((caption, rows))

    def _place_wide(self, caption: str, rows: Sequence[Sequence[str]]) -> None:
        self.page.put(LEFT, self.y, caption, 8, "F2")
        for row in rows:
            self.y -= 11
            for at, cell in enumerate(row):
                self.page.put(LEFT + at * 2 * COLUMN / len(row), self.y, cell, 8)
        self.y -= 30
        self.top = self.y

    def _broken(self, text: str, measure: float, size: float, indent: float = 0) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        room = measure - indent
        for word in text.split():
            length = width(word.replace("^", ""), size)
            blank = width(" ", size) if lines[-1] else 0
            if length + blank <= room:
                lines[-1].append(word)
                room -= length + blank
                continue
            cuts = [
                cut for cut in _syllables(word) if width(word[:cut] + "-", size) + blank <= room
            ]
            cut = cuts[-1] if cuts and self.chance.random() < 0.5 else 0
            lines[-1] += [f"{word[:cut]}-"] if cut else []
            rest = word[cut:]
            lines.append([rest])
            room = measure - width(rest, size)
        return lines

    def printed(self) -> bytes:
        return pdf(self.pages, info="/Title (Microsoft Word - draft.doc)")
