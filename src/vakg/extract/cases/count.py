"""How many patients a document reports, who they are where little is told of them, and their ids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vakg.extract.cases.cues import CaseCue
from vakg.extract.cases.known import FEW, Cast, Known
from vakg.extract.cases.places import Standing
from vakg.extract.spans import PersonMention, Span

_AGES = re.compile(
    r"(?<![\w.-])(\d{2})(?:,? ?(?:y|yrs?|years?)?(?: old)?)?((?:, ?\d{2})*),? (?:and|&) (\d{2})[ -]?"
    r"(?:y|yrs?|years?)\b(?:[ -](?:old|of age))?"
)
_BARE_AGES = re.compile(r"\baged? (\d{2})((?:, ?\d{2})*),? (?:and|&) (\d{2})(?![\w%.-])")
_GROUPED = re.compile(r"\b(?:mean|median|average|range|ranging|between|from)\b[^.;]*$", re.I)
_ELSEWHERE = re.compile(
    r" (?:published|reported|described)\b(?=[^;]*?(?P<year>(?:19|20)\d\d)?)[^;]*? by (?P<who>[A-Z][a-z]+)"
)
_NEXT = 200  # code points
_SINGLE = re.compile(r"(?:one|a single|one single)\b", re.I)


def reported(cast: Cast, standings: Sequence[Standing]) -> int:
    """Give the number of patients that the authors say they report: "Two women had", "we report 3 cases".

    A number behind the first patient told of by himself is of others.
    """
    own = [at for at, known in cast.named.items() if known.cited is None]
    first = min(own, default=None)
    for standing in standings:
        if standing.background and standing.kind != "introduction":
            continue
        opening = any(unit.says("opening") for unit in standing.reading.units)
        figures = [
            n for n in standing.scan.numbers if n.counted in ("cases", "patients") and n.value
        ]
        if opening and figures:
            return int(figures[0].value or 0)
        groups = [one for one in standing.scan.people if one.is_group and one.reference is None]
        if groups and (first is None or groups[0].start < first):
            cast.sex = groups[0].sex
            return groups[0].count or 0
        if first is not None and first < standing.scan.sentence.end:
            return 0
    return 0


def begins_cohort(standings: Sequence[Standing]) -> int | None:
    """Give the place where a text begins to tell of more people than it could tell of one by one."""
    for standing in standings:
        cited = standing.background or any(
            unit.says("literature", "told") for unit in standing.reading.units
        )
        if not cited and any(
            (one.count or 0) > FEW for one in standing.scan.people if one.is_group
        ):
            return standing.start
    return None


def take_weak(
    cast: Cast,
    standings: Sequence[Standing],
    weak: Sequence[tuple[Standing, PersonMention]],
    text: str,
) -> None:
    """Take "a woman", "one patient" or "the patient" for the patient where nobody else is told of."""
    cohort = begins_cohort(standings)
    groups = [one.start for at in standings for one in at.scan.people if one.is_group]
    for _, one in weak if cohort is None else ():
        single = _SINGLE.match(text[one.start : one.end]) and any(at < one.start for at in groups)
        if not single:
            cast.take(cast.own, Known(), one, text)
            return
    for standing in standings if not 1 < cast.count <= FEW else ():
        if cohort is not None and standing.start >= cohort:
            return
        others = standing.background or cast.heading(standing.start) is not None
        others = others or any(one.evidence[0].start < standing.start for one in cast.cited)
        cue = None if others else _spoken_of(standing)
        if cue is not None:
            start, end = standing.start + cue.start, standing.start + cue.end
            cast.take(cast.own, Known(), PersonMention(start=start, end=end, sex=cue.sex), text)
            return


def join_weak(cast: Cast, weak: Sequence[tuple[Standing, PersonMention]]) -> None:
    """Take "a man" for the one patient whose age the next words tell: "in a man. Aged 66, he had"."""
    known = cast.own[0]
    if len(cast.own) > 1 or cast.count > 1 or not known.evidence:
        return
    first = known.evidence[0].start
    for standing, one in weak:
        told = any(unit.says("literature", "report") for unit in standing.reading.units)
        if 0 < first - one.start < _NEXT and known.fits(one) and not told:
            cast.named[one.start] = known
            known.sex = known.sex or one.sex


def _names(standing: Standing, cue: CaseCue) -> bool:
    """Tell whether words can be a subject: "his" may be a colleague's."""
    words = standing.text[cue.start : cue.end].lower()
    return " " in words or words in ("he", "she")


def _spoken_of(standing: Standing) -> CaseCue | None:
    """Give the words of a sentence that speak of a patient as of somebody known: "the patient had"."""
    for unit in standing.reading.units:
        general = unit.says("literature", "told", "opinion", "people", "advice", "general", "agent")
        named = (cue for cue in unit.cues if cue.says in ("self", "own") and _names(standing, cue))
        cue = next(named, None)
        if cue is not None and standing.text[cue.start : cue.end].lower().startswith("that "):
            continue
        if cue is not None and not general and unit.tense != "present":
            return cue
    return None


def settle_words(cast: Cast) -> None:
    """Find whom "the first patient" means, once all patients are known."""
    counted = set(cast.worded.values())
    if cast.own and len(counted) > 1 and counted == set(range(1, len(counted) + 1)):
        cast.count = max(cast.count, len(counted))  # "The first patient ... The second patient"
    several = len(cast.own) > 1 or 1 < cast.count <= FEW
    for start, number in cast.worded.items() if several else ():
        known = cast.numbered(number)
        unnumbered = all(one.ordinal is None for one in cast.own)
        if known is None and unnumbered and 1 < len(cast.own) >= number:
            known = cast.own[number - 1]
        left = [one for one in cast.own if one.ordinal is None]
        if known is None and len(left) == 1 and 1 < len(cast.own) >= number:
            known, left[0].ordinal = left[0], number
        if known is None and number <= cast.count:
            known = Known(ordinal=number, label=f"patient {number}")
            cast.own.append(known)
        if known is not None:
            cast.named[start] = known


def adopt(cast: Cast, standings: Sequence[Standing]) -> None:
    """Take the one patient of a text that tells of a report from outside: "Kim et al. describe a woman"."""
    that = len(cast.cited) == 1 and cast.cited[0].label.lower().startswith("that ")
    if len(cast.cited) == 1 and not cast.cited[0].citations and not that:
        first = cast.cited[0].evidence[0].start
        if any(at.start <= first < at.scan.sentence.end for at in standings[:2]):
            known = cast.cited.pop()
            known.cited = None
            cast.own.append(known)


def take_ours(cast: Cast, standings: Sequence[Standing]) -> None:
    """Take the patient of a text that names none: "Ours arose during kyphoplasty", "in the present case"."""
    if cast.own or cast.cited or cast.cohort or cast.count > 1:
        return
    for standing in standings:
        units = [] if standing.background else standing.reading.units
        cue = next((one for unit in units for one in unit.cues if one.says == "own"), None)
        if cue is not None:
            start, end = standing.start + cue.start, standing.start + cue.end
            label = standing.text[cue.start : cue.end]
            cast.own.append(Known(label=label, evidence=[Span(start=start, end=end)]))
            return


def fill(cast: Cast, standings: Sequence[Standing]) -> None:
    """Add the patients of a small series of whom nothing is told apart from the others."""
    every = [unit for at in standings for unit in at.reading.units]
    together = any(unit.says("all", "nth", "former", "latter") for unit in every)
    together |= all(any(unit.says(each) for unit in every) for each in ("one", "other"))
    if not 1 < cast.count <= FEW or len(cast.own) >= cast.count or cast.cohort:
        return
    if not cast.own and len(cast.cited) >= cast.count:
        return  # a review: the few are those of others
    if not (together or len(cast.own) > 1 or any(one.ordinal for one in cast.own)):
        return
    taken = {one.ordinal for one in cast.own}
    free = [number for number in range(1, cast.count + 1) if number not in taken]
    for known in cast.own:
        if known.ordinal is None and free:
            known.ordinal = free.pop(0)
    for number in free[: cast.count - len(cast.own)]:
        cast.own.append(Known(ordinal=number, label=f"patient {number}"))
    cast.own.sort(key=lambda known: known.ordinal or FEW)
    for known in cast.own:
        known.sex = known.sex or cast.sex


def published(cast: Cast, standings: Sequence[Standing]) -> None:
    """Take for a patient of others whom the text says to be: "The second was published in 2007 by Hill"."""
    for standing in standings if len(cast.own) > 1 else ():
        cue = next((one for unit in standing.reading.units for one in unit.cues), None)
        hit = _ELSEWHERE.match(standing.text, cue.end) if cue and cue.says == "nth" else None
        known = cast.numbered(int(cue.sex or 0)) if cue and hit else None
        if cue is None or hit is None or known is None:
            continue
        year = f"-{hit['year']}" if hit["year"] else ""
        known.cited = f"{hit['who'].lower()}{year}"
        cast.own = [one for one in cast.own if one is not known]
        cast.cited.append(known)
        cast.named[standing.start + cue.start] = known


def name(cast: Cast) -> None:
    """Give each patient an id."""
    taken = {known.ordinal for known in cast.own if known.ordinal is not None}
    free = (number for number in range(1, 1000) if number not in taken)
    for known in cast.own:
        known.id = "index" if len(cast.own) == 1 else f"case-{known.ordinal or next(free)}"
    used = set[str]()
    for known in cast.cited:
        base = name = f"cited-{known.cited}"
        again = 1
        while name in used:
            again += 1
            name = f"{base}-{again}"
        known.id = name
        used.add(name)


def listed(cast: Cast, standing: Standing) -> Span | None:
    """Take in people whose ages are listed: "two women, 66 and 69 years old"."""
    groups = [one for one in standing.scan.people if one.is_group]
    hit = _AGES.search(standing.text) or (_BARE_AGES.search(standing.text) if groups else None)
    told = any(unit.says("literature") for unit in standing.reading.units)
    others = standing.background and (told or standing.kind not in ("body", "abstract"))
    if hit is None or others or _GROUPED.search(standing.text[: hit.start()]):
        return None
    ages = [
        int(age) for age in re.findall(r"\d{2}", " ".join(part for part in hit.groups() if part))
    ]
    if groups and groups[0].count != len(ages):
        return None
    span = Span(start=standing.start + hit.start(), end=standing.start + hit.end())
    for number, age in enumerate(ages, 1):
        sex = groups[0].sex if groups else None
        label = f"patient {number}"
        cast.own.append(Known(ordinal=number, label=label, age=age, sex=sex, evidence=[span]))
    return span


def is_within(row: Span | None, one: PersonMention) -> bool:
    """Tell whether a mention stands in words that have been read already."""
    return row is not None and row.start < one.end and one.start < row.end


def is_its_label(cast: Cast, person: PersonMention | None, label: PersonMention, text: str) -> bool:
    """Give somebody the number behind him: "a 72-year-old woman (case 1)"."""
    if person is None or not label.ordinal:
        return False
    known = cast.named.get(person.start)
    beside = text[person.end : label.start].strip() in ("(", ", (")
    if known is None or not beside or known.ordinal or cast.numbered(label.ordinal or 0):
        return False
    known.ordinal = label.ordinal
    cast.named[label.start] = known
    return True
