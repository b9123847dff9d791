"""The things that a sentence tells of a case, and which of them stand before or behind some words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vakg.extract.context.clauses import Parse, parse
from vakg.extract.context.verbs import is_verb
from vakg.extract.drafted import Drafted
from vakg.extract.phrases import (
    Starts,
    Tokens,
    folded_words,
    index_of,
    longest_hits,
    starts_of,
    tokens_of,
    word_class,
    word_classes,
)
from vakg.extract.scan import Scan
from vakg.extract.spans import Span
from vakg.extract.tables import read_table

_ADJECTIVES = ("ful", "ous")
_WHEN = frozenset({"after", "following", "before", "since", "during", "until"})
_POINTING = frozenset({"this", "that", "these"})
_FAR = 14
"""Words between two things that a cue joins; what stands further off is of another phrase."""


@dataclass(frozen=True, slots=True)
class Named:
    """An event where a sentence names it, by places of the sentence's words."""

    event: Drafted
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A row's words in a sentence, by places of its words."""

    start: int
    end: int
    row: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, its words, and the events of one case that it names."""

    sentence: int
    text: str
    offset: int
    tokens: Tokens
    named: tuple[Named, ...]

    def before(self, place: int) -> tuple[Named, ...]:
        """Give the nearest thing in front of a place, with those listed beside it."""
        ahead = [one for one in self.named if one.end <= place and not self._is_anchor(one)]
        return self._listed(ahead[::-1], place)

    def behind_noun(self, place: int) -> tuple[Named, ...]:
        """Give the nearest thing behind a place; the fracture in "painful T11 and L1 fracture"."""
        found = self.behind(place)
        if not found or not self._is_adjective(found[0]):
            return found
        after = [one for one in self.named if one.start >= found[0].end]
        between = self.tokens.words[found[0].end : after[0].start] if after else ()
        joined = after and not any(
            word in word_class("preposition") or is_verb(self.tokens.words, found[0].end + at)
            for at, word in enumerate(between)
        )
        return self._listed(after, place) if joined else found

    def _is_adjective(self, one: Named) -> bool:
        return one.end - one.start == 1 and self.tokens.words[one.start].endswith(_ADJECTIVES)

    def starting(self, place: int) -> tuple[Named, ...]:
        """Give the thing whose name begins at a place: "died" in "died of sepsis"."""
        return tuple(one for one in self.named if one.start == place)[:1]

    def behind_verb(self, place: int) -> tuple[Named, ...]:
        """Give the thing behind the next verb: the leak in "the cause of the palsy was a leak"."""
        words = self.tokens.words
        verb = next((at for at in range(place, len(words)) if words[at] in word_class("be")), None)
        return () if verb is None else self.behind(verb + 1)

    def into(self, cue: Found) -> tuple[Named, ...]:
        """Give the things that begin in front of some words and end in them: "dyspnea improved after"."""
        return tuple(one for one in self.named if one.start < cue.start < one.end <= cue.end)

    def out_of(self, cue: Found) -> tuple[Named, ...]:
        """Give the things that begin in some words and end behind them: "was treated with antibiotics"."""
        return tuple(one for one in self.named if cue.start < one.start < cue.end < one.end)

    def around(self, cue: Found) -> tuple[Named, ...]:
        """Give the things that begin with some words and end behind them: "relieved the pain"."""
        return tuple(one for one in self.named if one.start == cue.start and cue.end < one.end)

    def near(self, place: int) -> tuple[Named, ...]:
        """Give the nearest thing in front of a place; nothing where that only says when."""
        ahead = [one for one in self.named if one.end <= place]
        pointed = self.tokens.words[place - 1] in _POINTING  # "heparin was given; this led to"
        parted = ahead and not pointed and self._is_parted(ahead[-1].end, place)
        apart = ahead and (self._is_anchor(ahead[-1]) or parted)
        return () if apart else self._with_same(self._listed(ahead[::-1], place))

    def _with_same(self, some: tuple[Named, ...]) -> tuple[Named, ...]:
        """Add what the same words tell besides: the pain, and that it went away."""
        first = {(one.start, one.end) for one in some[:1]}
        also = (one for one in self.named if (one.start, one.end) in first and one not in some)
        return (*some, *also)

    def is_behind_aside(self, place: int) -> bool:
        """Tell whether a comma ends what is said by the way: "the pain, due to the leak, disappeared"."""
        return (
            place > 1
            and self.tokens.words[place - 1] == ","
            and "," in self.tokens.words[: place - 1]
        )

    def tells(self, start: int, end: int) -> bool:
        """Tell whether a verb stands between two places."""
        return any(is_verb(self.tokens.words, at) for at in range(start, end))

    def _is_parted(self, start: int, end: int) -> bool:
        """Tell whether words between speak of something else: "had gout; ...", "gout, saw her doctor"."""
        words = self.tokens.words
        comma = next((at for at in range(end - 1, start - 1, -1) if words[at] == ","), None)
        if comma is not None and any(word.endswith("ed") for word in words[comma + 1 : end]):
            return True  # "metastases, was admitted because of pain"
        passing = word_class("be") | word_class("have") | word_class("found")
        objects = word_class("determiner") | word_class("pronoun")
        return any(
            words[at] in ";:"
            or (is_verb(words, at) and words[at] not in passing and words[at + 1] in objects)
            for at in range(start, end)
        )

    def subject(self, place: int) -> tuple[Named, ...]:
        """Give what is named before the verb that a place belongs to, or before the last one that has it."""
        made = self._made
        if self.tokens.words[place].endswith("ing"):
            return self.near(place)
        number = made.owner[place]
        while number >= 0:
            part = made.parts[number]
            inside = [
                one for one in self.named
                if made.owner[one.start] == number and (part.verb is None or one.end <= part.verb)
                and one.end <= place and not self._is_anchor(one)
            ]  # fmt: skip
            if inside:
                owned = self._is_owned(inside[-1].end, place)
                return () if owned else self._listed(inside, inside[0].start)
            if part.kind != "coordinate" and not self._goes_on(number, place):
                break
            number -= 1
        kind = made.parts[made.owner[place]].kind
        if kind == "coordinate" or self._goes_on(made.owner[place], place):
            return ()
        return self.near(place)

    def _goes_on(self, number: int, place: int) -> bool:
        """Tell whether a "but" only brings another verb of the same subject: "relieved it but caused"."""
        part = self._made.parts[number]
        if part.kind != "contrast" or self._made.owner[place] != number:
            return False
        between = self.tokens.words[part.places[0] + 1 : place]
        return word_classes("adverb", "be", "have", "do", "modal").issuperset(between)

    def _is_owned(self, start: int, end: int) -> bool:
        """Tell whether another subject stands between: "it was done in men whose cancer caused pain"."""
        words = self.tokens.words
        return any(words[at] == "whose" and words[at - 1] != "," for at in range(start + 1, end))

    def _is_anchor(self, one: Named) -> bool:
        """Tell whether a thing only says when: "after the operation"."""
        words = self.tokens.words[max(0, one.start - 3) : one.start]
        return any(word in _WHEN for word in words)

    @property
    def _made(self) -> Parse:
        return parse(self.tokens)

    def behind(self, place: int) -> tuple[Named, ...]:
        """Give the nearest thing behind a place, with those listed beside it."""
        return self._listed([one for one in self.named if one.start >= place], place)

    def _listed(self, some: Sequence[Named], place: int) -> tuple[Named, ...]:
        if not some or min(abs(some[0].start - place), abs(some[0].end - place)) > _FAR:
            return ()
        chosen = [some[0]]
        for one in some[1:]:
            first, second = sorted((chosen[-1], one), key=lambda each: each.start)
            if not self._is_list(first.end, second.start):
                break
            chosen.append(one)
        return tuple(chosen)

    def _is_list(self, start: int, end: int) -> bool:
        """Tell whether only commas, "and" and adjectives stand between two things."""
        words = self.tokens.words[start:end]
        if not any(word in (",", "and", "or", "&") for word in words):
            return False
        return len(words) <= 5 and not any(
            word in word_class("preposition")
            or word in word_class("people")
            or word in ";:()"
            or is_verb(self.tokens.words, start + at)
            for at, word in enumerate(words)
        )

    def span(self, start: int, end: int) -> Span:
        """Give the place of some words in the document."""
        tokens = self.tokens
        return Span(
            start=self.offset + tokens.starts[start], end=self.offset + tokens.ends[end - 1]
        )


def told(
    events: Sequence[Drafted], scan: Scan, table: str, least: int = 1
) -> Iterator[tuple[Told, tuple[Found, ...]]]:
    """Give each sentence that names events and has words of a table, once for each case.

    Args:
        events: Of all cases.
        scan: The document.
        table: The name of the table.
        least: How many things of one case a sentence must name.
    """
    places: dict[int, dict[str, list[tuple[Span, Drafted]]]] = {}
    for event in events:
        for span in dict.fromkeys((event.head, *event.mentions)):
            place = scan.place_of(span.start)
            if place is not None:
                cases = places.setdefault(place, {})
                cases.setdefault(event.case, []).append((span, event))
    for number, cases in sorted(places.items()):
        named = [some for _, some in sorted(cases.items()) if len(some) >= least]
        sentence = scan.sentences[number].sentence
        text = scan.document.text[sentence.start : sentence.end] if named else ""
        tokens = tokens_of(text)
        cues = tuple(cues_of(table, tokens)) if named else ()
        for some in named if cues else ():
            placed = _placed(some, tokens, sentence.start)
            yield Told(number, text, sentence.start, tokens, placed), cues


def _placed(
    named: Sequence[tuple[Span, Drafted]], tokens: Tokens, offset: int
) -> tuple[Named, ...]:
    found = []
    for span, event in sorted(named, key=_by_start):
        first = bisect_right(tokens.ends, span.start - offset)
        last = bisect_left(tokens.starts, span.end - offset)
        if first < last:
            found.append(Named(event, first, last))
    return tuple(found)


def _by_start(one: tuple[Span, Drafted]) -> tuple[int, str]:
    return one[0].start, one[1].id


@cache
def _table(name: str) -> tuple[tuple[Mapping[str, str], ...], Starts]:
    rows = read_table(name)
    return rows, starts_of(index_of(row["pattern"] for row in rows))


def cues_of(name: str, tokens: Tokens) -> Iterator[Found]:
    """Find the words of a table's rows, the longest at each place."""
    rows, starts = _table(name)
    for first, end, number in longest_hits(starts, folded_words(tokens.words)):
        yield Found(first, end, rows[number])
