"""Whether a hyphen at a line end belongs to the word or to the line.

The document is asked first: what it prints elsewhere, whole or with the hyphen, decides. Only then
do the rules of `hyphens.tsv` speak, and last the plain fact that most hyphens at line ends are the
typesetter's.
"""

from __future__ import annotations

import re
from enum import StrEnum

from vakg.documents.tables import column
from vakg.documents.words import Vocabulary

_HYPHENS = ("-", "\u2010")
_LONGEST = 80  # code points; no word is longer
_SOFT = "\u00ad"
_LEFT = re.compile(rf"([\w-]*?)([^\W_]+)(?:{'|'.join(_HYPHENS)})$")
_RIGHT = re.compile(r"([^\W_]+)([\w-]*)")
_GLUES = ("/", "–", "—")
_TABLE = "hyphens.tsv"


class Join(StrEnum):
    """What stands between two lines once they are one."""

    SPACE = "space"
    NOTHING = "nothing"  # the line end is dropped, every character stays
    DROP = "drop"  # the hyphen goes with the line end


def join_of(left: str, right: str, vocabulary: Vocabulary) -> Join:
    """Decide how a line goes on in the next.

    Args:
        left: The upper line, without blanks around it.
        right: The lower line, likewise.
        vocabulary: What the document prints elsewhere.

    >>> empty = Vocabulary.of([])
    >>> join_of("a long sen-", "tence", empty), join_of("non-", "stop", empty)
    (<Join.DROP: 'drop'>, <Join.NOTHING: 'nothing'>)
    """
    if left.endswith(_SOFT):
        return Join.DROP
    if left.endswith(_GLUES) and not left[:-1].endswith(" "):
        return Join.NOTHING
    if not left.endswith(_HYPHENS):
        return Join.SPACE
    begin = max(left.rfind(" ") + 1, len(left) - _LONGEST)
    upper, lower = _LEFT.search(left, begin), _RIGHT.match(right[:_LONGEST])
    if upper is None or lower is None:
        return Join.SPACE
    if lower.group() in column(_TABLE, "word", "suspended"):
        return Join.SPACE
    keeps = _keeps_hyphen(upper.group(1), upper.group(2), lower.group(1), vocabulary)
    return Join.NOTHING if keeps else Join.DROP


def _keeps_hyphen(before: str, left: str, right: str, vocabulary: Vocabulary) -> bool:
    if not left.isalpha() or not right[0].isalpha() or right[0].isupper():
        return not (left.isupper() and len(left) > 1 and right.isupper())
    if len(left) == 1 or left.isupper():
        return True
    printed = _printed(before, left, right, vocabulary)
    if printed is not None:
        return printed
    return _is_compound(left.casefold(), right.casefold(), vocabulary)


def _printed(before: str, left: str, right: str, vocabulary: Vocabulary) -> bool | None:
    """Ask what the document prints elsewhere; `None` when it prints neither form."""
    whole = vocabulary.words[(left + right).casefold()]
    parted = vocabulary.compounds[f"{left}-{right}".casefold()]
    if before:
        chain = f"{before}{left}-{right}".casefold()
        parted += sum(count for form, count in vocabulary.compounds.items() if chain in form)
    else:
        start = f"{left}-{right}-".casefold()
        longer = vocabulary.compounds.items()
        parted += sum(count for form, count in longer if form.startswith(start))
    return parted > whole if parted or whole else None


def _is_compound(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Apply the rules of the table, then: two long words of the document make a compound."""
    if _listed(left, "solid-first") or _listed(right, "solid-last"):
        return False
    if _listed(left, "first"):
        return len(right) > 3
    if _listed(right, "last"):
        return len(left) > 3 or vocabulary.prints(left)
    both = vocabulary.prints(left) and vocabulary.prints(right)
    short = min(len(left), len(right)) <= 3
    return both and (not short or _listed(left, "first-word") or _listed(right, "last-word"))


def _listed(part: str, kind: str) -> bool:
    return part in column(_TABLE, "word", kind)
