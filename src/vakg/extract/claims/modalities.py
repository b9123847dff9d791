"""Say what a recommendation asks for: to do, to consider, to avoid, to stop, or that it is not required."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import end_of, start_of
from vakg.extract.claims.view import View
from vakg.extract.context.clauses import Clause
from vakg.model.assertion import Modality

_SOFT = r"hardly|rarely|seldom|scarcely|barely|exceptionally"
_NOT = (
    rf"(?:not|never|cannot|can't|nor|neither|no longer|(?:{_SOFT})(?: ever)?|by no means"
    r"|under no circumstances)"
)
_BEFORE = re.compile(rf"\b{_NOT}(?: (?:be|been|\w+ly))?\s$", re.I)
_BEHIND = re.compile(
    r"\s(?:(?:be|been|rather|also|then|therefore|\w+ly)\s)?"
    rf"(?:{_NOT}|no)\b(?! (?:more|less|later|fewer|only))",
    re.I,
)
_NOT_THOUGHT = re.compile(r"\b(?:not|never|hardly) (?:think|believe|hold|agree|feel)(?: that)?\s?$")
_MAY = re.compile(r"\b(?:may|might|can|could)\s$")
_SUBJECT = re.compile(
    r"[\s,;]*(?:(?:and|but|so|thus|hence),? )?"
    r"(?P<word>neither|no|not every|not all)\s(?!more|less|later|fewer)",
    re.I,
)
_NOBODY = re.compile(
    r"[\s,;]*(?:nobody|no one|few|hardly any|none of"
    r"|no (?:\w+ )?(?:stud(?:y|ies)|authors?|guidelines?|data|evidence|reports?|trials?|experts?))\b",
    re.I,
)
_OPINION = re.compile(
    r"\s(?:not |never |no longer |also )?"
    r"be (?:considered|regarded|seen|viewed|taken|interpreted|mistaken)\s(?:as|for|an?|to be)\b"
)
_NEEDS = re.compile(r"(?:have|has|needs?|requires?|(?:is|are) to)\b", re.I)
_SELDOM = re.compile(rf"\b(?:{_SOFT})\b", re.I)
_FLIPPED = {
    Modality.DO: Modality.AVOID, Modality.CONSIDER: Modality.AVOID, Modality.AVOID: Modality.DO,
    Modality.STOP: Modality.DO, Modality.NOT_REQUIRED: Modality.DO,
}  # fmt: skip


def modality(view: View, hit: Hit) -> Modality | None:
    """Read the modality of a cue with the "not" and "no" around it; None where nobody advises.

    Args:
        view: The sentence.
        hit: The cue of advice.
    """
    start, end = start_of(view, hit), end_of(view, hit)
    if _NOBODY.match(view.text, start) and hit.says == Modality.DO:
        return None
    found = Modality.NOT_REQUIRED if _SELDOM.search(hit.words) else _own(hit)
    if found is Modality.DO and _MAY.search(view.text, 0, hit.start):
        found = Modality.CONSIDER  # "may need surgery"
    subject = _SUBJECT.match(view.text, start, hit.start)
    if subject is not None and found in (Modality.DO, Modality.CONSIDER):
        found = Modality.AVOID if subject["word"].lower() == "neither" else Modality.NOT_REQUIRED
    elif _is_denied(view, hit):
        found = _denied(hit, found)
    told = view.text[hit.end : end].removeprefix(" be").lstrip()
    late = found is Modality.AVOID and words("forgo_late").match(told)
    forgone = late or words("forgo").match(told)
    return _FLIPPED[found] if forgone and found in (Modality.DO, Modality.AVOID) else found


def _own(hit: Hit) -> Modality:
    """Give what the cue says by itself; an imperative may be "avoid" or "stop"."""
    spoken = hit.words.lower()
    return Modality(spoken) if spoken in (Modality.AVOID, Modality.STOP) else Modality(hit.says)


def _is_denied(view: View, hit: Hit) -> bool:
    """Tell whether a "not" stands right before a cue that has none, or right behind it."""
    if hit.says == Modality.NOT_REQUIRED or words("deny").search(hit.words):
        return False
    if _BEFORE.search(view.text, 0, hit.start) or _NOT_THOUGHT.search(
        view.text, 0, start_of(view, hit)
    ):
        return True
    return _BEHIND.match(view.text, hit.end) is not None


def _denied(hit: Hit, found: Modality) -> Modality:
    """Say what a denied cue asks for: what is not needed is not required, what is not advised is avoided."""
    if found in (Modality.DO, Modality.CONSIDER) and words("need").search(hit.words):
        return Modality.NOT_REQUIRED
    return _FLIPPED[found]


def narrows(view: View, clause: Clause, hit: Hit) -> bool:
    """Tell "infections that have to be drained", which says what kind and advises nothing."""
    restricts = clause.kind == "relative" and not view.text[: clause.start].rstrip().endswith(",")
    own = clause.verb is None or clause.verb.start >= hit.start
    return restricts and own and _NEEDS.match(hit.words) is not None


def is_opinion(view: View, hit: Hit) -> bool:
    """Tell "should not be considered a contraindication", which asks for no action."""
    return (
        _OPINION.match(view.text, hit.end) is not None
        or _OPINION.match(view.text, max(0, hit.end - len(" not"))) is not None
    )
