"""What a pronoun may stand for: "An abscess was found. It was drained."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from vakg.extract.spans import Mention, Span
from vakg.extract.tables import alternatives
from vakg.extract.wording import words_of_kind
from vakg.model.document import Sentence

_REACH = 5  # names before a pronoun that it may stand for


def stand_ins(
    text: str, sentence: Span | Sentence, names: Sequence[Mention], earlier: Sequence[Mention]
) -> Iterator[Mention]:
    """Read each pronoun of a sentence as the names told last before it; the verb says which fits.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        names: What it names.
        earlier: What was named before it of the same patient, the last first.

    >>> clot = Mention(start=0, end=10, curie="vaco:Hematoma", grounds=True, text="haematoma")
    >>> found = stand_ins("Haematoma. It was drained.", Span(start=11, end=26), (), (clot,))
    >>> [(one.start, one.end, one.curie) for one in found]
    [(11, 13, 'vaco:Hematoma')]
    """
    for hit in _pattern().finditer(text, sentence.start, sentence.end):
        if any(one.start < hit.end() and hit.start() < one.end for one in names):
            continue
        own = sorted((one for one in names if one.end <= hit.start()), key=lambda one: -one.end)
        many = hit.group().lower() in words_of_kind("standing-many")
        fits = (one for one in (*own, *earlier) if many or not _is_plural(one.text))
        for one in islice(fits, _REACH):
            yield Mention(
                start=hit.start(), end=hit.end(), curie=one.curie, grounds=True, text=one.text
            )


def _is_plural(words: str) -> bool:
    return words.endswith("s") and not words.endswith(("ss", "is", "us"))


@cache
def _pattern() -> re.Pattern[str]:
    one = alternatives("wording.tsv", "word", "standing-one")
    many = alternatives("wording.tsv", "word", "standing-many")
    return re.compile(rf"\b(?:{one}|{many})\b", re.I)
