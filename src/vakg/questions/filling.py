"""Fill the parameters of a question from what a reader's words name.

What is not named keeps its default. A name is taken by a parameter of its kind only, a class by one
whose default stands in the same branch of the ontology.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vakg.graph.vocabulary import vaco
from vakg.questions.library import Parameter, Question
from vakg.questions.mentions import Mention, NamesInGraph
from vakg.questions.parameters import CERTAINTIES, STATUSES
from vakg.questions.wording import stems

_UP_TO = re.compile(r"\b(?:under|below|younger than|less than|before|until|up to|by)\W+$", re.I)
_ON = re.compile(r"\b(?:on|at|of)\b[^\d,;]*$", re.I)


def fill(
    question: Question, words: str, mentions: Sequence[Mention], names: NamesInGraph
) -> dict[str, str]:
    """Give the parameters that the words name, as a user would type them.

    Args:
        question: Whose parameters.
        words: What the reader typed.
        mentions: What the words name.
        names: The names that the graph knows.
    """
    given = _numbers(question, words, mentions)
    given |= dict(_classes(question, mentions, names))
    for one in question.parameters:
        if one.kind in ("level", "case", "document"):
            given |= dict(_first(one, one.kind, mentions))
        elif one.kind in ("status", "certainty"):
            given |= dict(_closed(one, words))
        elif one.of:
            said = dict(_first(one, "text", mentions))
            given |= said or dict(_text(one, words, names))
    return given


def _first(
    parameter: Parameter, kind: str, mentions: Sequence[Mention]
) -> Iterator[tuple[str, str]]:
    yield from [(parameter.name, one.value) for one in mentions if one.kind == kind][:1]


def fits(question: Question, mentions: Sequence[Mention], names: NamesInGraph) -> dict[str, float]:
    """Count how what the words name suits a question's parameters.

    Returns:
        taken, unplaced: names other than classes for which there is a parameter, or none.
        beside, another: classes for which there is only a parameter whose default is a neighbour, or
            some other event; a class of the default's own branch suits and is not counted.
        untaken: classes for which there is none.
    """
    kinds = {one.kind for one in question.parameters}
    others = [one.kind in kinds for one in mentions if one.kind != "class"]
    named = {one.value for one in mentions if one.kind == "class"} - _generic(question, names)
    found = [how for _, _, how in _taking(question, mentions, names)]
    return {
        "taken": sum(others),
        "unplaced": len(others) - sum(others),
        "beside": found.count("beside"),
        "another": found.count("another"),
        "untaken": max(0, len(named) - len(found)),
    }


def _generic(question: Question, names: NamesInGraph) -> set[str]:
    """Give the classes that the question's title names: to name them is to name no value."""
    return {one.value for one in names.mentions(question.question)}


def _classes(
    question: Question, mentions: Sequence[Mention], names: NamesInGraph
) -> Iterator[tuple[str, str]]:
    yield from ((name, taken) for name, taken, _ in _taking(question, mentions, names))


def _taking(
    question: Question, mentions: Sequence[Mention], names: NamesInGraph
) -> Iterator[tuple[str, str, str]]:
    """Let each parameter take the first class that suits it; say how well it does."""
    generic = _generic(question, names)
    free = [one.value for one in mentions if one.kind == "class" and one.value not in generic]
    open_still = [one for one in question.parameters if one.kind == "class"]
    for how, suits in _WAYS.items():
        for parameter in tuple(open_still):
            defaults = [one for one in parameter.default.split() if one.startswith("vaco:")]
            taken = next((one for one in free if suits(one, defaults, names)), None)
            if taken is not None:
                free.remove(taken)
                open_still.remove(parameter)
                yield parameter.name, taken, how


def _is_below(name: str, defaults: Sequence[str], names: NamesInGraph) -> bool:
    return bool(names.ancestors(name) & set(defaults))


def _is_beside(name: str, defaults: Sequence[str], names: NamesInGraph) -> bool:
    """Say whether a class stands in the branch of a default, and not above it."""
    above = {one for default in defaults for one in names.ancestors(default)}
    return name not in above and names.top(name) in {names.top(one) for one in defaults}


def _is_event_too(name: str, defaults: Sequence[str], names: NamesInGraph) -> bool:
    """Say whether both a class and a default are of what happens to patients."""
    tops = {names.top(one) for one in defaults}
    return names.top(name) in names.event_tops and bool(tops & names.event_tops)


_WAYS = {"below": _is_below, "beside": _is_beside, "another": _is_event_too}
"""How a parameter may take a class, the best first."""


def _numbers(question: Question, words: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Give the numbers to the parameters in order; a lone one may be an upper end, or both ends."""
    wanted = [one.name for one in question.parameters if one.kind == "number"]
    found = [one for one in mentions if one.kind == "number"]
    if len(found) == 1 and len(wanted) == 2:
        before, value = words[: found[0].start], found[0].value
        if _UP_TO.search(before):
            return {wanted[1]: value}
        return dict.fromkeys(wanted if _ON.search(before) else wanted[:1], value)
    return {name: one.value for name, one in zip(wanted, found, strict=False)}


def _closed(parameter: Parameter, words: str) -> Iterator[tuple[str, str]]:
    known = STATUSES if parameter.kind == "status" else CERTAINTIES
    said = set(words.lower().replace("?", " ").split())
    yield from ((parameter.name, word) for word in known if word in said)


def _text(parameter: Parameter, words: str, names: NamesInGraph) -> Iterator[tuple[str, str]]:
    """Find a text of the graph whose first word is among the words: the name of an author, a unit."""
    said = stems(words)
    quads = names.store.quads_for_pattern(None, vaco(parameter.of), None)
    known = sorted({getattr(quad.object, "value", "") for quad in quads}, key=len)
    for text in known:
        first = stems(text)[:1]
        if first and first[0] in said:
            yield parameter.name, text
