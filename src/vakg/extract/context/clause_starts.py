"""Which words begin a clause: closed classes, a verb to come, a participle that leaves its "was" out."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.context.parts import Parse, Part
from vakg.extract.context.verbs import is_passive, is_verb, verb_group_end
from vakg.extract.phrases import word_class, word_classes

_SUBJECTS = frozenset({"he", "she", "they", "we"})
_LOOK = 14  # words: no subject that matters is longer
LEADING = frozenset({"condition", "time", "reason", "contrast"})
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


def begins_main(made: Parse, part: Part, place: int) -> bool:
    """Tell whether the main clause follows without a comma: "as it had healed the screws were removed"."""
    words = made.tokens.words
    first = words[part.start] if part.places else ""
    leads = part.kind in LEADING or first == "as"
    opens = part.start == 0 or made.blocks[part.start - 1] != made.blocks[place - 1]
    if part.verb is None or not (leads and opens) or place < verb_group_end(words, part.verb):
        return False
    if words[place] not in word_classes("determiner", "pronoun") or not has_verb(words, place + 1):
        return False
    return words[place] in _SUBJECTS or _is_intransitive(words, part.verb, place)


def _is_intransitive(words: Sequence[str], verb: int, place: int) -> bool:
    """Tell whether a verb has no object, so that the noun behind it is another's subject."""
    end = verb_group_end(words, verb)
    last = words[end - 1]
    alone = word_classes("mending", "occur", "ended")
    return end == place and (is_passive(words, verb) or last in alone)


def _is_predicate(words: Sequence[str], place: int) -> bool:
    """Tell whether a verb comes at once: "needed oxygen but no heparin, and recovered"."""
    while place < len(words) and words[place] in word_class("adverb"):
        place += 1
    return place < len(words) and is_verb(words, place)


def is_joined(made: Parse, part: Part, place: int) -> bool:
    """Tell whether "and" joins another clause to one that has its verb, or a verb to a "but" without."""
    words = made.tokens.words
    if part.verb is None:
        return part.kind == "contrast" and _is_predicate(words, place)
    if starts_clause(words, place):
        return not _is_owed(made, part, place)
    return is_passive(words, part.verb or 0) and is_gapped(words, place)


def _is_owed(made: Parse, part: Part, place: int) -> bool:
    """Tell whether the only verb to come is the main one: "one that had no pain and no fever died"."""
    if part.kind != "relative" or not part.restrictive or part.outer is None:
        return False
    if made.parts[part.outer].verb is not None or part.outer:
        return False
    words = made.tokens.words
    verbs = [at for at in range(place, len(words)) if is_verb(words, at)]
    return bool(verbs) and verb_group_end(words, verbs[0]) > verbs[-1]


def is_resumed(words: Sequence[str], part: Part, place: int) -> bool:
    """Tell whether the verb of the outer clause comes: "the leak that was seen / caused pain"."""
    if part.kind != "relative" or not part.restrictive or part.verb is None:
        return False
    fresh = place >= verb_group_end(words, part.verb) and is_verb(words, place)
    return fresh and words[place - 1] not in ("to", ",")
