"""Tell names that are factors from names that only qualify one, and a factor that is said to be low."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import first_words
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class, word_classes
from vakg.model.assertion import Direction

_COMPLEMENT = re.compile(
    r"\b(?P<head>[a-z]+)\s(?:of|for)\s(?:the |an? )?"
    r"(?:(?!and\b|or\b)[\w-]+\s){0,2}$",
    re.I,
)
_LOW = re.compile(
    r"\b(?:low|lower|lowered|small|smaller|less|short|shorter|younger|reduced|decreased|fewer)"
    r"\s(?:[\w-]+\s){0,2}$",
    re.I,
)
_BELOW = re.compile(
    r"s?\s(?:of\s|that was\s|was\s)?(?:below|under|less than|lower than|<|≤|smaller than)"
)
_SET_APART = re.compile(
    r"\b(?:none (?:\w+ )?(?:related|due|attributable|owing) to"
    r"|unlike|as opposed to|in contrast (?:to|with)|contrary to|rather than|instead of|(?:but|and) not)"
    r"\s(?:(?!and\b|or\b)[\w-]+\s){0,2}$",
    re.I,
)
_LACKING = re.compile(
    r"\b(?:(?<!and )(?<!or )without|lack of|absence of)\s(?:(?!and\b|or\b)[\w-]+\s){0,2}$", re.I
)
_AFTER = re.compile(r"\b(?:after|following|during|undergoing)\s(?:[\w-]+\s)?$", re.I)
_DEED = re.compile(
    r"[\s,;]*(?P<deed>[A-Za-z][a-z]{2,}ing)\s(?:the|an?|this|its|more|less|[a-z]{4,})\b"
)
_OF_BEHIND = re.compile(r" (?:of|at|through|via|by) ")
_WORD_BEFORE = re.compile(r"(?<![-\w])(?P<word>[a-z][\w-]+) $")
_CLASSES = (
    "preposition", "coordinator", "be", "have", "do", "modal", "relative", "time", "condition",
    "contrast", "reason", "complement", "adverb", "number", "determiner", "pronoun", "occur",
    "attributive", "found", "done",
)  # fmt: skip
_ENDS = (
    "coordinator",
    "be",
    "have",
    "modal",
    "do",
    "relative",
    "preposition",
)  # what may follow a noun phrase
_ENDINGS = ("ed", "ing", "ly")


def is_head(view: View, one: Named) -> bool:
    """Tell whether a name stands for itself: not the "X" of "X mobility" or "severity of X".

    Args:
        view: The sentence.
        one: A name in it.
    """
    if (
        is_set_apart(view, one)
        or _is_treated(view, one)
        or _LACKING.search(view.text, 0, one.start)
    ):
        return False
    return not (_goes_on(view, one) or _is_complement(view, one) or _is_narrowed(view, one))


def _is_treated(view: View, one: Named) -> bool:
    """Tell "treatment of X", which is another matter than X."""
    hit = _COMPLEMENT.search(view.text, 0, one.start)
    return hit is not None and words("handled").fullmatch(hit["head"]) is not None


def is_set_apart(view: View, one: Named) -> bool:
    """Tell "unlike X" and "but not X", of which a sentence says the contrary.

    Args:
        view: The sentence.
        one: A name in it.
    """
    return _SET_APART.search(view.text, 0, one.start) is not None


def _goes_on(view: View, one: Named) -> bool:
    """Tell whether a noun follows, which the name then only qualifies."""
    place = next((at for at, start in enumerate(view.tokens.starts) if start >= one.end), None)
    if place is None or view.text[one.end : view.tokens.starts[place]] != " ":
        return False
    word = view.tokens.words[place]
    if view.tokens.words[place : place + 2] == ("rate", "of"):
        return True  # "recovery rate of the height"
    if not word.isalpha() or word.endswith(_ENDINGS) or is_verb(view.tokens.words, place):
        return False
    if (
        words("no_noun").fullmatch(word)
        or word in first_words()
        or any(word in word_class(name) for name in _CLASSES)
    ):
        return False
    if any(other.start == view.tokens.starts[place] for other in view.names):
        return False
    behind = view.tokens.words[place + 1 : place + 2]
    return (
        not behind
        or not behind[0].isalnum()
        or behind[0] == "of"
        or any(behind[0] in word_class(name) for name in _ENDS)
    )


def _is_narrowed(view: View, one: Named) -> bool:
    """Tell "bilateral X" and "X of several levels", of which what holds does not hold of all X."""
    if one.field not in ("procedure", "remedy"):
        return False
    if _OF_BEHIND.match(view.text, one.end):
        return True
    hit = _WORD_BEFORE.search(view.text, 0, one.start)
    word = hit["word"].lower() if hit is not None else ""
    known = word in first_words() or word in word_classes(*_CLASSES, "finite", "finding")
    return bool(word) and not known


def _is_complement(view: View, one: Named) -> bool:
    """Tell "severity of X", whose head no class names; "history of X" and "presence of X" are X."""
    hit = _COMPLEMENT.search(view.text, 0, one.start)
    if hit is None or words("transparent").fullmatch(hit["head"]):
        return False
    if hit["head"].lower() in word_classes("found", "done"):
        return False  # "was found for X"
    own = [other for other in view.names if other.start <= hit.start("head") < other.end]
    return not own or own[0].field in ("procedure", "remedy")  # "stabilisation of X"


def is_of_a_deed(view: View, one: Named, start: int) -> bool:
    """Tell the cement of "injecting cement slowly lowers X": what is done lowers it, and not the thing.

    Args:
        view: The sentence.
        one: A name in it.
        start: Where the clause begins.
    """
    deed = _DEED.match(view.text, start)
    named = deed is not None and any(other.start == deed.start("deed") for other in view.names)
    behind = deed is not None and one.start > deed.end("deed")
    return behind and not named and one.field in ("substance", "site", "happening")


def is_circumstance(view: View, one: Named) -> bool:
    """Tell the operation of "X after the operation", which is no factor beside X."""
    return one.field == "procedure" and _AFTER.search(view.text, 0, one.start) is not None


def turned(view: View, one: Named, direction: Direction) -> Direction:
    """Turn the direction of a measure that is said to be low: "lower density" raises what density lowers."""
    low = _LOW.search(view.text, 0, one.start) or _BELOW.match(view.text, one.end)
    if one.field != "measure" or low is None:
        return direction
    return {
        Direction.INCREASES: Direction.DECREASES, Direction.DECREASES: Direction.INCREASES,
    }.get(direction, direction)  # fmt: skip
