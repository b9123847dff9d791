"""What stands before a cue in words alone: the subject of its clause, where no class names it."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import View
from vakg.extract.context.clauses import Clause

_LEAD = re.compile(
    r"^(?:(?:and|but|so|yet|or|thus|hence|therefore|however|moreover|furthermore|finally|also|neither|both"
    r"|in addition|in fact|in turn),?\s)+",
    re.I,
)
_HEARD = ("main", "coordinate", "contrast", "complement")  # "that thin walls lead to X"
_FAR = re.compile(r"[,;:()]")
_THAT = re.compile(r"that\s", re.I)


def subject_in_words(view: View, hit: Hit) -> str | None:
    """Give the subject of a cue's verb as it is worded; None for a pronoun, people or "there".

    Args:
        view: The sentence.
        hit: A cue that is the verb, or stands behind it.
    """
    clause = view.clause_at(hit.start)
    if clause is None or clause.kind not in _HEARD or not _is_of_the_verb(view, clause, hit):
        return None
    subject = clause.subject
    start, end = (subject.start, subject.end) if subject else (clause.start, hit.start)
    said = view.text[start:end].strip(" ,")
    said = _LEAD.sub("", _THAT.sub("", said, count=1), count=1)
    if view.named(start, end, ("method",)) or words("threshold").search(said):
        return None  # "CT predicted X": a test is no cause
    if _FAR.search(view.text, end, hit.start) or _FAR.search(said):
        return None  # a list of several, each with its bracket
    if words("no_subject").match(said) or not re.search(r"[a-z]{4}", said):
        return None
    return said


def _is_of_the_verb(view: View, clause: Clause, hit: Hit) -> bool:
    """Tell "X may lead to Y" and "X is held to cause Y" from "X was done, causing Y" and "X, to lower Y"."""
    verb = clause.verb
    if hit.words.split()[0].endswith("ing") or view.text[: hit.start].endswith(" to "):
        return verb is not None and view.text[verb.end : hit.start].strip() == "to"
    if verb is None:
        return True
    between = view.text[verb.end : hit.start]
    return verb.start <= hit.start and between.strip() in ("", "to", "to be", "as")
