"""The mapping table says only what it may: known classes, closed predicates, one meaning a row."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from rdflib import OWL, RDFS, Graph, URIRef

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
TABLE = ONTOLOGY / "mappings.sssom.tsv"
VACO = "https://w3id.org/vaco/"
NEEDED = ("subject_id", "subject_label", "object_id", "object_label", "object_source", "comment")
PREDICATES = {"skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch"}

Row = Mapping[str, str]


def rows_of(text: str) -> list[Row]:
    body = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(body, delimiter="\t", quoting=csv.QUOTE_NONE))


def prefixes_of(text: str) -> dict[str, str]:
    return dict(re.findall(r'^#  (\w+): "([^"]+)"', text, re.MULTILINE))


def unknown_subjects(rows: Iterable[Row], labels: Mapping[str, str]) -> list[str]:
    return [r["subject_id"] for r in rows if labels.get(r["subject_id"]) != r["subject_label"]]


def undeclared_prefixes(rows: Iterable[Row], prefixes: Iterable[str]) -> set[str]:
    ids = {
        r[column]
        for r in rows
        for column in (
            "subject_id",
            "predicate_id",
            "object_id",
            "mapping_justification",
            "object_source",
        )
    }
    return {curie.split(":")[0] for curie in ids} - set(prefixes)


def foreign_terms_with_two_classes(rows: Iterable[Row]) -> list[str]:
    classes = defaultdict(set)
    for row in rows:
        if row["predicate_id"] == "skos:exactMatch":
            classes[row["object_id"]].add(row["subject_id"])
    return [term for term, found in classes.items() if len(found) > 1]


def classes_with_two_exact_terms(rows: Iterable[Row]) -> list[tuple[str, str]]:
    exact = [r for r in rows if r["predicate_id"] == "skos:exactMatch"]
    seen = Counter((r["subject_id"], r["object_id"].split(":")[0]) for r in exact)
    return [pair for pair, count in seen.items() if count > 1]


@pytest.fixture(scope="module")
def text() -> str:
    return TABLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(text: str) -> list[Row]:
    return rows_of(text)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def labels(ontology: Graph) -> dict[str, str]:
    return {
        str(term).replace(VACO, "vaco:"): str(label)
        for term, label in ontology.subject_objects(RDFS.label)
    }


def test_the_header_gives_the_set_its_id_and_its_licence(text: str) -> None:
    assert "#mapping_set_id: https://w3id.org/vaco/mappings.sssom.tsv\n" in text
    assert "#license: https://creativecommons.org/publicdomain/zero/1.0/\n" in text
    assert prefixes_of(text)["vaco"] == VACO


def test_every_subject_is_a_class_under_its_own_label(
    rows: list[Row], labels: dict[str, str]
) -> None:
    assert unknown_subjects(rows, labels) == []


def test_a_subject_that_is_no_class_or_has_an_old_label_is_found(labels: dict[str, str]) -> None:
    planted = [
        {"subject_id": "vaco:Nowhere", "subject_label": "nowhere"},
        {"subject_id": "vaco:Lung", "subject_label": "lungs"},
    ]
    assert unknown_subjects(planted, labels) == ["vaco:Nowhere", "vaco:Lung"]


def test_every_row_is_complete_and_uses_a_mapping_relation(rows: list[Row]) -> None:
    assert len(rows) > 900
    assert all(row[column] for row in rows for column in NEEDED)
    assert {row["predicate_id"] for row in rows} <= PREDICATES
    assert {row["mapping_justification"] for row in rows} == {"semapv:ManualMappingCuration"}


def test_every_prefix_is_declared(text: str, rows: list[Row]) -> None:
    assert undeclared_prefixes(rows, prefixes_of(text)) == set()
    assert undeclared_prefixes(rows, set(prefixes_of(text)) - {"UBERON"}) == {"UBERON"}


def test_rows_are_sorted_and_no_pair_stands_twice(rows: list[Row]) -> None:
    pairs = [(row["subject_id"], row["object_id"]) for row in rows]
    assert pairs == sorted(set(pairs))


def test_no_foreign_term_is_the_exact_match_of_two_classes(rows: list[Row]) -> None:
    assert foreign_terms_with_two_classes(rows) == []
    planted = {**rows[0], "predicate_id": "skos:exactMatch"}
    twice = [planted, {**planted, "subject_id": "vaco:Other"}]
    assert foreign_terms_with_two_classes(twice) == [planted["object_id"]]


def test_no_class_has_two_exact_matches_in_one_ontology(rows: list[Row]) -> None:
    assert classes_with_two_exact_terms(rows) == []
    planted = {**rows[0], "predicate_id": "skos:exactMatch", "object_id": "HP:1"}
    twice = [planted, {**planted, "object_id": "HP:2"}]
    assert classes_with_two_exact_terms(twice) == [(planted["subject_id"], "HP")]


@pytest.mark.parametrize(
    ("vertebra", "uberon"),
    [("T8", "0011050"), ("T9", "0004633"), ("T12", "0004636"), ("L1", "0004617")],
)
def test_a_vertebra_is_not_mapped_to_its_neighbour(
    rows: list[Row], vertebra: str, uberon: str
) -> None:
    # Uberon numbers T8 out of the row of its neighbours: counting on from T7 gives T9's id.
    found = [
        row["object_id"]
        for row in rows
        if row["subject_id"] == f"vaco:{vertebra}Vertebra" and row["object_id"].startswith("UBERON")
    ]
    assert found == [f"UBERON:{uberon}"]


def test_no_class_is_declared_the_same_as_a_foreign_class(ontology: Graph) -> None:
    def foreign(graph: Graph) -> list[URIRef]:
        return [
            term
            for term in graph.objects(None, OWL.equivalentClass)
            if isinstance(term, URIRef) and not term.startswith(VACO)
        ]

    assert foreign(ontology) == []
    planted = Graph().add((URIRef(VACO + "Lung"), OWL.equivalentClass, URIRef("urn:lung")))
    assert foreign(planted) == [URIRef("urn:lung")]
