"""Find the statements that one event led to another: "paraplegia due to the leak"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vakg.extract.clock.roles import Kinds, Roles
from vakg.extract.clock.sums import days_of
from vakg.extract.context.assess import assess
from vakg.extract.draft.make import evidence
from vakg.extract.drafted import Drafted
from vakg.extract.links.words import Found, Named, Told, told
from vakg.extract.phrases import word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, TimeAspect
from vakg.model.case import CausalLink
from vakg.model.parts import Time

_TABLE = "links.tsv"
_SURE = {one: rank for rank, one in enumerate(Certainty)}
_LOOKS = frozenset({"vaco:DiagnosticProcedure", "vaco:HealthCareEncounter"})
_NOT = frozenset({"not", "never", "neither", "nor", "cannot"})
_TOLD = frozenset({AssertionStatus.PRESENT, AssertionStatus.POSSIBLE})
_SAID = _TOLD | {AssertionStatus.ABSENT}
"""An absent thing may stand in the words around: "not ambulatory due to pain" states a link."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A causal statement: the two events, how sure it is, and its sentence."""

    cause: Drafted
    effect: Drafted
    status: AssertionStatus
    certainty: Certainty
    sentence: int


def find_links(
    events: Sequence[Drafted], scan: Scan, reader: Reader
) -> tuple[tuple[str, CausalLink], ...]:
    """Find the causal statements between the events of each case.

    Args:
        events: Of all cases.
        scan: The document.
        reader: Knows the classes.
    """
    found: dict[tuple[str, str], Joined] = {}
    dated = {one.id: one.time for one in events}
    for one in joined(events, scan, reader):
        key = (one.cause.id, one.effect.id)
        if is_later(one.cause, one.effect, dated):
            continue
        if key not in found or _SURE[one.certainty] < _SURE[found[key].certainty]:
            found[key] = one
    return tuple((one.cause.case, _link(one, scan, reader)) for one in found.values())


def is_later(cause: Drafted, effect: Drafted, dated: Mapping[str, Time | None]) -> bool:
    """Tell whether a cause came surely after its effect: then one of the two is another event of its kind."""
    first, second = days_of(cause.time, dated), days_of(effect.time, dated)
    return first is not None and second is not None and first[0] > second[1]


def joined(events: Sequence[Drafted], scan: Scan, reader: Kinds) -> Iterator[Joined]:
    """Yield each causal statement in the order of the text."""
    roles = Roles(reader)
    for sentence, cues in told(events, scan, _TABLE, least=2):
        for cue in cues:
            yield from _of_cue(sentence, cue, roles)


def _of_cue(sentence: Told, cue: Found, roles: Roles) -> Iterator[Joined]:
    causes, named = _sides(sentence, cue)
    if cue.row["order"] == "effect" and named and not _can_be_caused(named[0].event, roles):
        return  # "with metastases, was admitted because of pain"
    effects = [one for one in named if not _is_course(one, named, roles)]
    for cause in causes:
        for effect in effects:
            able = _can_cause(cause.event, roles) and _can_be_caused(effect.event, roles)
            if cause.event.id != effect.event.id and able:
                judged = _judged(sentence, cue, cause, effect)
                if judged is not None:
                    yield Joined(cause.event, effect.event, *judged, sentence.sentence)


def _is_course(one: Named, others: Sequence[Named], roles: Roles) -> bool:
    """Tell whether an outcome only says how another event went: it was not what was caused."""
    same = (other for other in others if (other.start, other.end) == (one.start, one.end))
    ends = roles.of(one.event.curie).means == "outcome"
    return ends and any(roles.of(other.event.curie).means != "outcome" for other in same)


def _sides(sentence: Told, cue: Found) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Give the causes and the effects that stand on the two sides of some words."""
    behind = sentence.behind(cue.end)
    if behind and cue.row["order"] == "effect" and sentence.tells(cue.end, behind[0].start):
        behind = ()  # "resulting from a fall, was painful"
    if cue.row["order"] == "none" or _is_adjective(sentence, cue):
        return (), ()
    if cue.row["order"] == "effect":
        begun = sentence.starting(cue.start)
        own = bool(begun) and begun[0].end > cue.end  # "died of infection" names its cause itself
        if own or _is_relative(sentence, cue) or (not begun and _opens(sentence, cue)):
            return (), ()
        return behind, begun or sentence.near(cue.start)
    causes = sentence.subject(cue.start)
    if cue.row["order"] == "either" and not causes and behind:
        return sentence.behind_verb(behind[0].end), behind
    return causes, behind


def _opens(sentence: Told, cue: Found) -> bool:
    """Tell whether words begin their clause: what stands before is not what they explain."""
    return cue.start == 0 or sentence.tokens.words[cue.start - 1] in (";", ":", ".", "and", "but")


def _is_adjective(sentence: Told, cue: Found) -> bool:
    """Tell whether a participle only describes the noun behind it: "and induced hypertension"."""
    words = sentence.tokens.words
    led = cue.start > 0 and words[cue.start - 1] in word_classes(
        "preposition", "coordinator", "determiner"
    )
    bare = cue.end < len(words) and words[cue.end] not in word_classes(
        "determiner", "pronoun", "number"
    )
    return led and bare and cue.end - cue.start == 1 and words[cue.start].endswith("ed")


def _is_relative(sentence: Told, cue: Found) -> bool:
    """Tell whether a relative pronoun stands for the cause: "on account of which it was done"."""
    return not word_classes("relative").isdisjoint(sentence.tokens.words[cue.end : cue.end + 1])


def _can_cause(cause: Drafted, roles: Roles) -> bool:
    """Tell whether an event is no outcome, no look at something and no visit."""
    kinds = roles.above(cause.curie)
    return roles.of(cause.curie).means != "outcome" and _LOOKS.isdisjoint(kinds)


def _can_be_caused(effect: Drafted, roles: Roles) -> bool:
    """Tell whether an event is no deed: what was done because of a leak was not caused by it."""
    return roles.of(effect.curie).aspect is not TimeAspect.PERFORMED


def _judged(
    sentence: Told, cue: Found, cause: Named, effect: Named
) -> tuple[AssertionStatus, Certainty] | None:
    """Tell how sure a link is: denied, possible or stated; None where it is only feared or advised."""
    places = ((cue.start, cue.end), (cause.start, cause.end), (effect.start, effect.end))
    said, *both = assess(sentence.text, [sentence.span(*one) for one in places], sentence.offset)
    grades = (said.certainty, Certainty(cue.row["certainty"]), *(one.certainty for one in both))
    certainty = max(grades, key=_SURE.__getitem__)
    ahead = sentence.tokens.words[max(0, cue.start - 2) : cue.start]
    if "without" in ahead:
        return None
    if _is_denied(ahead):
        return AssertionStatus.ABSENT, said.certainty
    own = not cause.event.case.startswith("cited")  # of a cited patient all is said by others
    if said.status not in _SAID or any(one.status not in _TOLD for one in both):
        return None
    if own and any(one.other_person for one in both):
        return None
    unsure = certainty is not Certainty.ASSERTED or AssertionStatus.POSSIBLE in (
        said.status, *(one.status for one in both)
    )  # fmt: skip
    return (AssertionStatus.POSSIBLE if unsure else AssertionStatus.PRESENT), certainty


def _is_denied(ahead: Sequence[str]) -> bool:
    """Tell whether the words themselves are denied: "not due to", "could not have caused"."""
    if not ahead or _NOT.isdisjoint(ahead):
        return False
    small = word_classes("adverb", "have", "be")
    return ahead[-1] in _NOT or ahead[-1] in small


def _link(one: Joined, scan: Scan, reader: Reader) -> CausalLink:
    sentence = scan.sentences[one.sentence].sentence
    quote = Span(start=sentence.start, end=sentence.end)
    return CausalLink(
        id=f"l-{one.cause.id}-to-{one.effect.id}",
        cause=one.cause.id,
        effect=one.effect.id,
        status=one.status,
        certainty=one.certainty,
        text=_text(one, reader),
        evidence=(evidence(scan.document, quote),),
    )


def _text(one: Joined, reader: Reader) -> str:
    cause, effect = (reader.ontology.label(each.curie) for each in (one.cause, one.effect))
    verb = {
        AssertionStatus.ABSENT: "did not lead to",
        AssertionStatus.POSSIBLE: "may have led to",
    }.get(one.status, "led to")
    text = f"{cause} {verb} {effect}."
    return text[0].upper() + text[1:]
