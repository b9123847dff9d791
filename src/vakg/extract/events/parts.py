"""Names that are told of a part only: "the border of the L4 vertebra was resected"."""

from __future__ import annotations

import re

from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import alike, words_of_kind

_REMOVED = "removed"
_BEFORE = 60  # code points before a name in which its part may stand


def is_of_part(text: str, first: int, start: int) -> bool:
    """Tell whether the words before a place make what stands there the whole of a part.

    Args:
        text: The document's text.
        first: Where the sentence starts.
        start: The place.

    >>> text = "the border of the L4 vertebra"
    >>> is_of_part(text, 0, text.index("vertebra")), is_of_part("the body of L4", 0, 12)
    (True, False)
    """
    words = re.split(r"[,;:.()]", text[max(first, start - _BEFORE) : start])[-1].lower().split()
    while words and (words[-1] in word_class("determiner") or words[-1][-1].isdigit()):
        words.pop()
    return len(words) > 1 and words[-1] == "of" and words[-2] not in words_of_kind("whole")


def names_part(text: str, first: int, site: Span) -> bool:
    """Tell whether a place is named as a part, or as the whole of one: "the anterior part of the body"."""
    part, of, _ = text[site.start : site.end].lower().partition(" of ")
    led = bool(of) and part not in words_of_kind("whole")
    return led or is_of_part(text, first, site.start)


def takes_away(verb: str) -> bool:
    """Tell whether a form of a verb says that something was taken away.

    >>> takes_away("resected"), takes_away("seen")
    (True, False)
    """
    return _REMOVED in alike(verb)


def is_told_of_part(reader: Reader, text: str, part: SentenceScan, one: Mention) -> bool:
    """Tell whether a name with its verb is said of a part: "the border of the vertebra was resected"."""
    words = one.text.lower().split()
    if not (takes_away(words[-1]) and reader.deeds.is_procedure(one.curie)):
        return False
    if not word_class("be").isdisjoint(words):
        return is_of_part(text, part.sentence.start, one.start)
    before = [
        name for name in part.names if name.end <= one.start and reader.makes(name.curie) == "site"
    ]
    last = max(before, key=lambda name: name.end, default=None) if len(words) == 1 else None
    return last is not None and names_part(text, part.sentence.start, last)
