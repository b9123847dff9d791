"""Sentences of our own with targets in braces, and what a reader takes each target to be."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from vakg.extract.context.assess import assess
from vakg.extract.spans import Span

FOLDER = Path(__file__).parent / "sentences"
FLAGS = (
    "advised",
    "ended",
    "history",
    "lasting",
    "narrowed",
    "normal",
    "not_done",
    "other_person",
    "partial",
)
_TARGET = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True)
class Expected:
    """One target of a sentence; `number` counts the targets of its sentence."""

    sentence: str
    number: int
    target: str
    status: str
    certainty: str
    flags: str
    phenomenon: str
    reason: str = ""


def unmarked(marked):
    """The plain sentence and the spans of its targets."""
    text, spans = "", []
    for place, part in enumerate(_TARGET.split(marked)):
        if place % 2:
            spans.append(Span(start=len(text), end=len(text) + len(part)))
        text += part
    return text, spans


def read(name):
    """The targets of a file, in its order."""
    seen = defaultdict(int)
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]:
        sentence, *rest = line.split("\t")
        yield Expected(sentence, seen[sentence], *rest)
        seen[sentence] += 1


def said(expected):
    """What reading says of a target, in the form of the file; certainty only where the file has one."""
    text, spans = unmarked(expected.sentence)
    found = assess(text, spans)[expected.number]
    flags = " ".join(flag for flag in FLAGS if getattr(found, flag))
    return found.status, found.certainty if expected.certainty else "", flags


def wanted(expected):
    return expected.status, expected.certainty, expected.flags
