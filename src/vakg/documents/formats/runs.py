"""Running text taken from markup: blanks made one, raised digits kept raised, links to entries kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from unicodedata import normalize

from vakg.documents.citations import expand_numbers
from vakg.model.document import Citation, CitationStyle

_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2002-\u200a\u202f\u3000]+")
_LOST = re.compile(
    r"[\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff"
    r"\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_PLAIN = "0123456789+-−=()n"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"
_RAISE = str.maketrans(_PLAIN, _RAISED)
_LOWER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | {"\ufb05": "st", "\ufb06": "st"}
)
_NUMBERS = re.compile(r"[\d\s,;–-]*\d[\d\s,;–-]*|[+−-]?\d+|\d*[+−-]")
_COMMA = re.compile(r"\s*[,;]?\s*")
_DASH = re.compile(r"\s*[–—-]\s*")


def clean(text: str) -> str:
    """Write composed letters and no ligatures, drop signs that print nothing, make blanks one.

    >>> clean("the \ufb01rst\u200b  sen\u00adtence")
    'the first sentence'
    """
    solid = _LOST.sub("", _BLANKS.sub(" ", text)).translate(_LIGATURES)
    return solid if solid.isascii() else normalize("NFC", solid)


def raised(text: str) -> str:
    """Write raised digits as raised digits; other raised text stays as it is.

    A dash between two numbers is a range and stays one; before a number it is a minus sign.

    >>> raised("6"), raised("-3"), raised("2-5,7"), raised("th")
    ('⁶', '⁻³', '²-⁵,⁷', 'th')
    """
    if not _NUMBERS.fullmatch(text.strip()):
        return text
    ranged = re.sub(r"(?<=\d)(\s*)[-](?=\s*\d)", r"\1‑", text)
    return ranged.translate(_RAISE).replace("‑", "-")


def lowered(text: str) -> str:
    """Undo `raised`, sign by sign, for rules that look for digits.

    >>> lowered("found.²,³")
    'found.2,3'
    """
    return text.translate(_LOWER)


@dataclass(frozen=True, slots=True)
class Run:
    """A text and the citations in it; offsets count the text's code points."""

    text: str
    citations: tuple[Citation, ...] = ()

    def shifted(self, start: int) -> tuple[Citation, ...]:
        """Give the citations as they stand when the text begins at `start`."""
        return tuple(
            replace(one, start=one.start + start, end=one.end + start) for one in self.citations
        )


@dataclass(frozen=True, slots=True)
class _Link:
    start: int
    end: int
    targets: tuple[str, ...]

    def shifted(self, by: int) -> _Link:
        """Give the link as it stands when what it lies in begins at `by`."""
        return _Link(self.start + by, self.end + by, self.targets)


@dataclass(slots=True)
class Inline:
    """Collects running text piece by piece."""

    pieces: list[str] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Add text; a run of blanks becomes one, across pieces too."""
        plain = clean(text)
        if not self.pieces or self.pieces[-1].endswith(" "):
            plain = plain.lstrip(" ")
        if plain:
            self.pieces.append(plain)
            self.length += len(plain)

    def link(self, start: int, targets: Sequence[str]) -> None:
        """Note that what was added since `start` leads to entries of the reference list."""
        if self.length > start:
            self.links.append(_Link(start, self.length, tuple(targets)))

    def run(self, numbers: Mapping[str, int]) -> Run:
        """Finish.

        Args:
            numbers: The number of each entry by its id in the file.
        """
        text = "".join(self.pieces).rstrip(" ")
        return Run(text, tuple(_citations(text, self.links, numbers)))


def _citations(text: str, links: Sequence[_Link], numbers: Mapping[str, int]) -> list[Citation]:
    """Make one citation of links that stand together, ranges expanded."""
    groups: list[list[_Link]] = []
    for link in links:
        near = bool(groups) and _glue(text[groups[-1][-1].end : link.start]) is not None
        if near:
            groups[-1].append(link)
        else:
            groups.append([link])
    found = [_citation(text, group, numbers) for group in groups]
    return [one for one in found if one is not None]


def _glue(between: str) -> str | None:
    """Tell what stands between two links: a comma, a dash, or something else."""
    if _DASH.fullmatch(between):
        return "-"
    return "," if _COMMA.fullmatch(between) else None


def _citation(text: str, group: Sequence[_Link], numbers: Mapping[str, int]) -> Citation | None:
    cited = list(_numbers(text, group[0], numbers))
    for before, link in pairwise(group):
        more = _numbers(text, link, numbers)
        if cited and more and _glue(text[before.end : link.start]) == "-":
            cited.extend(range(cited[-1] + 1, min(more[0], cited[-1] + 200)))
        cited.extend(more)
    start, end = group[0].start, min(group[-1].end, len(text))
    if not cited or not text[start:end].strip():
        return None  # a link around a blank shows nothing
    style = _style(text, start, end)
    if style is CitationStyle.BRACKET and text[start] not in "[(":
        start, end = start - 1, end + 1
    return Citation(start=start, end=end, numbers=tuple(dict.fromkeys(cited)), style=style)


def _numbers(text: str, link: _Link, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Read what a link leads to: its targets, or the printed numbers where these say more."""
    known = tuple(numbers[target] for target in link.targets if target in numbers)
    inner = lowered(text[link.start : link.end]).strip(" []()")
    is_numbers = re.fullmatch(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*", inner)
    printed = expand_numbers(inner) if is_numbers else ()
    return printed if printed and set(known) <= set(printed) else known


def _style(text: str, start: int, end: int) -> CitationStyle:
    inner = text[start:end]
    if inner != lowered(inner):
        return CitationStyle.SUPERSCRIPT
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    digits = re.fullmatch(r"[\d\s,;–-]+", inner)
    if re.fullmatch(r"[\[(][\d\s,;–-]+[\])]", inner) or (digits and around in ("[]", "()")):
        return CitationStyle.BRACKET
    return CitationStyle.NAME
