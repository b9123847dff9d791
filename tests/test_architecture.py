"""The house keeps its shape: who may import whom, no clinical word in the program, small modules."""

import ast
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from vakg.model.term import Scope
from vakg.ontology import load_names, load_ontology

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "vakg"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "_data" not in path.parts)
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
FIELD_MODULES = {"complications", "findings", "treatments", "materials"}
Function = ast.FunctionDef | ast.AsyncFunctionDef

ALLOWED = {
    "extract/levels/find.py": {"stroke"},  # the sign between two levels
    "extract/clock/grammar.py": {"sign"},  # a printed sign
    "graph/evidence.py": {"case report", "case series"},  # kinds of document
    "model/assertion.py": {"sensory level"},  # a role of a level in a record
    "view/explorer/case_views.py": {"sign"},  # a drawn sign
    "view/explorer/entries.py": {"risk factor", "material"},  # a kind of claim, a field of a record
    "view/explorer/wording.py": {"sign"},  # a printed sign
}
"""Labels that a module may hold because they mean something else there, or are its form's own words."""


def name(path):
    return path.relative_to(SOURCE).as_posix()


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


each_module = pytest.mark.parametrize("path", MODULES, ids=name)


# ---- imports


def lint(folder):
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as do; do()",
    ]
    return subprocess.run(
        [*command, "--config", str(folder / ".importlinter"), "--no-cache"],
        cwd=folder, env={"PYTHONPATH": str(folder / "src"), "COLUMNS": "300", "PATH": "/usr/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package and its contracts, to plant bad imports in."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        SOURCE, folder / "src" / "vakg", ignore=shutil.ignore_patterns("__pycache__", "_data")
    )
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_every_import_keeps_to_the_contracts():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("model/parts.py", "from vakg.graph import store", "vakg.model.parts -> vakg.graph"),
        (
            "graph/quads.py",
            "from vakg.questions import answer",
            "vakg.graph.quads -> vakg.questions",
        ),
        (
            "documents/words.py",
            "from vakg.ontology import load_ontology",
            "vakg.documents.words -> vakg.ontology",
        ),
        (
            "questions/answer.py",
            "from vakg.documents import read_document",
            "vakg.questions.answer -> vakg.documents",
        ),
        (
            "view/report.py",
            "from vakg.documents import read_document",
            "vakg.view.report -> vakg.documents",
        ),
        ("view/report.py", "import vakg.extract", "vakg.view.report -> vakg.extract"),
        ("model/parts.py", "import click", "vakg.model.parts -> click"),
        ("questions/answer.py", "import pyvis", "vakg.questions.answer -> pyvis"),
        ("view/report.py", "import rdflib", "vakg.view.report -> rdflib"),
        ("pipeline.py", "from pyoxigraph import Store", "vakg.pipeline -> pyoxigraph"),
        ("records/load.py", "import owlready2", "vakg.records.load -> owlready2"),
    ],
)
def test_a_bad_import_breaks_a_contract(module, line, broken, copy):
    path = copy / "src" / "vakg" / module
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{text}\n{line}\n", encoding="utf-8")
        done = lint(copy)
    finally:
        path.write_text(text, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert broken in done.stdout


def test_a_package_that_no_contract_knows_breaks_one(copy):
    stray = copy / "src" / "vakg" / "stray.py"
    try:
        stray.write_text('"""Nobody said where this belongs."""\n', encoding="utf-8")
        done = lint(copy)
    finally:
        stray.unlink()
    assert done.returncode == 1
    assert "vakg.stray" in done.stdout


# ---- words


@cache
def clinical_words():
    """Labels and exact synonyms of two or more words, and one-word labels of the field's own things."""
    known = load_ontology()
    found = set()
    for one in load_names(known):
        if one.scope in (Scope.LABEL, Scope.EXACT) and not one.is_abbreviation:
            found.add((words_of(one.text), known.terms[one.curie].module))
    return {words for words, module in found if len(words) > 1 or module in FIELD_MODULES}


def words_of(text):
    """The words of a text in small letters, without the signs around them."""
    return tuple(
        word for part in text.lower().split() if (word := part.strip(".,;:!?()[]{}<>\"'`/"))
    )


def clinical(text):
    """Every run of words in a text that names something clinical."""
    words, longest = words_of(text), max(map(len, clinical_words()))
    runs = (words[i : i + n] for i in range(len(words)) for n in range(1, longest + 1))
    return sorted({" ".join(run) for run in runs if run in clinical_words()})


def docstrings(tree):
    """Every string that stands as a statement of its own: docstrings and notes on constants."""
    return {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }  # fmt: skip


def literals(tree):
    quiet = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.lineno, node.value


@each_module
def test_no_clinical_word_stands_in_the_program(path):
    """Labels live in `ontology/`, which is what teaches the program its words."""
    found = [
        f"line {line}: {words}"
        for line, text in literals(parsed(path))
        for words in clinical(text)
        if words not in ALLOWED.get(name(path), ())
    ]
    assert found == []


@pytest.mark.parametrize("module", ALLOWED)
def test_what_is_allowed_to_a_module_is_still_there(module):
    held = {words for _, text in literals(parsed(SOURCE / module)) for words in clinical(text)}
    assert ALLOWED[module] <= held


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ('say = "a pulmonary cement embolism was seen"', True),
        ('say = f"{x} with Pulmonary Cement Embolism"', True),
        ('def f():\n    """Tell of a pulmonary cement embolism."""', False),
        ('say = "pulmonary"', False),
        ('X = 1\n"""A pulmonary cement embolism."""', False),
    ],
)
def test_a_clinical_word_in_a_literal_would_be_found(text, finds):
    assert any(clinical(one) for _, one in literals(ast.parse(text))) is finds


def test_there_are_words_to_look_for():
    assert len(clinical_words()) > 500
    assert ("pulmonary", "cement", "embolism") in clinical_words()
    assert [words for words in clinical_words() if len(words) == 1]


# ---- sizes and words on what is public


@each_module
def test_a_module_has_fewer_than_three_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_MODULE


@each_module
def test_a_function_has_at_most_forty_lines(path):
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions(parsed(path))
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@each_module
def test_all_that_is_public_says_what_it_is_for(path):
    tree = parsed(path)
    silent = [] if ast.get_docstring(tree) else ["the module"]
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for holder in [tree, *(node for node in classes if not node.name.startswith("_"))]:
        for node in holder.body:
            named = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                silent.append(node.name)
    assert silent == []


@each_module
def test_everything_is_typed(path):
    untyped = [node.name for node in functions(parsed(path)) if not is_typed(node)]
    assert untyped == []


def is_typed(node):
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    typed = all(one.annotation for one in given if one.arg not in ("self", "cls"))
    return typed and node.returns is not None


@each_module
def test_nothing_is_printed_past_the_command_line(path):
    if path.parent.name == "cli":
        return
    calls = [node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    assert [
        call.lineno for call in calls if isinstance(call, ast.Name) and call.id == "print"
    ] == []


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc", "manager"])
def test_no_module_is_named_for_what_it_is_not(word):
    assert [name(path) for path in MODULES if path.stem == word] == []
