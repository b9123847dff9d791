"""Tell whom a rate is among from what happens to them."""

from __future__ import annotations

import re

from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View

_RATE_OF = re.compile(
    r"\b(?:risk|rate|incidence|frequency|odds|likelihood|prevalence|probability)s? (?:of|for) "
    r"(?:the |an? |any )?(?:[\w-]+ ){0,2}$"
)
_FOR = re.compile(r"\b[Ff]or\s[^,;:.()]{0,40}$")
_THE_FIGURES = re.compile(  # "for severe versus mild X the figures were ..."
    r",?\s(?:the|these|corresponding)\s(?:\w+\s)?(?:figures|rates|numbers|values|incidences|percentages)\s"
)
_FIGURES = re.compile(r"\([^()]*\)")
_THOSE = re.compile(r"\bthose\b")
_WITH = r"(?:with|having|suffering from|for|without|treated for|who had|of)"
_VERB = r"(?:was|were|is|are|became|remained)"  # what stands behind it is told of them
_BEHIND_PEOPLE = re.compile(rf"[\s\w]{{0,24}}\b{_WITH}\s(?:(?!{_VERB}\b)[\w-]+\s){{0,3}}$")
_OF_PART = re.compile(r"\b(?:of|with|for)\s(?:the\s|all\s|these\s|our\s)?(?:[\w-]+\s){0,3}$")


def is_population(view: View, one: Named) -> bool:
    """Tell whether a name says whom a rate is among: "of patients with X", "5% of X"."""
    if one.start not in view.whom:
        view.whom[one.start] = _is_whom(view, one)
    return view.whom[one.start]


def _is_whom(view: View, one: Named) -> bool:
    before = view.text[: one.start]
    if _RATE_OF.search(before):
        return False
    if _FOR.search(before) and _THE_FIGURES.match(view.text, one.end):
        return True
    before = _FIGURES.sub(lambda hit: " " * len(hit[0]), before)
    people = sorted((*words("unit").finditer(before), *_THOSE.finditer(before)), key=re.Match.start)
    if people and _BEHIND_PEOPLE.fullmatch(before, people[-1].end()):
        return True
    last = [
        n for n in view.numbers if n.end <= one.start and (n.unit == "%" or n.numerator is not None)
    ]
    return bool(last) and _OF_PART.fullmatch(before[last[-1].end :].lstrip()) is not None
