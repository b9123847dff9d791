"""What a pronoun may stand for: "An abscess was found. It was drained."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from vakg.extract.patterns import beginning
from vakg.extract.spans import Mention, Span
from vakg.extract.tables import alternatives
from vakg.extract.wording import words_of_kind
from vakg.model.document import Sentence

_LAST = "this"  # what it stands for was told last
_REACH = 5  # names before a pronoun that it may stand for
_LEAD = 16  # code points before a name that may say that no pronoun takes it up
_PASSED_BY = re.compile(r"\b(?:not|no|(?:which|whom|where) (?:the )?)\s?$", re.I)


def stand_ins(
    text: str,
    sentence: Span | Sentence,
    names: Sequence[Mention],
    earlier: Sequence[Mention],
    is_solid: Callable[[Mention], bool] = bool,
) -> Iterator[Mention]:
    """Read each pronoun of a sentence as the names told last before it; the verb says which fits.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        names: What it names.
        earlier: What was named before it of the same patient, the last first.
        is_solid: Tells whether a name may be called "the material".

    >>> clot = Mention(start=0, end=10, curie="vaco:Hematoma", grounds=True, text="haematoma")
    >>> found = stand_ins("Haematoma. It was drained.", Span(start=11, end=26), (), (clot,))
    >>> [(one.start, one.end, one.curie) for one in found]
    [(11, 13, 'vaco:Hematoma')]
    """
    for hit in _pattern().finditer(text, sentence.start, sentence.end):
        start, end = hit.span()
        taken = (one for one in names if one.start < end and start < one.end)
        if any(not start < one.start < one.end <= end for one in taken):
            continue  # a name of its own, unless within the words: "the material"
        own = sorted((one for one in names if one.end <= hit.start()), key=lambda one: -one.end)
        word = hit.group().lower()
        many, solid = (word in words_of_kind(kind) for kind in ("standing-many", "standing-solid"))
        fits = (
            one
            for one in (*own, *earlier)
            if (many or not _is_plural(one.text))
            and (not solid or is_solid(one))
            and _PASSED_BY.search(text, max(0, one.start - _LEAD), one.start) is None
        )
        for one in islice(fits, 1 if word == _LAST else _REACH):
            yield Mention(
                start=hit.start(), end=hit.end(), curie=one.curie, grounds=True, text=one.text
            )


def _is_plural(words: str) -> bool:
    return words.endswith("s") and not words.endswith(("ss", "is", "us"))


@cache
def _pattern() -> re.Pattern[str]:
    one = alternatives("wording.tsv", "word", "standing-one")
    many = alternatives("wording.tsv", "word", "standing-many")
    first = beginning(f"{one}|{many}")
    return re.compile(rf"{first}(?<!\bwhere )\b(?:{one}|{many})\b(?! of\b)", re.I)
