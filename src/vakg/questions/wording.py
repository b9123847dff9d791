"""How near two wordings of a question are: by the words they share, a rare word counting for more.

Nothing here knows what a word means. Endings are cut off, everyday words that mean the same in a
question are read as one (`everyday.tsv`), and the weight of a word comes from the library itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

_WORD = re.compile(r"[a-z0-9]+(?:/[a-z0-9]+)?")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ages", "age", "ings", "ing", "ions", "ion", "ied", "ies",
    "ed", "es", "al", "ly", "s", "y", "e",
)  # fmt: skip
_DENYING = {
    "not", "no", "non", "without", "never", "nothing", "nobody", "none", "neither", "nor", "cannot",
    "don", "doesn", "didn", "isn", "wasn", "aren", "against", "absent", "avoid", "avoided", "except",
    "besides",
}  # fmt: skip
"""Words, and what is left of shortened ones, that turn what is asked into its contrary."""
_PIECE = 4
"""Letters of a part of a word."""
_SHORTEST = 4
"""Letters that must be left when an ending is cut off."""

Weights = Mapping[str, float]


@cache
def _everyday() -> dict[str, str]:
    """Map each everyday word to the first of its row."""
    text = resources.files("vakg.questions").joinpath("everyday.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t")[0].split() for line in text.splitlines()[1:] if line.strip()]
    return {word: row[0] for row in rows for word in row}


def stem(word: str) -> str:
    """Cut a word's ending off, as far as enough of it is left.

    >>> stem("leakages"), stem("leaked"), stem("leak"), stem("leg")
    ('leak', 'leak', 'leak', 'leg')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return stem(word[: -len(ending)])
    return word


def stems(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are compared.

    >>> stems("Which papers report leaks?")
    ('which', 'docu', 'report', 'leak')
    """
    words = _WORD.findall(text.lower().replace("-", " ").replace("'s", ""))
    known = _everyday()
    return tuple(stem(known.get(word, word)) for word in words)


def pieces(text: str) -> frozenset[str]:
    """Give the parts of a text's words, so that words of one family are alike.

    >>> sorted(pieces("a vein"))
    [' the', ' vei', 'e ve', 'ein ', 'he v', 'the ', 'vein']
    """
    line = f" {' '.join(stems(text))} "
    return frozenset(line[at : at + _PIECE] for at in range(len(line) - _PIECE + 1))


def denies(text: str) -> bool:
    """Say whether a text asks for what is not so.

    >>> denies("what was not given?"), denies("what was given?")
    (True, False)
    """
    return not _DENYING.isdisjoint(_WORD.findall(text.lower()))


def weights_of(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Weigh words by how few of the texts have them."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(set(text))
        number += 1
    return {word: math.log(1 + number / count) for word, count in counts.items()}


def likeness(asked: Mapping[str, float], known: Mapping[str, float]) -> float:
    """Compare two weighed sets of words: 0 for nothing in common, 1 for the same.

    >>> round(likeness({"a": 1, "b": 1}, {"a": 1, "c": 1}), 2)
    0.5
    """
    shared = sum(weight * known[word] for word, weight in asked.items() if word in known)
    lengths = math.hypot(*asked.values()) * math.hypot(*known.values())
    return shared / lengths if lengths else 0.0
