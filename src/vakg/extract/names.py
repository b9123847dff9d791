"""Find the names of the ontology's classes in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vakg.extract.spans import Mention
from vakg.extract.spelling import folded, variants
from vakg.model.term import Name
from vakg.ontology import Ontology, load_names

_BRACKETED = re.compile(r"\(([A-Za-z][A-Za-z-]{1,9})\)")
_Found = tuple[int, int, str, bool]


class NameIndex:
    """All names, ready to be looked up; made once and shared."""

    def __init__(self, names: Iterable[Name], ontology: Ontology) -> None:
        """Build two automata: words in any case, and abbreviations in their own case."""
        self._ontology = ontology
        self._words, self._short = _automaton(), _automaton()
        for name in names:
            self._add(name)
        self._words.make_automaton()
        self._short.make_automaton()

    @classmethod
    def build(cls, ontology: Ontology) -> NameIndex:
        """Index the names of an ontology; spinal levels, which have a grammar of their own, are left out."""
        names = load_names(ontology)
        return cls((one for one in names if not ontology.get(one.curie).notation), ontology)

    def _add(self, name: Name) -> None:
        ways = {name.text, name.text + "s"} if name.is_abbreviation else set(variants(name.text))
        into = self._short if name.is_abbreviation else self._words
        for way in ways:
            _, meant = into.get(way, (len(way), ()))
            if all(curie != name.curie for curie, _ in meant):
                into.add_word(way, (len(way), (*meant, (name.curie, name.scope.grounds))))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find mentions, longest first where several overlap, in the order of the text.

        A name inside a longer one is kept only where it belongs to another branch of the ontology,
        as the artery inside "embolism of the pulmonary artery".
        """
        found = [*_hits(self._words, folded(text)), *_hits(self._short, text)]
        found += self._own_abbreviations(text, found)
        chosen = self._choose(found)
        return tuple(
            Mention(start=start, end=end, curie=curie, grounds=grounds, text=text[start:end])
            for start, end, curie, grounds in sorted(chosen)
        )

    def _own_abbreviations(self, text: str, found: list[_Found]) -> list[_Found]:
        """Find the abbreviations that the document itself introduces: a name, then (ABC)."""
        ends = {}
        for start, end, curie, grounds in sorted(found):
            if grounds:
                ends[end] = (start, curie)
        more: list[_Found] = []
        for bracket in _BRACKETED.finditer(text):
            before = ends.get(bracket.start() - 1)
            short = bracket[1]
            if before and _stands_for(short, text[before[0] : bracket.start()]):
                pattern = re.compile(rf"(?<![\w-]){re.escape(short)}s?(?!\w)")
                more += [(hit.start(), hit.end(), before[1], True) for hit in pattern.finditer(text)]
        return more

    def _choose(self, found: list[_Found]) -> list[_Found]:
        chosen: list[_Found] = []
        longest_first = sorted(set(found), key=lambda one: (one[0] - one[1], not one[3], one))
        taken: dict[int, _Found] = {}
        for one in longest_first:
            over = {taken[place] for place in range(one[0], one[1]) if place in taken}
            if not over or all(self._fits_inside(one, other) for other in over):
                chosen.append(one)
                for place in range(one[0], one[1]):
                    taken.setdefault(place, one)
        return chosen

    def _fits_inside(self, one: _Found, other: _Found) -> bool:
        inside = other[0] <= one[0] and one[1] <= other[1] and (one[0], one[1]) != (other[0], other[1])
        return inside and self._branch(one[2]) != self._branch(other[2])

    def _branch(self, curie: str) -> str:
        """Give the top class that a class stands below."""
        roots = [a for a in self._ontology.get(curie).ancestors if not self._ontology.get(a).parents]
        return min(roots, default=curie)


def _automaton() -> Any:
    import ahocorasick  # noqa: PLC0415 - only reading needs it

    return ahocorasick.Automaton()


def _hits(automaton: Any, text: str) -> Iterator[_Found]:
    """Give every hit that begins and ends at a word's edge."""
    if not len(automaton):
        return
    for last, (length, meant) in automaton.iter(text):
        start, end = last - length + 1, last + 1
        if _is_edge(text, start - 1, start) and _is_edge(text, end, end - 1):
            for curie, grounds in meant:
                yield start, end, curie, grounds


def _is_edge(text: str, outer: int, inner: int) -> bool:
    """Tell whether a word ends between two neighbouring places of a text."""
    if not 0 <= outer < len(text):
        return True
    return not (text[outer].isalnum() and text[inner].isalnum())


def _stands_for(short: str, long: str) -> bool:
    """Tell whether the letters of an abbreviation stand in order at the words of what it is for.

    >>> _stands_for("PCE", "pulmonary cement embolism"), _stands_for("CT", "bone cement")
    (True, False)
    """
    letters = [char.lower() for char in short if char.isalpha()]
    if letters and letters[-1] == "s" and short[-1] == "s" and len(letters) > 2:
        letters.pop()
    words = re.findall(r"[a-z]+", long.lower())
    return bool(letters) and bool(words) and _matches(letters, words)


def _matches(letters: list[str], words: list[str]) -> bool:
    at, place = 0, 0
    text = " ".join(words)
    if text[0] != letters[0]:
        return False
    for letter in letters:
        place = text.find(letter, at)
        if place < 0:
            return False
        at = place + 1
    return True
