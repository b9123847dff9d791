"""From papers to checked records, as a user types it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.papers import contents, paper, words
from vakg.cli import main
from vakg.corpus import read_kept
from vakg.model.fact import Fact
from vakg.records import load_record
from vakg.records.verdicts import draft_hash

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
ROW_KEYS = {
    "document", "case", "kind", "id", "type", "label", "status", "certainty", "review", "time",
    "levels", "level_role", "side", "sites", "quantities", "text", "citations", "evidence",
}  # fmt: skip


def run(*typed: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(word) for word in typed])
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of drafts of two papers, and of a file that cannot be read."""
    place = tmp_path_factory.mktemp("drafted")
    paper(place / "papers", "case.txt")
    paper(place / "papers", "other.txt", age=64, level="T12", leak="No leakage was seen.")
    words(place / "papers", "scan.pdf", "%PDF-1.4 nothing")
    code, said, _ = run("extract", place / "papers", "--out", place / "drafts")
    assert code == 4
    assert "2 files of 3 read" in said
    assert "papers/scan.pdf: the PDF is broken" in said
    assert f"Next: vakg review {place}/drafts/drafts/case.yaml" in said
    return place / "drafts"


# ---- read


def test_a_file_of_any_form_can_be_read():
    assert run("read", FORMATS / "bridge.jats.xml")[0] == 0
    assert run("read", FORMATS / "bridge.html")[1]


def test_of_a_file_of_several_documents_each_is_printed_under_its_name():
    code, said, _ = run("read", FORMATS / "set.pubmed.xml")
    assert code == 0
    assert [line for line in said.splitlines() if line.startswith("==>")] == [
        "==> pmid-11 <==", "==> pmid-12 <==", "==> pmid-11-2 <==",
    ]  # fmt: skip
    rows = [
        json.loads(line)
        for line in run("read", FORMATS / "set.pubmed.xml", "--format", "jsonl")[1].splitlines()
    ]
    assert {row["document"] for row in rows} == {"pmid-11", "pmid-12", "pmid-11-2"}


def test_a_document_that_was_kept_is_read_as_its_file_was(drafted):
    kept = run("read", drafted / "documents" / "case.json")
    assert kept == run("read", drafted.parent / "papers" / "case.txt")


# ---- extract


def test_facts_come_as_rows_of_the_contract_and_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = paper(tmp_path, "case.txt")
    code, said, told = run("extract", path, "--format", "jsonl")
    rows = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert rows
    text = run("read", path)[1]
    for row in rows:
        assert row.keys() >= ROW_KEYS
        assert (row["document"], row["review"]) == ("case", "machine")
        for one in row["evidence"]:
            assert text[one["start"] : one["end"]] == one["quote"]
    assert [(row["age"], row["sex"]) for row in rows if row["kind"] == "patient"] == [
        (71, "female")
    ]
    assert "1 draft record, none checked by a person" in told
    assert "Next:" not in told
    assert [one.name for one in tmp_path.iterdir()] == ["case.txt"]


def test_facts_come_as_csv_too(tmp_path):
    path = paper(tmp_path, "case.txt")
    rows = list(csv.DictReader(run("extract", path, "--format", "csv")[1].splitlines()))
    assert tuple(rows[0]) == Fact.BRIEF
    assert {row["review"] for row in rows} == {"machine"}


def test_a_missing_file_is_told_and_the_others_are_drafted(tmp_path):
    paper(tmp_path, "case.txt")
    code, said, _ = run(
        "extract", tmp_path / "nowhere.txt", tmp_path / "case.txt", "--out", tmp_path / "out"
    )
    assert code == 3
    assert "nowhere.txt: there is no such file" in said
    assert (tmp_path / "out" / "drafts" / "case.yaml").exists()


def test_a_folder_with_nothing_to_read_is_told(tmp_path):
    code, _, told = run("extract", tmp_path, "--out", tmp_path / "out")
    assert code == 3
    assert "no file in it that can be read" in told


COMMAND = [sys.executable, "-m", "vakg", "extract", "papers", "--out"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve papers, and in `whole` the drafts of a run that nobody stopped."""
    place = tmp_path_factory.mktemp("twelve")
    for number in range(12):
        paper(place / "papers", f"case-{number:02}.txt", age=30 + number)
    subprocess.run([*COMMAND, "whole"], cwd=place, capture_output=True, check=True)
    return place


@pytest.mark.skipif(os.name != "posix", reason="a process is interrupted otherwise elsewhere")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_from_outside_goes_on(how, whole):
    out = whole / how.name
    started = subprocess.Popen(
        [*COMMAND, out], cwd=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    journal = out / "journal.jsonl"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 4:
        time.sleep(0.005)
    started.send_signal(how)
    said, told = started.communicate(timeout=60)
    assert "Traceback" not in told
    if how == signal.SIGINT and started.returncode:  # 0 where it was done before it was stopped
        assert started.returncode == 130
        assert "the same command goes on from here" in said
    done = journal.read_bytes().count(b"\n") - 1
    rest = subprocess.run([*COMMAND, out], cwd=whole, capture_output=True, text=True, check=True)
    assert f"{12 - done} now, {done} unchanged" in rest.stdout or done == 12
    first, second = contents(out), contents(whole / "whole")
    del first["summary.json"], second["summary.json"]  # they say what was read when
    assert first == second


# ---- review


def verdicts_on(drafted: Path, name: str) -> Path:
    """Accept the patient and every event of a draft, as the page would write it."""
    record = load_record(drafted / "drafts" / f"{name}.yaml")
    judged = [{"id": one.id, "kind": "patient", "verdict": "accepted"} for one in record.cases]
    judged += [
        {"id": event.id, "kind": "event", "verdict": "accepted"}
        for case in record.cases
        for event in case.events
    ]
    told = {
        "format": 1, "about": "vakg verdicts", "document": name, "draft": draft_hash(record),
        "by": "A. Surgeon", "verdicts": judged,
    }  # fmt: skip
    return words(drafted.parent, f"{name}.verdicts.json", json.dumps(told))


def test_a_review_page_lies_beside_the_drafts(drafted):
    code, said, _ = run("review", drafted / "drafts" / "case.yaml")
    page = drafted / "review" / "case.html"
    assert code == 0
    assert str(page) in said
    assert "vertebroplasty at L1" in page.read_text(encoding="utf-8")


def test_verdicts_make_a_reviewed_record_that_says_who_and_when(drafted, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    draft, verdicts = drafted / "drafts" / "case.yaml", verdicts_on(drafted, "case")
    before = draft.read_bytes()
    code, said, told = run("review", draft, "--apply", verdicts)
    assert code == 0, told
    target = drafted / "records" / "case.yaml"
    assert str(target) in said
    assert target.read_text("utf-8").startswith("# Reviewed by A. Surgeon on 2026-01-02: ")
    assert load_record(target).review == "reviewed"
    assert draft.read_bytes() == before
    assert run("review", draft, "--apply", verdicts, "--by", "B. Second")[0] == 0
    assert "B. Second" in target.read_text("utf-8")


def test_a_record_that_somebody_wrote_is_not_overwritten(drafted, tmp_path):
    mine = words(tmp_path, "mine.yaml", "format: 1\n")
    verdicts = verdicts_on(drafted, "case")
    code, _, told = run(
        "review", drafted / "drafts" / "case.yaml", "--apply", verdicts, "--out", mine
    )
    assert code == 4
    assert "was not made from this draft" in told
    assert mine.read_text("utf-8") == "format: 1\n"


def test_verdicts_on_another_draft_are_refused_and_nothing_is_written(drafted):
    code, _, told = run(
        "review", drafted / "drafts" / "other.yaml", "--apply", verdicts_on(drafted, "case")
    )
    assert code == 4
    assert "they were given on case" in told
    assert not (drafted / "records" / "other.yaml").exists()


@pytest.mark.parametrize("words_typed", [("nowhere.yaml",), ("nowhere.yaml", "--apply", "no.json")])
def test_a_missing_draft_is_told(words_typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, told = run("review", *words_typed)
    assert code == 3
    assert "there is no such record" in told


# ---- what a machine read and what a person checked


@pytest.fixture(scope="module")
def graph(drafted: Path) -> Path:
    """A graph of one reviewed record and one draft."""
    run("review", drafted / "drafts" / "case.yaml", "--apply", verdicts_on(drafted, "case"))
    folder = drafted.parent / "graph"
    code, said, told = run("build", drafted, "--out", folder)
    assert code == 0, told
    assert " machine-read, not checked" in said
    assert "case: its reviewed record counts; the machine draft of it is left out." in said
    return folder


def test_rows_say_which_is_which_and_counts_name_both(graph):
    rows = [
        json.loads(line)
        for line in run("facts", "--graph", graph, "--format", "jsonl")[1].splitlines()
    ]
    assert {(row["document"], row["review"]) for row in rows} == {
        ("case", "reviewed"), ("other", "machine"),
    }  # fmt: skip
    said = run("facts", "--graph", graph)[1].splitlines()[-1]
    reviewed = sum(row["review"] == "reviewed" for row in rows)
    assert f"{reviewed} reviewed, {len(rows) - reviewed} machine-read, not checked" in said


def test_what_a_machine_read_can_be_left_out_of_every_answer(graph):
    told = run("facts", "--graph", graph, "--reviewed-only", "--format", "jsonl")[1]
    assert {json.loads(line)["document"] for line in told.splitlines()} == {"case"}
    query = "SELECT ?d WHERE { ?d a <https://w3id.org/vaco/SourceDocument> }"
    everything = run("query", "--graph", graph, "--text", query, "--format", "jsonl")[1]
    checked = run(
        "query", "--graph", graph, "--reviewed-only", "--text", query, "--format", "jsonl"
    )[1]
    assert len(everything.splitlines()) == 2
    assert [json.loads(line)["d"] for line in checked.splitlines()] == ["kg:case"]


def test_answers_of_a_mixed_graph_say_of_each_row_who_read_it(graph):
    asked = ("ask", "timeline", "--graph", graph, "--param", "case=other/index")
    code, said, told = run(*asked, "--format", "jsonl")
    assert code == 0, told
    assert {json.loads(line)["review"] for line in said.splitlines()} == {"machine"}
    assert " machine-read, not checked" in run(*asked)[1]


def test_a_draft_folder_stands_alone(drafted, tmp_path):
    for name in ("case", "other"):
        document = read_kept(drafted / "documents" / f"{name}.json")
        record = load_record(drafted / "drafts" / f"{name}.yaml")
        assert record.document == document.name
    assert run("build", drafted, "--reviewed-only", "--out", tmp_path / "graph")[0] == 0


# ---- score


def test_the_reader_is_scored_on_a_folder_of_texts(tmp_path):
    text = "A 71-year-old woman had vertebroplasty at L1 for a fracture. No leakage was seen."
    words(tmp_path / "texts", "a.txt", text)
    corpus = Path(__file__).parents[1] / "fixtures" / "corpus"
    gold = json.loads((corpus / "01.json").read_text("utf-8"))
    words(tmp_path / "texts", "a.json", json.dumps(gold))
    page = tmp_path / "accuracy.md"
    code, said, told = run("score", "--corpus", tmp_path / "texts", "--out", page)
    assert code == 0, told
    assert "recall" in said
    assert "## Corpus texts" in page.read_text("utf-8")
