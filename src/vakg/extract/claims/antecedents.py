"""What the pronouns of a sentence stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.context.verbs import is_verb
from vakg.extract.phrases import word_classes

_EXPLETIVE = re.compile(
    r"It (?:is|was|seems|remains|appears|has been|may be|can be)\b[^.;]{0,50}?\b(?:to|that|whether|how)\b"
)
_THE_RATE = re.compile(r"the (?!former|latter)", re.I)
_LEAD = re.compile(
    r"(?:In|On|At|For|With|After|Among|Of|From|Through|Via)\s(?:[^,;.]|\bal\.){3,60}"
    r"(?:, (?=(?:it|they|this|these)\b)"
    r"| (?=(?:it|they)\s(?:was|were|is|are|had|occurred|can|may|might|could)\b))"
)
_NOUN = re.compile(r"\s(?P<words>(?P<word>[a-z]+)\b(?:\s[a-z]+\b){0,2})")
_POINTING = frozenset({"this", "these", "such"})
_NO_NOUNS = ("be", "have", "do", "modal", "adverb", "occur", "present", "preposition")


def with_antecedent(view: View, topic: tuple[str, ...], rated: tuple[str, ...] = ()) -> View:
    """Add what the pronouns of a sentence stand for: what was spoken of last.

    Args:
        view: The sentence.
        topic: What the sentences before spoke of.
        rated: What they gave a rate or risk factors of; "the risk" is of that.
    """
    view = replace(view, spoken=_named_so(topic, "it"))
    if not topic:
        return view
    lead = _LEAD.match(view.text)
    hit = words("pronoun").match(view.text, lead.end() if lead else 0)
    if hit is not None and _THE_RATE.match(hit[0]):
        topic = rated
    if hit is None or _EXPLETIVE.match(view.text) or _is_of_another(view, hit):
        return view
    return replace(view, antecedent=_named_so(topic, hit[0]))


def _is_of_another(view: View, hit: re.Match[str]) -> bool:
    """Tell "this technique", which is nothing that happened, from "this complication" and "this is"."""
    noun = _NOUN.match(view.text, hit.end()) if hit[0].lower() in _POINTING else None
    if noun is None or any(words("event").fullmatch(one) for one in noun["words"].split()):
        return False
    place = view.tokens.starts.index(noun.start("word"))
    return not is_verb(view.words, place) and noun["word"] not in word_classes(*_NO_NOUNS)


def _named_so(curies: Iterable[str], said: str) -> tuple[Named, ...]:
    """Give what a pronoun stands for as names that stand nowhere in the sentence."""
    return tuple(Named(start=0, end=0, curie=one, field="happening", text=said) for one in curies)
