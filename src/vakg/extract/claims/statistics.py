"""Read what a comparison gave: an effect size with its interval, and a p value, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vakg.extract.spans import Span
from vakg.extract.tables import read_table
from vakg.model.assertion import Comparator
from vakg.model.claim import Statistic

_NUMBER = r"[-−]?(?:\d+[.·,]\d+|\d+|[.·]\d+)"
_P = re.compile(
    rf"\b[pP][ -]?(?:[vV]alues?)?\s?(?:of|was|is|:)?\s?(?P<how>[<>=≤≥⩽⩾\ufffd]|<=|>=)\s?(?P<n>{_NUMBER})"
)
_INTERVAL = re.compile(
    r"(?:(?:9\d(?:\.\d)?)\s?%?\s?-?)?(?:CI|[cC]onfidence [iI]ntervals?)(?:\s?\(CI\))?"
    r"\s?[:=,]?\s?(?:of |from )?[\[(]?\s?"
    rf"(?P<low>{_NUMBER})\s?%?\s?(?:-|–|—|to|,|;|~)\s?(?P<high>{_NUMBER})(?P<share>\s?%)?"
)
_BARE = re.compile(
    rf"\s?[\[(]\s?(?P<low>{_NUMBER})\s?(?:-|–|—|to|,|;)\s?(?P<high>{_NUMBER})\s?[\])]"
)
_LEADS = re.compile(r"\s?[,;]\s?(?:with an? )?")
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
        rf"(?<!\w)(?:{names})(?!\w)(?:\s?[(\[](?:a?OR|a?HR|a?RR)[)\]])?"
        rf"(?:\s(?:for|of|per)\s[^\d;,()]{{1,60}}?)?"
        rf"\s?(?:of|was|is|were|[=:,]|[(\[])?\s?(?P<value>{_NUMBER})(?!\s?%)"
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
    effects = list(_effect().finditer(text))
    cuts = [hit.start() for hit in effects] + [len(text)]
    head = _p_values(text, 0, cuts[0])
    found = [
        Printed(start=s, end=e, statistic=Statistic(p=p, p_comparator=c)) for s, e, p, c in head
    ]
    for hit, until in zip(effects, cuts[1:], strict=True):
        first, *more = _with_parts(text, hit, until)
        if (
            found
            and first.statistic.p is None
            and _LEADS.fullmatch(text, found[-1].end, hit.start())
        ):
            lead = found.pop()
            update = {"p": lead.statistic.p, "p_comparator": lead.statistic.p_comparator}
            first = Printed(
                start=lead.start, end=first.end, statistic=first.statistic.model_copy(update=update)
            )
        found += [first, *more]
    return tuple(found)


def _with_parts(text: str, hit: re.Match[str], until: int) -> list[Printed]:
    name = _names()[next(at for at in range(len(_names())) if hit[f"n{at}"])]
    value, end = _worth(hit["value"]), hit.end()
    interval = _INTERVAL.search(text, end, until) or _BARE.match(text, end, until)
    low = high = None
    if interval is not None:
        bounds = (_worth(interval["low"]), _worth(interval["high"]))
        low, high, end = min(bounds), max(bounds), interval.end()
    values = _p_values(text, hit.end(), until)
    p, comparator = (values[0][2], values[0][3]) if values else (None, None)
    end = max(end, values[0][1]) if values else end
    first = Statistic(
        name=name, value=value, ci_low=low, ci_high=high, p=p, p_comparator=comparator
    )
    return [
        Printed(start=hit.start(), end=end, statistic=first),
        *(
            Printed(start=s, end=e, statistic=Statistic(p=n, p_comparator=c))
            for s, e, n, c in values[1:]
        ),
    ]


def _p_values(text: str, start: int, end: int) -> list[tuple[int, int, float, Comparator]]:
    return [
        (hit.start(), hit.end(), _worth(hit["n"]), _SIGNS[hit["how"]])
        for hit in _P.finditer(text, start, end)
    ]


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
