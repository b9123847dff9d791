"""What stands before a cue in words alone: the subject of its clause, where no class names it."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import View
from vakg.extract.clauses import Clause

_LEAD = re.compile(
    r"(?:(?:and|but|so|yet|or|thus|hence|therefore|however|moreover|furthermore|finally|also|neither|both"
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
    if clause is None or clause.subject is None or clause.kind not in _HEARD:
        return None
    if not _is_of_the_verb(view, clause, hit):
        return None
    said = view.text[clause.subject.start : clause.subject.end].strip(" ,")
    said = _LEAD.sub("", _THAT.sub("", said, count=1), count=1)
    if words("no_subject").match(said) or not re.search(r"[a-z]{4}", said) or _FAR.search(said):
        return None
    return said


def _is_of_the_verb(view: View, clause: Clause, hit: Hit) -> bool:
    """Tell "X may lead to Y" and "X is held to cause Y" from "X was done, causing Y" and "X, to lower Y"."""
    verb = clause.verb
    if verb is None or hit.words.split()[0].endswith("ing"):
        return False
    between = view.text[verb.end : hit.start]
    plain = between.strip() in ("", "to", "to be") or verb.end >= hit.start
    return plain and (verb.start <= hit.start <= verb.end + len(between))
