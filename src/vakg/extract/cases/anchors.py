"""Find the words of a sentence that name somebody: patients, numbers, "both", "the other", groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vakg.extract.cases.cues import CaseCue, Unit, numbered
from vakg.extract.cases.headed import named_behind
from vakg.extract.cases.known import NOBODY, Cast, Owners
from vakg.extract.cases.pieces import Anchor, told_apart
from vakg.extract.cases.places import Standing
from vakg.extract.spans import PersonMention

_ORDINALS = {"former": 0, "latter": -1, "last": -1}
NEVER = 99
"""As many sentences as if nobody had been named yet."""
_NEAR = 3
"""Sentences within which "the former" may be one of two patients."""
_ANOTHER = re.compile(r"\b(?:one|another|both|neither)\b")
_OF_PEOPLE = re.compile(r" (?:the |these |our )?(?:two )?(?:women|men|patients|cases|them)\b")
_REPORTED = re.compile(r"\b(?:reported|described|published)\b")
_LIVING = re.compile(r" (?:died|survived|recovered|presented|complained|underwent)\b")
_THINGS = (" them", " these", " which")
_AGES = frozenset({"older", "younger"})
_DEFINITE = re.compile(r"(?:both|all|these|the|our|neither)\b", re.I)
_NOUN = re.compile(r"(?:the|this|that)\b", re.I)
_PLURALS = ("ases", "atients", "pts")


@dataclass(slots=True)
class State:
    """Whom the text speaks of.

    Args:
        current: The patients of the last sentence that had some.
        pair: The patients named last, for "the former" and "the other".
        since: Sentences since somebody was named.
        section: Where that was.
        cited: Whether other works have been told of in this section.
        parted: Whether the last sentence told of several one by one: what names nobody is nobody's then.
        named: Who has been named one by one in this sentence.
        owned: Whether the last sentence was somebody's.
        agent: Whether this sentence or the last one named somebody who treats, or a relative.
    """

    current: Owners = ()
    pair: Owners = ()
    since: int = NEVER
    section: tuple[str, int] = ("", -1)
    cited: bool = False
    parted: bool = False
    agent: bool = False
    named: tuple[str, ...] = ()
    owned: bool = False

    def note(self, owners: Owners) -> None:
        """Take in that somebody was named."""
        self.since, self.current = 0, owners
        self.pair = owners if len(owners) > 1 else self.pair


class Anchors:
    """Finds who is named."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._own = cast.ids()
        self._group_met = False
        self._rest = ""
        known = {id(one) for one in cast.named.values()}
        alike = all(one.age is None and id(one) not in known for one in cast.own)
        self._unnamed = list(self._own) if len(cast.own) == 2 and alike else []

    def of(self, standing: Standing, unit: Unit, state: State) -> list[Anchor]:
        """Give the words of a unit that name somebody or a group, in their order."""
        found = [
            *self._counted(standing, unit),
            *self._people(standing, unit),
            *self._numbered(standing, unit),
            *self._pointed(standing, unit),
            *self._cued(standing, unit, state),
        ]
        if not found:
            return []
        return told_apart(standing.text, _both_named(standing.text, found, state.named))

    def _people(self, standing: Standing, unit: Unit) -> Iterator[Anchor]:
        for one in standing.scan.people:
            start, end = one.start - standing.start, one.end - standing.start
            if not unit.start <= start < unit.end:
                continue
            known = self._cast.named.get(one.start)
            if known is not None:
                yield Anchor(start, end, (known.id,))
            elif one.is_group and not _is_in_brackets(standing.text, start):
                yield Anchor(start, end, self._group(one, standing.text[start:end]))

    def _counted(self, standing: Standing, unit: Unit) -> Iterator[Anchor]:
        """Find "two cases of fever", which are the authors' patients that the sentence then lists."""
        for one in standing.scan.numbers if len(self._own) > 1 and not self._group_met else ():
            start, end = one.start - standing.start, one.end - standing.start
            if (
                one.counted == "cases"
                and one.value == len(self._own)
                and unit.start <= start < unit.end
            ):
                self._group_met = True
                yield Anchor(start, end, self._own)

    def _group(self, one: PersonMention, words: str) -> Owners:
        """Tell whether a number of people are the authors' patients: "two women had", "both women"."""
        first = not self._group_met
        self._group_met = True
        several = 1 < len(self._own) == one.count
        return self._own if several and (first or _DEFINITE.match(words)) else NOBODY

    def _numbered(self, standing: Standing, unit: Unit) -> Iterator[Anchor]:
        within = standing.text[unit.start : unit.end]
        if not any(plural in within for plural in _PLURALS):
            return
        for start, end, numbers in numbered(standing.text):
            known = [self._cast.numbered(number) for number in numbers]
            if unit.start <= start < unit.end and all(known):
                yield Anchor(start, end, tuple(one.id for one in known if one))

    def _pointed(self, standing: Standing, unit: Unit) -> Iterator[Anchor]:
        for start, end in self._cast.pointed.items():
            if unit.start <= start - standing.start < unit.end:
                yield Anchor(
                    start - standing.start, end - standing.start, (self._cast.named[start].id,)
                )

    def _cued(self, standing: Standing, unit: Unit, state: State) -> Iterator[Anchor]:
        for cue in unit.cues:
            known = self._cast.named.get(standing.start + cue.start)
            self._rest = standing.text[cue.end : standing.text.find(".", cue.end)].lower()
            owners = (
                (known.id,)
                if known is not None
                else self._named_by(cue, standing.text[cue.start : cue.end], state)
            )
            if owners is None and cue.says == "self" and named_behind(standing.text, cue.end):
                owners = NOBODY  # "unlike the patient of Hill et al. (2012)"
            if owners is None and cue.says == "self" and len(self._own) > 1:
                aged = _AGES.intersection(standing.text[cue.start : cue.end].lower().split())
                owners = self._by_age(min(aged)) if aged else None
            if owners is None and cue.says == "self" and len(self._own) > 1:
                owners = self._of_sex(standing.text[cue.start : cue.end], cue.sex, state)
            if owners is not None:
                yield Anchor(cue.start, cue.end, owners)

    def _named_by(self, cue: CaseCue, words: str, state: State) -> Owners | None:
        """Tell whom a cue names; nobody for part of a group, None for what names nobody at all."""
        several = len(self._own) > 1
        things = not several and state.owned and words.lower().endswith(_THINGS)
        things = things and _LIVING.match(self._rest) is None
        alone = cue.says in _ORDINALS and not several and len(state.pair) < 2
        if things or (alone and (state.owned or cue.says == "last")):
            return None  # one of the tamps, the latter of two emboli
        if self._is_first_of_two(cue, words):
            return (self._unnamed.pop(0),)
        groups = {
            "one": NOBODY,
            "some": NOBODY,
            "count": NOBODY if several else None,
            "part": NOBODY if several else None,
            "all": self._all(words, state),
            "own": self._own if len(self._own) == 1 else None,
        }
        if cue.says in groups:
            return groups[cue.says]
        if cue.says == "nth":
            return self._nth(int(cue.sex or 0))
        if cue.says in _AGES:
            return self._by_age(cue.says)
        return self._of_pair(cue.says, state) if cue.says in ("other", *_ORDINALS) else None

    def _is_first_of_two(self, cue: CaseCue, words: str) -> bool:
        """Tell whether words are the first to part two patients: "one of them had fever, the other none"."""
        lower = words.lower()
        one = cue.says in ("one", "count") and lower.startswith("one ")
        one = one or (lower == "in one of" and _OF_PEOPLE.match(self._rest) is not None)
        if len(self._unnamed) == 2:
            return one and _ANOTHER.search(self._rest) is None
        return len(self._unnamed) == 1 and cue.says == "other"

    def _of_sex(self, words: str, sex: str | None, state: State) -> Owners | None:
        """Find "the man" among several patients of the authors, where only one is."""
        if sex is None or not _NOUN.match(words) or not set(state.current) <= set(self._own):
            return None
        fitting = [one.id for one in self._cast.own if one.sex == sex]
        return (fitting[0],) if len(fitting) == 1 else None

    def _all(self, words: str, state: State) -> Owners | None:
        """Tell whom "both" or "all" means: "both" of more than two the two named last."""
        if len(self._own) < 2:
            return NOBODY if words.lower().startswith(("both of whom", "no ", "none ")) else None
        if "both" not in words.lower() or len(self._own) == 2:
            return self._own
        return state.pair if len(state.pair) == 2 else NOBODY

    def _nth(self, number: int) -> Owners | None:
        """Find the first or the second of several patients; "the first, reported by Hill" is nobody here."""
        if len(self._own) < 2 and _REPORTED.search(self._rest):
            return NOBODY
        known = self._cast.numbered(number) if len(self._own) > 1 else None
        if known is not None:
            return (known.id,)
        return (self._own[number - 1],) if 1 < len(self._own) >= number else None

    def _of_pair(self, says: str, state: State) -> Owners:
        pair = state.pair or self._own
        if len(pair) < 2:
            return NOBODY
        if says in ("former", "latter") and _NEAR < state.since < NEVER:
            return NOBODY  # of two things, or of two groups
        if says == "other":
            rest = tuple(one for one in pair if one not in state.current)
            return rest if len(rest) == 1 else NOBODY
        return (pair[_ORDINALS[says]],)

    def _by_age(self, says: str) -> Owners:
        """Find the older or the younger of two patients."""
        aged = sorted((one.age, one.id) for one in self._cast.own if one.age is not None)
        if len(aged) != 2 or len(self._own) != 2 or aged[0][0] == aged[1][0]:
            return NOBODY
        return (aged[-1 if says == "older" else 0][1],)


def _is_in_brackets(text: str, start: int) -> bool:
    """Tell whether words only tell how a group is made up: "five patients (4 women, 1 man)"."""
    opened = text.rfind("(", 0, start)
    return opened > 0 and ")" not in text[opened:start]


def _both_named(text: str, found: list[Anchor], before: tuple[str, ...]) -> list[Anchor]:
    """Let "both of whom" mean the two that the sentence names before it."""
    done = list[Anchor]()
    for one in sorted(found):
        here = [other.owners[0] for other in done if len(other.owners) == 1]
        pair = tuple(dict.fromkeys((*before, *here)))
        both = text[one.start : one.end].lower().startswith("both") and len(pair) == 2
        done.append(Anchor(one.start, one.end, pair) if both else one)
    return done
