"""Which words begin a clause: closed classes, a verb to come, a participle that leaves its "was" out."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_class, word_classes

_LOOK = 14  # words: no subject that matters is longer
OPENERS = {
    **dict.fromkeys(word_class("condition"), "condition"),
    **dict.fromkeys(word_class("time"), "time"),
    **dict.fromkeys(word_class("reason"), "reason"),
    **dict.fromkeys(word_class("contrast"), "contrast"),
    **dict.fromkeys(word_class("relative"), "relative"),
}


def starts_clause(words: Sequence[str], place: int) -> bool:
    """Tell whether a clause of its own begins, or at least a verb with the subject of the last one."""
    while place < len(words) and (
        words[place] in word_classes("coordinator", "adverb") or words[place] == "not"
    ):
        place += 1
    return has_verb(words, place)


def has_verb(words: Sequence[str], place: int) -> bool:
    """Tell whether a verb comes before the next sign or conjunction."""
    for at in range(place, min(len(words), place + _LOOK)):
        word = words[at]
        if is_verb(words, at):
            return True
        if at > place and (word in OPENERS or word in word_class("coordinator")):
            return False
        if not word[0].isalnum():
            return False
    return False


def is_gapped(words: Sequence[str], place: int) -> bool:
    """Tell whether a participle leaves its "was" to the clause before: "was stopped and oxygen given"."""
    closed = word_classes("determiner", "preposition", "coordinator", "adverb", "found", "done")
    for at in range(place, min(len(words), place + _LOOK)):
        word = words[at]
        if not word[0].isalnum() or word in OPENERS or word in word_class("coordinator"):
            return False
        if at > place and word in word_classes("found", "done") and words[at - 1] not in closed:
            follower = words[at + 1 : at + 2]
            return not follower or not follower[0].isalnum() or follower[0] in closed
    return False
