"""Find what a treatment was aimed at and what it did, as far as the sentence says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vakg.extract.changed import changed
from vakg.extract.clock.roles import Kinds, Roles
from vakg.extract.context.verbs import is_verb
from vakg.extract.drafted import Drafted
from vakg.extract.links.words import Found, Named, Told, told
from vakg.extract.located.traits import is_general
from vakg.extract.phrases import word_class, word_classes
from vakg.extract.scan import Scan
from vakg.extract.wording import words_of_kind
from vakg.model.assertion import AssertionStatus, TimeAspect, TreatmentResult

_TABLE = "treatments.tsv"
_OWN = frozenset({"vaco:VertebralBodyFilling", "vaco:CementDistributionFinding"})
"""What a treatment leaves behind: it is not what it was aimed at."""
_AUGMENTATION = "vaco:AugmentationProcedure"
_VERB = 5
"""Words before a cue in which its verb stands."""
_WHEN = frozenset({"after", "before", "during"})
_NEAR = 8
"""Words between a treatment and the "for" that tells what it was for."""


@dataclass(slots=True)
class _Aim:
    """What is known of one treatment; where its results contradict each other, none is told."""

    targets: list[str]
    results: set[TreatmentResult] = field(default_factory=set)


def find_targets(events: Sequence[Drafted], scan: Scan, reader: Kinds) -> tuple[Drafted, ...]:
    """Give each treatment its targets and its result, where the text tells them; in the order given.

    Args:
        events: Of all cases.
        scan: The document.
        reader: Knows the classes.
    """
    aims: dict[str, _Aim] = {}
    roles = Roles(reader)
    for sentence, cues in told(events, scan, _TABLE):
        for cue in cues:
            _take(sentence, cue, roles, aims)
    return tuple(_aimed(one, aims.get(one.id)) for one in events)


def _aimed(one: Drafted, aim: _Aim | None) -> Drafted:
    result = one.result
    if aim is None:
        return one
    if (
        one.assertion.status is not AssertionStatus.PRESENT
        and TreatmentResult.REFUSED not in aim.results
    ):
        return changed(one, targets=tuple(dict.fromkeys((*one.targets, *aim.targets))))
    targets = tuple(dict.fromkeys((*one.targets, *aim.targets)))
    told = next(iter(aim.results)) if len(aim.results) == 1 else None
    return changed(one, targets=targets, result=told or result)


def _take(sentence: Told, cue: Found, roles: Roles, aims: dict[str, _Aim]) -> None:
    if _is_of_verb(sentence, cue):
        return
    result = None if cue.row["result"] == "-" else TreatmentResult(cue.row["result"])
    if cue.row["order"] == "alone":
        _alone(sentence, cue, result, roles, aims)
        return
    aside = cue.row["order"] == "aim" and sentence.is_behind_aside(cue.start)
    before = sentence.subject(cue.start) if aside else sentence.before(cue.start)
    first = (*sentence.into(cue), *before)
    own = sentence.around(cue)  # "relieved the pain but produced a leak"
    second = own or (*sentence.out_of(cue), *sentence.behind_noun(cue.end))
    given, aimed_at = (first, second) if cue.row["order"] == "given" else (second, first)
    treatments = [one for one in given if _is_treatment(one.event, roles)]
    targets = [one for one in aimed_at if _is_target(one.event, roles)]
    if any(_AUGMENTATION in roles.above(one.event.curie) for one in treatments):
        targets = [one for one in targets if not is_general(one.event.curie, roles.above)]
    near = bool(treatments) and _distance(treatments[0], cue) <= _NEAR
    near = near and not _is_parted(sentence, treatments[0], cue)
    if cue.row["order"] == "given":
        targets = [one for one in targets if _is_near(sentence, cue, one)]
    if not near or (not targets and result is None):
        return
    if not targets and not _tells_alone(sentence, cue):
        return
    for one in treatments:
        _add(aims, one.event, [each.event.id for each in targets], result)


def _is_of_verb(sentence: Told, cue: Found) -> bool:
    """Tell whether words belong to a verb that makes no aim of them: "made for", "stopped because of"."""
    words, start = sentence.tokens.words, cue.start
    if words[start] == "for":
        return start > 0 and words[start - 1] in words_of_kind("for")
    return not words_of_kind("stopping").isdisjoint(words[max(0, start - _VERB) : start])


def _alone(
    sentence: Told, cue: Found, result: TreatmentResult | None, roles: Roles, aims: dict[str, _Aim]
) -> None:
    refused = result is TreatmentResult.REFUSED
    some = sentence.behind(cue.end) if refused else sentence.before(cue.start)
    for one in some:
        if _is_treatment(one.event, roles) and _distance(one, cue) <= _NEAR:
            _add(aims, one.event, [], result)


def _is_near(sentence: Told, cue: Found, one: Named) -> bool:
    """Tell whether a thing is what a "for" goes with: not "for 40 minutes and went home, where"."""
    words = sentence.tokens.words
    if words[cue.end].isdigit() or words[cue.end] in word_class("number"):
        return False
    return not any(
        is_verb(words, at) or words[at] in word_class("relative")
        for at in range(cue.end, one.start)
    )


def _tells_alone(sentence: Told, cue: Found) -> bool:
    """Tell whether words tell what became of something that has no name here.

    "Despite surgery, he died"; "surgery did not resolve the mass", but not "his state did not improve".
    """
    if cue.row["order"] == "aim":
        return cue.start == 0
    words, behind = sentence.tokens.words, cue.end
    return behind < len(words) and words[behind] in word_class("determiner")


def _is_parted(sentence: Told, one: Named, cue: Found) -> bool:
    """Tell whether a "but" stands between a treatment and the words about it."""
    first, last = min(one.end, cue.end), max(one.start, cue.start)
    parting = word_classes("contrast", "relative", "pronoun") - {"it", "which"}
    words = sentence.tokens.words[first:last]
    return not parting.isdisjoint(words) or any(
        words[at] in _WHEN and words[at + 1] == "which" for at in range(len(words) - 1)
    )


def _distance(one: Named, cue: Found) -> int:
    return max(cue.start - one.end, one.start - cue.end)


def _add(
    aims: dict[str, _Aim], one: Drafted, targets: Sequence[str], result: TreatmentResult | None
) -> None:
    aim = aims.setdefault(one.id, _Aim([]))
    aim.targets += [each for each in targets if each != one.id]
    if result is not None:
        aim.results.add(result)


def _is_treatment(one: Drafted, roles: Roles) -> bool:
    role = roles.of(one.curie)
    treats = "vaco:HealthCareEncounter" not in roles.above(one.curie)  # "admitted because of pain"
    done = role.aspect is TimeAspect.PERFORMED and role.means in ("operation", "event", "given")
    return treats and done


def _is_target(one: Drafted, roles: Roles) -> bool:
    told = one.assertion.status in (AssertionStatus.PRESENT, AssertionStatus.POSSIBLE)
    if not _OWN.isdisjoint((one.curie, *roles.above(one.curie))):
        return False
    role = roles.of(one.curie)
    return (
        told and role.aspect is not TimeAspect.PERFORMED and role.means not in ("outcome", "trait")
    )
