"""Read what a comparison gave: an effect size with its interval, and a p value, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from vakg.extract.spans import Span
from vakg.extract.tables import read_table
from vakg.model.assertion import Comparator
from vakg.model.claim import Statistic

_DIGIT = re.compile(r"\d")
_NUMBER = r"[-−]?(?:\d+[.·,]\d+|\d+|[.·]\d+)"
_P = re.compile(
    rf"\b[pP](?:[ -]?(?:[vV]alues?))?\s?(?:of|was|is|:)?\s?(?P<how><=|>=|[<>=≤≥⩽⩾\ufffd])\s?(?P<n>{_NUMBER})"
    rf"|\b[pP][ -]?[vV]alues?\s?(?:of|was|is|:)?\s?(?P<bare>{_NUMBER})(?![\d%])"
)
_INTERVAL = re.compile(
    r"(?:(?:9\d(?:\.\d)?)\s?(?:%|per ?cent)?\s?-?)?(?:CIs?|[cC]onfidence [iI]ntervals?)(?:\s?[(\[]CI[)\]])?"
    r"(?:\s?\(?9\d\s?%\)?)?"  # "CI 95% 1.2-4.8"
    r"\s?[:=,]?\s?(?:of |from |was )?[\[(]?\s?"
    rf"(?P<low>{_NUMBER})\s?%?\s?(?:-|–|—|to|,|;|~)\s?(?P<high>{_NUMBER})(?P<share>\s?%)?"
)
_BARE = re.compile(
    rf"\s?[\[(]\s?(?P<low>{_NUMBER})\s?(?:-|–|—|to|,|;)\s?(?P<high>{_NUMBER})\s?[\])]"
)
_UNCALLED = re.compile(
    rf"\s?[;,]\s?(?P<low>{_NUMBER})\s?(?:-|–|—|to)\s?(?P<high>{_NUMBER})(?=\s?[;,)\]])"
)
_UNNAMED = re.compile(
    rf"[\[(]\s?(?P<value>{_NUMBER})\s?[,;]\s?[\[(]?(?P<low>{_NUMBER})\s?(?:-|–|—|to)\s?(?P<high>{_NUMBER})"
    r"[\])]?(?:\s?[,;]\s?[pP][^()\[\]]{1,20})?\s?[\])]"
)
_LEADS = re.compile(r"\s?[,;]\s?(?:with an? |and )?|\s(?:and |with an? )?")
_ABBREVIATED = r"(?:\s?[(\[][A-Za-z]{2,4}[)\]])?"  # "odds ratio (OR) 2.5"
_HEADED = (
    r"(?:,?\s?[(\[]9\d\s?%\s?(?:CI|[cC]onfidence [iI]nterval)[)\]])?"  # "OR [95% CI] 2.5 [1.2-4.8]"
)
_SIGNS = {
    "<": Comparator.BELOW, ">": Comparator.ABOVE, "=": Comparator.EQUAL, "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST, "⩽": Comparator.AT_MOST, "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST, "⩾": Comparator.AT_LEAST, "\ufffd": Comparator.UNREADABLE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Span):
    """A statistic and where it stands."""

    statistic: Statistic


@cache
def _effect() -> re.Pattern[str]:
    rows = sorted(read_table("claims/statistics.tsv"), key=lambda row: -len(row["pattern"]))
    names = "|".join(f"(?P<n{at}>{row['pattern']})" for at, row in enumerate(rows))
    return re.compile(
        rf"(?<!\w)(?:{names})(?!\w){_ABBREVIATED}{_HEADED}"
        rf"(?:\s(?:for|of|per)\s[^\d;,()]{{1,60}}?)?"
        rf"\s?(?:of|was|is|were|[=:,]|[(\[])?\s?(?P<value>{_NUMBER})(?!\s?%|\d|[.·]\d)"
    )


@cache
def _names() -> tuple[str, ...]:
    rows = sorted(read_table("claims/statistics.tsv"), key=lambda row: -len(row["pattern"]))
    return tuple(row["name"] for row in rows)


def _worth(printed: str) -> float:
    plain = printed.replace("−", "-").replace("·", ".").replace(",", ".")
    return float(plain)


@lru_cache(maxsize=64)
def statistics_in(text: str) -> tuple[Printed, ...]:
    """Read the statistics of a sentence in order; interval and p value join the effect before them.

    >>> [one] = statistics_in("a risk factor (OR 2.5; 95% CI 1.2-4.8; p = 0.01)")
    >>> one.statistic.value, one.statistic.ci_low, one.statistic.ci_high, one.statistic.p
    (2.5, 1.2, 4.8, 0.01)
    """
    if _DIGIT.search(text) is None:
        return ()
    effects = list(_effect().finditer(text))
    values = _p_values(text)
    found: list[Printed] = []
    for at, hit in enumerate(effects):
        since = effects[at - 1].end() if at else 0
        until = effects[at + 1].start() if at + 1 < len(effects) else len(text)
        one, used = _with_parts(text, hit, _room(text, hit, since, until), values)
        found.append(one)
        values = [value for value in values if value is not used]
    elliptic, used_up = _elliptic(text, found, values)
    values = [value for value in values if value not in used_up]
    return tuple(sorted((*found, *elliptic, *values), key=lambda one: one.start))


def _elliptic(
    text: str, found: Sequence[Printed], values: Sequence[Printed]
) -> tuple[list[Printed], list[Printed]]:
    """Read "(3.5, 1.1-10.8; p = .02)" behind "(OR 2.5, 95% CI 1.2-4.8)": the same effect, unnamed.

    >>> [one.statistic.value for one in statistics_in("age (OR 2.5; 95% CI 1.2-4.8) and sex (3.5; 1.1-9.8)")]
    [2.5, 3.5]
    """
    more, taken = [], []
    for hit in _UNNAMED.finditer(text) if found else ():
        before = [
            one for one in found if one.end <= hit.start() and one.statistic.ci_low is not None
        ]
        value, low, high = (_worth(hit[name]) for name in ("value", "low", "high"))
        if not before or not low <= value <= high:
            continue
        own = [one for one in values if hit.start() < one.start and one.end <= hit.end()]
        p = own[0].statistic if own else Statistic(name=before[-1].statistic.name, value=value)
        made = Statistic(
            name=before[-1].statistic.name, value=value, ci_low=low, ci_high=high, p=p.p,
            p_comparator=p.p_comparator,
        )  # fmt: skip
        more.append(Printed(start=hit.start("value"), end=hit.end() - 1, statistic=made))
        taken += own
    return more, taken


def _room(text: str, hit: re.Match[str], since: int, until: int) -> tuple[int, int]:
    """Give where the parts of an effect may stand: its bracket, or up to the bracket of the next."""
    bracket = _bracket(text, hit.start())
    if bracket is not None:
        return max(since, bracket[0]), min(until, bracket[1])
    later = _bracket(text, until) if until < len(text) else None
    return since, later[0] if later is not None and later[0] > hit.end() else until


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """Give the outermost bracket around a place."""
    depth = start = 0
    for place, sign in enumerate(text):
        if sign in "([":
            start = start if depth else place
            depth += 1
        elif sign in ")]" and depth:
            depth -= 1
            if depth == 0 and start < at < place:
                return start, place + 1
    return None


def _with_parts(
    text: str, hit: re.Match[str], room: tuple[int, int], values: list[Printed]
) -> tuple[Printed, Printed | None]:
    """Give an effect with its interval and its p value, and that p value as it stood alone."""
    name = _names()[next(at for at in range(len(_names())) if hit[f"n{at}"])]
    start, end = hit.span()
    interval = _INTERVAL.search(text, end, room[1]) or _bare(text, hit, room[1])
    low = high = None
    if interval is not None:
        bounds = (_worth(interval["low"]), _worth(interval["high"]))
        low, high, end = min(bounds), max(bounds), interval.end()
    p = _own(text, hit, room, values)
    made = Statistic(
        name=name, value=_worth(hit["value"]), ci_low=low, ci_high=high,
        p=p.statistic.p if p else None, p_comparator=p.statistic.p_comparator if p else None,
    )  # fmt: skip
    if p is not None:
        start, end = min(start, p.start), max(end, p.end)
    return Printed(start=start, end=end, statistic=made), p


def _bare(text: str, hit: re.Match[str], until: int) -> re.Match[str] | None:
    """Give bounds that nothing calls so: "OR 2.5 [1.2-4.8]", "OR 3.2; 1.2-8.1", around their value."""
    found = _BARE.match(text, hit.end(), until) or _UNCALLED.match(text, hit.end(), until)
    if found is None or found.re is _BARE:
        return found
    return found if _worth(found["low"]) <= _worth(hit["value"]) <= _worth(found["high"]) else None


def _own(
    text: str, hit: re.Match[str], room: tuple[int, int], values: list[Printed]
) -> Printed | None:
    """Give the p value of an effect: one that leads it in, else the first behind it."""
    inside = [one for one in values if room[0] <= one.start and one.end <= room[1]]
    leads = [one for one in inside if one.end <= hit.start()][-1:]
    if leads and _LEADS.fullmatch(text, leads[0].end, hit.start()):
        return leads[0]
    return next((one for one in inside if one.start >= hit.end()), None)


def _p_values(text: str) -> list[Printed]:
    return [
        Printed(start=hit.start(), end=hit.end(), statistic=_of_p(hit)) for hit in _P.finditer(text)
    ]


def _of_p(hit: re.Match[str]) -> Statistic:
    return Statistic(p=_worth(hit["n"] or hit["bare"]), p_comparator=_SIGNS[hit["how"] or "="])


def interval_after(text: str, start: int) -> tuple[float, float] | None:
    """Read the confidence interval that stands right behind a value.

    >>> interval_after("5% (95% CI 2.1-8.4)", 2)
    (2.1, 8.4)
    """
    hit = _INTERVAL.search(text, start, start + 60)
    if hit is None or not re.fullmatch(r"[\s;,()\[:]*", text[start : hit.start()]):
        return None
    bounds = (_worth(hit["low"]), _worth(hit["high"]))
    return min(bounds), max(bounds)


def intervals(text: str) -> tuple[tuple[int, int], ...]:
    """Say where confidence intervals stand: their figures are no rates.

    >>> intervals("5% (95% CI 2.1-8.4)")
    ((4, 18),)
    """
    return tuple(hit.span() for hit in _INTERVAL.finditer(text))
