"""What a PDF draws, page by page: glyphs gathered to short pieces of text. Runs in `pdf_glyphs`."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix

from vakg.documents.formats.runs import clean, raised

_JOIN, _SPACE, _SPACED = 0.60, 0.16, 0.95  # in sizes of the type: gaps within a piece of text
_SAME_LINE, _RAISED, _SMALL = 0.12, (0.12, 0.75), 0.85
_TWICE = 0.15  # in sizes: a glyph printed again so near only looks bolder
_BOLD = ("Bold", "Black", "Heavy", "Semi", "Demi")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign on a page; measures in points."""

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Drawn:
    """Text drawn without a wide gap on one baseline, raised digits included."""

    first: Glyph
    parts: list[tuple[str, bool]] = field(default_factory=list)
    right: float = 0.0
    last_x: float = 0.0
    blank: bool = False

    def __post_init__(self) -> None:
        """Begin with one glyph."""
        self.parts = [(self.first.text, False)]
        self.right, self.last_x = self.first.right, self.first.x

    def takes(self, glyph: Glyph) -> bool:
        """Add the next glyph drawn if it goes on here."""
        size = self.first.size
        gap, up = (glyph.x - self.right) / size, (glyph.y - self.first.y) / size
        small = glyph.size < _SMALL * size
        lifted = _RAISED[0] < up < _RAISED[1] and small
        lowered = -0.5 < up < -_SAME_LINE and small
        on_line = lifted or lowered or abs(up) <= _SAME_LINE
        if not on_line or not -0.5 < gap < (_SPACED if self.blank else _JOIN):
            return False
        twice = abs(glyph.x - self.last_x) < _TWICE * glyph.size
        if not (twice and glyph.text == self.parts[-1][0]):
            self._add(glyph, gap, lifted)
        return True

    def _add(self, glyph: Glyph, gap: float, lifted: bool) -> None:
        if self.blank or gap > _SPACE:
            self.parts.append((" ", False))
        self.parts.append((glyph.text, lifted))
        self.right = max(glyph.right, self.right)
        self.last_x, self.blank = glyph.x, False

    def written(self) -> list[Any]:
        """Give the piece as plain values: text, left, right, baseline, size, boldness."""
        text, lifted = "", ""
        for part, is_lifted in [*self.parts, ("", False)]:
            if is_lifted:
                lifted += part
            else:
                text, lifted = text + raised(clean(lifted)) + part, ""
        first = self.first
        measures = [round(one, 1) for one in (first.x, self.right, first.y, first.size)]
        return [clean(text).strip(), *measures, first.bold]


class Collector(PDFLayoutAnalyzer):
    """Collects what is drawn, page by page, as plain values."""

    def __init__(self, manager: PDFResourceManager) -> None:
        """Begin without pages."""
        super().__init__(manager, laparams=None)
        self.pages: list[dict[str, Any]] = []
        self.glyphs = 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Take the measure of a page."""
        super().begin_page(page, ctm)
        left, bottom, right, top = self.cur_item.bbox
        self.wide, self.high = right - left, top - bottom
        self.drawn: list[Drawn] = []
        self.lost, self.seen, self.picture = 0, 0, 0.0

    def end_page(self, page: PDFPage) -> None:
        """Note what a page holds."""
        made = [one.written() for one in self.drawn]
        self.pages.append(
            {
                "height": self.high,
                "glyphs": self.seen,
                "lost": self.lost,
                "picture": round(self.picture, 3),
                "pieces": [one for one in made if one[0]],
            }
        )

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note how much of the page a picture covers."""
        a, b, c, d = self.ctm[:4]
        self.picture += hypot(a, b) * hypot(c, d) / max(1.0, self.wide * self.high)

    def paint_path(self, *_: Any) -> None:
        """Drop lines and areas."""

    def render_char(  # noqa: PLR0917 - likewise
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Collect one glyph; say how far it moves on."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        size, level = abs(fontsize) * hypot(c, d), y + rise * d
        self.glyphs += 1
        self.seen += not text.isspace()
        self.lost += text == "\ufffd" or text.startswith("(cid:")
        upright = a > 0 and d > 0 and abs(b) < 0.05 * abs(a)
        if upright and size >= 1 and 0 <= x <= self.wide and 0 <= level <= self.high:
            bold = any(mark in str(font.fontname) for mark in _BOLD)
            self._draw(Glyph(text, x, x + advance * a, level, size, bold))
        return advance

    def _draw(self, glyph: Glyph) -> None:
        last = self.drawn[-1] if self.drawn else None
        if not glyph.text.strip():
            if last is not None:
                last.blank = True
        elif last is None or not last.takes(glyph):
            self.drawn.append(Drawn(glyph))
