"""An event as one sentence names it, before it is joined with what other sentences say of it."""

from __future__ import annotations

from dataclasses import dataclass

from vakg.extract.changed import changed
from vakg.extract.spans import Assertion, Mention, Span
from vakg.model.assertion import LevelRole, Side
from vakg.model.parts import Quantity


@dataclass(frozen=True, kw_only=True)  # no slots: see `changed`
class Found:
    """What some words of a sentence tell of.

    Args:
        curie: The class.
        head: The words that name it.
        judged: The words that the sentence's assertion is asked for; the strongest answer counts.
        reach: From the first to the last word that belongs to it, sites included.
        definite: Whether a determiner points back to what was told before ("this embolism").
        proposed: Whether the name alone does not settle the class.
        only_normal: Whether it counts only if the words call what they name normal.
        only_absent: Whether it counts only if the sentence denies it.
        only_present: Whether it counts only if the sentence says that it was there.
        again: Whether the words call it another one ("a second operation").
        ordinal: Which one the words call it ("the second operation").
        rest: Whether the words limit it to what is left or new ("no further leak").
        wholly: Whether the words say that it went away completely.
        severity: How severe, as printed.
        hosted: Whether only a number tells of it: "the pulse was 96".
        denied: Whether its words deny it ("asymptomatic").
        trace: Whether it was done earlier, and what is told is how it looked: "CT showed removal of cement".
        resumed: Whether only a pronoun names it: "it was carried out".
        inferred: Whether place and context make the class, and the words alone do not.
    """

    curie: str
    head: Span
    judged: tuple[Span, ...]
    reach: Span
    definite: bool = False
    proposed: bool = False
    inferred: bool = False
    only_normal: bool = False
    denied: bool = False
    only_absent: bool = False
    only_present: bool = False
    hosted: bool = False
    resumed: bool = False
    again: bool = False
    ordinal: int | None = None
    rest: bool = False
    trace: bool = False
    wholly: bool = False
    severity: str | None = None
    assertion: Assertion | None = None
    levels: tuple[str, ...] = ()
    level_role: LevelRole | None = None
    side: Side | None = None
    sites: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned(Span):
    """A name that was recognised and made no event: what it is, and why not.

    Args:
        curie: The class.
        reason: Why it is no fact of a patient, in a few words.
    """

    curie: str
    reason: str


def named(mention: Mention, curie: str | None = None) -> Found:
    """Make an event of a name.

    >>> named(Mention(start=3, end=7, curie="vaco:X", grounds=True, text="pain")).head
    Span(start=3, end=7)
    """
    head = Span(start=mention.start, end=mention.end)
    return changed(
        _BLANK,
        curie=curie or mention.curie,
        head=head,
        judged=(head,),
        reach=head,
        proposed=not mention.grounds,
    )


_BLANK = Found(curie="", head=Span(start=0, end=0), judged=(), reach=Span(start=0, end=0))
"""Copied by `named`, which is quicker than to make each of hundreds with all its fields."""


def covers(outer: Span, inner: Span) -> bool:
    """Say whether a stretch lies within a longer one."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and (outer.end - outer.start) > (inner.end - inner.start)
    )
