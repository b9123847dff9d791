"""Find spinal levels in every notation, and refuse what only looks like one.

A row of levels is read from left to right, then its hyphens, strokes and commas are understood:
"L1/L3" is two vertebrae, "L1/L2" the level between them unless the words beside it say otherwise.
Levels that name a nerve ("S1 root") come back with a mark: no vertebra is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from vakg.extract.levels.chain import Link, Reading, Step, groups_of, highest, read_group
from vakg.extract.levels.words import Role, is_measure, role_of
from vakg.extract.numbers.figures import Marked, N, O, mark
from vakg.extract.spans import LevelMention
from vakg.extract.tables import alternatives, read_table

_GATE = re.compile(r"[CTDLSK][hH]?\.?[ -]?\d")
_TO = r"(?:(?:up |down )?to|through|thru|until|bis|as far(?: down| up)? as)"
_DASH = rf"\s?[-\u2010-\u2015\u2212]\s*|\s+{_TO}\s+"
_LINK = re.compile(
    r"(?:(?P<also>-?\s*,?\s*(?:(?:and|or|&|und|as well as|plus)\s+|\+\s*)(?:of\s+|at\s+)?)"
    rf"|(?P<comma>-?\s?,\s*)|(?P<range>{_DASH})|(?P<stroke>\s?/\s?))"
    r"(?:(?:the|upper|lower|left|right|mid|middle)[\s-]+)*"
)
_PAIR = 2
_ONE = re.compile(r" (?:was|is|has)\b")
_LINKS = {"range": Link.RANGE, "stroke": Link.STROKE, "also": Link.AND, "comma": Link.COMMA}
_BARE = re.compile(r"(\d{1,2})(?![\w½])(?![.,]\d)")
_JOIN = re.compile(
    r"(?P<also>,? (?:and|or|&) |, )|(?P<range> (?:(?:up |down )?to|through) |\s?[-\u2010-\u2015]\s?)"
    r"|(?P<stroke>/)"
)


def find_levels(text: str, offset: int = 0) -> tuple[LevelMention, ...]:
    """Find the levels of a sentence.

    Args:
        text: The sentence.
        offset: Where it starts in the document.

    >>> [found.levels for found in find_levels("Fractures of T8-10, LWK 1 and L3/4 disc; S1 root")]
    [('T8', 'T9', 'T10', 'L1'), ('L3/L4',), ('S1',)]
    """
    return levels_in(mark(text), offset)


def levels_in(marked: Marked, offset: int = 0) -> tuple[LevelMention, ...]:
    """Find the levels of a marked sentence."""
    rows = list(_printed(marked.text)) if _GATE.search(marked.text) else []
    if not _regions().keys().isdisjoint(marked.words):
        rows += [row for row in _worded(marked) if row]
    apart = "respectively" in marked.words
    rows.sort(key=lambda row: row[0].start)
    found = [one for row in rows for one in _read(marked.text, row, apart)]
    return tuple(_shifted(one, offset) for one in _apart(found))


def _apart(found: Sequence[LevelMention]) -> Iterator[LevelMention]:
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _shifted(one: LevelMention, offset: int) -> LevelMention:
    return LevelMention(
        start=one.start + offset,
        end=one.end + offset,
        levels=one.levels,
        is_disc=one.is_disc,
        is_nerve=one.is_nerve,
        either=one.either,
    )


@cache
def _atom() -> re.Pattern[str]:
    rows = [row for row in read_table("levels.tsv") if row["kind"] == "letters"]
    regions = "|".join(f"(?P<{row['means']}>{row['pattern']})" for row in rows)
    return re.compile(rf"(?<!\w)(?<![A-Za-z]-)(?<!\d )(?:{regions})(?P<n>\d{{1,2}})(?!\w)")


def _first(text: str, hit: re.Match[str], link: Link) -> Step | None:
    region = next(key for key in highest() if hit[key])
    step = Step(region, int(hit["n"]), hit.start(), hit.end(), link)
    torn = hit[region][-1] in " -" and re.match(r"[.,]\d", text[hit.end() : hit.end() + 2])
    return step if step.exists and not torn else None


def _printed(text: str) -> Iterator[list[Step]]:
    """Read every row of levels that begins with a letter and a number."""
    place = 0
    while hit := _atom().search(text, place):
        place = hit.end()
        step = _first(text, hit, Link.NONE)
        if step is not None:
            row = _settled(text, [step, *_following(text, step)])
            place = row[-1].end
            yield row


def _settled(text: str, row: list[Step]) -> list[Step]:
    """Take what moved "from T10 to T6" to be where it came to: that is no range."""
    ranged = len(row) == _PAIR and row[1].link is Link.RANGE
    if not ranged or not text[: row[0].start].endswith(" from "):
        return row
    verb = text[: row[0].start].removesuffix(" from ").rpartition(" ")[2].lower()
    return row[1:] if verb in _moves() else row


@cache
def _moves() -> frozenset[str]:
    rows = (row["pattern"] for row in read_table("levels.tsv") if row["kind"] == "move")
    return frozenset(word for words in rows for word in words.split("|"))


def _following(text: str, step: Step) -> Iterator[Step]:
    while (link := _LINK.match(text, step.end)) is not None:
        following = _next(text, link, step)
        if following is None or _is_clause(text, link, following):
            return
        yield following
        step = following


def _is_clause(text: str, link: re.Match[str], step: Step) -> bool:
    """Tell whether a level is the subject of what comes: "kyphoplasty of L1, and L3 was left alone"."""
    said = link[0].lstrip().startswith(",") and link.lastgroup == "also"
    return said and _ONE.match(text, step.end) is not None


def _next(text: str, link: re.Match[str], last: Step) -> Step | None:
    kind = _LINKS[str(link.lastgroup)]
    full = _atom().match(text, link.end())
    if full is not None:
        return _first(text, full, kind)
    bare = _BARE.match(text, link.end())
    if bare is None:
        return None
    step = Step(last.region, int(bare[1]), bare.start(), bare.end(), kind)
    return step if step.exists and step.number > last.number and _may_be_bare(text, step) else None


@cache
def _going_on() -> re.Pattern[str]:
    words = alternatives("levels.tsv", "pattern", "go_on")
    return re.compile(rf"\s*(?:$|[.;:,()\[\]/&-]|(?:{words})\b|\d{{1,2}}\b)", re.I)


def _may_be_bare(text: str, step: Step) -> bool:
    """Tell whether a number without its letter can be a level, by what follows it."""
    if is_measure(text, step.end):
        return False
    return step.link in (Link.RANGE, Link.STROKE) or _going_on().match(text, step.end) is not None


@cache
def _regions() -> dict[str, str]:
    rows = [row for row in read_table("levels.tsv") if row["kind"] == "region"]
    return {word: row["means"] for row in rows for word in row["pattern"].split("|")}


@cache
def _region_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(_regions())
    glue = (
        _JOIN.pattern.replace("?P<also>", "?:")
        .replace("?P<range>", "?:")
        .replace("?P<stroke>", "?:")
    )
    number = rf"\b({words})(?: vertebra\w*(?: bod\w+)?| level)? ({N}(?:(?:{glue})(?:the )?{N})*)"
    order = rf"({O}(?:(?:{glue})(?:the )?{O})*) ({words})\b"
    return re.compile(number, re.I), re.compile(order, re.I)


def _worded(marked: Marked) -> Iterator[list[Step]]:
    """Read "thoracic 12" and "twelfth thoracic vertebra"."""
    number, order = _region_patterns()
    for hit in number.finditer(marked.signs):
        yield _steps(marked, hit, hit.span(2), hit[1])
    for hit in order.finditer(marked.signs):
        yield _steps(marked, hit, hit.span(1), hit[2])


def _steps(marked: Marked, hit: re.Match[str], span: tuple[int, int], word: str) -> list[Step]:
    region, place = _regions()[word.lower()], span[0]
    steps: list[Step] = []
    role = role_of(marked.text, *hit.span(), ())
    followed = role is Role.NERVE or _going_on().match(marked.text, hit.end())
    for start in marked.within(*span):
        figure, glue = marked.figures[start], _JOIN.match(marked.signs, place)
        link = Link.NONE if not steps else _kind_of(glue)
        steps.append(Step(region, int(figure.value), start, figure.end, link))
        place = figure.end
    if not followed or not all(step.exists for step in steps):
        return []
    first, last = steps[0], steps[-1]
    steps[0] = Step(region, first.number, min(hit.start(), first.start), first.end, Link.NONE)
    begin = steps[-1].start if len(steps) > 1 else steps[0].start
    steps[-1] = Step(region, last.number, begin, max(hit.end(), last.end), last.link)
    return steps


def _kind_of(glue: re.Match[str] | None) -> Link:
    if glue is None or glue["also"]:
        return Link.AND
    return Link.RANGE if glue["range"] else Link.STROKE


def _read(text: str, row: list[Step], apart: bool) -> Iterator[LevelMention]:
    """Say what a row of levels is; a role behind the last of several reaches no farther than "and".

    Args:
        text: The sentence.
        row: The levels.
        apart: Whether each is a mention of its own: "at L1 and T12, respectively".
    """
    names = tuple(f"{step.region}{step.number}" for step in row)
    role = role_of(text, row[0].start, row[-1].end, names)
    if role in (Role.NERVE, Role.NONE) and len(row) > 1 and row[-1].link is Link.COMMA:
        yield from _read(text, row[:-1], apart)
        row = row[-1:]
    if role is not Role.NONE:
        yield from _mentions(row, role, apart)


def _mentions(row: Sequence[Step], role: Role, apart: bool) -> Iterator[LevelMention]:
    joint = {Role.JOINT: True, Role.BONE: False}.get(role)
    read = [(group, read_group(group, joint)) for group in groups_of(row)]
    kinds = enumerate((one.is_disc, one.either) for _, one in read)
    keys = iter([(number if apart else 0, *kind) for number, kind in kinds])
    for (_, is_disc, either), alike in groupby(read, key=lambda _: next(keys)):
        some = list(alike)
        yield LevelMention(
            start=some[0][0][0].start,
            end=some[-1][0][-1].end,
            levels=_in_order(reading for _, reading in some),
            is_disc=is_disc,
            is_nerve=role is Role.NERVE,
            either=either,
        )


def _in_order(readings: Iterator[Reading]) -> tuple[str, ...]:
    regions = list(highest())
    names = {level for reading in readings for level in reading.levels}
    return tuple(
        sorted(names, key=lambda name: (regions.index(name[0]), int(name[1:].split("/")[0])))
    )
