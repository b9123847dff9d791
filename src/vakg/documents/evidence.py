"""Why one torn end may go on in another: small rules, each worth some points.

A point is roughly a step in the odds. The rules know English grammar and how texts are printed;
what words belong together they learn from the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import log

from vakg.documents.endings import is_item
from vakg.documents.tables import column
from vakg.documents.tears import NEAR, Side, Tear, is_function
from vakg.documents.words import Vocabulary, words_of

_FRAGMENT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_ACRONYM = re.compile(r"((?:[\w’'-]+ ){0,5}?[\w’'-]+) ?\(([A-Z][A-Za-z]*[A-Z])s?\)")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*(%|[a-zA-Z]{1,5})?\s*(?:to|and|[-–])$")
_RANGE_ENDS = ("to", "and", "-", "–")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(%)?")
_AMOUNT = re.compile(r"\d\s*([a-zA-Z]{1,8}|%)$")
_POINTER = re.compile(r"\b(?:Fig(?:ure)?s?\.?|Tables?|[Cc]ases?|[Nn]o\.|[Gg]rade|[Tt]ype)$")
_LONGEST_POINTER = 8  # code points
_BRACKETS = (("(", ")", re.compile(r"[()]")), ("[", "]", re.compile(r"[\[\]]")))
_VOWELS = "aeiou"


def torn_word(tear: Tear) -> float:
    """A hyphen wants the rest of its word, best one that the document prints whole."""
    left, rest = _fragment(tear), re.match(r"[^\W\d_]+", tear.head)
    if left is None:
        return 0
    if rest is None or rest.group()[0].isupper():
        return -4
    halves = left.group(1).casefold(), rest.group().casefold()
    if tear.seen.prints("".join(halves)) or tear.seen.compounds["-".join(halves)]:
        return 6
    if is_function(halves[1]):
        return -3
    if tear.seen.prints(halves[1]):
        return 1 if tear.seen.prints(halves[0]) else -3
    return 2 + _junction(*halves, tear.seen)


def _fragment(tear: Tear) -> re.Match[str] | None:
    if not tear.tail.endswith(("-", "\u2010")):
        return None
    return _FRAGMENT.search(tear.tail, tear.tail.rfind(" ") + 1)


def _junction(left: str, right: str, seen: Vocabulary) -> float:
    """Ask whether the letters around a joint stand together in other words of the document."""
    parts = (left[-2:] + right[:1], left[-1:] + right[:2])
    return sum(0.7 if part in seen.letters else -0.7 for part in parts)


def acronym(tear: Tear) -> float:
    """An acronym in brackets is spelled by the initials of the words before it."""
    found = _ACRONYM.match(tear.head)
    if found is None:
        return 0
    letters = found.group(2).casefold()
    inside = re.findall(r"[^\W\d_]+", found.group(1).casefold())
    missing = len(letters) - len(inside)
    if missing < 1 or missing > 5:
        return 0
    words = [*re.findall(r"[^\W\d_]+", tear.tail.casefold())[-missing:], *inside]
    return 6 if "".join(word[0] for word in words) == letters else -1


def number_range(tear: Tear) -> float:
    """A range wants its upper bound: a larger number, of the same unit."""
    if not tear.tail.endswith(_RANGE_ENDS):
        return 0
    lower, upper = _RANGE.search(tear.tail), _NUMBER.match(tear.head)
    if lower is None or (tear.tail.endswith("and") and "between" not in tear.before[-6:]):
        return 0
    if upper is None:
        return -2
    same = (lower.group(2) == "%") == (upper.group(2) == "%")
    rises = float(upper.group(1)) > float(lower.group(1))
    return 2 + (2 if same else 0) + (1 if rises else -4)


def quantity(tear: Tear) -> float:
    """A number wants its unit, an amount may go on with what it is counted per."""
    first = tear.after[0] if tear.after else ""
    if tear.tail[-1:].isdecimal() and re.search(r"(?:^|\s)\d+(?:\.\d+)?$", tear.tail):
        return 4 if tear.head.startswith("%") or _is(first, "unit") else 0
    amount = _AMOUNT.search(tear.tail) if first in ("per", "of") else None
    return 2 if amount is not None and _is(amount.group(1).casefold(), "unit") else 0


def pointer(tear: Tear) -> float:
    """`Figure`, `Table`, `case` at an end want a number."""
    if not _POINTER.search(tear.tail, max(0, len(tear.tail) - _LONGEST_POINTER)):
        return 0
    return 4 if tear.head[:1].isdigit() else -1


def brackets(tear: Tear) -> float:
    """What is opened wants its closing sign; what is closed wants to have been opened."""
    sentence = tear.left.sentence
    score = 0.0
    for opening, closing, either in _BRACKETS:
        is_open = sentence.count(opening) > sentence.count(closing)
        first = either.search(tear.head)
        closes = first is not None and first.group() == closing
        if is_open or closes:
            score += 4 if is_open and closes else -3
    return score


def runs_seen(tear: Tear) -> float:
    """Words that the document prints next to each other elsewhere may be neighbours here."""
    before, after, seen = tear.before, tear.after, tear.seen
    if not before or not after or _fragment(tear) or not seen.runs(before[-1], after[0]):
        return 0
    longer = ((*before[-2:], after[0]), (before[-1], *after[:2]), (*before[-2:], *after[:2]))
    printed = [(before[-1], after[0]), *(run for run in longer if seen.runs(*run))]
    # Small words meet by chance; only words of content tell.
    telling = [sum(not is_function(word) for word in run) for run in printed]
    return sum(0.5 + 0.6 * min(count, 2) for count in telling)


def runs_missed(tear: Tear) -> float:
    """Three words that elsewhere always go on in one way seldom go on in another here."""
    before, after = tear.before[-3:], tear.after
    if not after or len(before) < 3 or not tear.seen.continues(*before):
        return 0
    return 0 if tear.seen.runs(*before, after[0]) else -1.5


def grammar(tear: Tear) -> float:
    """An article wants a noun phrase, a whole phrase may go on with a small word."""
    last, first = tear.before[-1:], tear.after[:1]
    if not last or not first or _fragment(tear):
        return 0
    score = _agreement(last[0], first[0])
    if _is(last[0], "determiner"):
        return score + (-4 if is_function(first[0]) else 1)
    if _is(last[0], "preposition"):
        return -3 if _opens_clause(first[0]) else -1 if _is(first[0], "preposition") else 0.5
    if _is(last[0], "auxiliary"):
        return _after_auxiliary(last[0], first[0])
    if _is(last[0], "conjunction"):
        return -2 if _is(first[0], "relative") else 0
    return 0.7 if is_function(first[0]) and not tear.tail.endswith(".") else 0


def _after_auxiliary(last: str, first: str) -> float:
    """`was` wants a participle, `will` does not."""
    if _is(first, "relative") or _is(first, "auxiliary") != (first in ("be", "been", "have")):
        return -2
    participle = first.endswith(("ed", "ing", "ly"))
    modal = last in ("will", "would", "could", "should", "may", "might", "can", "must")
    return (-1.5 if modal else 1) if participle else 0


def _agreement(last: str, first: str) -> float:
    """Tell `a` from `an`; before `u` and `h` and single letters the sound may differ."""
    if last not in ("a", "an") or first[0] in "uh" or len(first) < 3 or first[0].isdigit():
        return 0
    return 0.5 if (first[0] in _VOWELS) == (last == "an") else -3


def shared_words(tear: Tear) -> float:
    """Neighbouring stretches speak of the same things: rare words on both sides."""
    stems, words = tear.left.telling, tear.right.stems
    both = [words[stem] for stem in sorted(stems & words.keys())]
    return min(2.5, sum(1.5 / (1 + log(1 + tear.seen.words[word])) for word in both))


__all__ = ["RULES", "Side", "Tear", "starts_sentence", "wants_more", "weigh"]

RULES: tuple[Callable[[Tear], float], ...] = (
    torn_word,
    acronym,
    number_range,
    quantity,
    pointer,
    brackets,
    runs_seen,
    runs_missed,
    grammar,
    shared_words,
)


def weigh(tear: Tear) -> float:
    """Add up what the rules say of a tear.

    >>> seen = Vocabulary.of(["on the tenth working day"])
    >>> good = Tear(Side.before("in the tenth working"), Side.after("day of it"), seen)
    >>> weigh(good) > weigh(Tear(Side.before("in the"), Side.after("of it"), seen))
    True
    """
    return sum(rule(tear) for rule in RULES)


def starts_sentence(text: str) -> bool:
    """Tell whether a text begins an item, or with a word that begins sentences rather than with a name."""
    first = words_of(text[:NEAR])[:1]
    return bool(first) and (_is(first[0], "starter") or is_item(text[:NEAR]))


def wants_more(text: str) -> bool:
    """Tell whether a text stops at a comma or a word that ends no phrase, such as `of the`."""
    if text.endswith(","):
        return True
    last = words_of(text[-NEAR:])[-1:]
    kinds = ("determiner", "preposition", "auxiliary", "conjunction")
    return bool(last) and text[-1:].isalpha() and any(_is(last[0], kind) for kind in kinds)


def _is(word: str, kind: str) -> bool:
    return word in column("grammar.tsv", "word", kind)


def _opens_clause(word: str) -> bool:
    return _is(word, "auxiliary") or _is(word, "conjunction") or _is(word, "relative")
