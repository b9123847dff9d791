"""What the views need of a store beside its facts: documents, cases, classes, the venous network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from vakg.graph.vocabulary import ONTOLOGY_GRAPH, PREFIXES, VACO
from vakg.questions.answer import run

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()))
_SYNONYMS = "<http://www.geneontology.org/formats/oboInOwl#has{}Synonym>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A document: what is known of it, and the text that offsets count."""

    name: str
    title: str
    kind: str | None
    authors: tuple[str, ...]
    year: str | None
    journal: str | None
    licence: str | None
    source: str | None
    identifiers: tuple[str, ...]
    sha256: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """A case: whose it is and what it is called; `kind` is index, series or cited."""

    document: str
    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """A class of the ontology: its names, its definition, and the classes directly above it."""

    curie: str
    label: str
    definition: str
    synonyms: tuple[str, ...]
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VenousConnection:
    """One step by which blood can get from one site to another, and on what authority we say so."""

    id: str
    label: str
    from_site: str
    to_site: str
    relation: str
    bidirectional: bool
    basis: str
    source: str | None
    quote: str | None
    document: str | None
    level_scope: str
    review_needed: bool
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyHead:
    """What the ontology says of itself."""

    title: str
    version: str | None
    licence: str | None
    notice: str | None


def read_documents(store: Store) -> tuple[SourceText, ...]:
    """Read every document of a store, by name."""
    rows = _grouped(store, "?subject a vaco:SourceDocument")
    return tuple(_document(row) for row in sorted(rows, key=lambda row: _one(row, "vaco:identifier")))


def _document(row: dict[str, list[Any]]) -> SourceText:
    name = _one(row, "vaco:identifier")
    return SourceText(
        name=name,
        title=_one(row, "dcterms:title") or name,
        kind=_one(row, "vaco:documentKind") or None,
        authors=tuple(sorted(row["dcterms:creator"])),
        year=_one(row, "dcterms:issued") or None,
        journal=_one(row, "dcterms:bibliographicCitation") or None,
        licence=_one(row, "dcterms:rights") or None,
        source=_one(row, "dcterms:source") or None,
        identifiers=tuple(sorted(row["dcterms:identifier"])),
        sha256=_one(row, "vaco:sha256") or None,
        text=_one(row, "vaco:readingText"),
    )


def read_cases(store: Store) -> tuple[CaseHead, ...]:
    """Read the head of every case: those of a document's own patients first, then the cited ones."""
    found = run(store, _PREFIXES + """
        SELECT ?document ?id ?label ?kind WHERE {
          ?case a vaco:CaseHistory ; vaco:identifier ?id ; rdfs:label ?label ;
                vaco:inDocument/vaco:identifier ?document .
          OPTIONAL { ?case vaco:caseKind ?kind }
        }""")  # fmt: skip
    heads = [
        CaseHead(document=str(document), id=str(name), label=str(label), kind=str(kind or ""))
        for document, name, label, kind in found.rows
    ]
    return tuple(sorted(heads, key=lambda head: (head.document, head.kind == "cited", head.id)))


def read_classes(store: Store) -> dict[str, ClassEntry]:
    """Read every labelled class of the ontology by its short name, in alphabetical order."""
    rows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    scopes = " ".join(_SYNONYMS.format(scope) for scope in ("Exact", "Narrow", "Broad", "Related"))
    found = run(store, _PREFIXES + f"""
        SELECT ?class ?name ?value WHERE {{
          VALUES (?property ?name) {{
            (rdfs:label "label") (obo:IAO_0000115 "definition") (rdfs:subClassOf "parent")
            {" ".join(f'({iri} "synonym")' for iri in scopes.split())} }}
          GRAPH {ONTOLOGY_GRAPH} {{ ?class a owl:Class ; rdfs:label ?any ; ?property ?value }}
        }}""")  # fmt: skip
    for curie, name, value in found.rows:
        rows[str(curie)][str(name)].add(str(value))
    return {curie: _class(curie, rows[curie], rows) for curie in sorted(rows)}


def _class(curie: str, row: dict[str, set[str]], known: Any) -> ClassEntry:
    return ClassEntry(
        curie=curie,
        label=min(row["label"]),
        definition=min(row["definition"], default=""),
        synonyms=tuple(sorted(row["synonym"])),
        parents=tuple(sorted(parent for parent in row["parent"] if parent in known and parent != curie)),
    )


def read_connections(store: Store) -> tuple[VenousConnection, ...]:
    """Read the steps of the venous network, by name."""
    rows = _grouped(store, "?subject a vaco:VenousConnection")
    labels = run(store, _PREFIXES + "SELECT ?x ?n { ?x rdfs:label ?n }").rows
    names = {str(name): str(label) for name, label in labels}
    found = [_connection(row, names) for row in rows]
    return tuple(sorted(found, key=lambda one: one.id))


def _connection(row: dict[str, list[Any]], names: dict[str, str]) -> VenousConnection:
    relation = _one(row, "vaco:connectionRelation")
    return VenousConnection(
        id=_one(row, "subject"),
        label=_one(row, "rdfs:label"),
        from_site=_one(row, "vaco:fromSite"),
        to_site=_one(row, "vaco:toSite"),
        relation=names.get(relation, relation),
        bidirectional=True in row["vaco:bidirectional"],
        basis=_one(row, "vaco:connectionBasis"),
        source=_one(row, "vaco:connectionSource") or None,
        quote=_one(row, "vaco:connectionQuote") or None,
        document=_one(row, "vaco:connectionDocument") or None,
        level_scope=_one(row, "vaco:levelScope"),
        review_needed=True in row["vaco:reviewNeeded"],
        comment=_one(row, "rdfs:comment") or None,
    )


def read_ontology_head(store: Store) -> OntologyHead:
    """Read title, version, licence and notice of the ontology; empty where the store has none."""
    rows = _grouped(store, "?subject a owl:Ontology")
    row = min(rows, key=lambda one: _one(one, "subject")) if rows else defaultdict(list)
    return OntologyHead(
        title=_one(row, "dcterms:title"),
        version=_one(row, "owl:versionIRI").replace("vaco:", VACO) or None,
        licence=_one(row, "dcterms:license") or None,
        notice=_one(row, "rdfs:comment") or None,
    )


def _grouped(store: Store, pattern: str) -> list[dict[str, list[Any]]]:
    """Gather all that is said of each subject which fits a pattern, in a fixed order."""
    query = f"SELECT ?subject ?property ?value WHERE {{ {pattern} . ?subject ?property ?value }}"
    subjects: dict[str, dict[str, list[Any]]] = {}
    rows = sorted(run(store, _PREFIXES + query).rows, key=lambda row: [str(value) for value in row])
    for subject, name, value in rows:
        row = subjects.setdefault(str(subject), defaultdict(list, {"subject": [subject]}))
        row[str(name)].append(value)
    return list(subjects.values())


def _one(row: dict[str, list[Any]], name: str) -> str:
    return str(row[name][0]) if row[name] else ""
