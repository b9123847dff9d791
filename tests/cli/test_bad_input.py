"""Whatever a user gets wrong: one message that says where, what and what to do, and the right code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from vakg.cli import main
from vakg.resources import seeds_dir

RECORD = "records/pce-ards.yaml"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert "Traceback" not in result.output
    return result.exit_code, result.output


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the bundled documents and records, to spoil."""
    return Path(shutil.copytree(seeds_dir(), tmp_path / "seeds"))


def spoil(seeds: Path, old: str, new: str) -> None:
    path = seeds / RECORD
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


DOCUMENTS = {
    "empty": (b"", "the file is empty"),
    "blank": (b"  \n \n", "blank|no text|only"),
    "binary": (b"text\x00\x01\x02more", "not plain text|control|binary|NUL"),
    "latin": ("Café au lait".encode("latin-1"), "not UTF-8"),
    "utf16": ("Hello there".encode("utf-16"), "UTF-16"),
    "page": (b"<!DOCTYPE html><html><body>x</body></html>", "HTML"),
    "portable": (b"%PDF-1.7 ...", "PDF"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_cannot_be_read_is_told(name, tmp_path):
    content, what = DOCUMENTS[name]
    path = tmp_path / f"{name}.txt"
    path.write_bytes(content)
    code, output = run("read", path)
    assert code == 4
    assert str(path) in output
    assert any(part in output for part in what.split("|"))


def test_a_huge_document_is_told_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    code, output = run("read", path)
    assert code == 6
    assert "limit" in output


def test_a_missing_document_is_told_and_the_others_are_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("The patient did well after the operation.\n", encoding="utf-8")
    code, output = run("read", tmp_path / "missing.txt", good)
    assert code == 3
    assert "there is no such file" in output
    assert "The patient did well" in output


SPOILT = {
    "an unknown term": ("type: vaco:Hypertension\n", "type: vaco:Hypertensoin\n", "Did you mean"),
    "a quote off by one": ("low: 3, high: 3", "low: 4, high: 3", "greater|later than high"),
    "a day before birth": ("age: 78", "age: 0.5", "before the birth"),
    "an unknown key": ("kind: index\n", "kind: index\n  colour: red\n", "colour"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_record_is_told_and_nothing_is_written(name, seeds, tmp_path):
    old, new, what = SPOILT[name]
    spoil(seeds, old, new)
    code, output = run("build", seeds, "--out", tmp_path / "build")
    assert code == 4
    assert "pce-ards" in output
    assert any(part in output for part in what.split("|"))
    assert not (tmp_path / "build").exists()


def test_a_quote_that_is_off_by_one_character_is_told_with_its_place(seeds, tmp_path):
    spoil(seeds, "at: [2511, 2559]", "at: [2512, 2560]")
    code, output = run("build", seeds, "--out", tmp_path / "build")
    assert code == 4
    assert "is not at 2512-2560, it stands at 2511" in output


def test_two_index_procedures_without_names_are_told(seeds, tmp_path):
    spoil(seeds, "  - id: hypertension\n", "  - id: hypertension\n    index: true\n")
    code, output = run("build", seeds, "--out", tmp_path / "build")
    assert code == 4
    assert "several index procedures" in output


def test_a_build_over_an_earlier_one_leaves_that_untouched_when_it_fails(seeds, tmp_path):
    out = tmp_path / "build"
    assert run("build", seeds, "--out", out)[0] == 0
    before = (out / "graph.nq").read_bytes()
    spoil(seeds, "low: 3, high: 3", "low: 4, high: 3")
    assert run("build", seeds, "--out", out)[0] == 4
    assert (out / "graph.nq").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".build")] == []


QUERIES = {
    "a syntax error": ("SELECT * WHERE { ?s ?p", 4, "syntax error"),
    "an update": ("INSERT DATA { <a:a> <b:b> <c:c> }", 4, "vakg only reads"),
    "a SERVICE": ("SELECT * WHERE { SERVICE <http://x.y/> { ?s ?p ?o } }", 4, "never leaves"),
    "a FROM file": ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", 4, "(FROM)"),
    "an empty one": ("   ", 4, "empty"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_that_may_not_run_is_told(name, built):
    text, expected, what = QUERIES[name]
    code, output = run("query", "--graph", built, "--text", text)
    assert code == expected
    assert what in output


def test_a_query_that_would_run_for_ever_is_stopped(built):
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    code, output = run("query", "--graph", built, "--timeout", "0.5", "--text", text)
    assert code == 6
    assert "did not end within 0.5 seconds" in output


def test_a_missing_a_half_deleted_and_a_foreign_store_are_told(built, tmp_path):
    assert run("facts", "--graph", tmp_path / "nowhere")[0] == 3
    copy = Path(shutil.copytree(built, tmp_path / "copy"))
    (copy / "store" / "CURRENT").unlink()
    code, output = run("facts", "--graph", copy)
    assert code == 4
    assert "vakg build" in output
    other = Path(shutil.copytree(built, tmp_path / "other"))
    report = other / "report.json"
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace('"format": 1', '"format": 99'), encoding="utf-8")
    code, output = run("facts", "--graph", other)
    assert code == 4
    assert "form 99" in output


def test_a_folder_with_other_things_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    code, output = run("build", "--out", tmp_path)
    assert code == 4
    assert "thesis.docx" in output
    assert (tmp_path / "thesis.docx").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    place = tmp_path / "file"
    place.write_text("a file is no folder", encoding="utf-8")
    code, output = run("build", "--out", place / "build")
    assert code == 1
    assert "cannot be written" in output


def test_an_unknown_question_is_told_with_the_nearest(built):
    code, output = run("ask", "leakage-in-case", "--graph", built)
    assert code == 3
    assert "leakage-in-a-case" in output


def test_a_wrong_parameter_is_told_with_those_there_are(built):
    code, output = run("ask", "leakage-in-a-case", "--param", "patient=index", "--graph", built)
    assert code == 4
    assert "case" in output


def test_a_reader_who_stops_early_gets_no_error(built):
    command = f"{sys.executable} -m vakg facts --graph {built} --format jsonl | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout.count("\n") == 1
