"""The quads about some statements only: what a question on one case needs of a very large graph.

`FactReader` reads whatever a store holds. Of a store with these it knows all claims, and the events of the
cases that are asked about, at a cost that does not grow with the number of other cases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.graph.vocabulary import KG, LABEL, ONTOLOGY_GRAPH, RDFS, SKOS, TYPE, VACO, vaco
from vakg.model.assertion import ClaimKind
from vakg.questions.network import ClassEntry

_PARTS = frozenset(
    vaco(name)
    for name in (
        "hasEvidence", "time", "until", "hasQuantity", "normalRange", "hasProportion", "hasStatistic",
        "citesReference", "inCase", "statement",
    )
)  # fmt: skip
"""Properties that lead to a part of a statement, or to what an inconsistency joins: these are read whole."""

_NAMED = frozenset(
    vaco(name)
    for name in (
        "inDocument", "relativeTo", "targets", "partOfEvent", "cause", "effect", "agreesWith",
        "contradicts", "concernsCase",
    )
)  # fmt: skip
"""Properties that lead to another statement or a document, of which only what names it is read."""

_NAMES = tuple(vaco(name) for name in ("identifier", "isIndex", "eventName", "inCase", "text"))
_SUBCLASS = NamedNode(RDFS + "subClassOf")
_ONTOLOGY = (LABEL, NamedNode(SKOS + "notation"), vaco("levelOrder"))


def part_of(store: Store, cases: Collection[tuple[str, str]]) -> Store:
    """Copy what is said of the literature and of some cases into a store of its own."""
    part = Store()
    part.extend(quads_of(store, cases))
    return part


def quads_of(store: Store, cases: Collection[tuple[str, str]]) -> Iterator[Quad]:
    """Give the quads of all claims, of all inconsistencies, and of the statements of some cases.

    Args:
        store: An open store.
        cases: Document and identifier of each case.
    """
    for predicate in _ONTOLOGY:
        yield from store.quads_for_pattern(None, predicate, None, ONTOLOGY_GRAPH)
    waiting = [*_claims(store), *_statements(store, cases)]
    read, named = set(waiting), set[NamedNode]()
    while waiting:
        quads = tuple(store.quads_for_pattern(waiting.pop(), None, None))
        yield from quads
        parts = _objects(quads, _PARTS) - read
        read |= parts
        waiting += parts
        named |= _objects(quads, _NAMED)
    for one in sorted(named - read, key=str):
        for predicate in _NAMES:
            yield from store.quads_for_pattern(one, predicate, None)


def _objects(quads: Iterable[Quad], predicates: Collection[NamedNode]) -> set[NamedNode]:
    found = (quad.object for quad in quads if quad.predicate in predicates)
    return {one for one in found if isinstance(one, NamedNode)}


def named_classes(store: Store) -> dict[str, ClassEntry]:
    """Read the label of every class and the classes directly above it, and nothing else of them."""
    labels, above = _by_subject(store, LABEL), _by_subject(store, _SUBCLASS)
    return {
        curie: ClassEntry(
            curie=curie, label=min(names), definition="", synonyms=(),
            parents=tuple(sorted(one for one in above.get(curie, ()) if one in labels and one != curie)),
        )
        for curie, names in labels.items()
    }  # fmt: skip


def _by_subject(store: Store, predicate: NamedNode) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, predicate, None, ONTOLOGY_GRAPH):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            name, value = quad.subject.value, quad.object.value
            found.setdefault(name.replace(VACO, "vaco:"), []).append(value.replace(VACO, "vaco:"))
    return found


def cases_of(store: Store, facts: Collection[str]) -> set[tuple[str, str]]:
    """Say to which cases statements belong; those that belong to none are left out.

    Args:
        store: An open store.
        facts: Statements by name, such as `kg:pce-ards.pce`.
    """
    found = set()
    for fact in facts:
        statement = NamedNode(KG + fact.removeprefix("kg:"))
        for quad in store.quads_for_pattern(statement, vaco("inCase"), None):
            if isinstance(quad.object, NamedNode):
                document, _, case = quad.object.value.removeprefix(KG).partition(".case.")
                found.add((document, case))
    return found


def case_names(store: Store) -> tuple[tuple[str, str], ...]:
    """Name every case of a store: its document and its identifier, by name."""
    found = store.quads_for_pattern(None, TYPE, vaco("CaseHistory"))
    names = (quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))
    parts = (name.removeprefix(KG).partition(".case.") for name in names)
    return tuple(sorted({(document, case) for document, _, case in parts}))


def _claims(store: Store) -> set[NamedNode]:
    kinds = ["".join(word.capitalize() for word in kind.value.split("_")) for kind in ClaimKind]
    classes = [vaco(f"{kind}Claim") for kind in kinds] + [vaco("Inconsistency")]
    found = (quad.subject for one in classes for quad in store.quads_for_pattern(None, TYPE, one))
    return {subject for subject in found if isinstance(subject, NamedNode)}


def _statements(store: Store, cases: Collection[tuple[str, str]]) -> set[NamedNode]:
    names = (NamedNode(f"{KG}{document}.case.{case}") for document, case in cases)
    found = (
        quad.subject for one in names for quad in store.quads_for_pattern(None, vaco("inCase"), one)
    )
    return {subject for subject in found if isinstance(subject, NamedNode)}
