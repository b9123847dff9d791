"""The way of blood, and of cement with it, from a vertebral body to the smallest lung arteries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Namespace, URIRef

ROOT = Path(__file__).resolve().parents[2]
VACO = Namespace("https://w3id.org/vaco/")
OBO = Namespace("http://purl.obolibrary.org/obo/")
FLOW = {OBO.RO_0002376, OBO.RO_0002170, VACO.drainsToward}
REGION = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    start: str
    end: str
    relation: str
    both_ways: bool
    basis: str
    sources: tuple[str, ...]
    quote: str | None
    document: str | None
    scope: str
    review: bool


def name(term: object) -> str:
    return str(term).rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    return graph


def read_connection(graph: Graph, node: URIRef) -> Connection:
    one = {name(p): o for p, o in graph.predicate_objects(node)}
    return Connection(
        start=name(one["fromSite"]),
        end=name(one["toSite"]),
        relation=str(one["connectionRelation"]),
        both_ways=str(one["bidirectional"]) == "true",
        basis=str(one["connectionBasis"]),
        sources=tuple(sorted(map(str, graph.objects(node, VACO.connectionSource)))),
        quote=str(one["connectionQuote"]) if "connectionQuote" in one else None,
        document=str(one["connectionDocument"]) if "connectionDocument" in one else None,
        scope=str(one["levelScope"]),
        review=str(one["reviewNeeded"]) == "true",
    )


@pytest.fixture(scope="module")
def connections(graph: Graph) -> list[Connection]:
    found = graph.subjects(RDF.type, VACO.VenousConnection)
    nodes = sorted(node for node in found if isinstance(node, URIRef))
    return [read_connection(graph, node) for node in nodes]


@pytest.fixture(scope="module")
def parents(graph: Graph) -> dict[str, str]:
    return {
        name(child): name(parent)
        for child, parent in graph.subject_objects(RDFS.subClassOf)
        if isinstance(child, URIRef) and isinstance(parent, URIRef)
    }


def usable(scope: str, region: str) -> bool:
    return scope in {"all", region} or REGION.get(scope[:2].rstrip("0123456789")) == region


def lineage(term: str, parents: Mapping[str, str]) -> set[str]:
    found = {term}
    while term in parents:
        term = parents[term]
        found.add(term)
    return found


def reached(connections: Iterable[Connection], parents: Mapping[str, str], region: str) -> set[str]:
    """Walk from the vertebral body: a class has its superclasses' ways, and may turn out a kind."""
    ways = [(c.start, c.end) for c in connections if usable(c.scope, region)]
    ways += [(c.end, c.start) for c in connections if c.both_ways and usable(c.scope, region)]
    kinds: dict[str, list[str]] = {}
    for child, parent in parents.items():
        kinds.setdefault(parent, []).append(child)
    found, todo = set(), ["VertebralBody"]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            above = lineage(here, parents)
            todo += [end for start, end in ways if start in above] + kinds.get(here, [])
    return found


def flow_axioms(graph: Graph, of: str) -> set[str]:
    """Name the classes that every member of a class drains into, as far as axioms say so."""
    return {
        name(graph.value(node, OWL.someValuesFrom))
        for node in graph.objects(VACO[of], RDFS.subClassOf)
        if isinstance(node, BNode) and graph.value(node, OWL.onProperty) in FLOW
    }


def part_of(graph: Graph, of: str) -> set[str]:
    return {
        name(graph.value(node, OWL.someValuesFrom))
        for node in graph.objects(VACO[of], RDFS.subClassOf)
        if graph.value(node, OWL.onProperty) == OBO.BFO_0000050
    }


def test_every_connection_joins_two_classes_of_the_ontology(
    graph: Graph, connections: list[Connection]
) -> None:
    classes = {name(term) for term in graph.subjects(RDF.type, OWL.Class)}
    assert len(connections) > 50
    assert {c.start for c in connections} | {c.end for c in connections} <= classes


def test_a_connection_has_a_source_or_is_marked_for_review(connections: list[Connection]) -> None:
    def unsourced(found: Iterable[Connection]) -> list[str]:
        return [c.start for c in found if not c.sources and not (c.review and "gap" in c.basis)]

    assert unsourced(connections) == []
    gap = next(c for c in connections if not c.sources)
    planted = Connection(**{f: getattr(gap, f) for f in gap.__slots__} | {"review": False})
    assert unsourced([planted]) == [gap.start]


def squeezed(text: str) -> str:
    """Drop white space: the stored file breaks its lines where its columns end."""
    return "".join(text.split())


def test_the_words_of_a_document_stand_in_the_document(connections: list[Connection]) -> None:
    quoted = [c for c in connections if c.quote]
    assert {c.document for c in quoted} == {"pce-ards"}
    assert all(c.quote for c in connections if c.basis == "document text")
    document = squeezed((ROOT / "seeds/documents/pce-ards.txt").read_text(encoding="utf-8"))
    assert [c.quote for c in quoted if squeezed(c.quote or "") not in document] == []
    assert squeezed("The basivertebral veins are outside vertebral bodies") not in document


@pytest.mark.parametrize("region", ["cervical", "thoracic", "lumbar", "sacral"])
def test_reviewed_connections_lead_from_each_region_to_the_subsegmental_arteries(
    connections: list[Connection], parents: dict[str, str], region: str
) -> None:
    sites = reached([c for c in connections if not c.review], parents, region)
    assert {"BasivertebralVein", "RightAtrium", "PulmonaryTrunk"} <= sites
    assert "SubsegmentalPulmonaryArtery" in sites


def test_a_lumbar_start_goes_through_the_inferior_and_not_through_intercostal_veins(
    connections: list[Connection], parents: dict[str, str]
) -> None:
    sites = reached(connections, parents, "lumbar")
    assert {"LumbarVein", "InferiorVenaCava", "AzygosVein", "HemiazygosVein"} <= sites
    assert not sites & {"PosteriorIntercostalVein", "LateralSacralVein", "VertebralVein"}


def test_without_the_caval_veins_nothing_reaches_the_heart(
    connections: list[Connection], parents: dict[str, str]
) -> None:
    cut = [c for c in connections if c.end != "RightAtrium"]
    assert "RightAtrium" not in reached(cut, parents, "lumbar")


def test_flow_turns_round_only_where_there_are_no_valves(connections: list[Connection]) -> None:
    ways = {(c.start, c.end): c.both_ways for c in connections}
    assert ways["BasivertebralVein", "AnteriorInternalVertebralVenousPlexus"]
    assert ways["InternalVertebralVenousPlexus", "ExternalVertebralVenousPlexus"]
    assert not ways["RightAtrium", "RightVentricle"]
    assert not ways["LumbarVein", "InferiorVenaCava"]


def test_every_single_tributary_axiom_has_its_connection(
    graph: Graph, connections: list[Connection]
) -> None:
    pairs = {(c.start, c.end) for c in connections}
    axioms = {
        (name(term), name(end))
        for term, node in graph.subject_objects(RDFS.subClassOf)
        if graph.value(node, OWL.onProperty) == OBO.RO_0002376
        and isinstance(end := graph.value(node, OWL.someValuesFrom), URIRef)
    }
    assert len(axioms) > 15
    assert axioms <= pairs


def test_a_vein_of_one_level_is_not_said_to_drain_as_those_of_another(graph: Graph) -> None:
    # Uberon says of every intervertebral vein that it drains into all of these at once.
    assert flow_axioms(graph, "IntervertebralVein") == set()
    assert flow_axioms(graph, "LumbarIntervertebralVein") == {"LumbarVein"}
    assert flow_axioms(graph, "SacralIntervertebralVein") == {"LateralSacralVein"}
    assert "HemiazygosVein" not in flow_axioms(graph, "LowerRightPosteriorIntercostalVein")


def test_rows_that_the_sources_have_wrong_are_not_taken_over(
    graph: Graph, connections: list[Connection]
) -> None:
    assert "SpinalCord" not in part_of(graph, "BasivertebralVein")
    assert "AzygosVein" not in part_of(graph, "HemiazygosVein")
    # What can be reached over several veins is an answer, and not one connection.
    plexus = {c.end for c in connections if c.start == "AnteriorExternalVertebralVenousPlexus"}
    assert not plexus & {"InferiorVenaCava", "AzygosVein", "HemiazygosVein", "SuperiorVenaCava"}


def test_levels_are_counted_from_the_head(graph: Graph) -> None:
    order = {
        str(graph.value(term, SKOS.notation)): int(str(number))
        for term, number in graph.subject_objects(VACO.levelOrder)
    }
    vertebrae, discs = range(1, 58, 2), range(2, 49, 2)
    assert sorted(order.values()) == sorted([*vertebrae, *discs])
    assert order["C7"] < order["C7/T1"] < order["T1"]
    assert order["L5"] < order["L5/S1"] < order["S1"] < order["S5"]
