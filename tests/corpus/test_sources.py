"""A folder to what a graph is built from: any form of file, and one record that counts for each document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.drafting import Reader, extract_record
from corpus.papers import paper, words
from vakg.corpus.kept import dump_kept
from vakg.corpus.names import document_name
from vakg.corpus.sources import gather_sources
from vakg.documents import read_documents
from vakg.errors import BadInputError, NotFoundError
from vakg.ontology import load_ontology
from vakg.records.dump import dump_record

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"


@pytest.fixture(scope="module")
def ontology():
    return load_ontology()


def draft(path, records, ontology, review="machine", kept=False):
    """Write a record of a file, and say what document it is of."""
    (document,) = read_documents(path)
    record = extract_record(document, Reader(ontology)).record
    name = document_name(path.stem)
    told = dump_record(record.model_copy(update={"document": name}))
    words(records, f"{name}.yaml", told.replace("review: machine", f"review: {review}"))
    if kept:
        words(path.parent, f"{name}.json", dump_kept(document))


def names(gathered):
    return [(one.document.name, str(one.record.review)) for one in gathered.sources]


def test_documents_may_be_of_any_form(tmp_path, ontology):
    shutil.copytree(FORMATS, tmp_path, dirs_exist_ok=True)
    paper(tmp_path, "Plain Text.txt")
    for name in ("bridge", "bridge-jats", "pmid-11-2", "plain-text"):
        words(tmp_path, f"{name}.yaml", f"format: 1\ndocument: {name}\nreview: reviewed\n")
    gathered = gather_sources([tmp_path], ontology)
    assert [one.document.name for one in gathered.sources] == [
        "bridge", "bridge-jats", "plain-text", "pmid-11-2",
    ]  # fmt: skip
    assert gathered.undrafted == ("set.pubmed.xml: pmid-11", "set.pubmed.xml: pmid-12")


def test_documents_without_a_record_are_named(tmp_path, ontology):
    draft(paper(tmp_path, "a.txt"), tmp_path, ontology)
    paper(tmp_path, "b.txt")
    words(tmp_path, "broken.pdf", "%PDF-1.4")
    assert gather_sources([tmp_path], ontology).undrafted == ("b.txt", "broken.pdf")


def test_a_folder_with_documents_and_no_record_says_what_to_do(tmp_path, ontology):
    paper(tmp_path, "a.txt")
    with pytest.raises(NotFoundError, match="vakg extract"):
        gather_sources([tmp_path], ontology)


def test_of_a_draft_and_a_reviewed_record_the_reviewed_one_counts_and_it_is_said(
    tmp_path, ontology
):
    path = paper(tmp_path / "documents", "a.txt")
    draft(path, tmp_path / "drafts", ontology)
    draft(path, tmp_path / "records", ontology, review="reviewed")
    draft(paper(tmp_path / "documents", "b.txt", age=50), tmp_path / "drafts", ontology)
    gathered = gather_sources([tmp_path], ontology)
    assert names(gathered) == [("a", "reviewed"), ("b", "machine")]
    assert "a: its reviewed record counts; the machine draft of it is left out." in gathered.notes


def test_a_reviewed_record_in_another_folder_counts_too(tmp_path, ontology):
    draft(paper(tmp_path / "one", "a.txt"), tmp_path / "one", ontology)
    draft(paper(tmp_path / "two", "a.txt"), tmp_path / "two", ontology, review="reviewed")
    for folders in (["one", "two"], ["two", "one"]):
        gathered = gather_sources([tmp_path / name for name in folders], ontology)
        assert names(gathered) == [("a", "reviewed")]


def test_two_records_of_one_kind_of_one_document_are_refused(tmp_path, ontology):
    for place in ("one", "two"):
        draft(paper(tmp_path / place, "a.txt"), tmp_path / place, ontology)
    with pytest.raises(BadInputError, match="there are 2 records of this document"):
        gather_sources([tmp_path / "one", tmp_path / "two"], ontology)


def test_a_draft_of_a_text_that_was_reviewed_under_another_name_is_left_out(tmp_path, ontology):
    draft(paper(tmp_path, "a.txt"), tmp_path, ontology)
    draft(paper(tmp_path, "b.txt"), tmp_path, ontology, review="reviewed")
    gathered = gather_sources([tmp_path], ontology)
    assert names(gathered) == [("b", "reviewed")]
    assert any("same text" in note and "only the reviewed" in note for note in gathered.notes)


def test_two_drafts_of_one_text_both_stay_and_it_is_said(tmp_path, ontology):
    for name in ("a.txt", "b.txt"):
        draft(paper(tmp_path, name), tmp_path, ontology)
    gathered = gather_sources([tmp_path], ontology)
    assert len(gathered.sources) == 2
    assert gathered.notes == ("b and a: same text (word for word); both are in the graph.",)


def test_the_document_that_was_kept_goes_before_its_file_and_a_change_is_said(tmp_path, ontology):
    path = paper(tmp_path, "a.txt")
    draft(path, tmp_path, ontology, kept=True)
    assert gather_sources([tmp_path], ontology).notes == ()
    paper(tmp_path, "a.txt", age=50)
    gathered = gather_sources([tmp_path], ontology)
    assert gathered.sources[0].document.text.startswith("A 71-year-old")
    assert gathered.notes[0].startswith("a.txt has changed since it was read")


def test_a_text_that_changed_under_its_record_is_told_with_what_moved_and_what_to_do(
    tmp_path, ontology
):
    draft(paper(tmp_path, "a.txt"), tmp_path, ontology)
    paper(tmp_path, "a.txt", age=100)
    with pytest.raises(BadInputError) as caught:
        gather_sources([tmp_path], ontology)
    assert "of 3 quotes 2 stand elsewhere now and 1 are not in it at all" in caught.value.what
    assert caught.value.remedy == "Run `vakg extract` again, with its --out."


def test_two_files_of_one_name_are_refused(tmp_path, ontology):
    draft(paper(tmp_path, "a.txt"), tmp_path, ontology)
    words(tmp_path, "a.html", "<html><body>x</body></html>")
    with pytest.raises(BadInputError, match=r"a\.html and a\.txt have the same name"):
        gather_sources([tmp_path], ontology)


def test_every_record_that_cannot_be_used_is_told(tmp_path, ontology):
    for name in ("a", "b"):
        paper(tmp_path, f"{name}.txt")
        words(tmp_path, f"{name}.yaml", "format: 1\n")
    with pytest.raises(BadInputError, match="2 records cannot be used") as caught:
        gather_sources([tmp_path], ontology)
    assert "a.yaml" in str(caught.value)
    assert "b.yaml" in str(caught.value)
