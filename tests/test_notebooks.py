"""Every notebook runs from top to bottom on a fresh graph, defines nothing, and shows what it says."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "notebooks"
FULL_OUTPUT = re.compile(r"<(style|script).*?</\1>|<[^>]+>", re.DOTALL)

SHOWS = {
    "01-cases": (
        "the patient expired within a half hour after withdrawal of VV-ECMO support on the forty-sixth",
        "No intraoperative cement leakage was detected",
        "no anticoagulant agent was prescribed",
        "4.75 years",
    ),
    "02-to-the-lung": (
        "azygos vein",
        "lumbar vein",
        "The basivertebral veins are within vertebral bodies",
        "right pulmonary and right atrial thromboembolic masses",
    ),
    "03-rates-and-conflicts": (
        "with rates from 5% to 87% in vertebroplasty",
        "92 (26.5%) of 347 treated vertebrae in 64 (40.3%) of 159 patients",
        "Harrington · speculates",
        "Ryu et al. · observed",
        "other amounts",
    ),
    "04-chains-and-treatments": (
        "which resulted in mortality",
        "because of compressive myelopathy or previous thermal injury",
        "There was no clinical improvement",
        "lack of other symptoms except a productive cough",
        "epidural fluid collection",
    ),
    "05-your-own-papers": (
        "2 files of 2 read",
        "Reviewed by A. Reader",
        "its reviewed record counts; the machine draft of it is left out",
        "Death followed 20 days after the vertebroplasty.",
        "compatible with acute respiratory distress syndrome",
    ),
    "06-advice-and-practice": (
        "1.5 to 2 ml per pedicle screw",
        "1 ml (0.5 ml per pedicle) at T8",
        "'followed': 2",
        "There is no consensus on the actual duration of anticoagulant agents",
        "For patients with asymptomatic peripheral PCE, no anticoagulant is required.",
        "image guidance",
    ),
}
"""Words of the documents, and values read from them, that each notebook must show."""

each_notebook = pytest.mark.parametrize("name", SHOWS)


def read(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def test_there_is_no_other_notebook():
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(SHOWS)


@each_notebook
def test_a_notebook_runs_and_shows_figures_tables_and_the_words_of_the_documents(
    name, built, tmp_path, monkeypatch
):
    monkeypatch.setenv("VAKG_GRAPH", str(built))
    book = read(name)
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(book, timeout=300, kernel_name="python3", resources=resources).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    shown = [output.get("data", {}) for output in outputs]
    told = " ".join(words(output) for output in outputs)
    assert [text for text in SHOWS[name] if text not in told] == []
    assert any("image/png" in one for one in shown)
    assert any("<q>" in one.get("text/html", "") for one in shown)


def words(output):
    """Give what a reader sees of an output, spaces evened out."""
    data = output.get("data", {})
    text = data.get("text/html") or data.get("text/plain") or output.get("text", "")
    return " ".join(
        html.unescape(FULL_OUTPUT.sub(" ", text) if "text/html" in data else text).split()
    )


def code(book):
    for cell in book.cells:
        if cell.cell_type == "code":
            lines = [line for line in cell.source.splitlines() if not line.startswith(("%", "!"))]
            yield cell, ast.parse("\n".join(lines))


@each_notebook
def test_a_notebook_defines_nothing_and_is_stored_without_output(name):
    for cell, tree in code(read(name)):
        kinds = {type(node) for node in ast.walk(tree)}
        assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.Lambda}
        assert cell.outputs == []
        assert cell.execution_count is None


@each_notebook
def test_a_notebook_says_first_what_it_is_no_and_last_what_it_does_not_show(name):
    cells = read(name).cells
    assert "Not medical advice, and not a register of incidence" in cells[0].source
    assert cells[-1].source.startswith("## What this does not show")
