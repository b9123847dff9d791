"""Place the events of a document on the clock of their case.

A time dates what its clause tells. What it counts from is the index procedure, an event that the words
name ("5 days after the second operation"), or what was told before ("17 hours later"). Where the text
leaves it open, there is no time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vakg.extract.cases.map import CaseMap
from vakg.extract.changed import changed
from vakg.extract.clock.anchors import Clock
from vakg.extract.clock.apart import follows, is_apart, is_for, is_named_in, is_news, relieved
from vakg.extract.clock.clauses import words_that
from vakg.extract.clock.datings import scope_of
from vakg.extract.clock.history import settle_history
from vakg.extract.clock.passing import Passing, passing_times
from vakg.extract.clock.roles import Kinds, Role, Roles, aspect_of, begins
from vakg.extract.clock.scope import Scope
from vakg.extract.clock.sums import is_back, is_open, straight
from vakg.extract.clock.visits import Visits
from vakg.extract.drafted import Drafted
from vakg.extract.phrases import word_class
from vakg.extract.scan import Scan
from vakg.extract.spans import Span, TimeMention
from vakg.model.assertion import AssertionStatus, Basis, TimeAspect
from vakg.model.parts import Time

_LONGEST = 24  # code points of a word
_START = Time(
    low=0, high=0, unit="d", basis=Basis.DERIVED, derived_from="the clock starts here",
    aspect=TimeAspect.PERFORMED,
)  # fmt: skip


def place_events(
    events: Sequence[Drafted], scan: Scan, cases: CaseMap, reader: Kinds
) -> tuple[Drafted, ...]:
    """Give each event its time where the text tells one; in the order given.

    Args:
        events: Of all cases, in the order of the text.
        scan: The document.
        cases: Whose each stretch of it is.
        reader: Knows the classes.
    """
    placer = _Placer(settle_history(events, scan, Roles(reader)), scan, cases, reader)
    return tuple(placer.place())


class _Placer:
    """Goes through the events of a document, one clock for each case."""

    def __init__(
        self, events: Sequence[Drafted], scan: Scan, cases: CaseMap, reader: Kinds
    ) -> None:
        self._events = events
        self._scan = scan
        self._starts = [one.sentence.start for one in scan.sentences]
        self._cases = cases
        self._roles = Roles(reader)
        self._scopes: dict[int, Scope] = {}
        self._captions = sorted((one.start, one.end) for one in scan.document.captions)
        self._clocks = self._make_clocks()
        self._visits = {case: Visits() for case in self._clocks}
        self._used: set[tuple[str, int]] = set()
        self._over = relieved(events, self._roles)

    def _make_clocks(self) -> Mapping[str, Clock]:
        made: dict[str, Clock] = {}
        for one in self._events:
            if one.case not in made:
                made[one.case] = Clock(
                    [other for other in self._events if other.case == one.case],
                    self._scan, self._roles,
                )  # fmt: skip
        return made

    def place(self) -> list[Drafted]:
        """Date all events."""
        placed: dict[str, Drafted] = {}
        bare, passing = self._bare(), self._passing()
        for span, one in self._in_order():
            while bare and bare[0][1].start < span.start:
                self._date_bare(*bare.pop(0), placed)
            while passing and passing[0].is_over(span.start):
                self._pass(passing.pop(0))
            if one.id not in placed:
                placed[one.id] = self._placed(one)
            elif self._announces(one):
                self._date_again(one, span, placed)
            elif self._is_told_again(one, span):
                self._clocks[one.case].again(one)
        for number, mention in bare:
            self._date_bare(number, mention, placed)
        self._turn_back(placed)
        return [straight(placed[one.id], placed) for one in self._events]

    def _passing(self) -> list[Passing]:
        """Give the times by which the story may come on without an event: "4 days later he left"."""
        found: list[Passing] = []
        for number, sentence in enumerate(self._scan.sentences if self._clocks else ()):
            if sentence.times:
                owners = self._cases.owners
                found += passing_times(number, sentence, self._scope(number), owners)
        return found

    def _pass(self, one: Passing) -> None:
        """Let the story come on by a time that dates no event."""
        clock = self._clocks.get(one.case)
        if clock is None:
            return
        used = (one.case, one.mention.start) in self._used
        time = clock.known(one.mention) if used else clock.pass_by(one.mention, one.sentence)
        self._visits[one.case].reach(one.sentence, time)
        if one.visits or one.waits:
            self._visits[one.case].enter(one.sentence, time, waits=one.waits)

    def _turn_back(self, placed: dict[str, Drafted]) -> None:
        """Date the first complaints by how long the procedure lay back, where nothing dates them better."""
        for clock in self._clocks.values():
            for name, time in clock.back.turned.items():
                known = placed[name].time
                if known is None or known.low is None or known.high is None:
                    placed[name] = changed(placed[name], time=time)

    def _bare(self) -> list[tuple[int, TimeMention]]:
        """Give the sentences such as "Found at once", which name nothing themselves."""
        found = []
        for number, sentence in enumerate(self._scan.sentences):
            opening = word_class("found") | words_that("pointer")
            if not sentence.times or not self._begins_with(opening, number):
                continue
            mention = self._scope(number).bare_finding()
            if mention is not None:
                found.append((number, mention))
        return found

    def _begins_with(self, some: frozenset[str], number: int) -> bool:
        start = self._scan.sentences[number].sentence.start
        word = self._scan.document.text[start : start + _LONGEST].partition(" ")[0]
        return word.lower() in some

    def _date_bare(self, number: int, mention: TimeMention, placed: dict[str, Drafted]) -> None:
        """Date what was told last by words that name nothing."""
        for case in self._cases.owners(mention.start, mention.end):
            clock = self._clocks.get(case)
            seen = self._begins_with(word_class("found"), number)
            named = clock.named if clock else None
            found = named.last_found(number, mention.end, self._captions, seen) if named else None
            if clock and found and found.id in placed and placed[found.id].time is None:
                aspect = TimeAspect.DETECTED if seen else TimeAspect.ONSET
                time = clock.time_of(found, mention, aspect)
                placed[found.id] = changed(placed[found.id], time=time)

    def _in_order(self) -> list[tuple[Span, Drafted]]:
        """Give the events by the places that name them: where first, and operations wherever again."""
        found = [(one.head, one) for one in self._events]
        for one in self._events:
            if one.index or self._roles.of(one.curie).means == "operation":
                found += [(span, one) for span in one.mentions if span.start > one.head.start]
            elif self._announces(one):
                found += [(span, one) for span in one.mentions[1:]]
        return sorted(found, key=lambda pair: (pair[0].start, pair[1].id))

    def _announces(self, one: Drafted) -> bool:
        """Tell whether a sentence in front of the procedure only announces what its story dates."""
        index = self._clocks[one.case].named.index
        told = index is not None and one.sentence < index.sentence and one.id not in self._over
        return told and len(one.mentions) > 1 and is_news(one, self._roles)

    def _date_again(self, one: Drafted, span: Span, placed: dict[str, Drafted]) -> None:
        """Date what was announced by the words with which the story tells of it."""
        clock, role = self._clocks[one.case], self._roles.of(one.curie)
        mention = self._dating_at(one, role, span) if placed[one.id].time is None else None
        if mention is None or is_open(mention):
            return
        time = clock.time_of(one, mention, aspect_of(role, (), bool(one.methods)))
        if time is not None:
            self._used.add((one.case, mention.start))
            placed[one.id] = changed(placed[one.id], time=time)

    def _is_told_again(self, one: Drafted, span: Span) -> bool:
        """Tell whether an operation is told of once more, not only counted from: "after the operation"."""
        sentence = self._sentence_of(span)
        if sentence is None or self._caption_at(span.start) or one.assertion.history:
            return False
        return word_class("preposition").isdisjoint(self._scope(sentence).before(span, 2))

    def _placed(self, one: Drafted) -> Drafted:
        clock, role = self._clocks[one.case], self._roles.of(one.curie)
        mention = self._dating(one, role)
        if one.index:
            clock.begin(one, None if self._dates_only(one, mention) else mention)
            self._visits[one.case].enter(one.sentence, clock.back.time)
            return changed(one, time=_START)
        if mention is not None and is_back(mention) and clock.named.is_like_index(one):
            one = changed(one, assertion=replace(one.assertion, history=True))
        scope = self._scope(one.sentence)
        words = scope.words_of(one.head)
        there = one.assertion.status is not AssertionStatus.ABSENT
        aspect = aspect_of(role, words, bool(one.methods), there)
        caption = self._caption_at(one.head.start)
        time = self._meanwhile(one, clock, aspect) if mention is None else None
        time = time or (clock.time_of(one, mention, aspect, caption) if mention else None)
        if mention is not None and time is not None:
            self._used.add((one.case, mention.start))
        if caption is None:
            found = self._visits[one.case].time_for(one, scope, role, aspect)
            time = time or found
            self._visits[one.case].note(one, time if time is not found else None, role)
            undated = mention is not None and mention.kind == "calendar" and time is None
            undated = undated or is_named_in(one, self._scan.sentences[one.sentence].times)
            opened = role.means == "brought" or begins(scope.words_before(one.head))
            opened = opened or scope.is_seen_for(one.head)
            begun = begins(words) and not is_for(one.head, scope)
            clock.note(one, time, begun, opened, lies_back=undated)
        return changed(one, time=time) if time else one

    def _dates_only(self, one: Drafted, mention: TimeMention | None) -> bool:
        """Tell whether words date the procedure alone: "noticed pain after kyphoplasty 10 years ago"."""
        if mention is None or not is_back(mention):
            return False
        scope = self._scope(one.sentence)
        alone = follows(one.head, scope, mention) and not scope.has_words(words_that("visit"))
        return alone or scope.is_of_noun(mention, one.head)

    def _meanwhile(self, one: Drafted, clock: Clock, aspect: TimeAspect) -> Time | None:
        """Date what happened "while cement was being injected" by the procedure named there."""
        scope = self._scope(one.sentence)
        during = scope.meanwhile(one.head) or scope.at_once(one.head)
        return clock.during(one, during, aspect) if during is not None else None

    def _scope(self, sentence: int) -> Scope:
        if sentence not in self._scopes:
            self._scopes[sentence] = scope_of(self._scan, self._scan.sentences[sentence])
        return self._scopes[sentence]

    def _dating(self, one: Drafted, role: Role) -> TimeMention | None:
        """Find the words that date an event: where it is named first; a deed also in another section.

        What is first said to be "after" something may be dated better where it is named again.
        """
        found = None if one.id in self._over else self._dating_at(one, role, self._told_at(one))
        if found is not None and is_open(found) and role.aspect is not TimeAspect.PERFORMED:
            again = (self._dating_at(one, role, span) for span in one.mentions[1:])
            return next((time for time in again if time and not is_open(time)), found)
        if found is not None or role.aspect is not TimeAspect.PERFORMED or role.means == "passing":
            return found
        sections = self._scan.document.section_at
        home = sections(one.head.start)
        others = [span for span in one.mentions if sections(span.start) != home]
        return next((time for span in others if (time := self._dating_at(one, role, span))), None)

    def _told_at(self, one: Drafted) -> Span:
        """Give where an event is told: what got better at its verb, not at the complaint in front of it."""
        if not self._roles.is_relief(one.curie):
            return one.head
        same = [span for span in one.mentions if self._sentence_of(span) == one.sentence]
        return max(same, key=lambda span: span.start, default=one.head)

    def _dating_at(self, one: Drafted, role: Role, span: Span) -> TimeMention | None:
        sentence = self._sentence_of(span)
        if sentence is None:
            return None
        scope = self._scope(sentence)
        if not self._scan.sentences[sentence].times:
            return scope.immediate(span)
        owners = self._cases.owners(span.start, span.end)
        usual = [one.time for one in scope.datings]
        if (
            scope.respectively
            and len(owners) > 1
            and len(usual) == len(owners)
            and one.case in owners
        ):
            return usual[owners.index(one.case)]
        found = scope.time_of(span, role.means == "outcome")
        apart = role.means == "operation" and scope.is_found(span)
        if found is None or apart or scope.is_length(span):
            return None
        if is_apart(one, span, scope, found, self._roles):
            return None
        told = self._cases.owners(found.start, found.end)
        return found if not told or one.case in told else None

    def _sentence_of(self, span: Span) -> int | None:
        place = bisect_right(self._starts, span.start) - 1
        if place < 0 or self._scan.sentences[place].sentence.end <= span.start:
            return None
        return place

    def _caption_at(self, offset: int) -> tuple[int, int] | None:
        return next((one for one in self._captions if one[0] <= offset < one[1]), None)
