"""What a sentence says of the things it names: whether, how surely, about whom.

The ConText algorithm on cues of our own (`cues.tsv`), with reaches that follow clauses: a "no" ends
at the verb of its clause, a "which was not seen" leaves its noun alone, a "but not confirmed" has the
subject of the clause before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from vakg.extract.context.clauses import parse
from vakg.extract.context.cues import Cue, Meaning, find_cues, gate
from vakg.extract.context.idle import is_of_link
from vakg.extract.context.onward import Field, field_of
from vakg.extract.context.scopes import reach, refined
from vakg.extract.context.verbs import auxiliaries
from vakg.extract.exceptions import is_excepted, is_of_a_kind
from vakg.extract.phrases import Tokens, folded_words, tokens_of, word_class
from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import AssertionStatus, Certainty

_PLAIN = Assertion(status=AssertionStatus.PRESENT, certainty=Certainty.ASSERTED)
_RANK = {
    AssertionStatus.PRESENT: 0, AssertionStatus.POSSIBLE: 1, AssertionStatus.ABSENT: 2,
    AssertionStatus.HYPOTHETICAL: 3, AssertionStatus.CONDITIONAL: 4,
}  # fmt: skip
_SURE = {one: rank for rank, one in enumerate(Certainty)}
_DENYING = frozenset(
    {"no", "not", "never", "without", "cannot", "nor", "fail", "fails", "failed", "failing"}
    | {"nothing", "none", "neither"}
)
_SUPPOSING = frozenset({"would", "could", "might", "wouldn't", "couldn't"})
_TURNED = {"had": _SUPPOSING, "were": _SUPPOSING | {"should"}, "should": frozenset({","})}
_SCARCE = frozenset({"hardly", "barely", "scarcely", "little"})
_DENIED = Meaning(AssertionStatus.ABSENT, Certainty.ASSERTED, frozenset(), "", "none")
_BACK = frozenset({"subject", "definite", "given", "earlier", "previous"})


def assess(
    sentence: str, spans: Sequence[Span], offset: int = 0, others: Sequence[Span] = ()
) -> tuple[Assertion, ...]:
    """Say of each span what its sentence says of it.

    Words of a name that holds more act neither on it nor on what stands outside it: "no improvement",
    where that is a name, denies no pain; they act on the names in it. A span is spoken of where its
    first word is: judge "cement in the veins" by the span of "cement".

    Args:
        sentence: The words of one sentence.
        spans: What to judge, in the offsets of the document.
        offset: Where the sentence starts in the document.
        others: What else it names; it is not judged, and its words act as those of a name.

    >>> text = "No cement leakage was seen on CT."
    >>> [one.status.value for one in assess(text, [Span(start=3, end=17), Span(start=30, end=32)])]
    ['absent', 'present']
    """
    tokens = tokens_of(sentence)
    if gate().isdisjoint(folded := folded_words(tokens.words)):
        return (_PLAIN,) * len(spans)
    where = [_places(tokens, one.start - offset, one.end - offset) for one in (*spans, *others)]
    cues = [*_inverted(folded), *find_cues(folded, where)]
    acting = [cue for cue in cues if cue.meaning.reach != "none"]
    if all(cue.meaning.ends and not cue.meaning.status for cue in cues):
        return (_PLAIN,) * len(spans)
    field = field_of(parse(tokens), cues, where)
    reaches = [(refined(field, cue), reach(field, cue)) for cue in acting]
    return tuple(_judged(field, places, reaches, offset, where) for places in where[: len(spans)])


def _inverted(words: tuple[str, ...]) -> list[Cue]:
    """Give the condition that a sentence with its verb first is: "Had it been seen, ...".

    >>> len(_inverted(("had", "it", "leaked", "she", "would", "die"))), len(_inverted(("had", "pain")))
    (1, 0)
    """
    needed = _TURNED.get(words[0]) if words else None
    if needed is None or needed.isdisjoint(words) or words[1] in ("to", "have", "be"):
        return []
    meaning = Meaning(AssertionStatus.CONDITIONAL, Certainty.ASSERTED, frozenset(), "", "sentence")
    return [Cue(0, 1, meaning)]


def _places(tokens: Tokens, start: int, end: int) -> range:
    """Give the words of a span; the verbs that only lead to its own are left out: "(have) died"."""
    inside = range(bisect_right(tokens.ends, start), bisect_left(tokens.starts, end))
    if not inside:
        return range(0)
    first, last = inside[0], inside[-1]
    while first < last and tokens.words[first] in auxiliaries() and _leads(tokens.words[first + 1]):
        first += 1
    return range(first, last + 1)


def _leads(follower: str) -> bool:
    return follower not in _DENYING and follower not in word_class("determiner")


def _judged(
    field: Field,
    places: range,
    reaches: Sequence[tuple[Cue, frozenset[int]]],
    offset: int,
    where: Sequence[range],
) -> Assertion:
    if not places:
        return _PLAIN
    told = _word_of(field, places)
    over = [cue for cue, reached in reaches if told in reached and _may_act(cue, places, where)]
    over = [cue for cue in over if not is_of_link(field, cue, places)]
    over += _around(field, places) + _within(field, places)
    over = _without_undone(field, _if_untold(_if_refuted(_if_declined(over))))
    if any(cue.denies for cue in over):
        over = [cue for cue in over if cue.meaning.status is not AssertionStatus.PRESENT]
    else:
        over = [cue for cue in over if "narrowed" not in cue.meaning.flags]
    said = _summed(field, over, offset) if over else _PLAIN
    if said.status is AssertionStatus.ABSENT and not said.narrowed:
        part = is_excepted(field, places, over) or is_of_a_kind(field, places, over)
        return replace(said, narrowed=part)
    return said


def _word_of(field: Field, places: range) -> int:
    """Give the word by which a target is judged: its first, or the verb of what is told to have mended."""
    last = places[-1]
    mended = len(places) > 1 and field.words[last] in word_class("mending")
    return last if mended else places[0]


def _may_act(cue: Cue, places: range, where: Sequence[range]) -> bool:
    """Tell whether a cue may act on a target: not on one that holds it, nor past a name that does.

    "No sign of infection", where all that is a name, denies "infection" in it and nothing beyond.
    """
    if cue.end > places.start and cue.start < places.stop:
        return False
    holders = [one for one in where if one and cue.lies_in(one)]
    return all(one.start <= places.start and places.stop <= one.stop for one in holders)


def _around(field: Field, places: range) -> list[Cue]:
    """Give the cues that have a target among their words behind a "no": "no sign of", "not resolved".

    What was tried in vain was done: "could not be managed by opioids".
    """
    return [
        cue if "partial" in cue.meaning.flags else replace(cue, meaning=_DENIED)
        for cue in field.cues
        if cue.start < places.start
        and places.stop <= cue.end
        and not _DENYING.isdisjoint(field.words[cue.start : places.start])
        and cue.meaning.reach != "tried"
    ]


def _within(field: Field, places: range) -> list[Cue]:
    """Give the cues within a target that leave hardly anything of it: "pain was hardly relieved"."""
    return [
        cue
        for cue in field.cues
        if cue.denies
        and field.words[cue.start] in _SCARCE
        and places.start < cue.start
        and cue.end < places.stop
    ]


def _if_declined(over: list[Cue]) -> list[Cue]:
    """Read in "surgery was advised, but she refused it" that it was not done; what was seen stays."""
    declined = [cue for cue in over if "declined" in cue.meaning.flags]
    if not declined:
        return over
    kept = [cue for cue in over if cue not in declined]
    planned = [cue for cue in kept if cue.meaning.status is AssertionStatus.HYPOTHETICAL]
    if not planned:
        return kept
    meaning = replace(_DENIED, flags=frozenset({"not_done"}))
    return [replace(declined[0], meaning=meaning), *(cue for cue in kept if cue not in planned)]


def _if_refuted(over: list[Cue]) -> list[Cue]:
    """Read in "CT was done to exclude a leak and showed none" that there was none; what was done stays."""
    refuted = [cue for cue in over if "refuted" in cue.meaning.flags]
    if not refuted:
        return over
    kept = [cue for cue in over if cue not in refuted]
    asked = [
        cue for cue in kept if cue.doubts or cue.meaning.status is AssertionStatus.HYPOTHETICAL
    ]
    rest = [cue for cue in kept if cue not in asked]
    return [replace(refuted[0], meaning=_DENIED), *rest] if asked else kept


def _if_untold(over: list[Cue]) -> list[Cue]:
    """Read in "no treatment is recorded" that nothing is said, whereas "no leak was recorded" denies it."""
    untold = [cue for cue in over if "untold" in cue.meaning.flags]
    kept = [cue for cue in over if cue not in untold]
    denied = [cue for cue in kept if cue.denies and cue.meaning.reach == "noun"]
    if not untold or not denied:
        return kept
    meaning = replace(_DENIED, status=AssertionStatus.POSSIBLE, certainty=Certainty.UNDECIDED)
    return [replace(untold[0], meaning=meaning), *(cue for cue in kept if cue not in denied)]


def _without_undone(field: Field, over: list[Cue]) -> list[Cue]:
    """Leave out what a later word settles: "suspected ... was confirmed", "not seen ... but found"."""
    return [cue for cue in over if not any(_undoes(field, later, cue) for later in over)]


def _is_denied_plan(denial: Cue, cue: Cue) -> bool:
    """Tell whether a "no" stands before what is said of a plan: "no surgery was considered"."""
    planned = cue.meaning.status is AssertionStatus.HYPOTHETICAL and cue.meaning.reach == "subject"
    return planned and denial.denies and denial.meaning.reach == "noun" and denial.start < cue.start


def _undoes(field: Field, later: Cue, cue: Cue) -> bool:
    if cue.meaning.status is None or "advised" in cue.meaning.flags:
        return _is_denied_plan(later, cue)
    return _is_denied_plan(later, cue) or _is_settled(field, later, cue)


def _is_settled(field: Field, later: Cue, cue: Cue) -> bool:
    flags = later.meaning.flags
    doubted = cue.doubts
    planned = cue.meaning.status is AssertionStatus.HYPOTHETICAL
    if "ended" in flags and cue.meaning.status is AssertionStatus.PRESENT:
        return True  # "the signs of it have resolved": it had been known
    if "performed" in flags or "confirmed" in flags:
        if cue.meaning.certainty is Certainty.UNDECIDED and cue.start < later.start:
            return False  # "we do not know whether it was done"
        return doubted or ("performed" in flags and planned)
    if later.start > cue.start and "affirmed" in flags:
        return (cue.denies or doubted) and field.made.owner[later.start] != field.made.owner[
            cue.start
        ]
    reopened = cue.denies and later.meaning.status is AssertionStatus.POSSIBLE
    if reopened and _DENYING.isdisjoint(field.words[later.start : later.end]):
        return False
    settled = reopened or ((doubted or planned) and later.denies)
    behind = later.start > cue.start and later.meaning.reach in _BACK
    return settled and behind  # "not proven but could not be excluded"


def _summed(field: Field, over: Sequence[Cue], offset: int) -> Assertion:
    """Let the strongest status stand, the weakest certainty, and every mark."""
    said = [cue for cue in over if cue.meaning.status]
    best = max(
        said, key=lambda cue: _RANK[cue.meaning.status or AssertionStatus.PRESENT], default=None
    )
    flags = {flag for cue in over for flag in cue.meaning.flags}
    status = best.meaning.status if best and best.meaning.status else AssertionStatus.PRESENT
    sure = (cue.meaning.certainty for cue in said)
    certainty = max(sure, key=_SURE.__getitem__, default=Certainty.ASSERTED)
    return Assertion(
        status=status,
        certainty=certainty,
        history="history" in flags,
        other_person="other_person" in flags,
        not_done="not_done" in flags and status is AssertionStatus.ABSENT,
        advised="advised" in flags,
        normal="normal" in flags and status is AssertionStatus.ABSENT,
        ended="ended" in flags,
        lasting="lasting" in flags and status is AssertionStatus.PRESENT,
        narrowed="narrowed" in flags and status is AssertionStatus.ABSENT,
        partial="partial" in flags and status is AssertionStatus.PRESENT,
        cue=_span(field, best or over[0], offset),
    )


def _span(field: Field, cue: Cue, offset: int) -> Span:
    tokens = field.made.tokens
    return Span(start=offset + tokens.starts[cue.start], end=offset + tokens.ends[cue.end - 1])
