"""Tell advice from what was once recommended to a patient, needed in an operation, or only spoken of."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.modalities import narrows
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.sides import end_of, start_of
from vakg.extract.claims.spared import SPARES
from vakg.extract.claims.subjects import subject_in_words
from vakg.extract.claims.view import View
from vakg.extract.context.clauses import Clause
from vakg.extract.spans import Span

ACTS = ("remedy", "procedure", "method", "factor")
NAMED = (*ACTS, "substance", "happening", "measure")
_OPENS = re.compile(r"\s*(?:(?:To|In order to|For|In|If|When|Should)\b[^,;.]*, ?)?")
_COMMA = re.compile(r"[^,]+(?:,(?:\s[\w-]+){1,2}(?=,|\s(?:or|and)\s))*[^,]*\s\S+,")
_ENDS = re.compile(r"\s?(?:[.;)]|,(?!\s[a-z]+,))")  # "as it should.", not "should, however, be"
_NEEDED = re.compile(r"(?:needs?|requires?|deserves?|calls? for|demands?|necessitates?)\b")
_OFTEN = re.compile(
    r"\d\s?%|\bper ?cent\b|\b(?:often|seldom|rarely|sometimes|usually|most|many|few|some)\b", re.I
)
_HAS_BEEN = re.compile(
    r" (?:\w+ )?have (?:\w+ly )?(?:been|\w+(?:ed|en|wn|ne))\b"
)  # "must have passed"
_REGARDED = re.compile(
    r"(?: be)? (?:regarded|considered|seen|viewed|held)(?: as| to be)? (?:the|an?|one of the) (?:\w+ ){0,2}?"
    r"(?:cause|reason|source|result|consequence|explanation|culprit|origin)"
)
_SUPPOSING = ("suggest", "suggests", "suggested", "propose", "proposes", "proposed", "proposing")
_WHAT = re.compile(r"\sthat\s(?P<what>[^;.]+)")
_ASKS = re.compile(r"\b(?:should|must|ought|be|need|needs)\b")
_THAT = re.compile(r"(?:[A-Z]+:? )?That\b")
_DETERMINED = re.compile(r"\b(?:its|their|his|her|the|an?)\s$")  # "has its advocates"
_TURNED = re.compile(
    r"\s(?:it|he|she|they|this|these|those|the|such|any|an?|his|her|their)\b"
)  # "should it"
_ASKED = re.compile(r"\b(?:what|how|whether|why)\s(?:\w+\s){0,3}$", re.I)  # "what ought to be done"
_THERE = re.compile(r"\b[Tt]here\s$")
_ASKS_FOR_ACTS = re.compile(
    r"^(?:needs?|deserves?|demands?|mandates?|necessitates?|requires?)$"
    r"|\b(?:important|fundamental|pivotal|sensible)$|^(?:is|are) to be$"
    r"|^(?:may|might|can|could) (?:\w+ )?(?:help|aid|save|spare|avert|forestall|preclude|keep)\b"
    r"|\bchoice (?:is|are|remains?)$"
    r"|^(?:may|might|can) be (?:\w+ )?(?:managed|treated|removed|tried|offered)$"
)
_PAST = ("was ", "were ", "had ", "been ")
_SPOKEN = ("recommended", "advised", "advocated", "suggested", "proposed")


def is_advice(view: View, hit: Hit) -> bool:
    """Tell advice from what was once recommended to a patient, or needed in an operation."""
    spoken = hit.words.lower()
    strong = words("strong").search(spoken) is not None
    if hit.shape == "imperative":
        return _OPENS.fullmatch(view.text, 0, hit.start) is not None
    if _is_set_aside(view, hit, strong):
        return False
    if view.narrated:
        return strong and not spoken.startswith(_PAST) and not spoken.endswith(_SPOKEN)
    fields = ACTS if _ASKS_FOR_ACTS.search(spoken) else NAMED
    until = hit.start if SPARES.search(spoken) else end_of(view, hit)
    block = view.block_at(hit.start)[1]
    until = block if ":" in view.text[hit.end : block] else until  # "two things may help: X and Y"
    named = view.named(start_of(view, hit), until, fields)
    deed = words("deed").search(view.text, start_of(view, hit), hit.end) is not None
    said = fields is NAMED and subject_in_words(view, hit) is not None
    return strong or bool(named) or deed or said


def _is_set_aside(view: View, hit: Hit, strong: bool) -> bool:
    """Tell a cue in an "if" clause, in a relative one, or of a past operation."""
    spoken, clause = hit.words.lower(), view.clause_at(hit.start)
    kinds = ("condition",) if strong else ("condition", "relative")
    inside = clause is not None and clause.kind in kinds and aside_end(view, clause, hit) is None
    if inside or (clause is not None and narrows(view, clause, hit)):
        return True
    if spoken.startswith("consider") and view.text[start_of(view, hit) : hit.start].strip(" ,"):
        return True
    past = spoken.startswith(_PAST) and not spoken.endswith(_SPOKEN)
    return past or _is_no_cue(view, hit, strong)


def aside_end(view: View, clause: Clause, hit: Span) -> int | None:
    """Give the comma that ends an "if" at a sentence's start, where the clause was not seen to end."""
    opens = clause.kind in ("condition", "time") and clause.start <= hit.start
    before = view.text[: clause.start].rstrip()
    comma = _COMMA.match(view.text, clause.start, hit.start) if opens else None
    return comma.end() - 1 if comma is not None and (not before or before[-1] in ";:.") else None


def _is_no_cue(view: View, hit: Hit, strong: bool) -> bool:
    """Tell "as it should.", "has its advocates", "there are recommended ways", "treated without need for"."""
    spoken, clause = hit.words.lower(), view.clause_at(hit.start)
    alone = strong and " " not in hit.words
    first = (
        spoken == "should" and not view.text[view.block_at(hit.start)[0] : hit.start].strip()
    )  # "Should X persist, ..."
    bare = first or (
        alone and (_ENDS.match(view.text, hit.end) or _TURNED.match(view.text, hit.end)) is not None
    )
    named = _DETERMINED.search(view.text, 0, hit.start) is not None
    told = _THERE.search(view.text, 0, hit.start) is not None and spoken.endswith(
        (*_SPOKEN, "need not")
    )
    told = told or _is_supposed(view, hit) or _is_share_in_need(view, hit)
    without = spoken.startswith("without") and clause is not None and _is_past(view, clause)
    asked = _ASKED.search(view.text, 0, hit.start) is not None
    return bare or named or told or without or asked or _is_topic(view, hit) or _is_view(view, hit)


def _is_view(view: View, hit: Hit) -> bool:
    """Tell "must be regarded as the cause", which says how it was."""
    behind = (_REGARDED, _HAS_BEEN)
    return any(one.match(view.text, hit.end) is not None for one in behind)


def _is_supposed(view: View, hit: Hit) -> bool:
    """Tell "it has been proposed that cement leaks", which supposes, from "that CT be done"."""
    supposes = hit.words.lower().removesuffix(" that").endswith(_SUPPOSING)
    said = _WHAT.match(view.text, hit.end - 5 if hit.words.endswith(" that") else hit.end)
    return supposes and said is not None and _ASKS.search(said["what"]) is None


def _is_share_in_need(view: View, hit: Hit) -> bool:
    """Tell "less than 1% of patients need surgery" and "new ones often call for it": how often."""
    needs = _NEEDED.match(hit.words) is not None
    return needs and _OFTEN.search(view.text, start_of(view, hit), hit.start) is not None


def _is_topic(view: View, hit: Hit) -> bool:
    """Tell "That X should be so is explained by Y", whose first clause is what it speaks of."""
    return _THAT.match(view.text, start_of(view, hit)) is not None


def _is_past(view: View, clause: Clause) -> bool:
    """Tell "they were treated without need for X", which is told of patients."""
    verb = view.text[clause.verb.start : clause.verb.end].lower() if clause.verb else ""
    return any(word in ("was", "were", "had") or word.endswith("ed") for word in verb.split())
