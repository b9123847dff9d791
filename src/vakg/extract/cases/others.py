"""Signs that a sentence leaves a patient's story for other work, or comes back to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vakg.extract.cases.cues import Unit
from vakg.extract.cases.places import Standing

_NUMBERED = re.compile(r"\d{1,2}[.)]\s+[A-Z]")
_NAME = r"[A-Z][a-z'’-]+"
_WORK = re.compile(
    rf"(?:In (?:19|20)\d\d,? )?{_NAME}"
    rf"(?: et al\b| and (?:{_NAME} |co-?workers|colleagues)| \((?:19|20)\d\d\))"
)
_AHEAD = 4
"""Sentences within which "she" takes up the one told of, where none between names anybody."""
_BETWEEN = (
    "literature",
    "told",
    "report",
    "people",
    "some",
    "opinion",
    "own",
    "one",
    "other",
    "advice",
)


def lead_of_others(standing: Standing, unit: Unit, start: int) -> int:
    """Give where a phrase on other work ends in front of somebody: "After a report by Hill, / a woman"."""
    cited = [cue for cue in unit.cues if cue.says == "literature" and cue.start < start]
    comma = standing.text.find(", ", unit.start, start)
    return comma + 2 if cited and comma >= cited[-1].end else 1


def tells_of_others(standing: Standing) -> bool:
    """Tell whether a sentence takes up other work on many: "Hill et al. treated 21 patients"."""
    groups = [one for one in standing.scan.people if one.is_group]
    cited = bool(standing.scan.sentence.citations) or any(one.reference for one in groups)
    return bool(groups) and cited


def is_heading(standing: Standing) -> bool:
    """Tell whether a sentence is a numbered heading: "2. Leaks with defects of the wall."."""
    numbered = _NUMBERED.match(standing.text) is not None
    people = [one for one in standing.scan.people if not one.is_group]
    return numbered and not people and all(one.tense == "none" for one in standing.reading.units)


def turns_back(standing: Standing, unit: Unit) -> bool:
    """Tell whether a unit behind ";" may go on with the story that general words or advice interrupt."""
    units = standing.reading.units
    before = units[units.index(unit) - 1] if units.index(unit) else None
    if before is None or not standing.text[: unit.start].rstrip().endswith(";"):
        return False
    others = before.says("literature", "told", "people", "some", "opinion", "count")
    breaks_in = before.tense == "present" or before.says("general", "advice")
    return breaks_in and not others and not standing.scan.sentence.citations


def turns_to_others(standing: Standing) -> bool:
    """Tell whether a sentence takes up a work, or asks: "Hill et al. reviewed scans", "Does it matter?"."""
    return _WORK.match(standing.text) is not None or standing.text.rstrip().endswith("?")


def is_taken_up(places: Sequence[Standing], number: int, sex: str | None) -> bool:
    """Tell whether "she" goes on with a cited patient, in a sentence or in one soon behind it.

    Args:
        places: The sentences.
        number: The place of the sentence.
        sex: That of the patient; nobody is taken up whose sex is not known.
    """
    section = places[number].section
    for standing in places[number : number + _AHEAD] if sex is not None else ():
        cues = [cue for unit in standing.reading.units for cue in unit.cues]
        scan = standing.scan
        if standing.section != section or scan.people or scan.sentence.citations:
            return False
        if any(cue.says in _BETWEEN for cue in cues) or turns_to_others(standing):
            return False
        told = {cue.sex for cue in cues if cue.says == "self" and cue.sex is not None}
        if told:
            return told == {sex}
    return False
