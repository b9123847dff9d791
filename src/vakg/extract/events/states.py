"""Findings told by a word that says how a thing was: "CRP was raised", "renal function was preserved".

The ontology names thing and state together ("raised CRP", "impaired renal function"); `events_states.tsv`
says which words of a sentence make which of these names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from vakg.extract.context.verbs import auxiliaries
from vakg.extract.events.base_verbs import not_done
from vakg.extract.events.found import Found
from vakg.extract.events.states_table import State, first_words, length_at, quality, rivals, states
from vakg.extract.events.states_things import (
    ends_of,
    is_behind,
    is_led_by_denial,
    is_limited,
    own_words,
    things_of,
    whole_of,
)
from vakg.extract.names.spelling import folded
from vakg.extract.phrases import Tokens, tokens_of, word_class
from vakg.extract.reader_ontology import NESS, Reader
from vakg.extract.spans import Span
from vakg.extract.wording import words_of_kind
from vakg.model.document import Sentence

_SHORTEST = 3  # letters of a thing of one word
_FUNCTION = "function"
_VERB = frozenset({"verb"})


@lru_cache(maxsize=1024)  # a document names the same few quantities again and again
def states_of(reader: Reader, name: str) -> frozenset[str]:
    """Give the classes that a thing makes in any state of the table.

    >>> "vaco:ElevatedDDimer" in states_of(Reader.load(), "D-dimer")
    True
    """
    ways = (form for some in states().values() for one in some for form in one.forms)
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
    yield from _left_out(reader, tokens, sentence.start)
    yield from _not_done(reader, tokens, sentence.start, known)
    for place, word in enumerate(tokens.words):
        if word not in _telling(reader):
            continue
        length = length_at(tokens.words, place)
        if not length and not _is_quality(reader, tokens.words, place):
            continue
        said = range(place, place + (length or 1))
        for state in _ways(reader, " ".join(tokens.words[said.start : said.stop])):
            things = things_of(tokens.words, said.start, said.stop, state.how)
            for one in _named(reader, tokens, things, state):
                for found in _moved(one, sentence.start, tokens, said, state):
                    if not any(_tells(reader, other, found) for other in known):
                        yield found


def _left_out(reader: Reader, tokens: Tokens, by: int) -> Iterator[Found]:
    """Read a verb that is told once: "sensation returned but motor function did not"."""
    words = tokens.words
    for place in range(2, len(words)) if "not" in words else ():
        if words[place] != "not" or words[place - 1] not in auxiliaries():
            continue
        if place + 1 < len(words) and words[place + 1][0].isalnum():
            continue
        told = (
            one for word in words[:place] for one in states().get(word, ()) if "verb" in one.how
        )
        for state in reversed(list(told)):
            denying = _denying(state)
            things = things_of(words, place - 1, place, frozenset({"verb"}))
            for one in _named(reader, tokens, things, denying):
                yield from _moved(one, by, tokens, range(place - 1, place), denying)


def _not_done(reader: Reader, tokens: Tokens, by: int, known: Sequence[Found]) -> Iterator[Found]:
    """Read "did not" with a verb that names tell in the past: "she did not vomit", "it did not loosen"."""
    for place, pasts in not_done(tokens.words):
        said = range(place.stop - 1, place.stop)  # the verb alone: "not" may deny more than it
        word = Span(start=by + tokens.starts[said.start], end=by + tokens.ends[said.start])
        if any(other.reach.start <= word.start < other.reach.end for other in known):
            continue
        rows = [one for past in pasts for one in states().get(past, ()) if "verb" in one.how]
        for state in (*rows, State(_VERB, tuple("{} " + past for past in pasts))):
            things = things_of(tokens.words, place.start, place.start, _VERB)
            for one in _named(reader, tokens, things, state):
                for found in _moved(one, by, tokens, said, state):
                    yield replace(found, only_absent=True)
        for curie in _happened(reader, tokens.words, place, pasts):
            yield Found(curie=curie, head=word, judged=(word,), reach=word, only_absent=True)


def _happened(
    reader: Reader, words: Sequence[str], said: range, pasts: Sequence[str]
) -> Iterator[str]:
    """Give what a past tense names by itself, "vomited", or with its thing: "the screw loosened"."""
    hits = (hit for past in pasts for hit in reader.names.lookup(past))
    made = (curie for curie, grounds in hits if grounds and reader.makes(curie) == "event")
    yield from islice(made, 1)
    things = [own_words(words, one) for one in things_of(words, said.start, said.start, _VERB)]
    for thing in things[:1]:
        name = " ".join(words[thing.start : thing.stop])
        told = (reader.deeds.of_verb(past).get(name) for past in pasts)
        done = (one for one in told if one is not None and not reader.deeds.is_procedure(one))
        yield from islice(done, 1)


def _denying(state: State) -> State:
    return replace(state, how=state.how | {"denies"})


def _is_quality(reader: Reader, words: Sequence[str], place: int) -> bool:
    """Tell whether a word may be an adjective that a thing has before it, or behind it."""
    word = words[place]
    if reader.leading.isdisjoint((word, word + NESS)):
        return False
    return word + NESS in reader.qualities or is_behind(words, place)


@cache
def _telling(reader: Reader) -> frozenset[str]:
    """Give the words that may begin what tells a state: most words of a sentence do not."""
    bare = {word.removesuffix(NESS) for word in reader.leading}
    return first_words() | reader.leading | bare


def _ways(reader: Reader, word: str) -> Iterator[State]:
    """Give what a word may say: a row of the table, or by itself an adjective behind its thing."""
    rows = states().get(word, ())
    yield from rows
    if not rows and word not in words_of_kind("severity"):
        behind, before = quality(word)
        yield behind
        if word + NESS in reader.qualities:
            yield before


def _named(
    reader: Reader, tokens: Tokens, things: Iterator[range], state: State
) -> Iterator[tuple[str, range]]:
    """Give each thing that has a name with the state; a list ends at the first one without."""
    for number, thing in enumerate(things):
        own = own_words(tokens.words, thing)
        if not states().keys().isdisjoint(tokens.words[own.start : own.stop]):
            return  # "elevated CRP and normal leucocytes"
        denied = whole_of(tokens.words, own, lambda name: _is_site(reader, name))
        some_of = denied if state.denies else ends_of(tokens.words, own)
        ways = ((_class(reader, tokens, some, state), some) for some in some_of)
        hit = next(((curie, some) for curie, some in ways if curie is not None), None)
        if hit is None and number:
            return
        if hit is not None:
            yield hit


def _is_site(reader: Reader, name: str) -> bool:
    return any(reader.makes(curie) == "site" for curie, _ in reader.names.lookup(folded(name)))


def _class(reader: Reader, tokens: Tokens, thing: range, state: State) -> str | None:
    words = folded(" ".join(tokens.words[thing.start : thing.stop]))
    if len(words) < _SHORTEST or words in _everyday():
        return None
    if "lone" in state.how and any(_formed(reader, words, other) for other in rivals(state)):
        return None
    return _formed(reader, words, state)


def _formed(reader: Reader, words: str, state: State) -> str | None:
    """Give the event that a form of a state names with a thing's words; for a denial the widest.

    "Sensation was intact" denies its loss, too, where "impaired sensation" is a lesser one.
    """
    stem = words.removesuffix(" " + _FUNCTION)
    ways = (one for one in state.forms if "{-}" not in one or stem != words)
    named = (form.replace("{-}", stem).replace("{}", words) for form in ways)
    hits = (hit for name in named for hit in reader.names.lookup(name))
    made = ("event", "vague") if state.denies else ("event",)  # "vital signs were normal"
    found = dict.fromkeys(
        curie for curie, grounds in hits if grounds and reader.makes(curie) in made
    )
    if not state.denies:
        return next(iter(found), None)
    return next((one for one in found if found.keys().isdisjoint(reader.above(one))), None)


@cache
def _everyday() -> frozenset[str]:
    return word_class("people") | word_class("determiner") | word_class("pronoun")


def _moved(
    one: tuple[str, range], by: int, tokens: Tokens, said: range, state: State
) -> Iterator[Found]:
    """Make an event of a thing and its state, by the word for which it is judged.

    A "no" before the thing speaks of that; what it denies to be normal is left out, and so is what
    is "not normal", or "normal except" for something.
    """
    curie, thing = one
    led = is_led_by_denial(tokens.words, thing)
    if state.denies and (led or is_limited(tokens.words, said.stop)):
        return
    if "bare" in state.how and _has_means(tokens.words, said.stop):
        return
    head = Span(start=by + tokens.starts[thing.start], end=by + tokens.ends[thing.stop - 1])
    word = Span(start=by + tokens.starts[said.start], end=by + tokens.ends[said.stop - 1])
    yield Found(
        curie=curie,
        head=head,
        judged=(word, head) if led else (word,),
        reach=Span(start=min(head.start, word.start), end=max(head.end, word.end)),
        severity=_how_gravely(tokens.words, said.start),
        denied=state.denies,
        only_absent=state.denies,
    )


def _how_gravely(words: Sequence[str], place: int) -> str | None:
    """Give the adverb that says how severe it was: "not critically impaired" may be impaired a little."""
    before = words[place - 1] if place else ""
    return before if before in words_of_kind("gravely") else None


def _has_means(words: Sequence[str], end: int) -> bool:
    """Tell whether a thing was only kept so: "pressure was maintained with infusions" was low before."""
    return end < len(words) and words[end] in word_class("preposition")


def _tells(reader: Reader, other: Found, one: Found) -> bool:
    """Tell whether an event that is known says the same of the same words."""
    apart = other.reach.end <= one.reach.start or one.reach.end <= other.reach.start
    if other.head == one.reach and _ends(reader, other) and _ends(reader, one):
        return True  # "symptoms subsided", a name itself
    wider = not one.denied and reader.is_a(one.curie, other.curie)
    return not apart and (wider or reader.is_a(other.curie, one.curie))


def _ends(reader: Reader, one: Found) -> bool:
    return reader.is_a(one.curie, "vaco:Outcome")
