"""Names of things in RDF: the namespaces, the named graphs, and how an identifier becomes an IRI."""

from __future__ import annotations

from pyoxigraph import NamedNode

VACO = "https://w3id.org/vaco/"
KG = "https://w3id.org/vaco/kg/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OBO = "http://purl.obolibrary.org/obo/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
FABIO = "http://purl.org/spar/fabio/"
CITO = "http://purl.org/spar/cito/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"

PREFIXES = {
    "vaco": VACO, "kg": KG, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "obo": OBO,
    "oa": OA, "prov": PROV, "dcterms": DCTERMS, "fabio": FABIO, "cito": CITO, "skos": SKOS,
}  # fmt: skip

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")

EVIDENCE_GRAPH = NamedNode(KG + "graph.evidence")
ONTOLOGY_GRAPH = NamedNode(KG + "graph.ontology")
INFERRED_GRAPH = NamedNode(KG + "graph.inferred")


def document_graph(document: str) -> NamedNode:
    """Name the graph of what one document says.

    >>> document_graph("pce-ards").value
    'https://w3id.org/vaco/kg/graph.pce-ards'
    """
    return NamedNode(f"{KG}graph.{document}")


def vaco(name: str) -> NamedNode:
    """Name a class, property or value of the ontology, with or without its prefix.

    >>> vaco("vaco:T8Vertebra") == vaco("T8Vertebra")
    True
    """
    return NamedNode(VACO + name.removeprefix("vaco:"))


def node(*parts: str) -> NamedNode:
    """Name a node of the data from its document and what it is there.

    >>> node("pce-ards", "pce", "time").value
    'https://w3id.org/vaco/kg/pce-ards.pce.time'
    """
    return NamedNode(KG + ".".join(parts))


def shorten(iri: str) -> str:
    """Write an IRI with its prefix where one fits, else whole.

    >>> shorten("https://w3id.org/vaco/kg/pce-ards.pce"), shorten("https://example.org/x")
    ('kg:pce-ards.pce', 'https://example.org/x')
    """
    fitting = [(len(base), name, base) for name, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    _, name, base = max(fitting)
    return f"{name}:{iri.removeprefix(base)}"
