"""Of what a sentence judges that it is safe, effective, difficult or harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import HAPPENS, left, right, start_of
from vakg.extract.claims.view import Named, View

_ABOUT = ("happening", "care", "remedy", "procedure", "substance", "method")
_WORKS = re.compile(
    r"\b(?:effective|ineffective|safe|beneficial|helpful|useful|feasible|easy|simple|manageable|acceptable)\b"
)
_OF_SOME_ACT = re.compile(
    r"[\s,;]*(?:[A-Z]\w+: )?(?:(?:We|The authors) (?:conclude|think|believe|hold) that )?"
    r"(?i:this|these|such|the) (?:\w+ )?"
    r"(?:techniques?|methods?|approach(?:es)?|procedures?|treatments?|operations?|strateg(?:y|ies))\b"
)
_DONE = ("procedure", "remedy", "care")
_IT_IS_SO = re.compile(
    r"\bIt (?:can |may |might |could |would )?(?:\w+ )?$"
)  # "it can be effective to X"


def judged(view: View, hit: Hit, since: int) -> Sequence[Named]:
    """Give what a judgement is of: what was done, where it says that something works."""
    if hit.shape == "whole":
        return left(view, hit, HAPPENS, since) or right(view, hit, HAPPENS)[:1]
    own = view.clause_at(hit.start)
    pointing = own is not None and words("pronoun").match(view.text[own.start :].lstrip(" ,"))
    since_own = own.start if own is not None and pointing else 0
    names = [
        one
        for one in left(view, hit, (*_ABOUT, "complication"), since)
        if one.field != "substance" and (one.start >= since_own or one in view.antecedent)
    ]
    works = _WORKS.search(hit.words) is not None
    done = [one for one in names if one.field in _DONE] if works else []
    if works and not names and _IT_IS_SO.search(view.text, 0, hit.start):
        return right(view, hit, _DONE)
    return done[-1:] or names


def is_of_some_act(view: View, hit: Hit) -> bool:
    """Tell "this technique is safe" and "it is feasible to ...", of what no class may name."""
    told = _OF_SOME_ACT.match(view.text, start_of(view, hit)) or _IT_IS_SO.search(
        view.text, 0, hit.start
    )
    return told is not None and _WORKS.search(hit.words) is not None
