"""Paragraphs to the reading text, keeping for every stretch where it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vakg.documents.blocks import Line
from vakg.documents.flow import Paragraph
from vakg.documents.hyphens import Join, join_of
from vakg.documents.words import Vocabulary
from vakg.model.document import Origin

_BLANKS = re.compile(r"[ \t]{2,}|\t")
_BREAK = "\n\n"
_DROPPED = " \t\r\n\f\v\u00a0-\u00ad\u2010"  # what may be left out between two lines
_GAP = 1000  # code points; neighbours are nearer


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its place in the reading text."""

    paragraph: Paragraph
    start: int
    end: int


@dataclass(slots=True)
class _Writer:
    """Writes the text piece by piece and notes where each came from."""

    source: str
    pieces: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    length: int = 0

    def write(self, piece: str, file_start: int | None = None, file_end: int | None = None) -> None:
        start, self.length = self.length, self.length + len(piece)
        self.pieces.append(piece)
        if file_start is not None:
            end = file_start + len(piece) if file_end is None else file_end
            origin = Origin(start=start, end=self.length, file_start=file_start, file_end=end)
            self.origins.append(origin)

    def write_line(self, text: str, start: int) -> None:
        """Copy a line; a run of blanks becomes one."""
        done = 0
        for blanks in _BLANKS.finditer(text):
            self.write(text[done : blanks.start()], start + done)
            self.write(" ", start + blanks.start(), start + blanks.end())
            done = blanks.end()
        self.write(text[done:], start + done)

    def write_join(self, glue: str, upper: int, lower: int) -> None:
        """Write what stands between two lines; it has an origin where they are neighbours."""
        neighbours = upper < lower < upper + _GAP
        if neighbours and not self.source[upper:lower].strip(_DROPPED):
            self.write(glue, upper, lower)
        elif glue:
            self.write(glue)


def compose(
    paragraphs: Iterable[Paragraph], seen: Vocabulary, source: str
) -> tuple[str, tuple[Origin, ...], list[Placed]]:
    """Write the reading text.

    Args:
        paragraphs: In reading order.
        seen: What the document prints; decides over hyphens at line ends.
        source: The decoded file.

    Returns:
        The text, its way back to the file, and the paragraphs with their places.
    """
    writer = _Writer(source)
    placed = []
    for paragraph in paragraphs:
        if writer.length:
            writer.write(_BREAK)
        start = writer.length
        for text, begin, glue, following in _joints(paragraph.lines, seen):
            writer.write_line(text, begin)
            if following is not None:
                writer.write_join(glue, begin + len(text), following.start)
        placed.append(Placed(paragraph, start, writer.length))
    return "".join(writer.pieces), tuple(writer.origins), placed


def _joints(
    lines: tuple[Line, ...], seen: Vocabulary
) -> Iterator[tuple[str, int, str, Line | None]]:
    """Yield each line as it is to be read, and what leads to the next."""
    for place, line in enumerate(lines):
        if place + 1 == len(lines):
            yield line.text, line.start, "", None
            return
        following = lines[place + 1]
        join = join_of(line.text, following.text, seen)
        text = line.text[:-1] if join is Join.DROP else line.text
        yield text, line.start, " " if join is Join.SPACE else "", following
