"""Read a sentence for words that tell whose patient it speaks of, and cut it where that may change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vakg.extract.cases.tense import finds, tense_of
from vakg.extract.context.clauses import Parse, parse
from vakg.extract.phrases import (
    Starts,
    Tokens,
    folded_words,
    index_of,
    longest_hits,
    starts_of,
    tokens_of,
    word_class,
)
from vakg.extract.tables import read_table

_LEAD = re.compile(r"(, ?)(?:and|but|which|as|so|something) (?:the |our )?$", re.I)
_LONGEST = 60  # code points of a label
_HEADING = 40  # code points
_LABELS = frozenset({"story", "background", "methods"})
_CUTTING = frozenset({"main", "coordinate", "contrast"})
_PLURAL = re.compile(
    r"\b(?:cases|patients|pts)\s+(\d{1,2}(?:\s*(?:,|,? ?and|&|to|[-–])\s*\d{1,2})+)(?!\d|\.\d|\s?%)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class CaseCue:
    """A row's words: code points of the sentence, what they say, and the sex or number they tell, if any."""

    start: int
    end: int
    says: str
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a sentence that can have owners of its own.

    Args:
        start, end: Code points of the sentence.
        cues: What in it tells whose it is.
        tense: "present", "past" or "none", of its verb.
        finds: Whether that verb is one of finding in the present: "CT shows a leak".
        kind: Of its clause.
    """

    start: int
    end: int
    cues: tuple[CaseCue, ...]
    tense: str
    kind: str
    finds: bool = False

    def says(self, *kinds: str) -> bool:
        """Tell whether one of these kinds of words stands in it."""
        return bool(self.cues) and any(cue.says in kinds for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence cut into units; `label` is "story", "background" or "methods" where such a word leads it."""

    units: tuple[Unit, ...]
    label: str = ""


@cache
def _rows() -> tuple[tuple[str, str, str | None], ...]:
    rows = [_row(row) for row in read_table("cases_words.tsv")]
    ones = [row for row in read_table("people.tsv") if row["kind"] == "one"]
    for sex in sorted({row["means"] for row in ones}):
        words = "|".join(row["word"].lower() for row in ones if row["means"] == sex)
        own = "|".join(f"{word}'s" for word in words.split("|"))
        rows.append((f"the|this|that ~ {words}|{own}", "self", sex))
    return tuple(rows)


def _row(row: Mapping[str, str]) -> tuple[str, str, str | None]:
    says, _, sex = row["says"].partition(" ")
    return row["pattern"], says, sex or None


@cache
def _starts() -> Starts:
    return starts_of(index_of(pattern for pattern, _, _ in reversed(_rows())))


def cues_of(tokens: Tokens) -> tuple[CaseCue, ...]:
    """Find the table's words, the longest at each place.

    >>> [cue.says for cue in cues_of(tokens_of("We report a case of leakage; she died."))]
    ['opening', 'self']
    """
    words = folded_words(tokens.words)
    if any("’" in word for word in words):
        words = tuple([word.replace("’", "'") for word in words])
    rows, found = _reversed_rows(), list[CaseCue]()
    for first, end, number in longest_hits(_starts(), words):
        _, says, sex = rows[number]
        found.append(CaseCue(tokens.starts[first], tokens.ends[end - 1], says, sex))
    return tuple([cue for cue in found if cue.says != "nothing"])


@cache
def _reversed_rows() -> tuple[tuple[str, str, str | None], ...]:
    return _rows()[::-1]


def numbered(text: str) -> tuple[tuple[int, int, tuple[int, ...]], ...]:
    """Find several patients named by numbers.

    >>> numbered("as in cases 1 and 3 and patients 2-4")
    ((6, 19, (1, 3)), (24, 36, (2, 3, 4)))
    """
    return tuple((hit.start(), hit.end(), _expanded(hit[1])) for hit in _PLURAL.finditer(text))


def _expanded(listed: str) -> tuple[int, ...]:
    figures = [int(figure) for figure in re.findall(r"\d+", listed)]
    if (
        len(figures) == 2
        and re.search(r"to|[-–]", listed)
        and figures[0] < figures[1] < figures[0] + 20
    ):
        return tuple(range(figures[0], figures[1] + 1))
    return tuple(figures)


def read_sentence(text: str) -> Reading:
    """Cut a sentence into units with their cues.

    >>> [(unit.tense, [cue.says for cue in unit.cues]) for unit in
    ...  read_sentence("Although it is often silent, our patient died.").units]
    [('present', ['general']), ('past', ['own'])]
    """
    tokens = tokens_of(text)
    cues = cues_of(tokens)
    label = _label(cues)
    if not label and len(text) < _HEADING and text.endswith("."):  # "Case." alone, as "Case:"
        label = _label(cues_of(tokens_of(f"{text[:-1]}:")))
    label = label or _composed(text)
    cues = tuple(cue for cue in cues if cue.says not in _LABELS)
    made = parse(tokens)
    starts = _cuts(made)
    return Reading(tuple(_units(text, made, cues, starts)), label)


def _label(cues: Sequence[CaseCue]) -> str:
    return next((cue.says for cue in cues if cue.says in _LABELS and cue.start == 0), "")


def _composed(text: str) -> str:
    """Read a label made of several: "Treatment and outcome:", "Conclusion and clinical implications:"."""
    head, colon, _ = text[:_LONGEST].partition(":")
    if not colon or not text[:1].isupper():
        return ""
    words = [word for word in tokens_of(head).words if word[0].isalnum()]
    if len(words) < 2:
        return ""
    story, background = _label_words("story"), _label_words("background")
    small = word_class("determiner") | word_class("preposition") | word_class("coordinator")
    if not set(words) <= story | background | small or set(words) <= small:
        return ""
    return "background" if set(words) & (background - story - small) else "story"


@cache
def _label_words(kind: str) -> frozenset[str]:
    rows = (row["pattern"] for row in read_table("cases_words.tsv") if row["says"] == kind)
    words = (word.rstrip("?") for row in rows for part in row.split() for word in part.split("|"))
    return frozenset(word for word in words if word[:1].isalnum())


def _cuts(made: Parse) -> list[int]:
    """Give the places where a clause begins that can be somebody else's."""
    cuts, last = [0], made.owner[0] if made.owner else 0
    for place, number in enumerate(made.owner):
        part = made.parts[number]
        fresh = number != last and part.start == place and part.kind in _CUTTING
        hard = place > 0 and made.blocks[place] != made.blocks[place - 1]
        if place and (
            hard or (fresh and part.verb is not None and _has_verb_so_far(made, cuts[-1], place))
        ):
            cuts.append(place)
        last = number
    return cuts


def _has_verb_so_far(made: Parse, start: int, place: int) -> bool:
    """Tell whether the words before are a clause, not only "On CT," or "When it leaked,"."""
    numbers = {made.owner[at] for at in range(start, place)}
    return any(made.parts[n].verb is not None and made.parts[n].kind in _CUTTING for n in numbers)


def _units(text: str, made: Parse, cues: Sequence[CaseCue], cuts: Sequence[int]) -> list[Unit]:
    tokens, units = made.tokens, list[Unit]()
    for number, cut in enumerate(cuts):
        last = cuts[number + 1] if number + 1 < len(cuts) else len(tokens.words)
        start = tokens.starts[cut] if cut else 0
        end = tokens.starts[last] if last < len(tokens.words) else len(text)
        inside = tuple(cue for cue in cues if start <= cue.start < end)
        part = _leading(made, cut, last)
        first = None if inside and inside[0].start == start else _elliptic(made, cut, part)
        inside = (first, *inside) if first is not None else inside
        tense = tense_of(made, part)
        kind = made.parts[made.owner[cut]].kind if made.owner else "main"
        found = tense == "present" and finds(made, part)
        units.append(Unit(start, end, inside, tense, kind, found))
    return _resumed(text, [part for one in units for part in _before_opinion(text, one)])


def _elliptic(made: Parse, cut: int, number: int | None) -> CaseCue | None:
    """Read "the first" where its verb stands right behind it: "the first regained strength"."""
    words, tokens = made.tokens.words, made.tokens
    place = cut + (words[cut : cut + 1] == ("and",))
    verb = None if number is None else made.parts[number].verb
    is_led = words[place : place + 1] == ("the",) and place + 1 < len(words)
    says = _ordinals().get(words[place + 1]) if is_led else None
    if says is None or verb != place + 2:
        return None
    kind, _, which = says.partition(" ")
    return CaseCue(tokens.starts[place], tokens.ends[place + 1], kind, which or None)


@cache
def _ordinals() -> Mapping[str, str]:
    """Give what "the first", "the former", "the other" say, by their last word."""
    kinds = ("nth", "former", "latter", "other", "older", "younger")
    rows = ((pattern.split(), row) for pattern, row, _ in _rows() if row in kinds)
    found = {words[1].split("|")[0]: row for words, row in rows if words[0] == "the"}
    numbers = {
        row["pattern"].split()[1]: row["says"]
        for row in read_table("cases_words.tsv")
        if row["says"].startswith("nth") and row["pattern"].startswith("the ")
    }
    return found | numbers


def _before_opinion(text: str, unit: Unit) -> Iterator[Unit]:
    """Cut off what somebody thinks of it: "the result was good, / and we attribute this to the drug"."""
    cue = next((cue for cue in unit.cues if cue.says == "opinion"), None)
    lead = _LEAD.search(text, unit.start, cue.start) if cue is not None else None
    if lead is None or unit.tense == "none":
        yield unit
        return
    first = tuple(one for one in unit.cues if one.start < lead.start())
    rest = tuple(one for one in unit.cues if one.start >= lead.start())
    yield replace(unit, end=lead.end(1), cues=first)
    yield Unit(lead.end(1), unit.end, rest, "present", "coordinate")


def _resumed(text: str, units: list[Unit]) -> list[Unit]:
    """Give words before a dash the tense of the verb behind it: "a rare complication – a leak – occurred"."""
    for number in range(len(units) - 2, -1, -1):
        one, follower = units[number], units[number + 1]
        dashed = text[one.start : one.end].rstrip().endswith(("\u2013", "\u2014", "-"))
        if dashed and one.tense == "none":
            units[number] = replace(one, tense=follower.tense)
    return units


def _leading(made: Parse, cut: int, last: int) -> int | None:
    """Give the first clause in these words that is nobody's dependent, else the first with a verb."""
    numbers = list(dict.fromkeys(made.owner[cut:last]))
    with_verb = [n for n in numbers if made.parts[n].verb is not None]
    heads = [n for n in with_verb if made.parts[n].kind in _CUTTING]
    found = heads or with_verb
    return found[0] if found else None


@cache
def kin() -> frozenset[str]:
    """Give the words for relatives: a "45-year-old daughter" is no patient."""
    return word_class("kin")
