"""Put a rate together: its figures, what it counts, its condition, and the words that say it."""

from __future__ import annotations

import re

from vakg.extract.claims.amounts import amounts, kind_of
from vakg.extract.claims.cohorts import Cohort
from vakg.extract.claims.found import Found
from vakg.extract.claims.leading import says_its_own
from vakg.extract.claims.members import row_of
from vakg.extract.claims.rate_context import (
    condition_told,
    named_near,
    narrowed_by,
    placed,
    sites_of,
    status_of,
    tied,
)
from vakg.extract.claims.rate_text import rate_text
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.slots import About, Slot
from vakg.extract.claims.statistics import interval_after
from vakg.extract.claims.view import View
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import NumberMention
from vakg.model.assertion import (
    ClaimKind,
    RangeType,
    SymptomScope,
    UnitOfAnalysis,
)
from vakg.model.claim import Proportion, Statistic
from vakg.model.parts import Quantity

_SPLIT = 0.5  # points: counts and percentage that differ more do not agree
_OF = r"(?:of|out of)\s(?:the |all |these |our |those )?(?P<what>[^,;.()]{1,40})"
_UNIT = re.compile(rf"\s?{_OF}")
_NEAR = re.compile(r"(?:[\w-]+ ){0,2}$")
_SHARED_UNIT = re.compile(rf"[^;.(]{{0,60}}\sand\s[^;(]{{0,60}}%\s{_OF}")
_NARROWS = re.compile(r"(?:when|with|if|among|for|after)\b")
_FREE_OF = re.compile(r"\b(?:without|no|free (?:of|from)|lacking|causing no)\s(?:[\w-]+\s)?$")
_SHORT = re.compile(r"(?:(?! and\b| but\b)[^,;(]){0,60}")


def assembled(
    slot: Slot, about: About, whole: Cohort | None, statistic: Statistic | None, reader: Reader
) -> Found:
    """Make a claim of a rate whose subject is known.

    Args:
        slot: The number and its place.
        about: What it is a rate of.
        whole: Of how many, where another sentence or another number says it.
        statistic: What a comparison of it gave.
        reader: The ontology.
    """
    view, number = slot.view, slot.number
    condition = (about.what and about.modifier) or condition_told(slot, about)
    narrowed = narrowed_by(view, about, number)
    whole = None if _is_of_another_whole(number, condition) else whole
    among = _among(about, whole, reader)
    condition = ", ".join(one for one in (condition, among) if one) or None
    whole_condition = ", ".join(one for one in (narrowed, condition) if one) or None
    counts = _counts(number, whole)
    proportion, beside = _proportion(slot, about, counts, whole, reader)
    borrowed = _borrowed(view, counts, whole)
    status, certainty = status_of(view, about, number)
    scope, unit = proportion.symptom_scope, proportion.unit_of_analysis
    said = rate_text(placed(slot, about, reader), number, counts, scope, unit)
    return Found(
        place=view.place, start=number.start, end=number.end, kind=ClaimKind.INCIDENCE, status=status,
        certainty=certainty, about=about.what, proportion=proportion, statistic=statistic,
        procedures=tuple(one for one in named_near(slot, "procedure") if one not in about.what),
        methods=named_near(slot, "method"),
        sites=tuple(dict.fromkeys(one.curie for one in sites_of(slot, about))),
        materials=tied(slot, "substance"), populations=_populations(about, whole), condition=whole_condition,
        quantities=beside if row_of(view, number) else (*beside, *amounts(view, number.end, slot.room[1])),
        text=f"{said}, {whole_condition}." if whole_condition else f"{said}.",
        derived_from=_origin(whole) if borrowed else None, borrowed=borrowed,
    )  # fmt: skip


def _populations(about: About, whole: Cohort | None) -> tuple[str, ...]:
    """Give whom a rate is told of: those named, and those whom a rate before has counted."""
    more = whole.of if whole is not None else ()
    return tuple(
        dict.fromkeys((*about.populations, *(one for one in more if one not in about.what)))
    )


def _among(about: About, whole: Cohort | None, reader: Reader) -> str | None:
    """Say of whom a share is, where its whole are those that had something else."""
    told = [one for one in (whole.of if whole is not None else ()) if one not in about.what]
    return (
        f"among those with {' and '.join(reader.ontology.label(one) for one in told)}"
        if told
        else None
    )


# ---- figures


def _is_of_another_whole(number: NumberMention, condition: str | None) -> bool:
    """Tell a share that a carried whole does not fit: of those with something only, or over studies."""
    if number.numerator is not None or number.unit != "%":
        return False
    return number.low is not None or bool(condition and _NARROWS.match(condition))


def _counts(number: NumberMention, whole: Cohort | None) -> tuple[int | None, int | None]:
    above, below = number.numerator, number.denominator
    if above is None and number.unit != "%" and number.value is not None:
        above = int(number.value)
    return above, below if below is not None else (whole.count if whole is not None else None)


def _proportion(
    slot: Slot,
    about: About,
    counts: tuple[int | None, int | None],
    whole: Cohort | None,
    reader: Reader,
) -> tuple[Proportion, tuple[Quantity, ...]]:
    """Give the figures as printed; counts that their percentage denies stand beside it."""
    number, (above, below) = slot.number, counts
    share = number.unit == "%"
    agrees = _agrees(number.value if share else None, above, below)
    made = Proportion(
        unit="%" if share else "1", comparator=number.comparator,
        value=number.value if share else None, low=number.low, high=number.high,
        numerator=above if agrees else None, denominator=below if agrees else None,
        unit_of_analysis=_unit(slot.view, number, whole), symptom_scope=_scope(slot, about, reader),
        range_type=_range_type(slot.view, number),
    )  # fmt: skip
    kind = kind_of("patients")
    denied = () if agrees or kind is None else tuple(one for one in counts if one is not None)
    return made, tuple(Quantity(kind=kind or "", value=one, unit="1") for one in denied)


def _agrees(share: float | None, above: int | None, below: int | None) -> bool:
    if above is None or below is None:
        return True
    return above <= below and (share is None or abs(100 * above / below - share) <= _SPLIT)


def _unit(view: View, number: NumberMention, whole: Cohort | None) -> UnitOfAnalysis:
    unit = unit_of(number.counted)
    if unit is not None:
        return unit
    last = [
        one for one in view.named(number.start, number.end, ("procedure",)) if one.end == number.end
    ]
    if number.counted is not None and last:
        return UnitOfAnalysis.PROCEDURES
    of = _UNIT.match(view.text, number.end) or _SHARED_UNIT.match(view.text, number.end)
    hit = words("unit").search(of["what"]) if of else None
    near = hit is not None and of is not None and _NEAR.fullmatch(of["what"], 0, hit.start())
    found = unit_of(hit[0]) if hit and near else _procedures(view, of)
    return found or (whole.unit if whole is not None else UnitOfAnalysis.NOT_STATED)


def _procedures(view: View, of: re.Match[str] | None) -> UnitOfAnalysis | None:
    """Read "87% of vertebroplasties", which names an operation in the plural."""
    if of is None:
        return None
    start = of.start("what")
    named = view.named(start, of.end("what"), ("procedure",))
    plural = bool(named) and named[0].start <= start + 1 and named[0].text.endswith("ies")
    return UnitOfAnalysis.PROCEDURES if plural else None


def _scope(slot: Slot, about: About, reader: Reader) -> SymptomScope:
    """Say which of the findings are counted: by the words just before, or by the class's own name."""
    view, number, room = slot.view, slot.number, slot.room
    since = max(room[0], view.block_at(number.start)[0])
    malady = view.named(since, number.start, ("malady",))
    if malady:
        free = _FREE_OF.search(view.text, since, malady[0].start)
        return SymptomScope.ASYMPTOMATIC if free else SymptomScope.SYMPTOMATIC
    labels = " ".join(reader.ontology.label(curie) for curie in about.what)
    behind = _SHORT.match(view.text, number.end, room[1])
    near = f"{view.text[_since(slot, about) : number.start]} {behind[0] if behind else ''}".lower()
    for words_near in (labels.lower(), near):
        for scope in (SymptomScope.ASYMPTOMATIC, SymptomScope.SYMPTOMATIC):
            if re.search(rf"\b{scope.value}\b", words_near):
                return scope
    return SymptomScope.ANY


def _since(slot: Slot, about: About) -> int:
    """Give where the words begin that a rate's subject has on it; all of them, where it is carried on."""
    if about.spoken is None:
        return slot.number.start if says_its_own(slot) else 0
    named_before = about.spoken.start < slot.number.start
    return max(0, about.spoken.start - 14) if named_before else slot.room[0]


def _range_type(view: View, number: NumberMention) -> RangeType | None:
    if number.low is None or number.high is None:
        return None
    if interval_after(view.text, number.end) is not None:
        return RangeType.CONFIDENCE_INTERVAL
    if words("review").search(view.text):
        return RangeType.ACROSS_STUDIES
    return RangeType.NOT_STATED if number.value is None else RangeType.MINIMUM_MAXIMUM


def _borrowed(
    view: View, counts: tuple[int | None, int | None], whole: Cohort | None
) -> tuple[int, ...]:
    taken = whole is not None and counts[1] == whole.count and whole.place != view.place
    return (whole.place,) if whole is not None and taken else ()


def _origin(whole: Cohort | None) -> str | None:
    if whole is None:
        return None
    return f"the whole of {whole.count} {whole.unit.value} is that of an earlier sentence"
