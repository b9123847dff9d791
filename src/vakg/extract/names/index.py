"""Find the names of the ontology's classes in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from vakg.extract.names.abbreviations import Own, occurrences, own_abbreviations
from vakg.extract.names.at_levels import at_levels
from vakg.extract.names.participles import attributed
from vakg.extract.names.predicates import predicated
from vakg.extract.names.qualified import narrower, qualified
from vakg.extract.names.shared_heads import beside, shared
from vakg.extract.names.spelling import folded, variants
from vakg.extract.spans import Mention
from vakg.extract.tables import alternatives, column, read_table
from vakg.model.term import Name
from vakg.ontology import Ontology, load_names

_LEVEL = re.compile(
    r"(?=[CTLSD])(?<![\w-])(?:[CTLSD]|Th)\d{1,2}"
    r"(?:(?:[-–/]|,? and |, )(?:[CTLSD]|Th)?\d{1,2}){0,6}[ -](?=[a-z])"
)
_NEAR = 48  # code points looked at on each side of a level that parts a name
_Found = tuple[int, int, str, bool]
_Meant = tuple[int, tuple[tuple[str, bool], ...]]
_Ways = dict[str, _Meant]
"""Ways to write names: their length, and what each stands for."""
_NOTHING: _Meant = (0, ())


class NameIndex:
    """All names, ready to be looked up; made once and shared.

    It knows both spellings, plurals, hyphen or space, "removal of the cement" for "cement removal",
    names that share words ("cardiac and pulmonary emboli"), words that make any name of a class narrower
    ("paraspinal escape of cement"), names parted by a level ("fracture of
    the L1 vertebral body") or by a word that adds nothing ("status slowly improved"), and the
    abbreviations that a document makes for itself.
    """

    def __init__(self, names: Iterable[Name], ontology: Ontology) -> None:
        """Build two automata: words in any case, and abbreviations in their own case."""
        self._branches = _branches(ontology)
        self._above = {
            curie: frozenset((curie, *term.ancestors)) for curie, term in ontology.terms.items()
        }
        self._ways: _Ways = {}
        self._shorts: _Ways = {}
        every = tuple(names)
        printed: dict[str, set[str]] = {}
        for name in every:
            printed.setdefault(folded(name.text), set()).add(name.curie)
        for name in every:
            self._add(name, printed)
        self._leading = frozenset(way.partition(" ")[0] for way in printed if " " in way)
        meant = ((way, told) for way, (_, told) in self._ways.items() if " " in way)
        self._narrower = narrower(meant, self.lookup, self._above)
        self._words, self._short = _automaton(self._ways), _automaton(self._shorts)

    @classmethod
    def build(cls, ontology: Ontology) -> NameIndex:
        """Index the names of an ontology; spinal levels, which have a grammar of their own, are left out."""
        names = load_names(ontology)
        return cls((one for one in names if not ontology.get(one.curie).notation), ontology)

    def _add(self, name: Name, printed: Mapping[str, set[str]]) -> None:
        """Add each way to write a name, but none that the ontology prints for other classes only."""
        if name.is_abbreviation:
            for way in (name.text, name.text + "s"):
                _enter(self._shorts, way, name)
            return
        for way in variants(name.text):
            if name.curie in printed.get(way, (name.curie,)):
                _enter(self._ways, way, name)

    def lookup(self, name: str) -> tuple[tuple[str, bool], ...]:
        """Give the classes that a folded name stands for, each with whether the name grounds."""
        return self._ways.get(name, _NOTHING)[1]

    def words(self) -> frozenset[str]:
        """Give the words of all names in all ways to write them, but those of abbreviations."""
        return frozenset(word for way in self._ways for word in way.split(" "))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find mentions, longest first where several overlap, in the order of the text.

        A name inside a longer one is kept only where it belongs to another branch of the ontology,
        as the artery inside "embolism of the pulmonary artery". Where names share words, the words
        that only one of them has are its mention ("cardiac" in "cardiac and pulmonary emboli").
        """
        plain = folded(text)
        found = [*_hits(self._words, plain), *_hits(self._short, text)]
        found = [one for one in found if not _is_unlike(plain, text, one)]
        whole = {one[:2] for one in found}
        found += [one for one in self._parted(text, plain) if one[:2] not in whole]
        own = own_abbreviations(text, found)
        found = [one for one in found if not _is_other(text, one, own)]
        found += occurrences(text, own)
        chosen = self._choose(found, len(text))
        more = self._sharing(text, plain, chosen)
        chosen = [one for one in chosen if not any(self._says_more(two, one) for two in more)]
        return tuple(
            Mention(start=start, end=end, curie=curie, grounds=grounds, text=text[start:end])
            for start, end, curie, grounds in sorted(_undenied(plain, [*chosen, *more]))
        )

    def _sharing(self, text: str, plain: str, chosen: Sequence[_Found]) -> list[_Found]:
        """Find names that share words with others, or that a predicate tells.

        One in the place of its own branch is none, unless it tells the more: "the leg was painful".
        """
        more = {one for other in chosen for one in shared(plain, other, self.lookup)}
        more.update(predicated(plain, self.lookup, self._leading))
        more.update(attributed(plain, self.lookup))
        more.update(at_levels(plain, self.lookup))
        for other in chosen:
            more.update(qualified(text, plain, other, self._narrower))
            more.update(
                one for one in beside(plain, other, self.lookup) if self._differ(one, other)
            )
        return [
            one
            for one in sorted(more)
            if not any(
                self._overlaps(one, other) and not self._says_more(one, other) for other in chosen
            )
        ]

    def _overlaps(self, one: _Found, other: _Found) -> bool:
        """Tell whether one begins or ends at an end of another of its branch."""
        ends = (other[0], other[1] - 1)
        same = self._branches[one[2]] == self._branches[other[2]]
        return same and (one[0] in ends or one[1] - 1 in ends)

    def _says_more(self, one: _Found, other: _Found) -> bool:
        """Tell whether one is of a kind of what another in its place is."""
        inside = one[0] <= other[0] and other[1] <= one[1]
        return inside and one[2] != other[2] and other[2] in self._above[one[2]]

    def _differ(self, one: _Found, other: _Found) -> bool:
        """Tell whether two classes of one branch tell different things, neither of them the more general."""
        mine, its = one[2], other[2]
        return (
            self._branches[mine] == self._branches[its]
            and mine not in self._above[its]
            and its not in self._above[mine]
        )

    def _parted(self, text: str, plain: str) -> Iterator[_Found]:
        """Find names that a level or an adverb parts: what stands around it is read without it."""
        for level in (*_LEVEL.finditer(text), *_filler().finditer(plain)):
            begin = max(0, level.start() - _NEAR)
            around = plain[begin : level.start()] + plain[level.end() : level.end() + _NEAR]
            seam, gap = level.start() - begin, level.end() - level.start()
            for start, end, curie, grounds in _hits(self._words, around):
                if start < seam < end:
                    yield start + begin, end + begin + gap, curie, grounds

    def _choose(self, found: Sequence[_Found], length: int) -> list[_Found]:
        """Keep the longest; inside it the longest of another branch, and nothing inside that."""
        outer: list[_Found | None] = [None] * length
        inner: list[_Found | None] = [None] * length
        chosen: list[_Found] = []
        for one in sorted(set(found), key=lambda one: (one[0] - one[1], not one[3], one)):
            start, last = one[0], one[1] - 1
            over = {outer[start], outer[last]} - {None}
            if not over:
                outer[start : one[1]] = [one] * (one[1] - start)
            elif any(inner[start : one[1]]) or not all(
                self._fits_inside(one, other) for other in over
            ):
                continue
            else:
                inner[start : one[1]] = [one] * (one[1] - start)
            chosen.append(one)
        return chosen

    def _fits_inside(self, one: _Found, other: _Found | None) -> bool:
        """Tell whether a name stands in one of another branch, or begins before it: what was evacuated."""
        if other is None or one[:2] == other[:2] or not other[0] < one[1] <= other[1]:
            return False
        if other[2] in _read_as_a_whole():
            return False
        return self._branches[one[2]] != self._branches[other[2]]


@cache
def _read_as_a_whole() -> frozenset[str]:
    """Give the classes within the names of which nothing else is read."""
    return frozenset(row["class"] for row in read_table("names_whole.tsv"))


@cache
def _filler() -> re.Pattern[str]:
    """Match words that may part a name and change nothing; none of them hedges or denies."""
    words = alternatives("wording.tsv", "word", "filler")
    return re.compile(rf"(?<=[a-z] )(?:{words}) (?=[a-z])")


def _branches(ontology: Ontology) -> dict[str, str]:
    """Map each class to the top class that it stands below."""
    tops = {curie for curie, term in ontology.terms.items() if not term.parents}
    return {
        curie: min((one for one in term.ancestors if one in tops), default=curie)
        for curie, term in ontology.terms.items()
    }


def _automaton(ways: _Ways) -> Any:
    import ahocorasick  # noqa: PLC0415 - only reading needs it

    made = ahocorasick.Automaton()
    for way, meant in ways.items():
        made.add_word(way, meant)
    made.make_automaton()
    return made


def _enter(into: _Ways, way: str, name: Name) -> None:
    """Enter a way to write a name; it grounds if any name of the class that is written so does."""
    grounds = dict(into.get(way, _NOTHING)[1])
    grounds[name.curie] = grounds.get(name.curie, False) or name.scope.grounds
    into[way] = (len(way), tuple(grounds.items()))


def _hits(automaton: Any, text: str) -> list[_Found]:
    """Give every hit that begins and ends at a word's edge."""
    found: list[_Found] = []
    size = len(text)
    for last, (length, meant) in automaton.iter(text) if len(automaton) else ():
        start, end = last - length + 1, last + 1
        if end < size and text[end].isalnum() and text[last].isalnum():
            continue
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        found += [(start, end, curie, grounds) for curie, grounds in meant]
    return found


@cache
def _unlike() -> tuple[str, ...]:
    return tuple(word + " " for word in column("wording.tsv", "word", "unlike"))


def _is_unlike(plain: str, text: str, one: _Found) -> bool:
    """Tell whether a first syllable makes something else of a name: "non-fatal embolism"."""
    start = one[0]
    if not plain.endswith(_unlike(), 0, start) or text[start - 1].isspace():
        return False
    begin = plain.rfind(" ", 0, start - 1) + 1
    return plain[begin:start] in _unlike()


def _undenied(plain: str, found: list[_Found]) -> list[_Found]:
    """Leave out a name that denies of itself where what it denies goes on: "had no pain in the leg"."""
    denying = [one for one in found if not _denials().isdisjoint(plain[one[0] : one[1]].split(" "))]
    gone = {one for one in denying if any(_goes_on(plain, one, other) for other in found)}
    return [one for one in found if one not in gone] if gone else found


def _goes_on(plain: str, one: _Found, other: _Found) -> bool:
    """Tell whether another name begins behind the denial within a name and ends behind it."""
    crossed = one[0] < other[0] < one[1] < other[1]
    return crossed and not _denials().isdisjoint(plain[one[0] : other[0]].split(" "))


@cache
def _denials() -> frozenset[str]:
    return frozenset(column("wording.tsv", "word", "denying"))


def _is_other(text: str, one: _Found, own: Own) -> bool:
    """Tell whether the document uses an abbreviation for something else than the ontology does."""
    if not own.meant and not own.foreign:
        return False
    printed = text[one[0] : one[1]]
    short = printed if printed in own.meant or printed in own.foreign else printed.removesuffix("s")
    return short in own.foreign or own.meant.get(short, one[2]) != one[2]
