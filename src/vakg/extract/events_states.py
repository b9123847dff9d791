"""Findings told by a word that says how a thing was: "CRP was raised", "renal function was preserved".

The ontology names thing and state together ("raised CRP", "impaired renal function"); `events_states.tsv`
says which words of a sentence make which of these names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vakg.extract.events_found import Found
from vakg.extract.phrases import Tokens, tokens_of, word_class, word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Span
from vakg.extract.spelling import folded
from vakg.extract.tables import read_table
from vakg.extract.verbs import auxiliaries, is_verb, verb_group_end
from vakg.extract.wording import sides, words_of_kind
from vakg.model.document import Sentence

_LONGEST = 5  # words of a thing
_FAR = 16  # words before or behind the state in which its things stand
_SHORTEST = 3  # letters of a thing of one word
_FUNCTION = "function"
_NESS = "ness"


@dataclass(frozen=True, slots=True)
class _State:
    """A row of the table: the ways to name a thing in this state, and whether that is denied."""

    how: frozenset[str]
    forms: tuple[str, ...]

    @property
    def denies(self) -> bool:
        return "denies" in self.how


@cache
def _states() -> Mapping[str, tuple[_State, ...]]:
    found: dict[str, tuple[_State, ...]] = {}
    for row in read_table("events_states.tsv"):
        state = _State(frozenset(row["how"].split()), tuple(row["forms"].split(";")))
        for word in row["words"].split("|"):
            found[word] = (*found.get(word, ()), state)
    return found


def states_of(reader: Reader, name: str) -> frozenset[str]:
    """Give the classes that a thing makes in any state of the table.

    >>> "vaco:ElevatedDDimer" in states_of(Reader.load(), "D-dimer")
    True
    """
    ways = (form for some in _states().values() for one in some for form in one.forms)
    hits = (
        hit
        for way in dict.fromkeys(ways)
        if "{-}" not in way
        for hit in reader.names.lookup(way.replace("{}", folded(name)))
    )
    return frozenset(curie for curie, grounds in hits if grounds and reader.makes(curie) == "event")


def states_in(
    reader: Reader, text: str, sentence: Sentence, known: Sequence[Found]
) -> Iterator[Found]:
    """Find what a sentence says of things by a word for their state.

    Args:
        reader: What the ontology knows.
        text: The document's text.
        sentence: Where the sentence stands.
        known: Events that it names otherwise: none of them is told again.
    """
    tokens = tokens_of(text[sentence.start : sentence.end])
    for place, word in enumerate(tokens.words):
        if word not in _states() and reader.leading.isdisjoint((word, word + _NESS)):
            continue
        subject = _subject(tokens.words, place)
        for state in _ways(reader, word, subject):
            things = _things(tokens.words, place, subject, state)
            for one in _named(reader, tokens, things, state):
                found = _moved(one, sentence.start, tokens, place, state)
                if not any(_tells(reader, other, found) for other in known):
                    yield found


def _ways(reader: Reader, word: str, subject: int | None) -> Iterator[_State]:
    """Give what a word may say: a row of the table, or by itself an adjective behind its thing."""
    rows = _states().get(word, ())
    yield from rows
    if not rows and word not in words_of_kind("severity"):
        noun = word + _NESS  # "the leg was weak", "a weak leg": weakness of the leg
        some = (noun + " of {}", "{} " + noun)
        yield _State(frozenset({"after"}), (word + " {}", *some))
        yield _State(frozenset({"before"}), some)


def _subject(words: Sequence[str], place: int) -> int | None:
    """Give the place of the verb that leads to a state ("was clearly"), or None."""
    here, seen = place - 1, False
    while here >= 0 and (words[here] in _leading() or words[here] in word_class("adverb")):
        seen = seen or words[here] in _linking()
        here -= 1
    return here + 1 if seen else None


@cache
def _linking() -> frozenset[str]:
    return word_class("be") | words_of_kind("linking")


@cache
def _leading() -> frozenset[str]:
    """Words that may stand between a thing and its state."""
    passing = words_of_kind("filler") | words_of_kind("severity") | words_of_kind("degree")
    return _linking() | auxiliaries() | word_class("found") | passing | {"not", "never", "neither", "to"}


def _things(
    words: Sequence[str], place: int, subject: int | None, state: _State
) -> Iterator[range]:
    """Give the words of the things that a state may be said of."""
    if subject is not None and "after" in state.how:
        yield from _before(words, subject)
    elif subject is None and "verb" in state.how:
        yield from _before(words, _verb_start(words, place))
    follower = words[place + 1 : place + 2]
    if "noun" in state.how and follower and follower[0] in ("of", "in"):
        yield from _behind(words, place + 2)
    if "before" in state.how:
        yield from _members(words, place + 1)


def _verb_start(words: Sequence[str], place: int) -> int:
    while place and (words[place - 1] in _leading() or words[place - 1] in word_class("adverb")):
        place -= 1
    return place


def _before(words: Sequence[str], end: int) -> Iterator[range]:
    """Cut the list that ends at a place: "CRP, ESR and lactate"; nearest first."""
    last = here = end
    while here > max(0, end - _FAR) and not _parts(words, here - 1):
        here -= 1
        if words[here] in _joining():
            yield range(here + 1, last)
            last = here
    yield range(here, last)


def _behind(words: Sequence[str], start: int) -> list[range]:
    """Cut the list that begins at a place."""
    first = here = start
    found: list[range] = []
    while here < min(len(words), start + _FAR) and not _parts(words, here):
        if words[here] in _joining():
            found.append(range(first, here))
            first = here + 1
        here += 1
    return [*found, range(first, here)]


def _members(words: Sequence[str], start: int) -> list[range]:
    """Cut a list behind an adjective; what another predicate follows is no member of it."""
    found = _behind(words, start)
    here = found[-1].stop
    group = words[here : verb_group_end(words, here)] if here < len(words) else ()
    if len(found) > 1 and group and is_verb(words, here) and word_class("found").isdisjoint(group):
        return found[:-1]
    return found


def _parts(words: Sequence[str], place: int) -> bool:
    """Tell whether a list cannot go on over a word."""
    word = words[place]
    stops = word_classes("contrast", "relative", "time", "reason", "condition", "pronoun")
    if word in sides():
        return False  # "left" is a side here more often than a verb
    return (not word[0].isalnum() and word != ",") or word in stops or is_verb(words, place)


@cache
def _joining() -> frozenset[str]:
    return word_class("coordinator") | {",", "with"}


def _named(
    reader: Reader, tokens: Tokens, things: Iterator[range], state: _State
) -> Iterator[tuple[str, range]]:
    """Give each thing that has a name with the state; a list ends at the first one without."""
    for number, thing in enumerate(things):
        own = _own(tokens.words, thing)
        if not _states().keys().isdisjoint(tokens.words[own.start : own.stop]):
            return  # "elevated CRP and normal leucocytes"
        some_of = _whole(tokens.words, own) if state.denies else _ends(tokens.words, own)
        ways = ((_class(reader, tokens, some, state), some) for some in some_of)
        hit = next(((curie, some) for curie, some in ways if curie is not None), None)
        if hit is None and number:
            return
        if hit is not None:
            yield hit


def _own(words: Sequence[str], thing: range) -> range:
    """Leave out what leads to a thing: determiners, prepositions, a "no"."""
    start = thing.start
    while start < thing.stop and words[start] in word_classes(
        "determiner", "preposition", "adverb"
    ) | words_of_kind("denying") | {"neither"}:
        start += 1
    return range(start, thing.stop)


def _ends(words: Sequence[str], thing: range) -> Iterator[range]:
    """Give the ways to read a thing, longest first: whole, without what hangs on it, its last words."""
    yield from (range(thing.start, thing.stop) for _ in range(1) if len(thing) <= _LONGEST)
    cut = next((n for n in thing if words[n] in word_class("preposition")), thing.stop)
    if cut > thing.start and words[cut - 1] in words_of_kind("valued"):
        yield from (range(start, cut - 1) for start in _starts(thing.start, cut - 1))
    yield from (range(start, cut) for start in _starts(thing.start, cut))


def _whole(words: Sequence[str], thing: range) -> Iterator[range]:
    """Give all that a denial is said of: "no deep reflex" denies not every reflex."""
    stop = thing.stop - (thing.stop > thing.start and words[thing.stop - 1] in words_of_kind("valued"))
    cut = next((n for n in thing if words[n] in word_class("preposition")), stop)
    yield range(thing.start, stop)
    if cut < stop and words[cut] != "of":
        yield range(thing.start, cut)


def _starts(start: int, stop: int) -> range:
    return range(max(start, stop - _LONGEST), stop)


def _class(reader: Reader, tokens: Tokens, thing: range, state: _State) -> str | None:
    words = folded(" ".join(tokens.words[thing.start : thing.stop]))
    if len(words) < _SHORTEST or words in _everyday():
        return None
    if "lone" in state.how and any(_formed(reader, words, other) for other in _rivals(state)):
        return None
    return _formed(reader, words, state)


@cache
def _rivals(state: _State) -> tuple[_State, ...]:
    """Give the rows that tell of a thing's other way to go."""
    every = {one for some in _states().values() for one in some}
    ways = state.how & {"verb", "noun"}
    return tuple(one for one in every if one.how & ways and "lone" not in one.how)


def _formed(reader: Reader, words: str, state: _State) -> str | None:
    """Give the event that a form of a state names with a thing's words."""
    stem = words.removesuffix(" " + _FUNCTION)
    for form in state.forms:
        if "{-}" in form and stem == words:
            continue
        name = form.replace("{-}", stem).replace("{}", words)
        for curie, grounds in reader.names.lookup(name):
            if grounds and reader.makes(curie) == "event":
                return curie
    return None


@cache
def _everyday() -> frozenset[str]:
    return word_class("people") | word_class("determiner") | word_class("pronoun")


def _moved(
    one: tuple[str, range], by: int, tokens: Tokens, place: int, state: _State
) -> Found:
    """Make an event of a thing and its state; the word for the state is what is judged."""
    curie, thing = one
    head = Span(start=by + tokens.starts[thing.start], end=by + tokens.ends[thing.stop - 1])
    word = Span(start=by + tokens.starts[place], end=by + tokens.ends[place])
    reach = Span(start=min(head.start, word.start), end=max(head.end, word.end))
    denied = state.denies  # "was not normal" and the like are left out
    return Found(
        curie=curie, head=head, judged=(word,), reach=reach, denied=denied, only_absent=denied
    )


def _tells(reader: Reader, other: Found, one: Found) -> bool:
    """Tell whether an event that is known says the same of the same words."""
    apart = other.reach.end <= one.reach.start or one.reach.end <= other.reach.start
    wider = not one.denied and reader.is_a(one.curie, other.curie)
    return not apart and (wider or reader.is_a(other.curie, one.curie))
