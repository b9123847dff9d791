"""The reviewed part of a graph holds nothing that a machine alone has read, not even what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.drafting import Reader, extract_record
from corpus.papers import paper, words
from vakg.documents import read_document
from vakg.errors import NotFoundError
from vakg.graph.checks import check_quotes
from vakg.graph.reviewed import document_of, machine_documents, reviewed_part
from vakg.graph.store import in_memory, open_store, read_report
from vakg.ontology import load_ontology
from vakg.pipeline import build
from vakg.questions.facts import FactReader
from vakg.records.dump import dump_record


def write(folder: Path, name: str, review: str, **said: object) -> None:
    """Write a paper and its record."""
    document = read_document(paper(folder, f"{name}.txt", **said))
    told = dump_record(extract_record(document, Reader(load_ontology())).record)
    words(folder, f"{name}.yaml", told.replace("review: machine", f"review: {review}"))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A build of one reviewed record and of two that a machine read."""
    place = tmp_path_factory.mktemp("mixed")
    write(place / "in", "case", "reviewed")
    write(place / "in", "case-2", "machine", age=50)
    write(place / "in", "other", "machine", age=60, leak="No leakage was seen.")
    build(place / "in", place / "out")
    return place / "out"


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A build of the reviewed record alone."""
    place = tmp_path_factory.mktemp("alone")
    write(place / "in", "case", "reviewed")
    build(place / "in", place / "out")
    return place / "out"


def test_the_report_names_both_kinds(mixed):
    report = read_report(mixed)
    assert report["counts"]["reviews"] == {"machine": 6, "reviewed": 3}
    assert report["machine_documents"] == ["case-2", "other"] == sorted(machine_documents(mixed))
    each = report["counts_by_review"]
    assert each["reviewed"]["kinds"] == {"Event": 2, "patient": 1}
    assert each["machine"]["kinds"] == {"Event": 4, "patient": 2}


def test_the_reviewed_part_is_what_a_build_of_the_reviewed_records_would_be(mixed, alone):
    part = reviewed_part(mixed)
    assert (part / "graph.nq").read_bytes() == (alone / "graph.nq").read_bytes()
    expected = read_report(alone)
    assert {key: value for key, value in read_report(part).items() if key in expected} | {
        "counts_by_review": expected["counts_by_review"], "notes": [], "undrafted": [],
    } == expected  # fmt: skip


def test_it_is_made_once_and_made_anew_by_a_new_build(mixed):
    first = reviewed_part(mixed) / "report.json"
    before = first.stat().st_mtime_ns
    assert (reviewed_part(mixed) / "report.json").stat().st_mtime_ns == before
    build(mixed.parent / "in", mixed)
    assert not first.exists()
    assert reviewed_part(mixed) == first.parent


def test_every_row_says_whether_a_person_checked_it(mixed):
    facts = FactReader(open_store(mixed)).facts()
    assert {fact.document: fact.review for fact in facts} == {
        "case": "reviewed", "case-2": "machine", "other": "machine",
    }  # fmt: skip
    assert check_quotes(in_memory(open_store(mixed)))[1] == []


def test_a_build_of_reviewed_records_alone_is_its_own_reviewed_part(alone):
    assert reviewed_part(alone) == alone


def test_a_graph_that_nobody_has_checked_has_no_reviewed_part(tmp_path):
    write(tmp_path / "in", "case", "machine")
    build(tmp_path / "in", tmp_path / "out")
    with pytest.raises(NotFoundError, match="nobody has checked any record"):
        reviewed_part(tmp_path / "out")
    with pytest.raises(NotFoundError, match="no reviewed record in it"):
        build(tmp_path / "in", tmp_path / "out", reviewed_only=True)


def test_a_node_belongs_to_the_document_whose_whole_name_it_begins_with():
    base = "https://w3id.org/vaco/kg/"
    assert document_of(base + "case-2.case.index") == "case-2"
    assert document_of("https://w3id.org/vaco/Death") == ""
