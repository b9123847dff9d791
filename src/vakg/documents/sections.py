"""Find the sections of a text: by headings, by labels that run into the text, by numbered cases."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vakg.documents.blocks import Kind
from vakg.documents.compose import Placed
from vakg.documents.endings import ends_sentence
from vakg.documents.structure import case_number, known_heading, known_label
from vakg.model.document import Caption, Section

_APART = ("keywords", "back")


@dataclass(slots=True)
class _Outline:
    """Sections found so far; the open ones end where the next of their rank begins."""

    done: list[Section] = field(default_factory=list)
    open: list[Section] = field(default_factory=list)

    def begin(self, rank: int, section: Section) -> None:
        """Open a section inside the open ones of a lower rank, closing the rest."""
        self.close(rank, section.start)
        self.open.append(section)

    def close(self, rank: int, end: int) -> None:
        while len(self.open) > rank:
            self.done.append(replace(self.open.pop(), end=end))

    @property
    def kind(self) -> str:
        return self.open[0].kind if self.open else ""


def find_sections(placed: Sequence[Placed], length: int) -> tuple[Section, ...]:
    """Find the sections of a reading text, the wider before the narrower.

    Args:
        placed: The paragraphs.
        length: Of the text.
    """
    outline = _Outline()
    headed = any(_is_known(part) for part in placed)
    labelled = False  # the open section runs from a label, and ends with its paragraphs
    for part in placed:
        if part.paragraph.kind is Kind.CAPTION:
            continue
        if part.paragraph.kind is Kind.HEADING:
            _begin_headed(outline, part)
            labelled = False
        elif not _stands_apart(outline, part):
            labelled = _begin_unheaded(outline, part, headed, labelled)
        _begin_numbered(outline, part)
    outline.close(0, length)
    trimmed = _trimmed(outline.done, placed)
    return tuple(sorted([*trimmed, *_caption_sections(placed)], key=lambda s: (s.start, -s.end)))


def caption_spans(placed: Iterable[Placed]) -> tuple[Caption, ...]:
    """List the captions with their places."""
    return tuple(
        Caption(label=part.paragraph.label, start=part.start, end=part.end)
        for part in placed
        if part.paragraph.kind is Kind.CAPTION
    )


def _begin_headed(outline: _Outline, part: Placed) -> None:
    """Open the section of a heading; an unknown one is a part of the known one before it."""
    row = known_heading(part.paragraph.first)
    title = part.paragraph.first
    if row is not None:
        outline.begin(0, _section(row, title, part.start))
    elif case_number(title) is None:
        kind = outline.kind or "other"
        rank = 1 if outline.open and outline.open[0].title else 0
        outline.begin(rank, _section({"name": slug(title), "kind": kind}, title, part.start))


def _stands_apart(outline: _Outline, part: Placed) -> bool:
    """Take a paragraph such as "Keywords: ..." out of the open section, which goes on behind it."""
    row = known_label(part.paragraph.first)
    if row is None or row["kind"] not in _APART or not outline.open:
        return False
    section = _section(row, part.paragraph.first.split(":", 1)[0], part.start)
    outline.done.append(replace(section, end=part.end))
    return True


def _begin_unheaded(outline: _Outline, part: Placed, headed: bool, labelled: bool) -> bool:
    """Open what begins without a heading line; tell whether a label's section is open."""
    row = known_label(part.paragraph.first)
    fresh = not outline.open or outline.kind == "front"
    if row is not None and (fresh or labelled):
        if outline.kind != row["kind"]:
            outline.begin(0, _section(row, part.paragraph.first.split(":")[0], part.start))
        return True
    if fresh or (labelled and headed):
        kind = _unheaded_kind(part, headed)
        if kind != outline.kind:
            outline.begin(0, _section({"name": kind, "kind": kind}, "", part.start))
    return labelled and not headed


def _unheaded_kind(part: Placed, headed: bool) -> str:
    if not headed:
        return "body"
    return "introduction" if ends_sentence(part.paragraph.lines[-1].text) else "front"


def _begin_numbered(outline: _Outline, part: Placed) -> None:
    number = case_number(part.paragraph.first)
    if number is None and outline.kind == "body":
        outline.close(1, part.start)  # without headings, a case is the paragraph that names it
    if number is not None and outline.kind in ("case", "body", "front"):
        title = part.paragraph.first.split(".")[0].split(":")[0]
        row = {"name": f"case-{number}", "kind": "case"}
        outline.begin(1, _section(row, title, part.start))


def _trimmed(sections: Iterable[Section], placed: Sequence[Placed]) -> list[Section]:
    """End each section with its last paragraph, not with the gap after it."""
    ends = [part.end for part in placed]
    return [replace(section, end=ends[bisect_right(ends, section.end) - 1]) for section in sections]


def _caption_sections(placed: Iterable[Placed]) -> list[Section]:
    return [
        Section(name="caption", title=found.label, start=found.start, end=found.end, kind="caption")
        for found in caption_spans(placed)
    ]


def _section(row: Mapping[str, str], title: str, start: int) -> Section:
    """Make a section whose end is not yet known."""
    return Section(name=row["name"], title=title, start=start, end=start, kind=row["kind"])


def _is_known(part: Placed) -> bool:
    return part.paragraph.kind is Kind.HEADING and known_heading(part.paragraph.first) is not None


def slug(title: str) -> str:
    """Make a section's key of its heading.

    >>> slug("Second look")
    'second-look'
    """
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold())) or "untitled"
