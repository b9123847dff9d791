"""What each block is: heading, caption, page furniture, or text that flows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from vakg.documents.blocks import Block, Kind, Line, split_at
from vakg.documents.endings import begins_midway, ends_sentence
from vakg.documents.tables import read_table

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.)]?\s+")
_LABEL = re.compile(r"([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}):\s")
_NUMBERED = re.compile(r"([A-Z][a-z]+|[A-Z]+) (?:No\. ?)?(\d{1,3}|[IVX]{1,4})(?:[.:]|$)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_RANKS = {
    "abstract": 1.0,
    "introduction": 2.0,
    "methods": 3.0,
    "case": 4.0,
    "results": 5.0,
    "discussion": 6.0,
    "conclusion": 7.0,
    "references": 8.0,
}
_CAPTION = re.compile(
    r"^((?:Supplementary |Online )?(?:Fig(?:ure)?s?\b\.?|Table|Scheme|Video|Chart|Box)"
    r"\s*(?:S?\d{1,2}[A-Za-z]?|[IVX]{1,4}))(\s*[.:|–—-]?)\s+(\S)",
    re.IGNORECASE,
)
_POINTING = re.compile(r"(?:\(|\b(?:see|in|and|of|from|to|also|both|with|by))$", re.IGNORECASE)
_PANEL = re.compile(
    r"^(?:\(?[A-H](?:(?:\s?[,–-]\s?|,? and )[A-H])*\)?[,.:)]\s+\S|\([A-Ha-h]\)\s*\S)"
)
_PANEL_POINTER = re.compile(r"\(\s?[A-H](?:\s?(?:,|and|–|-)\s?[A-H])*\s?\)|[Ii]mages? [A-H]\b")
_SCARCE = 4  # lines of text for each line of furniture, at the least
_FURNITURE_SIGNS = (
    re.compile(r"\bwww\.|https?://|\bdoi\b", re.IGNORECASE),
    re.compile(r"^\W*\d{1,4}\b(?!\s*%)|\b\d{1,4}\W*$"),
    re.compile(r"[•·|�]"),
    re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?:19|20)\d\d\b"),
    re.compile(r"\b(?:Vol\.?|Volume|Issue|ISSN|Downloaded|Copyright|Page)\b|©|\bet al\.?$"),
)


def known_heading(text: str) -> Mapping[str, str] | None:
    """Look a line up in the table of headings; a number before it and a colon after it are none.

    >>> known_heading("2. DISCUSSION")["name"]
    'discussion'
    """
    plain = _NUMBERING.sub("", text)
    if not plain[:1].isupper() or plain.endswith("."):
        return None
    return _heading_table().get(plain.rstrip(": ").casefold())


def section_rank(first_line: str) -> float:
    """Say how late a report prints the section that begins here; 0 where none is known to.

    >>> section_rank("Methods") < section_rank("Case 2. A bridge") < section_rank("Discussion")
    True
    """
    number = case_number(first_line)
    if number is not None:
        return _RANKS["case"] + number / 1000
    row = known_heading(first_line)
    return _RANKS.get(row["kind"], 0.0) if row else 0.0


def case_number(first_line: str) -> int | None:
    """Read the number of a case that begins here.

    >>> case_number("Case 2. A bridge"), case_number("CASE IV:"), case_number("Case 2 was mild")
    (2, 4, None)
    """
    match = _NUMBERED.match(first_line)
    if match is None or match.group(1).casefold() not in _numbered():
        return None
    return int(match.group(2)) if match.group(2).isdigit() else _roman(match.group(2))


@cache
def _numbered() -> frozenset[str]:
    rows = read_table("headings.tsv")
    return frozenset(row["heading"] for row in rows if row["form"] == "numbered")


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def known_label(text: str) -> Mapping[str, str] | None:
    """Look up the label with which a text begins, such as `Background:`.

    >>> known_label("SUMMARY: We report")["kind"]
    'abstract'
    """
    match = _LABEL.match(text)
    return _label_table().get(match.group(1).casefold()) if match else None


@cache
def _label_table() -> Mapping[str, Mapping[str, str]]:
    return {row["heading"]: row for row in read_table("headings.tsv") if row["form"] == "label"}


@cache
def _heading_table() -> Mapping[str, Mapping[str, str]]:
    rows = read_table("headings.tsv")
    return {row["heading"]: row for row in rows if row["form"] == "line"}


def caption_label(text: str) -> str | None:
    """Return the label of the figure or table whose caption begins here.

    >>> caption_label("Figure 2: A view."), caption_label("Figure 2 shows a view.")
    ('Figure 2', None)
    """
    match = _CAPTION.match(text)
    if match is None or not (match.group(2).strip() or match.group(3).isupper()):
        return None
    return match.group(1)


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """Part known headings from the text they stand on."""

    def begins(line: Line, before: Line | None) -> bool:
        free = before is None or ends_sentence(before.text) or before.text in headings
        return free and line.text in headings

    headings = {line.text for block in blocks for line in block.lines if known_heading(line.text)}
    parted = split_at(blocks, begins, Kind.HEADING)
    return [part for block in parted for part in _heading_and_rest(block, headings)]


def _heading_and_rest(block: Block, headings: set[str]) -> list[Block]:
    """Part a heading from its text; `split_at` leaves both in one block."""
    if block.kind is not Kind.HEADING:
        return [block]
    heading = Block(block.lines[:1], Kind.HEADING, block.apart)
    rest = block.lines[1:]
    return [heading, Block(rest, Kind.TEXT, apart=False)] if rest else [heading]


def mark_unknown_headings(blocks: Sequence[Block]) -> list[Block]:
    """Take a short line alone between whole paragraphs, printed like a title, for a heading."""
    result = list(blocks)
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind is Kind.TEXT and after is not None and _titled(block, before, after):
            result[place] = block.as_kind(Kind.HEADING)
    return result


def _titled(block: Block, before: Block | None, after: Block) -> bool:
    if len(block.lines) > 1 or len(block.first) > 60 or after.kind is not Kind.TEXT:
        return False
    whole = before is None or before.kind is not Kind.TEXT or ends_sentence(before.last)
    words = [word for word in block.first.split() if len(word) > 3 and word.isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    looks = bool(words) and capitals == len(words) and block.first[-1] not in ".,;:!?-"
    return whole and looks and block.first[0].isupper() and _is_paragraph(after)


def _is_paragraph(block: Block) -> bool:
    return not begins_midway(block.first) and len(block.text) > 80


def mark_captions(blocks: Sequence[Block]) -> list[Block]:
    """Find captions and what belongs to them; a caption's blocks stay apart, in order."""

    def begins(line: Line, before: Line | None) -> bool:
        match = _CAPTION.match(line.text)
        if match is None or caption_label(line.text) is None:
            return False
        if before is None:
            return True
        return bool(match.group(2).strip()) and not _POINTING.search(before.text)

    parted = split_at(blocks, begins, Kind.CAPTION)
    return _extend_captions(_release_flow(parted))


def _release_flow(blocks: Sequence[Block]) -> list[Block]:
    """End a caption that has no empty line after it where the interrupted sentence goes on."""
    result: list[Block] = []
    waiting = False
    for block in blocks:
        cut = _resumption(block) if block.kind is Kind.CAPTION and waiting else None
        if cut is None:
            result.append(block)
        else:
            result.append(Block(block.lines[:cut], Kind.CAPTION, block.apart))
            result.append(Block(block.lines[cut:], Kind.TEXT, apart=False))
        if result[-1].kind is Kind.TEXT:
            waiting = not ends_sentence(result[-1].last)
    return result


def _resumption(block: Block) -> int | None:
    pairs = zip(block.lines, block.lines[1:], strict=False)
    for place, (upper, lower) in enumerate(pairs, start=1):
        if ends_sentence(upper.text) and begins_midway(lower.text):
            return place
    return None


def _extend_captions(blocks: Sequence[Block]) -> list[Block]:
    result: list[Block] = []
    panels = False
    for block in blocks:
        before = result[-1] if result else None
        if block.kind is Kind.CAPTION:
            panels = _has_panels(block)
        elif before is not None and before.kind is Kind.CAPTION and block.kind is Kind.TEXT:
            panels = panels or _PANEL.match(block.first) is not None
            if _goes_on(before, block, panels):
                result.append(block.as_kind(Kind.CAPTION))
                continue
        result.append(block)
    return result


def _has_panels(block: Block) -> bool:
    return bool(_PANEL_POINTER.search(block.text) or re.search(r"(?:^|\. )[A-H], ", block.text))


def _goes_on(caption: Block, block: Block, panels: bool) -> bool:
    """A caption goes on with a panel, a pointer to a panel, or the rest of its own sentence."""
    if _PANEL.match(block.first):
        return True
    if panels and _PANEL_POINTER.search(block.text.replace("\n", " ")):
        return True
    return not ends_sentence(caption.last) and begins_midway(block.first)


def mark_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Find running heads and feet: lines alone that repeat, or that bear the signs of one."""
    alone = [block for block in blocks if _could_be_furniture(block)]
    shapes = Counter(_shape(block.first) for block in alone)
    numbers = sum(_is_number(block.first) for block in alone)
    found = [block for block in alone if _is_furniture(block.first, shapes, numbers)]
    if len(found) * _SCARCE > sum(len(block.lines) for block in blocks):
        return list(blocks)  # what makes up so much of a text is no furniture, but a list or table
    marked = set(found)
    return [block.as_kind(Kind.FURNITURE) if block in marked else block for block in blocks]


def _could_be_furniture(block: Block) -> bool:
    lone = len(block.lines) == 1 and block.kind is Kind.TEXT
    return lone and len(block.first) < 120 and not ends_sentence(block.first)


def _is_furniture(text: str, shapes: Counter[str], numbers: int) -> bool:
    if _is_number(text):
        return numbers > 1
    signs = furniture_signs(text)
    repeats = shapes[_shape(text)] > 1 and not begins_midway(text)
    return signs > 2 or (repeats and (signs > 0 or shapes[_shape(text)] > 2))


def furniture_signs(text: str) -> int:
    """Count the signs of a running head or foot that a line bears.

    >>> furniture_signs("228 Hill AJ 27 Jan 2006 www.example.org"), furniture_signs("He rose.")
    (3, 0)
    """
    return sum(sign.search(text) is not None for sign in _FURNITURE_SIGNS)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\W*(?:Page )?\d{1,4}(?: of \d{1,4})?\W*", text) is not None


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()
