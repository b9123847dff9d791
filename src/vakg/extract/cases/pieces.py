"""Parts of a sentence with their owners: cut, joined, and put into the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vakg.extract.cases.cues import Unit
from vakg.extract.cases.known import Owners
from vakg.extract.cases.map import Owned
from vakg.extract.cases.places import Standing
from vakg.extract.cases.respectively import shares
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import tokens_of, word_class

_GRADES = 10  # "4/5" and "8/10" are grades of one patient
_LABEL = 40  # code points; what is longer tells something itself
_LEADS = re.compile(r"(?:\b(?:and|but|whereas|while|in|for|of|with)\s+)+$", re.I)
_OF_OTHERS = ("literature", "opinion", "people", "some", "told", "advice", "general", "count")
_LABELLED = re.compile(r"(?:case|patient|pt)\b", re.I)
_AND = re.compile(r"\band (?:in |of |for )?$")
_GAP = 2  # code points between one unit and the next
_IN = re.compile(r"\b(?:in|for|of|with)\s$", re.I)
_LONGEST = 9  # code points of a coordinator with the spaces around it
_TAIL = re.compile(r"\s(?:and|but|whereas|while)$", re.I)
_LED = re.compile(r"(?:in|for|of|with)\s", re.I)
_CUT = re.compile(r"\s(?:and|but|whereas|while)\s|[,;]\s(?!and|but)", re.I)
_LINK = re.compile(r"\)?\s*(?:,|and|&|,\s*and|or)\s*(?:in |for |of )?$", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence, from a code point of it to the next piece, with its owners."""

    start: int
    owners: Owners


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words of a sentence that name somebody, or a group that is nobody."""

    start: int
    end: int
    owners: Owners


def anchored(text: str, anchors: Sequence[Anchor]) -> list[Piece]:
    """Cut a stretch of a sentence where the one it speaks of changes; the first piece has its start at 0."""
    pieces, last = [Piece(0, anchors[0].owners)], anchors[0].end
    for one in anchors[1:]:
        if one.owners != pieces[-1].owners:
            pieces.append(Piece(_boundary(text, last, one.start), one.owners))
        last = one.end
    return pieces


def shared_verb(text: str, unit: Unit, anchors: Sequence[Anchor]) -> list[Piece]:
    """Give two what their common verb says: "a woman with fever and a man with a cough / had a leak".

    Nothing where each has a verb of his own.
    """
    if len(anchors) != 2 or any(len(one.owners) != 1 for one in anchors):
        return []
    first, second = anchors
    both = (*first.owners, *second.owners)
    words = tokens_of(text[: unit.end])
    verbs = [words.starts[at] for at in range(len(words.words)) if is_verb(words.words, at)]
    between = [at for at in verbs if first.end <= at < second.start]
    if between or len(set(both)) < 2 or not _AND.search(text, first.end, second.start):
        return []
    ahead = any(unit.start <= at < first.start for at in verbs)
    behind = next((at for at in verbs if at >= second.end), None)
    own = [Piece(first.start, first.owners), Piece(second.start, second.owners)]
    pieces = [Piece(unit.start, both if ahead else first.owners), *own]
    return pieces if behind is None or ahead else [*pieces, Piece(behind, both)]


def regrouped(text: str, found: list[Piece]) -> list[Piece]:
    """Go back to the group behind the bracket that lists it: "two patients (man, 71; woman, 66) had it"."""
    for place, piece in enumerate(found[1:], 1):
        group, closed = found[place - 1].owners, text.find(")", piece.start)
        if len(group) < 2 or closed < 0 or text[piece.start - 1 : piece.start] != "(":
            continue
        inside = [one for one in found[place:] if one.start < closed]
        if {owner for one in inside for owner in one.owners} == set(group):
            rest = found[place + len(inside) :]
            return [*found[:place], *inside, Piece(closed, group), *rest]
    return found


def shared_out(standing: Standing, found: list[Piece]) -> list[Piece]:
    """Give each patient his own of the things that "respectively" lists."""
    done: list[Piece] = []
    for place, piece in enumerate(found):
        owners = piece.owners
        end = found[place + 1].start if place + 1 < len(found) else len(standing.text)
        done.append(piece)
        for cuts in shares(standing, len(owners)):
            if done[-1].start <= cuts[0] and cuts[-1] <= end:
                done += [Piece(cut, (one,)) for cut, one in zip(cuts, owners, strict=False)]
                done.append(Piece(cuts[-1], owners))
    return done


def _boundary(text: str, last: int, start: int) -> int:
    """Tell where the words about the next one begin: "fever in patient 1 / and cough in patient 2"."""
    tail = _TAIL.search(text, max(0, last - _LONGEST), last)
    last = tail.start() if tail else last
    if _IN.search(text, last, start) or _LED.match(text, start):
        cuts = [hit.start() for hit in _CUT.finditer(text, last, start)]
        if cuts:
            return cuts[-1]
    lead = _LEADS.search(text, last, start)
    return lead.start() if lead else start


def headed(standing: Standing, found: list[Piece]) -> list[Piece]:
    """Give what leads to somebody to whom it leads: "Rasch (2010): a man", "While it leaked, a man fell"."""
    first = standing.reading.units[0]
    told = standing.text[: first.end].rstrip()
    if len(found) > 1 and first.tense == "none" and told.endswith(":"):
        found[0] = Piece(found[0].start, found[1].owners)
    named = next((place for place, piece in enumerate(found) if piece.owners), 0)
    if named != 1 or first.says(*_OF_OTHERS) or found[1].start > first.end + _GAP:
        return found
    leads = told.endswith(":") or (told.endswith(",") and _is_clause(told))
    if leads and first.tense == "past":
        found[0] = Piece(found[0].start, found[1].owners)
    return found


def _is_clause(told: str) -> bool:
    """Tell whether words are a clause of time: "while it was being done,"."""
    word = told.partition(" ")[0].lower()
    return word in word_class("time") or word in ("while", "as", "after", "before")


def is_label(standing: Standing, unit: Unit) -> bool:
    """Tell whether a unit is only a label in front of what is told: "Results:"."""
    return unit.end - unit.start < _LABEL and standing.text[: unit.end].rstrip().endswith(":")


def told_apart(text: str, found: Sequence[Anchor]) -> list[Anchor]:
    """Leave out what overlaps, what names nobody first, and join "patient 1 and patient 2"."""
    chosen: list[Anchor] = []
    for one in sorted(found, key=lambda one: (not one.owners, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    done: list[Anchor] = []
    for one in sorted(chosen):
        before = done[-1] if done else None
        if before and _is_label_of(text, before, one):
            done[-1] = Anchor(before.start, one.end, before.owners)
        elif (
            before and one.owners and before.owners and _LINK.fullmatch(text, before.end, one.start)
        ):
            both = tuple(dict.fromkeys((*before.owners, *one.owners)))
            done[-1] = Anchor(before.start, one.end, both)
        else:
            done.append(one)
    return done


def _is_label_of(text: str, before: Anchor, one: Anchor) -> bool:
    """Tell whether an anchor is only the label of the one before: "a woman (case 1)"."""
    same = bool(one.owners) and set(one.owners) <= set(before.owners)
    same = same and _LABELLED.match(text, one.start) is not None
    return same and text[before.end : one.start].strip() in ("(", ", (")


def counts_cases(standing: Standing, unit: Unit) -> bool:
    """Tell whether a unit counts cases."""
    for one in standing.scan.numbers:
        if unit.start <= one.start - standing.start < unit.end and (
            (one.denominator or 0) > _GRADES or one.counted in ("patients", "cases")
        ):
            return True
    return False


def placed(standing: Standing, pieces: Sequence[Piece]) -> Iterator[Owned]:
    """Give the stretches of a sentence in the offsets of the document."""
    ends = [piece.start for piece in pieces[1:]] + [len(standing.text)]
    for piece, end in zip(pieces, ends, strict=True):
        if piece.owners and end > piece.start:
            yield Owned(
                start=standing.start + piece.start, end=standing.start + end, owners=piece.owners
            )
