"""The inside of a PDF, read in a process of its own: pages of short pieces of printed text.

Run as a program: bytes on standard input, JSON on standard output. The process may use only so much
memory and time, so a file made to burst takes nothing with it. Nothing a file brings along is run.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable
from math import hypot
from typing import Any

from vakg.documents.formats.runs import clean, raised

MEMORY = 1_500_000_000
"""Bytes; a paper of 300 pages takes a tenth of it."""

SECONDS = 60
"""Of computing; about 1,000 printed pages."""

PAGES = 500
GLYPHS = 5_000_000
PICTURE = 0.25
"""Share of a page that a picture covers to be worth a word when the page has no text."""

_JOIN, _SPACE, _SPACED = 0.60, 0.16, 0.95  # in sizes of the type: gaps within a piece of text
_SAME_LINE, _RAISED, _SMALL = 0.12, (0.12, 0.75), 0.85


class Piece:
    """Text drawn without a wide gap on one baseline, raised digits included."""

    def __init__(self, text: str, x: float, right: float, y: float, size: float, bold: bool) -> None:
        """Begin with one glyph."""
        self.parts: list[tuple[str, bool]] = [(text, False)]
        self.x, self.right, self.y, self.size, self.bold = x, right, y, size, bold
        self.last_x = x
        self.blank = False

    def takes(self, text: str, x: float, right: float, y: float, size: float) -> bool:
        """Add the next glyph drawn if it goes on here."""
        gap, up = (x - self.right) / self.size, (y - self.y) / self.size
        if not -0.5 < gap < (_SPACED if self.blank else _JOIN):
            return False
        lifted = _RAISED[0] < up < _RAISED[1] and size < _SMALL * self.size
        lowered = -0.5 < up < -_SAME_LINE and size < _SMALL * self.size
        if not (lifted or lowered or abs(up) <= _SAME_LINE):
            return False
        if text == self.parts[-1][0] and abs(x - self.last_x) < 0.15 * size:
            return True  # printed twice, to look bold
        if self.blank or gap > _SPACE:
            self.parts.append((" ", False))
        self.parts.append((text, lifted))
        self.last_x, self.right, self.blank = x, max(right, self.right), False
        return True

    def written(self) -> list[Any]:
        """Give the piece as plain values."""
        text, lifted = "", ""
        for part, is_lifted in [*self.parts, ("", False)]:
            if is_lifted:
                lifted += part
            else:
                text, lifted = text + raised(clean(lifted)) + part, ""
        numbers = [round(one, 1) for one in (self.x, self.right, self.y, self.size)]
        return [clean(text).strip(), *numbers, self.bold]


def main() -> int:
    """Read a PDF from standard input and write its pages, or what is wrong with it."""
    logging.disable(logging.CRITICAL)
    _limit()
    result = _guarded(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(result))
    return 0


def _limit() -> None:
    """Bound memory, time and files written, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, bound in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        hard = resource.getrlimit(what)[1]
        most = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(what, (most, most))


def _guarded(raw: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFEncryptionError  # noqa: PLC0415 - slow to import

    try:
        return _read(raw)
    except PDFEncryptionError:
        return {"error": "encrypted"}
    except (MemoryError, RecursionError):
        return {"error": "bomb"}
    except Exception as error:  # noqa: BLE001 - a broken file can fail anywhere in the parser
        return {"error": "broken", "said": f"{type(error).__name__}: {str(error)[:120]}"}


def _read(raw: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - slow to import
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    document = PDFDocument(PDFParser(io.BytesIO(raw)))
    if not document.is_extractable:
        return {"error": "forbidden"}
    manager = PDFResourceManager()
    device = _device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for at, page in enumerate(PDFPage.create_pages(document)):
        if at == PAGES:
            return {"error": "long"}
        interpreter.process_page(page)
        if device.glyphs > GLYPHS:
            return {"error": "bomb"}
    return {"pages": device.pages, "info": _info(document.info)}


def _info(infos: list[Any]) -> dict[str, str]:
    from pdfminer.utils import decode_text  # noqa: PLC0415 - slow to import

    return {
        str(key): clean(decode_text(value))
        for info in infos for key, value in info.items() if isinstance(value, bytes)
    }  # fmt: skip


def _device(manager: Any) -> Any:
    """Make the device that collects glyphs; its class needs the library at hand."""
    from pdfminer.converter import PDFLayoutAnalyzer  # noqa: PLC0415 - slow to import
    from pdfminer.pdffont import PDFUnicodeNotDefined  # noqa: PLC0415

    class Collector(PDFLayoutAnalyzer):
        """Collects pieces of text page by page."""

        def __init__(self) -> None:
            super().__init__(manager, laparams=None)
            self.pages: list[dict[str, Any]] = []
            self.glyphs = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            super().begin_page(page, ctm)
            box = self.cur_item.bbox
            self.wide, self.high = box[2] - box[0], box[3] - box[1]
            self.drawn: list[Piece] = []
            self.lost, self.seen, self.picture = 0, 0, 0.0

        def end_page(self, _page: Any) -> None:
            self.pages.append({
                "width": self.wide, "height": self.high, "glyphs": self.seen, "lost": self.lost,
                "picture": round(self.picture, 3),
                "pieces": [made for one in self.drawn if (made := one.written())[0]],
            })  # fmt: skip

        def render_image(self, _name: str, _stream: Any) -> None:
            a, b, c, d = self.ctm[:4]
            self.picture += hypot(a, b) * hypot(c, d) / max(1.0, self.wide * self.high)

        def paint_path(self, *_: Any) -> None:
            """Drop lines and areas."""

        def render_char(
            self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float,
            cid: int, _ncs: Any, _state: Any,
        ) -> float:  # fmt: skip
            try:
                text = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                text = "\ufffd"
            advance = float(font.char_width(cid) * fontsize * scaling)
            self._draw(text, matrix, advance, fontsize, rise, str(font.fontname))
            return advance

        def _draw(
            self, text: str, matrix: Any, advance: float, fontsize: float, rise: float, name: str
        ) -> None:
            a, b, c, d, x, y = matrix
            self.glyphs += 1
            self.seen += not text.isspace()
            self.lost += text == "\ufffd" or text.startswith("(cid:")
            size, level = abs(fontsize) * hypot(c, d), y + rise * d
            upright = a > 0 and d > 0 and abs(b) < 0.05 * abs(a)
            if not upright or size < 1 or not (0 <= x <= self.wide and 0 <= level <= self.high):
                return
            last = self.drawn[-1] if self.drawn else None
            if not text.strip():
                if last is not None:
                    last.blank = True
                return
            place = (x, x + advance * a, level, size)
            if last is None or not last.takes(text, *place):
                bold = any(mark in name for mark in ("Bold", "Black", "Heavy", "Semi", "Demi"))
                self.drawn.append(Piece(text, *place, bold))

    make: Callable[[], Any] = Collector
    return make()


if __name__ == "__main__":
    sys.exit(main())
