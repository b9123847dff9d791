"""Typeset plain texts into torn columns, as text taken from a PDF has them, knowing every tear."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
CAPTIONS = (
    "Figure {n}: A view from the upper side. The arrow points to the part that was moved.",
    "Fig {n}. Drawing of the arrangement before the work was begun (scale in metres).",
)
FOOT = "{page} Hill and others | Journal of Small Reports | May 2011 | www.example.org"
LAYOUTS = (
    "in order",
    "next left column first",
    "right column first",
    "in order, captions",
    "next left column first, captions",
    "double spaced",
    "in order, running feet",
)


@dataclass(frozen=True)
class Set:
    """A typeset text, the text it was made from, and what stood around each tear."""

    layout: str
    file_text: str
    paragraphs: tuple[str, ...]
    windows: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    text: str
    begins: bool  # a paragraph
    start: int  # in the whole text, paragraphs joined by an empty line


def invented(name: str) -> str:
    """Read one of the texts written for these tests."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip()


def typeset(whole: str, layout: str, seed: int, width: int = 46, height: int = 21) -> Set:
    """Set a text in two columns a page, `height` lines each, and write the columns out torn."""
    chance = random.Random(f"{layout}{seed}")
    lines = _break_lines(whole, width, chance)
    columns = [lines[at : at + height] for at in range(0, len(lines), height)]
    frames = [_frame(column, spaced=layout == "double spaced") for column in columns]
    file_text = "\n\n".join(_arranged(frames, layout, chance)) + "\n"
    tears = [column[0].start for column in columns[1:] if not column[0].begins]
    tears = [tear for tear in tears if not whole[:tear].rstrip().endswith(".")]
    windows = tuple(_window(whole, tear) for tear in tears)
    return Set(layout, file_text, tuple(whole.split("\n\n")), windows)


def _window(whole: str, tear: int) -> str:
    """Take what stands within 30 characters of a tear, not beyond the paragraph."""
    before = whole[max(0, tear - 30) : tear].rsplit("\n\n", maxsplit=1)[-1]
    return before + whole[tear : tear + 30].split("\n\n", maxsplit=1)[0]


def _break_lines(whole: str, width: int, chance: random.Random) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for paragraph in whole.split("\n\n"):
        at = 0
        while at < len(paragraph):
            end, shown = _break(paragraph, at, width, chance)
            lines.append(_Line(shown, at == 0, start + at))
            at = end
        start += len(paragraph) + 2
    return lines


def _break(paragraph: str, at: int, width: int, chance: random.Random) -> tuple[int, str]:
    """Fill one line; a long word that does not fit may be hyphenated between two syllables."""
    rest = paragraph[at:]
    if len(rest) <= width:
        return len(paragraph), rest
    fit = rest.rfind(" ", 0, width + 1)
    word = rest[fit + 1 :].split(" ")[0]
    room = width - fit - 2
    cuts = [cut for cut in _syllables(word) if cut <= room]
    if cuts and chance.random() < 0.6:
        cut = chance.choice(cuts)
        return at + fit + 1 + cut, f"{rest[: fit + 1 + cut]}-"
    return at + fit + 1, rest[:fit]


def _syllables(word: str) -> list[int]:
    """List places between two consonants, or before one, that have vowels on both sides."""
    if not word.isalpha() or not word.islower() or len(word) < 6:
        return []
    vowels = [letter in "aeiouy" for letter in word]
    return [
        at
        for at in range(2, len(word) - 2)
        if not vowels[at] and any(vowels[:at]) and any(vowels[at:]) and vowels[at + 1]
    ]


def _frame(column: list[_Line], *, spaced: bool) -> str:
    shown = []
    for place, line in enumerate(column):
        gap = "\n\n" if spaced or line.begins else "\n"
        shown.append(line.text if place == 0 else gap + line.text)
    return "".join(shown)


def _arranged(frames: list[str], layout: str, chance: random.Random) -> list[str]:
    order = _order(len(frames), layout)
    result: list[str] = []
    for place, frame in enumerate(order):
        result.append(frames[frame])
        if "captions" in layout and place in (0, 2) and place + 1 < len(order):
            caption = CAPTIONS[place // 2].format(n=place // 2 + 1)
            result.append(textwrap.fill(caption, 80 + chance.randrange(10)))
        if "feet" in layout and place % 2 and place + 1 < len(order):
            result.append(FOOT.format(page=100 + place))
    return result


def _order(count: int, layout: str) -> list[int]:
    """Order the columns: L1 | L2 R1 | L3 R2 ... or R1 L1 | R2 L2 ... or as they are read."""
    places = list(range(count))
    offset = 1 if layout.startswith("next left") else 0
    if offset or layout.startswith("right"):
        for at in range(offset, count - 1, 2):
            places[at], places[at + 1] = places[at + 1], places[at]
    return places
