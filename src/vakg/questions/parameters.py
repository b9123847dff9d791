"""What a user types for a parameter, as a typed term: never pasted, always checked."""

from __future__ import annotations

import re
from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Quad, Store

from vakg.errors import BadInputError, did_you_mean
from vakg.graph.vocabulary import (
    KG,
    LABEL,
    ONTOLOGY_GRAPH,
    OWL,
    RDFS,
    SKOS,
    TYPE,
    VACO,
    XSD,
    vaco,
)
from vakg.questions.library import ANY, Parameter, Question

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
STATUSES = ("present", "absent", "possible", "conditional", "hypothetical")
CERTAINTIES = ("asserted", "probable", "suggestive", "speculative")
_NOTATION = NamedNode(SKOS + "notation")


def terms(question: Question, given: dict[str, str], store: Store) -> dict[str, str]:
    """Turn what a user gave for a question's parameters into terms as SPARQL writes them.

    Raises:
        BadInputError: If a parameter is unknown, or its value is not of its kind.
    """
    known = {one.name: one for one in question.parameters}
    for name in given:
        if name not in known:
            names = ", ".join(known) or "none"
            what = f"the question has no parameter {name!r}"
            raise BadInputError(question.name, what, f"It takes: {names}.")
    narrowed = {
        name: value for name, value in given.items() if not (known[name].is_open and value == ANY)
    }
    return {name: term(known[name], value, store) for name, value in narrowed.items()}


def term(parameter: Parameter, value: str, store: Store) -> str:
    r"""Write one value as a term of the parameter's kind.

    Raises:
        BadInputError: If it is none; says which values come nearest.

    >>> name = Parameter(name="name", kind="text", summary="", default='"L3"')
    >>> term(name, 'x" } UNION { ?s ?p ?o } #', Store())
    '"x\\" } UNION { ?s ?p ?o } #"'
    """
    return str(_typed(parameter, value, store))


def _typed(parameter: Parameter, value: str, store: Store) -> NamedNode | Literal:
    if parameter.kind in _OF_GRAPH:
        return _OF_GRAPH[parameter.kind](parameter, value, store)
    if parameter.kind in _WORDS:
        return _word(parameter, value, _WORDS[parameter.kind])
    if parameter.kind == "number":
        return _number(parameter, value)
    return _text(parameter, value, store) if parameter.of else Literal(value)


def _class(parameter: Parameter, value: str, store: Store) -> NamedNode:
    """Find a class by CURIE, label or exact synonym."""
    name = value.removeprefix("vaco:")
    if _NAME.fullmatch(name) and _is_class(vaco(name), store):
        return vaco(name)
    named = _by_exact_name(value, store) or _labels(store).get(value.lower())
    if named is not None:
        _refuse_namesake(parameter, value, named, store)
        return named
    labels = _labels(store)
    remedy = did_you_mean(value.lower(), labels) or "Give a label or a name such as vaco:Death."
    raise BadInputError(
        f"parameter {parameter.name}", f"{value!r} is no term of the ontology", remedy
    )


def _refuse_namesake(parameter: Parameter, value: str, named: NamedNode, store: Store) -> None:
    """Refuse a word that names a thing where a class beginning with it is of the parameter's kind.

    A substance and the treatment with it share their word; asked for the one where the other is
    meant, the graph would truly but misleadingly answer that there is nothing.
    """
    defaults = [one for one in parameter.default.split() if one.startswith("vaco:")]
    branches = {_branch(vaco(one), store) for one in defaults}
    if not branches or _branch(named, store) in branches:
        return
    word = value.lower().rstrip("s")
    meant = sorted(
        name
        for name, iri in _labels(store).items()
        if name.startswith(word) and _branch(iri, store) in branches
    )
    if meant:
        what = f"{value!r} names something of another kind than this parameter takes"
        remedy = f"Did you mean {' or '.join(repr(one) for one in meant[:3])}?"
        raise BadInputError(f"parameter {parameter.name}", what, remedy)


def _branch(iri: NamedNode, store: Store) -> NamedNode:
    """Give the top class that a class stands below."""
    seen = {iri}
    while True:
        above = [
            quad.object
            for quad in store.quads_for_pattern(iri, _SUBCLASS, None, ONTOLOGY_GRAPH)
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(VACO)
            if not quad.object.value.startswith(KG) and quad.object not in seen
        ]
        if not above:
            return iri
        iri = min(above, key=str)
        seen.add(iri)


_SUBCLASS = NamedNode(RDFS + "subClassOf")
_OWL_CLASS = NamedNode(OWL + "Class")
_EXACT = "http://www.geneontology.org/formats/oboInOwl#hasExactSynonym"


def _is_class(subject: NamedNode, store: Store) -> bool:
    return Quad(subject, TYPE, _OWL_CLASS, ONTOLOGY_GRAPH) in store


def _by_exact_name(value: str, store: Store) -> NamedNode | None:
    """Look a name up as the ontology spells it, which is quicker than to read all its names."""
    for predicate in (LABEL, vaco("abbreviation"), NamedNode(_EXACT)):
        for literal in (Literal(value, language="en"), Literal(value)):
            for quad in store.quads_for_pattern(None, predicate, literal, ONTOLOGY_GRAPH):
                if isinstance(quad.subject, NamedNode) and _is_class(quad.subject, store):
                    return quad.subject
    return None


def _labels(store: Store) -> dict[str, NamedNode]:
    """Give every class by its names in small letters; a label goes before other names."""
    declared = store.quads_for_pattern(None, TYPE, _OWL_CLASS, ONTOLOGY_GRAPH)
    classes = {quad.subject for quad in declared}
    labels: dict[str, NamedNode] = {}
    for predicate in (NamedNode(_EXACT), vaco("abbreviation"), LABEL):
        for quad in store.quads_for_pattern(None, predicate, None, ONTOLOGY_GRAPH):
            subject, name = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(name, Literal) and subject in classes:
                labels[name.value.lower()] = subject
    return labels


def _named(parameter: Parameter, value: str, store: Store) -> NamedNode:
    """Find a document by name, or a case by DOCUMENT.CASE or its name alone where it is unique."""
    kind = vaco("SourceDocument" if parameter.kind == "document" else "CaseHistory")
    found = {
        quad.subject.value.removeprefix(KG).replace(".case.", "."): quad.subject
        for quad in store.quads_for_pattern(None, TYPE, kind, None)
        if isinstance(quad.subject, NamedNode)
    }
    value = value.replace("/", ".")
    matching = [iri for name, iri in found.items() if value in (name, name.rsplit(".", 1)[-1])]
    if len(matching) == 1:
        return matching[0]
    what = f"{value!r} is the name of {'several' if matching else 'no'} {parameter.kind}s"
    raise BadInputError(
        f"parameter {parameter.name}", what, f"Give one of: {', '.join(sorted(found))}."
    )


def _word(parameter: Parameter, value: str, words: tuple[str, ...]) -> NamedNode:
    """Find one of the words of a closed set."""
    if value not in words:
        remedy = f"Give one of: {', '.join(words)}."
        raise BadInputError(
            f"parameter {parameter.name}", f"{value!r} is no {parameter.kind}", remedy
        )
    return vaco(value)


def _level(parameter: Parameter, value: str, store: Store) -> Literal:
    """Find a level by its notation, however it is written: "Th8" and "t8" are T8."""
    known = [
        quad.object.value
        for quad in store.quads_for_pattern(None, _NOTATION, None, ONTOLOGY_GRAPH)
        if isinstance(quad.object, Literal)
    ]
    written = re.sub(r"(?<![A-Z])TH(?=[0-9])", "T", value.strip().upper()).replace("-", "/")
    if written in known:
        return Literal(written)
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    nearest = get_close_matches(written, known, n=3, cutoff=0.4)  # names of two or three signs
    remedy = f"Did you mean {' or '.join(nearest)}? " if nearest else ""
    remedy += "Give a vertebra such as L3, or the level between two such as T7/T8."
    raise BadInputError(f"parameter {parameter.name}", f"{value!r} is no spinal level", remedy)


def _text(parameter: Parameter, value: str, store: Store) -> Literal:
    """Find a text that stands in the graph: as it is written, or by a part that only one has."""
    if f'"{value}"' == parameter.default:
        return Literal(value)
    quads = store.quads_for_pattern(None, vaco(parameter.of), None)
    known = sorted({one.object.value for one in quads if isinstance(one.object, Literal)})
    matching = [one for one in known if one.lower() == value.lower()]
    matching = matching or [one for one in known if value and value.lower() in one.lower()]
    if len(matching) == 1:
        return Literal(matching[0])
    what = f"{value!r} stands in the graph {'several times' if matching else 'nowhere'}"
    remedy = f"Give one of: {', '.join((matching or known)[:12])}."
    raise BadInputError(f"parameter {parameter.name}", what, remedy)


def _number(parameter: Parameter, value: str) -> Literal:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        raise BadInputError(
            f"parameter {parameter.name}", f"{value!r} is no number", "Give digits."
        )
    return Literal(value, datatype=NamedNode(XSD + ("decimal" if "." in value else "integer")))


_WORDS = {"status": STATUSES, "certainty": CERTAINTIES}
_OF_GRAPH: dict[str, Callable[[Parameter, str, Store], NamedNode | Literal]] = {
    "class": _class, "document": _named, "case": _named, "level": _level,
}  # fmt: skip
