"""The events that one sentence names, without yet asking whether it says that they happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from vakg.extract.events.also import also_told, treated
from vakg.extract.events.denied import denied, timed
from vakg.extract.events.describing import has_object, is_adjective, is_amount
from vakg.extract.events.found import Found, Mentioned, covers, named
from vakg.extract.events.given import given
from vakg.extract.events.names import (
    at_level,
    compounded,
    lengthened,
    outermost,
    qualified,
    sharing_first,
)
from vakg.extract.events.parts import is_told_of_part
from vakg.extract.events.pieces import without_pieces
from vakg.extract.events.places import BODY, EVENTS, Sentence, all_placed, is_before_noun
from vakg.extract.events.pointing import pointed, renewed
from vakg.extract.events.pronouns import stand_ins
from vakg.extract.events.resumed import resumed
from vakg.extract.events.states import states_in
from vakg.extract.events.verbs import deeds_in, kept_in
from vakg.extract.events.worded import worded_in
from vakg.extract.located.classes import head_of, is_solid, lying
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import SentenceScan
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import words_of_kind

_BONE = "vaco:Vertebra"
_NEAR = 10  # code points behind an outcome in which its end is told
_OBJECT = 40  # code points behind a noun in which what it is said of stands


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence names: events, and what describes them.

    Args:
        events: By where they start.
        sites, materials, measures: Names that describe events; those within an event's name are
            among them.
        mentions: Names that tell of no event, each with the reason.
    """

    events: tuple[Found, ...] = ()
    sites: tuple[Mention, ...] = ()
    materials: tuple[Mention, ...] = ()
    measures: tuple[Mention, ...] = ()
    mentions: tuple[Mentioned, ...] = ()


def tell(
    reader: Reader,
    text: str,
    part: SentenceScan,
    topics: frozenset[str],
    earlier: Sequence[Mention] = (),
) -> Told:
    """Find the events that a sentence names, those that a thing and its place make included.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        part: The sentence.
        topics: Classes that the document names, and all above them.
        earlier: What was named shortly before of the same patient, the last first.
    """
    part = without_pieces(reader, text, part)
    kinds = {name: reader.makes(name.curie) for name in part.names}
    free = [name for name in part.names if not _is_part(name, kinds)]
    sites = tuple(at_level(reader, text, part, name) for name in free if kinds[name] == "site")
    materials = tuple(name for name in free if kinds[name] == "thing")
    measures = tuple(name for name in part.names if kinds[name] == "measure")
    kept, adjectives = _event_names(reader, text, part, (*materials, *measures))
    clear = [name for name in kept if name.grounds or _is_topic(reader, name, topics)]
    doubtful = [name for name in kept if name not in clear]
    meant = _meant(reader, text, part, earlier)
    told = _told(reader, text, part, clear, materials, earlier=earlier, meant=meant)
    events = [timed(reader, text, part, one) for one in told]
    routes = tuple(name for name in free if kinds[name] == "route")
    sentence = Sentence(text, sites, part.levels, routes, topics)
    placed = list(all_placed(reader, sentence, events, materials, lying(reader, meant)))
    worded = list(worded_in(reader, text, part.sentence, placed))
    placed += all_placed(reader, sentence, worded, (), ())
    return Told(
        events=renewed(reader, [pointed(text, part.sentence.start, one) for one in placed]),
        sites=sites,
        materials=materials,
        measures=measures,
        mentions=tuple(_unclear(adjectives, doubtful)),
    )


def _meant(
    reader: Reader, text: str, part: SentenceScan, earlier: Sequence[Mention]
) -> list[Mention]:
    """Give what the pronouns of a sentence may stand for, rather things than places."""
    found = stand_ins(text, part.sentence, part.names, earlier, partial(is_solid, reader))
    return sorted(found, key=lambda one: (one.start, reader.makes(one.curie) == "site"))


def _event_names(
    reader: Reader, text: str, part: SentenceScan, wrapped: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Give the names of events, and those that only describe something else."""
    every = [name for name in part.names if reader.makes(name.curie) in EVENTS]
    every = [one for name in outermost(every) for one in compounded(reader, text, name)]
    kept = [name for name in every if not any(covers(other, name) for other in wrapped)]
    kept = [one for n, one in enumerate(kept) if not (n and _is_short(text, kept[n - 1], one))]
    adjectives = [
        name
        for name in kept
        if is_adjective(text, name)
        or is_amount(reader, text, name, kept)
        or has_object(reader, text, name)
    ]
    kept = [lengthened(reader, text, part, name) for name in kept if name not in adjectives]
    whole = sharing_first(reader, text, kept)
    kept = [one for name in whole for one in _with_qualified(reader, text, part, name)]
    return kept, adjectives


def _is_short(text: str, name: Mention, other: Mention) -> bool:
    """Tell whether a name in brackets is the one before it, abbreviated: "kyphoplasty (PKP)"."""
    between = text[name.end : other.start].strip()
    return between == "(" and text[other.end : other.end + 1] == ")" and name.curie == other.curie


def _with_qualified(
    reader: Reader, text: str, part: SentenceScan, name: Mention
) -> Iterator[Mention]:
    """Give the class that the words before a name tell; its own too, where the other is no kind of it.

    An "acute compression fracture" is both.
    """
    other = qualified(reader, text, part, name)
    if not reader.is_a(other.curie, name.curie):
        yield name
    yield other


def _is_part(name: Mention, kinds: Mapping[Mention, str]) -> bool:
    """Tell whether a name only helps to make another: "needle tract", "spinal fluid collection".

    Within an event's name it tells of the event if it is clear what it names; within what else is
    named, or across an event's first word, it tells nothing.
    """
    return any(
        other.start < name.end and name.start < other.end and other is not name
        and _is_lost(name, kinds[name], other, kind)
        for other, kind in kinds.items()
    )  # fmt: skip


def _is_lost(name: Mention, own: str, other: Mention, kind: str) -> bool:
    if kind not in EVENTS:
        if (own, kind) == ("thing", "measure") and name.end == other.end:
            return False  # "a large amount of cement lay in the canal"
        return covers(other, name) and kind != own and (own, kind) != ("site", "route")
    if covers(other, name):
        return own == "site" and not name.grounds
    return name.start < other.start < name.end < other.end


def _told(
    reader: Reader,
    text: str,
    part: SentenceScan,
    names: Sequence[Mention],
    materials: Sequence[Mention],
    *,
    earlier: Sequence[Mention],
    meant: Sequence[Mention],
) -> list[Found]:
    """Give what names, verbs, drugs and denials tell of, without places yet."""
    names = [one for one in names if not is_told_of_part(reader, text, part, one)]
    events = [named(name) for name in names]
    events += [one for name in names for one in also_told(reader, text, part, name)]
    every = [name for name in part.names if reader.makes(name.curie) in EVENTS]
    events += treated(reader, every, names)
    events += resumed(reader, text, part.sentence, part.names, earlier)
    things = (*part.names, *_as_bodies(text, part), *meant)
    deeds = tuple(deeds_in(text, part.sentence, things, reader.deeds))
    events = [one for one in events if not _is_told_better(reader, text, part, one, deeds)]
    events += deeds
    events += kept_in(text, part.sentence, things, reader.deeds)
    whole = [one for one in materials if not any(covers(other, one) for other in part.names)]
    events += given(reader, text, whole, events)
    denials = list(denied(reader, text, part))
    events = [one for one in events if not _is_undone(reader, text, one, denials)]
    events += denials
    events += states_in(reader, text, part.sentence, events)
    return events


def _is_undone(reader: Reader, text: str, one: Found, denials: Sequence[Found]) -> bool:
    """Tell whether an outcome is named by words that deny: "nearly died", "remained free of symptoms"."""
    if not reader.is_a(one.curie, "vaco:Outcome"):
        return False
    if (
        text[one.head.end : one.head.end + _NEAR]
        .lower()
        .lstrip(" ,")
        .startswith(("until ", "till "))
    ):
        return True  # "went well until the pressure fell"
    first = text[one.head.start : one.head.end].partition(" ")[0].lower()
    stayed = first in words_of_kind("lasting")
    return any(
        covers(other.head, one.head) or (stayed and covers(one.head, other.head))
        for other in denials
    )


def _is_told_better(
    reader: Reader, text: str, part: SentenceScan, one: Found, deeds: Sequence[Found]
) -> bool:
    """Tell whether a verb with its thing says what an ambiguous name leaves open: "artery was embolized".

    What was done to a thing is no disorder of that name, even where the thing has no name; and what a
    verb tells of its subject may be a kind of what is named.
    """
    if any(
        covers(one.head, deed.head)
        and deed.curie != one.curie
        and reader.is_a(deed.curie, one.curie)
        for deed in deeds
    ):
        return True
    if not one.proposed:
        return False
    if _is_of_other(reader, text, part, one):
        return True
    word = text[one.head.start : one.head.end].lower()
    before = text[max(0, one.head.start - 12) : one.head.start].lower().split()
    passive = bool(before) and before[-1] in word_class("be") and word.endswith("ed")
    treats = passive and any(map(reader.deeds.is_procedure, reader.deeds.of_verb(word).values()))
    return treats or any(
        one.head.start <= deed.head.start and deed.head.end <= one.head.end for deed in deeds
    )


def _is_of_other(reader: Reader, text: str, part: SentenceScan, one: Found) -> bool:
    """Tell whether an ambiguous noun of a deed is said of another thing: "puncture of the heart"."""
    noun, end = text[one.head.start : one.head.end].lower(), one.head.end
    if noun not in reader.deeds.nouns or not text.startswith(" of ", end):
        return False
    bones = (*part.levels, *(name for name in part.names if name.curie in (BODY, _BONE)))
    is_bone = any(end < other.start < end + _OBJECT for other in bones)
    return not is_bone and reader.deeds.is_procedure(one.curie)


def _as_bodies(text: str, part: SentenceScan) -> Iterator[Mention]:
    """Read a vertebra's number as the body it names: "L1 was resected"."""
    for one in part.levels:
        bones = any(
            name.start == one.end + 1 and name.curie in (BODY, _BONE) for name in part.names
        )
        which = is_before_noun(text, one) and not bones  # "the right T5 pedicle"
        if not (one.is_disc or which or _is_of_another(text, part, one)):
            words = text[one.start : one.end]
            yield Mention(start=one.start, end=one.end, curie=BODY, grounds=True, text=words)


def _is_of_another(text: str, part: SentenceScan, level: Span) -> bool:
    """Tell whether a level says where something else is: "the marrow of T10 was replaced"."""
    before = text[max(part.sentence.start, level.start - 30) : level.start].lower().split()
    if len(before) < 2 or before[-1] not in words_of_kind("place"):
        return False
    end = level.start - len(before[-1]) - 2
    named = any(one.end == end and one.curie in (BODY, _BONE) for one in part.names)
    return not named and before[-2] not in words_of_kind("whole")


def _unclear(adjectives: Sequence[Mention], doubtful: Sequence[Mention]) -> Iterator[Mentioned]:
    """Give the names that tell of no event, each with the reason."""
    reasons = ("describes something else", "the name has other meanings")
    for names, reason in zip((adjectives, doubtful), reasons, strict=True):
        for one in names:
            yield Mentioned(start=one.start, end=one.end, curie=one.curie, reason=reason)


def _is_topic(reader: Reader, name: Mention, topics: frozenset[str]) -> bool:
    """Tell whether the document settles what an ambiguous name means here."""
    head = head_of(reader, name.curie)
    if head is not None:
        return not topics.isdisjoint(("vaco:BoneCement", "vaco:AugmentationProcedure"))
    return name.curie in topics or reader.makes(name.curie) == "vague"
