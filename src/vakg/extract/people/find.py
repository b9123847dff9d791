"""Find the words that bring up patients: ages however printed, sex, numbered cases, groups.

A group's mean age is nobody's age, and an age that bounds a group ("older than 60") neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from vakg.extract.numbers.figures import NUMBER, Marked, mark
from vakg.extract.numbers.grammar import is_named
from vakg.extract.people.ages import decades, is_behind_label, ways_to_age
from vakg.extract.people.grammar import (
    bounded_at,
    followed,
    gate,
    introduced,
    is_many,
    is_of_person,
    labels,
    many,
    person_words,
    reference_in,
    sex_of,
    subject_sex,
    years,
)
from vakg.extract.spans import PersonMention

_GAP = re.compile(r"[\s,(]*(?:[^\W\d_][\w/-]*\s){0,4}")
_GAP_BACK = re.compile(
    r"(?:,? (?:who was |was |is |of |in (?:his|her|the) |at |at the |\()|,\s?|\s\(|\s)?(?:age of )?"
)
_ARTICLE = re.compile(r"(?<!\w)(?:an?|the|another|one|this|our|eine?|die|der)\s+(?:\w+ )?$", re.I)
_BESIDE = re.compile(r"\s?[,(]\s?")
_ENDS = re.compile(
    r"\s?(?:[,;.:)]|(?:with|who|whose|in|from|of|was|had|were|underwent|is)\b|$)", re.I
)
_ADULT = 16  # years; implants and scars are seldom so old
_OLDEST = 115


def find_people(text: str, offset: int = 0) -> tuple[PersonMention, ...]:
    """Find the people of a sentence.

    >>> [(p.age, p.sex) for p in find_people("A man of 72 and a 54-year-old obese woman came.")]
    [(72.0, 'male'), (54.0, 'female')]
    """
    return people_in(mark(text), offset)


def people_in(
    marked: Marked, offset: int = 0, things: Collection[tuple[int, int]] | None = None
) -> tuple[PersonMention, ...]:
    """Find the people of a marked sentence.

    Args:
        marked: The sentence.
        offset: Where it starts in the document.
        things: Where the known names of things stand in the sentence, if they have been looked for:
            "a 45-year-old farmer" is a person because no thing is called so, a 20-year-old leak is not.
    """
    if marked.words.isdisjoint(gate()):
        return ()
    found = [*_aged(marked, things), *_groups(marked), *_named(marked), *_plain(marked)]
    chosen: list[PersonMention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    chosen = _in_apposition(marked.text, sorted(chosen, key=lambda one: one.start))
    reference = reference_in(marked.text) if chosen else None
    return tuple(_placed(one, offset, reference) for one in chosen)


def _in_apposition(text: str, found: list[PersonMention]) -> list[PersonMention]:
    """Join "our 86-year-old patient, a man": one mention tells what the other does not."""
    done: list[PersonMention] = []
    for one in found:
        before = done[-1] if done else None
        if before is not None and _is_same(text, before, one):
            done[-1] = replace(
                before, end=one.end, sex=before.sex or one.sex,
                age=before.age if before.age is not None else one.age,
                age_low=before.age_low if before.age_low is not None else one.age_low,
                age_high=before.age_high if before.age_high is not None else one.age_high,
            )  # fmt: skip
        else:
            done.append(one)
    return done


def _is_same(text: str, first: PersonMention, second: PersonMention) -> bool:
    """Tell whether a comma or a bracket parts two mentions, and each tells what the other leaves open."""
    if first.is_group or second.is_group or None not in (first.ordinal, second.ordinal):
        return False
    if first.ordinal is not None or second.ordinal is not None:
        return False
    aged = [one.age is not None or one.age_low is not None for one in (first, second)]
    told_twice = all(aged) or None not in (first.sex, second.sex)
    beside = _BESIDE.fullmatch(text, first.end, second.start) is not None
    ends = _ENDS.match(text, second.end) is not None
    return beside and not told_twice and ends and (any(aged) or first.sex != second.sex)


def _placed(one: PersonMention, offset: int, reference: tuple[int, str] | None) -> PersonMention:
    cited = (
        reference[1] if reference and reference[0] <= one.start and one.ordinal is None else None
    )
    return replace(one, start=one.start + offset, end=one.end + offset, reference=cited)


def _aged(marked: Marked, things: Collection[tuple[int, int]] | None) -> Iterator[PersonMention]:
    """Read each age with the nearest word for a person before or behind it."""
    aged = [(one, _person_beside(marked, *one[:2])) for one in _all_ages(marked)]
    people = [one for one, (_, stop, sex, _) in aged if stop > one[1] or sex is not None]
    for one, (begin, stop, said, several) in aged:
        start, end, low, high = one
        sex = said or (subject_sex(marked.signs, start) if low == high else None)
        told = stop > end or (begin < start and sex is not None)
        grown = low >= _ADULT or marked.text[:end].endswith("of age")
        told = told or (grown and is_of_person(marked.text, end))
        told = told or (people in ([], [one]) and low >= _ADULT and _no_thing(marked, end, things))
        if told and not several:
            exact = low if low == high else None
            yield PersonMention(
                start=begin, end=stop, age=exact, sex=sex,
                age_low=None if exact is not None else low,
                age_high=None if exact is not None else high,
            )  # fmt: skip


def _no_thing(marked: Marked, end: int, things: Collection[tuple[int, int]] | None) -> bool:
    """Tell whether one to three words follow, none of them in the name of a thing."""
    follow = followed().match(marked.signs, end)
    return (
        things is not None
        and follow is not None
        and not any(begin < follow.end() and stop > end for begin, stop in things)
    )


def _all_ages(marked: Marked) -> Iterator[tuple[int, int, float, float]]:
    for pattern in ways_to_age(marked.words) if NUMBER in marked.signs else ():
        for hit in pattern.finditer(marked.signs):
            named = is_named(marked, hit.start("a")) and not is_behind_label(marked, hit)
            if not bounded_at(marked.signs, hit) and not named:
                value = years(marked.value(hit.start("a")), hit.groupdict().get("u"))
                least = _ADULT if "bare" in pattern.groupindex else 0
                if least <= value <= _OLDEST:
                    yield hit.start(), hit.end(), value, value
    for start, end, decade in decades(marked):
        yield start, end, decade, decade + 9


def _person_beside(marked: Marked, start: int, end: int) -> tuple[int, int, str | None, bool]:
    inside = [word for _, _, word in _words_between(marked, start, end)]
    if inside:
        sex = next((sex for word in inside if (sex := sex_of(word)) is not None), None)
        return _begin(marked, start), end, sex, False
    behind = _GAP.match(marked.signs, end)
    for word_start, word_end, word in _words_between(
        marked, end, behind.end() + 12 if behind else end
    ):
        if behind and _GAP.fullmatch(marked.signs, end, word_start):
            sex, stop = _sex(marked, word, word_end), _further(marked, word_end)
            return _begin(marked, start), stop, sex, is_many(word)
        break
    return _person_before(marked, start, end)


def _person_before(marked: Marked, start: int, end: int) -> tuple[int, int, str | None, bool]:
    before = list(_words_between(marked, max(0, start - 60), start))
    if before and _GAP_BACK.fullmatch(marked.signs, before[-1][1], start):
        word_start, _, word = before[-1]
        earlier = before[-2] if len(before) > 1 and before[-2][1] + 1 == word_start else None
        sex = sex_of(word) or (sex_of(earlier[2]) if earlier else None)
        return _begin(marked, earlier[0] if earlier else word_start), end, sex, is_many(word)
    return _begin(marked, start), end, None, False


def _sex(marked: Marked, word: str, end: int) -> str | None:
    """Give the sex a word tells, or the one behind it: "female patient", "patient (female)"."""
    if sex_of(word) is not None:
        return sex_of(word)
    after = next(iter(_words_between(marked, end, end + 12)), None)
    near = after is not None and marked.signs[end : after[0]].strip(" (,") == ""
    return sex_of(after[2]) if near and after else None


def _further(marked: Marked, end: int) -> int:
    """Take in the role word behind a word of sex: "female patient"."""
    after = next(iter(_words_between(marked, end, end + 12)), None)
    return (
        after[1] if after and marked.signs[end : after[0]] == " " and not is_many(after[2]) else end
    )


def _begin(marked: Marked, start: int) -> int:
    article = _ARTICLE.search(marked.signs, max(0, start - 24), start)
    return article.start() if article else start


def _words_between(marked: Marked, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for hit in person_words().finditer(marked.signs, start, min(end, len(marked.signs))):
        yield hit.start(), hit.end(), hit[0]


def _groups(marked: Marked) -> Iterator[PersonMention]:
    for hit in many().finditer(marked.signs):
        count = int(marked.value(hit.start("a"))) if hit["a"] else 2
        one = PersonMention(
            start=hit.start(), end=hit.end(), sex=_group_sex(hit["word"]), count=count
        )
        yield replace(one, is_group=count != 1)


def _group_sex(words: str) -> str | None:
    return next((sex for word in words.split() if (sex := sex_of(word)) is not None), None)


def _named(marked: Marked) -> Iterator[PersonMention]:
    for start, end, number in labels(marked):
        yield PersonMention(start=start, end=end, ordinal=number)


def _plain(marked: Marked) -> Iterator[PersonMention]:
    """Read "a woman", "another patient": somebody new of whom no age is told."""
    for hit in introduced().finditer(marked.signs):
        yield PersonMention(start=hit.start(), end=hit.end(), sex=_group_sex(hit["words"]), count=1)
