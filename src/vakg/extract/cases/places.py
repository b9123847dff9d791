"""Where a sentence stands: in the story of a case, in the background, in a caption, under which number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from vakg.extract.cases.cues import Reading, read_sentence
from vakg.extract.scan import Scan, SentenceScan
from vakg.model.document import Section

_NUMBER = re.compile(r"(?:case|patient)-(\d{1,3})$")
_HEADING = re.compile(
    r"(?:case|patient)(?: report| no\.?)? ?#?(\d{1,2})[.:]?(?: [^\n]{0,60})?", re.I
)
_BACKGROUND = frozenset(
    {"introduction", "discussion", "conclusion", "back", "references", "front", "keywords"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence with where it stands.

    Args:
        scan: What it holds.
        reading: Its units.
        text: Its words.
        section: Name and start of the narrowest section that is no caption.
        kind: Of that section.
        part: The kind, or what a part of an abstract is: `results` for `abstract-results`.
        number: Of the case under whose heading it stands, or None.
        caption: Where the caption begins that it belongs to, or None.
        story: Whether a label such as "Results:" says that the case is told here.
        background: Whether it stands where others' work is told, by its section or a label.
    """

    scan: SentenceScan
    reading: Reading
    text: str
    section: tuple[str, int]
    kind: str
    part: str
    number: int | None
    caption: int | None
    story: bool
    background: bool

    @property
    def start(self) -> int:
        """Where it starts in the document."""
        return self.scan.sentence.start


def standings(scan: Scan) -> tuple[Standing, ...]:
    """Tell where each sentence stands."""
    parts = _Parts(scan.document.sections)
    opening = _opening(scan)
    found, label, last, heading = list[Standing](), "", ("", -1), _Heading()
    for one in scan.sentences:
        sentence = one.sentence
        number = heading.before(scan.document.text, sentence.start, sentence.end)
        text = scan.document.text[sentence.start : sentence.end]
        section, caption = parts.at(sentence.start)
        place = (section.name, section.start) if section else ("", -1)
        reading = read_sentence(text)
        if caption is None:
            label = reading.label or (label if place == last else "")
            last = place
        told = label or ("story" if section is not None and section is opening else "")
        found.append(_standing(one, (reading, text, told), (section, caption), number))
    return tuple(found)


def _opening(scan: Scan) -> Section | None:
    """Give the first paragraphs, under no heading, of a text in which no other part can tell of the case."""
    sections = [one for one in scan.document.sections if one.kind not in ("caption", "table")]
    first = sections[0] if sections else None
    if first is None or first.kind != "introduction" or first.start > 0:
        return None
    alone = all(one is first or one.kind in _BACKGROUND for one in sections)
    bare = not scan.document.text[: len(first.kind)].lower().startswith(first.kind)
    return first if alone and bare else None


def _standing(
    one: SentenceScan,
    read: tuple[Reading, str, str],
    within: tuple[Section | None, Section | None],
    headed: int | None,
) -> Standing:
    reading, text, label = read
    section, caption = within
    number = _NUMBER.search(section.name) if section else None
    kind = section.kind if section else "body"
    inner = section.name.removeprefix("abstract-") if section else ""
    part = inner if kind == "abstract" and inner != "abstract" else kind
    return Standing(
        scan=one,
        reading=reading,
        text=text,
        section=(section.name, section.start) if section else ("", -1),
        kind=kind,
        part=part,
        number=int(number[1]) if number else headed,
        caption=caption.start if caption else None,
        story=label == "story",
        background=label != "story" and (part in _BACKGROUND or label == "background"),
    )


class _Heading:
    """The last heading such as "Case 2" that stands between two sentences."""

    def __init__(self) -> None:
        self._end = 0
        self._number: int | None = None

    def before(self, text: str, start: int, end: int) -> int | None:
        """Give the number of the case under whose heading a sentence stands; sentences come in order."""
        between, self._end = text[self._end : start].strip(), end
        if between:
            hit = _HEADING.fullmatch(between)
            self._number = int(hit[1]) if hit else None
        return self._number


class _Parts:
    """The sections of a document, to be asked for places that go up."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [one.start for one in sections]

    def at(self, offset: int) -> tuple[Section | None, Section | None]:
        """Give the narrowest section at a place that is no caption, and the caption."""
        section = caption = None
        for one in self._sections[: bisect_right(self._starts, offset)]:
            if offset < one.end:
                if one.kind == "caption":
                    caption = one
                elif section is None or one.end - one.start <= section.end - section.start:
                    section = one
        return section, caption
