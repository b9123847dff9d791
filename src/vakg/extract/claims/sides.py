"""What stands on each side of a cue: the names of its clause, and how the clause denies or doubts it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.context.assess import assess
from vakg.extract.context.clauses import Clause
from vakg.extract.phrases import word_class
from vakg.extract.spans import Span
from vakg.model.assertion import AssertionStatus, Certainty

CAUSES = (
    "happening",
    "factor",
    "measure",
    "procedure",
    "remedy",
    "substance",
    "method",
    "person",
)
HAPPENS = ("happening",)
_NOT_ALWAYS = re.compile(r"\bnot (?:necessarily|always|invariably|inevitably|automatically)\b")
_SHARED_MODAL = re.compile(
    r"\b(?P<modal>may|might|can|could|would)\s[^;:.]{3,90}\s(?:and|or|but)(?:\s(?:also|thus|even|\w+ly))?\s$",
    re.I,
)
_ALL_OF_THESE = re.compile(
    r"\b(?:all|both|most|many|some|none) of (?:these|them|those)\s(?:[\w-]+\s){0,3}$", re.I
)
_NEAR = 40  # code points: within the same phrase
_SO_THAT = re.compile(r",\sso that\s[^,;]*$")
_IT_THEN = re.compile(r"\s(?:it|they)\s$")
_SHORT = 5  # letters: "bring" has no ending
_NOT_EVERY = re.compile(r"[\s,;]*(?:and |but |thus |that )?not (?:every|all|each)\b", re.I)
_INTERRUPTED = re.compile(r"\b(?P<modal>may|might|can|could),\s[^,;.]{3,60},\s$", re.I)
_SELDOM = re.compile(r"\b(?:rarely|seldom|occasionally|sometimes)\s$", re.I)
_IT = re.compile(r"\s(?:it|them|this|these)(?=\.?$|[,;.)(]|\s(?:and|or|but|in|after|than|\())")
_WITHOUT = re.compile(r"\bwithout\b(?! \w+ing\b)")  # it says of whom, or denies what follows
_NO_EVIDENCE = re.compile(
    r"\b(?:[Nn]o|without|lack of|little) (?:\w+ )?"
    r"(?:evidence|proof|indication|sign|reason to (?:believe|think|assume))(?: \w+)? (?:that )?$"
)
_HARDLY = re.compile(r"\b(?:hardly|scarcely|barely)\s(?:ever\s)?\w+(?:\sto)?$")
_TAKEN_BACK = re.compile(  # "that X should be so was not confirmed"
    r"(?:[A-Z]\w+:? )?That\s[^;:]*?\b(?:was|were|is|could|has|have)\s(?:not|never)\s(?:be |been )?"
    r"(?:supported|confirmed|shown|proven|proved|found|borne out|established|verified)\b.*",
    re.S,
)
_NOT_THIS = re.compile(  # "smoking, but not obesity, was associated with X"
    r"(?:^|,?\s)(?:but|and|though)\snot\s(?:[\w-]+\s?){1,5}?(?=,|\s(?:was|were|is|are|has|have|had|did|does|may|can)\b)"
)
_OTHER = re.compile(
    r"\b(?:in|with|after|during|among|when|if|at|by|for|than|compared|following|because|due|through|on)\b"
)
_AGAIN = re.compile(r"\b(?:and|or|nor) (?:for|of|in|with|to)\b")
_JOINED = re.compile(r",|/|\b(?:and|or|nor|plus)\b")
_QUALIFIES = re.compile(
    r"\b(?:with|during|after|for|by|through|at|on|from|performed|using)\b[^,]*$"
)
_NEW = frozenset({"main", "coordinate", "contrast", "reason", "condition", "time", "participle"})


_SUBJECT = re.compile(
    rf"(?P<cut>,? (?:and|but|or) )(?:{'|'.join(sorted(word_class('pronoun')))})\b"
)


def start_of(view: View, hit: Span) -> int:
    """Give where the clause of a cue begins, over what interrupts it."""
    clause = _root(view, hit)
    start = clause.start if clause is not None else view.block_at(hit.start)[0]
    cuts = [one.end("cut") for one in _SUBJECT.finditer(view.text, start, hit.start + 1)]
    return cuts[-1] if cuts else start


def end_of(view: View, hit: Span) -> int:
    """Give where the clause of a cue ends: before the next clause that has a verb of its own."""
    block = view.block_at(max(hit.start, hit.end - 1))[1]
    later = (one.start for one in view.clauses if one.start >= hit.end and _is_new(view, one))
    subject = _SUBJECT.search(view.text, hit.end)
    return min(next(later, block), block, subject.start() if subject else block)


def _is_new(view: View, clause: Clause) -> bool:
    """Tell whether a clause says something of its own; a list behind "including" goes on."""
    if clause.kind == "participle":
        return not view.text.startswith("including", clause.start)
    return clause.kind in _NEW and clause.continues is None and clause.verb is not None


def left(view: View, hit: Span, fields: Iterable[str], since: int = 0) -> tuple[Named, ...]:
    """Give the names before a cue in its clause, or in the one that it goes on with."""
    wanted = tuple(fields)
    if _ALL_OF_THESE.search(view.text, max(0, hit.start - _NEAR), hit.start):
        return ()
    found = view.named(start_of(view, hit), hit.start, wanted)
    found = tuple(one for one in found if _root(view, one) == _root(view, hit)) or tuple(
        one for one in found if not _is_aside(view, one)
    )
    if found:
        return tuple(one for one in found if one.start >= since) or found
    start = start_of(view, hit)
    led_in = _IT_THEN.search(view.text, start, hit.start)  # "from there it can reach X"
    if view.antecedent and (led_in or words("pronoun").match(view.text, start)):
        return tuple(one for one in view.antecedent if one.field in wanted)
    return _inherited(view, hit, wanted)


def _is_aside(view: View, one: Named) -> bool:
    """Tell what an inserted clause names: "doing X, so that Y can follow, lowers Z"."""
    clause = view.clause_at(one.start)
    if clause is not None and clause.kind in ("reason", "complement"):
        return True
    return _SO_THAT.search(view.text, 0, one.start) is not None and "," in view.text[one.end :]


def _inherited(view: View, hit: Span, wanted: tuple[str, ...]) -> tuple[Named, ...]:
    """Give what a clause without names of its own takes from the one before."""
    clause = view.clause_at(hit.start)
    before = view.named(view.block_at(hit.start)[0], hit.start, wanted)
    if clause is None or not before:
        return ()
    if clause.kind == "relative":
        all_of_them = words("factor").search(view.text, before[-1].end, hit.start)
        return before if all_of_them else before[-1:]
    pronoun = words("pronoun").match(view.text, start_of(view, hit)) is not None
    if pronoun or (clause.kind in ("contrast", "coordinate", "main") and clause.subject is None):
        return before[:1]
    return before if clause.kind == "participle" else ()


def _root(view: View, one: Span) -> Clause | None:
    """Give the first stretch of the clause that a span stands in."""
    clause = view.clause_at(one.start)
    while clause is not None and clause.continues is not None:
        clause = view.clauses[clause.continues]
    return clause


def right(
    view: View, hit: Span, fields: Iterable[str], until: int | None = None
) -> tuple[Named, ...]:
    """Give the names behind a cue, to the end of its clause."""
    wanted = tuple(fields)
    if _IT.match(view.text, hit.end) and not view.named(0, start_of(view, hit), HAPPENS):
        return tuple(one for one in view.spoken if one.field in wanted)
    end = end_of(view, hit) if until is None else min(until, end_of(view, hit))
    return view.named(hit.end, end, wanted)


def ends_at_preposition(view: View, names: tuple[Named, ...]) -> tuple[Named, ...]:
    """Keep names up to a preposition that begins another matter: "leads to X in Y" ends at X."""
    for before, after in pairwise(names):
        gap = view.text[before.end : after.start]
        if _OTHER.search(_AGAIN.sub("", gap)):
            return names[: names.index(after)]
    return names


def heads(view: View, names: tuple[Named, ...]) -> tuple[Named, ...]:
    """Keep the first name and what "and", "or" or a comma joins to it, without what only qualifies them."""
    kept = list(names[:1])
    for before, after in pairwise(names):
        gap = view.text[before.end : after.start]
        chained = kept[-1] is before or "," in gap
        if not chained or not _JOINED.search(gap) or _QUALIFIES.search(gap):
            continue
        kept.append(after)
    return tuple(kept)


def is_past(view: View, hit: Hit) -> bool:
    """Tell whether a clause tells of one event of the past, so that its cue states nothing general."""
    verbs = [one.verb for one in view.clauses if one.verb and one.verb.end <= hit.start]
    if not verbs or not (
        hit.words.split()[0].endswith("ing") or view.text[: hit.start].rstrip().endswith(" to")
    ):
        return False
    spoken = view.text[verbs[-1].start : verbs[-1].end].lower().split()
    if any(
        word in word_class("modal") or word in ("is", "are", "has", "have", "be") for word in spoken
    ):
        return False
    return any(word in ("was", "were", "had") or word.endswith("ed") for word in spoken) or (
        spoken[-1] in word_class("finite")
    )


def verb_after(view: View, hit: Hit) -> Span | None:
    """Give the linking verb behind a cue in its block: "are", "include", or the colon in its place."""
    end = view.block_at(hit.end - 1)[1]
    found = words("linking").search(view.text, hit.end, end)
    colon = view.text.find(":", hit.end, end)
    plain = colon >= 0 and hit.words.lower().startswith(
        "following"
    )  # else a title: "Causes of X: a review"
    if plain and (found is None or colon < found.start()):
        return Span(start=colon, end=colon + 1)
    return Span(start=found.start(), end=found.end()) if found else None


def is_denied(view: View, hit: Hit) -> bool:
    """Tell whether the clause denies its cue: "neither ... nor ... was", "not associated", "causes no"."""
    subject = _NOT_THIS.sub(" ", view.unbracketed[start_of(view, hit) : hit.start])
    before = _WITHOUT.sub(" ", subject + view.text[hit.start : hit.end])
    plain = _NOT_ALWAYS.sub("", before.replace("not only", "").replace("not all", ""))
    if _NO_EVIDENCE.search(view.text, 0, start_of(view, hit)):
        return True
    if words("deny").search(plain) or _HARDLY.search(plain) or _TAKEN_BACK.fullmatch(view.text):
        return True
    return view.text[hit.end :].lstrip().lower().startswith(("no ", "neither "))


def stance_of(view: View, hit: Hit) -> tuple[AssertionStatus, Certainty]:
    """Say whether a cue's clause asserts, doubts or supposes it; denial is another question."""
    if _NOT_EVERY.match(view.text, start_of(view, hit)):
        return AssertionStatus.POSSIBLE, Certainty.UNDECIDED  # what holds of some is not said
    own = _own_modal(view, hit)
    if own is not None:
        return AssertionStatus.POSSIBLE, own
    [said] = assess(view.text, [Span(start=hit.start, end=hit.end)])
    if said.status in (AssertionStatus.POSSIBLE, AssertionStatus.CONDITIONAL):
        return said.status, said.certainty
    if _SELDOM.search(view.text, start_of(view, hit), hit.start):
        return AssertionStatus.POSSIBLE, Certainty.ASSERTED
    return _softly(view, hit) or _by_modal(_modal_before(view, hit))


def _by_modal(modal: str) -> tuple[AssertionStatus, Certainty]:
    """Say how surely a verb holds behind "can", behind "may", and behind none."""
    if not modal:
        return AssertionStatus.PRESENT, Certainty.ASSERTED
    sure = Certainty.ASSERTED if modal in ("can", "could") else Certainty.SPECULATIVE
    return AssertionStatus.POSSIBLE, sure


def _softly(view: View, hit: Hit) -> tuple[AssertionStatus, Certainty] | None:
    """Say how surely a cue holds that has "possibly" or "probably" in it or before it in its clause."""
    text = view.text[start_of(view, hit) : hit.end]
    if words("perhaps").search(text):
        return AssertionStatus.POSSIBLE, Certainty.SPECULATIVE
    if words("probably").search(text):
        return AssertionStatus.POSSIBLE, Certainty.PROBABLE
    return None


def _own_modal(view: View, hit: Hit) -> Certainty | None:
    """Say how surely a cue with "can" or "may" in it holds, or one that does "not always" hold."""
    spoken = {word.lower() for word in hit.words.split()}
    if spoken & {"can", "could"} or _NOT_ALWAYS.search(view.text, start_of(view, hit), hit.end):
        return Certainty.ASSERTED
    return Certainty.SPECULATIVE if spoken & {"may", "might"} else None


def _modal_before(view: View, hit: Hit) -> str:
    """Give the modal verb that a cue's own verb stands behind, over an adverb."""
    before = [
        word for word, end in zip(view.words, view.tokens.ends, strict=True) if end <= hit.start
    ][-3:]
    for word in reversed(before):
        if word in word_class("modal") and word not in ("will", "should", "must", "shall"):
            return word
        if (
            word not in word_class("adverb")
            and not word.endswith("ly")
            and word not in word_class("be")
        ):
            break
    since = view.block_at(hit.start)[0]
    shared = _INTERRUPTED.search(view.text, since, hit.start)
    shared = shared or _SHARED_MODAL.search(view.text, since, hit.start)
    return shared["modal"].lower() if shared is not None and _is_bare(view, hit) else ""


def _is_bare(view: View, hit: Hit) -> bool:
    """Tell the verb of "may affect X and accelerate Y", which has no ending of its own."""
    first = view.text[hit.start : hit.end].lower().split()[0]
    ending = first.endswith(("s", "ed")) or (first.endswith("ing") and len(first) > _SHORT)
    return not ending and first not in word_class("finite")


def curies(names: Iterable[Named]) -> tuple[str, ...]:
    """Give the classes of names, each once."""
    return tuple(dict.fromkeys(one.curie for one in names))
