"""Every class that can be denied, in plain sentences that deny it: none may be read as present.

Each label stands in one sentence of each kind, the frames taking turns, so that all frames see all sorts
of names. A label that is not read at all is no failure here: a miss is better than a wrong statement.
"""

from functools import cache

import pytest
from tests.extract.drafts import reader

from vakg.documents import document_of
from vakg.extract.extractor import extract_record
from vakg.model.document import Metadata
from vakg.ontology import load_ontology

INTRODUCTION = "A 70-year-old woman underwent percutaneous vertebroplasty of L1.\n\n"
FINDINGS = ("vaco:ClinicalFinding", "vaco:PathologicalProcess")
DENIED = (
    "She had no {x}.",
    "There was no {x}.",
    "No {x} was seen.",
    "She denied {x}.",
    "{X} was not seen.",
    "{X} was ruled out.",
    "CT showed no {x}.",
    "There was no evidence of {x}.",
    "She did not develop {x}.",
    "Neither {x} nor rash was noted.",
    "{X} was absent.",
    "{X} could be excluded.",
    "She went home without {x}.",
    "Rash was noted, {x} was not.",
    "She had a rash but no {x}.",
)
DOUBTED = (
    "{X} was suspected.",
    "{X} could not be excluded.",
    "The findings were compatible with {x}.",
    "If {x} occurs, the injection is stopped.",
    "{X} was considered.",
    "{X} was looked for.",
)
UNDONE = (
    "{X} was not performed.",
    "She refused {x}.",
    "{X} was not necessary.",
    "She did not undergo {x}.",
    "{X} was planned.",
    "{X} was recommended.",
    "{X} was considered.",
)
OTHERS = (
    "Her mother had {x}.",
    "{X} is a rare complication of vertebroplasty.",
    "Surgeons should be aware of {x}.",
    "The family history was positive for {x}.",
)


@cache
def ontology():
    return load_ontology()


def labels(tops):
    """Give class and label of all below some classes that text can name, in the ontology's order."""
    return [
        (curie, term.label)
        for curie, term in ontology().terms.items()
        if not term.notation and not {curie, *term.ancestors}.isdisjoint(tops)
    ]


def told(sentence):
    """Give the class and status of each event that is read in a sentence."""
    document = document_of(INTRODUCTION + sentence, "a", "", Metadata())
    record = extract_record(document, reader()).record
    return [
        (event.type, event.status.value)
        for case in record.cases
        for event in case.events
        if event.evidence[0].at and event.evidence[0].at[0] >= len(INTRODUCTION) - 1
    ]


def is_kin(one, other):
    return one == other or ontology().is_a(one, other) or ontology().is_a(other, one)


def wrong(frames, number, tops):
    """Give the sentences of one frame in which the class is read as present."""
    taken = labels(tops)[number :: len(frames)]
    for curie, label in taken:
        sentence = frames[number].format(x=label, X=label[0].upper() + label[1:])
        if any(is_kin(curie, kind) and status == "present" for kind, status in told(sentence)):
            yield sentence


GROUPS = (
    ("findings denied", DENIED, FINDINGS),
    ("findings doubted", DOUBTED, FINDINGS),
    ("procedures not done", UNDONE, ("vaco:Procedure",)),
    ("findings of others", OTHERS, FINDINGS),
)


@pytest.mark.parametrize(
    ("frames", "number", "tops"),
    [(frames, number, tops) for _, frames, tops in GROUPS for number in range(len(frames))],
    ids=[f"{name}: {frame}" for name, frames, _ in GROUPS for frame in frames],
)
def test_no_class_is_read_as_present_where_a_plain_sentence_denies_or_doubts_it(
    frames, number, tops
):
    assert list(wrong(frames, number, tops)) == []


def test_the_frames_are_read():
    """A reader that read nothing would pass: most labels are read, with the status that is told."""
    taken = labels(FINDINGS)[::9]
    read = [
        any(
            is_kin(curie, kind) and status == "absent"
            for kind, status in told(f"There was no {label}.")
        )
        for curie, label in taken
    ]
    assert sum(read) > 0.9 * len(taken)
