"""In which tense a clause speaks, as far as that tells whose it is: "leaks occur", "it leaked"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from vakg.extract.context.clauses import Parse
from vakg.extract.phrases import word_class, word_classes

_SIGNS_OF_PRESENT = frozenset(
    {"is", "are", "do", "does", "can", "may", "must", "should", "shall", "will", "might", "cannot"}
)
_MAY = frozenset({"may", "might", "can"})
_JUDGING = ("worthy", "able", "ing")
"""Ends of what something is that is no news: "it is noteworthy that", "it is striking that"."""


def tense_of(made: Parse, number: int | None) -> str:
    """Give the tense of a clause: "present", "past", or "none" where it has no verb.

    Args:
        made: The sentence.
        number: Of the clause; None where the words have none.
    """
    verb = None if number is None else made.parts[number].verb
    words = made.tokens.words
    if verb is None:
        return "past" if _is_active_past(words) else "present" if _is_generic(words) else "none"
    later = [word for word in words[verb + 1 : verb + 4] if word not in _small()]
    follower = later[0] if later else ""
    if follower == "have" and words[verb] in word_class("modal"):
        return "past"
    judged = follower.endswith(_JUDGING)
    if judged and words[verb] == "is" and words[verb - 1 : verb] == ("it",):
        return _tense_of_content(made, number)
    if words[verb] not in _MAY and (_may(made, number, verb) or _is_reduced(made, number, verb)):
        return "present"
    if words[verb] in ("has", "have"):
        done = follower in ("been", "had") or follower.endswith(("ed", "en"))
        return "past" if done and _is_of_one(made, number, follower) else "present"
    return "present" if words[verb] in _present() else "past"


def _may(made: Parse, number: int | None, verb: int) -> bool:
    """Tell whether the verb of a clause comes later: "heat set free in it may do harm"."""
    words = made.tokens.words
    resumed = [
        part.verb for part in made.parts[(number or 0) + 1 :]
        if part.kind == "coordinate" and part.places[:1] == [part.verb]
    ]  # fmt: skip
    later = (
        at for at in (*made.parts[number or 0].places, *resumed) if at is not None and at > verb
    )
    place = next((at for at in later if words[at] in _MAY), None)
    return place is not None and "have" not in words[place + 1 : place + 3]


def _is_reduced(made: Parse, number: int | None, verb: int) -> bool:
    """Tell whether a participle only stands with its noun: "a root encased in cement is rare"."""
    words = made.tokens.words
    if words[verb + 1 : verb + 2] == () or words[verb + 1] not in word_class("preposition"):
        return False
    ends = word_classes("coordinator", "contrast")
    for place in made.parts[number or 0].places:
        if place > verb and (not words[place][0].isalnum() or words[place] in ends):
            return False
        if place > verb and words[place] in ("is", "are"):
            return words[verb].endswith("ed")
    return False


def _is_of_one(made: Parse, number: int | None, verb: str) -> bool:
    """Tell whether "has followed" may be said of one patient: "the pain has", not "arrest has followed"."""
    first = made.tokens.words[made.parts[number or 0].start :][:2]
    led = not word_classes("determiner", "pronoun").isdisjoint(first)
    return led or not first[0].isalpha() or verb in _ended()


@cache
def _ended() -> frozenset[str]:
    return word_class("ended")


def _tense_of_content(made: Parse, number: int | None) -> str:
    """Give the tense of what "it is noteworthy that" leads to."""
    inner = [part for part in made.parts if part.outer == number and part.verb is not None]
    inner = [part for part in inner if made.tokens.words[part.start] == "that"]
    past = bool(inner) and made.tokens.words[inner[0].verb or 0] not in _present()
    return "past" if past else "present"


def _is_active_past(words: Sequence[str]) -> bool:
    """Tell whether a sentence has a subject and a deed at once: "The surgeons performed kyphoplasty"."""
    done = word_classes("done", "found")
    place = next((at for at, word in enumerate(words) if word in done), 0)
    led = words[:1] and words[0] in word_classes("determiner", "pronoun")
    plain = word_class("preposition").isdisjoint(words[:place])
    behind = words[place + 1 : place + 2]
    objects = bool(behind) and behind[0][0].isalnum() and behind[0] not in word_class("preposition")
    return (bool(led) and place > 0 and plain and objects) or _acts_on(words)


def _is_generic(words: Sequence[str]) -> bool:
    """Tell whether a verb says what is always so: "slow injection reduces the pressure"."""
    if word_class("generic").isdisjoint(words):
        return False
    no_subject = word_classes("determiner", "preposition")
    definite = words[0] in word_classes("determiner", "pronoun")
    return any(
        other in word_class("generic") and one not in no_subject and one not in ".;:("
        and (other.endswith("s") or (one.endswith("s") and not definite))
        for one, other in pairwise(words)
    )  # fmt: skip


def _acts_on(words: Sequence[str]) -> bool:
    """Tell whether a verb in the past has what it is done to right behind it: "angiography located it"."""
    light = word_classes("determiner", "pronoun")
    return any(
        one.endswith("ed") and other in light and before not in light and before not in ".;:("
        for before, one, other in zip(words, words[1:], words[2:], strict=False)
    )


@cache
def _small() -> frozenset[str]:
    return word_class("adverb") | {"not", "never"}


@cache
def _present() -> frozenset[str]:
    finding = {word for word in word_class("finding") if not word.endswith(("ed", "found"))}
    return _SIGNS_OF_PRESENT | word_class("present") | finding


def finds(made: Parse, number: int | None) -> bool:
    """Tell whether a clause says in the present that something was found: "CT shows a leak"."""
    verb = None if number is None else made.parts[number].verb
    words = made.tokens.words
    if verb is None or words[verb] not in word_class("finding"):
        return False
    follower = words[verb + 1] if verb + 1 < len(words) else ""
    return follower in word_classes("determiner", "number")
