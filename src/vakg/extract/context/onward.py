"""How far a cue reaches onward: to the end of its phrase or clause, or to a word that ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vakg.extract.context.clauses import Parse
from vakg.extract.context.cues import Cue
from vakg.extract.context.verbs import auxiliaries, is_passive, is_verb, verb_group_end
from vakg.extract.phrases import word_class, word_classes
from vakg.model.assertion import AssertionStatus

_ARTICLES = frozenset({"a", "an", "the"})  # a noun, then an article: the phrase is over
_OF_MEANS = frozenset({"advised", "history"})  # "previously treated by surgery": so was the means
_LEADING = 4  # words before a cue that only lead to it: "in view of the danger of"
_CAUSES = frozenset({"due", "owing", "secondary", "attributable"})
_ONLY = frozenset({"only", "merely", "just"})
_ONE = (("a",), ("an",))  # "no leak and a fracture": nobody lists what is denied so


@dataclass(frozen=True, slots=True)
class Field:
    """A sentence, split, with its cues and the words that targets cover.

    `firsts` are the places where targets begin; `inner` those within one, and the first word of the
    sentence where one begins with it: "cement attached to the dura", "failed intubation" hold no verb.
    """

    made: Parse
    cues: tuple[Cue, ...]
    ends: Mapping[int, Cue]
    covered: frozenset[int]
    firsts: frozenset[int]
    inner: frozenset[int]

    @property
    def words(self) -> tuple[str, ...]:
        """The sentence's words."""
        return self.made.tokens.words


def field_of(made: Parse, cues: Iterable[Cue], targets: Iterable[range]) -> Field:
    """Lay out a sentence for the reaches; targets are the places of what is asked about."""
    targets = [one for one in targets if one]
    covered = frozenset(place for one in targets for place in one)
    cues = tuple(cues)
    ends = {
        cue.start: cue
        for cue in cues
        if cue.meaning.ends
        and not any(one.start <= cue.start and cue.end <= one.stop for one in targets)
    }
    inner = frozenset(place for one in targets for place in one[:-1] if place in (0, *one[1:]))
    return Field(made, cues, ends, covered, frozenset(one[0] for one in targets), inner)


def onward(field: Field, cue: Cue) -> Iterator[int]:
    """Walk on from a cue through its clause, and into brackets that hold no verb."""
    yield from _Walk(field, cue).places()


class _Walk:
    """A walk on from a cue to the end of its reach."""

    def __init__(self, field: Field, cue: Cue) -> None:
        self.field, self.cue, self.kind = field, cue, cue.meaning.reach
        self.owner = field.made.owner[_inside(field, cue)]
        self.asleep = ""
        self.skip_to = cue.end

    def places(self) -> Iterator[int]:
        field, place = self.field, self.cue.end
        while place < len(field.words):
            if not self._mine(place):
                if self._is_over(place):
                    return
                place += 1
                continue
            awake = not self.asleep
            stop = self._stops(place)
            if stop == "end":
                return
            place_end = max(place + 1, self.skip_to)
            if stop != "passive" and (not self.asleep or (awake and place in field.covered)):
                yield place
            elif stop == "passive":
                yield from range(place, place_end)
                return
            place = place_end if place in field.ends else place + 1

    def _mine(self, place: int) -> bool:
        """Whether a word is of the cue's clause, or in brackets in it."""
        number = self.field.made.owner[place]
        if number == self.owner:
            return True
        part = self.field.made.parts[number]
        return part.kind == "aside" and part.outer == self.owner and part.verb is None

    def _is_over(self, place: int) -> bool:
        """Whether the clause has ended here for good."""
        made = self.field.made
        return made.blocks[place] != made.blocks[_inside(self.field, self.cue)] or not any(
            later >= place for later in made.parts[self.owner].places[-1:]
        )

    def _stops(self, place: int) -> str:
        field, word = self.field, self.field.words[place]
        end = field.ends.get(place)
        if end is not None and not self._passes(place, end):
            self.skip_to = end.end
            if end.meaning.ends == "exception":
                return "end"
            if self._keeps_on(place, end):
                return ""
            self.asleep = self._put_to_sleep(end.meaning.ends)
            return ""
        if self._yields_to_another(place):
            return "end"
        if self.asleep == "place" and (word in ("or", "and", "nor", ",")):
            self.asleep = ""
        return "end" if self._begins_another(place, word) else self._at_verb(place)

    def _keeps_on(self, place: int, end: Cue) -> bool:
        """Whether words that end a reach end it not here.

        "Suggestive of a late effect of burning", "whether the arrest was due to embolism": in doubt, too.
        """
        words = self.field.words
        if is_of_treatment(self.field, place) or _is_infinitive(words, place):
            return True
        arisen = words[place] == "from" and words[place - 1] in word_class("arising")
        caused = self.kind == "clause" and (arisen or words[place] in _CAUSES)
        return self.cue.doubts and (caused or self._is_of_noun(place, end))

    def _is_of_noun(self, place: int, end: Cue) -> bool:
        """Whether words that end a reach are a noun with "of": "effect of"."""
        return end.meaning.ends == "place" and self.field.words[place] not in word_class(
            "preposition"
        )

    def _begins_another(self, place: int, word: str) -> bool:
        """Whether another phrase begins here, or another item of a list that was not meant."""
        field = self.field
        inside = place in field.covered and place not in field.firsts
        listed = self.kind in ("phrase", "noun") and place - 1 in field.covered
        if word in _ARTICLES and listed and not inside:
            return True
        if self._introduces() and self._is_subject(place):
            return True  # "on suspicion of embolism heparin was given"
        bounded = self.cue.denies or (self.kind == "phrase" and self.cue.doubts)
        if word in ("and", "with") and bounded and field.words[place + 1 : place + 2] in _ONE:
            return True
        if word in _ONLY and self.cue.denies and field.words[place - 1] == ",":
            return True  # "no embolism, only a fleck of cement"
        return self.kind == "item" and word in (",", "and", "or")

    def _introduces(self) -> bool:
        """Whether the cue stands in words that lead to a clause: "for fear of"."""
        start = self.field.made.parts[self.owner].places[0]
        words = self.field.words
        led = words[start] in word_class("preposition") or words[start] == "to"
        return self.kind == "phrase" and led and self.cue.start - start <= _LEADING

    def _is_subject(self, place: int) -> bool:
        """Whether a thing begins here behind another, and the verb follows it."""
        field = self.field
        if place not in field.firsts or place - 1 not in field.covered:
            return False
        end = place + 1
        while end in field.covered and end not in field.firsts:
            end += 1
        return any(is_verb(field.words, n) for n in range(place, min(end + 1, len(field.words))))

    def _passes(self, place: int, end: Cue) -> bool:
        """Whether a word that ends a reach belongs to the cue here: "may be due to", "not in shock"."""
        between = self.field.words[self.cue.end : place]
        if self.cue.denies:
            return (
                not between
                and self.kind != "given"
                and (self._is_state(place) or self.field.words[place].endswith("ing"))
            )
        known = word_classes("adverb", "determiner")
        return end.meaning.ends != "exception" and all(
            word in known or word in auxiliaries() for word in between
        )

    def _is_state(self, place: int) -> bool:
        word = self.field.words[place]
        return self.field.ends[place].meaning.ends == "place" and word in word_class("preposition")

    def _put_to_sleep(self, ends: str) -> str:
        if ends == "means" and not self.cue.meaning.flags.isdisjoint(_OF_MEANS):
            return self.asleep
        return ends if ends == "place" and self.asleep != "circumstance" else "circumstance"

    def _yields_to_another(self, place: int) -> bool:
        """Whether another cue begins here that speaks of what follows in this one's stead."""
        if self.kind not in ("phrase", "noun", "item") or place <= self.cue.end:
            return False
        return any(
            other.start == place and other.denies != self.cue.denies
            and other.meaning.status not in (None, AssertionStatus.PRESENT)
            and other.meaning.reach in ("phrase", "noun", "adverb")
            for other in self.field.cues
        )  # fmt: skip

    def _at_verb(self, place: int) -> str:
        words, kind = self.field.words, self.kind
        if (
            kind == "noun"
            and words[place] in word_class("helping")
            and words[place - 1] not in auxiliaries()
        ):
            self.skip_to = place + 1  # "nothing relieved the pain": there was pain
            return "passive"
        if not is_verb(words, place) or place < self.cue.end:
            return ""
        if kind in ("phrase", "item", "either") and self._is_free(place):
            return "end"
        if kind == "noun" and self._is_free(place):
            if is_passive(words, place):
                self.skip_to = self._predicate_end(verb_group_end(words, place))
                return "passive"
            self.kind, self.asleep = "clause", ""
        if kind == "clause" and not self._verb_before(place):
            self.asleep = ""
        return ""

    def _predicate_end(self, end: int) -> int:
        """Give the place after what is said of a denied subject: "no reflex was very brisk"."""
        place, words = end, self.field.words
        if words[end - 1] not in auxiliaries():
            return end  # "no leak was seen": nothing is said of what follows
        while words[place : place + 1] and words[place] in word_class("adverb"):
            place += 1
        while place in self.field.covered and (place == end or place not in self.field.firsts):
            end = place = place + 1
        return end

    def _is_free(self, place: int) -> bool:
        """Whether a verb is no part of a target, or all of it as "died" is."""
        field = self.field
        return place not in field.covered or (
            place in field.firsts and field.words[place] in word_class("finite")
        )

    def _verb_before(self, place: int) -> bool:
        verb = self.field.made.parts[self.owner].verb
        return verb is not None and verb < place


def _is_infinitive(words: tuple[str, ...], place: int) -> bool:
    """Tell whether a "to" leads to a verb: "she never had to be intubated"."""
    return words[place] == "to" and words[place + 1 : place + 2] in (("be",), ("have",))


def is_of_treatment(field: Field, place: int) -> bool:
    """Tell whether a means is what a treatment consists of: "treatment with heparin was planned"."""
    means = place in field.ends and field.ends[place].meaning.ends == "means"
    return means and place > 0 and field.words[place - 1] in word_class("treating")


def _inside(field: Field, cue: Cue) -> int:
    """Give a place in the clause that a cue opens or stands in; a colon belongs to what it opens."""
    opens = field.words[cue.end - 1] == ":" and cue.end < len(field.words)
    return cue.end if opens else cue.end - 1


def adverb(field: Field, cue: Cue) -> Iterator[int]:
    """An adverb before a verb or a preposition speaks of what follows; before an adjective, of that."""
    follower = field.words[cue.end : cue.end + 1]
    if follower and cue.end not in field.covered and _is_quality(field, cue.end):
        yield cue.end
    else:
        yield from onward(field, cue)


def _is_quality(field: Field, place: int) -> bool:
    word = field.words[place]
    known = word_classes("preposition", "determiner", "found")
    inflected = "-" not in word and word.endswith(("ed", "ing", "ly"))
    if word in known or word in auxiliaries() or inflected or is_verb(field.words, place):
        return False
    return place + 1 in field.covered and all(
        cue.start != place or cue.narrows for cue in field.cues
    )
