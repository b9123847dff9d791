"""Follow the text and give each clause to the patients it speaks of.

What names somebody decides; "she" and "the patient" go on with the one spoken of before; what tells
nothing goes on too, unless its tense, its subject or its words say that it is general.
"""

from __future__ import annotations

import re

from vakg.extract.cases.anchors import NEVER, Anchors, State
from vakg.extract.cases.cues import Unit
from vakg.extract.cases.known import NOBODY, Cast, Owners
from vakg.extract.cases.map import CaseMap, Owned
from vakg.extract.cases.meant import Meaning, told_in_present
from vakg.extract.cases.others import (
    is_heading,
    is_taken_up,
    lead_of_others,
    tells_of_others,
    turns_back,
    turns_to_others,
)
from vakg.extract.cases.people import gather
from vakg.extract.cases.pieces import (
    Anchor,
    Piece,
    anchored,
    headed,
    is_label,
    placed,
    regrouped,
    shared_out,
    shared_verb,
)
from vakg.extract.cases.places import Standing, standings
from vakg.extract.scan import Scan

_TABLE = re.compile(r"(?:Table|Tab\.) (?:\d+|[IVX]+)[.:]")
_CASE = re.compile(r"(?:case|patient)-\d")
_CHAIN = 2
"""Sentences that name nobody and still go on with a patient told of in the background."""


class Story:
    """Tells whose each stretch of a document is, sentence by sentence."""

    def __init__(self, scan: Scan) -> None:
        self._places = standings(scan)
        self._cast: Cast = gather(self._places, scan.document)
        self._own = self._cast.ids()
        self._together = not any(
            known is one for known in self._cast.named.values() for one in self._cast.own
        )
        self._anchors = Anchors(self._cast)
        self._meaning = Meaning(self._cast, told_in_present(self._cast, self._places))
        self._state = State()
        self._number = 0
        self._caption: tuple[int | None, Owners] = (None, NOBODY)

    def map(self) -> CaseMap:
        """Give the whole map."""
        stretches, literature = list[Owned](), set[int]()
        for number, standing in enumerate(self._places):
            self._number = number
            found = self._heading(number, self._read(standing))
            found = self._each_cited(standing, self._pair(number, found))
            stretches += placed(standing, found)
            if not any(piece.owners for piece in found):
                literature.add(number)
        return CaseMap(
            patients=self._cast.found(),
            stretches=tuple(stretches),
            literature=frozenset(literature),
        )

    def _read(self, standing: Standing) -> list[Piece]:
        """Read a sentence, a caption's sentence, or a table's row."""
        if standing.kind == "table":
            known = self._cast.rows.get(standing.start)
            return [Piece(0, (known.id,) if known is not None else NOBODY)]
        known = self._cast.heading(standing.start)
        if known is not None:
            return self._under(standing, known.id)
        return self._captioned(standing) if standing.caption is not None else self._told(standing)

    def _under(self, standing: Standing, owner: str) -> list[Piece]:
        """Give a sentence under the heading of a report to its patient, but for what is said of others."""
        units = standing.reading.units
        said = ("opinion", "advice", "people", "some", "literature")
        told = (
            one.says(*said) or (one.tense == "present" and one.says("general")) for one in units
        )
        return [
            Piece(one.start, NOBODY if others else (owner,))
            for one, others in zip(units, told, strict=True)
        ]

    def _heading(self, number: int, found: list[Piece]) -> list[Piece]:
        """Give "Earlier reports of leakage:" to all the patients of the list that follows it."""
        text = self._places[number].text.rstrip()
        if not text.endswith(":") or any(piece.owners for piece in found):
            return found
        listed: list[str] = []
        for standing in self._places[number + 1 :]:
            if standing.section != self._places[number].section:
                break
            known = [self._cast.named.get(one.start) for one in standing.scan.people]
            known.append(self._cast.heading(standing.start))
            listed += [one.id for one in known if one is not None and one.cited is not None]
            if not listed:
                break
        return [Piece(found[0].start, tuple(dict.fromkeys(listed)))] if listed else found

    def _pair(self, number: int, found: list[Piece]) -> list[Piece]:
        """Give "Two patients collapsed." to the two that "One of them" and "The other" tell of."""
        standing = self._places[number]
        twos = [one for one in standing.scan.people if one.is_group and one.count == 2]
        if not standing.background or len(twos) != 1 or any(piece.owners for piece in found):
            return found
        named: dict[str, str] = {}
        for after in self._places[number + 1 : number + 4]:
            for cue in (cue for unit in after.reading.units for cue in unit.cues):
                known = self._cast.named.get(after.start + cue.start)
                if known is not None and cue.says in ("one", "other"):
                    named.setdefault(cue.says, known.id)
            if not named:
                return found
        both = (named.get("one"), named.get("other"))
        ids = tuple(one for one in both if one is not None)
        return [Piece(0, ids)] if len(ids) == 2 else found

    def _each_cited(self, standing: Standing, found: list[Piece]) -> list[Piece]:
        """Give "only 5 cases died [24,28,29,31,33]" to the five, where the text tells of each."""
        numbers = standing.scan.sentence.citations
        if not standing.background or len(numbers) < 2 or any(piece.owners for piece in found):
            return found
        known = {one.cited: one.id for one in self._cast.cited}
        ids = tuple(known[str(number)] for number in numbers if str(number) in known)
        counts = [
            one.start for one in standing.scan.numbers if one.value == len(numbers) and one.counted
        ]
        counts += [one.start for one in standing.scan.people if one.count == len(numbers)]
        if len(ids) < len(numbers) or not counts:
            return found
        place = counts[0] - standing.start
        units = standing.reading.units
        return [Piece(one.start, ids if one.start <= place < one.end else NOBODY) for one in units]

    def _captioned(self, standing: Standing) -> list[Piece]:
        """Read a caption's sentence without losing the thread of the text around it."""
        kept, self._state = self._state, State(section=standing.section)
        begun, owners = self._caption
        self._state.current = owners if standing.caption == begun else self._at_home(standing)
        found = self._pieces(standing, self._state.current)
        named = next((piece.owners for piece in found if piece.owners), None)
        self._caption = (standing.caption, named or self._state.current)
        self._state = kept
        return found

    def _at_home(self, standing: Standing) -> Owners:
        """Give the patients of a section: of its number, the only one, or those never told apart."""
        if standing.number is not None:
            known = self._cast.numbered(standing.number)
            return (known.id,) if known else NOBODY
        return self._own if len(self._own) == 1 or self._together else NOBODY

    def _told(self, standing: Standing) -> list[Piece]:
        state = self._state
        if self._goes_on(standing):
            state.section = standing.section
        if standing.section != state.section or standing.reading.label:
            state.section, state.since, state.parted = standing.section, NEVER, False
            state.cited = False
            begins = standing.part in ("case", "results") or standing.reading.label == "story"
            state.current = self._at_home(standing) if begins else NOBODY
        if _TABLE.match(standing.text):
            return [Piece(0, NOBODY)]  # the title of a table, or its counts in a row
        if is_heading(standing):
            state.current, state.since = NOBODY, NEVER
            return [Piece(0, NOBODY)]
        found = self._pieces(standing, self._default(standing))
        cites = bool(standing.scan.sentence.citations)
        state.cited |= cites or any(
            unit.says("literature", "told") for unit in standing.reading.units
        )
        named = [piece.owners for piece in found if piece.owners]
        state.owned = bool(named)
        if not named and any(unit.says("part") for unit in standing.reading.units):
            state.parted = True  # "in two of the three": which of them, nothing tells
        if not named and (tells_of_others(standing) or self._leaves(standing)):
            state.current, state.since, state.cited = NOBODY, NEVER, True
        if named:
            state.current = named[-1]
            state.parted = len(set(named)) > 1 and len(named[-1]) == 1
        return found

    def _goes_on(self, standing: Standing) -> bool:
        """Tell whether a paragraph goes on with the case whose heading stands on the one before."""
        headed = _CASE.match(self._state.section[0]) is not None
        return headed and standing.kind == "body" and not standing.reading.label

    def _default(self, standing: Standing) -> Owners:
        """Give those with whom a sentence goes on that names nobody."""
        state = self._state
        if state.parted and any(unit.says("all") for unit in standing.reading.units[1:]):
            return self._own  # "kyphoplasty was done, after which both had pain"
        if state.parted or self._leaves(standing):
            return NOBODY
        if standing.background and state.since >= _CHAIN:
            sex = self._meaning.sex_of(state.current) if state.owned else None
            return state.current if is_taken_up(self._places, self._number, sex) else NOBODY
        return state.current

    def _leaves(self, standing: Standing) -> bool:
        """Tell whether a sentence takes up another work, where others' work is told."""
        others = standing.background or not set(self._state.current) <= set(self._own)
        return others and turns_to_others(standing)

    def _pieces(self, standing: Standing, default: Owners) -> list[Piece]:
        state, found, last = self._state, list[Piece](), default
        units = standing.reading.units
        state.since += 1
        agent = any(unit.says("agent") for unit in units)
        state.agent = state.agent or agent
        state.named = ()
        other = False
        going_on = True  # whether the next unit starts from the default and not from the last one
        for unit in units:
            anchors = self._anchors.of(standing, unit, state)
            label = is_label(standing, unit)
            fresh = not state.named and turns_back(standing, unit)
            if anchors:
                found += self._split(standing, unit, anchors)
            else:
                going = default if going_on or (fresh and not last) else last
                plain = label and not unit.cues
                owners = going if plain else self._meaning.decided(standing, unit, state, going)
                owners = NOBODY if other and unit.says("self") else owners
                found.append(Piece(unit.start, owners))
            last = found[-1].owners
            other = unit.says("nth") and not last  # "in the first, reported by Hill, the patient"
            state.named += tuple(one.owners[0] for one in anchors if len(one.owners) == 1)
            led = label and unit is units[0]
            going_on = not anchors and (unit.kind == "contrast" or led)
            if last and (anchors or unit.says("self", "own", "event")):
                state.note(last)
        state.agent = agent
        found = regrouped(standing.text, found)
        if "respectively" in standing.text:
            found = shared_out(standing, found)
        return headed(standing, found)

    def _without_lead(
        self, standing: Standing, unit: Unit, pieces: list[Piece], start: int
    ) -> list[Piece]:
        """Leave to nobody what a phrase in front of an own patient says of other work."""
        first = pieces[0]
        cut = lead_of_others(standing, unit, start) if set(first.owners) <= set(self._own) else 1
        if cut <= 1 or not first.owners:
            return pieces
        return [Piece(first.start, NOBODY), Piece(cut, first.owners), *pieces[1:]]

    def _split(self, standing: Standing, unit: Unit, anchors: list[Anchor]) -> list[Piece]:
        """Cut a unit where the one it speaks of changes."""
        learns = not any(one.owners for one in anchors)
        meant = self._meaning.meant(standing, unit, self._state, learns=learns)
        first = anchors[0]
        earlier = any(cue.says == "self" and cue.start < first.start for cue in unit.cues)
        if meant and not first.owners and earlier:
            anchors = [
                Anchor(unit.start, unit.start, meant),
                *[one for one in anchors if one.owners],
            ]
        elif meant and not any(one.owners for one in anchors):
            subject = _subject_behind(standing, unit, anchors[-1].end)
            anchors = [*anchors, Anchor(subject, subject, meant)] if subject else anchors
        pieces = shared_verb(standing.text, unit, anchors) or anchored(standing.text, anchors)
        pieces[0] = Piece(unit.start, pieces[0].owners)
        pieces = self._without_lead(standing, unit, pieces, anchors[0].start)
        named = tuple(dict.fromkeys(one for piece in pieces for one in piece.owners))
        if len(named) > 1:
            self._state.pair = named
        elif named and not self._state.agent:
            self._meaning.learn_behind(named[0], standing, unit, anchors[-1].end)
        return pieces


def _subject_behind(standing: Standing, unit: Unit, end: int) -> int:
    """Give where "he" stands in "like most patients, he had pain"; 0 where nothing of the kind does."""
    for cue in unit.cues if not unit.says("one", "other", "last", "nth") else ():
        words = standing.text[cue.start : cue.end].lower()
        subject = words in ("he", "she") or words.startswith(("the ", "this "))
        if cue.says == "self" and cue.start >= end and subject and not words.endswith("'s"):
            return cue.start
    return 0
