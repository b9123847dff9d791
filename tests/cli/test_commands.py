"""The commands of the contract, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from vakg.cli import main
from vakg.documents import read_document
from vakg.resources import documents_dir

COMMANDS = (
    "demo",
    "read",
    "build",
    "facts",
    "questions",
    "ask",
    "query",
    "explore",
    "validate",
    "extract",
    "review",
    "score",
)
LATER = ("serve", "export")
ROW_KEYS = {
    "document", "case", "kind", "id", "type", "label", "status", "certainty", "review", "time",
    "levels", "level_role", "side", "sites", "quantities", "text", "citations", "evidence",
}  # fmt: skip


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_command_of_the_contract_is_there_with_an_example_first():
    assert set(main.commands) >= set(COMMANDS)
    for name in main.commands:
        text = run(name, "--help")
        assert re.search(rf"^ +vakg {name}", text, re.MULTILINE), name


def rows(built: Path, *words: str) -> list[dict]:
    return [
        json.loads(line)
        for line in run("facts", "--graph", built, "--format", "jsonl", *words).splitlines()
    ]


def test_facts_are_rows_of_the_contract(built):
    found = rows(built)
    assert len(found) > 800
    for row in found:
        assert row.keys() >= ROW_KEYS
        assert row["evidence"], row["id"]


def test_every_quote_stands_in_what_read_prints(built):
    texts = {path.stem: run("read", path) for path in documents_dir().glob("*.txt")}
    for row in rows(built):
        for one in row["evidence"]:
            assert texts[row["document"]][one["start"] : one["end"]] == one["quote"]


def test_offsets_lead_back_to_the_file(built):
    files = {path.stem: path.read_text(encoding="utf-8") for path in documents_dir().glob("*.txt")}
    letters = re.compile(r"[^a-z0-9]")
    for row in rows(built, "--kind", "incidence"):
        for one in row["evidence"]:
            spans = (files[row["document"]][low:high] for low, high in one["file_spans"])
            assert letters.sub("", "".join(spans).lower()) == letters.sub("", one["quote"].lower())


def test_facts_can_be_narrowed(built):
    absent = rows(built, "--status", "absent", "--kind", "event")
    assert absent
    assert {row["status"] for row in absent} == {"absent"}
    assert {row["case"] for row in rows(built, "--kind", "incidence")} == {None}


def test_a_patient_an_incidence_and_a_risk_factor_have_their_own_keys(built):
    patient = rows(built, "--kind", "patient", "--case", "index")[0]
    assert (patient["age"], patient["sex"]) == (78, "male")
    assert patient["history"]
    counted = [row for row in rows(built, "--kind", "incidence") if row["denominator"] == 347]
    assert [(row["numerator"], row["value"], row["unit"]) for row in counted] == [(92, 26.5, "%")]
    factors = rows(built, "--kind", "risk_factor")
    assert any(row.get("p") == 0.045 for row in factors)


def test_rows_come_as_json_and_csv_too(built):
    whole = json.loads(run("facts", "--graph", built, "--format", "json", "--kind", "gap"))
    table = list(
        csv.DictReader(
            io.StringIO(run("facts", "--graph", built, "--format", "csv", "--kind", "gap"))
        )
    )
    assert [row["text"] for row in table] == [row["text"] for row in whole]


def test_reading_prints_the_text_and_its_parts():
    path = documents_dir() / "pce-ards.txt"
    document = read_document(path)
    assert run("read", path) == document.text
    parts = [json.loads(line) for line in run("read", path, "--format", "jsonl").splitlines()]
    assert [one["kind"] for one in parts].count("sentence") == len(document.sentences)


@pytest.mark.parametrize(
    "words",
    [
        "with rates from 5% to 87% in vertebroplasty [8-18] and from 13% to 93.6% in "
        "cement-augmented pedicle screws [6,7,19,20].",
        "and 1.5 to 2 ml per pedicle screw in cement-augmented pedicle screw instrumentation [7,21].",
    ],
)
def test_a_sentence_torn_over_the_page_comes_out_whole(words):
    document = read_document(documents_dir() / "pce-ards.txt")
    whole = [document.quote(one.start, one.end) for one in document.sentences]
    assert len([sentence for sentence in whole if sentence.endswith(words)]) == 1


def test_a_query_answers_select_ask_construct_and_describe(built):
    prefix = "PREFIX vaco: <https://w3id.org/vaco/> "
    asked = {
        "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vaco:Death }": "n",
        "ASK { ?x a vaco:Death }": "answer",
        "CONSTRUCT { ?x a vaco:Death } WHERE { ?x a vaco:Death }": "subject",
        "DESCRIBE vaco:Death": "subject",
    }
    for text, column in asked.items():
        row = run(
            "query", "--graph", built, "--format", "jsonl", "--text", prefix + text
        ).splitlines()[0]
        assert column in json.loads(row)


def test_a_row_limit_cuts_and_says_so(built):
    text = "SELECT * WHERE { ?s ?p ?o }"
    result = CliRunner().invoke(
        main, ["query", "--graph", str(built), "--limit", "3", "--text", text]
    )
    assert result.exit_code == 6
    assert "only the first 3 rows" in result.stderr


def test_the_main_job_runs_and_says_where_things_are(tmp_path):
    text = run("demo", "--out", tmp_path / "build")
    assert {path.name for path in (tmp_path / "build").iterdir()} == {
        "explorer.html", "graph.nq", "report.json", "store",
    }  # fmt: skip
    for part in ("quotes verified", "370 present", "explorer.html", "Not medical advice"):
        assert part in text
    assert text.count("“") >= 9


def test_what_comes_later_is_absent_rather_than_a_stub():
    assert not set(main.commands) & set(LATER)
