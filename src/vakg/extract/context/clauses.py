"""Split a sentence into its clauses, each with its subject, its verb, and whether it tells of a finding.

By punctuation and closed classes of words only (`clause_words.tsv`): well enough to say how far a
"no" reaches. "CT showed no leak and the patient was well" has two clauses; "no leak and no embolus
were seen" has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vakg.extract.context.clause_starts import (
    LEADING,
    OPENERS,
    begins_main,
    has_verb,
    is_joined,
    is_resumed,
    starts_clause,
)
from vakg.extract.context.parts import Parse, Part
from vakg.extract.context.verbs import auxiliaries, is_verb, verb_group_end
from vakg.extract.phrases import Tokens, tokens_of, word_class, word_classes
from vakg.extract.spans import Span

__all__ = ["Clause", "Parse", "Part", "clauses", "parse", "subject_of"]

_SHORT = 4  # letters: "using" leads in, "king" does not
_DASHES = frozenset("\u2013\u2014-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Span):
    """One stretch of a clause; a clause that another one interrupts has several.

    Args:
        kind: main, coordinate, contrast, condition (if), time (when), reason (because), relative,
            complement (that), introduction ("On CT,"), participle (", causing ..."), aside (in brackets).
        subject: Where the words before its verb stand, if there are any.
        verb: Where its first group of verbs stands, if it has one.
        finding: Whether that verb is one of finding ("showed"): the subject then is the method.
        continues: The place, in the result, of the stretch that this one goes on with, or None.
    """

    kind: str
    subject: Span | None = None
    verb: Span | None = None
    finding: bool = False
    continues: int | None = None


@lru_cache(
    maxsize=512
)  # several readers ask for the same sentence in turn; none may change the answer
def parse(tokens: Tokens) -> Parse:
    """Give each word of a sentence to a part of it."""
    made = Parse(tokens)
    current, block = made.open("main", 0), 0
    for place, word in enumerate(tokens.words):
        current = _before(made, current, place, word)
        part = made.parts[current]
        part.places.append(place)
        made.owner.append(current)
        made.blocks.append(block)
        if part.verb is None and is_verb(tokens.words, place):
            part.verb = place
        if _is_hard(tokens, place) and not _is_bracketed(part, tokens, place):
            current, block = made.open("main", place + 1), block + 1
        elif word == ")" and part.kind == "aside" and part.outer is not None:
            current = part.outer
        elif word == ",":
            current = _after_comma(made, current, place)
    return made


def _is_hard(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    if word in (";", ":"):
        return True
    nexts = place + 1 < len(tokens.words) and tokens.apart(place + 1)
    return word in _DASHES and tokens.apart(place) and nexts


def _is_bracketed(part: Part, tokens: Tokens, place: int) -> bool:
    """Tell whether a sign stands in brackets: "a woman (ASA IV; dementia) was scheduled for"."""
    return part.kind == "aside" and ")" in tokens.words[place:]


def _before(made: Parse, current: int, place: int, word: str) -> int:
    """Tell which part a word belongs to."""
    part, words = made.parts[current], made.tokens.words
    if word == "(":
        return made.open("aside", place, outer=current)
    if begins_main(made, part, place):
        return made.open("main", place)
    kind = OPENERS.get(word)
    if kind is not None and _opens(words, place, kind):
        restrictive = place > 0 and words[place - 1] != ","
        return made.open(kind, place, current, restrictive)
    if word == "that" and has_verb(words, place + 1):
        after = place > 0 and (
            words[place - 1] in word_class("evidence") or is_verb(words, place - 1)
        )
        return made.open("complement" if after else "relative", place, current, restrictive=True)
    if word in word_class("coordinator") and is_joined(made, part, place + 1):
        return made.open("coordinate", place, part.outer)
    return part.outer if part.outer is not None and is_resumed(words, part, place) else current


def _opens(words: Sequence[str], place: int, kind: str) -> bool:
    """Tell whether a word opens a clause here: "as if" and "however" between commas do, "of which" does."""
    if kind == "reason":  # "was therefore not given" goes on
        return has_verb(words, place + 1) and not (place and words[place - 1] in auxiliaries())
    return not (kind == "time" and words[place] in ("once", "until", "till", "while")) or has_verb(
        words, place + 1
    )


def _after_comma(made: Parse, current: int, place: int) -> int:
    part, words = made.parts[current], made.tokens.words
    if part.kind == "relative" and part.verb is not None and part.outer is not None:
        return _closed(made, part.outer, place)
    if part.kind in LEADING and _is_complete(made, part, place):
        return _resumed(made, part, place)
    if _is_introduction(made, part, place) and starts_clause(words, place + 1):
        part.kind = "introduction"
        return made.open("main", place + 1)
    return _after_verb_and_comma(made, current, place)


def _resumed(made: Parse, part: Part, place: int) -> int:
    """Begin the main clause, or go on with it where its subject stood before: "pain, if any, was mild"."""
    words = made.tokens.words
    begins = place + 1 < len(words) and is_verb(words, place + 1)
    if begins and part.outer is not None and subject_of(made, part.outer):
        return part.outer
    return made.open("main", place + 1)


def _is_complete(made: Parse, part: Part, place: int) -> bool:
    """Tell whether "if it leaks" or "if so" ends at this comma and the main clause follows."""
    if place <= part.start + 1 or (part.verb is None and place - part.start > 3):
        return False
    return part.start == 0 or part.outer is None or not made.parts[part.outer].verb


def _after_verb_and_comma(made: Parse, current: int, place: int) -> int:
    part, words = made.parts[current], made.tokens.words
    if part.verb is None or place + 1 >= len(words):
        return current
    follower = words[place + 1]
    listed = words[place + 2 : place + 3] in (
        ("and",),
        ("or",),
        (",",),
    )  # "fever, bleeding and pain"
    if follower.endswith("ing") and len(follower) > 5 and not listed:
        return made.open("participle", place + 1, part.outer)
    if starts_clause(words, place + 1):
        return made.open("coordinate", place + 1, part.outer)
    return current


def _is_introduction(made: Parse, part: Part, place: int) -> bool:
    """Tell whether a clause so far is only "On CT" or "To prevent this"."""
    words = made.tokens.words
    opens = part.start == 0 or made.blocks[part.start - 1] != made.blocks[place]
    first = words[part.start + 1] if words[part.start] in ("not", "never") else words[part.start]
    leads = first in word_classes("preposition", "leading")
    leads = leads or (first.endswith("ing") and len(first) > _SHORT)
    absolute = any(words[n] in ("being", "having", "failing") for n in part.places)
    begins = place + 1 < len(words) and not is_verb(words, place + 1)
    return opens and part.verb is None and (leads or (absolute and begins))


def _closed(made: Parse, outer: int, place: int) -> int:
    """Go back to the clause that a relative clause interrupted, or begin another."""
    words, before = made.tokens.words, made.parts[outer]
    if before.verb is not None and starts_clause(words, place + 1):
        return made.open("coordinate", place + 1, before.outer)
    return outer


def subject_of(made: Parse, number: int) -> tuple[int, ...]:
    """Give the words before the verb of a part; none where it shares the subject of the last one."""
    part, words = made.parts[number], made.tokens.words
    until = len(words) if part.verb is None else part.verb
    before = tuple(place for place in part.places if place < until)
    return before if any(_is_content(words[place]) for place in before) else ()


def _is_content(word: str) -> bool:
    if not word[0].isalnum() or word in OPENERS or word in ("that", "not", "never"):
        return False
    return word not in word_class("coordinator") and word not in word_class("adverb")


@lru_cache(maxsize=512)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Split a sentence into clauses, in the order of their first words.

    >>> text = "CT, which was repeated, showed a leak but the patient was well."
    >>> [(text[c.start:c.end], c.kind, c.finding) for c in clauses(text)][:3]
    [('CT,', 'main', True), ('which was repeated,', 'relative', False), ('showed a leak', 'main', True)]
    """
    made = parse(tokens_of(sentence))
    found: list[Clause] = []
    first: dict[int, int] = {}
    for number, start, end in _stretches(made):
        found.append(_clause(made, number, start, end, first.get(number)))
        first.setdefault(number, len(found) - 1)
    return tuple(found)


def _stretches(made: Parse) -> list[tuple[int, int, int]]:
    """Give the runs of words with one owner."""
    runs: list[tuple[int, int, int]] = []
    for place, number in enumerate(made.owner):
        if runs and runs[-1][0] == number:
            runs[-1] = (number, runs[-1][1], place + 1)
        else:
            runs.append((number, place, place + 1))
    return runs


def _clause(made: Parse, number: int, start: int, end: int, continues: int | None) -> Clause:
    part, tokens = made.parts[number], made.tokens
    subject = subject_of(made, number)
    verb = None
    if part.verb is not None:
        last = verb_group_end(tokens.words, part.verb)
        verb = Span(start=tokens.starts[part.verb], end=tokens.ends[last - 1])
    return Clause(
        start=tokens.starts[start],
        end=tokens.ends[end - 1],
        kind=part.kind,
        subject=Span(start=tokens.starts[subject[0]], end=tokens.ends[subject[-1]])
        if subject
        else None,
        verb=verb,
        finding=part.verb is not None and tokens.words[part.verb] in word_class("finding"),
        continues=continues,
    )
