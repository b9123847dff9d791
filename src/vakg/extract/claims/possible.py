"""Read what a thing can do: "it may also narrow the canal", "cement can reach the heart"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.extract.claims.factors import is_circumstance
from vakg.extract.claims.found import Found
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import curies, end_of, ends_at_preposition, heads, start_of
from vakg.extract.claims.view import Named, View
from vakg.extract.phrases import word_classes
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty, ClaimKind

_CAN = re.compile(
    r"\b(?P<modal>can|may|might|could)\s(?:(?:also|even|then|thus|therefore|well|easily|further|\w+ly)\s)*+"
    r"(?P<verb>[a-z]{3,})\b",
    re.I,
)
_SUPPOSED = re.compile(
    r"\b(?:[Ii]t (?:has been|was|is|may be) (?:\w+ly )?|(?:authors|we|they|some) (?:\w+ )?)"
    r"(?:propose|suggest|hypothesi[sz]e|postulate|speculate|assume|presume|suppose|suspect)[ds]? that\s"
)
_WITH_ITS_VERB = re.compile(r"\s(?:in|with|at|for)\b")  # "can end in X"
_SETTING = re.compile(r"\b(?:in|during|after|with|for|at|among|by|when|if|as)\b")
_ACTS = ("happening", "substance", "procedure", "remedy")
_BECOMES = ("happening", "complication")
_NO_DEED = ("be", "have", "occur", "pronoun", "determiner", "adverb")
_PRONOUN = re.compile(
    r"[\s,;]*(?:(?:and|but|so|yet|or|where|which|that)\s)?(?:it|they|this|these|which|that)\b", re.I
)


def possibilities(view: View, here: Sequence[Found]) -> Iterator[Found]:
    """Read a clause with "may" or "can" and a verb of doing that no cue has read.

    Args:
        view: The sentence.
        here: The claims read from it so far.
    """
    if view.narrated or view.text.rstrip().endswith("?"):
        return
    yield from _supposed(view, here)
    for hit in _CAN.finditer(view.text):
        verb = hit["verb"].lower()
        if words("idle").fullmatch(verb) or verb in word_classes(*_NO_DEED):
            continue
        span = Span(start=hit.start(), end=hit.end())
        start, end = start_of(view, span), end_of(view, span)
        if any(start <= one.start < end for one in here):
            continue
        yield from _made(view, span, (start, end), hit["modal"].lower())


def _supposed(view: View, here: Sequence[Found]) -> Iterator[Found]:
    """Read "it has been proposed that cement leaks into the veins"."""
    hit = _SUPPOSED.search(view.text)
    if hit is None or any(one.start >= hit.start() or one.end >= hit.end() for one in here):
        return
    span = Span(start=hit.start(), end=hit.end())
    told = view.named(hit.end(), end_of(view, span), _BECOMES)
    if told and not words("deny").search(view.text, 0, hit.end()):
        yield Found(
            place=view.place, start=hit.start(), end=hit.end(), kind=ClaimKind.MECHANISM,
            status=AssertionStatus.POSSIBLE, certainty=Certainty.SPECULATIVE,
            outcomes=curies(told[:1]), text=view.said,
        )  # fmt: skip


def _made(view: View, hit: Span, room: tuple[int, int], modal: str) -> Iterator[Found]:
    """Make the claim where both who acts and what is acted on are named."""
    actors = _actors(view, hit, room[0])
    every = ends_at_preposition(view, view.named(hit.end, room[1], (*_BECOMES, "site")))
    own = _WITH_ITS_VERB.match(view.text, hit.end)
    if every and _SETTING.search(view.text, own.end() if own else hit.end, every[0].start):
        return
    behind = [one for one in every if one.field in _BECOMES and not is_circumstance(view, one)]
    sites = [one for one in every if one.field == "site"]
    outcomes = [one for one in heads(view, tuple(behind)) if one.curie not in curies(actors)]
    if actors and (outcomes or sites):
        sure = Certainty.ASSERTED if modal in ("can", "could") else Certainty.SPECULATIVE
        yield Found(
            place=view.place, start=hit.start, end=hit.end, kind=ClaimKind.MECHANISM,
            status=AssertionStatus.POSSIBLE, certainty=sure, factors=curies(actors),
            outcomes=curies(outcomes), sites=curies(sites), text=view.said,
        )  # fmt: skip


def _actors(view: View, hit: Span, start: int) -> tuple[Named, ...]:
    """Give who acts: named before the verb, else what a pronoun there stands for."""
    own = heads(view, view.named(start, hit.start, _ACTS))
    if own or _PRONOUN.match(view.text, start) is None:
        return own
    before = view.named(0, start, _ACTS)
    return before[:1] or view.antecedent or view.spoken
