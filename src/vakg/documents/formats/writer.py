"""Write a document from parts that come in reading order and already know what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vakg.documents.blocks import Kind, Line
from vakg.documents.citations import find_citations
from vakg.documents.compose import Placed
from vakg.documents.flow import Paragraph
from vakg.documents.formats.runs import Run, lowered
from vakg.documents.sections import slug
from vakg.documents.sentences import find_sentences
from vakg.documents.structure import case_number, known_heading
from vakg.model.document import (
    Caption,
    Cell,
    Citation,
    CitationStyle,
    Document,
    Metadata,
    Place,
    Reference,
    Row,
    Section,
    Sentence,
    Table,
    narrowest_section,
)

_BREAK = "\n\n"
_BETWEEN = " | "
_CASE_DEPTH = 50  # a numbered case without a heading ends with any section


@dataclass(frozen=True, slots=True, eq=False)
class GridCell:
    """A cell of a table that is still to be written; one that spans others comes again as itself."""

    run: Run
    heads: bool = False


Grid = Sequence[Sequence[GridCell]]


@dataclass(slots=True)
class Writer:
    """Collects a document; parts are given in reading order."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    placed: list[Placed] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    open: list[tuple[int, Section]] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    row_spans: list[tuple[int, int]] = field(default_factory=list)
    row_open: bool = False
    places: list[Place] = field(default_factory=list)

    def begin(self, title: str, depth: int, kind: str = "", where: str = "") -> None:
        """Open a section, closing those as deep or deeper.

        Args:
            title: As printed; empty where the document prints none.
            depth: 1 for a section of the article itself.
            kind: Its family where the file says so; else the heading tells, or what it lies in.
            where: Its place in the file.
        """
        self.end(depth)
        row, number = known_heading(title), case_number(title)
        above = self.open[-1][1].kind if self.open else "other"
        name = row["name"] if row else slug(title) if title else kind or "body"
        family = kind or (row["kind"] if row else above)
        if row and kind not in ("", row["kind"]):
            name = f"{kind}-{name}"  # the methods of an abstract are not those of the article
        if number is not None:
            name, family = f"case-{number}", kind or "case"
        start = self.length + (len(_BREAK) if self.length else 0)
        self.open.append(
            (depth, Section(name=name, title=title, start=start, end=start, kind=family))
        )
        if title:
            self._write(Run(title), Kind.HEADING, where)

    def end(self, depth: int) -> None:
        """Close the sections of this depth and deeper; one without any text is left out."""
        while self.open and self.open[-1][0] >= depth:
            section = self.open.pop()[1]
            if self.length > section.start:
                self.sections.append(replace(section, end=self.length))

    def text(self, run: Run, where: str = "", hanging: bool = False) -> None:
        """Write a paragraph."""
        if not run.text:
            return
        number = case_number(run.text)
        kind = self.open[-1][1].kind if self.open else "body"
        if number is not None and kind in ("case", "body", "other"):
            self.end(_CASE_DEPTH)
            title = run.text.split(".")[0].split(":")[0]
            start = self.length + (len(_BREAK) if self.length else 0)
            part = Section(name=f"case-{number}", title=title, start=start, end=start, kind="case")
            self.open.append((_CASE_DEPTH, part))
        self._write(run, Kind.TEXT, where, hanging)

    def caption(self, label: str, run: Run, where: str = "") -> None:
        """Write the caption of a figure or table."""
        if run.text:
            start, end = self._write(run, Kind.CAPTION, where)
            self.captions.append(Caption(label=label, start=start, end=end))
            self._part("caption", label, start, end)

    def table(self, label: str, grid: Grid, where: str = "") -> None:
        """Write a table's rows, one a line."""
        if not any(cell.run.text for row in grid for cell in row):
            return
        self._gap()
        self.row_open = False
        seen: dict[GridCell, Cell] = {}
        start, rows = self.length, [self._row(row, seen) for row in grid]
        heads = [all(cell.heads for cell in row) for row in grid]
        count = heads.index(False) if False in heads else 0
        table = Table(
            label=label, start=start, end=self.length,
            header=tuple(rows[:count]), rows=tuple(rows[count:]),
        )  # fmt: skip
        self.tables.append(table)
        self._place(start, where)
        self._part("table", label, start, self.length)

    def reference(
        self,
        number: int,
        run: Run,
        doi: str | None = None,
        pmid: str | None = None,
        where: str = "",
    ) -> None:
        """Write an entry of the list of works cited."""
        if run.text:
            start, end = self._write(run, Kind.TEXT, where)
            self.references.append(
                Reference(number=number, start=start, end=end, doi=doi, pmid=pmid)
            )

    def finish(
        self, name: str, digest: str, metadata: Metadata, warnings: tuple[str, ...] = ()
    ) -> Document:
        """Close what is open and make the document."""
        self.end(0)
        text = "".join(self.pieces)
        sections = tuple(sorted(self.sections, key=lambda part: (part.start, -part.end)))
        citations = self._all_citations(text)
        return Document(
            name=name,
            title=metadata.title or name,
            text=text,
            sha256=digest,
            metadata=metadata,
            sections=sections,
            sentences=self._sentences(text, sections, citations),
            captions=tuple(self.captions),
            citations=citations,
            origins=(),
            references=tuple(self.references),
            tables=tuple(self.tables),
            places=tuple(self.places),
            warnings=warnings,
        )

    def _all_citations(self, text: str) -> tuple[Citation, ...]:
        """Take what the file marks; where it marks nothing, look for numbers in brackets.

        Raised numbers are not looked for: what is raised in print is marked in these files.
        """
        if self.citations:
            return tuple(sorted(self.citations, key=lambda one: one.start))
        lists = [(one.start, one.end) for one in self.sections if one.kind == "references"]
        return tuple(
            one
            for one in find_citations(text)
            if one.style is CitationStyle.BRACKET
            and not any(start <= one.start < end for start, end in lists)
        )

    def _sentences(
        self, text: str, sections: Sequence[Section], citations: Sequence[Citation]
    ) -> tuple[Sentence, ...]:
        """Split paragraphs; each row of a table is one sentence."""
        found = find_sentences(lowered(text), self.placed, sections, citations)
        rows = [
            Sentence(
                start=start, end=end, section=narrowest_section(sections, start),
                citations=tuple(
                    number for one in citations if start <= one.start < end for number in one.numbers
                ),
            )
            for start, end in self.row_spans
        ]  # fmt: skip
        return tuple(sorted([*found, *rows], key=lambda sentence: sentence.start))

    def _gap(self) -> None:
        if self.length:
            self._put(_BREAK)

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def _write(self, run: Run, kind: Kind, where: str, hanging: bool = False) -> tuple[int, int]:
        self._gap()
        start = self.length
        self._put(run.text)
        self.citations += run.shifted(start)
        lines = (Line(run.text, start),)
        self.placed.append(Placed(Paragraph(kind, lines, hanging), start, self.length))
        self._place(start, where)
        return start, self.length

    def _row(self, row: Sequence[GridCell], seen: dict[GridCell, Cell]) -> Row:
        """Write the cells of a row that no row before has written, and note where all stand."""
        fresh = [cell for cell in dict.fromkeys(row) if cell not in seen]
        printed = any(cell.run.text for cell in fresh)
        if printed and self.row_open:
            self._put("\n")
        begin = self.length
        for at, cell in enumerate(fresh):
            if at and printed:
                self._put(_BETWEEN if cell.run.text else _BETWEEN.rstrip())  # no text ends in a blank
            start = self.length
            self._put(cell.run.text)
            self.citations += cell.run.shifted(start)
            seen[cell] = Cell(text=cell.run.text, start=start, end=self.length)
        if printed:
            self.row_spans.append((begin, self.length))
            self.row_open = True
        return tuple(seen[cell] for cell in row)

    def _place(self, start: int, where: str) -> None:
        if where:
            self.places.append(Place(start=start, end=self.length, where=where))

    def _part(self, kind: str, label: str, start: int, end: int) -> None:
        part = Section(name=kind, title=label, start=start, end=end, kind=kind)
        self.sections.append(part)
