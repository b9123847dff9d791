"""What a sentence says of its events: whether they happened, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vakg.extract.changed import changed
from vakg.extract.context.assess import assess
from vakg.extract.events.found import Found
from vakg.extract.located.traits import wholly_as
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Assertion
from vakg.extract.wording import denies_itself, words_of_kind
from vakg.model.assertion import AssertionStatus

_RANK = {
    AssertionStatus.PRESENT: 0, AssertionStatus.POSSIBLE: 1, AssertionStatus.ABSENT: 2,
    AssertionStatus.HYPOTHETICAL: 3, AssertionStatus.CONDITIONAL: 4,
}  # fmt: skip
_COMPLAINTS = ("vaco:Symptom", "vaco:Sign")
_NEAR = 20  # code points around the words that something went in which they say how far
_AFTER = 50  # code points behind a treatment in which the words tell that it helped


def judged(
    reader: Reader, scan: Scan, part: SentenceScan, events: Sequence[Found]
) -> Iterator[Found]:
    """Ask what the sentence says of each event, of all at once.

    Args:
        reader: What the ontology knows.
        scan: What the document holds.
        part: The sentence.
        events: Its events, in its order.
    """
    sentence = part.sentence
    spans = [span for one in events for span in one.judged]
    known = {(one.start, one.end) for one in spans}
    others = [one for one in part.names if (one.start, one.end) not in known]
    words = scan.document.text[sentence.start : sentence.end]
    answers = iter(assess(words, spans, sentence.start, others))
    text, last = scan.document.text, None
    for one in events:
        said = _unless_own(reader, text, one, _strongest([next(answers) for _ in one.judged]))
        before = text[sentence.start : one.head.start]
        led = before.endswith(" to ") and not before.endswith(" way to ")
        if last is not None and led and reader.is_a(one.curie, "vaco:Procedure"):
            said = _strongest(
                [said, last]
            )  # "surgery was advised to remove the cement": so was the removal
        if said.status is AssertionStatus.ABSENT and _is_placed(reader, one, events):
            said = replace(said, narrowed=True)
        last = said
        told = _complete(text, part, one, said)
        yield changed(told, assertion=said, wholly=said.ended and _is_whole(text, part, said))


def _is_placed(reader: Reader, one: Found, events: Sequence[Found]) -> bool:
    """Tell whether the same words and their place make another event: that is denied, and no more.

    "Migration to the lung was prevented" denies an embolism, but not that something migrated.
    """
    return bool(one.sites) and any(
        other.head == one.head
        and not other.inferred
        and len(reader.above(other.curie)) > len(reader.above(one.curie))
        and set(one.sites) & set(other.sites)
        for other in events
    )


def _complete(text: str, part: SentenceScan, one: Found, said: Assertion) -> Found:
    """Read "abolished the pain entirely" as what the relief of it is when complete."""
    curie = wholly_as(one.curie)
    if curie is None or said.partial or said.status is not AssertionStatus.PRESENT:
        return one
    end = min(part.sentence.end, one.reach.end + _NEAR)
    near = re.split(r"[,;:.]", text[one.reach.start : end].lower())[0]
    told = (word for word in words_of_kind("wholly") if word.endswith("ly"))
    return changed(one, curie=curie) if any(word in near for word in told) else one


def _is_whole(text: str, part: SentenceScan, said: Assertion) -> bool:
    """Tell whether what is told to have gone went completely."""
    if said.cue is None or said.partial:
        return False
    start = max(part.sentence.start, said.cue.start - _NEAR)
    near = text[start : min(part.sentence.end, said.cue.end + _NEAR)]
    return not words_of_kind("wholly").isdisjoint(re.findall(r"[a-z]+", near.lower()))


def _unless_own(reader: Reader, text: str, one: Found, said: Assertion) -> Assertion:
    """Take back a denial of a name that has its own word on it: "no deficit and no sign of infection"."""
    if one.denied:
        return _denied(said)
    if _is_unable(reader, text, one, said) or _is_of_kind(reader, text, one, said):
        return replace(said, narrowed=True)
    if _is_indicated(reader, text, one, said):
        return replace(said, status=AssertionStatus.HYPOTHETICAL)
    if _is_complaint(reader, text, one, said) or _is_vain(reader, text, one, said):
        return replace(said, status=AssertionStatus.PRESENT)
    name = text[one.head.start : one.head.end]
    odd = said.normal and name.partition(" ")[0].lower() in words_of_kind("abnormal")
    if said.status is AssertionStatus.ABSENT and (odd or denies_itself(name)):
        return Assertion(
            status=AssertionStatus.PRESENT, certainty=said.certainty, history=said.history
        )
    return said


def _is_indicated(reader: Reader, text: str, one: Found, said: Assertion) -> bool:
    """Tell whether findings spoke for a deed: then it was meant to be done."""
    if said.status is not AssertionStatus.POSSIBLE or said.cue is None:
        return False
    verb = text[said.cue.start : said.cue.end].partition(" ")[0].lower()
    return verb in word_class("favouring") and reader.is_a(one.curie, "vaco:Procedure")


def _is_of_kind(reader: Reader, text: str, one: Found, said: Assertion) -> bool:
    """Tell whether words behind a vague name say what kind is denied: "no treatment with", "no signs of"."""
    if said.status is not AssertionStatus.ABSENT or reader.makes(one.curie) != "vague":
        return False
    follower = (text[one.head.end : one.head.end + _NEAR].split() or ["."])[0]
    return follower in ("with", "by") or (follower == "of" and one.curie in _COMPLAINTS)


def _is_vain(reader: Reader, text: str, one: Found, said: Assertion) -> bool:
    """Tell whether a treatment that was given is denied its success: "neither drug relieved the pain"."""
    if said.status is not AssertionStatus.ABSENT or not reader.is_a(one.curie, "vaco:Treatment"):
        return False
    behind = re.split(r"[,;:.]", text[one.head.end : one.head.end + _AFTER])[0].lower().split()
    ends = word_class("done") | {"to"}
    verb = next((word for word in behind if word in ends or word in words_of_kind("helping")), "")
    return verb in words_of_kind("helping") or _has_object(behind)


def _has_object(words: Sequence[str]) -> bool:
    """Tell whether a verb in the past has an object: "neither drug dried the wound up"."""
    done = next((n for n, word in enumerate(words) if word.endswith("ed")), 0)
    active = done and word_class("be").isdisjoint(words[:done])
    return bool(active) and not word_class("determiner").isdisjoint(words[done + 1 : done + 2])


def _is_unable(reader: Reader, text: str, one: Found, said: Assertion) -> bool:
    """Tell whether a treatment told by its verb only had no success: "pain that could not be managed"."""
    if said.status is not AssertionStatus.ABSENT or said.cue is None or len(one.judged) < 2:
        return False
    before = text[max(0, said.cue.start - 8) : said.cue.start + 6].lower().split()
    drugs = reader.is_a(one.curie, "vaco:Treatment")
    invasive = reader.is_a(one.curie, "vaco:InvasiveIntervention")
    return drugs and not invasive and not word_class("modal").isdisjoint(before)


def _is_complaint(reader: Reader, text: str, one: Found, said: Assertion) -> bool:
    """Tell whether a complaint is what somebody was examined for: then it was there."""
    if said.status is not AssertionStatus.HYPOTHETICAL or said.cue is None:
        return False
    cue = text[said.cue.start : said.cue.end].partition(" ")[0].lower()
    return cue in words_of_kind("examined") and reader.is_a(one.curie, "vaco:Symptom")


def _denied(said: Assertion) -> Assertion:
    if said.status is AssertionStatus.PRESENT:
        return replace(said, status=AssertionStatus.ABSENT, narrowed=said.partial)
    if said.status is AssertionStatus.ABSENT:  # "was not asymptomatic"
        return replace(said, status=AssertionStatus.PRESENT)
    return said


def _strongest(answers: Iterable[Assertion]) -> Assertion:
    return max(answers, key=lambda one: _RANK[one.status])
