"""The members of a sentence's lists, each with the statistic that is printed of it.

In "A (OR 2, P = .01), B and C (P = .02)" and "A and B (OR 2 and OR 3, respectively)" a member is its
words. What lies between two brackets is one member, whatever "and" or comma it has within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vakg.extract.claims.rate_words import words
from vakg.extract.claims.statistics import Printed, statistics_in
from vakg.extract.claims.view import View
from vakg.extract.phrases import word_class
from vakg.extract.spans import Span

_OPEN = re.compile(
    r"[\s,;:]*(?:with an? |an? )?[(\[]?\s?"
    r"(?:[\d.]+\s?%?\s?(?:vs\.?|versus|and)\s[\d.]+\s?(?:%|[a-z]{1,4}\b)?[;,]\s?)?$"
)
_VALUE = r"-?\d[\d.]*(?:\s?(?:±|\+/-|\+-)\s?[\d.]+)?\s?%?(?:\s?\([^()]*\))?"
_VALUES = re.compile(
    rf"\s?[:,]?\s(?P<first>{_VALUE})\s(?:vs\.?|versus)\s(?P<second>{_VALUE})\s?\S{{0,8}}$"
)
_PARTICIPLE = re.compile(r"\w+(?:ed|en)")
_FIGURE = re.compile(r"-?\d+(?:[.]\d+)?|-?[.]\d+")
_LABEL = re.compile(r"(?:^|[:;.]\s)(?:-\s)?(?P<words>[^:;]{2,80})$")
_SHUT = re.compile(r"[^()\[\]]*[)\]]")
_JOIN = re.compile(
    r"[)\],;\s]*(?:(?:and|or|nor|[Nn]either|but|as well as|together with|plus|also|finally)\s+)?"
    r"(?:(?:by|with|in|for|to)\s+)?"
)
_ITEM = re.compile(r",?\s(?:and|or|as well as|nor)(?:\s(?:by|with|in|for|of|to))?\s|,\s")
_COMPARED = re.compile(
    r"\b(?:with|in|for|among|after|by)\s(?P<words>[^,;()]{3,80}?)"
    r"\s(?:than|compared (?:with|to)|versus|vs\.?|relative to)\s[^;()]{2,60}?$"
)
_LISTED = re.compile(
    r"(?:.*(?:[,;:)\]]|\b(?:were|was|are|is|had(?! been)|received|include|included|and|or|that|identified"
    r"|revealed|showed|found|with|by|to|[Nn]either|nor|whereas|while|but))\s+|^\s*)"
    r"(?!(?:and|or)\b)(?P<words>[^,;:()\[\]]{3,80}?)$",
    re.S,
)
_LEAD = re.compile(
    r"(?:(?:At|In|On|By|With)\s(?:[\w-]+\s){0,4}(?:analys[ie]s|regression|testing|model|comparison),?\s)?"
    r"(?:(?:For|In|Regarding|As to|With respect to)\s[^,;()]{3,60}?(?:,\s|\s(?=the\s)))?"
)
_ALONE = re.compile(
    r"(?:\w+ly )?(?:lower|higher|greater|smaller|larger|longer|shorter|less|more)\s*"
    r"|[\W\d_]*(?:and|or|the|an?|only|also|while|whereas|but)?[\W\d_]*"
)
_TO_HAVE = re.compile(  # "likelier to have X": a clause, and X no factor
    r"(?:have|get|develop|suffer|sustain|experience|undergo|show|present|die|be)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Span):
    """The words of one member, none where its clause says it.

    Args:
        printed: Its statistic. run: which list of the sentence it belongs to.
        values: What was measured in two groups, where both are printed.
    """

    printed: Printed
    run: int
    values: tuple[float, float] | None = None

    @property
    def alone(self) -> bool:
        """Whether only a p value is printed."""
        return self.printed.statistic.value is None


def members(view: View) -> tuple[Member, ...]:
    """Give the members of a sentence that have a statistic, in order."""
    found: list[Member] = []
    groups = list(_groups(view.text))
    leading, run = _LEAD.match(view.text) if groups else None, 0
    since = leading.end() if leading is not None else 0
    for group in groups:
        end = _words_end(view.text, since, group[0].start)
        start = _joined(view, since, end) if found else None
        run += start is None
        if start is None:
            whole = len(group) > 1
            start, end = _behind_verb(view, since, end) if whole else _listed(view.text, since, end)
        spans = _parted(view.text, start, end, len(group))
        found += [
            _member(view.text, span, one, run) for span, one in zip(spans, group, strict=True)
        ]
        shut = _SHUT.match(view.text, group[-1].end)
        since = shut.end() if shut is not None else group[-1].end
    return tuple(found)


def _member(text: str, span: tuple[int, int], printed: Printed, run: int) -> Member:
    """Make a member; "X: 24.1 vs 26.4; P = .04" has the values of two groups."""
    start, end = span
    hit = _VALUES.search(text, start, end)
    if hit is None:
        return Member(start=start, end=end, printed=printed, run=run)
    first, second = (float(_FIGURE.findall(hit[name])[0]) for name in ("first", "second"))
    start = start + len(text[start:end]) - len(text[start:end].lstrip(" -"))
    return Member(start=start, end=hit.start(), printed=printed, run=run, values=(first, second))


def row_of(view: View, number: Span) -> Member | None:
    """Give the line of a table that a figure is one of the two values of."""
    if "vs" not in view.words and "versus" not in view.words:
        return None
    lines = (one for one in members(view) if one.values is not None)
    return next((one for one in lines if one.end <= number.start < one.printed.start), None)


def _groups(text: str) -> Iterator[Sequence[Printed]]:
    """Give the statistics one by one, those of "(one, and another, respectively)" together."""
    group: list[Printed] = []
    for one in statistics_in(text):
        if group and re.search(r"[()\[\]]", text[group[-1].end : one.start]):
            yield from _by_turns(text, group)
            group = []
        group.append(one)
    yield from _by_turns(text, group)


def _by_turns(text: str, group: Sequence[Printed]) -> Iterator[Sequence[Printed]]:
    if group and "respectively" in text[group[-1].end : group[-1].end + 20]:
        yield group
    else:
        yield from ([one] for one in group)


def _words_end(text: str, since: int, until: int) -> int:
    """Give where the words before a statistic end, in front of its bracket and of figures within it."""
    before = text[since:until]
    plain = before.rstrip(" ,;")
    return since + len(plain if _VALUES.search(plain) else _OPEN.sub("", before))


def _joined(view: View, since: int, end: int) -> int | None:
    """Give where the words of a list's next member begin; None where a verb begins something else."""
    join = _JOIN.match(view.text, since, end)
    start = join.end() if join is not None else since
    return None if start == since or verb_within(view, start, end) else start


def verb_within(view: View, start: int, end: int) -> bool:
    """Tell whether words say something; the last one of "the dose given (P = .1)" only says which dose."""
    verbs = [one.verb for one in view.clauses if one.verb and start <= one.verb.start < end]
    return any(
        one.end < end or one.start == start or not _PARTICIPLE.fullmatch(view.text, one.start, one.end)
        or view.text[one.start : one.end] in word_class("finite")
        for one in verbs
    )  # fmt: skip


def _behind_verb(view: View, since: int, end: int) -> tuple[int, int]:
    """Give all words of a list: from its verb and preposition, else from where it may begin."""
    verbs = [one.verb.end for one in view.clauses if one.verb and since <= one.verb.end <= end]
    begin = _JOIN.match(view.text, max([since, *verbs]), end)
    return (begin.end() if begin is not None else since), end


def _listed(text: str, since: int, end: int) -> tuple[int, int]:
    """Give the words right before a bracket: those that differ, else those of the list's last member."""
    before = text[since:end]
    values = _VALUES.search(before)
    label = _LABEL.search(before, 0, values.start()) if values is not None else None
    if label is not None:
        return since + label.start("words"), end
    hit = _COMPARED.search(before) or _LISTED.search(before)
    if hit is None or _ALONE.fullmatch(hit["words"]) or _TO_HAVE.match(hit["words"]):
        return end, end
    if words("factor").search(hit["words"]) is not None:
        return end, end
    return since + hit.start("words"), since + hit.end("words")


def _parted(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Share words out to several statistics, in order; the last to the last."""
    cuts = list(_ITEM.finditer(text, start, end))[-(count - 1) :] if count > 1 else []
    if len(cuts) < count - 1:
        return [(end, end)] * count
    starts = [start, *(one.end() for one in cuts)]
    return list(zip(starts, [*(one.start() for one in cuts), end], strict=True))
