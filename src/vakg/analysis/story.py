"""What a case is about: the events that tell it, the chains of causes, and a few plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from vakg.analysis.case_graph import CAUSES, causal_graph, edges_of
from vakg.analysis.clock import UNTIMED, Moment
from vakg.analysis.families import Families
from vakg.model.fact import Fact

KEY_EVENTS = 28
"""How many events the first picture of a case shows at most; more cannot be read at a glance."""

PATIENT = "The patient"
"""The heading of the line that tells of the patient; its parts name patients, not events."""

_SPARE = 4
_CHAINS, _PARTS, _STATES = 3, 6, 6
_STRENGTH = {"asserted": 3.0, "probable": 1.5}
_SILENT = (None, "not reported")
_RESULTS = {"none": "without effect", "success": "with success", "partial": "in part"}
"""How a result reads in a list of what was tried; others read as they are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a story line: its words, the fact that says them, and the sign before them."""

    text: str
    fact: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line of a case's story, under the heading that says which part of the story it is."""

    heading: str
    parts: tuple[Part, ...]


def key_events(
    graph: nx.MultiDiGraph[str],
    facts: Mapping[str, Fact],
    placed: Mapping[str, Moment],
    families: Families,
) -> tuple[str, ...]:
    """Choose the events that tell the story, in the order of the record.

    Causes, effects, the index procedure, treatments and outcomes count most; parts of an operation
    and what came before the index procedure count least; a class seen before counts less each time.

    Args:
        graph: The case, as `case_graph` gives it.
        facts: Its facts by identifier.
        placed: When each happened.
        families: Says how much each kind of event tells.
    """
    names = sorted(graph, key=lambda name: graph.nodes[name]["order"])
    if len(names) <= KEY_EVENTS + _SPARE:
        return tuple(names)
    links = Counter(end for cause, effect, _ in edges_of(graph, CAUSES) for end in (cause, effect))
    scores = {}
    for name in names:
        earlier = 8 if placed[name].day < 0 else 0
        scores[name] = _score(facts[name], links[name], families) - earlier
    seen: Counter[str | None] = Counter()
    for name in sorted(names, key=lambda one: -scores[one]):
        scores[name] -= 2 * seen[facts[name].type]
        seen[facts[name].type] += 1
    best = sorted(names, key=lambda name: -scores[name])[:KEY_EVENTS]
    return tuple(name for name in names if name in best and scores[name] > 0)


def _score(fact: Fact, links: int, families: Families) -> float:
    more, tells = fact.more, families.of(fact).weight
    score = float(tells) + (4 + min(links, 4) if links else 0) + 20 * bool(more.get("index"))
    score += 2 * bool(more.get("targets")) + 2 * (more.get("result") not in _SILENT)
    score -= 8 * (fact.status in ("hypothetical", "conditional"))
    return score - 4 * bool(more.get("part_of"))


def causal_chains(graph: nx.MultiDiGraph[str], at_most: int = 3 * _CHAINS) -> list[list[str]]:
    """Give the heaviest chains of causes; no link is told twice, and no two chains read alike.

    A link the authors assert weighs most; one that is only possible, half as much.
    """
    chain = causal_graph(graph)
    chain.remove_edges_from([(a, b) for a, b, link in edges_of(graph, CAUSES) if link["status"] == "absent"])
    nx.set_edge_attributes(chain, _weights(graph), "weight")
    found: dict[tuple[str, ...], list[str]] = {}
    while len(found) < at_most and chain.number_of_edges():
        path = nx.dag_longest_path(chain, weight="weight", default_weight=0.0)
        # The other effects of the last cause are told beside it, so they need no chain of their own.
        chain.remove_edges_from([*chain.subgraph(path).edges, *chain.out_edges(path[-2])])
        found.setdefault(tuple(str(graph.nodes[name]["label"]) for name in path), path)
    return list(found.values())


def _weights(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = {}
    for cause, effect, data in edges_of(graph, CAUSES):
        weight = _STRENGTH.get(data["certainty"], 1.0) * (1 if data["status"] == "present" else 0.5)
        weights[cause, effect] = max(weight, weights.get((cause, effect), 0.0))
    return weights


def story_lines(
    graph: nx.MultiDiGraph[str],
    facts: Sequence[Fact],
    placed: Mapping[str, Moment],
    families: Families,
) -> tuple[StoryLine, ...]:
    """Tell a case in a few lines: whose it is, what was done, what led to what, how it ended.

    Args:
        graph: The case, as `case_graph` gives it.
        facts: Its facts, in the order of the record.
        placed: When each event happened.
        families: Tells outcomes from other events.
    """
    events = {fact.id: fact for fact in facts if fact.kind == "event"}
    patient = (Part(fact.text, fact.id) for fact in facts if fact.kind == "patient")
    lines = [
        StoryLine(PATIENT, tuple(patient)),
        StoryLine("What was done", tuple(_procedure(events))),
        *(StoryLine("What led to what", parts) for parts in _causes(graph, events, placed)),
        StoryLine("What was tried", tuple(_treatments(events.values(), placed))),
        StoryLine("How it ended", tuple(_ending(events.values(), placed, families))),
        StoryLine("How it ended", tuple(_last_told(events.values(), placed, families))),
    ]
    return tuple(line for line in lines if line.parts)


def _procedure(events: Mapping[str, Fact]) -> Iterable[Part]:
    """Give the index procedure, after the operation that it was a part of."""
    for fact in events.values():
        if fact.more.get("index"):
            yield from (Part(one.text, one.id) for one in _wholes(fact, events))


def _wholes(fact: Fact, events: Mapping[str, Fact]) -> list[Fact]:
    """Give the widest event that a fact is a part of, and the fact."""
    up, seen = fact, {fact.id}
    while (name := str(up.more.get("part_of"))) in events and name not in seen:
        up = events[name]
        seen.add(name)
    return [fact] if up is fact else [up, fact]


def _causes(
    graph: nx.MultiDiGraph[str], events: Mapping[str, Fact], placed: Mapping[str, Moment]
) -> Iterable[tuple[Part, ...]]:
    links = {(cause, effect): data for cause, effect, data in edges_of(graph, CAUSES)}
    paths = [path for path in causal_chains(graph) if any(placed[name].day >= 0 for name in path)]
    told = set[tuple[str, str]]()
    for path in sorted(paths[:_CHAINS], key=lambda one: placed[one[0]].day):
        told.update(pairwise(path))
        parts = [Part(_name(events[path[0]]), path[0])]
        parts += [Part(_name(events[b]), b, _arrow(links[a, b])) for a, b in pairwise(path)]
        last = _arrow(links[path[-2], path[-1]])
        beside = [
            (link, _comma(last, _arrow(data)))
            for link, data in links.items()
            if link[0] == path[-2] and data["status"] != "absent"
        ]
        for link, sign in sorted(beside, key=lambda one: (one[1] != ",", one[0])):
            if link not in told and _name(events[link[1]]) not in {part.text for part in parts}:
                if len(parts) == _PARTS:
                    break
                parts.append(Part(_name(events[link[1]]), link[1], sign))
                told.add(link)
        yield tuple(parts)


def _comma(last: str, own: str) -> str:
    """Join one more effect to a chain; each says for itself how sure it is."""
    return ", certainly" if own == "→" != last else own.replace("→", ",")


def _arrow(link: Mapping[str, str]) -> str:
    """Say how sure a link is: a hedge is never left out, and probable is more than possible."""
    if link["status"] == "absent":
        return "→ not"
    if link["status"] != "present":
        return "→ possibly"
    return {"asserted": "→", "probable": "→ probably"}.get(link["certainty"], "→ possibly")


def _name(fact: Fact) -> str:
    return fact.label or fact.more.get("name") or fact.id


def _treatments(events: Iterable[Fact], placed: Mapping[str, Moment]) -> Iterable[Part]:
    """List what was tried from the index procedure on, with what it achieved where that is told."""
    later = [fact for fact in events if placed[fact.id].day >= 0 and not fact.more.get("index")]
    aimed = [fact for fact in later if fact.more.get("targets") or fact.more.get("result")]
    whole = [fact for fact in aimed if fact.more.get("part_of") not in {one.id for one in aimed}]
    for fact in whole[:12]:
        result = fact.more.get("result")
        said = "" if result in _SILENT else _RESULTS.get(str(result), str(result))
        yield Part(_name(fact) + (f" ({said})" if said else ""), fact.id, ";")


def _ending(
    events: Iterable[Fact], placed: Mapping[str, Moment], families: Families
) -> Iterable[Part]:
    """Give the outcomes that came to pass last, dated ones before undated ones."""
    came = [fact for fact in events if families.of(fact).key == "outcome" and fact.status == "present"]
    dated = [fact for fact in came if placed[fact.id].day < UNTIMED] or came
    last = max((placed[fact.id].day for fact in dated), default=UNTIMED)
    return [Part(fact.text, fact.id) for fact in dated if placed[fact.id].day == last][-3:]


def _last_told(
    events: Iterable[Fact], placed: Mapping[str, Moment], families: Families
) -> Iterable[Part]:
    """Give what else was found at the last day that the case tells of: how the patient was then."""
    dated = [
        fact
        for fact in events
        if 0 < placed[fact.id].day < UNTIMED and fact.status in ("present", "absent")
    ]
    last = max((placed[fact.id].day for fact in dated), default=UNTIMED)
    found = [fact for fact in dated if placed[fact.id].day == last and families.of(fact).state]
    told: dict[str, Part] = {}
    for fact in found:
        words = f"no {_name(fact)}" if fact.status == "absent" else _name(fact)
        told.setdefault(words, Part(words, fact.id, ";"))
    return list(told.values())[:_STATES]
