"""Tell whose a clause is that names nobody: "she", "the patient", or only words that go on or do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vakg.extract.cases.anchors import State
from vakg.extract.cases.cues import CaseCue, Unit
from vakg.extract.cases.headed import is_of_others
from vakg.extract.cases.known import NOBODY, Cast, Owners
from vakg.extract.cases.pieces import counts_cases
from vakg.extract.cases.places import Standing
from vakg.extract.spans import Span

_LIVE = 2
"""Sentences after which "the patient" in a discussion means nobody told of before."""
_BEGINS = 12
"""Code points within which a subject begins: "A 60-year-old man comes", not "Our example is a man"."""
_AUTHOR = re.compile(
    r"(?:In (?:19|20)\d\d,? )?(?!(?:The|This|We|She|He|They|It|Patient|Our|Her|His) )"
    r"[A-Z][a-z]+(?: and [A-Z][a-z]+)? "
    r"(?:first )?(?:described|reported|published|introduced|coined|reviewed)\b"
)
_REPORTED = re.compile(r"(?:was|were) (?:reported|described)")
_ENDS = re.compile(r"[.,;]|$| (?:and|but|as|on|at|when|while|during|after|with)\b", re.I)
_ADVISED = re.compile(r"\b(?:was|were|surgeons?|we|us)(?: \w+)? $")
_OBJECT = re.compile(r"\s*(?:[.,:;]|$)")
"""What follows a "her" that owns nothing: "in contrast to her:"."""
_THAT = "that "
_OF_OTHERS = ("literature", "opinion", "people", "told")


def _is_rule(standing: Standing, unit: Unit) -> bool:
    """Tell whether advice is for everybody: "should be given", but not "surgery was advised"."""
    cues = [cue for cue in unit.cues if cue.says == "advice"]
    return any(_ADVISED.search(standing.text, unit.start, cue.start) is None for cue in cues)


def _is_general(standing: Standing, unit: Unit) -> bool:
    """Tell whether words say how usual something is; "common" may be part of a name."""
    inside = [(one.start - standing.start, one.end - standing.start) for one in standing.scan.names]
    return any(
        cue.says == "general"
        and not any(start <= cue.start and cue.end <= end for start, end in inside)
        for cue in unit.cues
    )


class Meaning:
    """Knows the patients, and whether the story is told in the present."""

    def __init__(self, cast: Cast, in_present: bool) -> None:
        self._cast = cast
        self._own = cast.ids()
        self._known = {one.id: one for one in (*cast.own, *cast.cited)}
        self._in_present = in_present

    def decided(self, standing: Standing, unit: Unit, state: State, default: Owners) -> Owners:
        """Tell whose a unit is.

        Args:
            standing: Its sentence.
            unit: The unit; it names nobody.
            state: Whom the text speaks of.
            default: Those with whom it goes on if nothing says otherwise.
        """
        meant = self.meant(standing, unit, state)
        if meant and not (unit.says("advice") and (standing.background or unit.says(*_OF_OTHERS))):
            return meant
        if unit.says("opening", "report"):
            return self._opened(standing, unit)
        told = unit.says("told") and not (standing.kind == "case" and unit.tense == "past")
        told = told and not self._is_complained(standing, unit, state)
        told = told or _AUTHOR.match(standing.text, unit.start) is not None
        present = unit.tense != "past"
        if told or unit.says("literature", "opinion", "people"):
            return NOBODY
        advice = unit.says("advice") and (
            standing.background or present or _is_rule(standing, unit)
        )
        if advice or (present and _is_general(standing, unit)):
            return NOBODY
        if counts_cases(standing, unit):
            return NOBODY
        told_now = unit.finds and state.since <= _LIVE and not standing.background
        return default if told_now or self._goes_on(standing, unit) else NOBODY

    def _is_complained(self, standing: Standing, unit: Unit, state: State) -> bool:
        """Tell whether a complaint is reported and no case: "Palpitations were reported."."""
        if standing.background or unit.tense != "past" or state.since > _LIVE or not state.current:
            return False
        if unit.says("literature", "people", "some", "general") or standing.scan.numbers:
            return False
        cue = next(cue for cue in unit.cues if cue.says == "told")
        words = standing.text[cue.start : cue.end].lower()
        return _REPORTED.fullmatch(words) is not None and bool(_ENDS.match(standing.text, cue.end))

    def _opened(self, standing: Standing, unit: Unit) -> Owners:
        """Take "we report a case of X" for the authors' patient, or for all where they report several."""
        past = unit.says("told") and unit.tense != "present"
        if (
            past
            or unit.says("people", "some")
            or unit.says("literature")
            or (standing.background and standing.kind == "discussion")
        ):
            return NOBODY
        plural = any(
            standing.text[cue.start : cue.end].lower().endswith(("cases of", "cases", "patients"))
            for cue in unit.cues
            if cue.says == "opening"
        )
        if plural:
            return self._own if self._cast.count == len(self._own) > 1 else NOBODY
        return self._own if len(self._own) == 1 else NOBODY

    def _goes_on(self, standing: Standing, unit: Unit) -> bool:
        """Tell whether words that name nobody may go on with the story."""
        if standing.caption is not None:
            return True
        if standing.background:
            return unit.tense == "past" and not standing.scan.sentence.citations
        return (
            unit.tense != "present" or standing.kind == "case" or standing.story or self._in_present
        )

    def meant(self, standing: Standing, unit: Unit, state: State, *, learns: bool = True) -> Owners:
        """Tell whom "she" or "the patient" means.

        Args:
            standing: The sentence.
            unit: A part of it.
            state: Whom the text speaks of.
            learns: Whether a pronoun may tell the sex of the one it means.
        """
        near = not standing.background or state.since <= _LIVE
        for cue in unit.cues:
            live = bool(state.current) and (near or (state.owned and self._agrees(cue, state)))
            distal = standing.text[cue.start : cue.start + len(_THAT)].lower() == _THAT
            if cue.says == "self" and distal and is_of_others(standing.text, cue.start):
                return NOBODY
            if cue.says == "event" and len(self._own) == 1 and (live or not state.cited):
                return state.current if live else self._own
            if cue.says == "self" and live:
                return self._pronoun(standing, unit, cue, state, learns=learns)
            if cue.says == "self" and self._may_be_own(standing, unit, cue, state):
                return self._own if len(self._own) == 1 else NOBODY
        return NOBODY

    def sex_of(self, owners: Owners) -> str | None:
        """Give the sex of a single patient, where it is known."""
        return self._sex(owners[0]) if len(owners) == 1 else None

    def _agrees(self, cue: CaseCue, state: State) -> bool:
        """Tell whether "she" may be the one that the text spoke of last."""
        one = len(state.current) == 1 and cue.sex is not None
        return one and self.sex_of(state.current) in (None, cue.sex)

    def _may_be_own(self, standing: Standing, unit: Unit, cue: CaseCue, state: State) -> bool:
        """Tell whether "the patient" is the authors' own where nobody was spoken of just before."""
        if not standing.background:
            return True
        if None not in (cue.sex, sex := self.sex_of(self._own)) and cue.sex != sex:
            return False  # "he" is somebody else than the woman reported
        if self._agrees(cue, state) and not set(state.current) <= set(self._own):
            return False  # "she" may be the woman of another work
        if standing.text[cue.start : cue.end].lower().startswith("this"):
            return not state.cited
        general = unit.says("general", "advice", *_OF_OTHERS)
        plain = unit.tense == "past" and not general and not standing.scan.sentence.citations
        return plain and not state.cited

    def _pronoun(
        self, standing: Standing, unit: Unit, cue: CaseCue, state: State, *, learns: bool
    ) -> Owners:
        current = state.current
        if len(current) == 1 and cue.sex in (None, self._sex(current[0]) or cue.sex):
            if learns and not state.agent:
                self._learn(current[0], standing, unit, cue)
            return current
        if not current and len(self._own) == 1:
            return self._own
        if cue.sex is None or unit.says("agent"):
            return current if len(current) == 1 else NOBODY
        fitting = [one for one in self._own if self._sex(one) == cue.sex]
        one = current if len(current) == 1 else NOBODY
        return (fitting[0],) if len(fitting) == 1 else one

    def _sex(self, case: str) -> str | None:
        return self._known[case].sex

    def _learn(self, case: str, standing: Standing, unit: Unit, cue: CaseCue) -> None:
        """Take the sex of a patient from "she" where nobody else can be meant."""
        if not unit.says("literature", "opinion", "told"):
            self._enter_sex(case, standing, cue)

    def learn_behind(self, case: str, standing: Standing, unit: Unit, end: int) -> None:
        """Take the sex of the one patient that a unit names from a "his" or "her" behind the name."""
        cue = next((cue for cue in unit.cues if cue.says == "self" and cue.start >= end), None)
        object_ = cue is not None and _OBJECT.match(standing.text, cue.end) is not None
        if cue is not None and not (object_ and len(self._own) > 1):
            self._enter_sex(case, standing, cue)

    def _enter_sex(self, case: str, standing: Standing, cue: CaseCue) -> None:
        if cue.sex is not None and self._sex(case) is None:
            self._known[case].sex = cue.sex
            span = Span(start=standing.start, end=standing.scan.sentence.end)
            self._known[case].evidence.append(span)


def told_in_present(cast: Cast, places: Sequence[Standing]) -> bool:
    """Tell whether the sentence that brings up the first patient is told in the present."""
    first = next(iter(cast.named), None)
    for standing in places if first is not None else ():
        if first is not None and standing.start <= first < standing.scan.sentence.end:
            units = standing.reading.units
            opening = any(unit.says("opening", "report", "literature", "told") for unit in units)
            begins = first - standing.start < _BEGINS
            return begins and not opening and units[0].tense == "present"
    return False
